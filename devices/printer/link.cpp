// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/printer/link.h"

#include <QElapsedTimer>
#include <QFile>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <memory>
#include <netdb.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace mendian::printer {

namespace {

constexpr int kSliceMs = 50;

QString errorText(int code) { return QString::fromLocal8Bit(std::strerror(code)); }

ErrorCode connectError(int code)
{
    return code == ECONNREFUSED || code == ECONNRESET || code == EADDRNOTAVAIL ? ErrorCode::Busy : ErrorCode::Offline;
}

void setOption(int fd, int level, int option, int value) { ::setsockopt(fd, level, option, &value, sizeof value); }

} // namespace

Result<bool> PrinterLink::waitFor(short events, int timeoutMs)
{
    QElapsedTimer timer;
    timer.start();
    for (;;) {
        if (m_stop)
            return fail(ErrorCode::Cancelled, QStringLiteral("printing is being stopped"));
        const int left = int(std::max<qint64>(0, timeoutMs - timer.elapsed()));
        pollfd descriptor{m_fd, events, 0};
        const int ready = ::poll(&descriptor, 1, std::min(left, kSliceMs));
        if (ready > 0)
            return true;
        if (ready < 0 && errno != EINTR)
            return fail(ErrorCode::Network, errorText(errno));
        if (left == 0)
            return false;
    }
}

Status PrinterLink::connectTcp(const QString &host, quint16 port, int timeoutMs)
{
    close();
    addrinfo hints{};
    hints.ai_socktype = SOCK_STREAM;
    hints.ai_flags = AI_NUMERICSERV;
    addrinfo *found = nullptr;
    const QByteArray service = QByteArray::number(port);
    if (::getaddrinfo(host.toUtf8().constData(), service.constData(), &hints, &found) != 0 || !found)
        return fail(ErrorCode::Offline, QStringLiteral("no such printer address: %1").arg(host));
    const std::unique_ptr<addrinfo, decltype(&::freeaddrinfo)> guard(found, &::freeaddrinfo);
    m_fd = ::socket(found->ai_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    m_socket = true;
    if (m_fd < 0)
        return fail(ErrorCode::Io, errorText(errno));
    setOption(m_fd, IPPROTO_TCP, TCP_NODELAY, 1);
    setOption(m_fd, IPPROTO_TCP, TCP_USER_TIMEOUT, m_stallMs);
    setOption(m_fd, SOL_SOCKET, SO_KEEPALIVE, 1);
    if (::connect(m_fd, found->ai_addr, found->ai_addrlen) != 0) {
        if (errno != EINPROGRESS)
            return fail(connectError(errno), errorText(errno));
        const auto ready = waitFor(POLLOUT, timeoutMs);
        if (!ready)
            return fail(ready.error());
        if (!*ready)
            return fail(ErrorCode::Offline, QStringLiteral("the printer does not answer"));
        int code = 0;
        socklen_t size = sizeof code;
        ::getsockopt(m_fd, SOL_SOCKET, SO_ERROR, &code, &size);
        if (code != 0)
            return fail(connectError(code), errorText(code));
    }
    return {};
}

Status PrinterLink::openDevice(const QString &path)
{
    close();
    m_socket = false;
    m_fd = ::open(QFile::encodeName(path).constData(), O_RDWR | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    if (m_fd >= 0)
        return {};
    const int code = errno;
    const ErrorCode error = code == EACCES || code == EPERM ? ErrorCode::PermissionDenied
        : code == EBUSY                                     ? ErrorCode::Busy
                                                            : ErrorCode::Offline;
    return fail(error, path + u": " + errorText(code));
}

Result<qsizetype> PrinterLink::write(QByteArrayView bytes)
{
    for (;;) {
        const auto ready = waitFor(POLLOUT, m_stallMs);
        if (!ready)
            return fail(ready.error());
        if (!*ready)
            return fail(ErrorCode::Timeout, QStringLiteral("the printer takes no more bytes"));
        const auto size = size_t(bytes.size());
        const ssize_t n = m_socket ? ::send(m_fd, bytes.data(), size, MSG_NOSIGNAL) : ::write(m_fd, bytes.data(), size);
        if (n > 0)
            return qsizetype(n);
        if (n < 0 && errno != EAGAIN && errno != EINTR)
            return fail(ErrorCode::Network, errorText(errno));
    }
}

Result<QByteArray> PrinterLink::read(int timeoutMs)
{
    const auto ready = waitFor(POLLIN, timeoutMs);
    if (!ready)
        return fail(ready.error());
    if (!*ready)
        return QByteArray();
    QByteArray bytes(512, Qt::Uninitialized);
    const ssize_t n = ::read(m_fd, bytes.data(), size_t(bytes.size()));
    if (n > 0)
        return bytes.left(n);
    if (n < 0 && (errno == EAGAIN || errno == EINTR))
        return QByteArray();
    return fail(ErrorCode::Network, n == 0 ? QStringLiteral("the printer closed the connection") : errorText(errno));
}

void PrinterLink::finish(int drainMs)
{
    if (m_fd < 0)
        return;
    if (m_socket && ::shutdown(m_fd, SHUT_WR) == 0) {
        QElapsedTimer timer;
        timer.start();
        while (timer.elapsed() < drainMs)
            if (!read(int(drainMs - timer.elapsed())))
                break;
    }
    close();
}

void PrinterLink::close()
{
    if (m_fd >= 0)
        ::close(m_fd);
    m_fd = -1;
}

} // namespace mendian::printer
