// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/attemptplay.h"
#include "tests/support/testmain.h"

using namespace mendian;
using mendian::test::kPlayStart;
using mendian::test::Play;
using enum AttemptState;

class TestMachine : public QObject
{
    Q_OBJECT
private slots:
    void paidAtOnce();
    void passwordThenPaid();
    void queriesFollowTheSchedule();
    void deadlineQueriesOnceMoreAndReverses();
    void deadlineFindsThePaymentAfterAll();
    void cancelWaitsForFifteenSeconds();
    void cancelWhileThePayCallRuns();
    void reverseLoopEndsInUnknown();
    void aRefusedReverseLetsPaidCount();
    void paidAfterAnUnclearReverseIsNotBelieved();
    void unknownKeepsAskingAndGrows();
    void unknownBecomesPaid();
    void unknownReversesWhenTheLineIsBack();
    void cashierMayReverseAnUnknown();
    void managerSettlesAnUnknown();
    void nothingIsReversedAfterSevenDays();
    void numberNeverReachedTheProvider();
    void refusalIsConfirmedByOneQuery();
    void failedAtTheProviderIsReversed();
    void wrongAmountIsNeverPaid_data();
    void wrongAmountIsNeverPaid();
    void silenceOfTheGatewayEnds();
    void latePaidCounts();
    void latePaidDuringAReverseMeansReturned();
    void latePaidAfterTheEndAlarms();
    void lateRefusalIsIgnored();
    void restartGoesOnWithTheSameNumber();
    void restartWithTheClockSetBack();
    void secondProviderNeedsOnlyARow();
    void aQrNobodyScannedStaysOnShow();
    void aCloseNeverTakesMoneyBack_data();
    void aCloseNeverTakesMoneyBack();
    void anUnknownNumberIsClosedWhenTheLineIsBack();
    void anUnknownNumberEndsAfterTheWindow();
    void aRestartUnderAWrongClockPutsNothingOff();
};

void TestMachine::paidAtOnce()
{
    Play p;
    p.begin();
    QCOMPARE(p.a.state, Sent);
    QCOMPARE(p.action, PayAction::CallPay);
    Answer paid{.outcome = Outcome::Paid,
        .transactionId = QStringLiteral("4200"),
        .amount = 350_fen,
        .customerPaid = 300_fen,
        .merchantReceives = 350_fen,
        .platformDiscount = 50_fen};
    p.answer(paid, 300);
    QCOMPARE(p.a.state, Paid);
    QCOMPARE(p.a.transactionId, QStringLiteral("4200"));
    QCOMPARE(p.a.customerPaid, 300_fen);
    QCOMPARE(p.a.merchantReceives, 350_fen);
    QCOMPARE(p.a.platformDiscount, 50_fen);
    QCOMPARE(p.action, PayAction::None);
    QVERIFY(p.a.nextAt.isNull());
}

