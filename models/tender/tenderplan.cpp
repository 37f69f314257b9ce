// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tender/tenderplan.h"

#include "core/json.h"
#include "models/tender/tenderkinds.h"

#include <array>

namespace mendian {

namespace {

constexpr std::array<const char *, 4> kStateNames{"planned", "running", "done", "failed"};

Money sumOf(const TenderPlan &plan, bool (*counts)(TenderLineState))
{
    Money sum;
    for (const TenderLine &line : plan.lines) {
        if (counts(line.state))
            sum += line.amount;
    }
    return sum;
}

bool isDone(TenderLineState state) { return state == TenderLineState::Done; }
bool isNotFailed(TenderLineState state) { return state != TenderLineState::Failed; }

Status checkLine(const TenderLine &line)
{
    const TenderKind *kind = tenderKind(line.kind);
    if (!kind)
        return fail(ErrorCode::Unsupported, QStringLiteral("tender kind %1").arg(line.kind), {line.kind});
    if (line.amount.fen() < 1 || line.amount > kMaxAmount)
        return fail(ErrorCode::InvalidInput, QStringLiteral("part of %1").arg(line.amount.toString()));
    if (kind->givesChange) {
        if (line.given > kMaxAmount || line.given - line.amount != line.change || line.change.isNegative())
            return fail(ErrorCode::InvalidInput, QStringLiteral("given, amount and change do not fit"));
    } else if (!line.given.isZero() || !line.change.isZero()) {
        return fail(ErrorCode::InvalidInput, QStringLiteral("%1 gives no change").arg(line.kind));
    }
    if (kind->needsReference && line.reference.isEmpty())
        return fail(ErrorCode::InvalidInput, QStringLiteral("the slip number is missing"));
    return {};
}

} // namespace

Money paidAmount(const TenderPlan &plan) { return sumOf(plan, isDone); }
Money remainingToPlan(const TenderPlan &plan) { return plan.total - sumOf(plan, isNotFailed); }
Money remainingToPay(const TenderPlan &plan) { return plan.total - paidAmount(plan); }
bool isComplete(const TenderPlan &plan) { return paidAmount(plan) == plan.total; }

bool isUndecided(const TenderPlan &plan)
{
    for (const TenderLine &line : plan.lines) {
        if (line.state == TenderLineState::Running)
            return true;
    }
    return false;
}

Money changeDue(const TenderPlan &plan)
{
    Money sum;
    for (const TenderLine &line : plan.lines) {
        if (isNotFailed(line.state))
            sum += line.change;
    }
    return sum;
}

Result<TenderPlan> withLine(const TenderPlan &plan, const TenderLine &line)
{
    MENDIAN_TRY(checkLine(line));
    if (line.amount > remainingToPlan(plan))
        return fail(ErrorCode::LimitExceeded,
            QStringLiteral("part of %1, open %2").arg(line.amount.toString(), remainingToPlan(plan).toString()),
            {remainingToPlan(plan).toString()});
    for (const TenderLine &other : plan.lines) {
        const bool bothCash = tenderKind(line.kind)->turn == TenderTurn::Cash && other.kind == line.kind;
        if (bothCash && isNotFailed(other.state))
            return fail(ErrorCode::Conflict, QStringLiteral("there is a cash part already"));
    }
    TenderPlan next = plan;
    next.lines.append(line);
    return next;
}

Result<TenderPlan> withoutLine(const TenderPlan &plan, qsizetype index)
{
    if (index < 0 || index >= plan.lines.size())
        return fail(ErrorCode::NotFound, QStringLiteral("part %1").arg(index));
    const TenderLineState state = plan.lines.at(index).state;
    if (state == TenderLineState::Running || state == TenderLineState::Done)
        return fail(ErrorCode::PaymentRunning, QStringLiteral("part %1 has begun").arg(index));
    TenderPlan next = plan;
    next.lines.removeAt(index);
    return next;
}

qsizetype nextLine(const TenderPlan &plan)
{
    if (isUndecided(plan))
        return -1;
    qsizetype best = -1;
    TenderTurn bestTurn = TenderTurn::Cash;
    for (qsizetype i = 0; i < plan.lines.size(); ++i) {
        const TenderKind *kind = tenderKind(plan.lines.at(i).kind);
        if (!kind || plan.lines.at(i).state != TenderLineState::Planned)
            continue;
        if (best < 0 || kind->turn < bestTurn) {
            best = i;
            bestTurn = kind->turn;
        }
    }
    return best;
}

Result<TenderPlan> withAttempt(const TenderPlan &plan, const Attempt &attempt)
{
    TenderPlan next = plan;
    for (TenderLine &line : next.lines) {
        if (line.attempt != attempt.id || attempt.id.isNull())
            continue;
        if (line.amount != attempt.amount || line.kind != attempt.provider)
            return fail(ErrorCode::Conflict, QStringLiteral("part and attempt differ"));
        if (attempt.state == AttemptState::Paid) {
            line.state = TenderLineState::Done;
            line.reference = attempt.transactionId;
        } else if (isFinal(attempt.state)) {
            line.state = TenderLineState::Failed;
        } else if (attempt.state != AttemptState::Collecting) {
            line.state = TenderLineState::Running;
        }
        return next;
    }
    return fail(ErrorCode::NotFound, QStringLiteral("no part for attempt %1").arg(attempt.id.toString()));
}

QJsonObject toJson(const TenderPlan &plan)
{
    QJsonArray lines;
    for (const TenderLine &line : plan.lines) {
        QJsonObject object{{QStringLiteral("kind"), line.kind}, {QStringLiteral("amount"), line.amount.fen()},
            {QStringLiteral("state"), QLatin1String(kStateNames[static_cast<size_t>(line.state)])}};
        if (!line.given.isZero())
            object.insert(QStringLiteral("given"), line.given.fen());
        if (!line.change.isZero())
            object.insert(QStringLiteral("change"), line.change.fen());
        if (!line.attempt.isNull())
            object.insert(QStringLiteral("attempt"), line.attempt.toString());
        if (!line.reference.isEmpty())
            object.insert(QStringLiteral("reference"), line.reference);
        if (!line.lastFour.isEmpty())
            object.insert(QStringLiteral("last_four"), line.lastFour);
        lines.append(object);
    }
    return {{QStringLiteral("total"), plan.total.fen()}, {QStringLiteral("lines"), lines}};
}

Result<TenderPlan> tenderPlanFromJson(const QJsonObject &object)
{
    JsonReader reader(object, u"tender plan");
    TenderPlan plan;
    plan.total = reader.money("total");
    const QJsonArray lines = reader.array("lines");
    MENDIAN_TRY(reader.status());
    for (const QJsonValue &value : lines) {
        JsonReader part(value.toObject(), u"tender line");
        TenderLine line;
        line.kind = part.string("kind");
        line.amount = part.money("amount");
        line.given = part.moneyOr("given");
        line.change = part.moneyOr("change");
        line.attempt = part.idOr<AttemptId>("attempt");
        line.reference = part.stringOr("reference");
        line.lastFour = part.stringOr("last_four");
        const QString state = part.string("state");
        MENDIAN_TRY(part.status());
        bool known = false;
        for (size_t i = 0; i < kStateNames.size(); ++i) {
            if (state == QLatin1String(kStateNames[i])) {
                line.state = static_cast<TenderLineState>(i);
                known = true;
            }
        }
        if (!known)
            return fail(ErrorCode::Protocol, QStringLiteral("tender line: unknown state %1").arg(state));
        MENDIAN_TRY(checkLine(line));
        plan.lines.append(line);
    }
    return plan;
}

} // namespace mendian
