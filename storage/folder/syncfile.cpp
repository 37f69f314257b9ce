// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/folder/syncfile.h"

#include <QFile>
#include <QFileInfo>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

namespace mendian::storage {

ErrorCode errnoCode()
{
    switch (errno) {
    case ENOSPC:
    case EDQUOT:
        return ErrorCode::DiskFull;
    case EACCES:
    case EPERM:
    case EROFS:
        return ErrorCode::ReadOnly;
    case ENOENT:
        return ErrorCode::NotFound;
    default:
        return ErrorCode::Io;
    }
}

namespace {

tl::unexpected<Error> failErrno(const QString &path, const char *doing)
{
    const ErrorCode code = errnoCode();
    return fail(code,
        QStringLiteral("%1: %2: %3").arg(path, QLatin1String(doing), QString::fromLocal8Bit(strerror(errno))),
        {QFileInfo(path).fileName()});
}

bool writeAll(int fd, const QByteArray &content)
{
    qsizetype done = 0;
    while (done < content.size()) {
        const ssize_t n = ::write(fd, content.constData() + done, static_cast<size_t>(content.size() - done));
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return false;
        done += n;
    }
    return true;
}

} // namespace

void syncFolder(const QString &folder)
{
    const int fd = ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_CLOEXEC);
    if (fd >= 0) {
        ::fsync(fd);
        ::close(fd);
    }
}

Status writeWhole(const QString &path, const QByteArray &content)
{
    const QByteArray target = QFile::encodeName(path);
    const QByteArray part = target + ".part";
    const int fd = ::open(part.constData(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (fd < 0)
        return failErrno(path, "create");
    const bool written = writeAll(fd, content) && ::fsync(fd) == 0;
    Status status;
    if (!written)
        status = failErrno(path, "write");
    ::close(fd);
    if (status && ::rename(part.constData(), target.constData()) != 0)
        status = failErrno(path, "rename");
    if (!status) {
        ::unlink(part.constData());
        return status;
    }
    syncFolder(QFileInfo(path).absolutePath());
    return {};
}

Result<QByteArray> readWhole(const QString &path, qint64 limit)
{
    QFile file(path);
    errno = 0;
    if (!file.open(QIODevice::ReadOnly))
        return failErrno(path, "open");
    if (file.size() > limit)
        return fail(ErrorCode::Corrupt, QStringLiteral("%1 is too large").arg(path), {QFileInfo(path).fileName()});
    return file.readAll();
}

} // namespace mendian::storage