void TestMachine::passwordThenPaid()
{
    Play p;
    p.begin();
    p.answer(Outcome::UserPaying);
    QCOMPARE(p.a.state, AwaitingCustomer);
    QCOMPARE(p.next(), 5'000);
    p.due();
    QCOMPARE(p.action, PayAction::CallQuery);
    p.answer(Outcome::Unclear);
    QCOMPARE(p.a.state, AwaitingCustomer); // one failed query does not take back what we knew
    p.due();
    p.answer(Outcome::Paid);
    QCOMPARE(p.a.state, Paid);
    QCOMPARE(p.a.queries, 2);
}

void TestMachine::queriesFollowTheSchedule()
{
    Play p;
    p.begin();
    p.answer(Outcome::Unclear, 1'000);
    QList<qint64> asked;
    while (p.a.state != Reversing) {
        p.due();
        QCOMPARE(p.action, PayAction::CallQuery);
        asked.append(p.t);
        p.answer(Outcome::UserPaying, 200);
    }
    QCOMPARE(asked, (QList<qint64>{5'000, 10'000, 15'000, 20'000, 25'000, 30'000, 35'000, 40'000, 45'000}));
    QCOMPARE(p.action, PayAction::CallReverse);
    QCOMPARE(p.t, 45'200);
}

void TestMachine::deadlineQueriesOnceMoreAndReverses()
{
    Play p;
    p.begin();
    p.t = 44'000;
    p.answer(Outcome::UserPaying, 0); // a very late reply of the pay call: the first query is overdue
    QCOMPARE(p.action, PayAction::CallQuery);
    p.answer(Outcome::UserPaying);
    QCOMPARE(p.next(), 45'000);
    p.due();
    QCOMPARE(p.action, PayAction::CallQuery);
    p.answer(Outcome::NotPaidYet);
    QCOMPARE(p.action, PayAction::CallReverse);
    QCOMPARE(p.a.state, Reversing);
    p.answer(Outcome::Reversed);
    QCOMPARE(p.a.state, Closed);
}

void TestMachine::deadlineFindsThePaymentAfterAll()
{
    Play p;
    p.begin();
    p.answer(Outcome::UserPaying);
    p.t = 46'000;
    p.tell(PayEvent::timerDue());
    p.answer(Outcome::Paid);
    QCOMPARE(p.a.state, Paid);
    QCOMPARE(p.a.reverses, 0);
}

void TestMachine::cancelWaitsForFifteenSeconds()
{
    Play p;
    p.begin();
    p.answer(Outcome::UserPaying);
    p.due();
    p.answer(Outcome::UserPaying);
    p.t = 6'000;
    p.tell(PayEvent::cancelRequested());
    while (p.action != PayAction::CallReverse) {
        QVERIFY(p.t <= 15'200);
        p.due();
        if (p.action == PayAction::CallQuery)
            p.answer(Outcome::UserPaying);
    }
    QCOMPARE(p.t, 15'100); // the last query at 15.0 s, the reverse right after it
    p.answer(Outcome::Reversed);
    QCOMPARE(p.a.state, Closed);
}

void TestMachine::cancelWhileThePayCallRuns()
{
    Play p;
    p.begin();
    p.t = 17'000;
    p.tell(PayEvent::cancelRequested());
    QCOMPARE(p.a.state, Sent);
    QCOMPARE(p.action, PayAction::None);
    p.answer(Outcome::Unclear, 3'000);
    QCOMPARE(p.action, PayAction::CallQuery); // never a reverse without a query just before
    p.answer(Outcome::NotPaidYet);
    QCOMPARE(p.action, PayAction::CallReverse);
}

void TestMachine::reverseLoopEndsInUnknown()
{
    Play p;
    p.begin();
    p.t = 45'000;
    p.answer(Outcome::Unclear, 0);
    p.answer(Outcome::UserPaying);
    for (int round = 1; round <= 10; ++round) {
        QCOMPARE(p.action, PayAction::CallReverse);
        QCOMPARE(p.a.reverseRounds, round);
        p.answer(Outcome::ReverseAgain);
        if (round == 10)
            break;
        QCOMPARE(p.a.state, Reversing);
        QCOMPARE(p.next(), p.t + 5'000);
        p.due();
        QCOMPARE(p.action, PayAction::CallQuery);
        p.answer(Outcome::UserPaying);
    }
    QCOMPARE(p.a.state, Unknown);
    QCOMPARE(p.action, PayAction::WaitUntil);
}

void TestMachine::aRefusedReverseLetsPaidCount()
{
    Play p;
    p.begin();
    p.t = 45'000;
    p.answer(Outcome::Unclear, 0);
    p.answer(Outcome::UserPaying);
    p.answer(Outcome::ReverseRefused);
    p.due();
    p.answer(Outcome::Paid);
    QCOMPARE(p.a.state, Paid);
}

void TestMachine::paidAfterAnUnclearReverseIsNotBelieved()
{
    Play p;
    p.begin();
    p.t = 45'000;
    p.answer(Outcome::Unclear, 0);
    p.answer(Outcome::UserPaying);
    p.answer(Outcome::Unclear); // the reverse timed out: it may still take effect
    p.due();
    p.answer(Outcome::Paid);
    QCOMPARE(p.a.state, Reversing);
    QCOMPARE(p.action, PayAction::CallReverse);
    p.answer(Outcome::Reversed);
    QCOMPARE(p.a.state, Returned); // and told loudly: was paid, money went back
}

void TestMachine::unknownKeepsAskingAndGrows()
{
    Play p;
    p.begin();
    p.a.state = Unknown;
    p.a.pending = PayCall::None;
    p.a.nextAt = mendian::test::kPlayStart;
    QList<qint64> waits;
    for (int i = 0; i < 8; ++i) {
        p.due();
        QCOMPARE(p.action, PayAction::CallQuery);
        p.answer(Outcome::Unclear, 0);
        waits.append(p.next() - p.t);
    }
    QCOMPARE(waits, (QList<qint64>{5'000, 10'000, 20'000, 40'000, 60'000, 60'000, 60'000, 60'000}));
    p.t += 30LL * 24 * 3600 * 1000;
    p.due();
    QCOMPARE(p.action, PayAction::CallQuery); // as long as it takes
}

void TestMachine::unknownBecomesPaid()
{
    Play p;
    p.begin();
    p.t = 100'000;
    p.a.state = Unknown;
    p.a.pending = PayCall::None;
    p.a.reverses = p.a.reversesOpen = 10;
    p.a.lastReverseAt = mendian::test::kPlayStart + 95'000;
    p.a.nextAt = mendian::test::kPlayStart + p.t;
    p.due();
    p.answer(Outcome::Paid);
    QCOMPARE(p.a.state, Unknown); // the last reverse is too young
    QCOMPARE(p.next(), 125'000);
    p.due();
    p.answer(Outcome::Paid);
    QCOMPARE(p.a.state, Paid);
}

void TestMachine::unknownReversesWhenTheLineIsBack()
{
    Play p;
    p.begin();
    p.t = 600'000;
    p.a.state = Unknown;
    p.a.pending = PayCall::None;
    p.a.nextAt = mendian::test::kPlayStart + p.t;
    p.due();
    p.answer(Outcome::NotPaidYet);
    QCOMPARE(p.a.state, Unknown);
    QCOMPARE(p.action, PayAction::CallReverse);
    p.answer(Outcome::Reversed);
    QCOMPARE(p.a.state, Closed);
}

void TestMachine::cashierMayReverseAnUnknown()
{
    Play p;
    p.begin();
    p.t = 600'000;
    p.a.state = Unknown;
    p.a.pending = PayCall::None;
    p.a.reverseRounds = 10;
    p.a.nextAt = mendian::test::kPlayStart + p.t + 60'000;
    p.tell(PayEvent::cancelRequested());
    QCOMPARE(p.a.state, Reversing);
    QCOMPARE(p.action, PayAction::CallQuery);
    p.answer(Outcome::Unclear);
    QCOMPARE(p.action, PayAction::CallReverse);
    QCOMPARE(p.a.reverseRounds, 1);
}

void TestMachine::managerSettlesAnUnknown()
{
    for (const bool saysPaid : {false, true}) {
        Play p;
        p.begin();
        p.a.state = Unknown;
        p.a.pending = PayCall::None;
        p.tell(PayEvent::managerDecision(saysPaid, QString()));
        QCOMPARE(p.a.state, Unknown); // not without a reason
        p.tell(PayEvent::managerDecision(saysPaid, QStringLiteral("0017: checked")));
        QCOMPARE(p.a.state, saysPaid ? Paid : Closed);
        QCOMPARE(p.a.decision, QStringLiteral("0017: checked"));
    }
}

void TestMachine::nothingIsReversedAfterSevenDays()
{
    Play p;
    p.begin();
    p.t = 8LL * 24 * 3600 * 1000;
    p.answer(Outcome::Unclear, 0);
    QCOMPARE(p.action, PayAction::CallQuery);
    p.answer(Outcome::NotPaidYet);
    QCOMPARE(p.a.state, Unknown);
    p.due();
    p.answer(Outcome::NotPaidYet);
    QCOMPARE(p.action, PayAction::WaitUntil);
    QCOMPARE(p.a.reverses, 0);
}

void TestMachine::numberNeverReachedTheProvider()
{
    Play p;
    p.begin();
    p.answer(Outcome::Unclear, 20'000);
    p.due();
    p.answer(Outcome::NotFound);
    QCOMPARE(p.a.state, Confirming); // the first seconds prove nothing
    while (!isFinal(p.a.state)) {
        p.due();
        QCOMPARE(p.action, PayAction::CallQuery);
        p.answer(Outcome::NotFound);
    }
    QCOMPARE(p.a.state, Closed);
    QVERIFY(p.t >= 45'000);
    QCOMPARE(p.a.reverses, 0);
}

void TestMachine::refusalIsConfirmedByOneQuery()
{
    const std::pair<Outcome, AttemptState> rows[] = {{Outcome::NotPaidYet, Refused}, {Outcome::NotFound, Refused},
        {Outcome::Paid, Paid}, {Outcome::UserPaying, AwaitingCustomer}, {Outcome::Unclear, Confirming}};
    for (const auto &[outcome, state] : rows) {
        Play p;
        p.begin();
        p.answer(Outcome::RefusedAskOnce);
        QCOMPARE(p.action, PayAction::CallQuery); // at once, not after 5 s
        p.answer(outcome);
        QCOMPARE(p.a.state, state);
        if (state == Refused)
            QCOMPARE(p.a.code, QStringLiteral("RefusedAskOnce")); // the refusal's own words stay
    }
}

void TestMachine::failedAtTheProviderIsReversed()
{
    Play p;
    p.begin();
    p.answer(Outcome::UserPaying);
    p.due();
    p.answer(Outcome::PayError);
    while (p.action != PayAction::CallReverse) {
        QVERIFY(p.t < 16'000);
        p.due();
        if (p.action == PayAction::CallQuery)
            p.answer(Outcome::PayError);
    }
    QVERIFY(p.t >= 15'000);
    p.answer(Outcome::Reversed);
    QCOMPARE(p.a.state, Closed);
}

void TestMachine::wrongAmountIsNeverPaid_data()
{
    QTest::addColumn<qint64>("fen");
    QTest::addColumn<QString>("number");
    QTest::addColumn<QString>("mismatch");
    QTest::newRow("a fen less") << qint64(349) << QString() << QString();
    QTest::newRow("a fen more") << qint64(351) << QString() << QString();
    QTest::newRow("nothing") << qint64(0) << QString() << QString();
    QTest::newRow("another order") << qint64(350) << QStringLiteral("0193f0a1b2c3d4e5f60718293a4b5c6d") << QString();
    QTest::newRow("another merchant") << qint64(350) << QString() << QStringLiteral("mch_id 1900000002");
}

void TestMachine::wrongAmountIsNeverPaid()
{
    QFETCH(qint64, fen);
    QFETCH(QString, number);
    QFETCH(QString, mismatch);
    Play p;
    p.begin();
    Answer wrong;
    wrong.outcome = Outcome::Paid;
    wrong.amount = Money::fromFen(fen);
    wrong.outTradeNo = number;
    wrong.mismatch = mismatch;
    p.answer(wrong);
    QCOMPARE(p.a.state, Confirming);
    QVERIFY(!p.a.alarm.isEmpty());
    QVERIFY(p.a.transactionId.isEmpty());
    for (int i = 0; i < 200 && !isFinal(p.a.state); ++i) {
        p.due();
        if (p.a.pending != PayCall::None)
            p.answer(wrong);
        QVERIFY(p.a.state != Paid);
    }
    QCOMPARE(p.a.state, Unknown);
    p.due();
    p.answer(Outcome::Paid); // the right one at last
    while (!isFinal(p.a.state)) {
        p.due();
        p.answer(Outcome::Paid);
    }
    QCOMPARE(p.a.state, Paid);
    QVERIFY(p.a.alarm.isEmpty());
}

void TestMachine::silenceOfTheGatewayEnds()
{
    Play p;
    p.begin();
    QCOMPARE(p.next(), 25'000);
    p.t = 24'999;
    p.tell(PayEvent::timerDue());
    QCOMPARE(p.action, PayAction::WaitUntil);
    p.due();
    QCOMPARE(p.a.state, Confirming);
    QCOMPARE(p.a.code, QStringLiteral("NO_ANSWER"));
    QCOMPARE(p.action, PayAction::CallQuery);
}

void TestMachine::latePaidCounts()
{
    Play p;
    p.begin();
    const int pay = p.a.request;
    p.due();
    Answer paid;
    paid.outcome = Outcome::Paid;
    paid.amount = 350_fen;
    paid.outTradeNo = p.a.outTradeNo;
    p.tell(PayEvent::answered(PayCall::Pay, pay, paid));
    QCOMPARE(p.a.state, Paid);
}

void TestMachine::latePaidDuringAReverseMeansReturned()
{
    Play p;
    p.begin();
    const int pay = p.a.request;
    p.due();
    p.t = 45'000;
    p.answer(Outcome::Unclear, 0);
    QCOMPARE(p.action, PayAction::CallReverse);
    Answer paid;
    paid.outcome = Outcome::Paid;
    paid.amount = 350_fen;
    paid.outTradeNo = p.a.outTradeNo;
    p.tell(PayEvent::answered(PayCall::Pay, pay, paid));
    QCOMPARE(p.a.state, Reversing);
    QVERIFY(p.a.wasPaid);
    QCOMPARE(p.a.pending, PayCall::Reverse);
    p.answer(Outcome::Reversed);
    QCOMPARE(p.a.state, Returned);
}

void TestMachine::latePaidAfterTheEndAlarms()
{
    Play p;
    p.begin();
    const int pay = p.a.request;
    p.answer(Outcome::RefusedFinal);
    QCOMPARE(p.a.state, Refused);
    Answer paid;
    paid.outcome = Outcome::Paid;
    paid.amount = 350_fen;
    paid.outTradeNo = p.a.outTradeNo;
    p.tell(PayEvent::answered(PayCall::Pay, pay, paid));
    QCOMPARE(p.a.state, Refused);
    QVERIFY(!p.a.alarm.isEmpty());
    QCOMPARE(p.action, PayAction::None);
}

void TestMachine::lateRefusalIsIgnored()
{
    Play p;
    p.begin();
    const int pay = p.a.request;
    p.due();
    const Attempt before = p.a;
    Answer refused;
    refused.outcome = Outcome::RefusedFinal;
    p.tell(PayEvent::answered(PayCall::Pay, pay, refused));
    QCOMPARE(p.a, before);
}

void TestMachine::restartGoesOnWithTheSameNumber()
{
    Play p;
    p.begin();
    const QString number = p.a.outTradeNo;
    p.t = 60'000;
    p.tell(PayEvent::restarted());
    QCOMPARE(p.a.state, Confirming);
    QCOMPARE(p.a.outTradeNo, number);
    p.due();
    QCOMPARE(p.t, 60'000);
    QCOMPARE(p.action, PayAction::CallQuery);
    p.answer(Outcome::NotPaidYet);
    QCOMPARE(p.action, PayAction::WaitUntil); // the clock may lie: fifteen seconds count from the restart
    while (p.action != PayAction::CallReverse) {
        p.due();
        if (p.a.pending == PayCall::Query)
            p.answer(Outcome::NotPaidYet);
    }
    QVERIFY(p.t >= 75'000);
}

void TestMachine::restartWithTheClockSetBack()
{
    Play p;
    p.begin();
    p.answer(Outcome::UserPaying);
    p.t = -3'600'000;
    p.tell(PayEvent::restarted());
    p.due();
    QCOMPARE(p.t, -3'600'000);
    QCOMPARE(p.action, PayAction::CallQuery);
    while (p.action != PayAction::CallReverse) {
        p.answer(Outcome::UserPaying, 10);
        if (p.action != PayAction::CallReverse)
            p.due();
    }
    QVERIFY(p.t <= -3'600'000 + 46'000); // it does not sleep until the old deadline
}

void TestMachine::secondProviderNeedsOnlyARow()
{
    // Alipay's numbers (spec/alipay.md §2.12): every 3 s for 60 s, paid only after a query, cancel three times, and a
    // cancel that found nothing is re-queried.
    Play p;
    p.rules = ProviderRules{.provider = QStringLiteral("alipay"),
        .queryEveryMs = 3'000,
        .deadlineMs = 60'000,
        .notReverseBeforeMs = 0,
        .reverseWaitMs = 3'000,
        .reverseRounds = 3,
        .confirmPaidByQuery = true,
        .notFoundIsFinal = false,
        .settleMs = {10'000, 60'000, 300'000}};
    p.begin();
    p.answer(Outcome::Paid);
    QCOMPARE(p.a.state, Confirming);
    QCOMPARE(p.action, PayAction::CallQuery);
    p.answer(Outcome::NotFound);
    QCOMPARE(p.next() - p.t, 2'900);
    while (p.action != PayAction::CallReverse) {
        p.due();
        p.answer(Outcome::NotFound, 0);
    }
    QVERIFY(p.t >= 60'000);
    p.answer(Outcome::ReversedNothingFound, 0);
    QCOMPARE(p.a.state, Unknown);
    QList<qint64> waits;
    while (!isFinal(p.a.state)) {
        waits.append(p.next() - p.t);
        p.due();
        p.answer(Outcome::NotFound, 0);
    }
    QCOMPARE(waits, (QList<qint64>{10'000, 60'000, 300'000}));
    QCOMPARE(p.a.state, Closed);
}

void TestMachine::aQrNobodyScannedStaysOnShow()
{
    Play p;
    p.rules = *providerRules(u"alipay_qr");
    p.begin();
    Answer shown{.outcome = Outcome::UserPaying, .qrCode = QStringLiteral("https://qr.alipay.com/bax0")};
    p.answer(shown);
    p.due();
    p.answer(Outcome::NotFound);
    QCOMPARE(p.a.state, AwaitingCustomer);
    QCOMPARE(paymentScreen(p.a, true), 2);
    QVERIFY(!p.a.nextAt.isNull());
    // Without a QR an unknown number is something to find out about.
    Play code;
    code.rules = *providerRules(u"alipay");
    code.begin();
    code.answer(Outcome::UserPaying);
    code.due();
    code.answer(Outcome::NotFound);
    QCOMPARE(code.a.state, Confirming);
}

// A reverse may still take effect after an unclear answer and give the money back; closing a QR's number cannot.
void TestMachine::aCloseNeverTakesMoneyBack_data()
{
    QTest::addColumn<QString>("provider");
    QTest::addColumn<bool>("believed");
    QTest::newRow("wechat") << QStringLiteral("wechat") << false;
    QTest::newRow("wechat_qr") << QStringLiteral("wechat_qr") << true;
    QTest::newRow("alipay") << QStringLiteral("alipay") << false;
    QTest::newRow("alipay_qr: before the scan it is a cancel") << QStringLiteral("alipay_qr") << false;
}

void TestMachine::aCloseNeverTakesMoneyBack()
{
    QFETCH(QString, provider);
    QFETCH(bool, believed);
    Play p;
    p.rules = *providerRules(provider);
    p.begin();
    p.answer(Outcome::UserPaying);
    p.t = 20'000;
    p.tell(PayEvent::cancelRequested());
    QCOMPARE(p.action, PayAction::CallQuery);
    p.answer(Outcome::NotPaidYet);
    QCOMPARE(p.action, PayAction::CallReverse);
    p.answer(Outcome::ReverseAgain); // FREQUENCY_LIMITED: the customer is just paying
    p.due();
    QCOMPARE(p.action, PayAction::CallQuery);
    p.answer(Outcome::Paid);
    QCOMPARE(p.a.state == Paid, believed);
    QCOMPARE(p.a.wasPaid, !believed);
}

void TestMachine::anUnknownNumberIsClosedWhenTheLineIsBack()
{
    Play p;
    p.rules = *providerRules(u"alipay");
    p.begin();
    while (p.a.state != Unknown) {
        p.answer(Outcome::Unclear);
        p.due();
    }
    while (p.action != PayAction::CallQuery)
        p.due();
    p.answer(Outcome::NotFound); // the pay call never arrived, or is still on its way
    QCOMPARE(p.action, PayAction::CallReverse);
    p.answer(Outcome::ReversedNothingFound);
    for (int i = 0; i < 3; ++i) {
        p.due();
        QCOMPARE(p.action, PayAction::CallQuery);
        p.answer(Outcome::NotFound);
    }
    QCOMPARE(p.a.state, Closed);
}

void TestMachine::anUnknownNumberEndsAfterTheWindow()
{
    Play p;
    p.rules = *providerRules(u"alipay");
    p.begin();
    while (p.a.state != Unknown) {
        p.answer(Outcome::Unclear);
        p.due();
    }
    p.t += p.rules.reverseWindowMs;
    while (!isFinal(p.a.state)) {
        QVERIFY(p.action != PayAction::CallReverse);
        p.due();
        if (p.action == PayAction::CallQuery)
            p.answer(Outcome::NotFound);
    }
    QCOMPARE(p.a.state, Closed);
}

void TestMachine::aRestartUnderAWrongClockPutsNothingOff()
{
    Play p;
    p.begin();
    p.answer(Outcome::UserPaying);
    p.t += 3 * 24 * 3'600'000LL; // the clock is three days fast, and the till starts again
    p.tell(PayEvent::restarted());
    p.due();
    p.answer(Outcome::UserPaying);
    p.t -= 3 * 24 * 3'600'000LL; // somebody sets it right, and the till starts again
    p.tell(PayEvent::restarted());
    QVERIFY(p.a.reverseFrom - kPlayStart <= p.t + p.rules.notReverseBeforeMs);
    QVERIFY(p.a.deadline - kPlayStart <= p.t + p.rules.deadlineMs);
}

MENDIAN_TEST(TestMachine)
#include "tst_machine.moc"
