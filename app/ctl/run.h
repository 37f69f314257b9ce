// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/command.h"
#include "app/owner/ownerserver.h"

namespace mendian::ctl {

/// Where a command's words go. `out` gets whole lines for standard output, `err` for standard error.
struct Streams
{
    std::function<void(const QString &line)> out;
    std::function<void(const QString &line)> err;
    std::function<QByteArray()> readLine = [] { return QByteArray(); }; ///< of standard input
    std::function<bool()> isCancelled = [] { return false; };           ///< Ctrl+C
};

/// The whole program: reads the line, opens the folder or asks its owner, runs the command, says what came of it.
/// Returns the exit code. Blocks; any thread without an engine of its own.
int run(const QStringList &arguments, const Streams &streams);

/// What the owner's process answers to "run" requests: the same commands on its own opened shop. The runtime outlives
/// the server.
app::OwnerHandler ownerHandler(app::ShopRuntime &runtime);

} // namespace mendian::ctl
