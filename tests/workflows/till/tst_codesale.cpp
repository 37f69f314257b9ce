// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "tests/support/testshop.h"

using namespace mendian;
using namespace mendian::test;
using journal::EventKind;
using Reply = FakeGateway::Reply;

class TestCodeSale : public QObject
{
    Q_OBJECT
private slots:
    void aPaymentCodeSellsAtOnce();
    void everyStepIsStoredBeforeTheCall();
    void aRefusedCodeLeavesTheBasket();
    void goodsScannedWhilePayingWaitForTheNextBasket();
    void splitTenderAddsUp();
    void cardSlipFinishesTheSale();
    void aKillAfterTheProviderTookTheMoneyFinishesOnce();
    void aParkedPaymentFinishesByItself();
    void aParkedRefusalCanBePaidInCash();
    void aParkedRefusalSurvivesARestartUntilItIsLeft();
    void holdingUnderAnOpenPanelClosesIt();
    void noCodeInTheJournal();
};

static void pay(TestShop &t) { t.scan(QLatin1String(TestShop::kPayCode)); }

void TestCodeSale::aPaymentCodeSellsAtOnce()
{
    TestShop t;
    t.ready();
    t.scan(QLatin1String(TestShop::kWater));
    const ScanFeedback feedback = t.scan(QLatin1String(TestShop::kPayCode));
    QCOMPARE(feedback.outcome, QStringLiteral("routed"));
    QCOMPARE(t.till->view().payment.screen, 4);
    QCOMPARE(t.till->view().payment.receipt, QStringLiteral("S001-02-1-1"));
    QCOMPARE(t.gateway.orders().size(), 1);
    QCOMPARE(t.gateway.orders().begin()->charges, 1);
    QVERIFY(t.verifies());
    // A code with an empty basket pays nothing.
    QCOMPARE(t.scan(QStringLiteral("134567890123456700")).outcome, QStringLiteral("refused"));
}

void TestCodeSale::everyStepIsStoredBeforeTheCall()
{
    TestShop t;
    t.ready();
    t.scan(QLatin1String(TestShop::kWater));
    QList<qint64> started;
    t.gateway.onCall = [&](const GatewayCall &call) {
        Q_UNUSED(call);
        started.append(t.events(EventKind::SaleFrozen) * 10 + t.events(EventKind::AttemptStarted));
    };
    pay(t);
    QCOMPARE(started.value(0), 11);
}

void TestCodeSale::aRefusedCodeLeavesTheBasket()
{
    TestShop t;
    t.ready();
    t.scan(QLatin1String(TestShop::kWater));
    t.gateway.answerWith(PayCall::Pay, Outcome::RefusedFinal);
    pay(t);
    QCOMPARE(t.till->view().payment.screen, 5);
    QVERIFY(t.till->paymentDesk().close());
    QCOMPARE(t.till->view().basket.lines.size(), 1);
    QCOMPARE(t.scan(QLatin1String(TestShop::kMilk)).outcome, QStringLiteral("line"));
    pay(t);
    QCOMPARE(t.till->view().payment.screen, 4);
    QCOMPARE(t.till->view().payment.total, 849_fen);
    QCOMPARE(t.events(EventKind::Sale), 1);
    QVERIFY(t.verifies());
}

void TestCodeSale::goodsScannedWhilePayingWaitForTheNextBasket()
{
    TestShop t;
    t.ready();
    t.scan(QLatin1String(TestShop::kWater));
    t.gateway.askPassword(true);
    pay(t);
    QCOMPARE(t.till->view().payment.screen, 2);
    QCOMPARE(t.scan(QLatin1String(TestShop::kMilk)).reason, QStringLiteral("next_basket"));
    QCOMPARE(t.till->view().basket.nextSalePieces, 1);
    QCOMPARE(t.till->view().payment.due, 350_fen);
    QCOMPARE(t.scan(QStringLiteral("134567890123456700")).outcome, QStringLiteral("refused"));
    t.gateway.customerPays(t.gateway.orders().keys().first());
    t.pass(5000);
    QCOMPARE(t.till->view().payment.screen, 4);
    QCOMPARE(t.till->view().basket.lines.size(), 1);
    QCOMPARE(t.till->view().basket.total, 499_fen);
}

