// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fakeprompter.h"
#include "tests/support/fakesoundplayer.h"
#include "tests/support/faketill.h"
#include "tests/support/testmain.h"
#include "ui/cashier/parts/digitsfield.h"
#include "ui/cashier/payment/paymentoverlay.h"
#include "ui/cashier/payment/statusview.h"
#include "ui/kit/button.h"
#include "ui/kit/input.h"
#include "ui/kit/style.h"

#include <QApplication>

using namespace mendian;
using namespace mendian::test;

namespace {
struct Bench
{
    explicit Bench(const QString &scene)
        : till(QStringLiteral("pay.") + scene), overlay(till, clock, prompter, sounds, &cover)
    {
        cover.resize(1366, 720);
        cover.show();
        QApplication::setActiveWindow(&cover);
        if (!QTest::qWaitForWindowActive(&cover))
            qWarning("the window did not become active");
        QObject::connect(&till, &TillPort::viewChanged, &overlay, &PaymentOverlay::setView);
        overlay.setView(till.view());
        QCoreApplication::processEvents();
        till.forget();
    }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QWidget *focus = QApplication::focusWidget();
        QTest::keyClick(focus ? focus : overlay.panel(), key, modifiers);
        QCoreApplication::processEvents();
    }
    template <typename T = kit::PaintedButton>
    T *find(const char *name)
    {
        return overlay.findChild<T *>(QString::fromLatin1(name));
    }

    QWidget cover;
    FakeTill till;
    FakePrompter prompter;
    FakeSoundPlayer sounds;
    ManualClock clock;
    PaymentOverlay overlay;
};
} // namespace

class TestPaymentPanel : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { kit::installKit(*qApp, kit::ThemeKind::Light, false); }
    void keysPerScreen_data();
    void keysPerScreen();
    void onePressOneCommand();
    void reverseAsksFirst();
    void lateResultBeatsTheQuestion();
    void earlyReverseSaysWhy();
    void cash_data();
    void cash();
    void cashTooLittle();
    void slip();
    void combined();
    void focusStaysOverTicks();
    void unknownRepeatsUntilLeft();
    void panelSize();
};

void TestPaymentPanel::keysPerScreen_data()
{
    QTest::addColumn<QString>("scene");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *scene, const char *expected) {
        QTest::newRow(scene) << QString::fromLatin1(scene) << QString::fromLatin1(expected);
    };
    // What all keys of the payment do on a screen, in the order of the list below; nothing else happens.
    row("collect", "F9=openPayment cash;Esc=closePayment");
    row("password", "F5=queryNow;F8=asked");
    row("confirming", "F5=queryNow;F4=park");
    row("everyprovider", "F9=openPayment cash;Esc=closePayment;F6=showQr wechat_qr;F7=showQr alipay_qr");
    row("qr", "F5=queryNow;F8=reverse;Esc=reverse");
    row("qr.wait", "F5=queryNow;F8=asked");
    row("paid", "Enter=finishPanel;Ctrl+P=reprintLast");
    row("refused", "Space=openPayment code;F9=openPayment cash;Esc=closePayment");
    row("unknown", "F5=queryNow;F4=park;F8=asked");
    row("reversing", "F4=park");
    row("offline", "F9=openPayment cash;F11=openPayment external;Esc=closePayment");
}

void TestPaymentPanel::keysPerScreen()
{
    QFETCH(QString, scene);
    struct Press
    {
        const char *name;
        Qt::Key key;
        Qt::KeyboardModifiers modifiers;
    };
    const Press presses[] = {{"Space", Qt::Key_Space, {}}, {"F5", Qt::Key_F5, {}}, {"F4", Qt::Key_F4, {}},
        {"F8", Qt::Key_F8, {}}, {"F9", Qt::Key_F9, {}}, {"F11", Qt::Key_F11, {}}, {"Esc", Qt::Key_Escape, {}},
        {"Enter", Qt::Key_Return, {}}, {"Ctrl+P", Qt::Key_P, Qt::ControlModifier}, {"F6", Qt::Key_F6, {}},
        {"F7", Qt::Key_F7, {}}, {"F12", Qt::Key_F12, {}}, {"Del", Qt::Key_Delete, {}},
        {"Ctrl+Z", Qt::Key_Z, Qt::ControlModifier}};
    Bench bench(scene);
    QStringList happened;
    for (const Press &press : presses) {
        // Keys of a focused button are its own; here the panel itself is asked.
        bench.overlay.panel()->setFocus();
        bench.till.forget();
        bench.prompter.asked.clear();
        bench.key(press.key, press.modifiers);
        if (!bench.till.commands().isEmpty())
            happened += QLatin1String(press.name) + QLatin1Char('=') + bench.till.commands().join(QLatin1Char(','));
        if (!bench.prompter.asked.isEmpty())
            happened += QLatin1String(press.name) + QStringLiteral("=asked");
    }
    QTEST(happened.join(QLatin1Char(';')), "expected");
}

void TestPaymentPanel::onePressOneCommand()
{
    Bench bench(QStringLiteral("unknown"));
    QKeyEvent press(QEvent::KeyPress, Qt::Key_F5, {}, QString(), false);
    QKeyEvent repeat(QEvent::KeyPress, Qt::Key_F5, {}, QString(), true);
    QApplication::sendEvent(bench.overlay.panel(), &press);
    QApplication::sendEvent(bench.overlay.panel(), &press);
    QApplication::sendEvent(bench.overlay.panel(), &repeat);
    QCOMPARE(bench.till.commands(), QStringList{QStringLiteral("queryNow")});
    QCoreApplication::processEvents();
    QApplication::sendEvent(bench.overlay.panel(), &press); // the till has answered: again
    QCOMPARE(bench.till.commands().size(), 2);
}

