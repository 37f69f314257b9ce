// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/refundplay.h"
#include "tests/support/testmain.h"

#include <QRandomGenerator>

using namespace mendian;
using namespace mendian::test;
using enum RefundState;
using O = RefundOutcome;

class TestRefundMachine : public QObject
{
    Q_OBJECT
private slots:
    void everyOutcomeInEveryState_data();
    void everyOutcomeInEveryState();
    void everyEventInEveryState_data();
    void everyEventInEveryState();
    void unclearIsAskedAgainWithGrowingWaits();
    void acceptedIsQueriedUntilItEnds();
    void silenceIsUnclear();
    void refusedAfterUnclearNeedsAQuery_data();
    void refusedAfterUnclearNeedsAQuery();
    void aPersonEndsWhatIsStuck();
    void anotherAmountProvesNothing();
    void lateDoneCounts();
    void doneAfterItWasGivenUpIsAnAlarm();
    void refundsOfOnePaymentGoOneByOne();
    void windowAndPartsAreLimits();
    void derivedNumbersAreTheSameForEver();
    void survivesItsJson();
    void whatNobodyKnowsGoesToAPerson();
    void chanceEndsEveryRefundOnce();
};

namespace {

/// A refund in each state, with the call that is on its way there.
RefundPlay inState(const QString &name)
{
    RefundPlay play;
    if (name == QLatin1String("fresh"))
        return play;
    play.begin();
    if (name == QLatin1String("asked"))
        return play;
    if (name == QLatin1String("asked again")) {
        play.answer(O::Unclear);
        play.due();
    } else if (name == QLatin1String("queried")) {
        play.answer(O::Accepted);
        play.due();
    } else if (name == QLatin1String("ask once")) {
        play.answer(O::Unclear);
        play.due();
        play.answer(O::Refused);
        play.due();
    } else if (name == QLatin1String("stuck")) {
        play.answer(O::NeedsPerson);
    } else if (name == QLatin1String("abnormal")) {
        play.answer(O::Abnormal);
    } else if (name == QLatin1String("done")) {
        play.answer(O::Done);
    } else if (name == QLatin1String("refused")) {
        play.answer(O::Refused);
    }
    return play;
}

} // namespace

void TestRefundMachine::everyOutcomeInEveryState_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<int>("outcome");
    QTest::addColumn<int>("state");
    QTest::addColumn<int>("next"); // the call that follows when its moment has come
    struct Row
    {
        O outcome;
        RefundState asked, again, queried, once;
        RefundCall nextAsked, nextAgain, nextQueried, nextOnce;
    };
    using enum RefundCall;
    // What one answer leaves, by the call it answers: the first refund call; the second after an unclear one; a query
    // of one that was taken in; the one query after a refusal.
    const Row rows[] = {
        {O::Done, Done, Done, Done, Done, None, None, None, None},
        {O::Accepted, Processing, Processing, Processing, Processing, Query, Query, Query, Query},
        {O::Unclear, Requested, Requested, Processing, Requested, RefundCall::Refund, RefundCall::Refund, Query, Query},
        {O::NotSent, Requested, Requested, Processing, Requested, RefundCall::Refund, RefundCall::Refund, Query, Query},
        {O::Later, Requested, Requested, Processing, Requested, RefundCall::Refund, RefundCall::Refund, Query, Query},
        {O::NeedsPerson, Stuck, Stuck, Stuck, Stuck, None, None, None, None},
        {O::Abnormal, Stuck, Stuck, Stuck, Stuck, None, None, None, None},
        {O::Refused, RefundState::Refused, Requested, RefundState::Refused, RefundState::Refused, None, Query, None,
            None},
        {O::NotFound, Requested, Requested, Requested, RefundState::Refused, RefundCall::Refund, RefundCall::Refund,
            RefundCall::Refund, None},
        {O::ConfigError, Stuck, Stuck, Processing, Requested, None, None, Query, Query},
    };
    QCOMPARE(std::size(rows), size_t(O::ConfigError) + 1);
    for (const Row &row : rows) {
        const struct
        {
            const char *from;
            RefundState state;
            RefundCall next;
        } cells[] = {{"asked", row.asked, row.nextAsked}, {"asked again", row.again, row.nextAgain},
            {"queried", row.queried, row.nextQueried}, {"ask once", row.once, row.nextOnce}};
        for (const auto &cell : cells)
            QTest::addRow("%s: %s", cell.from, refundOutcomeName(row.outcome))
                << QString::fromLatin1(cell.from) << int(row.outcome) << int(cell.state) << int(cell.next);
    }
}

