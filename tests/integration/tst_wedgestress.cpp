// SPDX-License-Identifier: GPL-3.0-or-later
// 10,000 scans of a keyboard wedge into the cashier's own window over a demo shop, while the focus wanders, panels and
// payments open and close, the till locks and the page changes: each scan has one outcome, in order, and none of its
// keys reaches a widget.
#include "app/runtime/newshop.h"
#include "app/runtime/shopruntime.h"
#include "devices/scanner/wedgefilter.h"
#include "models/catalog/demogoods.h"
#include "tests/support/fakesoundplayer.h"
#include "tests/support/testmain.h"
#include "ui/cashier/frame/cashierwindow.h"
#include "ui/cashier/sale/salepage.h"
#include "ui/cashier/sale/scanfield.h"

#include <QApplication>
#include <QLineEdit>
#include <QLoggingCategory>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QWindow>
#include <random>

using namespace mendian;
using namespace mendian::app;

namespace {

constexpr int kScans = 10'000;
constexpr int kBurst = 20;
constexpr int kGoods = 200;
constexpr int kMostLines = 60;
constexpr int kPatienceMs = 20'000;

/// Keys that come to a widget, and shortcuts. While only a scanner types there are none.
class KeyWatch final : public QObject
{
public:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        const bool key = event->type() == QEvent::KeyPress || event->type() == QEvent::KeyRelease;
        if ((key && watched->isWidgetType()) || event->type() == QEvent::Shortcut)
            reached.append(QString::fromLatin1(watched->metaObject()->className()) + u' ' + watched->objectName());
        return false;
    }
    QStringList reached;
};

/// Everything between the scanner's cable and the stored log.
struct Rig
{
    QTemporaryDir folder;
    SystemClock clock;
    std::unique_ptr<ShopRuntime> runtime;
    std::unique_ptr<TillService> till;
    test::FakeSoundPlayer sounds;
    std::unique_ptr<CashierWindow> window;
    std::unique_ptr<devices::WedgeFilter> wedge;
    std::mt19937 random{31};
    ulong stamp = 1'000;         ///< of the window system
    qint64 cleared = 0;          ///< pieces that left the basket
    QList<qint64> heard;         ///< numbers in the order in which the screen heard of them
    QMap<QString, int> happened; ///< what people did, and how often

    Status open();
    void scan(const QString &code);
    void disturb();
    void moveFocus();
    bool done(const QFuture<Status> &command);
    void settle();
    void clear();
    QString strayText() const;
    qint64 pieces() const { return till->view().basket.pieces + till->view().basket.nextSalePieces; }
    size_t dice(size_t sides) { return random() % sides; }

private:
    void key(QEvent::Type type, int code, const QString &text);
    void stroke(int code, const QString &text);
};

