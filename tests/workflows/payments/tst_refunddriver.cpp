// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fakerefundgateway.h"
#include "tests/support/refundplay.h"
#include "tests/support/testmain.h"
#include "workflows/payments/refunddriver.h"

#include <QRandomGenerator>

using namespace mendian;
using namespace mendian::test;
using enum RefundState;
using Reply = FakeRefundGateway::Reply;

namespace {

/// Keeps what was saved; can be told that the disk is full.
class MemoryRefunds final : public RefundStore
{
public:
    Status saveRefund(const Refund &before, const Refund &after) override
    {
        if (failures > 0) {
            --failures;
            return fail(ErrorCode::DiskFull, QStringLiteral("no room"));
        }
        // What a restart alone changes is saved with the call that follows.
        const Refund last = saved.value(after.id);
        if (last.state != before.state || last.request != before.request)
            ++gaps;
        saved.insert(after.id, after);
        ++steps;
        return {};
    }
    Result<QList<Refund>> refundsOf(AttemptId attempt) override
    {
        QList<Refund> list;
        for (const Refund &refund : std::as_const(saved))
            if (refund.attempt == attempt)
                list.append(refund);
        return list;
    }
    QHash<RefundId, Refund> saved;
    int steps = 0;
    int failures = 0;
    int gaps = 0; ///< a step whose `before` was not what was saved last
};

struct Counter
{
    ManualClock clock;
    MemoryRefunds store;
    FakeRefundGateway gateway;
    std::unique_ptr<RefundDriver> driver = make();
    QList<Refund> settled;

