// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/reconciliation/ledger.h"

#include "models/tender/rules.h"

namespace mendian {

namespace {

QString tenderOf(const QString &provider)
{
    const ProviderRules *rules = providerRules(provider);
    return rules ? rules->tenderKind() : provider;
}

LedgerState stateOf(AttemptState state)
{
    switch (state) {
    case AttemptState::Paid:
        return LedgerState::Settled;
    case AttemptState::Returned:
        return LedgerState::Returned;
    case AttemptState::Refused:
    case AttemptState::Closed:
        return LedgerState::NoMoney;
    default:
        return LedgerState::Undecided;
    }
}

LedgerState stateOf(RefundState state)
{
    switch (state) {
    case RefundState::Done:
        return LedgerState::Settled;
    case RefundState::Processing:
        return LedgerState::Underway;
    case RefundState::Refused:
        return LedgerState::NoMoney;
    case RefundState::Requested:
    case RefundState::Stuck:
        break;
    }
    return LedgerState::Undecided;
}

} // namespace

Money effect(const LedgerRow &row)
{
    if (row.kind == BillRowKind::Payment)
        return row.state == LedgerState::Settled ? row.amount : Money();
    return row.state == LedgerState::Settled || row.state == LedgerState::Underway ? -row.amount : Money();
}

std::optional<LedgerRow> ledgerRow(const Attempt &attempt, Timestamp decidedAt)
{
    if (attempt.state == AttemptState::Collecting || !providerRules(attempt.provider))
        return std::nullopt;
    LedgerRow row;
    row.provider = tenderOf(attempt.provider);
    row.merchantNumber = attempt.outTradeNo;
    row.state = stateOf(attempt.state);
    row.stateName = QString::fromLatin1(attemptStateName(attempt.state));
    row.from = attempt.startedAt;
    row.until = decidedAt < attempt.startedAt ? attempt.startedAt : decidedAt;
    row.amount = attempt.amount;
    // Both 0: nobody has told (an answer read back by a manager); otherwise a 0 is a whole discount.
    const bool told = !attempt.customerPaid.isZero() || !attempt.merchantReceives.isZero();
    row.customerPaid = told ? attempt.customerPaid : attempt.amount;
    row.merchantReceives = told ? attempt.merchantReceives : attempt.amount;
    row.sale = attempt.sale;
    row.attempt = attempt.id;
    return row;
}

LedgerRow ledgerRow(const Refund &refund, Timestamp decidedAt)
{
    LedgerRow row;
    row.kind = BillRowKind::Refund;
    row.provider = tenderOf(refund.provider);
    row.merchantNumber = refund.outTradeNo;
    row.refundNumber = refund.outRefundNo;
    row.state = stateOf(refund.state);
    row.stateName = QString::fromLatin1(refundStateName(refund.state));
    row.from = refund.requestedAt;
    row.until = decidedAt < refund.requestedAt ? refund.requestedAt : decidedAt;
    row.amount = row.merchantReceives = refund.amount;
    row.customerPaid = refund.customerReceives.isZero() ? refund.amount : refund.customerReceives;
    row.sale = refund.sale;
    row.attempt = refund.attempt;
    return row;
}

} // namespace mendian
