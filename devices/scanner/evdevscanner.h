// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/scanner/evdevdecoder.h"
#include "devices/scanner/scanner.h"

#include <QSocketNotifier>
#include <QTimer>
#include <memory>

namespace mendian::devices {

/// A keyboard-wedge scanner taken for ourselves (EVIOCGRAB, spec/devices.md §3.1 B). Needs the group `input`.
/// Reconnects when the device comes back. Asynchronous in the thread it lives in.
class EvdevScanner final : public Scanner
{
    Q_OBJECT
public:
    enum class Grab { Required, None }; ///< None: a recorded stream or a pipe in tests
    EvdevScanner(const QString &device, const ScannerProfile &profile, const Clock &clock, Grab grab = Grab::Required,
        QObject *parent = nullptr);
    ~EvdevScanner() override;
    void start() override;
    void stop() override;
    void setReconnectMs(int ms) { m_retry.setInterval(ms); }

private:
    void openDevice();
    void closeDevice(State state, const QString &why);
    void read();
    void tick();
    void give(const std::optional<Frame> &frame);

    QString m_device;
    const Clock &m_clock;
    Grab m_grab;
    EvdevDecoder m_decoder;
    int m_fd = -1;
    QByteArray m_piece; ///< a read may end inside an event
    std::unique_ptr<QSocketNotifier> m_notifier;
    QTimer m_retry;
    QTimer m_silence;
};

} // namespace mendian::devices
