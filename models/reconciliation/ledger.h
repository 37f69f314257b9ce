// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/reconciliation/bill.h"
#include "models/tender/attempt.h"
#include "models/tender/refund.h"

#include <optional>

namespace mendian {

/// What the till believes about a payment or refund, in the words that matter against a bill.
enum class LedgerState {
    Settled,   ///< paid; refunded
    Underway,  ///< a refund that the provider has taken in
    Returned,  ///< a payment that was taken and given back whole: two rows of the bill, or none
    Undecided, ///< nobody knows yet
    NoMoney,   ///< refused or closed: no row of a bill
};

/// One payment attempt or refund of the till.
struct LedgerRow
{
    BillRowKind kind = BillRowKind::Payment;
    QString provider; ///< the tender kind, as in Bill
    QString merchantNumber;
    QString refundNumber; ///< of a refund
    LedgerState state = LedgerState::Settled;
    QString stateName; ///< "Paid", "Unknown", "Processing": as the payment's own screens call it
    Timestamp from;    ///< when it was asked: gives the row its day
    Timestamp until;   ///< when its end was known
    Money amount;      ///< order amount, or what goes back
    Money customerPaid;
    Money merchantReceives;
    SaleId sale;
    AttemptId attempt;

    friend bool operator==(const LedgerRow &, const LedgerRow &) = default;
};

/// What a row adds to the takings of its day, as the till sees it.
Money effect(const LedgerRow &row);

/// Empty for attempts that no bill knows: never sent, or of no provider (a card slip).
std::optional<LedgerRow> ledgerRow(const Attempt &attempt, Timestamp decidedAt);
LedgerRow ledgerRow(const Refund &refund, Timestamp decidedAt);

/// Where the till's rows come from. Called on the owner's thread; errors as of storage.
class LedgerSource
{
public:
    virtual ~LedgerSource() = default;
    /// Every row asked on that calendar day.
    virtual Result<QList<LedgerRow>> ofDay(BusinessDate day) = 0;
    /// The rows with these merchant or refund numbers, of any day; unknown numbers give nothing.
    virtual Result<QList<LedgerRow>> byNumbers(const QStringList &numbers) = 0;
    /// Payments not decided that were asked before this moment.
    virtual Result<QList<LedgerRow>> undecidedBefore(Timestamp moment) = 0;
};

} // namespace mendian
