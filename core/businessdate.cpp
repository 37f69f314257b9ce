// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/businessdate.h"

namespace mendian {

BusinessDate BusinessDate::at(Timestamp t, int cutOverHour)
{
    return BusinessDate(storeTime(t + -static_cast<qint64>(cutOverHour) * 3'600'000).date());
}

Result<BusinessDate> BusinessDate::parse(QStringView iso)
{
    const QDate date = QDate::fromString(iso.toString(), Qt::ISODate);
    if (!date.isValid() || iso.size() != 10)
        return fail(ErrorCode::InvalidInput, QStringLiteral("not a date (YYYY-MM-DD): %1").arg(iso.left(40)));
    return BusinessDate(date);
}

} // namespace mendian
