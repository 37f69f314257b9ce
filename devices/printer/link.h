// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "devices/printer/driver.h"

#include <QByteArray>
#include <atomic>

namespace mendian::printer {

/// Bytes to and from a printer over a file descriptor: TCP 9100 or a device file (spec/devices.md §1.11). Blocking with
/// poll in short slices, so that `stop` is obeyed. One owner, one thread.
class PrinterLink
{
public:
    PrinterLink(const std::atomic<bool> &stop, int stallMs) : m_stop(stop), m_stallMs(stallMs) {}
    ~PrinterLink() { close(); }
    PrinterLink(const PrinterLink &) = delete;
    PrinterLink &operator=(const PrinterLink &) = delete;

    /// Errors: Busy = refused or reset (another till holds it), Offline = no route, no host, timed out.
    Status connectTcp(const QString &host, quint16 port, int timeoutMs);
    /// Errors: Offline = not there, Busy = another program has it, PermissionDenied.
    Status openDevice(const QString &path);
    /// Number of bytes accepted, ≥ 1. Errors: Timeout = nothing accepted for the stall time, Network = broken,
    /// Cancelled.
    Result<qsizetype> write(QByteArrayView bytes);
    /// What came within the time; empty if nothing. Errors: Network = closed or broken, Cancelled.
    Result<QByteArray> read(int timeoutMs);
    /// Half-close and read to the end: closing with unread status bytes would reset and lose the tail of the slip.
    void finish(int drainMs);
    void close();

private:
    /// True when the descriptor is ready for `events`. Errors: Cancelled.
    Result<bool> waitFor(short events, int timeoutMs);
    const std::atomic<bool> &m_stop;
    int m_stallMs;
    int m_fd = -1;
    bool m_socket = false;
};

} // namespace mendian::printer
