// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/printer/driver.h"
#include "devices/printer/link.h"

#include <atomic>

namespace mendian::printer {

/// A printer that takes bytes and may answer: TCP or a device file. The steps of spec/devices.md §1.10: ask, send, ask
/// for the proof, wait; one connection a job.
class StreamDriver final : public PrinterDriver
{
public:
    StreamDriver(const PrinterProfile &profile, const PrinterAddress &address, const PrinterTiming &timing);

    PrintOutcome print(const PrintData &job, const std::function<void()> &onSent) override;
    Result<PrinterHealth> ask() override;
    void stop() override { m_stop = true; }

private:
    Status open(PrinterLink &link);
    /// Open and, if the printer can answer, its state. Errors as PrinterLink.
    Result<PrinterHealth> begin(PrinterLink &link);
    /// DLE EOT 1..4 as far as the printer answers.
    Result<PrinterHealth> inquire(PrinterLink &link);
    PrintOutcome sendAll(PrinterLink &link, const PrintData &job, PrinterHealth health);
    PrintOutcome awaitProof(PrinterLink &link, const PrintData &job, PrinterHealth health, const QByteArray &id);
    bool canAnswer() const { return m_profile.status != StatusMode::None; }
    bool hasAsb() const { return m_profile.status == StatusMode::Asb || m_profile.status == StatusMode::ProcessId; }

    PrinterProfile m_profile;
    PrinterAddress m_address;
    PrinterTiming m_timing;
    std::atomic<bool> m_stop{false};
    StatusParser m_parser;
    QList<int> m_questions{1, 4, 2, 3}; ///< the DLE EOT that this printer is asked
    bool m_recover = false;             ///< the last job broke off: throw the printer's buffers away before the next
    quint32 m_jobs = 0;
};

} // namespace mendian::printer
