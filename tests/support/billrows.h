// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/reconciliation/reconcile.h"

namespace mendian::test {

inline const BusinessDate kBillDay = BusinessDate(QDate(2025, 11, 20));

inline Timestamp billTime(int hour, int minute, int second = 0, int day = 0)
{
    return fromStoreTime(kBillDay.date().addDays(day), QTime(hour, minute, second));
}

inline LedgerRow paidHere(const QString &number, qint64 fen, Timestamp at, LedgerState state = LedgerState::Settled)
{
    LedgerRow row;
    row.provider = QStringLiteral("wechat");
    row.merchantNumber = number;
    row.state = state;
    row.from = row.until = at;
    row.amount = row.customerPaid = row.merchantReceives = Money::fromFen(fen);
    return row;
}

inline LedgerRow refundHere(
    const QString &number, const QString &refund, qint64 fen, Timestamp at, LedgerState state = LedgerState::Settled)
{
    LedgerRow row = paidHere(number, fen, at, state);
    row.kind = BillRowKind::Refund;
    row.refundNumber = refund;
    return row;
}

inline BillRow paidThere(const QString &number, qint64 fen, Timestamp at)
{
    BillRow row;
    row.merchantNumber = number;
    row.providerNumber = u"42" + number;
    row.at = at;
    row.orderAmount = row.customerPaid = row.merchantReceives = Money::fromFen(fen);
    return row;
}

/// No refund number: the reversal of the whole payment.
inline BillRow refundThere(
    const QString &number, const QString &refund, qint64 fen, Timestamp at, BillState state = BillState::Done)
{
    BillRow row = paidThere(number, fen, at);
    row.kind = BillRowKind::Refund;
    row.refundNumber = refund;
    row.state = state;
    return row;
}

inline Bill billOf(const QList<BillRow> &rows, int day = 0)
{
    Bill bill;
    bill.provider = QStringLiteral("wechat");
    bill.day = BusinessDate(kBillDay.date().addDays(day));
    bill.rows = rows;
    for (const BillRow &row : rows)
        bill.feeTotal.milliFen += row.fee.milliFen;
    return bill;
}

} // namespace mendian::test
