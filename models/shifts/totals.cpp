// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/shifts/totals.h"

namespace mendian {

namespace {
const QString kTender = QStringLiteral("tender:");
}

Money ShiftTotals::cashExpected() const
{
    return row(QStringLiteral("float")).amount + row(QStringLiteral("tender:cash")).amount
        + row(QStringLiteral("cash_in")).amount + row(QStringLiteral("cash_out")).amount;
}

QMap<QString, Money> ShiftTotals::expected() const
{
    QMap<QString, Money> result;
    for (auto it = rows.cbegin(); it != rows.cend(); ++it)
        if (it.key().startsWith(kTender))
            result.insert(it.key().mid(kTender.size()), it->amount);
    result.insert(QStringLiteral("cash"), cashExpected());
    return result;
}

bool ShiftTotals::addsUp() const
{
    Money tenders;
    for (auto it = rows.cbegin(); it != rows.cend(); ++it)
        if (it.key().startsWith(kTender))
            tenders += it->amount;
    return tenders == sales();
}

} // namespace mendian
