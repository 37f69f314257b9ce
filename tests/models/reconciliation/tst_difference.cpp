// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/reconciliation/difference.h"
#include "tests/support/testmain.h"

using namespace mendian;

// The tables of findings and actions, attempts and refunds as ledger rows, and what closes a difference.
class TestDifference : public QObject
{
    Q_OBJECT
private slots:
    void everyFindingHasKindSentenceAndProposal();
    void everyKindIsFound();
    void actionsRoundTrip();
    void sentencesTakeTheirArgumentsOnce();
    void everyAttemptStateIsALedgerState_data();
    void everyAttemptStateIsALedgerState();
    void everyRefundStateIsALedgerState_data();
    void everyRefundStateIsALedgerState();
    void aResolutionHoldsOnlyForWhatItSaw();
};

void TestDifference::everyFindingHasKindSentenceAndProposal()
{
    for (const FindingRow &row : findings()) {
        const QString sentence = QString::fromUtf8(row.sentence);
        QVERIFY2(sentence.endsWith(u'.') && sentence.size() > 30, row.sentence);
        QVERIFY(allows(row, row.proposal));
        QCOMPARE(&findingRow(row.finding), &row);
        // What is settled needs nobody; what is open can be closed, or waits for money that may still move.
        bool closable = false;
        for (const ResolveAction action :
            {ResolveAction::Match, ResolveAction::Adopt, ResolveAction::Refund, ResolveAction::WriteOff})
            closable = closable || allows(row, action);
        QVERIFY2(closable, row.sentence);
        QCOMPARE(row.settled, row.proposal == ResolveAction::Match);
    }
}

void TestDifference::everyKindIsFound()
{
    QSet<QString> kinds;
    for (const FindingRow &row : findings())
        kinds.insert(QString::fromLatin1(differenceKindName(row.kind)));
    QCOMPARE(kinds.size(), 9);
}

void TestDifference::actionsRoundTrip()
{
    for (const ResolveAction action : {ResolveAction::Match, ResolveAction::Adopt, ResolveAction::Refund,
             ResolveAction::WriteOff, ResolveAction::Wait, ResolveAction::Ask})
        QCOMPARE(resolveActionFromName(QString::fromLatin1(resolveActionName(action))), std::optional(action));
    QVERIFY(!resolveActionFromName(u"forget"));
    QVERIFY(!closes(ResolveAction::Wait));
    QVERIFY(!closes(ResolveAction::Ask));
    QVERIFY(closes(ResolveAction::WriteOff));
}

void TestDifference::sentencesTakeTheirArgumentsOnce()
{
    QCOMPARE(differenceSentence(QStringLiteral("%1 of %3, 5%%2"), {"%2", "b", "c"}), QStringLiteral("%2 of c, 5%b"));
    QCOMPARE(differenceSentence(QStringLiteral("%4!"), {"a"}), QStringLiteral("!"));
}

void TestDifference::everyAttemptStateIsALedgerState_data()
{
    QTest::addColumn<int>("state");
    QTest::addColumn<int>("ledger");
    const QMap<AttemptState, LedgerState> table = {{AttemptState::Sent, LedgerState::Undecided},
        {AttemptState::AwaitingCustomer, LedgerState::Undecided}, {AttemptState::Confirming, LedgerState::Undecided},
        {AttemptState::Reversing, LedgerState::Undecided}, {AttemptState::Unknown, LedgerState::Undecided},
        {AttemptState::Paid, LedgerState::Settled}, {AttemptState::Refused, LedgerState::NoMoney},
        {AttemptState::Closed, LedgerState::NoMoney}, {AttemptState::Returned, LedgerState::Returned}};
    QCOMPARE(table.size(), kAttemptStates - 1); // Collecting has no row
    for (auto it = table.begin(); it != table.end(); ++it)
        QTest::newRow(attemptStateName(it.key())) << static_cast<int>(it.key()) << static_cast<int>(*it);
}

void TestDifference::everyAttemptStateIsALedgerState()
{
    QFETCH(int, state);
    QFETCH(int, ledger);
    Attempt attempt = newAttempt(SaleId::create(), QStringLiteral("wechat_qr"), 1000_fen).value();
    QVERIFY(!ledgerRow(attempt, {5}));
    attempt.state = static_cast<AttemptState>(state);
    attempt.startedAt = {1000};
    const auto row = ledgerRow(attempt, {5});
    QVERIFY(row);
    QCOMPARE(static_cast<int>(row->state), ledger);
    QCOMPARE(row->provider, QStringLiteral("wechat")); // the tender, whichever way it was taken
    QCOMPARE(row->merchantReceives, 1000_fen);
    QCOMPARE(row->until, Timestamp{1000});
    QCOMPARE(effect(*row), ledger == static_cast<int>(LedgerState::Settled) ? 1000_fen : 0_fen);
    attempt.merchantReceives = 900_fen;
    QCOMPARE(ledgerRow(attempt, {5})->customerPaid, 0_fen); // the provider paid all of it
    attempt.provider = QStringLiteral("external");
    QVERIFY(!ledgerRow(attempt, {5}));
}

void TestDifference::everyRefundStateIsALedgerState_data()
{
    QTest::addColumn<int>("state");
    QTest::addColumn<int>("ledger");
    QTest::addColumn<qint64>("effectFen");
    const auto row = [](RefundState state, LedgerState ledger, qint64 fen) {
        QTest::newRow(refundStateName(state)) << static_cast<int>(state) << static_cast<int>(ledger) << fen;
    };
    row(RefundState::Requested, LedgerState::Undecided, 0);
    row(RefundState::Stuck, LedgerState::Undecided, 0);
    row(RefundState::Processing, LedgerState::Underway, -300);
    row(RefundState::Done, LedgerState::Settled, -300);
    row(RefundState::Refused, LedgerState::NoMoney, 0);
}

void TestDifference::everyRefundStateIsALedgerState()
{
    QFETCH(int, state);
    QFETCH(int, ledger);
    QFETCH(qint64, effectFen);
    Refund refund;
    refund.provider = QStringLiteral("alipay_qr");
    refund.outTradeNo = QStringLiteral("a");
    refund.outRefundNo = QStringLiteral("b");
    refund.amount = 300_fen;
    refund.state = static_cast<RefundState>(state);
    const LedgerRow row = ledgerRow(refund, {9});
    QCOMPARE(row.provider, QStringLiteral("alipay"));
    QCOMPARE(row.refundNumber, QStringLiteral("b"));
    QCOMPARE(static_cast<int>(row.state), ledger);
    QCOMPARE(effect(row).fen(), effectFen);
}

void TestDifference::aResolutionHoldsOnlyForWhatItSaw()
{
    Difference d;
    d.finding = Finding::PaymentNotThere;
    d.key = QStringLiteral("wechat:p:1");
    d.delta = -(500_fen);
    QVERIFY(isOpen(d, {}));
    Resolution r{d.key, QStringLiteral("missing_there"), d.delta, ResolveAction::WriteOff, "x", "0001", "0001", {}};
    QVERIFY(!isOpen(d, {r}));
    r.action = ResolveAction::Ask;
    QVERIFY(isOpen(d, {r}));
    r.action = ResolveAction::WriteOff;
    r.delta = -(501_fen);
    QVERIFY(isOpen(d, {r}));
    r.delta = d.delta;
    r.kind = QStringLiteral("amount");
    QVERIFY(isOpen(d, {r}));
    d.finding = Finding::PaymentBilledOtherDay;
    QVERIFY(!isOpen(d, {}));
}

MENDIAN_TEST(TestDifference)
#include "tst_difference.moc"
