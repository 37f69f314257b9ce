// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QMap>
#include <QString>
#include <memory>
#include <vector>

namespace mendian::test {

/// The files of a pretended disk: what programs see (the kernel's cache) and a log of what was asked of it, from which
/// the state after a power cut at any moment is computed.
///
/// The model: a write counts on once a later sync of the same file succeeded. At the cut each write since then is kept,
/// dropped, or torn at sectors of 512 bytes, by seed. A sync that fails loses the writes before it for good although
/// they can still be read (Linux marks the pages clean). Creating and removing files counts at once.
class MemoryDisk
{
public:
    using Image = QMap<QString, QByteArray>; ///< by full path

    struct File
    {
        QString path;
        QByteArray content;
        std::vector<std::unique_ptr<char[]>> shm; ///< 32 KiB regions of the WAL index; gone with the last close
        int shmUsers = 0;
    };
    struct Op
    {
        enum class Kind { Write, Truncate, Sync, FailedSync, Remove, Mark };
        Kind kind = Kind::Write;
        QString path;
        qint64 at = 0; ///< offset, new size, or the mark's number
        QByteArray data;
    };

    void reset(const Image &image);
    Image image() const;
    void clearLog() { m_log.clear(); }
    const QList<Op> &log() const { return m_log; }
    /// Notes in the log that the caller was told "done" about number n.
    void mark(qint64 n) { m_log.append({Op::Kind::Mark, {}, n, {}}); }

    /// The disk after a cut before op number `cut`, starting from `start`.
    static Image afterCut(const Image &start, const QList<Op> &log, qsizetype cut, quint64 seed);
    /// The same with every write that was not synced lost.
    static Image durable(const Image &start, const QList<Op> &log);
    /// The highest mark before `cut`; 0 without.
    static qint64 acknowledged(const QList<Op> &log, qsizetype cut);

    // For the VFS.
    std::shared_ptr<File> open(const QString &path, bool create);
    bool exists(const QString &path) const { return m_files.contains(path); }
    void write(File &file, qint64 at, const char *data, qsizetype size);
    void truncate(File &file, qint64 size);
    void sync(const File &file, bool succeeds);
    bool remove(const QString &path);

private:
    QHash<QString, std::shared_ptr<File>> m_files;
    QList<Op> m_log;
};

} // namespace mendian::test
