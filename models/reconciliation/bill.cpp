// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/reconciliation/bill.h"

#include <algorithm>

namespace mendian {

Money Fee::rounded() const
{
    const qint64 absolute = milliFen < 0 ? -milliFen : milliFen;
    const qint64 fen = absolute / 1000 + (absolute % 1000 >= 500 ? 1 : 0);
    return Money::fromFen(milliFen < 0 ? -fen : fen);
}

void putElsewhere(Bill *bill, const QString &ownTerminal, const QSet<QString> &knownNumbers)
{
    const auto isOurs = [&](const BillRow &row) {
        return row.terminal.isEmpty() || row.terminal == ownTerminal || knownNumbers.contains(row.merchantNumber)
            || knownNumbers.contains(row.refundNumber);
    };
    const auto others = std::stable_partition(bill->rows.begin(), bill->rows.end(), isOurs);
    bill->elsewhere.append(QList<BillRow>(others, bill->rows.end()));
    bill->rows.erase(others, bill->rows.end());
}

Money effect(const BillRow &row)
{
    if (row.kind == BillRowKind::Payment)
        return row.orderAmount;
    return row.state == BillState::Failed ? Money() : -row.orderAmount;
}

BusinessDate billDay(Timestamp at) { return BusinessDate(storeTime(at).date()); }

} // namespace mendian
