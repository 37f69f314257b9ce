// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/scanner/evdevscanner.h"

#include <QFile>
#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/ioctl.h>
#include <unistd.h>

namespace mendian::devices {

EvdevScanner::EvdevScanner(
    const QString &device, const ScannerProfile &profile, const Clock &clock, Grab grab, QObject *parent)
    : Scanner(QLatin1String("evdev:") + device, parent), m_device(device), m_clock(clock), m_grab(grab),
      m_decoder(profile), m_retry(this), m_silence(this)
{
    m_retry.setInterval(1000);
    m_silence.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &EvdevScanner::openDevice);
    connect(&m_silence, &QTimer::timeout, this, &EvdevScanner::tick);
}

EvdevScanner::~EvdevScanner()
{
    m_notifier.reset();
    if (m_fd >= 0)
        ::close(m_fd);
}

void EvdevScanner::start()
{
    m_retry.start();
    openDevice();
}

void EvdevScanner::stop()
{
    m_retry.stop();
    closeDevice(State::Stopped, {});
}

void EvdevScanner::openDevice()
{
    if (m_fd >= 0)
        return;
    const int fd = ::open(QFile::encodeName(m_device).constData(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    if (fd < 0) {
        setState(State::Waiting, QString::fromLocal8Bit(std::strerror(errno)));
        return;
    }
    // Not grabbed, the scanner would type into whatever has the focus as well: two scans for one.
    if (m_grab == Grab::Required && ::ioctl(fd, EVIOCGRAB, 1) != 0) {
        const QString why = QString::fromLocal8Bit(std::strerror(errno));
        ::close(fd);
        setState(State::Failed, why);
        return;
    }
    m_fd = fd;
    m_notifier = std::make_unique<QSocketNotifier>(fd, QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &EvdevScanner::read);
    setState(State::Ready);
}

void EvdevScanner::closeDevice(State state, const QString &why)
{
    m_silence.stop();
    if (m_notifier) {
        // May be called from the notifier's own signal.
        m_notifier->setEnabled(false);
        m_notifier.release()->deleteLater();
    }
    if (m_fd >= 0)
        ::close(m_fd);
    m_fd = -1;
    m_piece.clear();
    give(m_decoder.close());
    setState(state, why);
}

void EvdevScanner::read()
{
    constexpr qsizetype kEvent = sizeof(input_event);
    char buffer[64 * kEvent];
    while (m_fd >= 0) {
        const ssize_t count = ::read(m_fd, buffer, sizeof buffer);
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0 && errno == EAGAIN)
            break;
        if (count <= 0) {
            closeDevice(State::Waiting,
                count == 0 ? QStringLiteral("end of stream") : QString::fromLocal8Bit(std::strerror(errno)));
            return;
        }
        m_piece.append(buffer, count);
        qsizetype at = 0;
        for (; at + kEvent <= m_piece.size(); at += kEvent) {
            input_event event;
            std::memcpy(&event, m_piece.constData() + at, kEvent);
            give(m_decoder.feed(event, m_clock.mono()));
        }
        m_piece.remove(0, at);
    }
    tick();
}

void EvdevScanner::tick()
{
    give(m_decoder.tick(m_clock.mono()));
    if (const auto deadline = m_decoder.deadline())
        m_silence.start(static_cast<int>(std::max<qint64>(1, *deadline - m_clock.mono())));
    else
        m_silence.stop();
}

void EvdevScanner::give(const std::optional<Frame> &frame)
{
    if (frame)
        emit decoded(makeDecode(frame->bytes, source(), m_clock, frame->incomplete));
}

} // namespace mendian::devices
