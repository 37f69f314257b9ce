// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

namespace mendian::storage {

/// Writes a small file as a whole, mode 0600: beside it, fsync, rename, fsync of the folder. After a power cut either
/// the old or the new content is there.
Status writeWhole(const QString &path, const QByteArray &content);
Result<QByteArray> readWhole(const QString &path, qint64 limit);

/// A name made, renamed or removed in the folder is on the disk afterwards.
void syncFolder(const QString &folder);

/// DiskFull, ReadOnly or Io for the current errno.
ErrorCode errnoCode();

} // namespace mendian::storage
