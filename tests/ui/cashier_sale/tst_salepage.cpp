// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fakeprompter.h"
#include "tests/support/fakesoundplayer.h"
#include "tests/support/faketill.h"
#include "tests/support/testmain.h"
#include "ui/cashier/parts/sidepanel.h"
#include "ui/cashier/payment/paymentoverlay.h"
#include "ui/cashier/sale/alertbar.h"
#include "ui/cashier/sale/basketlist.h"
#include "ui/cashier/sale/salepage.h"
#include "ui/cashier/sale/scanfield.h"
#include "ui/cashier/sale/searchlist.h"
#include "ui/kit/style.h"

#include <QApplication>
#include <QSignalSpy>

using namespace mendian;
using namespace mendian::test;

namespace {
/// The page with everything it refers to.
struct Bench
{
    explicit Bench(const QString &scene = QStringLiteral("sale.normal"))
        : till(scene), page(till, prompter, sounds, clock)
    {
        page.resize(1366, 720);
        page.show();
        QApplication::setActiveWindow(&page);
        if (!QTest::qWaitForWindowActive(&page))
            qWarning("the window did not become active");
        till.forget();
    }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QWidget *focus = QApplication::focusWidget();
        QTest::keyClick(focus ? focus : &page, key, modifiers);
        QCoreApplication::processEvents();
    }
    void type(const QString &text)
    {
        QTest::keyClicks(page.scanField(), text);
        QCoreApplication::processEvents();
    }
    QString panelId() const { return page.panel() ? page.panel()->id() : QString(); }

    FakeTill till;
    FakePrompter prompter;
    FakeSoundPlayer sounds;
    ManualClock clock;
    SalePage page;
};
} // namespace

class TestSalePage : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { kit::installKit(*qApp, kit::ThemeKind::Light, false); }
    void keysDo_data();
    void keysDo();
    void keysOpenPanels_data();
    void keysOpenPanels();
    void spaceBelongsToTheFieldWhileItHoldsText();
    void heldKeyPaysOnce();
    void enterTakesACode();
    void timesIsTakenAtOnce();
    void searchChooses();
    void lateSearchIsDropped();
    void unknownScanShowsTheBar();
    void eachScanSoundsOnce();
    void emptyBasketIsNotPaid();
    void minusOnOneRemoves();
    void paymentTakesTheKeys();
    void focusComesBack();
    void stationGetsItsActions();
    void noFocusTrap();
    void tabStaysInThePayment();
};

void TestSalePage::keysDo_data()
{
    QTest::addColumn<int>("key");
    QTest::addColumn<int>("modifiers");
    QTest::addColumn<QString>("command");
    const auto row = [](const char *name, int key, int modifiers, const char *command) {
        QTest::newRow(name) << key << modifiers << QString::fromLatin1(command);
    };
    const int ctrl = static_cast<int>(Qt::ControlModifier);
    const int alt = static_cast<int>(Qt::AltModifier);
    row("space pays by code", Qt::Key_Space, 0, "openPayment code");
    row("F9 cash", Qt::Key_F9, 0, "openPayment cash");
    row("F11 card", Qt::Key_F11, 0, "openPayment external");
    row("F12 combined", Qt::Key_F12, 0, "openPayment combined");
    row("F5 hold", Qt::Key_F5, 0, "hold");
    row("plus", Qt::Key_Plus, 0, "setQuantity 7 2");
    row("plus of the number block", Qt::Key_Plus, static_cast<int>(Qt::KeypadModifier), "setQuantity 7 2");
    row("Del", Qt::Key_Delete, 0, "removeLine 7");
    row("Ctrl+Z", Qt::Key_Z, ctrl, "undo");
    row("Ctrl+Y", Qt::Key_Y, ctrl, "redo");
    row("Ctrl+P", Qt::Key_P, ctrl, "reprintLast");
    row("Ctrl+L", Qt::Key_L, ctrl, "lock");
    row("Alt+1", Qt::Key_1, alt, "addSku 01 1 0.00");
    row("Alt+0 is the tenth", Qt::Key_0, alt, ""); // weighed: asks for the weight
    row("F8: returns have not landed", Qt::Key_F8, 0, "");
    row("F3: members have not landed", Qt::Key_F3, 0, "");
    row("F10: stored value has not landed", Qt::Key_F10, 0, "");
    row("Ctrl+W: no scale", Qt::Key_W, ctrl, "");
}

