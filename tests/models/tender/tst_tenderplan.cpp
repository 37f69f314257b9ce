// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tender/tenderplan.h"

#include "core/json.h"
#include "models/tender/tenderkinds.h"
#include "tests/support/testmain.h"

using namespace mendian;

class TestTenderPlan : public QObject
{
    Q_OBJECT
private slots:
    void splitsAndAddsUp();
    void takesPartsInTheirTurn();
    void aFailedPartReleasesNothing();
    void refusesBadParts_data();
    void refusesBadParts();
    void runningPartsStay();
    void followsItsAttempt();
    void roundTrips();
    void kindsAreUnique();
};

namespace {

TenderLine part(const char *kind, Money amount)
{
    TenderLine line;
    line.kind = QLatin1String(kind);
    line.amount = amount;
    if (line.kind == QLatin1String("cash"))
        line.given = amount;
    if (line.kind == QLatin1String("external"))
        line.reference = QStringLiteral("000123");
    return line;
}

TenderPlan planOf(Money total, const QList<TenderLine> &lines)
{
    TenderPlan plan{total, {}};
    for (const TenderLine &line : lines)
        plan = *withLine(plan, line);
    return plan;
}

} // namespace

void TestTenderPlan::splitsAndAddsUp()
{
    TenderPlan plan = planOf(19194_fen, {part("wechat", 10000_fen)});
    QCOMPARE(remainingToPlan(plan), 9194_fen);
    QCOMPARE(remainingToPay(plan), 19194_fen);
    TenderLine cash = part("cash", 9194_fen);
    cash.given = 10000_fen;
    cash.change = 806_fen;
    plan = *withLine(plan, cash);
    QCOMPARE(remainingToPlan(plan), 0_fen);
    QCOMPARE(changeDue(plan), 806_fen);
    QVERIFY(!isComplete(plan));
    for (TenderLine &line : plan.lines)
        line.state = TenderLineState::Done;
    QVERIFY(isComplete(plan));
    QVERIFY(isComplete(TenderPlan{}));
}

void TestTenderPlan::takesPartsInTheirTurn()
{
    TenderPlan plan = planOf(4000_fen, {part("cash", 1000_fen), part("wechat", 1000_fen), part("external", 1000_fen)});
    QStringList order;
    for (qsizetype i = nextLine(plan); i >= 0; i = nextLine(plan)) {
        order.append(plan.lines.at(i).kind);
        plan.lines[i].state = TenderLineState::Done;
    }
    QCOMPARE(order, (QStringList{QStringLiteral("external"), QStringLiteral("wechat"), QStringLiteral("cash")}));
}

void TestTenderPlan::aFailedPartReleasesNothing()
{
    TenderPlan plan = planOf(3000_fen, {part("external", 1000_fen), part("wechat", 2000_fen)});
    plan.lines[0].state = TenderLineState::Done;
    plan.lines[1].state = TenderLineState::Failed;
    QCOMPARE(paidAmount(plan), 1000_fen);
    QCOMPARE(remainingToPlan(plan), 2000_fen);
    plan = *withLine(plan, part("wechat", 2000_fen));   // a new number for a new try
    QCOMPARE(plan.lines.size(), 3);
    QCOMPARE(nextLine(plan), 2);
}

void TestTenderPlan::refusesBadParts_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<qint64>("fen");
    QTest::addColumn<qint64>("given");
    QTest::addColumn<qint64>("change");
    QTest::addColumn<int>("code");
    const auto row = [](const char *name, const char *kind, qint64 fen, qint64 given, qint64 change, ErrorCode code) {
        QTest::newRow(name) << QString::fromLatin1(kind) << fen << given << change << int(code);
    };
    row("unknown kind", "shells", 1, 0, 0, ErrorCode::Unsupported);
    row("nothing", "wechat", 0, 0, 0, ErrorCode::InvalidInput);
    row("negative", "cash", -5, -5, 0, ErrorCode::InvalidInput);
    row("too much", "wechat", 1001, 0, 0, ErrorCode::LimitExceeded);
    row("too little cash", "cash", 500, 400, -100, ErrorCode::InvalidInput);
    row("wrong change", "cash", 500, 1000, 400, ErrorCode::InvalidInput);
    row("change from a provider", "wechat", 500, 1000, 500, ErrorCode::InvalidInput);
    row("no slip number", "external", 500, 0, 0, ErrorCode::InvalidInput);
}

