// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/slip.h"
#include "models/journal/sale.h"

namespace mendian::documents {

/// What a receipt says beyond the sale itself.
struct ReceiptTrust
{
    QString code; ///< our MD R code (models/codes), printed as a QR code; may be empty
    QString hash; ///< hash of the sale's journal event in hex; the first 16 digits stand in the footer
};

/// Tax that is contained in prices that include tax, by rate; the rounding is spread over the rates.
struct TaxRow
{
    qint64 basisPoints = 0;
    Money base; ///< with tax; the rows add up to the sale's total
    Money tax;
    friend bool operator==(const TaxRow &, const TaxRow &) = default;
};
QList<TaxRow> taxSummary(const journal::Sale &sale);

/// The customer's receipt of a finished sale. Item rows show the list price; each reason for paying less follows with
/// its own minus, so that everything printed adds up to the total.
Document receipt(const SlipHeader &header, const journal::Sale &sale, const ReceiptTrust &trust);

/// A parked basket: ticket number in large letters, its MD H code.
struct HoldTicket
{
    qint64 ticket = 0;
    QString code;
    QString staff;
    Timestamp at;
    Money total;
    qint64 pieces = 0;
    QString firstItem;
};
Document holdTicket(const SlipHeader &header, const HoldTicket &hold);

} // namespace mendian::documents