void TestSalePage::keysDo()
{
    QFETCH(int, key);
    QFETCH(int, modifiers);
    Bench bench;
    bench.key(static_cast<Qt::Key>(key), Qt::KeyboardModifiers(modifiers));
    QTEST(bench.till.commands().join(QLatin1Char(';')), "command");
}

void TestSalePage::keysOpenPanels_data()
{
    QTest::addColumn<int>("key");
    QTest::addColumn<int>("modifiers");
    QTest::addColumn<QString>("panel");
    QTest::newRow("F4") << int(Qt::Key_F4) << 0 << "price";
    QTest::newRow("F6") << int(Qt::Key_F6) << 0 << "holds";
    QTest::newRow("F7") << int(Qt::Key_F7) << 0 << "discount";
    QTest::newRow("F1") << int(Qt::Key_F1) << 0 << "more";
    QTest::newRow("Ctrl+D") << int(Qt::Key_D) << int(Qt::ControlModifier) << "drawer";
    QTest::newRow("Ctrl+Shift+D") << int(Qt::Key_D) << int(Qt::ControlModifier | Qt::ShiftModifier) << "drawer";
}

void TestSalePage::keysOpenPanels()
{
    QFETCH(int, key);
    QFETCH(int, modifiers);
    Bench bench;
    bench.key(static_cast<Qt::Key>(key), Qt::KeyboardModifiers(modifiers));
    QTEST(bench.panelId(), "panel");
    QVERIFY(bench.till.commands().isEmpty());
    // Never modal: a scan still lands, and the panel stays.
    bench.till.scan(
        {.n = 3, .outcome = QStringLiteral("line"), .what = {}, .reason = {}, .text = {}, .key = 1, .note = {}});
    QCOMPARE(bench.sounds.played.last(), kit::Sound::ItemOk);
    QTEST(bench.panelId(), "panel");
    bench.key(Qt::Key_Escape);
    QCOMPARE(bench.panelId(), QString());
    QCOMPARE(QApplication::focusWidget(), bench.page.scanField());
}

void TestSalePage::spaceBelongsToTheFieldWhileItHoldsText()
{
    Bench bench;
    bench.type(QStringLiteral("ab"));
    bench.key(Qt::Key_Space);
    bench.key(Qt::Key_Plus);
    QCOMPARE(bench.page.scanField()->text().left(3), QStringLiteral("ab "));
    QVERIFY(!bench.till.commands().join(QLatin1Char(';')).contains(QLatin1String("openPayment")));
}

void TestSalePage::heldKeyPaysOnce()
{
    Bench bench;
    QKeyEvent press(QEvent::KeyPress, Qt::Key_F9, {}, QString(), false);
    QKeyEvent repeat(QEvent::KeyPress, Qt::Key_F9, {}, QString(), true);
    QApplication::sendEvent(bench.page.scanField(), &press);
    QApplication::sendEvent(bench.page.scanField(), &repeat);
    QApplication::sendEvent(bench.page.scanField(), &press); // a double press before the till has answered
    QCOMPARE(bench.till.commands(), QStringList{QStringLiteral("openPayment cash")});
}

void TestSalePage::enterTakesACode()
{
    Bench bench;
    bench.type(QStringLiteral("6901236341582"));
    bench.key(Qt::Key_Return);
    QTRY_COMPARE(bench.sounds.played, QList{kit::Sound::ItemOk});
    QCOMPARE(bench.till.last(), QStringLiteral("enter 6901236341582"));
    QVERIFY(bench.page.scanField()->text().isEmpty());
}

