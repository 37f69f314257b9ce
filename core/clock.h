// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <atomic>
#include <chrono>
#include <compare>

namespace mendian {

/// A moment: UTC milliseconds since 1970.
struct Timestamp
{
    qint64 ms = 0;
    friend constexpr auto operator<=>(Timestamp, Timestamp) = default;
    friend constexpr Timestamp operator+(Timestamp t, qint64 ms) { return {t.ms + ms}; }
    friend constexpr qint64 operator-(Timestamp a, Timestamp b) { return a.ms - b.ms; }
    constexpr bool isNull() const { return ms == 0; }
};

/// Where the program gets its time from. wall() may jump; mono() never goes back (ms since boot, counts sleep).
class Clock
{
public:
    virtual ~Clock() = default;
    virtual Timestamp wall() const = 0;
    virtual qint64 mono() const = 0;
};

class SystemClock final : public Clock
{
public:
    Timestamp wall() const override;
    qint64 mono() const override;
};

/// A clock for tests, pictures and the tour. Thread-safe.
class ManualClock final : public Clock
{
public:
    explicit ManualClock(Timestamp start = {1'763'706'720'000}) : m_wall(start.ms) {} // 2025-11-21 14:32 in Shanghai
    Timestamp wall() const override { return {m_wall.load()}; }
    qint64 mono() const override { return m_mono.load(); }
    void advance(qint64 ms)
    {
        m_wall += ms;
        m_mono += ms;
    }
    void jumpWall(qint64 ms) { m_wall += ms; }

private:
    std::atomic<qint64> m_wall;
    std::atomic<qint64> m_mono{1'000'000};
};

/// Store time: Asia/Shanghai whatever the PC says (design §5). China has had no daylight saving since 1991: UTC+8.
QDateTime storeTime(Timestamp t);
Timestamp fromStoreTime(const QDate &date, const QTime &time);

} // namespace mendian
