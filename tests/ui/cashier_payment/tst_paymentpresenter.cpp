// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "ui/cashier/payment/paymentpresenter.h"
#include "ui/cashier/scenes.h"

using namespace mendian;
using kit::Tone;

class TestPaymentPresenter : public QObject
{
    Q_OBJECT
private slots:
    void screens_data();
    void screens();
    void reverseIsLiveLater();
    void ringRunsOut();
    void aQrTakesThePlaceOfTheRing();
    void returnedIsLoud();
    void onlyConfiguredMeans();
    void printTroubleStays();
    void alarmReplacesTheChip();
    void sounds();
    void noWayOutWhileMoneyIsUnderWay();
};

namespace {
TillView viewOf(const QString &scene) { return makeScene(QStringLiteral("pay.") + scene).view; }

QString actionsOf(const PaymentState &state)
{
    static const char *names[] = {
        "rescan", "query", "park", "reverse", "cash", "card", "cancel", "finish", "reprint", "qr", "otherQr"};
    QStringList rows;
    for (const auto &row : state.rows) {
        QStringList words;
        for (const PaymentButton &button : row)
            words += QString::fromLatin1(names[static_cast<int>(button.action)])
                + (button.kind == kit::ButtonKind::Primary ? QStringLiteral("!") : QString()) + QLatin1Char(':')
                + button.key;
        rows += words.join(QLatin1Char(' '));
    }
    return rows.join(QStringLiteral(" | "));
}
} // namespace

void TestPaymentPresenter::screens_data()
{
    QTest::addColumn<QString>("scene");
    QTest::addColumn<int>("tone");
    QTest::addColumn<QString>("actions");
    QTest::addColumn<int>("steps");
    QTest::addColumn<QString>("title");
    const auto row = [](const char *scene, Tone tone, const char *actions, int steps, const char *title) {
        QTest::newRow(scene) << QString::fromLatin1(scene) << static_cast<int>(tone) << QString::fromLatin1(actions)
                             << steps << QString::fromLatin1(title);
    };
    row("everyprovider", Tone::Brand, "qr:F6 otherQr:F7 | cash:F9 cancel:Esc", 0, "Scan the customer's payment code");
    row("collect", Tone::Brand, "cash:F9 cancel:Esc", 0, "Scan the customer's payment code");
    row("password", Tone::Info, "query:F5 reverse:F8", 3, "Customer is entering the password");
    row("qr", Tone::Info, "query:F5 reverse:F8", 3, "Let the customer scan with WeChat");
    row("qr.alipay", Tone::Info, "query:F5 reverse:F8", 3, "Let the customer scan with Alipay");
    row("confirming", Tone::Info, "query:F5 park:F4", 3, "Slow line: the result is being confirmed");
    row("paid", Tone::Success, "finish!:Enter reprint:Ctrl+P", 3, "Paid");
    row("refused", Tone::Danger, "rescan!:Space | cash:F9 cancel:Esc", 3, "No money received");
    row("unknown", Tone::Unknown, "query!:F5 | reverse:F8 park:F4", 3, "Result unknown: keep the goods");
    row("reversing", Tone::Unknown, "park:F4", 3, "Reversing, please wait for the result");
    row("offline", Tone::Neutral, "cash!:F9 | card:F11 cancel:Esc", 0, "WeChat cannot be reached");
    row("change", Tone::Success, "finish!:Enter reprint:Ctrl+P", 0, "Give the change");
}

void TestPaymentPresenter::screens()
{
    QFETCH(QString, scene);
    const PaymentState state = PaymentPresenter().state(viewOf(scene), sceneTime());
    QTEST(static_cast<int>(state.tone), "tone");
    QTEST(actionsOf(state), "actions");
    QTEST(static_cast<int>(state.steps.size()), "steps");
    QTEST(state.title, "title");
    QVERIFY(!state.text.isEmpty());
    QVERIFY(!state.chip.isEmpty());
}

