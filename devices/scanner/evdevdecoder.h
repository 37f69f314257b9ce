// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/scanner/framesplitter.h"
#include "devices/scanner/profile.h"

#include <QList>
#include <linux/input.h>
#include <optional>

namespace mendian::devices {

/// Turns the key events of a grabbed scanner into scans with a US key map (spec/devices.md §3.1 B): independent of
/// focus, window, input method and Caps Lock. Pure; times in ms of any steady clock.
class EvdevDecoder
{
public:
    explicit EvdevDecoder(const ScannerProfile &profile = {}) : m_profile(profile) {}

    /// One event of the device. Enter, keypad Enter or Tab (per profile) end a scan.
    std::optional<Frame> feed(const input_event &event, qint64 nowMs);
    /// A scan without suffix ends by silence; one that lost its suffix does too.
    std::optional<Frame> tick(qint64 nowMs);
    std::optional<qint64> deadline() const;
    /// The device has gone: what is left is incomplete.
    std::optional<Frame> close();

private:
    std::optional<Frame> finish(bool incomplete);
    bool ends(int code) const;

    ScannerProfile m_profile;
    QByteArray m_buffer;
    bool m_shiftLeft = false;
    bool m_shiftRight = false;
    bool m_lost = false;     ///< the kernel's queue ran over: this scan is incomplete
    bool m_skipping = false; ///< after SYN_DROPPED: ignore everything up to the next SYN_REPORT
    qint64 m_lastMs = 0;
};

} // namespace mendian::devices
