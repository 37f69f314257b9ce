// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/scanner/serialscanner.h"

#include <QSerialPort>
#include <algorithm>

namespace mendian::devices {

SerialScanner::SerialScanner(const QString &device, const ScannerProfile &profile, const Clock &clock, QObject *parent)
    : Scanner(QLatin1String("serial:") + device, parent), m_device(device), m_profile(profile), m_clock(clock),
      m_splitter(profile.frameEnd, profile.frameSilenceMs), m_retry(this), m_silence(this)
{
    m_retry.setInterval(1000);
    m_silence.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &SerialScanner::openPort);
    connect(&m_silence, &QTimer::timeout, this, &SerialScanner::tick);
}

SerialScanner::~SerialScanner() = default;

void SerialScanner::start()
{
    m_retry.start();
    openPort();
}

void SerialScanner::stop()
{
    m_retry.stop();
    m_silence.stop();
    give(m_splitter.close());
    m_port.reset();
    setState(State::Stopped);
}

void SerialScanner::openPort()
{
    if (m_port)
        return;
    auto port = std::make_unique<QSerialPort>();
    port->setPortName(m_device);
    port->setBaudRate(m_profile.baud);
    if (!port->open(QIODevice::ReadWrite)) {
        setState(State::Waiting, port->errorString());
        return;
    }
    m_port = std::move(port);
    connect(m_port.get(), &QSerialPort::readyRead, this, &SerialScanner::read);
    connect(m_port.get(), &QSerialPort::errorOccurred, this, [this](QSerialPort::SerialPortError error) {
        // A pulled cable: a read that fails or, on a hang-up, gives nothing.
        if (error == QSerialPort::ResourceError || error == QSerialPort::ReadError
            || error == QSerialPort::DeviceNotFoundError || error == QSerialPort::PermissionError)
            closePort(m_port ? m_port->errorString() : QString());
    });
    setState(State::Ready);
    read();
}

void SerialScanner::closePort(const QString &why)
{
    if (!m_port)
        return;
    // Called from the port's own signal: it may not be destroyed before that returns.
    QSerialPort *port = m_port.release();
    port->disconnect(this);
    const QByteArray rest = port->readAll();
    port->close();
    port->deleteLater();
    m_silence.stop();
    give(m_splitter.feed(rest, m_clock.mono()));
    give(m_splitter.close());
    setState(State::Waiting, why);
}

void SerialScanner::read()
{
    if (!m_port)
        return;
    give(m_splitter.feed(m_port->readAll(), m_clock.mono()));
    tick();
}

void SerialScanner::tick()
{
    give(m_splitter.tick(m_clock.mono()));
    if (const auto deadline = m_splitter.deadline())
        m_silence.start(static_cast<int>(std::max<qint64>(1, *deadline - m_clock.mono())));
    else
        m_silence.stop();
}

void SerialScanner::give(const QList<Frame> &frames)
{
    for (const Frame &frame : frames)
        emit decoded(makeDecode(frame.bytes, source(), m_clock, frame.incomplete));
}

void SerialScanner::trigger(bool on)
{
    if (m_port)
        m_port->write(on ? QByteArray("\x16T\r", 3) : QByteArray("\x16U\r", 3));
}

} // namespace mendian::devices
