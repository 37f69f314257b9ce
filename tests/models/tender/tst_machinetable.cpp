// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/attemptplay.h"
#include "tests/support/testmain.h"

using namespace mendian;
using mendian::test::Play;
using enum AttemptState;

// The whole table: every outcome of every call, every event in every state.
class TestMachineTable : public QObject
{
    Q_OBJECT
private slots:
    void everyOutcomeOfEveryCall_data();
    void everyOutcomeOfEveryCall();
    void everyEventInEveryState_data();
    void everyEventInEveryState();
};

void TestMachineTable::everyOutcomeOfEveryCall_data()
{
    QTest::addColumn<int>("call");
    QTest::addColumn<int>("outcome");
    QTest::addColumn<int>("state");
    using O = Outcome;
    struct Row
    {
        O outcome;
        AttemptState pay, query, reverse;
    };
    // The state right after the answer; a query is asked at t0 + 5 s, a reverse is on its way after the deadline.
    const Row rows[] = {
        {O::Paid, Paid, Paid, Reversing},
        {O::UserPaying, AwaitingCustomer, AwaitingCustomer, Reversing},
        {O::NotPaidYet, Confirming, AwaitingCustomer, Reversing},
        {O::Unclear, Confirming, Confirming, Reversing},
        {O::NotSent, Refused, Confirming, Reversing},
        {O::RefusedFinal, Refused, Confirming, Reversing},
        {O::RefusedAskOnce, Confirming, Confirming, Reversing},
        {O::AskThisNumber, Confirming, Confirming, Reversing},
        {O::ConfigError, Refused, Confirming, Reversing},
        {O::NotFound, Confirming, Confirming, Reversing},
        {O::PayError, Confirming, Confirming, Reversing},
        {O::Closed, Closed, Closed, Closed},
        {O::Reversed, Confirming, Closed, Closed},
        {O::ReverseAgain, Confirming, Confirming, Reversing},
        {O::ReverseRefused, Confirming, Confirming, Reversing},
        {O::ReversedNothingFound, Confirming, Confirming, Closed},
        {O::WasPaidNowReturned, Returned, Returned, Returned},
        {O::RefundedElsewhere, Returned, Returned, Returned},
    };
    QCOMPARE(std::size(rows), size_t(Outcome::RefundedElsewhere) + 1);
    for (const Row &row : rows) {
        const AttemptState states[] = {row.pay, row.query, row.reverse};
        for (const PayCall call : {PayCall::Pay, PayCall::Query, PayCall::Reverse})
            QTest::addRow("%s: %s", payCallName(call), outcomeName(row.outcome))
                << int(call) << int(row.outcome) << int(states[int(call) - 1]);
    }
}

void TestMachineTable::everyOutcomeOfEveryCall()
{
    QFETCH(int, call);
    QFETCH(int, outcome);
    QFETCH(int, state);
    Play p;
    p.begin();
    if (call != int(PayCall::Pay)) {
        p.answer(Outcome::Unclear);
        p.due();
    }
    if (call == int(PayCall::Reverse)) {
        p.t = 45'000;
        p.answer(Outcome::Unclear, 0);
    }
    QCOMPARE(int(p.a.pending), call);
    p.answer(static_cast<Outcome>(outcome));
    QCOMPARE(attemptStateName(p.a.state), attemptStateName(static_cast<AttemptState>(state)));
    if (isFinal(p.a.state)) {
        QCOMPARE(p.action, PayAction::None);
    } else {
        QVERIFY(p.a.nextAt > mendian::test::kPlayStart + p.t);
        QVERIFY(p.action != PayAction::None && p.action != PayAction::CallPay);
    }
}

