// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/scanner/framesplitter.h"
#include "devices/scanner/scanner.h"

#include <QTimer>
#include <memory>

class QSerialPort;

namespace mendian::devices {

/// A scanner in serial or USB-CDC mode (spec/devices.md §3.2). Asynchronous in the thread it lives in; give it a thread
/// of its own so that a busy window cannot stretch its silences. Reconnects when the device comes back.
class SerialScanner final : public Scanner
{
    Q_OBJECT
public:
    SerialScanner(const QString &device, const ScannerProfile &profile, const Clock &clock, QObject *parent = nullptr);
    ~SerialScanner() override;
    void start() override;
    void stop() override;
    /// Pulls or lets go the trigger of scanners that take it as a command (16 54 0D, 16 55 0D).
    void trigger(bool on);
    void setReconnectMs(int ms) { m_retry.setInterval(ms); }

private:
    void openPort();
    void closePort(const QString &why);
    void read();
    void tick();
    void give(const QList<Frame> &frames);

    QString m_device;
    ScannerProfile m_profile;
    const Clock &m_clock;
    FrameSplitter m_splitter;
    std::unique_ptr<QSerialPort> m_port;
    QTimer m_retry;
    QTimer m_silence;
};

} // namespace mendian::devices
