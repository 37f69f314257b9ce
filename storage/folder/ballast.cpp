// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/folder/ballast.h"

#include "storage/folder/syncfile.h"

#include <QFile>
#include <QFileInfo>
#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

namespace mendian::storage {

bool Ballast::isThere() const
{
    const QMutexLocker lock(&m_mutex);
    return m_bytes == 0 || QFileInfo(m_path).size() >= m_bytes;
}

Status Ballast::ensure()
{
    if (isThere())
        return {};
    const QMutexLocker lock(&m_mutex);
    const QByteArray name = QFile::encodeName(m_path);
    const int fd = ::open(name.constData(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    if (fd < 0)
        return fail(errnoCode(), QStringLiteral("cannot create %1").arg(m_path), {QFileInfo(m_path).fileName()});
    errno = ::posix_fallocate(fd, 0, m_bytes); // returns the error instead of setting errno
    const bool failed = errno != 0;
    const ErrorCode code = failed ? errnoCode() : ErrorCode::Io;
    ::close(fd);
    if (!failed)
        return {};
    ::unlink(name.constData());
    return fail(code, QStringLiteral("no room for %1").arg(m_path), {QFileInfo(m_path).fileName()});
}

bool Ballast::release()
{
    const QMutexLocker lock(&m_mutex);
    return m_bytes > 0 && QFileInfo(m_path).size() > 0 && QFile::remove(m_path);
}

} // namespace mendian::storage
