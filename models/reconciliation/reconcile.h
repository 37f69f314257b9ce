// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/reconciliation/difference.h"

namespace mendian {

/// This close to midnight a payment may stand in the neighbouring day's bill: two clocks and a slow customer.
inline constexpr qint64 kMidnightMs = 5 * 60 * 1000;

struct ReconcileInput
{
    BusinessDate day;
    QList<LedgerRow> ledger; ///< of the day, and of other days what the bills name
    QList<Bill> bills;       ///< of the day; of the neighbouring days as far as they are at hand
    QList<BankRow> bank;     ///< of any days
    /// Agreed fee rates in millionths by provider; a provider without one is held to the rate its bill states.
    QMap<QString, qint64> ratesPpm;
};

/// Two sides that agree. A returned payment has two rows in the bill, or none; a closed one has none.
struct Match
{
    int ledger = -1;
    BillPlace bill;
    BillPlace paired;
};

/// The day of one provider in sums. system + Σ delta of its differences (bank ones aside) = billed.
struct ProviderDay
{
    QString provider;
    bool hasBill = false;
    qint64 systemCount = 0; ///< payments and refunds that moved money, as the till sees it
    Money system;
    qint64 billCount = 0;
    Money billed;
    qint64 elsewhereCount = 0; ///< rows of the merchant's other tills, not compared
    Money elsewhere;
    Money received;       ///< by the whole bill: what the merchant receives, before fees
    Money fee;            ///< of the whole bill
    Money platformFunded; ///< discounts paid by the provider
    Money merchantFunded; ///< discounts paid by the shop
    std::optional<Money> bank;
};

struct Reconciliation
{
    BusinessDate day;
    QList<ProviderDay> providers;
    QList<Match> matches;
    QList<Difference> differences; ///< in the order of their keys
};

/// Compares a day three ways: till ↔ bill row by row, bill ↔ account in sums (spec/wechat-pay.md §7.2, spec/alipay.md
/// §2.8). Matching is by merchant and refund number, never by date. A pure function; the order of its inputs does not
/// matter. Rows of a provider whose bill of the day is not given are compared with nothing and are in no match and no
/// difference; otherwise every ledger row of the day and every row of the day's bills is in exactly one.
Reconciliation reconcile(const ReconcileInput &input);

} // namespace mendian
