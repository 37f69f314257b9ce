// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace mendian::codes {

/// What an AIM identifier says about the symbol (spec/devices.md §3.2; ISO/IEC 15424).
enum class Symbology {
    Unknown,  ///< no identifier, or one the table does not know
    Ean,      ///< EAN-13, UPC-A, UPC-E, EAN-8
    EanAddOn, ///< EAN-13 with a two- or five-digit add-on
    Gs1,      ///< GS1-128, GS1 DataBar, GS1 QR, GS1 Data Matrix: element strings
    Code128,
    Code39,
    Code93,
    Itf,
    Codabar,
    Qr,
    DataMatrix,
    Pdf417,
    Aztec,
};

struct AimText
{
    QString id; ///< "]E0", or empty
    Symbology symbology = Symbology::Unknown;
    QString text; ///< without the identifier
};

/// Splits "]E06901234567892" into "]E0" and the rest. Text without an identifier comes back unchanged.
AimText splitAim(const QString &text);

} // namespace mendian::codes
