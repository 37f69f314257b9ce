// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/clock.h"

#include <ctime>

namespace mendian {

namespace {
constexpr int kShanghaiOffset = 8 * 3600;
}

Timestamp SystemClock::wall() const { return {QDateTime::currentMSecsSinceEpoch()}; }

qint64 SystemClock::mono() const
{
    timespec now{};
    clock_gettime(CLOCK_BOOTTIME, &now);
    return static_cast<qint64>(now.tv_sec) * 1000 + now.tv_nsec / 1'000'000;
}

QDateTime storeTime(Timestamp t) { return QDateTime::fromMSecsSinceEpoch(t.ms, Qt::OffsetFromUTC, kShanghaiOffset); }

Timestamp fromStoreTime(const QDate &date, const QTime &time)
{
    return {QDateTime(date, time, Qt::OffsetFromUTC, kShanghaiOffset).toMSecsSinceEpoch()};
}

} // namespace mendian
