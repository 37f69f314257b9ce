// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QString>

namespace mendian::devices {

/// What ends a scan of a keyboard wedge.
enum class WedgeSuffix { EnterOrTab, Enter, Tab, None };
/// What ends a frame of a serial scanner.
enum class FrameEnd { AnyLine, Cr, Lf, CrLf, Silence };

/// How one scanner behaves (spec/devices.md §3.1, §3.2); all of it is settings. Times in milliseconds.
struct ScannerProfile
{
    QString name = QStringLiteral("usb");
    qint64 meanGapMs = 35; ///< mean time between keys of a scan stays below
    qint64 maxGapMs = 80;  ///< each gap stays below
    int minLength = 6;
    QString prefix; ///< configured in the scanner; with it no key of a person is ever held back
    WedgeSuffix suffix = WedgeSuffix::EnterOrTab;
    qint64 holdMs = 40;     ///< how long a first key is held while it may belong to a scan
    qint64 silenceMs = 120; ///< ends a scan that has no suffix
    FrameEnd frameEnd = FrameEnd::AnyLine;
    qint64 frameSilenceMs = 60;
    qint32 baud = 9600;

    static ScannerProfile usb();
    static ScannerProfile bluetooth(const QString &prefix);
    static ScannerProfile serial(FrameEnd end = FrameEnd::AnyLine, qint32 baud = 9600);
    /// Errors: InvalidInput, args[0] = the field: a Bluetooth scanner without prefix, limits that cannot work.
    Status check() const;
};

} // namespace mendian::devices
