// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/printer/escpos.h"
#include "devices/printer/status.h"

#include <functional>
#include <memory>

namespace mendian::printer {

/// How a job ended (spec/devices.md §1.10). NotStarted: no byte of the job left, so it may be tried again by itself.
enum class PrintEnd { NotStarted, Sent, Printed, Failed, Unknown };

struct PrintOutcome
{
    PrintEnd end = PrintEnd::NotStarted;
    documents::PrintReason reason = documents::PrintReason::None;
    PrinterHealth health;
    QString detail; ///< English, for the log
};

/// One printer. print() and ask() block on the print thread, each with its own time-outs; stop() may come from any
/// thread and makes them return soon.
class PrinterDriver
{
public:
    virtual ~PrinterDriver() = default;
    /// `onSent` is called on the print thread when the last byte is out and the proof is still awaited.
    virtual PrintOutcome print(const PrintData &job, const std::function<void()> &onSent) = 0;
    /// The printer's state now; answered = false when it cannot or does not say.
    virtual Result<PrinterHealth> ask() = 0;
    virtual void stop() = 0;
};

/// Waits, in ms (spec/devices.md §1.10). Tests make them short.
struct PrinterTiming
{
    int connect = 3000;
    QList<int> retries{200, 500, 1000, 2000, 5000}; ///< when another till holds the one connection
    int status = 500;                               ///< for one DLE EOT
    int stall = 5000;                               ///< no byte accepted for so long; also TCP_USER_TIMEOUT
    int proof = 10000;                              ///< plus 40 a line and 1000 an image
    int proofLine = 40;
    int proofImage = 1000;
    int askAgain = 1000; ///< DLE EOT while waiting for the proof
    int drain = 2000;    ///< half-closed, reading to the end
};

struct PrinterAddress
{
    QString host;        ///< Link::Tcp
    quint16 port = 9100; ///< Link::Tcp
    QString path;        ///< Link::Device: the device file; Link::File: the folder
};

/// The driver for the profile's link.
std::unique_ptr<PrinterDriver> makeDriver(
    const PrinterProfile &profile, const PrinterAddress &address, const PrinterTiming &timing = {});

} // namespace mendian::printer
