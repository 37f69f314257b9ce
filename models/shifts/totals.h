// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/money.h"

#include <QMap>
#include <QStringList>

namespace mendian {

/// The running totals of one shift: rows of the fold table shift_totals by kind.
/// Kinds: "sale", "pieces", "discount", "rounding", "float", "cash_in", "cash_out" (≤ 0), "drawer", "tender:<kind>",
/// "return", "refund:<kind>" (≥ 0: what went back);
/// and, of discounts that came with a payment, "platform:<kind>" and "merchant:<kind>": who paid them.
class ShiftTotals
{
public:
    struct Row
    {
        qint64 count = 0;
        Money amount;
    };
    QMap<QString, Row> rows;

    Row row(const QString &kind) const { return rows.value(kind); }
    Money sales() const { return row(QStringLiteral("sale")).amount; }
    qint64 receipts() const { return row(QStringLiteral("sale")).count; }
    Money returns() const { return row(QStringLiteral("return")).amount; }
    qint64 returnReceipts() const { return row(QStringLiteral("return")).count; }
    /// What must lie in the drawer: float + cash sales − cash given back + cash in − cash out.
    Money cashExpected() const;
    /// Tender kinds that took or gave back money in this shift.
    QStringList kinds() const;
    /// Expected at the close by tender kind, refunds taken off; cash is always there, other kinds only when used. An
    /// exchange moves value from a return to a sale: nothing is expected of it anywhere.
    QMap<QString, Money> expected() const;
    /// Sales = sum of tenders and returns = sum of refunds: holds for every shift, checked before a Z is printed.
    bool addsUp() const;
};

} // namespace mendian
