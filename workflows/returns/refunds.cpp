// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflows/returns/refunds.h"

#include "models/journal/facts.h"

namespace mendian {

Result<QList<Refund>> refundsFromRows(const Result<QList<storage::RefundRow>> &rows)
{
    if (!rows)
        return fail(rows.error());
    QList<Refund> refunds;
    for (const storage::RefundRow &row : *rows) {
        auto refund = refundFromJson(row.body);
        if (!refund)
            return fail(ErrorCode::Corrupt, refund.error().detail, {QStringLiteral("refunds")});
        refunds.append(*std::move(refund));
    }
    return refunds;
}

Result<Refund> loadRefund(Shop &shop, RefundId id)
{
    const auto row = storage::RefundRepository(shop.journal.database()).byId(id);
    if (!row)
        return fail(row.error());
    const auto refunds = refundsFromRows(QList<storage::RefundRow>{*row});
    return refunds ? Result<Refund>(refunds->first()) : fail(refunds.error());
}

journal::NewEvent refundEvent(const Refund &refund)
{
    using enum journal::EventKind;
    const bool final = isFinal(refund.state);
    const journal::RefundFact fact{refund.id, refund.ret, refund.sale, refund.attempt, refund.provider, refund.total,
        refund.amount, QString::fromLatin1(refundStateName(refund.state)), final, toJson(refund)};
    return newEvent(final ? RefundFinal : RefundStarted, fact.toJson());
}

Status JournalRefundStore::saveRefund(const Refund &, const Refund &after)
{
    const auto stored = m_shop.record({refundEvent(after)});
    return stored ? Status() : Status(fail(stored.error()));
}

Result<QList<Refund>> JournalRefundStore::refundsOf(AttemptId attempt)
{
    return refundsFromRows(storage::RefundRepository(m_shop.journal.database()).ofAttempt(attempt));
}

} // namespace mendian
