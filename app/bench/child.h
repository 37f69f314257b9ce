// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QJsonObject>

namespace mendian::bench {

/// The other side of startChild(): does one thing in a fresh process and prints a JSON object. 0, or 1 with a sentence.
int runChild(const QString &what, const QString &folder);

/// Starts this program anew as `what` ("window", "start", "memory") on a shop folder and returns what it printed,
/// with "started_ms" of the shared clock added. Timeout after five minutes.
Result<QJsonObject> startChild(const QString &what, const QString &folder = {});

} // namespace mendian::bench
