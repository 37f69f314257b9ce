// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <functional>

namespace mendian::test {

/// Runs a helper program (built on FaultVfs) once for each write point, on a fresh copy of a prepared folder, and lets
/// the caller look at what the kill left. 300 points at most, chosen by seed, unless MENDIAN_SOAK is set.
struct KillPlan
{
    QString program;
    QStringList arguments; ///< the copied folder's path follows them
    QString base;          ///< the prepared folder; copied for every run. Empty: the run starts without a folder
    /// `acknowledged`: the texts of the ACK lines that were printed before the kill.
    std::function<Status(const QString &folder, const QStringList &acknowledged)> check;
    quint32 seed = 20251121;
};

struct KillReport
{
    int points = 0;       ///< write points of an undisturbed run
    int runs = 0;         ///< runs that were killed and checked
    int acknowledged = 0; ///< of these, how many had acknowledged before they died
};

/// The first failure as an error that names the point.
Result<KillReport> runKillPoints(const KillPlan &plan);

} // namespace mendian::test
