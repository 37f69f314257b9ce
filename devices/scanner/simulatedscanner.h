// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/scanner/scanner.h"

namespace mendian::devices {

/// The scanner of demo shops and tests: a scan is a call. Any thread may call it when the receiver is thread-safe.
class SimulatedScanner final : public Scanner
{
    Q_OBJECT
public:
    explicit SimulatedScanner(
        const Clock &clock, const QString &source = QStringLiteral("simulated"), QObject *parent = nullptr)
        : Scanner(source, parent), m_clock(clock)
    {
    }
    void start() override { setState(State::Ready); }
    void stop() override { setState(State::Stopped); }
    /// A decode, as if the trigger had been pulled over this code. A stopped scanner reads nothing.
    void scan(const QString &text);
    void scanBytes(const QByteArray &bytes, bool incomplete = false);
    /// Pulls the cable: state Waiting until start().
    void unplug() { setState(State::Waiting, QStringLiteral("unplugged")); }

private:
    const Clock &m_clock;
};

} // namespace mendian::devices
