// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/shifts/totals.h"

namespace mendian {

namespace {

const QString kTender = QStringLiteral("tender:");
const QString kRefund = QStringLiteral("refund:");

Money sumOf(const QMap<QString, ShiftTotals::Row> &rows, const QString &prefix)
{
    Money sum;
    for (auto it = rows.cbegin(); it != rows.cend(); ++it)
        if (it.key().startsWith(prefix))
            sum += it->amount;
    return sum;
}

} // namespace

Money ShiftTotals::cashExpected() const
{
    return row(QStringLiteral("float")).amount + row(QStringLiteral("tender:cash")).amount
        - row(QStringLiteral("refund:cash")).amount + row(QStringLiteral("cash_in")).amount
        + row(QStringLiteral("cash_out")).amount;
}

QStringList ShiftTotals::kinds() const
{
    QStringList kinds;
    for (const QString &prefix : {kTender, kRefund})
        for (auto it = rows.cbegin(); it != rows.cend(); ++it)
            if (it.key().startsWith(prefix) && !kinds.contains(it.key().mid(prefix.size())))
                kinds.append(it.key().mid(prefix.size()));
    kinds.sort();
    return kinds;
}

QMap<QString, Money> ShiftTotals::expected() const
{
    QMap<QString, Money> result;
    const QStringList used = kinds();
    for (const QString &kind : used)
        if (kind != QLatin1String("exchange"))
            result.insert(kind, row(kTender + kind).amount - row(kRefund + kind).amount);
    result.insert(QStringLiteral("cash"), cashExpected());
    return result;
}

bool ShiftTotals::addsUp() const { return sumOf(rows, kTender) == sales() && sumOf(rows, kRefund) == returns(); }

} // namespace mendian