void TestSalePage::timesIsTakenAtOnce()
{
    Bench bench;
    bench.type(QStringLiteral("12*"));
    QCOMPARE(bench.till.commands(), QStringList{QStringLiteral("enter 12*")});
    QVERIFY(bench.page.scanField()->text().isEmpty());
    bench.type(QStringLiteral("0*")); // no such quantity: stays a text
    QCOMPARE(bench.till.commands().size(), 1);
}

void TestSalePage::searchChooses()
{
    Bench bench;
    bench.type(QStringLiteral("yys"));
    QTRY_VERIFY(bench.page.searchList()->isOpen());
    QCOMPARE(bench.page.searchList()->count(), 4);
    bench.key(Qt::Key_Down);
    bench.key(Qt::Key_Return);
    QTRY_COMPARE(bench.till.last(), QStringLiteral("addSku 02 1 0.00"));
    QVERIFY(!bench.page.searchList()->isOpen());
    QVERIFY(bench.page.scanField()->text().isEmpty());
    // The last one is sold by weight: the panel asks for it.
    bench.type(QStringLiteral("xm"));
    QTRY_VERIFY(bench.page.searchList()->isOpen());
    for (int i = 0; i < 5; ++i)
        bench.key(Qt::Key_Down);
    bench.key(Qt::Key_Return);
    QCOMPARE(bench.panelId(), QStringLiteral("quantity"));
}

void TestSalePage::lateSearchIsDropped()
{
    Bench bench;
    bench.type(QStringLiteral("yys"));
    QTRY_VERIFY(bench.page.searchList()->isOpen());
    emit bench.page.scanField()->searchChanged(QStringLiteral("yysx"));
    emit bench.page.scanField()->searchChanged({});
    QTest::qWait(20);
    QVERIFY(!bench.page.searchList()->isOpen());
}

void TestSalePage::unknownScanShowsTheBar()
{
    Bench bench;
    ScanFeedback refused{.n = 8,
        .outcome = QStringLiteral("refused"),
        .what = {},
        .reason = QStringLiteral("unknown"),
        .text = QStringLiteral("6901028000123"),
        .key = 0,
        .note = {}};
    bench.till.scan(refused);
    QVERIFY(bench.page.alertBar()->isVisible());
    QCOMPARE(bench.page.alertBar()->text(), QStringLiteral("Not found: 6901028000123"));
    QCOMPARE(bench.sounds.played.last(), kit::Sound::NotFound);
    refused = {.n = 9, .outcome = QStringLiteral("line"), .what = {}, .reason = {}, .text = {}, .key = 1, .note = {}};
    bench.till.scan(refused);
    QVERIFY(!bench.page.alertBar()->isVisible());
}

void TestSalePage::eachScanSoundsOnce()
{
    Bench bench;
    const ScanFeedback line{
        .n = 5, .outcome = QStringLiteral("line"), .what = {}, .reason = {}, .text = {}, .key = 1, .note = {}};
    bench.till.scan(line);
    bench.till.scan(line);
    QCOMPARE(bench.sounds.played.size(), 1);
}

void TestSalePage::emptyBasketIsNotPaid()
{
    Bench bench(QStringLiteral("sale.empty"));
    for (const Qt::Key key : {Qt::Key_Space, Qt::Key_F9, Qt::Key_F12, Qt::Key_F5, Qt::Key_F7, Qt::Key_F4})
        bench.key(key);
    QVERIFY(bench.till.commands().isEmpty());
    QCOMPARE(bench.prompter.told.size(), 6); // each says why
    QCOMPARE(bench.panelId(), QString());
}

void TestSalePage::minusOnOneRemoves()
{
    Bench bench;
    bench.key(Qt::Key_Minus);
    QCOMPARE(bench.till.last(), QStringLiteral("removeLine 7"));
    bench.key(Qt::Key_Up);
    bench.key(Qt::Key_Up);
    bench.key(Qt::Key_Minus);
    QCOMPARE(bench.till.last(), QStringLiteral("setQuantity 5 1"));
    bench.key(Qt::Key_Up);
    bench.key(Qt::Key_Up);
    bench.till.forget();
    bench.key(Qt::Key_Plus); // weighed
    QVERIFY(bench.till.commands().isEmpty());
}

