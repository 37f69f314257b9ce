// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/owner/ownerprotocol.h"

#include <functional>

namespace mendian::app {

struct OwnerRequest
{
    QJsonObject body; ///< {"op": …}
    std::function<void(const QJsonObject &)> progress = {};
    std::function<bool()> isCancelled = {}; ///< true: hang up; the owner stops the command
    int connectMs = 2000;
    int silenceMs = 0; ///< give up after so long without a line; 0 = never (a command may take its time)
};

/// Asks the process that owns the folder and waits on the calling thread (no event loop needed).
/// Errors: Offline (nobody listens), Network (the owner ended meanwhile), Timeout, Cancelled, Protocol, TooNew, or what
/// the owner answered.
Result<QJsonObject> askOwner(const QString &socketPath, const OwnerRequest &request);

/// A second start of mendian: the owner shows the station. Offline when nobody listens.
Status raiseOwner(const QString &socketPath, const QString &station);

} // namespace mendian::app