Status Rig::open()
{
    const QString path = folder.filePath(QStringLiteral("shop"));
    MENDIAN_TRY(createDemoShop(path, kGoods, clock));
    RuntimeOptions options;
    options.folder = path;
    options.payments = false; // cash, card slips and combined payments open; no provider is asked
    auto opened = ShopRuntime::open(options);
    if (!opened)
        return fail(opened.error());
    runtime = *std::move(opened);
    const Status ready = runtime->call([this] {
        runtime->shop().settings.set(QStringLiteral("lock.idle_minutes"), QStringLiteral("0"));
        const Status in = runtime->till().signIn(QStringLiteral("0017"), Secret("246810"));
        return in ? runtime->till().openShift(Money::fromFen(50'000)) : in;
    });
    MENDIAN_TRY(ready);
    till.reset(runtime->makeService());
    window = std::make_unique<CashierWindow>(CashierParts{*till, sounds, runtime->clock()});
    window->resize(1366, 768);
    window->show();
    window->activateWindow();
    QObject::connect(till.get(), &TillPort::scanned, window.get(),
        [this](const ScanFeedback &feedback) { heard.append(feedback.n); });
    wedge = std::make_unique<devices::WedgeFilter>(devices::ScannerProfile::usb(), runtime->clock());
    QObject::connect(
        wedge.get(), &devices::Scanner::decoded, wedge.get(),
        [this](const devices::Decode &decode) { runtime->scans().submit(decode); }, Qt::DirectConnection);
    wedge->start();
    return {};
}

// As the window system's queue hands a key to the window: shortcuts first, then the window, with the time of the key.
void Rig::key(QEvent::Type type, int code, const QString &text)
{
    QWindow *target = window->windowHandle();
    if (type == QEvent::KeyPress && qt_sendShortcutOverrideEvent(target, stamp, code, {}, text))
        return;
    QKeyEvent event(type, code, {}, text);
    event.setTimestamp(stamp);
    QSpontaneKeyEvent::setSpontaneous(&event);
    QCoreApplication::sendEvent(target, &event);
}

void Rig::stroke(int code, const QString &text)
{
    stamp += 1 + dice(3);
    key(QEvent::KeyPress, code, text);
    key(QEvent::KeyRelease, code, text);
}

void Rig::scan(const QString &code)
{
    const size_t moveAt = dice(8) == 0 ? dice(static_cast<size_t>(code.size())) : SIZE_MAX;
    for (qsizetype i = 0; i < code.size(); ++i) {
        if (static_cast<size_t>(i) == moveAt)
            moveFocus(); // the hands do not wait for the scanner
        stroke(code[i].toUpper().unicode(), code[i]);
    }
    stroke(Qt::Key_Return, QStringLiteral("\r"));
}

void Rig::moveFocus()
{
    QList<QWidget *> able;
    for (QWidget *widget : window->findChildren<QWidget *>())
        if (widget->isVisible() && widget->isEnabled() && widget->focusPolicy() != Qt::NoFocus)
            able.append(widget);
    if (!able.isEmpty())
        able[static_cast<qsizetype>(dice(static_cast<size_t>(able.size())))]->setFocus();
    ++happened[QStringLiteral("focus")];
}

// What people do between two scans.
void Rig::disturb()
{
    static const QStringList panels{QStringLiteral("price"), QStringLiteral("discount"), QStringLiteral("quantity"),
        QStringLiteral("drawer"), QStringLiteral("cashmove"), QStringLiteral("holds"), QStringLiteral("more"),
        QStringLiteral("jobs"), QStringLiteral("log"), QStringLiteral("parked")};
    static const QStringList payments{
        QStringLiteral("cash"), QStringLiteral("external"), QStringLiteral("combined"), QStringLiteral("code")};
    const auto any = [this](const QStringList &list) {
        return list[static_cast<qsizetype>(dice(static_cast<size_t>(list.size())))];
    };
    const TillView view = till->view();
    if (view.locked) {
        if (dice(4) == 0)
            done(till->unlock(QStringLiteral("246810")));
        else
            moveFocus();
        return;
    }
    const bool paying = view.payment.screen != 0;
    switch (dice(16)) {
    case 0:
    case 1:
    case 2:
        if (!paying && window->page() == QLatin1String("sale"))
            happened[QStringLiteral("panel")] += window->salePage()->openPanel(any(panels));
        break;
    case 3:
        window->salePage()->closePanel();
        break;
    case 4:
        happened[QStringLiteral("payment")] += done(till->openPayment(any(payments)));
        break;
    case 5:
    case 6:
        if (paying)
            done(till->closePayment());
        break;
    case 7:
        happened[QStringLiteral("settings")] += window->openPage(QStringLiteral("settings"));
        break;
    case 8:
        window->openPage(QStringLiteral("sale"));
        break;
    case 9:
        if (dice(4) == 0)
            happened[QStringLiteral("lock")] += done(till->lock());
        break;
    default:
        moveFocus();
        break;
    }
}

bool Rig::done(const QFuture<Status> &command)
{
    if (!QTest::qWaitFor([&] { return command.isFinished(); }, kPatienceMs))
        return false;
    QCoreApplication::processEvents(); // the view that goes with it
    return command.result().has_value();
}

void Rig::settle()
{
    do {
        runtime->engine().run([] {}).waitForFinished();
        QCoreApplication::processEvents();
    } while (runtime->scans().waiting() > 0);
    runtime->engine().run([] {}).waitForFinished(); // the last one's word to the screen is on its way
    QCoreApplication::processEvents();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
}

void Rig::clear()
{
    if (till->view().payment.screen != 0)
        done(till->closePayment());
    settle();
    const qint64 before = pieces();
    done(till->clearBasket());
    settle();
    cleared += before - pieces();
}

// The text of a field that a scan may have left something in: the scan field is empty, no other field has so long a
// number.
QString Rig::strayText() const
{
    static const QRegularExpression number(QStringLiteral("[0-9]{6}|ZZ"));
    for (const QLineEdit *field : window->findChildren<QLineEdit *>()) {
        if (field->text().contains(number))
            return field->objectName() + u'=' + field->text();
    }
    return window->salePage()->scanField()->text();
}

} // namespace

class TestWedgeStress : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { QLoggingCategory::setFilterRules(QStringLiteral("mendian.*=false")); }
    void everyScanHasOneOutcomeAndNoKeyReachesAWidget();

private:
    static QString code(Rig &rig, const QStringList &goods, int i);
};