void TestSalePage::paymentTakesTheKeys()
{
    Bench bench;
    bench.key(Qt::Key_F4);
    bench.till.setScene(QStringLiteral("pay.password"));
    QVERIFY(bench.page.payment()->isVisible());
    QCOMPARE(bench.panelId(), QString()); // the panel made room
    bench.till.forget();
    for (const Qt::Key key : {Qt::Key_F9, Qt::Key_Space, Qt::Key_Delete, Qt::Key_Escape, Qt::Key_F7, Qt::Key_F12})
        bench.key(key);
    QVERIFY(bench.till.commands().isEmpty());
    bench.key(Qt::Key_F5);
    QCOMPARE(bench.till.last(), QStringLiteral("queryNow"));
    bench.till.setScene(QStringLiteral("sale.empty"));
    QVERIFY(!bench.page.payment()->isVisible());
    QCOMPARE(QApplication::focusWidget(), bench.page.scanField());
}

void TestSalePage::focusComesBack()
{
    Bench bench;
    auto *tile = bench.page.findChild<kit::PaintedButton *>(QStringLiteral("tile.F5"));
    QVERIFY(tile);
    tile->setFocus();
    QTest::mouseClick(tile, Qt::LeftButton);
    QCOMPARE(bench.till.last(), QStringLiteral("hold"));
    QCOMPARE(QApplication::focusWidget(), bench.page.scanField());
    // A digit typed while something else has the focus is meant for the field.
    bench.page.basket()->setFocus();
    bench.key(Qt::Key_6);
    QCOMPARE(bench.page.scanField()->text(), QStringLiteral("6"));
}

void TestSalePage::stationGetsItsActions()
{
    Bench bench;
    bench.page.setStationItems({{.id = QStringLiteral("settings"),
        .icon = QStringLiteral("settings"),
        .label = QStringLiteral("Settings"),
        .key = {},
        .count = 0}});
    QSignalSpy station(&bench.page, &SalePage::stationAction);
    bench.key(Qt::Key_F1);
    auto *row = bench.page.findChild<kit::PaintedButton *>(QStringLiteral("more.settings"));
    QVERIFY(row);
    row->press();
    QCOMPARE(station.size(), 1);
    QCOMPARE(bench.panelId(), QString());
    bench.key(Qt::Key_F1);
    bench.page.findChild<kit::PaintedButton *>(QStringLiteral("more.log"))->press();
    QCOMPARE(bench.panelId(), QStringLiteral("log"));
}

void TestSalePage::noFocusTrap()
{
    Bench bench;
    QSet<QWidget *> seen;
    for (int i = 0; i < 80; ++i) {
        seen.insert(QApplication::focusWidget());
        bench.key(Qt::Key_Tab);
    }
    QVERIFY(seen.contains(bench.page.scanField()));
    QVERIFY(seen.contains(bench.page.basket()));
    for (const char *name : {"tile.F5", "pay", "tender.F9", "undo", "quick.0", "quick.11"})
        QVERIFY2(seen.contains(bench.page.findChild<QWidget *>(QString::fromLatin1(name))), name);
}

void TestSalePage::tabStaysInThePayment()
{
    Bench bench;
    bench.till.setScene(QStringLiteral("pay.unknown"));
    QSet<QWidget *> seen;
    for (int i = 0; i < 12; ++i) {
        QVERIFY(bench.page.payment()->isAncestorOf(QApplication::focusWidget()));
        seen.insert(QApplication::focusWidget());
        bench.key(i < 6 ? Qt::Key_Tab : Qt::Key_Backtab);
    }
    QVERIFY(seen.size() >= 3);          // keep asking, reverse, put aside
    bench.page.scanField()->setFocus(); // as a window does that becomes active
    QVERIFY(bench.page.payment()->isAncestorOf(QApplication::focusWidget()));
    bench.till.setScene(QStringLiteral("sale.empty"));
    QCOMPARE(QApplication::focusWidget(), bench.page.scanField());
}

MENDIAN_TEST(TestSalePage)
#include "tst_salepage.moc"