void TestPaymentPresenter::reverseIsLiveLater()
{
    const TillView view = viewOf(QStringLiteral("password.early"));
    const PaymentButton early = PaymentPresenter().state(view, sceneTime()).rows.first().at(1);
    QCOMPARE(early.label, QStringLiteral("Reverse in 12 s"));
    QVERIFY(!early.refusal.isEmpty());
    const PaymentButton almost = PaymentPresenter().state(view, sceneTime() + 11'999).rows.first().at(1);
    QCOMPARE(almost.label, QStringLiteral("Reverse in 1 s"));
    const PaymentButton live = PaymentPresenter().state(view, sceneTime() + 12'000).rows.first().at(1);
    QCOMPARE(live.label, QStringLiteral("Reverse it"));
    QVERIFY(live.refusal.isEmpty());
}

void TestPaymentPresenter::ringRunsOut()
{
    const TillView view = viewOf(QStringLiteral("password"));
    PaymentState state = PaymentPresenter().state(view, sceneTime());
    QCOMPARE(state.number, QStringLiteral("28"));
    QCOMPARE(state.perMille, 622);
    state = PaymentPresenter().state(view, sceneTime() + 60'000);
    QCOMPARE(state.number, QStringLiteral("0")); // the last query is on its way
    QCOMPARE(state.perMille, 0);
}

void TestPaymentPresenter::aQrTakesThePlaceOfTheRing()
{
    TillView view = viewOf(QStringLiteral("qr"));
    PaymentState state = PaymentPresenter().state(view, sceneTime());
    QCOMPARE(state.sign, PaymentState::Sign::Qr);
    QCOMPARE(state.qr, view.payment.qr);
    QVERIFY(state.chip.contains(QLatin1String("103 s"))); // until the machine closes it
    // Nothing to scan yet, and nothing of a QR once it is being closed or its result is unclear.
    state = PaymentPresenter().state(viewOf(QStringLiteral("qr.wait")), sceneTime());
    QCOMPARE(state.sign, PaymentState::Sign::Ring);
    QVERIFY(state.qr.isEmpty());
    for (const int screen : {6, 7}) {
        view.payment.screen = screen;
        QVERIFY(PaymentPresenter().state(view, sceneTime()).qr.isEmpty());
    }
    // Without payment codes the QR is the only way.
    view = viewOf(QStringLiteral("everyprovider"));
    view.codes.clear();
    view.qrs.removeLast();
    state = PaymentPresenter().state(view, sceneTime());
    QCOMPARE(state.title, QStringLiteral("Show the customer a QR code"));
    QCOMPARE(actionsOf(state), QStringLiteral("qr:F6 | cash:F9 cancel:Esc"));
}

void TestPaymentPresenter::returnedIsLoud()
{
    const PaymentState state = PaymentPresenter().state(viewOf(QStringLiteral("returned")), sceneTime());
    QCOMPARE(state.title, QStringLiteral("The money went back: collect it again"));
    QCOMPARE(state.tone, Tone::Danger);
}

void TestPaymentPresenter::onlyConfiguredMeans()
{
    TillView view = viewOf(QStringLiteral("offline"));
    view.payments = {QStringLiteral("wechat")};
    QCOMPARE(actionsOf(PaymentPresenter().state(view, sceneTime())), QStringLiteral("cancel:Esc"));
    view = viewOf(QStringLiteral("collect"));
    view.payments = {QStringLiteral("wechat")};
    QCOMPARE(actionsOf(PaymentPresenter().state(view, sceneTime())), QStringLiteral("cancel:Esc"));
}

void TestPaymentPresenter::printTroubleStays()
{
    QVERIFY(PaymentPresenter().state(viewOf(QStringLiteral("paid")), sceneTime()).closesItself);
    TillView view = viewOf(QStringLiteral("paid"));
    view.payment.printState = QStringLiteral("unknown");
    const PaymentState state = PaymentPresenter().state(view, sceneTime());
    QVERIFY(!state.closesItself);
    QCOMPARE(state.chipTone, Tone::Unknown);
    QVERIFY(!PaymentPresenter().state(viewOf(QStringLiteral("change")), sceneTime()).closesItself);
}

void TestPaymentPresenter::alarmReplacesTheChip()
{
    TillView view = viewOf(QStringLiteral("unknown"));
    view.payment.alarm = QStringLiteral("the provider reported another amount");
    const PaymentState state = PaymentPresenter().state(view, sceneTime());
    QCOMPARE(state.chipTone, Tone::Danger);
    QVERIFY(!state.chip.contains(QLatin1String("provider reported"))); // words for the log, not for the till
}

void TestPaymentPresenter::sounds()
{
    QCOMPARE(*PaymentPresenter::sound(3, 4), kit::Sound::Paid);
    QCOMPARE(*PaymentPresenter::sound(2, 5), kit::Sound::Failed);
    QCOMPARE(*PaymentPresenter::sound(7, 6), kit::Sound::Unknown);
    QVERIFY(!PaymentPresenter::sound(4, 4));
    QVERIFY(!PaymentPresenter::sound(1, 2));
}

void TestPaymentPresenter::noWayOutWhileMoneyIsUnderWay()
{
    for (const int screen : {2, 3, 6, 7})
        QVERIFY(!PaymentPresenter::canCancel(screen));
    for (const int screen : {1, 5, 8, 9, 10, 11})
        QVERIFY(PaymentPresenter::canCancel(screen));
}

MENDIAN_TEST(TestPaymentPresenter)
#include "tst_paymentpresenter.moc"