QString TestWedgeStress::code(Rig &rig, const QStringList &goods, int i)
{
    switch (rig.dice(25)) {
    case 0:
        return QStringLiteral("6900000000007"); // a good number that nobody has
    case 1:
        return QStringLiteral("ZZ-%1/%2").arg(i).arg(rig.dice(100'000), 5, 10, QLatin1Char('0'));
    case 2:
        return QStringLiteral("13%1").arg(i, 16, 10, QLatin1Char('0')); // a payment code
    default:
        return goods[static_cast<qsizetype>(rig.dice(static_cast<size_t>(goods.size())))];
    }
}

void TestWedgeStress::everyScanHasOneOutcomeAndNoKeyReachesAWidget()
{
    QStringList goods;
    for (const Sku &sku : demoGoods(kGoods))
        if (!sku.barcodes.isEmpty() && !sku.weighed && !sku.price.isZero() && sku.barcodes.first().text.size() == 13)
            goods.append(sku.barcodes.first().text);
    QVERIFY(goods.size() > kMostLines);
    Rig rig;
    const Status opened = rig.open();
    QVERIFY2(opened, opened ? "" : qPrintable(opened.error().detail));
    QVERIFY(QTest::qWaitForWindowActive(rig.window.get()));
    QVERIFY(rig.window->salePage()->isVisible());
    KeyWatch watch;
    qApp->installEventFilter(&watch);

    QElapsedTimer timer;
    timer.start();
    QStringList sent;
    for (int i = 0; i < kScans; ++i) {
        sent.append(code(rig, goods, i));
        rig.scan(sent.last());
        if (rig.dice(4) == 0)
            rig.disturb();
        if (i % kBurst != kBurst - 1)
            continue;
        do {
            QCoreApplication::processEvents();
        } while (rig.runtime->scans().waiting() > kBurst);
        if (const QString stray = rig.strayText(); !stray.isEmpty())
            QFAIL(qPrintable(QStringLiteral("after scan %1: %2").arg(i + 1).arg(stray)));
        if (!watch.reached.isEmpty())
            QFAIL(qPrintable(QStringLiteral("after scan %1: a key for %2").arg(i + 1).arg(watch.reached.first())));
        if (rig.till->view().basket.lines.size() > kMostLines && !rig.till->view().locked)
            rig.clear();
    }
    if (rig.till->view().locked)
        QVERIFY(rig.done(rig.till->unlock(QStringLiteral("246810"))));
    if (rig.till->view().payment.screen != 0)
        QVERIFY(rig.done(rig.till->closePayment()));
    rig.settle();
    qInfo("%d scans in %lld ms", kScans, static_cast<long long>(timer.elapsed()));

    QFuture<Result<QList<ScanLogEntry>>> asked = rig.till->scanLog(2 * kScans);
    QVERIFY(QTest::qWaitFor([&] { return asked.isFinished(); }, kPatienceMs));
    QVERIFY(asked.result());
    QList<ScanLogEntry> rows = *asked.result();
    std::ranges::reverse(rows);
    QCOMPARE(rows.size(), sent.size());
    QCOMPARE(rig.heard.size(), sent.size());
    QMap<QString, int> tally;
    for (qsizetype i = 0; i < rows.size(); ++i) {
        QCOMPARE(rows[i].n, i + 1);
        QCOMPARE(rig.heard[i], i + 1);
        QCOMPARE(rows[i].source, QStringLiteral("wedge"));
        if (sent[i].size() == 18) { // a payment code is never stored: masked but for two digits
            QCOMPARE(rows[i].kind, QStringLiteral("PayCode"));
            QCOMPARE(rows[i].text.right(2), sent[i].right(2));
        } else {
            QCOMPARE(rows[i].text, sent[i]);
        }
        ++tally[rows[i].outcome + u' ' + rows[i].reason];
    }
    for (auto it = tally.cbegin(); it != tally.cend(); ++it)
        qInfo("%5d %s", it.value(), qPrintable(it.key()));
    for (const char *what : {"panel", "payment", "settings", "lock", "focus"}) {
        qInfo("%5d × %s", rig.happened.value(QLatin1String(what)), what);
        QVERIFY2(rig.happened.value(QLatin1String(what)) >= 10, what);
    }
    QCOMPARE(rig.cleared + rig.pieces(), tally.value(QStringLiteral("LineAdded ")));
    QVERIFY(!tally.contains(QStringLiteral("Refused failed")));
    for (const char *seen : {"Refused locked", "Refused unknown", "Refused provider_not_offered"})
        QVERIFY2(tally.contains(QLatin1String(seen)), seen);
    QCOMPARE(rig.till->view().todayReceipts, 0);
    QVERIFY(!rig.till->view().last);
    QCOMPARE(rig.till->view().shift.cashFloat, Money::fromFen(50'000));
    QCOMPARE(rig.till->view().holds, 0);
    QCOMPARE(rig.strayText(), QString());
    QCOMPARE(watch.reached, QStringList());
}

MENDIAN_TEST(TestWedgeStress)
#include "tst_wedgestress.moc"
