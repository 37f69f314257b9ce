// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/scanner/profile.h"

namespace mendian::devices {

ScannerProfile ScannerProfile::usb() { return {}; }

ScannerProfile ScannerProfile::bluetooth(const QString &prefix)
{
    ScannerProfile profile;
    profile.name = QStringLiteral("bluetooth");
    profile.meanGapMs = 60;
    profile.maxGapMs = 120;
    profile.silenceMs = 200;
    profile.prefix = prefix;
    return profile;
}

ScannerProfile ScannerProfile::serial(FrameEnd end, qint32 baud)
{
    ScannerProfile profile;
    profile.name = QStringLiteral("serial");
    profile.frameEnd = end;
    profile.baud = baud;
    return profile;
}

Status ScannerProfile::check() const
{
    const auto bad = [](const char *field) {
        return fail(ErrorCode::InvalidInput, QStringLiteral("scanner profile"), {QLatin1String(field)});
    };
    // A person types faster than a slow radio: without a prefix the two cannot be told apart.
    if (meanGapMs > 40 && prefix.isEmpty())
        return bad("prefix");
    if (meanGapMs < 1 || maxGapMs < meanGapMs)
        return bad("gaps");
    if (minLength < 1 || (prefix.isEmpty() && minLength < 4))
        return bad("minLength");
    if (holdMs < 1 || holdMs > maxGapMs)
        return bad("holdMs");
    if (silenceMs < maxGapMs || frameSilenceMs < 10)
        return bad("silence");
    if (baud < 1200 || baud > 921'600)
        return bad("baud");
    return {};
}

} // namespace mendian::devices
