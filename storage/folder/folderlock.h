// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <memory>

namespace mendian::storage {

/// One process owns a data folder. The kernel's lock (flock) ends with the process, so a dead owner never blocks; its
/// pid left in the file says that it did not stop in order.
class FolderLock
{
public:
    /// Busy with the owner's pid in args[0] when another process (or another object here) owns it.
    static Result<std::unique_ptr<FolderLock>> take(const QString &path);
    ~FolderLock();
    FolderLock(const FolderLock &) = delete;
    FolderLock &operator=(const FolderLock &) = delete;
    bool previousOwnerDied() const { return m_previousOwnerDied; }
    /// Everything is written and closed: the next owner need not check.
    void releaseCleanly();

private:
    explicit FolderLock(int fd) : m_fd(fd) {}
    int m_fd;
    bool m_previousOwnerDied = false;
};

} // namespace mendian::storage
