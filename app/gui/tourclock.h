// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

#include <QElapsedTimer>

namespace mendian::app {

/// Runs like a clock on the wall, from a chosen moment, and can be moved on: a trading day in a minute. Thread-safe.
class TourClock final : public Clock
{
public:
    explicit TourClock(Timestamp start) : m_start(start) { m_timer.start(); }
    Timestamp wall() const override { return m_start + passed(); }
    qint64 mono() const override { return 1'000'000 + passed(); }
    void moveTo(Timestamp moment)
    {
        const qint64 ahead = moment - wall();
        if (ahead > 0)
            m_skipped += ahead;
    }

private:
    qint64 passed() const { return m_timer.elapsed() + m_skipped.load(); }
    Timestamp m_start;
    QElapsedTimer m_timer;
    std::atomic<qint64> m_skipped{0};
};

} // namespace mendian::app
