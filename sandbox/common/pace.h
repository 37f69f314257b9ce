// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

namespace mendian::sandbox {

/// The provider's clock: real moments, and waits that pass `scale` times faster (tests and tours do not sit through
/// 45 seconds). Any thread; the clock outlives it.
class Pace
{
public:
    Pace(const Clock &clock, qint64 scale) : m_clock(clock), m_scale(qMax<qint64>(1, scale)) {}
    Timestamp now() const { return m_clock.wall(); }
    qint64 mono() const { return m_clock.mono(); }
    qint64 scale() const { return m_scale; }
    /// Milliseconds of the provider's time since a moment.
    qint64 elapsed(Timestamp since) const { return (now() - since) * m_scale; }
    /// The real moment that lies `wait` of the provider's milliseconds after another.
    Timestamp after(Timestamp since, qint64 wait) const { return since + wait / m_scale; }
    qint64 realWait(qint64 wait) const { return wait / m_scale; }

private:
    const Clock &m_clock;
    qint64 m_scale;
};

} // namespace mendian::sandbox