void TestRefundMachine::everyOutcomeInEveryState()
{
    QFETCH(QString, from);
    QFETCH(int, outcome);
    QFETCH(int, state);
    QFETCH(int, next);
    RefundPlay play = inState(from);
    const QString number = play.f.outRefundNo;
    QVERIFY(play.f.pending != RefundCall::None);
    play.answer(O(outcome));
    QCOMPARE(play.f.state, RefundState(state));
    QCOMPARE(isFinal(play.f.state), play.f.nextAt.isNull() && play.f.state != Stuck);
    if (from != QLatin1String("ask once") || play.f.state == Done || play.f.state == Processing)
        QCOMPARE(play.f.sentence, refundAnswer(O(outcome)).sentence);
    play.due();
    QCOMPARE(play.f.pending, RefundCall(next));
    QCOMPARE(play.f.outRefundNo, number);
    QCOMPARE(play.f.amount, 1'200_fen);
    QCOMPARE(isOwed(play.f), play.f.state == Stuck || play.f.state == RefundState::Refused);
}

void TestRefundMachine::everyEventInEveryState_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<int>("event");
    QTest::addColumn<int>("action");
    QTest::addColumn<int>("state");
    using A = RefundAction;
    struct Row
    {
        const char *from;
        RefundState state;
        A started, timer, restarted, again;
        RefundState settled;
    };
    const Row rows[] = {
        {"fresh", Requested, A::CallRefund, A::None, A::None, A::None, Requested},
        {"asked", Requested, A::None, A::WaitUntil, A::WaitUntil, A::None, Requested},
        {"asked again", Requested, A::None, A::WaitUntil, A::WaitUntil, A::None, Requested},
        {"queried", Processing, A::None, A::WaitUntil, A::WaitUntil, A::None, Processing},
        {"ask once", Requested, A::None, A::WaitUntil, A::WaitUntil, A::None, Requested},
        {"stuck", Stuck, A::None, A::None, A::None, A::WaitUntil, RefundState::Refused},
        {"abnormal", Stuck, A::None, A::None, A::None, A::WaitUntil, RefundState::Refused},
        {"done", Done, A::None, A::None, A::None, A::None, Done},
        {"refused", RefundState::Refused, A::None, A::None, A::None, A::None, RefundState::Refused},
    };
    using K = RefundEvent::Kind;
    for (const Row &row : rows) {
        const struct
        {
            K kind;
            A action;
            RefundState state;
        } cells[] = {{K::Started, row.started, row.state}, {K::TimerDue, row.timer, row.state},
            {K::Restarted, row.restarted, row.state}, {K::PersonSaysAgain, row.again, row.state},
            {K::PersonSettledOtherwise, A::None, row.settled}};
        for (const auto &cell : cells)
            QTest::addRow("%s, event %d", row.from, int(cell.kind))
                << QString::fromLatin1(row.from) << int(cell.kind) << int(cell.action) << int(cell.state);
    }
}

void TestRefundMachine::everyEventInEveryState()
{
    QFETCH(QString, from);
    QFETCH(int, event);
    QFETCH(int, action);
    QFETCH(int, state);
    RefundPlay play = inState(from);
    RefundEvent told{.kind = RefundEvent::Kind(event), .reason = QStringLiteral("0001: cash")};
    play.tell(told);
    QCOMPARE(play.action, RefundAction(action));
    QCOMPARE(play.f.state, RefundState(state));
    if (told.kind == RefundEvent::Kind::PersonSettledOtherwise && play.f.state == RefundState::Refused) {
        QVERIFY(!isOwed(play.f));
        QCOMPARE(play.f.message, told.reason);
    }
}

