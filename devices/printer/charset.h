// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/printer/profile.h"

#include <QStringEncoder>

namespace mendian::printer {

/// What a printer's Chinese font can say (spec/devices.md §1.3). Not thread-safe; one for a job.
class PrinterCharset
{
public:
    explicit PrinterCharset(Charset charset);

    /// No single-byte accents and no 0x80: while Chinese mode is on, 81–FE begins a character.
    bool has(char32_t c);
    bool hasAll(const QString &text);
    /// Characters outside the set: dashes, quotes and the like become their plain form, symbols without a meaning
    /// vanish, and all others become □ – or stay, if `keep` (the line is then sent as an image). Nothing ever turns
    /// into another character.
    QString fold(const QString &text, bool keep);
    /// The bytes; a character outside the set is □.
    QByteArray encode(const QString &text);

private:
    QByteArray bytesOf(char32_t c);
    Charset m_charset;
    QStringEncoder m_encoder;
};

} // namespace mendian::printer
