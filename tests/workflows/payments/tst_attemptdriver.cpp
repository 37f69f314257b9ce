// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflows/payments/attemptdriver.h"

#include "core/json.h"
#include "tests/support/fakegateway.h"
#include "tests/support/testmain.h"

#include <QElapsedTimer>
#include <QSignalSpy>

using namespace mendian;
using mendian::test::FakeGateway;
using enum AttemptState;

namespace {

/// Keeps what was saved, in order; can be told that the disk is full.
class MemoryStore final : public AttemptStore
{
public:
    Status saveAttempt(const Attempt &before, const Attempt &after) override
    {
        if (failures > 0) {
            --failures;
            return fail(ErrorCode::DiskFull, QStringLiteral("no room"));
        }
        if (saved.contains(after.id) && saved.value(after.id) != before)
            ++gaps;
        saved.insert(after.id, after);
        steps.append(after);
        return {};
    }
    QHash<AttemptId, Attempt> saved;
    QList<Attempt> steps;
    int failures = 0;
    int gaps = 0; ///< a step whose `before` was not what was saved last
};

struct Counter
{
    ManualClock clock;
    MemoryStore store;
    FakeGateway gateway;
    std::unique_ptr<AttemptDriver> driver = make();
    QList<Attempt> settled;

    std::unique_ptr<AttemptDriver> make()
    {
        auto made = std::make_unique<AttemptDriver>(store, clock);
        made->addGateway(QStringLiteral("wechat"), gateway, nullptr);
        QObject::connect(made.get(), &AttemptDriver::settled, made.get(),
            [this](const Attempt &attempt) { settled.append(attempt); });
        return made;
    }
    Attempt start(Money amount = 350_fen, SaleId sale = SaleId::create())
    {
        const Attempt attempt = *newAttempt(sale, QStringLiteral("wechat"), amount);
        const auto status = driver->start(attempt, Secret("134567890123456789"), QStringLiteral("shop-goods"));
        if (!status)
            qWarning() << status.error();
        QCoreApplication::processEvents();
        return attempt;
    }
    void pass(qint64 ms, qint64 by = 500)
    {
        for (qint64 gone = 0; gone < ms; gone += by) {
            clock.advance(qMin(by, ms - gone));
            driver->tick();
            QCoreApplication::processEvents();
        }
    }
    AttemptState stateOf(const Attempt &attempt) const { return store.saved.value(attempt.id).state; }
};

} // namespace

class TestAttemptDriver : public QObject
{
    Q_OBJECT
private slots:
    void paysAndSettlesOnce();
    void savesBeforeEveryCall();
    void callsNothingThatCouldNotBeSaved();
    void retriesASaveThatFailedLater();
    void refusesWhatCannotStart();
    void passwordIsPolledUntilPaid();
    void slowReplyIsStillTheSamePayment();
    void doubleReplySettlesOnce();
    void lateReplyAfterARefusalRaisesTheAlarm();
    void lostReplyIsFoundByAQuery();
    void refusedPaymentFreesTheSale();
    void cancelReversesAfterFifteenSeconds();
    void killedAtAnyStepResumesUnderTheSameNumber();
    void clockJumpsChangeNothing();
    void unknownIsAskedForAsLongAsItTakes();
    void managerSettles();
    void aThousandUndecidedShareSixCalls();
    void theTillDoesNotWaitForTheBackground();
    void routeIsLookedForAgain();
    void worksOnAWorker();
    void anAnswerAfterTheDriverIsGoneHurtsNobody();
    void codeIsNotSaved();
};

void TestAttemptDriver::paysAndSettlesOnce()
{
    Counter c;
    const Attempt attempt = c.start();
    QCOMPARE(c.stateOf(attempt), Paid);
    QCOMPARE(c.settled.size(), 1);
    QCOMPARE(c.settled.first().transactionId.left(2), QStringLiteral("42"));
    QCOMPARE(c.gateway.codes(), QStringList{QStringLiteral("134567890123456789")});
    QVERIFY(c.driver->undecided().isEmpty());
    QVERIFY(!c.driver->find(attempt.id));
    c.pass(120'000, 5'000);
    QCOMPARE(c.gateway.calls().size(), 1);
}