void TestPaymentPanel::reverseAsksFirst()
{
    Bench bench(QStringLiteral("unknown"));
    bench.key(Qt::Key_F8);
    QCOMPARE(bench.prompter.asked.size(), 1);
    QVERIFY(bench.till.commands().isEmpty());
    QVERIFY(bench.prompter.answer(QStringLiteral("keep")));
    QVERIFY(bench.till.commands().isEmpty());
    bench.key(Qt::Key_F8);
    QVERIFY(bench.prompter.answer(QStringLiteral("reverse")));
    QCOMPARE(bench.till.last(), QStringLiteral("reverse"));
}

void TestPaymentPanel::lateResultBeatsTheQuestion()
{
    Bench bench(QStringLiteral("unknown"));
    bench.key(Qt::Key_F8);
    bench.till.setScene(QStringLiteral("pay.paid")); // the answer came while the question stood
    bench.till.forget();
    QVERIFY(bench.prompter.answer(QStringLiteral("reverse")));
    QVERIFY(bench.till.commands().isEmpty());
}

void TestPaymentPanel::earlyReverseSaysWhy()
{
    Bench bench(QStringLiteral("password.early"));
    bench.key(Qt::Key_F8);
    QVERIFY(bench.prompter.asked.isEmpty());
    QCOMPARE(bench.prompter.told.size(), 1);
    bench.clock.advance(12'000);
    bench.overlay.panel()->refresh();
    bench.key(Qt::Key_F8);
    QCOMPARE(bench.prompter.asked.size(), 1);
}

void TestPaymentPanel::cash_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("command");
    QTest::newRow("exact, nothing typed") << ""
                                          << "payCash 191.90";
    QTest::newRow("typed") << "200"
                           << "payCash 200.00";
    QTest::newRow("with fen") << "191.95"
                              << "payCash 191.95";
}

void TestPaymentPanel::cash()
{
    QFETCH(QString, typed);
    Bench bench(QStringLiteral("cash"));
    QTest::keyClicks(QApplication::focusWidget(), typed);
    bench.key(Qt::Key_F9);
    QTEST(bench.till.last(), "command");
    bench.till.forget();
    bench.find("note.1")->press();
    QCoreApplication::processEvents();
    bench.find("takeCash")->press();
    QCOMPARE(bench.till.last(), QStringLiteral("payCash 200.00"));
    QCOMPARE(bench.find<kit::Text>("change")->text(), QStringLiteral("8.10"));
}

void TestPaymentPanel::cashTooLittle()
{
    Bench bench(QStringLiteral("cash"));
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("100"));
    bench.key(Qt::Key_F9);
    QVERIFY(bench.till.commands().isEmpty());
    QCOMPARE(bench.prompter.told.last().second, QStringLiteral("91.90 is still missing."));
    bench.key(Qt::Key_Escape);
    QCOMPARE(bench.till.last(), QStringLiteral("closePayment"));
}

void TestPaymentPanel::slip()
{
    Bench bench(QStringLiteral("card"));
    bench.key(Qt::Key_F11);
    QVERIFY(bench.till.commands().isEmpty()); // no slip number yet
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("004711"));
    bench.key(Qt::Key_Return);
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("88"));
    bench.key(Qt::Key_Return);
    QVERIFY(bench.till.commands().isEmpty()); // two of four digits
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("21"));
    bench.key(Qt::Key_F11);
    QCOMPARE(bench.till.last(), QStringLiteral("payExternal 004711 191.94 8821"));
}

void TestPaymentPanel::combined()
{
    Bench bench(QStringLiteral("combined"));
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("50"));
    bench.key(Qt::Key_F9);
    QCOMPARE(bench.till.last(), QStringLiteral("payPart cash 50.00"));
    bench.till.forget();
    bench.find<kit::MoneyField>("amount")->clear();
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("100"));
    bench.key(Qt::Key_F9);
    QVERIFY(bench.till.commands().isEmpty());
    QCOMPARE(bench.prompter.told.last().second, QStringLiteral("Only 91.94 is still open."));
}

void TestPaymentPanel::focusStaysOverTicks()
{
    Bench bench(QStringLiteral("password"));
    auto *query = bench.overlay.panel()->statusView()->button(PaymentAction::Query);
    query->setFocus();
    for (int i = 0; i < 20; ++i) {
        bench.clock.advance(1'000);
        bench.overlay.panel()->refresh();
    }
    QCOMPARE(bench.overlay.panel()->statusView()->button(PaymentAction::Query), query);
    QVERIFY(query->hasFocus());
}

void TestPaymentPanel::unknownRepeatsUntilLeft()
{
    Bench bench(QStringLiteral("reversing"));
    bench.till.setScene(QStringLiteral("pay.unknown"));
    QCOMPARE(bench.sounds.played, QList{kit::Sound::Unknown});
    QVERIFY(bench.sounds.repeating.contains(static_cast<int>(kit::Sound::Unknown)));
    bench.till.setScene(QStringLiteral("pay.paid"));
    QVERIFY(bench.sounds.repeating.isEmpty());
    QCOMPARE(bench.sounds.played.last(), kit::Sound::Paid);
    bench.till.setScene(QStringLiteral("sale.empty"));
    QVERIFY(!bench.overlay.isVisible());
}

void TestPaymentPanel::panelSize()
{
    for (const char *scene : {"collect", "unknown", "cash", "combined.failed", "card"}) {
        Bench bench(QString::fromLatin1(scene));
        QCOMPARE(bench.overlay.panel()->size(), QSize(560, 560));
        QCOMPARE(bench.overlay.panel()->geometry().center(), bench.cover.rect().center());
    }
}

MENDIAN_TEST(TestPaymentPanel)
#include "tst_paymentpanel.moc"
