// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/slip.h"
#include "models/journal/facts.h"

#include <optional>

namespace mendian::documents {

Document shiftOpenSlip(const SlipHeader &header, const journal::ShiftOpen &shift);

/// Money into or out of the drawer; `at` is the moment of the event.
Document cashMoveSlip(const SlipHeader &header, const journal::CashMove &move, Timestamp at);

/// One kind of tender over the shift. For cash, expected is what should lie in the drawer, float and moves included.
struct ReportTender
{
    QString kind;
    qint64 count = 0;
    Money amount;        ///< sold by this tender
    Money expected;      ///< Z only
    Money counted;       ///< Z only: the person's blind count
    QString reason = {}; ///< why they differ
    qint64 refunds = 0;
    Money refunded = {};       ///< given back by this tender, ≥ 0; already taken off `expected`
    bool internal = false;     ///< an exchange: nothing lies anywhere, nothing is counted
    Money platformFunded = {}; ///< discounts of its payments that the provider paid
    Money merchantFunded = {}; ///< … that the shop bears
};

/// A payment whose outcome is not known at the close (design §4).
struct ReportUndecided
{
    QString kind;
    QString merchantNumber; ///< the last six are printed
    Money amount;
    Timestamp since;
};

/// The numbers of a shift, filled from the folds by workflows/shift.
struct ShiftReport
{
    qint64 number = 0;
    BusinessDate date;
    QString openedBy;
    QString closedBy; ///< Z only
    QString approver; ///< who confirmed the carried-over payments; may be empty
    Timestamp openedAt;
    Timestamp at; ///< of the report; for Z the close
    QString firstReceipt;
    QString lastReceipt;
    qint64 sales = 0;
    qint64 pieces = 0;
    Money gross;
    Money discount;
    Money rounding;
    Money total;
    qint64 returns = 0;
    Money returned; ///< ≥ 0
    Money cashFloat;
    Money cashIn;  ///< ≥ 0
    Money cashOut; ///< ≥ 0
    QList<ReportTender> tenders;
    QList<journal::CountedNote> notes;
    QList<ReportUndecided> undecided;
    qint64 holds = 0;  ///< baskets still parked
    QString chainHash; ///< hex of the journal's head; the first 16 digits are printed
};

/// The running totals; expected cash is not shown, or the blind count would not be blind.
Document xReport(const SlipHeader &header, const ShiftReport &report);
Document zReport(const SlipHeader &header, const ShiftReport &report);

/// Shows columns, sizes, Chinese, a QR code and a bar code. `printer` and `columns` as set up.
Document testPage(const SlipHeader &header, const QString &printer, int columns, Timestamp at);

} // namespace mendian::documents
