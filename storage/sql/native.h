// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <functional>

namespace mendian::storage {

class Database;

/// The only place that takes the driver's native sqlite3 handle, for what Qt SQL lacks: scripts, online backup,
/// extended error codes, the VFS in use.
class NativeHandle
{
public:
    static Status execScript(Database &database, const QByteArray &sql);
    static Result<bool> isReadOnly(Database &database);
    static Result<QString> vfsName(Database &database);
    static Result<qint64> changes(Database &database);
    /// Turns extended result codes on, so that errors keep their detail in the log.
    static Status prepare(Database &database);
    /// sqlite3_backup of the whole database into a new file `target`, in steps of 256 pages beside the owner.
    /// `progress(done, total)` in pages; returning false stops with Cancelled. The copy is complete and closed on
    /// success; on failure nothing is left at `target`.
    static Status backup(
        Database &database, const QString &target, const std::function<bool(int done, int total)> &progress = {});
};

} // namespace mendian::storage