void TestAttemptDriver::savesBeforeEveryCall()
{
    Counter c;
    int calls = 0;
    c.gateway.onCall = [&](const GatewayCall &call) {
        ++calls;
        const Attempt saved = c.store.saved.value(call.attempt.id);
        QCOMPARE(saved, call.attempt);
        QCOMPARE(saved.pending, call.kind);
    };
    c.gateway.askPassword(true);
    const Attempt attempt = c.start();
    c.pass(60'000);
    QCOMPARE(c.stateOf(attempt), Closed);
    QVERIFY(calls >= 11);
    QCOMPARE(c.gateway.calls().last(), PayCall::Reverse);
    QCOMPARE(c.store.gaps, 0);
}

void TestAttemptDriver::callsNothingThatCouldNotBeSaved()
{
    Counter c;
    c.store.failures = 1;
    const auto status = c.driver->start(*newAttempt(SaleId::create(), QStringLiteral("wechat"), 350_fen),
        Secret("134567890123456789"), QStringLiteral("goods"));
    QVERIFY(!status);
    QCOMPARE(status.error().code, ErrorCode::DiskFull);
    QVERIFY(c.gateway.calls().isEmpty());
    QVERIFY(c.driver->undecided().isEmpty());
}

void TestAttemptDriver::retriesASaveThatFailedLater()
{
    Counter c;
    QSignalSpy failed(c.driver.get(), &AttemptDriver::storeFailed);
    c.gateway.treat(PayCall::Pay, {FakeGateway::Reply::Held});
    const Attempt attempt = c.start();
    c.store.failures = 3;
    c.gateway.release();
    QCoreApplication::processEvents();
    QCOMPARE(failed.size(), 1);
    QCOMPARE(c.stateOf(attempt), Sent); // taken, but not shown as paid before it is on disk
    QVERIFY(c.settled.isEmpty());
    c.pass(3'500);
    QCOMPARE(c.stateOf(attempt), Paid);
    QCOMPARE(c.settled.size(), 1);
    QCOMPARE(c.gateway.calls().size(), 1);
    QCOMPARE(c.store.gaps, 0);
}

void TestAttemptDriver::refusesWhatCannotStart()
{
    Counter c;
    const Secret code("134567890123456789");
    const auto wechat = [](SaleId sale) { return *newAttempt(sale, QStringLiteral("wechat"), 1_fen); };
    const Attempt other = *newAttempt(SaleId::create(), QStringLiteral("alipay"), 1_fen);
    QCOMPARE(c.driver->start(other, code, {}).error().code, ErrorCode::Unsupported);
    QCOMPARE(c.driver->start(wechat(SaleId::create()), Secret(), {}).error().code, ErrorCode::InvalidInput);
    c.gateway.setRoute(false);
    QCOMPARE(c.driver->start(wechat(SaleId::create()), code, {}).error().code, ErrorCode::Offline);
    QVERIFY(c.store.steps.isEmpty());
    c.gateway.setRoute(true);
    c.gateway.askPassword(true);
    const Attempt first = c.start();
    QCOMPARE(c.driver->start(wechat(first.sale), code, {}).error().code, ErrorCode::PaymentRunning);
    QCOMPARE(c.driver->cancel(AttemptId::create()).error().code, ErrorCode::NotFound);
    QCOMPARE(c.driver->queryNow(AttemptId::create()).error().code, ErrorCode::NotFound);
    QCOMPARE(c.driver->decide(first.id, true, QStringLiteral("why")).error().code, ErrorCode::Conflict);
}

void TestAttemptDriver::passwordIsPolledUntilPaid()
{
    Counter c;
    c.gateway.askPassword(true);
    const Attempt attempt = c.start();
    QCOMPARE(c.stateOf(attempt), AwaitingCustomer);
    c.pass(12'000);
    QCOMPARE(c.gateway.calls(), (QList<PayCall>{PayCall::Pay, PayCall::Query, PayCall::Query}));
    c.gateway.customerPays(attempt.outTradeNo);
    QVERIFY(c.driver->queryNow(attempt.id)); // F5
    QCoreApplication::processEvents();
    QCOMPARE(c.stateOf(attempt), Paid);
    QCOMPARE(c.gateway.order(attempt.outTradeNo).charges, 1);
}

void TestAttemptDriver::slowReplyIsStillTheSamePayment()
{
    Counter c;
    c.gateway.treat(PayCall::Pay, {FakeGateway::Reply::Held});
    const Attempt attempt = c.start();
    c.pass(19'000);
    QCOMPARE(c.stateOf(attempt), Sent);
    QCOMPARE(c.gateway.calls().size(), 1); // nothing is asked while the pay call itself is out
    c.gateway.release();
    QCoreApplication::processEvents();
    QCOMPARE(c.stateOf(attempt), Paid);
}

void TestAttemptDriver::doubleReplySettlesOnce()
{
    Counter c;
    c.gateway.treat(PayCall::Pay, {FakeGateway::Reply::Double});
    const Attempt attempt = c.start();
    QCOMPARE(c.stateOf(attempt), Paid);
    QCOMPARE(c.settled.size(), 1);
}

void TestAttemptDriver::lateReplyAfterARefusalRaisesTheAlarm()
{
    // The gateway never answers in time; the query is told the number is closed; then the old reply says "paid".
    Counter c;
    c.gateway.treat(PayCall::Pay, {FakeGateway::Reply::Held});
    c.gateway.answerWith(PayCall::Query, Outcome::Closed);
    const Attempt attempt = c.start();
    c.pass(26'000);
    QCOMPARE(c.stateOf(attempt), Closed);
    QCOMPARE(c.settled.size(), 1);
    c.gateway.release();
    QCoreApplication::processEvents();
    QCOMPARE(c.stateOf(attempt), Closed);
    QVERIFY(!c.store.saved.value(attempt.id).alarm.isEmpty());
    QCOMPARE(c.settled.size(), 1);
    QVERIFY(!c.driver->find(attempt.id));
}

void TestAttemptDriver::lostReplyIsFoundByAQuery()
{
    for (const auto lost : {FakeGateway::Reply::Lost, FakeGateway::Reply::LostUnclear}) {
        Counter c;
        c.gateway.treat(PayCall::Pay, {lost});
        const Attempt attempt = c.start();
        c.pass(26'000);
        QCOMPARE(c.stateOf(attempt), Paid);
        QCOMPARE(c.gateway.order(attempt.outTradeNo).charges, 1);
        QCOMPARE(c.gateway.order(attempt.outTradeNo).pays, 1);
    }
}

void TestAttemptDriver::refusedPaymentFreesTheSale()
{
    Counter c;
    c.gateway.answerWith(PayCall::Pay, Outcome::RefusedFinal);
    const Attempt first = c.start();
    QCOMPARE(c.stateOf(first), Refused);
    const Attempt second = c.start(350_fen, first.sale);
    QVERIFY(second.outTradeNo != first.outTradeNo); // a new number for a new try
    QCOMPARE(c.stateOf(second), Paid);
    QCOMPARE(c.settled.size(), 2);
}

void TestAttemptDriver::cancelReversesAfterFifteenSeconds()
{
    Counter c;
    c.gateway.askPassword(true);
    const Timestamp begin = c.driver->now();
    qint64 reversedAfter = 0;
    c.gateway.onCall = [&](const GatewayCall &call) {
        if (call.kind == PayCall::Reverse)
            reversedAfter = c.driver->now() - begin;
    };
    const Attempt attempt = c.start();
    c.pass(3'000);
    QVERIFY(c.driver->cancel(attempt.id));
    c.pass(11'500);
    QCOMPARE(reversedAfter, 0);
    c.pass(1'000);
    QVERIFY(reversedAfter >= 15'000 && reversedAfter < 16'000);
    QCOMPARE(c.stateOf(attempt), Closed);
    QCOMPARE(c.gateway.order(attempt.outTradeNo).charges, 0);
}

void TestAttemptDriver::killedAtAnyStepResumesUnderTheSameNumber()
{
    // A payment that goes through password, deadline and a lost reverse: die after every saved step, and start again.
    int steps = 1;
    for (int killAfter = 1; killAfter <= steps; ++killAfter) {
        Counter c;
        c.gateway.askPassword(true);
        c.gateway.treat(PayCall::Reverse, {FakeGateway::Reply::LostUnclear});
        const Attempt attempt = c.start();
        bool killed = false;
        for (int i = 0; i < 400 && c.settled.isEmpty(); ++i) {
            if (!killed && c.store.steps.size() >= killAfter) {
                killed = true;
                c.driver.reset();
                c.clock.advance(7'000);
                c.driver = c.make();
                c.driver->resume(c.store.saved.values());
            }
            c.pass(1'000);
        }
        if (killAfter == 1)
            steps = int(c.store.steps.size()) - 1;
        QCOMPARE(c.settled.size(), 1);
        QCOMPARE(c.settled.first().outTradeNo, attempt.outTradeNo);
        QCOMPARE(c.settled.first().state, Closed);
        QCOMPARE(c.gateway.order(attempt.outTradeNo).pays, 1);
        QCOMPARE(c.gateway.orders().size(), 1);
    }
    QVERIFY(steps > 10);
}

void TestAttemptDriver::clockJumpsChangeNothing()
{
    for (const qint64 jump : {qint64(-3'600'000), qint64(3'600'000)}) {
        Counter c;
        c.gateway.askPassword(true);
        const Attempt attempt = c.start();
        c.clock.jumpWall(jump);
        c.pass(14'000);
        QVERIFY(!c.gateway.calls().contains(PayCall::Reverse));
        c.pass(32'000);
        QVERIFY(c.gateway.calls().contains(PayCall::Reverse));
        QCOMPARE(c.stateOf(attempt), Closed);
    }
}

void TestAttemptDriver::unknownIsAskedForAsLongAsItTakes()
{
    Counter c;
    c.gateway.treat(PayCall::Pay, {FakeGateway::Reply::LostUnclear});
    for (int i = 0; i < 60; ++i) {
        c.gateway.treat(PayCall::Query, {FakeGateway::Reply::Unclear});
        c.gateway.treat(PayCall::Reverse, {FakeGateway::Reply::Unclear});
    }
    const Attempt attempt = c.start();
    c.pass(150'000);
    QCOMPARE(c.stateOf(attempt), Unknown);
    QCOMPARE(c.driver->undecided().size(), 1);
    c.pass(3'600'000, 5'000); // the line comes back some time in between
    QCOMPARE(c.stateOf(attempt), Paid);
    QCOMPARE(c.settled.size(), 1);
    QCOMPARE(c.gateway.order(attempt.outTradeNo).charges, 1);
}

void TestAttemptDriver::managerSettles()
{
    Counter c;
    Attempt unknown = *newAttempt(SaleId::create(), QStringLiteral("wechat"), 350_fen);
    unknown.state = Unknown;
    unknown.startedAt = c.clock.wall();
    c.store.saved.insert(unknown.id, unknown);
    c.driver->resume({unknown});
    QCOMPARE(c.driver->decide(unknown.id, false, QStringLiteral("  ")).error().code, ErrorCode::Conflict);
    QVERIFY(c.driver->decide(unknown.id, false, QStringLiteral("0017: nothing on the platform")));
    QCOMPARE(c.stateOf(unknown), Closed);
    QCOMPARE(c.settled.size(), 1);
}

void TestAttemptDriver::aThousandUndecidedShareSixCalls()
{
    Counter c;
    QList<Attempt> parked;
    for (int i = 0; i < 1000; ++i) {
        Attempt attempt = *newAttempt(SaleId::create(), QStringLiteral("wechat"), 350_fen);
        attempt.state = Unknown;
        attempt.startedAt = c.clock.wall() + -86'400'000;
        parked.append(attempt);
        c.gateway.treat(PayCall::Query, {FakeGateway::Reply::Held});
        c.gateway.answerWith(PayCall::Query, Outcome::Paid);
    }
    c.driver->resume(parked);
    qsizetype most = 0;
    qsizetype last = 0;
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < 400 && c.settled.size() < 1000; ++i) {
        c.pass(300, 300);
        most = qMax(most, c.gateway.calls().size() - last);
        last = c.gateway.calls().size();
        c.gateway.release();
        QCoreApplication::processEvents();
    }
    qInfo("1,000 undecided attempts settled in %lld ms of work", static_cast<long long>(timer.elapsed()));
    QCOMPARE(c.settled.size(), 1000);
    QVERIFY(most <= AttemptDriver::kBackgroundCalls);
}

void TestAttemptDriver::theTillDoesNotWaitForTheBackground()
{
    Counter c;
    QList<Attempt> parked;
    for (int i = 0; i < 20; ++i) {
        Attempt attempt = *newAttempt(SaleId::create(), QStringLiteral("wechat"), 350_fen);
        attempt.state = Unknown;
        attempt.startedAt = c.clock.wall();
        parked.append(attempt);
        c.gateway.treat(PayCall::Query, {FakeGateway::Reply::Lost});
    }
    c.driver->resume(parked);
    c.pass(1'000);
    const Attempt attempt = c.start();
    QCOMPARE(c.stateOf(attempt), Paid);
    c.pass(600'000, 5'000); // lost answers do not keep their places for ever
    QCOMPARE(c.settled.size(), 21);
}

void TestAttemptDriver::routeIsLookedForAgain()
{
    Counter c;
    QSignalSpy route(c.driver.get(), &AttemptDriver::routeChanged);
    c.gateway.setRoute(false);
    QVERIFY(!c.driver->start(*newAttempt(SaleId::create(), QStringLiteral("wechat"), 1_fen), Secret("1"), {}));
    QCoreApplication::processEvents();
    QCOMPARE(route.size(), 1);
    QCOMPARE(route.first().at(1).toBool(), false);
    c.gateway.setRoute(true);
    c.pass(11'000);
    QCOMPARE(route.size(), 2);
    QVERIFY(c.driver->hasRoute(QStringLiteral("wechat")));
}

void TestAttemptDriver::worksOnAWorker()
{
    SystemClock clock;
    MemoryStore store;
    FakeGateway gateway(scaledRules(*providerRules(u"wechat"), 100));
    Worker pay(QStringLiteral("pay"));
    QThread *thread = nullptr;
    gateway.onCall = [&](const GatewayCall &) { thread = QThread::currentThread(); };
    gateway.askPassword(true);
    AttemptDriver driver(store, clock);
    driver.addGateway(QStringLiteral("wechat"), gateway, &pay);
    QSignalSpy settled(&driver, &AttemptDriver::settled);
    QVERIFY(driver.start(*newAttempt(SaleId::create(), QStringLiteral("wechat"), 1_fen), Secret("13"), {}));
    QTRY_COMPARE(settled.size(), 1); // password never comes: polled, reversed, closed by the driver's own timer
    QCOMPARE(settled.first().first().value<Attempt>().state, Closed);
    QVERIFY(thread && thread != QThread::currentThread());
}

void TestAttemptDriver::anAnswerAfterTheDriverIsGoneHurtsNobody()
{
    Counter c;
    c.gateway.treat(PayCall::Pay, {FakeGateway::Reply::Held});
    const Attempt attempt = c.start();
    c.driver.reset();
    c.gateway.release();
    QCoreApplication::processEvents();
    QCOMPARE(c.stateOf(attempt), Sent);
}

void TestAttemptDriver::codeIsNotSaved()
{
    Counter c;
    c.gateway.askPassword(true);
    c.start();
    c.pass(60'000);
    for (const Attempt &attempt : std::as_const(c.store.steps))
        QVERIFY(!toJsonBytes(toJson(attempt)).contains("134567890123456789"));
}

MENDIAN_TEST(TestAttemptDriver)
#include "tst_attemptdriver.moc"