void TestCodeSale::splitTenderAddsUp()
{
    TestShop t;
    t.ready();
    t.scan(QStringLiteral("10*"));
    t.scan(QLatin1String(TestShop::kWater)); // 35.00
    QVERIFY(t.till->paymentDesk().open(QStringLiteral("combined")));
    QVERIFY(!t.till->paymentDesk().payPart(QStringLiteral("wechat"), 3501_fen));
    QVERIFY(t.till->paymentDesk().payPart(QStringLiteral("wechat"), 2000_fen));
    pay(t);
    TillView view = t.till->view();
    QCOMPARE(view.payment.screen, 10);
    QCOMPARE(view.payment.remaining, 1500_fen);
    QCOMPARE(t.till->paymentDesk().close().error().code, ErrorCode::PaymentRunning); // a part is paid
    QVERIFY(t.till->paymentDesk().payExternal(QStringLiteral("000123"), 500_fen, QStringLiteral("6789")));
    const Status again = t.till->paymentDesk().payExternal(QStringLiteral("000123"), 500_fen, QStringLiteral("6789"));
    QCOMPARE(again.error().code, ErrorCode::Conflict); // one slip pays once
    QVERIFY(t.till->paymentDesk().open(QStringLiteral("cash")));
    QVERIFY(t.till->paymentDesk().payCash(2000_fen));
    view = t.till->view();
    QCOMPARE(view.payment.screen, 4);
    QCOMPARE(view.payment.change, 1000_fen);
    QCOMPARE(t.count("SELECT sum(amount) FROM sale_tenders"), 3500);
    QCOMPARE(t.count("SELECT count(*) FROM sale_tenders"), 3);
    QVERIFY(t.verifies());
}

void TestCodeSale::cardSlipFinishesTheSale()
{
    TestShop t;
    t.ready();
    t.scan(QLatin1String(TestShop::kWater));
    QVERIFY(t.till->paymentDesk().open(QStringLiteral("external")));
    QVERIFY(!t.till->paymentDesk().payExternal(QStringLiteral("1"), 350_fen, QStringLiteral("6789")));
    QVERIFY(!t.till->paymentDesk().payExternal(QStringLiteral("000123"), 350_fen, QStringLiteral("67")));
    QVERIFY(t.till->paymentDesk().payExternal(QStringLiteral("000123"), 350_fen, QStringLiteral("6789")));
    QCOMPARE(t.till->view().payment.screen, 4);
    QVERIFY(t.verifies());
}

void TestCodeSale::aKillAfterTheProviderTookTheMoneyFinishesOnce()
{
    TestShop t;
    t.ready();
    t.scan(QLatin1String(TestShop::kWater));
    t.gateway.treat(PayCall::Pay, {Reply::Lost}); // money taken, no answer; then the power goes
    pay(t);
    QCOMPARE(t.till->view().payment.screen, 3);
    QCOMPARE(t.events(EventKind::Sale), 0);
    t.restart();
    QCOMPARE(t.till->view().parked.size(), 1);
    for (int i = 0; i < 20 && t.events(EventKind::Sale) == 0; ++i) {
        t.pass(5000);
    }
    QCOMPARE(t.events(EventKind::Sale), 1);
    QVERIFY(t.notices.contains(QStringLiteral("auto_finished")));
    QVERIFY(t.till->view().parked.isEmpty());
    QCOMPARE(t.count("SELECT count(*) FROM print_jobs WHERE kind = 'receipt'"), 1);
    QCOMPARE(t.gateway.orders().begin()->charges, 1);
    t.restart();
    QCOMPARE(t.events(EventKind::Sale), 1);
    QVERIFY(t.till->basketDesk().basket().isEmpty());
    QVERIFY(t.verifies());
}

