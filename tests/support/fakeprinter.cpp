// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fakeprinter.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace mendian::test {

namespace {

constexpr int kSliceMs = 5;
constexpr size_t kPiece = 37; // an odd size, so that commands and characters are cut in two

void reset(int fd)
{
    const linger hard{1, 0};
    ::setsockopt(fd, SOL_SOCKET, SO_LINGER, &hard, sizeof hard);
    ::close(fd);
}

} // namespace

FakePrinter::FakePrinter()
{
    m_listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    ::bind(m_listener, reinterpret_cast<sockaddr *>(&address), sizeof address);
    ::listen(m_listener, 4);
    socklen_t size = sizeof address;
    ::getsockname(m_listener, reinterpret_cast<sockaddr *>(&address), &size);
    m_port = ntohs(address.sin_port);
    m_thread = std::thread([this] { serve(); });
}

FakePrinter::~FakePrinter()
{
    m_stop = true;
    m_thread.join();
    ::close(m_listener);
}

void FakePrinter::set(const Habits &habits)
{
    const std::lock_guard lock(m_mutex);
    m_habits = habits;
}

QByteArray FakePrinter::printed() const
{
    const std::lock_guard lock(m_mutex);
    return m_printed;
}

qsizetype FakePrinter::count(const QByteArray &command) const
{
    const std::lock_guard lock(m_mutex);
    return m_commands.count(command);
}

void FakePrinter::serve()
{
    while (!m_stop) {
        pollfd waiting{m_listener, POLLIN, 0};
        if (::poll(&waiting, 1, kSliceMs) <= 0)
            continue;
        const int fd = ::accept(m_listener, nullptr, nullptr);
        if (fd < 0)
            continue;
        ++m_connections;
        bool out = false;
        {
            const std::lock_guard lock(m_mutex);
            out = m_habits.throwOut > 0;
            m_habits.throwOut -= out;
        }
        if (out)
            reset(fd);
        else
            talk(fd);
    }
}

void FakePrinter::talk(int fd)
{
    EscPosReader reader;
    QList<EscPosToken> waiting; // the receive buffer while the printer is off-line
    qsizetype received = 0;
    {
        const std::lock_guard lock(m_mutex);
        m_reports = false;
        m_lastAsb = asb();
    }
    while (!m_stop) {
        pollfd ready{fd, POLLIN, 0};
        const bool readable = ::poll(&ready, 1, kSliceMs) > 0;
        const std::lock_guard lock(m_mutex);
        if (m_habits.hangAt >= 0 && received >= m_habits.hangAt)
            continue;
        QList<EscPosToken> tokens;
        if (readable) {
            char piece[kPiece];
            const ssize_t n = ::read(fd, piece, sizeof piece);
            if (n <= 0)
                break;
            tokens = reader.feed(QByteArray(piece, n));
            for (const EscPosToken &token : std::as_const(tokens))
                if (token.command != "1004" && token.command != "1d61")
                    received += token.data.size() + token.command.size() / 2;
            if (m_habits.resetAt >= 0 && received >= m_habits.resetAt) {
                reset(fd);
                return;
            }
            m_habits.coverOpen = m_habits.coverOpen || (m_habits.coverAt >= 0 && received >= m_habits.coverAt);
            m_habits.paperOut = m_habits.paperOut || (m_habits.paperOutAt >= 0 && received >= m_habits.paperOutAt);
        }
        tellChange(fd);
        // Real-time commands are obeyed at once, all others in their turn and only while the printer is well.
        for (const EscPosToken &token : std::as_const(tokens)) {
            if (token.command.startsWith("10"))
                obey(fd, token);
            else
                waiting.append(token);
        }
        while (!waiting.isEmpty() && (!isBlocked() || waiting.first().command == "1d61"))
            obey(fd, waiting.takeFirst());
    }
    ::close(fd);
}

void FakePrinter::obey(int fd, const EscPosToken &token)
{
    m_commands.append(token.command);
    if (token.command == "1004") {
        const int n = token.data.at(0);
        if (!(m_habits.onlyOneAndFour && (n == 2 || n == 3)))
            answer(fd, QByteArray(1, char(eot(n))));
    } else if (token.command == "1d61") {
        m_reports = token.data.at(0) != 0;
        if (m_reports)
            answer(fd, asb());
    } else if (token.command == "1d72") {
        answer(fd, QByteArray(1, m_habits.nearEnd ? 3 : 0));
    } else if (token.command == "1d2848") {
        answer(fd, QByteArray("\x37\x22") + token.data.mid(4, 4) + '\0');
    } else if (!token.command.startsWith("10")) {
        m_printed += QByteArray::fromHex(token.command) + token.data;
    }
}

void FakePrinter::answer(int fd, const QByteArray &bytes) const
{
    if (!m_habits.silent)
        ::send(fd, bytes.constData(), size_t(bytes.size()), MSG_NOSIGNAL);
}

void FakePrinter::tellChange(int fd)
{
    if (m_reports && asb() != m_lastAsb)
        answer(fd, asb());
    m_lastAsb = asb();
}

bool FakePrinter::isBlocked() const { return m_habits.coverOpen || m_habits.paperOut || m_habits.cutterJam; }

quint8 FakePrinter::eot(int n) const
{
    const bool offline = isBlocked();
    switch (n) {
    case 1:
        return quint8(0x16 | (offline ? 0x08 : 0));
    case 2:
        return quint8(
            0x12 | (m_habits.coverOpen ? 0x04 : 0) | (m_habits.paperOut ? 0x20 : 0) | (m_habits.cutterJam ? 0x40 : 0));
    case 3:
        return quint8(0x12 | (m_habits.cutterJam ? 0x08 : 0));
    default:
        return quint8(0x12 | (m_habits.nearEnd ? 0x0C : 0) | (m_habits.paperOut ? 0x60 : 0));
    }
}

QByteArray FakePrinter::asb() const
{
    QByteArray four(4, '\0');
    four[0] = char(0x14 | (isBlocked() ? 0x08 : 0) | (m_habits.coverOpen ? 0x20 : 0));
    four[1] = char(m_habits.cutterJam ? 0x08 : 0);
    four[2] = char((m_habits.nearEnd ? 0x03 : 0) | (m_habits.paperOut ? 0x0C : 0));
    four[3] = 0x0F;
    return four;
}

} // namespace mendian::test