void TestTenderPlan::refusesBadParts()
{
    QFETCH(QString, kind);
    QFETCH(qint64, fen);
    QFETCH(qint64, given);
    QFETCH(qint64, change);
    QFETCH(int, code);
    TenderLine line;
    line.kind = kind;
    line.amount = Money::fromFen(fen);
    line.given = Money::fromFen(given);
    line.change = Money::fromFen(change);
    const auto result = withLine(TenderPlan{1000_fen, {}}, line);
    QVERIFY(!result);
    QCOMPARE(int(result.error().code), code);
}

void TestTenderPlan::runningPartsStay()
{
    TenderPlan plan = planOf(3000_fen, {part("cash", 1000_fen), part("wechat", 1000_fen)});
    QVERIFY(!withLine(plan, part("cash", 500_fen)));
    plan.lines[1].state = TenderLineState::Running;
    QCOMPARE(nextLine(plan), -1);
    QVERIFY(isUndecided(plan));
    QCOMPARE(withoutLine(plan, 1).error().code, ErrorCode::PaymentRunning);
    QCOMPARE(withoutLine(plan, 5).error().code, ErrorCode::NotFound);
    plan = *withoutLine(plan, 0);
    QCOMPARE(plan.lines.size(), 1);
}

void TestTenderPlan::followsItsAttempt()
{
    Attempt attempt = *newAttempt(SaleId::create(), QStringLiteral("wechat"), 1000_fen);
    TenderLine line = part("wechat", 1000_fen);
    line.attempt = attempt.id;
    TenderPlan plan = planOf(1000_fen, {line});
    const std::pair<AttemptState, TenderLineState> rows[] = {
        {AttemptState::Collecting, TenderLineState::Planned},
        {AttemptState::Sent, TenderLineState::Running},
        {AttemptState::AwaitingCustomer, TenderLineState::Running},
        {AttemptState::Confirming, TenderLineState::Running},
        {AttemptState::Reversing, TenderLineState::Running},
        {AttemptState::Unknown, TenderLineState::Running},
        {AttemptState::Paid, TenderLineState::Done},
        {AttemptState::Refused, TenderLineState::Failed},
        {AttemptState::Closed, TenderLineState::Failed},
        {AttemptState::Returned, TenderLineState::Failed},
    };
    for (const auto &[state, expected] : rows) {
        attempt.state = state;
        attempt.transactionId = QStringLiteral("4200");
        const auto next = withAttempt(plan, attempt);
        QVERIFY(next);
        QCOMPARE(next->lines.at(0).state, expected);
        QCOMPARE(next->lines.at(0).reference, state == AttemptState::Paid ? QStringLiteral("4200") : QString());
    }
    attempt.amount = 900_fen;
    QCOMPARE(withAttempt(plan, attempt).error().code, ErrorCode::Conflict);
    attempt.id = AttemptId::create();
    QCOMPARE(withAttempt(plan, attempt).error().code, ErrorCode::NotFound);
}

void TestTenderPlan::roundTrips()
{
    TenderLine slip = part("external", 1000_fen);
    slip.lastFour = QStringLiteral("4471");
    TenderLine wechat = part("wechat", 1000_fen);
    wechat.attempt = AttemptId::create();
    TenderLine cash = part("cash", 950_fen);
    cash.given = 1000_fen;
    cash.change = 50_fen;
    TenderPlan plan = planOf(3000_fen, {slip, wechat, cash});
    plan.lines[0].state = TenderLineState::Done;
    plan.lines[1].state = TenderLineState::Running;
    const auto back = tenderPlanFromJson(*parseJsonObject(toJsonBytes(toJson(plan)), u"plan"));
    QVERIFY(back);
    QCOMPARE(*back, plan);
    QJsonObject damaged = toJson(plan);
    damaged.insert(QStringLiteral("lines"), QJsonArray{QJsonObject{{QStringLiteral("kind"), QStringLiteral("cash")}}});
    QVERIFY(!tenderPlanFromJson(damaged));
}

void TestTenderPlan::kindsAreUnique()
{
    QSet<QString> seen;
    for (const TenderKind &kind : tenderKinds()) {
        QVERIFY(!seen.contains(kind.id));
        seen.insert(kind.id);
        QCOMPARE(tenderKind(kind.id), &kind);
    }
    QVERIFY(!tenderKind(u"shells"));
}

MENDIAN_TEST(TestTenderPlan)
#include "tst_tenderplan.moc"
