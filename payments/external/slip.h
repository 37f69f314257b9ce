// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tender/attempt.h"

#include <QList>

namespace mendian {

/// A slip of a bank-card terminal that stands beside the till: money we did not move, typed in by the cashier.
struct TerminalSlip
{
    QString number;   ///< voucher or reference number: 4–20 letters or digits, stored upper case
    QString lastFour; ///< last four digits of the card; may be empty (phone payment on the terminal)
    Money amount;     ///< as printed on the slip

    friend bool operator==(const TerminalSlip &, const TerminalSlip &) = default;
};

/// Reads what was typed. InvalidInput with args[0] = "number", "last_four" or "amount".
Result<TerminalSlip> parseSlip(QStringView number, QStringView lastFour, QStringView amountYuan);

/// The kind under which slips stand among a sale's attempts.
QString externalKind();

/// True when one of the sale's attempts is this slip already: one slip pays once.
bool isSlipUsed(const QList<Attempt> &attempts, const TerminalSlip &slip);

} // namespace mendian