    std::unique_ptr<RefundDriver> make()
    {
        auto made = std::make_unique<RefundDriver>(store, clock);
        made->addGateway(QStringLiteral("wechat"), gateway, nullptr);
        QObject::connect(
            made.get(), &RefundDriver::settled, made.get(), [this](const Refund &refund) { settled.append(refund); });
        return made;
    }
    Refund refund(const Attempt &attempt, Money amount)
    {
        const Refund made =
            newRefund(RefundId::create(), ReturnId::create(), attempt, amount, QStringLiteral("quality"), clock.wall());
        store.saved.insert(made.id, made);
        return made;
    }
    Refund start(const Attempt &attempt = paidAttempt(), Money amount = 1'200_fen)
    {
        const Refund made = refund(attempt, amount);
        const Status driven = driver->drive(made);
        if (!driven)
            qWarning() << driven.error();
        driver->tick();
        QCoreApplication::processEvents();
        return made;
    }
    void pass(qint64 ms, qint64 by = 1'000)
    {
        for (qint64 gone = 0; gone < ms; gone += by) {
            clock.advance(qMin(by, ms - gone));
            driver->tick();
            QCoreApplication::processEvents();
        }
    }
    void kill()
    {
        driver = make();
        driver->resume(store.saved.values());
        driver->tick();
        QCoreApplication::processEvents();
    }
    Refund now(const Refund &refund) const { return store.saved.value(refund.id); }
};

} // namespace

class TestRefundDriver : public QObject
{
    Q_OBJECT
private slots:
    void savesBeforeItCalls();
    void badRepliesEndAsOneRefund_data();
    void badRepliesEndAsOneRefund();
    void followsASlowRefundThroughRestarts();
    void oneRefundOfAPaymentAtATime();
    void whatCannotBeSavedIsNotSent();
    void aPersonEndsWhatIsStuck();
    void onlySomeCallsAtOnce();
    void anUnknownProviderWaitsForItsSetUp();
    void chanceAndKills();
};

void TestRefundDriver::savesBeforeItCalls()
{
    Counter c;
    int checked = 0;
    c.gateway.onCall = [&](RefundCall call, const Refund &refund) {
        QCOMPARE(c.store.saved.value(refund.id), refund);
        QCOMPARE(refund.pending, call);
        ++checked;
    };
    c.gateway.slow(true);
    const Refund refund = c.start();
    c.pass(60'000);
    c.gateway.payOut();
    c.pass(300'000);
    QCOMPARE(c.now(refund).state, Done);
    QVERIFY(checked >= 3);
    QCOMPARE(c.store.gaps, 0);
    QCOMPARE(c.settled.size(), 1);
}

void TestRefundDriver::badRepliesEndAsOneRefund_data()
{
    QTest::addColumn<QList<int>>("replies");
    const auto row = [](const char *name, std::initializer_list<Reply> replies) {
        QList<int> list;
        for (const Reply reply : replies)
            list.append(int(reply));
        QTest::newRow(name) << list;
    };
    row("prompt", {Reply::Prompt});
    row("twice", {Reply::Double});
    row("lost", {Reply::Lost, Reply::Lost});
    row("a time-out although it was done", {Reply::LostUnclear, Reply::LostUnclear, Reply::LostUnclear});
    row("a time-out before it arrived", {Reply::Unclear});
    row("no route", {Reply::NeverSent, Reply::NeverSent});
    row("everything", {Reply::NeverSent, Reply::Unclear, Reply::Lost, Reply::LostUnclear, Reply::Double});
}

void TestRefundDriver::badRepliesEndAsOneRefund()
{
    QFETCH(QList<int>, replies);
    Counter c;
    for (const int reply : replies)
        c.gateway.treat(RefundCall::Refund, {Reply(reply)});
    const Attempt attempt = paidAttempt();
    const Refund refund = c.start(attempt);
    c.pass(900'000);
    QCOMPARE(c.now(refund).state, Done);
    QCOMPARE(c.gateway.books().size(), 1);
    QCOMPARE(c.gateway.books().value(refund.outRefundNo).times, 1);
    QCOMPARE(c.gateway.paidOutOf(attempt.outTradeNo), 1'200_fen);
    QCOMPARE(c.settled.size(), 1);
}

void TestRefundDriver::followsASlowRefundThroughRestarts()
{
    Counter c;
    c.gateway.slow(true);
    const Refund refund = c.start();
    c.pass(61'000);
    QCOMPARE(c.now(refund).state, Processing);
    c.kill();
    c.pass(3'600'000, 10'000);
    QCOMPARE(c.now(refund).state, Processing);
    c.clock.jumpWall(-86'400'000); // and somebody sets the clock
    c.kill();
    c.gateway.payOut();
    c.pass(3'700'000, 10'000);
    QCOMPARE(c.now(refund).state, Done);
    QCOMPARE(c.gateway.books().value(refund.outRefundNo).times, 1);
}

void TestRefundDriver::oneRefundOfAPaymentAtATime()
{
    Counter c;
    QHash<QString, int> underWay;
    QHash<QString, qint64> last;
    c.gateway.onCall = [&](RefundCall, const Refund &refund) {
        const auto others = c.store.refundsOf(refund.attempt);
        for (const Refund &other : *others)
            QVERIFY(other.id == refund.id || !isUnderWay(other));
        if (refund.request == 1) {
            QVERIFY(!last.contains(refund.outTradeNo)
                || refund.sentAt.ms - last.value(refund.outTradeNo) >= c.gateway.refundRules().betweenMs);
            ++underWay[refund.outTradeNo];
        }
        last.insert(refund.outTradeNo, refund.sentAt.ms);
    };
    c.gateway.treat(RefundCall::Refund, {Reply::LostUnclear, Reply::Unclear});
    const Attempt one = paidAttempt();
    const Attempt two = paidAttempt();
    for (int i = 0; i < 4; ++i) {
        c.start(one, 1'000_fen);
        c.start(two, 500_fen);
    }
    c.pass(1'800'000);
    for (const Refund &refund : std::as_const(c.store.saved))
        QCOMPARE(refund.state, Done);
    QCOMPARE(c.gateway.paidOutOf(one.outTradeNo), 4'000_fen);
    QCOMPARE(c.gateway.paidOutOf(two.outTradeNo), 2'000_fen);
    QCOMPARE(underWay.value(one.outTradeNo), 4);
}

void TestRefundDriver::whatCannotBeSavedIsNotSent()
{
    Counter c;
    c.store.failures = 3;
    const Refund refund = c.start();
    QVERIFY(c.gateway.calls().isEmpty());
    c.pass(2'000);
    QVERIFY(c.gateway.calls().isEmpty());
    c.pass(3'000);
    QCOMPARE(c.now(refund).state, Done);
    QCOMPARE(c.store.gaps, 0);
}

void TestRefundDriver::aPersonEndsWhatIsStuck()
{
    Counter c;
    c.gateway.answerWith(RefundCall::Refund, RefundOutcome::NeedsPerson);
    const Refund first = c.start();
    QCOMPARE(c.now(first).state, Stuck);
    QVERIFY(!c.now(first).sentence.isEmpty());
    c.pass(600'000);
    QCOMPARE(c.gateway.calls().size(), 1); // nobody asks by himself
    QVERIFY(c.driver->again(first.id));
    c.pass(1'000);
    QCOMPARE(c.now(first).state, Done);
    QCOMPARE(c.driver->again(first.id).error().code, ErrorCode::NotFound);

    c.gateway.answerWith(RefundCall::Refund, RefundOutcome::Abnormal);
    const Refund second = c.start();
    const RefundStep settled = refundStep(
        c.now(second), RefundEvent::personSettledOtherwise(QStringLiteral("0001: paid in cash")), {}, c.clock.wall());
    QVERIFY(c.store.saveRefund(c.now(second), settled.next));
    c.driver->wasSettled(settled.next);
    QCOMPARE(c.driver->again(second.id).error().code, ErrorCode::NotFound);
    c.pass(600'000);
    QCOMPARE(c.now(second).state, RefundState::Refused);
    QVERIFY(!isOwed(c.now(second)));
    QVERIFY(!c.driver->find(second.id));
}

void TestRefundDriver::onlySomeCallsAtOnce()
{
    Counter c;
    QList<Refund> refunds;
    for (int i = 0; i < 40; ++i) {
        c.gateway.treat(RefundCall::Refund, {Reply::Held});
        refunds.append(c.start());
    }
    QCOMPARE(c.gateway.calls().size(), RefundDriver::kCalls);
    for (int i = 0; i < 60 && c.settled.size() < 40; ++i) {
        c.gateway.release();
        c.pass(100, 50);
    }
    for (const Refund &refund : std::as_const(refunds))
        QCOMPARE(c.now(refund).state, Done);
}

void TestRefundDriver::anUnknownProviderWaitsForItsSetUp()
{
    Counter c;
    const Refund refund = c.refund(paidAttempt(5'000_fen, QStringLiteral("alipay")), 100_fen);
    QCOMPARE(c.driver->drive(refund).error().code, ErrorCode::Unsupported);
    c.kill();
    c.pass(60'000);
    QCOMPARE(c.now(refund).request, 0);
    FakeRefundGateway alipay(*refundRules(u"alipay"));
    c.driver = c.make();
    c.driver->addGateway(QStringLiteral("alipay"), alipay, nullptr);
    c.driver->resume(c.store.saved.values());
    c.pass(1'000);
    QCOMPARE(c.now(refund).state, Done);
    QCOMPARE(alipay.books().size(), 1);
}

// Faults of every kind, kills at any moment, several refunds a payment: each ends Done, paid out once.
void TestRefundDriver::chanceAndKills()
{
    for (quint32 seed = 1; seed <= 60; ++seed) {
        QRandomGenerator random(seed);
        Counter c;
        QList<Refund> refunds;
        for (int p = 0; p < 4; ++p) {
            const Attempt attempt = paidAttempt(Money::fromFen(1'000));
            for (int i = 0; i < 3; ++i) {
                for (const RefundCall call : {RefundCall::Refund, RefundCall::Query})
                    if (random.bounded(2))
                        c.gateway.treat(call, {Reply(random.bounded(7)), Reply(random.bounded(7))});
                c.gateway.slow(random.bounded(2) == 0);
                refunds.append(c.start(attempt, Money::fromFen(300)));
                c.pass(qint64(random.bounded(90'000)), 5'000);
                if (random.bounded(3) == 0)
                    c.kill();
                if (random.bounded(3) == 0)
                    c.gateway.release();
            }
        }
        c.gateway.slow(false);
        for (int i = 0; i < 400 && c.settled.size() < refunds.size(); ++i) {
            c.gateway.payOut();
            c.gateway.release();
            c.pass(60'000, 20'000);
        }
        QCOMPARE(c.settled.size(), refunds.size());
        for (const Refund &refund : std::as_const(refunds)) {
            QCOMPARE(c.now(refund).state, Done);
            QCOMPARE(c.gateway.books().value(refund.outRefundNo).times, 1);
        }
        QCOMPARE(c.store.gaps, 0);
        QCOMPARE(c.gateway.books().size(), refunds.size());
    }
}

MENDIAN_TEST(TestRefundDriver)
#include "tst_refunddriver.moc"
