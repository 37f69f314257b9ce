// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/journal/facts.h"
#include "tests/support/returnshop.h"
#include "tests/support/testmain.h"

using namespace mendian;
using namespace mendian::test;
using journal::EventKind;

// Money that no sale wants goes back by itself, once (design §4).
class TestUnwanted : public QObject
{
    Q_OBJECT
private slots:
    void paidAfterItWasWrittenOff();
    void paidAfterTheSaleWasLeft();
    void aKillBetweenLearningAndAsking();
    void whatTheSaleNeedsStays();
};

namespace {

/// A code payment that is refused; the provider's "paid" comes after that.
AttemptId writtenOff(ReturnShop &t)
{
    t.scan(QLatin1String(TestShop::kWater));
    t.gateway.treat(PayCall::Pay, {FakeGateway::Reply::Held});
    t.scan(QLatin1String(TestShop::kPayCode));
    const AttemptId attempt = t.till->view().payment.attempt;
    (void)t.till->paymentDesk().reverse();
    t.gateway.answerWith(PayCall::Query, Outcome::Closed);
    t.pass(30'000);
    for (int i = 0; i < 20 && !t.driver->undecided().isEmpty(); ++i)
        t.pass(5'000);
    return attempt;
}

} // namespace

void TestUnwanted::paidAfterItWasWrittenOff()
{
    ReturnShop t;
    const AttemptId attempt = writtenOff(t);
    QVERIFY(t.driver->undecided().isEmpty());
    QVERIFY(t.payCash(350_fen)); // the customer pays in cash, and then:
    QCOMPARE(t.events(EventKind::Sale), 1);
    QCOMPARE(t.events(EventKind::RefundStarted), 0);
    t.gateway.release();
    TestShop::settle();
    QVERIFY(t.notices.contains(QStringLiteral("auto_refund")));
    t.pass(61'000);
    QVERIFY(t.notices.contains(QStringLiteral("auto_refund_done")));
    QCOMPARE(t.refundGateway.paidOutOf(attempt.toHex()), 350_fen);
    QCOMPARE(t.refundGateway.books().keys(), QStringList{automaticRefundId(attempt).toHex()});
    t.restart();
    t.pass(600'000);
    QCOMPARE(t.refundGateway.books().size(), 1);
    QCOMPARE(t.doneRefunds(), 1);
    QVERIFY(t.providerIsEven());
    QVERIFY(t.verifies());
}

void TestUnwanted::paidAfterTheSaleWasLeft()
{
    ReturnShop t;
    t.gateway.askPassword(true);
    t.scan(QLatin1String(TestShop::kWater));
    t.scan(QLatin1String(TestShop::kPayCode));
    const AttemptId attempt = t.till->view().payment.attempt;
    const SaleId sale = t.till->view().payment.sale;
    QVERIFY(t.till->paymentDesk().park());
    const journal::SaleAbandoned left{sale, QStringLiteral("0017"), QStringLiteral("left")};
    QVERIFY(t.shop->record({newEvent(EventKind::SaleAbandoned, left.toJson())}));
    t.gateway.customerPays(attempt.toHex());
    t.pass(6'000);
    t.pass(1'000);
    QCOMPARE(t.events(EventKind::Sale), 0); // nobody wants the goods
    QCOMPARE(t.refundGateway.paidOutOf(attempt.toHex()), 350_fen);
    QVERIFY(t.notices.contains(QStringLiteral("auto_refund")));
    QVERIFY(t.verifies());
}

void TestUnwanted::aKillBetweenLearningAndAsking()
{
    ReturnShop t;
    const AttemptId attempt = writtenOff(t);
    QVERIFY(t.payCash(350_fen));
    // As if the process had died right after the alarm was saved.
    QObject::disconnect(&t.till->paymentDesk(), &PaymentDesk::moneyToLookAt, nullptr, nullptr);
    t.gateway.release();
    TestShop::settle();
    QCOMPARE(t.events(EventKind::RefundStarted), 0);
    for (int i = 0; i < 3; ++i) {
        t.die();
        t.open();
        t.pass(61'000);
    }
    QCOMPARE(t.refundGateway.paidOutOf(attempt.toHex()), 350_fen);
    QCOMPARE(t.refundGateway.books().size(), 1);
    QVERIFY(t.verifies());
}

void TestUnwanted::whatTheSaleNeedsStays()
{
    ReturnShop t;
    t.sellSplit(1'050_fen);
    t.scan(QLatin1String(TestShop::kMilk));
    QVERIFY(t.till->paymentDesk().payPart(QStringLiteral("wechat"), 100_fen)); // a sale that is paid in part
    t.scan(QLatin1String(TestShop::kPayCode));
    t.restart();
    t.pass(600'000);
    QVERIFY(t.refundGateway.calls().isEmpty());
    QCOMPARE(t.events(EventKind::RefundStarted), 0);
}

MENDIAN_TEST(TestUnwanted)
#include "tst_unwanted.moc"
