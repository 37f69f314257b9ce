// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/businessdate.h"
#include "core/money.h"

#include <QList>
#include <QSet>
#include <QString>

namespace mendian {

/// A provider's fee: thousandths of a fen, because bills state five decimals of a yuan ("0.02100", spec/wechat-pay.md
/// §7.2). Kept as written; rounded() is for people and for sums that a provider states in fen.
struct Fee
{
    qint64 milliFen = 0; ///< > 0: taken from the merchant
    static Fee of(Money money) { return {money.fen() * 1000}; }
    Money rounded() const; ///< half up
    friend auto operator<=>(const Fee &, const Fee &) = default;
};

enum class BillRowKind { Payment, Refund };

enum class BillState {
    Paid,       ///< of a payment
    Done,       ///< of a refund: the money went back
    Processing, ///< of a refund when the bill was made; frozen, only a query knows what became of it
    Failed,     ///< of a refund: nothing moved
    Abnormal,   ///< of a refund: it lies with the merchant, to be settled by hand
};

/// One row of a provider's bill in words that every provider shares. Amounts are ≥ 0; the kind tells the direction.
struct BillRow
{
    BillRowKind kind = BillRowKind::Payment;
    QString merchantNumber;       ///< out_trade_no of the payment, also on the row of its refund
    QString providerNumber;       ///< of the payment
    QString refundNumber;         ///< our number of the refund; empty: the reversal of a whole payment
    QString providerRefundNumber; ///< of the refund
    QString terminal;             ///< which till it says it was; empty: not said
    Timestamp at;                 ///< read as Asia/Shanghai
    Money orderAmount;            ///< of a refund: what was asked back
    Money customerPaid;           ///< after all discounts
    Money platformDiscount;       ///< paid by the provider
    Money merchantDiscount;       ///< paid by the merchant
    Money merchantReceives;       ///< order amount − merchant discount, before the fee
    Fee fee;
    qint64 ratePpm = -1; ///< the fee rate the bill states, in millionths; −1: not stated
    BillState state = BillState::Paid;
    qint64 line = 0; ///< in the file, from 1

    friend bool operator==(const BillRow &, const BillRow &) = default;
};

/// The bill of one provider for one calendar day (Asia/Shanghai).
struct Bill
{
    QString provider; ///< the tender kind: "wechat", "alipay"
    BusinessDate day;
    QList<BillRow> rows;
    QList<BillRow> elsewhere; ///< rows of the merchant's other tills: they count against the account only
    Fee feeTotal;             ///< as the summary states it, of both
    QString digest;           ///< SHA-256 of the file, hex; empty when it came from nowhere
};

/// Money that moved on an account for the trade of one day: a line of a fund-flow file, of a bank's or an acquirer's
/// statement.
struct BankRow
{
    QString provider;
    BusinessDate day; ///< of the trade that it settles
    Money amount;     ///< < 0: out of the account
    QString reference;
    bool counts = true; ///< false: a withdrawal or transfer, not trade
    qint64 line = 0;

    friend bool operator==(const BankRow &, const BankRow &) = default;
};

/// Puts aside the rows that name another till and whose numbers are not known here. One merchant number has one bill,
/// however many tills it has.
void putElsewhere(Bill *bill, const QString &ownTerminal, const QSet<QString> &knownNumbers);

/// What a row adds to the takings of its day: payments +, refunds −, a failed refund nothing.
Money effect(const BillRow &row);
/// The trading-day-free calendar day of a moment, as bills count: Asia/Shanghai.
BusinessDate billDay(Timestamp at);

} // namespace mendian
