// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/folder/folderlock.h"

#include "storage/folder/syncfile.h"

#include <QFile>
#include <QFileInfo>
#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace mendian::storage {

namespace {
QByteArray readPid(int fd)
{
    char buffer[32] = {};
    const ssize_t n = ::pread(fd, buffer, sizeof buffer - 1, 0);
    return n > 0 ? QByteArray(buffer, n).trimmed() : QByteArray();
}
} // namespace

Result<std::unique_ptr<FolderLock>> FolderLock::take(const QString &path)
{
    const int fd = ::open(QFile::encodeName(path).constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (fd < 0)
        return fail(errnoCode(), QStringLiteral("cannot open %1").arg(path), {QFileInfo(path).absolutePath()});
    if (::flock(fd, LOCK_EX | LOCK_NB) != 0) {
        const QString pid = QString::fromLatin1(readPid(fd));
        ::close(fd);
        return fail(ErrorCode::Busy, QStringLiteral("process %1 owns the folder").arg(pid), {pid});
    }
    std::unique_ptr<FolderLock> lock(new FolderLock(fd));
    lock->m_previousOwnerDied = !readPid(fd).isEmpty();
    const QByteArray pid = QByteArray::number(static_cast<qint64>(::getpid())) + '\n';
    if (::ftruncate(fd, 0) != 0 || ::pwrite(fd, pid.constData(), static_cast<size_t>(pid.size()), 0) != pid.size()
        || ::fsync(fd) != 0)
        return fail(errnoCode(), QStringLiteral("cannot write %1").arg(path), {QFileInfo(path).absolutePath()});
    return lock;
}

FolderLock::~FolderLock() { ::close(m_fd); }

void FolderLock::releaseCleanly()
{
    if (::ftruncate(m_fd, 0) != 0)
        return; // the next owner checks once more than needed
    ::flock(m_fd, LOCK_UN);
}

} // namespace mendian::storage
