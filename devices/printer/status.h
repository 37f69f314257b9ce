// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/printer/profile.h"
#include "models/documents/printjob.h"

#include <QList>

namespace mendian::printer {

/// What a printer last said of itself. answered = false: it said nothing, which is "unknown", not an error.
struct PrinterHealth
{
    bool answered = false;
    bool offline = false;
    bool coverOpen = false;
    bool paperOut = false;
    bool paperNearEnd = false;
    bool cutter = false;
    bool error = false;
    bool drawerHigh = false;

    bool isWell() const { return !offline && !coverOpen && !paperOut && !cutter && !error; }
    bool isDrawerOpen(const PrinterProfile &profile) const { return drawerHigh == profile.drawerOpenWhenHigh; }
    friend bool operator==(const PrinterHealth &, const PrinterHealth &) = default;
};

/// What the person should look at first: cover, then paper, cutter, other errors, off-line. None if all is well.
documents::PrintReason reasonOf(const PrinterHealth &health);

/// Takes the byte that answers DLE EOT n (1..4) into the picture (spec/devices.md §1.9).
void applyEot(PrinterHealth &health, int n, quint8 byte);
/// Takes four bytes of automatic status into the picture.
void applyAsb(PrinterHealth &health, const QByteArray &four);

/// One answer of a printer, told apart by its first byte.
struct StatusAnswer
{
    enum class Kind { Eot, Asb, Queued, Block };
    Kind kind = Kind::Eot;
    QByteArray bytes; ///< of a block: without the closing 00
    friend bool operator==(const StatusAnswer &, const StatusAnswer &) = default;
};

/// Splits what comes back from a printer into answers, however the bytes are cut. XON and XOFF vanish.
class StatusParser
{
public:
    QList<StatusAnswer> feed(const QByteArray &bytes);

private:
    QByteArray m_rest;
};

} // namespace mendian::printer