void TestMachineTable::everyEventInEveryState_data()
{
    QTest::addColumn<int>("state");
    QTest::addColumn<int>("event");
    QTest::addColumn<int>("next");
    QTest::addColumn<int>("action");
    struct Cell
    {
        AttemptState state;
        PayAction action;
    };
    using A = PayAction;
    using Kind = PayEvent::Kind;
    // All at t0 + 20 s with nothing on the way (Sent: the pay call). Columns: Started, TimerDue, QueryAsked,
    // CancelAsked, Restarted, ManagerDecision(not paid). Final states are checked for staying as they are.
    const QList<std::pair<AttemptState, QList<Cell>>> table = {
        {Collecting,
            {{Sent, A::CallPay}, {Collecting, A::None}, {Collecting, A::None}, {Closed, A::None}, {Collecting, A::None},
                {Collecting, A::None}}},
        {Sent,
            {{Sent, A::None}, {Confirming, A::CallQuery}, {Sent, A::None}, {Sent, A::None}, {Confirming, A::WaitUntil},
                {Sent, A::None}}},
        {AwaitingCustomer,
            {{AwaitingCustomer, A::None}, {AwaitingCustomer, A::CallQuery}, {AwaitingCustomer, A::CallQuery},
                {AwaitingCustomer, A::CallQuery}, {AwaitingCustomer, A::WaitUntil}, {AwaitingCustomer, A::None}}},
        {Confirming,
            {{Confirming, A::None}, {Confirming, A::CallQuery}, {Confirming, A::CallQuery}, {Confirming, A::CallQuery},
                {Confirming, A::WaitUntil}, {Confirming, A::None}}},
        {Reversing,
            {{Reversing, A::None}, {Reversing, A::CallQuery}, {Reversing, A::None}, {Reversing, A::None},
                {Reversing, A::WaitUntil}, {Reversing, A::None}}},
        {Unknown,
            {{Unknown, A::None}, {Unknown, A::CallQuery}, {Unknown, A::CallQuery}, {Reversing, A::CallQuery},
                {Unknown, A::WaitUntil}, {Closed, A::None}}},
        {Paid, QList<Cell>(6, {Paid, A::None})},
        {Refused, QList<Cell>(6, {Refused, A::None})},
        {Closed, QList<Cell>(6, {Closed, A::None})},
        {Returned, QList<Cell>(6, {Returned, A::None})},
    };
    const std::pair<Kind, const char *> events[] = {{Kind::Started, "started"}, {Kind::TimerDue, "timer due"},
        {Kind::QueryAsked, "query asked"}, {Kind::CancelAsked, "cancel asked"}, {Kind::Restarted, "restarted"},
        {Kind::ManagerDecision, "manager decision"}};
    QCOMPARE(table.size(), kAttemptStates);
    for (const auto &[state, cells] : table) {
        for (int i = 0; i < 6; ++i)
            QTest::addRow("%s: %s", attemptStateName(state), events[i].second)
                << int(state) << int(events[i].first) << int(cells.at(i).state) << int(cells.at(i).action);
    }
}

void TestMachineTable::everyEventInEveryState()
{
    QFETCH(int, state);
    QFETCH(int, event);
    QFETCH(int, next);
    QFETCH(int, action);
    Play p;
    if (state != int(Collecting)) {
        p.begin();
        p.t = 20'000;
        if (state != int(Sent)) {
            p.a.pending = PayCall::None;
            p.a.queries = 3;
        }
        p.a.state = static_cast<AttemptState>(state);
        p.a.nextAt = isFinal(p.a.state) ? Timestamp{} : mendian::test::kPlayStart + p.t;
    }
    PayEvent told;
    told.kind = static_cast<PayEvent::Kind>(event);
    told.reason = QStringLiteral("0017: seen on the merchant platform");
    const Attempt before = p.a;
    p.tell(told);
    QCOMPARE(attemptStateName(p.a.state), attemptStateName(static_cast<AttemptState>(next)));
    QCOMPARE(int(p.action), action);
    if (isFinal(before.state))
        QCOMPARE(p.a, before);
}

MENDIAN_TEST(TestMachineTable)
#include "tst_machinetable.moc"
