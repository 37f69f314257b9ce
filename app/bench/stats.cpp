// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bench/stats.h"

#include <QString>
#include <algorithm>
#include <cmath>

namespace mendian::bench {

double percentile(QList<double> values, double share)
{
    if (values.isEmpty())
        return 0;
    std::sort(values.begin(), values.end());
    const auto place = static_cast<qsizetype>(std::ceil(share * static_cast<double>(values.size()))) - 1;
    return values[std::clamp<qsizetype>(place, 0, values.size() - 1)];
}

QString describe(const QList<double> &milliseconds)
{
    const auto text = [&](double share) { return QString::number(percentile(milliseconds, share), 'f', 2); };
    return QStringLiteral("p50 %1, p99 %2, max %3 ms of %4")
        .arg(text(0.5), text(0.99), text(1.0))
        .arg(milliseconds.size());
}

} // namespace mendian::bench
