// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QMutex>

namespace mendian::storage {

/// A file of reserved blocks: given up when the disk is full, so that the running sale still completes (spec/sync.md §5
/// T4). Any thread.
class Ballast
{
public:
    Ballast(QString path, qint64 bytes) : m_path(std::move(path)), m_bytes(bytes) {}
    /// Makes the file if it is not there. DiskFull when there is no room for it; nothing to do for 0 bytes.
    Status ensure();
    /// Frees the blocks; false when there were none.
    bool release();
    bool isThere() const;

private:
    QString m_path;
    qint64 m_bytes;
    mutable QMutex m_mutex;
};

} // namespace mendian::storage
