// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/money.h"

#include <QMap>
#include <QString>

namespace mendian {

/// The running totals of one shift: rows of the fold table shift_totals by kind.
/// Kinds: "sale", "pieces", "discount", "rounding", "float", "cash_in", "cash_out" (≤ 0), "drawer", "tender:<kind>",
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
    /// What must lie in the drawer: float + cash sales + cash in − cash out.
    Money cashExpected() const;
    /// Expected at the close by tender kind; cash is always there, other kinds only when used.
    QMap<QString, Money> expected() const;
    /// Sales = sum of tenders: holds for every shift, checked before a Z is printed.
    bool addsUp() const;
};

} // namespace mendian
