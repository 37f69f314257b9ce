// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/reconciliation/bill.h"

namespace mendian {

Money Fee::rounded() const
{
    const qint64 absolute = milliFen < 0 ? -milliFen : milliFen;
    const qint64 fen = absolute / 1000 + (absolute % 1000 >= 500 ? 1 : 0);
    return Money::fromFen(milliFen < 0 ? -fen : fen);
}

Money effect(const BillRow &row)
{
    if (row.kind == BillRowKind::Payment)
        return row.orderAmount;
    return row.state == BillState::Failed ? Money() : -row.orderAmount;
}

BusinessDate billDay(Timestamp at) { return BusinessDate(storeTime(at).date()); }

} // namespace mendian