void TestCodeSale::aParkedPaymentFinishesByItself()
{
    TestShop t;
    t.ready();
    t.scan(QLatin1String(TestShop::kWater));
    t.gateway.askPassword(true);
    pay(t);
    const QString number = t.gateway.orders().keys().first();
    QVERIFY(t.till->paymentDesk().park());
    QCOMPARE(t.till->view().payment.screen, 0);
    QCOMPARE(t.till->view().parked.size(), 1);
    // The next customer is served meanwhile.
    t.scan(QLatin1String(TestShop::kMilk));
    QVERIFY(t.till->paymentDesk().open(QStringLiteral("cash")));
    QVERIFY(t.till->paymentDesk().payCash(499_fen));
    t.gateway.customerPays(number);
    t.pass(5000);
    QCOMPARE(t.events(EventKind::Sale), 2);
    QVERIFY(t.till->view().parked.isEmpty());
    QVERIFY(t.verifies());
}

void TestCodeSale::aParkedRefusalCanBePaidInCash()
{
    TestShop t;
    t.ready();
    t.scan(QLatin1String(TestShop::kWater));
    t.gateway.askPassword(true);
    pay(t);
    QVERIFY(t.till->paymentDesk().park());
    for (int i = 0; i < 40 && !t.driver->undecided().isEmpty(); ++i) { // 45 s, then the reverse
        t.pass(5000);
    }
    QCOMPARE(t.events(EventKind::Sale), 0);
    QCOMPARE(t.till->view().parked.size(), 1);
    QVERIFY(t.till->paymentDesk().reopen(t.till->view().parked.first().attempt));
    QCOMPARE(t.till->view().payment.screen, 5);
    QVERIFY(t.till->paymentDesk().open(QStringLiteral("cash")));
    QVERIFY(t.till->paymentDesk().payCash(350_fen));
    QCOMPARE(t.events(EventKind::Sale), 1);
    QVERIFY(t.till->view().parked.isEmpty());
    QVERIFY(t.verifies());
}

// Its goods stand nowhere else: after a restart the tray still has them.
void TestCodeSale::aParkedRefusalSurvivesARestartUntilItIsLeft()
{
    TestShop t;
    t.ready();
    t.scan(QLatin1String(TestShop::kWater));
    t.gateway.askPassword(true);
    pay(t);
    QVERIFY(t.till->paymentDesk().park());
    for (int i = 0; i < 40 && !t.driver->undecided().isEmpty(); ++i)
        t.pass(5000);
    t.restart();
    QCOMPARE(t.till->view().parked.size(), 1);
    QVERIFY(t.signInByBadge());
    QVERIFY(t.till->paymentDesk().reopen(t.till->view().parked.first().attempt));
    QVERIFY(t.till->paymentDesk().close());
    QVERIFY(t.till->view().parked.isEmpty());
    QCOMPARE(t.events(EventKind::SaleAbandoned), 1);
    t.restart();
    QVERIFY(t.till->view().parked.isEmpty());
    QVERIFY(t.verifies());
}

void TestCodeSale::holdingUnderAnOpenPanelClosesIt()
{
    TestShop t;
    t.ready();
    t.scan(QLatin1String(TestShop::kWater));
    QVERIFY(t.till->paymentDesk().open(QStringLiteral("code")));
    QVERIFY(t.till->hold());
    QCOMPARE(t.till->view().payment.screen, 0);
    QCOMPARE(t.scan(QLatin1String(TestShop::kPayCode)).reason, QStringLiteral("nothing_to_pay"));
    // The same when the goods are taken out under it.
    t.scan(QLatin1String(TestShop::kWater));
    QVERIFY(t.till->paymentDesk().open(QStringLiteral("code")));
    QVERIFY(t.till->basketDesk().remove(t.till->view().basket.lines.first().key));
    QCOMPARE(t.scan(QLatin1String(TestShop::kPayCode)).reason, QStringLiteral("nothing_to_pay"));
    QVERIFY(t.gateway.orders().isEmpty());
}

void TestCodeSale::noCodeInTheJournal()
{
    TestShop t;
    t.ready();
    t.scan(QLatin1String(TestShop::kWater));
    pay(t);
    QCOMPARE(t.count("SELECT count(*) FROM journal WHERE body LIKE '%134567890123456789%'"), 0);
    QCOMPARE(t.count("SELECT count(*) FROM attempts WHERE body LIKE '%134567890123456789%'"), 0);
}

MENDIAN_TEST(TestCodeSale)
#include "tst_codesale.moc"
