// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/journal/tail.h"

#include <QString>
#include <memory>
#include <optional>

namespace mendian::storage {

/// The last acknowledged event, written beside store.db after each commit, without fsync: it can be older than the
/// database, never newer. A database that ends before the mark has lost acknowledged sales (its WAL was cut or damaged,
/// or an old copy was put in its place), which SQLite alone cannot notice.
class TailMark
{
public:
    static Result<std::unique_ptr<TailMark>> open(const QString &path);
    ~TailMark();
    TailMark(const TailMark &) = delete;
    TailMark &operator=(const TailMark &) = delete;
    void write(const Tail &tail);
    /// Nothing for a missing or half-written mark. The wall time is not kept.
    static std::optional<Tail> read(const QString &path);

private:
    explicit TailMark(int fd) : m_fd(fd) {}
    int m_fd;
};

} // namespace mendian::storage