void TestRefundMachine::unclearIsAskedAgainWithGrowingWaits()
{
    RefundPlay play;
    play.begin();
    QList<qint64> waits;
    for (int i = 0; i < 7; ++i) {
        play.answer(O::Unclear);
        waits.append(play.wait());
        play.due();
        QCOMPARE(play.action, RefundAction::CallRefund);
    }
    QCOMPARE(waits, (QList<qint64>{5'000, 10'000, 30'000, 60'000, 300'000, 300'000, 300'000}));
    play.answer(O::Done);
    QCOMPARE(play.f.state, Done);
    QCOMPARE(play.f.customerReceives, play.f.amount);
}

void TestRefundMachine::acceptedIsQueriedUntilItEnds()
{
    RefundPlay play;
    play.begin();
    play.answer(O::Accepted);
    QList<qint64> waits{play.wait()};
    for (int i = 0; i < 6; ++i) {
        play.due();
        QCOMPARE(play.action, RefundAction::CallQuery);
        play.answer(i % 2 == 0 ? O::Accepted : O::Unclear);
        waits.append(play.wait());
    }
    QCOMPARE(waits, (QList<qint64>{60'000, 60'000, 120'000, 300'000, 900'000, 3'600'000, 3'600'000}));
    play.due();
    play.answer(O::Done);
    QCOMPARE(play.f.state, Done);
}

void TestRefundMachine::silenceIsUnclear()
{
    RefundPlay play;
    play.begin();
    QCOMPARE(play.wait(), play.rules.refundTimeoutMs + play.rules.graceMs);
    play.due();
    QCOMPARE(play.f.code, QStringLiteral("NO_ANSWER"));
    QVERIFY(play.f.unclear);
    play.due();
    QCOMPARE(play.action, RefundAction::CallRefund);
}

void TestRefundMachine::refusedAfterUnclearNeedsAQuery_data()
{
    QTest::addColumn<int>("query");
    QTest::addColumn<int>("state");
    QTest::newRow("it had been done") << int(O::Done) << int(Done);
    QTest::newRow("it is under way") << int(O::Accepted) << int(Processing);
    QTest::newRow("nobody knows it") << int(O::NotFound) << int(RefundState::Refused);
    QTest::newRow("refused again") << int(O::Refused) << int(RefundState::Refused);
}

void TestRefundMachine::refusedAfterUnclearNeedsAQuery()
{
    QFETCH(int, query);
    QFETCH(int, state);
    RefundPlay play = inState(QStringLiteral("ask once"));
    QCOMPARE(play.f.code, QStringLiteral("Refused"));
    QCOMPARE(play.f.pending, RefundCall::Query);
    play.answer(O(query));
    QCOMPARE(play.f.state, RefundState(state));
    if (play.f.state == RefundState::Refused)
        QCOMPARE(play.f.code, QStringLiteral("Refused"));
}

void TestRefundMachine::aPersonEndsWhatIsStuck()
{
    RefundPlay topUp = inState(QStringLiteral("stuck"));
    topUp.tell(RefundEvent::personSaysAgain());
    QCOMPARE(topUp.f.state, Stuck); // until its turn has come
    topUp.due();
    QCOMPARE(topUp.action, RefundAction::CallRefund);
    QVERIFY(isUnderWay(topUp.f));

    RefundPlay abnormal = inState(QStringLiteral("abnormal"));
    abnormal.tell(RefundEvent::personSaysAgain());
    abnormal.tell(RefundEvent::restarted());
    abnormal.due();
    QCOMPARE(abnormal.action, RefundAction::CallQuery);

    RefundPlay cash = inState(QStringLiteral("stuck"));
    cash.tell(RefundEvent::personSettledOtherwise({}));
    QCOMPARE(cash.f.state, Stuck);
    cash.tell(RefundEvent::personSettledOtherwise(QStringLiteral("0001: cash")));
    cash.tell(RefundEvent::personSaysAgain());
    cash.due();
    QCOMPARE(cash.action, RefundAction::None); // its number never moves money again
}

void TestRefundMachine::anotherAmountProvesNothing()
{
    RefundPlay play;
    play.begin();
    RefundAnswer other = refundAnswer(O::Done);
    other.amount = 1'201_fen;
    play.answer(other);
    QCOMPARE(play.f.state, Requested);
    QVERIFY(!play.f.alarm.isEmpty());
    play.due();
    other.amount = play.f.amount;
    play.answer(other);
    QCOMPARE(play.f.state, Done);
    QVERIFY(play.f.alarm.isEmpty());
}

void TestRefundMachine::lateDoneCounts()
{
    RefundPlay play;
    play.begin();
    play.due(); // no answer
    play.due(); // the second call is out
    play.tell(RefundEvent::answered(RefundCall::Refund, 1, refundAnswer(O::Unclear)));
    QCOMPARE(play.f.pending, RefundCall::Refund);
    play.tell(RefundEvent::answered(RefundCall::Refund, 1, refundAnswer(O::Done)));
    QCOMPARE(play.f.state, Done);
}

void TestRefundMachine::doneAfterItWasGivenUpIsAnAlarm()
{
    RefundPlay play = inState(QStringLiteral("refused"));
    QVERIFY(isOwed(play.f));
    play.tell(RefundEvent::answered(RefundCall::Refund, 1, refundAnswer(O::Done)));
    QCOMPARE(play.f.state, RefundState::Refused);
    QVERIFY(!play.f.alarm.isEmpty());
    QVERIFY(!isOwed(play.f));
}

void TestRefundMachine::refundsOfOnePaymentGoOneByOne()
{
    RefundPlay first;
    RefundPlay second;
    const auto turn = [&] { return refundTurn(second.f, {first.f, second.f}, second.rules); };
    QCOMPARE(turn(), std::optional(kRefundStart));
    for (const char *state : {"asked", "asked again", "queried", "ask once"}) {
        first = inState(QString::fromLatin1(state));
        QVERIFY2(!turn(), state);
    }
    for (const char *state : {"stuck", "abnormal", "done", "refused"}) {
        first = inState(QString::fromLatin1(state));
        QCOMPARE(turn(), std::optional(first.f.sentAt + 60'000));
    }
    QVERIFY(needsTurn(second.f));
    QVERIFY(needsTurn(inState(QStringLiteral("stuck")).f));
    QVERIFY(!needsTurn(inState(QStringLiteral("asked again")).f));
}

void TestRefundMachine::windowAndPartsAreLimits()
{
    const RefundRules &rules = *refundRules(u"wechat");
    const Timestamp last = kRefundStart + rules.windowMs;
    QCOMPARE(refundBar(rules, kRefundStart, {}, last), RefundBar::None);
    QCOMPARE(refundBar(rules, kRefundStart, {}, last + 1), RefundBar::TooLate);
    QCOMPARE(refundBar(rules, kRefundStart, QList<Refund>(49), last), RefundBar::None);
    QCOMPARE(refundBar(rules, kRefundStart, QList<Refund>(50), last), RefundBar::TooManyParts);
}

void TestRefundMachine::derivedNumbersAreTheSameForEver()
{
    const auto attempt = AttemptId::parse(u"0193b9c0-0000-7000-8000-0000003f9a1c").value();
    const RefundId id = automaticRefundId(attempt);
    QCOMPARE(id, automaticRefundId(attempt));
    QCOMPARE(id.toHex().at(12), QLatin1Char('8'));
    QVERIFY(id != automaticRefundId(AttemptId::create()));
    QVERIFY(nextRefundId(id) != id);
    QVERIFY(nextRefundId(id) != nextRefundId(nextRefundId(id)));
}

void TestRefundMachine::survivesItsJson()
{
    for (const char *state : {"fresh", "asked again", "queried", "ask once", "abnormal", "done", "refused"}) {
        const Refund refund = inState(QString::fromLatin1(state)).f;
        const auto again = refundFromJson(toJson(refund));
        QVERIFY2(again, state);
        QCOMPARE(*again, refund);
    }
}

// A provider with honest books under every fault, restarts at any moment, a person who helps: each refund ends, and
// the provider paid out exactly what ended as Done.
// Alipay: a refund of a trade that was closed unpaid says "closed", and the query says it knows of no refund, for ever.
void TestRefundMachine::whatNobodyKnowsGoesToAPerson()
{
    RefundPlay play;
    play.rules = *refundRules(u"alipay");
    play.begin();
    int rounds = 0;
    for (; play.f.state != Stuck && rounds < 100; ++rounds) {
        play.answer(O::Accepted);
        play.due();
        QCOMPARE(play.action, RefundAction::CallQuery);
        play.answer(O::NotFound);
        if (play.f.state != Stuck)
            play.due();
    }
    QCOMPARE(rounds, play.rules.mostStrayQueries);
    QVERIFY(play.f.nextAt.isNull());
    QVERIFY(play.f.sentence.contains(QLatin1String("merchant platform")));
    QVERIFY(isOwed(play.f));
    QCOMPARE(refundFromJson(toJson(play.f)).value(), play.f);
    // A person's word begins from the start.
    play.tell(RefundEvent::personSaysAgain());
    play.due();
    QCOMPARE(play.action, RefundAction::CallRefund);
    play.answer(O::Accepted);
    play.due();
    play.answer(O::Done);
    QCOMPARE(play.f.state, Done);
}

void TestRefundMachine::chanceEndsEveryRefundOnce()
{
    for (quint32 seed = 1; seed <= 3'000; ++seed) {
        QRandomGenerator random(seed);
        RefundPlay play;
        bool taken = false; // the provider has the refund
        bool paidOut = false;
        const bool never = random.bounded(10) == 0; // refuses this number whatever comes
        play.begin();
        qint64 lastCall = play.t;
        int steps = 0;
        for (; !isFinal(play.f.state) && steps < 2'000; ++steps) {
            const bool calm = steps > 300; // faults end, or nothing would
            if (play.action == RefundAction::CallRefund || play.action == RefundAction::CallQuery) {
                const bool asks = play.f.pending == RefundCall::Refund;
                QVERIFY(play.f.request > 0 && play.f.sentAt == kRefundStart + play.t);
                const int fault = calm ? 100 : int(random.bounded(20));
                if (asks && fault != 0 && !never && fault != 5 && fault != 6)
                    taken = true;
                paidOut = paidOut || (taken && (calm || random.bounded(3) == 0));
                RefundAnswer answer = refundAnswer(O::NotFound);
                if (taken)
                    answer = refundAnswer(paidOut ? O::Done : O::Accepted);
                else if (asks)
                    answer = refundAnswer(O::Refused);
                if (fault == 0)
                    answer = refundAnswer(O::NotSent);
                else if (fault == 1 || fault == 2)
                    answer = refundAnswer(O::Unclear);
                else if (fault == 5 && !taken)
                    answer = refundAnswer(O::Later);
                else if (fault == 6 && !taken && asks)
                    answer = refundAnswer(O::NeedsPerson);
                lastCall = play.t;
                if (fault == 3) { // killed: the answer is lost
                    play.action = RefundAction::None;
                    play.tell(RefundEvent::restarted());
                } else if (fault == 4) { // and never comes
                    play.due();
                } else {
                    play.answer(answer, 1 + qint64(random.bounded(3'000)));
                }
                continue;
            }
            if (play.f.state == Stuck && play.f.nextAt.isNull()) {
                play.tell(RefundEvent::personSaysAgain());
                continue;
            }
            if (random.bounded(15) == 0)
                play.tell(RefundEvent::restarted());
            play.due();
        }
        QVERIFY2(isFinal(play.f.state), qPrintable(QStringLiteral("seed %1").arg(seed)));
        QVERIFY2((play.f.state == Done) == paidOut, qPrintable(QStringLiteral("seed %1").arg(seed)));
        QVERIFY(play.t >= lastCall);
    }
}

MENDIAN_TEST(TestRefundMachine)
#include "tst_refundmachine.moc"
