// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <chrono>

namespace mendian::bench {

/// Milliseconds of a clock that parent and child processes share.
inline double steadyMs()
{
    using namespace std::chrono;
    return duration<double, std::milli>(steady_clock::now().time_since_epoch()).count();
}

/// The smallest value that `share` (0..1) of the values do not pass; 0 for none.
double percentile(QList<double> values, double share);
QString describe(const QList<double> &milliseconds); ///< "p50 1.2, p99 3.4, max 5.6 ms of 400"

} // namespace mendian::bench
