// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/returnshop.h"
#include "tests/support/testmain.h"

using namespace mendian;
using namespace mendian::test;
using journal::EventKind;

// Goods against goods: the return and the part it pays stand or fall together.
class TestExchange : public QObject
{
    Q_OBJECT
private slots:
    void evenExchange();
    void dearerGoodsArePaidOn();
    void cheaperGoodsGiveTheRestBack();
    void dearerGoodsByCode();
    void killedInBetweenNothingIsLost();
    void exchangedGoodsGoBackTheFirstWay();
    void anEmptyBasketTakesNothing();
};

void TestExchange::evenExchange()
{
    ReturnShop t;
    const SaleId old = t.sellForCash(2);
    t.scan(QStringLiteral("2*"));
    t.scan(QLatin1String(TestShop::kWater));
    const auto done = t.till->exchange(t.request(old, 2), {});
    QVERIFY2(done, done ? "" : qPrintable(done.error().detail));
    QCOMPARE(done->stillDue, 0_fen);
    QCOMPARE(t.said(done->parts), QStringLiteral("exchange 7.00"));
    QCOMPARE(t.till->view().payment.screen, 4);
    QCOMPARE(t.till->view().payment.receipt, QStringLiteral("S001-02-1-3"));
    QCOMPARE(t.last(), done->newSale);
    QCOMPARE(t.expected(QStringLiteral("cash")), 50'700_fen);
    QVERIFY(!loadTotals(*t.shop, t.till->view().shift.shift)->expected().contains(QStringLiteral("exchange")));
    QVERIFY(shiftReport(*t.shop, t.till->view().shift.shift));
    QVERIFY(t.verifies());
}

void TestExchange::dearerGoodsArePaidOn()
{
    ReturnShop t;
    const SaleId old = t.sellForCash(1);
    t.scan(QLatin1String(TestShop::kMilk));
    const auto done = t.till->exchange(t.request(old, 1), {});
    QVERIFY(done);
    QCOMPARE(done->stillDue, 149_fen);
    QCOMPARE(t.till->view().payment.screen, 10);
    QCOMPARE(t.till->view().payment.remaining, 149_fen);
    QVERIFY(t.till->paymentDesk().payCash(200_fen));
    QCOMPARE(t.events(EventKind::Sale), 2);
    QCOMPARE(t.expected(QStringLiteral("cash")), 50'499_fen);
    QVERIFY(t.verifies());
}

void TestExchange::cheaperGoodsGiveTheRestBack()
{
    ReturnShop t;
    const SaleId old = t.sellSplit(1'050_fen); // three waters by WeChat
    t.scan(QLatin1String(TestShop::kMilk));
    const auto done = t.till->exchange(t.request(old, 3), {});
    QVERIFY(done);
    QCOMPARE(t.said(done->parts), QStringLiteral("exchange 4.99, wechat 5.51"));
    t.pass(1'000);
    QCOMPARE(t.doneRefunds(), 1);
    QCOMPARE(t.refundGateway.paidOutOf(t.gateway.orders().keys().first()), 551_fen);
    QCOMPARE(t.events(EventKind::Sale), 2);
    QVERIFY(t.verifies());
}

void TestExchange::dearerGoodsByCode()
{
    ReturnShop t;
    const SaleId old = t.sellForCash(1);
    t.scan(QLatin1String(TestShop::kMilk));
    QCOMPARE(t.till->exchange(t.request(old, 1), {})->stillDue, 149_fen);
    QVERIFY(t.till->paymentDesk().open(QStringLiteral("code")));
    t.scan(QLatin1String(TestShop::kPayCode));
    QCOMPARE(t.till->view().payment.screen, 4);
    QCOMPARE(t.gateway.orders().begin()->amount, 149_fen);
    QVERIFY(t.verifies());
}

// The return is booked, the rest is not paid: after a kill the sale waits in the tray with its part paid, and the goods
// that came back cannot come back a second time.
void TestExchange::killedInBetweenNothingIsLost()
{
    ReturnShop t;
    const SaleId old = t.sellForCash(1);
    t.scan(QLatin1String(TestShop::kMilk));
    const ReturnRequest request = t.request(old, 1);
    QVERIFY(t.till->exchange(request, {}));
    t.die();
    t.open();
    QVERIFY(t.signInByBadge());
    QVERIFY(t.till->view().basket.lines.isEmpty());
    const auto parked = t.till->view().parked;
    QCOMPARE(parked.size(), 1);
    const auto again = t.giveBack(request);
    QVERIFY(again && again->already);
    QCOMPARE(t.errorOf(t.giveBack(t.request(old, 1)).error()), QStringLiteral("LimitExceeded:0"));
    QVERIFY(t.till->paymentDesk().reopen(parked.first().attempt));
    QVERIFY(t.till->paymentDesk().open(QStringLiteral("cash")));
    QVERIFY(t.till->paymentDesk().payCash(149_fen));
    QCOMPARE(t.events(EventKind::Sale), 2);
    QCOMPARE(t.events(EventKind::Return), 1);
    QVERIFY(t.verifies());
}

// Paid by WeChat, exchanged, and the new goods come back too: the money goes to the WeChat it came from.
void TestExchange::exchangedGoodsGoBackTheFirstWay()
{
    ReturnShop t;
    const SaleId old = t.sellSplit(1'050_fen);
    t.scan(QStringLiteral("2*"));
    t.scan(QLatin1String(TestShop::kMilk));
    const auto done = t.till->exchange(t.request(old, 2), {}); // 7.00 of goods against 9.98
    QCOMPARE(done->stillDue, 298_fen);
    QVERIFY(t.till->paymentDesk().payCash(298_fen));
    QVERIFY(t.till->paymentDesk().finishPanel());
    const auto plan = t.till->returnDesk().plan(t.request(done->newSale, 2));
    QCOMPARE(t.said(plan->parts), QStringLiteral("wechat 7.00, cash 2.98"));
    QVERIFY(t.giveBack(t.request(done->newSale, 2)));
    t.pass(61'000);
    QVERIFY(t.giveBack(t.request(old, 1)));
    t.pass(61'000);
    t.pass(61'000);
    QCOMPARE(t.doneRefunds(), 2);
    QCOMPARE(t.refundGateway.paidOutOf(t.gateway.orders().keys().first()), 1'050_fen);
    QCOMPARE(t.expected(QStringLiteral("cash")), 50'000_fen);
    QVERIFY(t.providerIsEven());
    QVERIFY(t.verifies());
}

void TestExchange::anEmptyBasketTakesNothing()
{
    ReturnShop t;
    const SaleId old = t.sellForCash(1);
    QCOMPARE(t.till->exchange(t.request(old, 1), {}).error().code, ErrorCode::EmptyBasket);
    QCOMPARE(t.events(EventKind::Return), 0);
    t.scan(QLatin1String(TestShop::kMilk));
    QCOMPARE(t.till->exchange(t.request(old, 2), {}).error().code, ErrorCode::LimitExceeded);
    QVERIFY(!t.till->basketDesk().isPaying());
}

MENDIAN_TEST(TestExchange)
#include "tst_exchange.moc"
