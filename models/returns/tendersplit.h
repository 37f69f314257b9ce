// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/journal/return.h"

namespace mendian {

/// One tender of a sale, as money can go back through it.
struct TenderSource
{
    SaleId sale;
    int tender = 0; ///< its place in that sale
    QString kind;   ///< a row of tenderKinds()
    Money paid;
    Money left; ///< paid − what went back before
    AttemptId attempt = {};
    QString reference = {};
    QString lastFour = {};
    bool canRefund = true; ///< a provider's: false when it is too late, too many parts, or it is not set up
    /// "exchange": the tenders of the sale whose goods paid this part.
    QList<TenderSource> behind = {};
};

struct TenderSplit
{
    QList<journal::ReturnTender> tenders; ///< where the money goes; they add up to the amount
    QList<journal::ReturnTender> through; ///< exchange parts it comes out of
    Money otherMeans;                     ///< of it, provider money that goes back in cash because its provider cannot
};

/// The rule (each tender gives back at most what is left of it):
///  1. provider money, to where it came from, in the order in which it was paid;
///  2. parts that were paid with goods: the money behind them, by this same rule;
///  3. slips of a foreign card terminal: listed, a person refunds them there;
///  4. cash;
///  5. provider money that its provider cannot refund any more: in cash, and said (`otherMeans`).
/// Cash comes late because money that came from an account goes back to that account, not into a hand.
/// Error: Conflict when the sources have less than `amount`.
Result<TenderSplit> splitOverTenders(Money amount, const QList<TenderSource> &sources);

} // namespace mendian
