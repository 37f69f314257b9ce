// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/codes/aim.h"

namespace mendian::codes {

namespace {
struct AimRow
{
    char letter;
    char modifier; // '*' = any
    Symbology symbology;
};

constexpr AimRow kAim[] = {
    {'E', '3', Symbology::EanAddOn},
    {'E', '*', Symbology::Ean},
    {'C', '1', Symbology::Gs1},
    {'C', '*', Symbology::Code128},
    {'A', '*', Symbology::Code39},
    {'G', '*', Symbology::Code93},
    {'I', '*', Symbology::Itf},
    {'F', '*', Symbology::Codabar},
    {'Q', '3', Symbology::Gs1},
    {'Q', '*', Symbology::Qr},
    {'d', '2', Symbology::Gs1},
    {'d', '*', Symbology::DataMatrix},
    {'L', '*', Symbology::Pdf417},
    {'z', '*', Symbology::Aztec},
    {'e', '*', Symbology::Gs1},
    {'X', '*', Symbology::Unknown},
};
} // namespace

AimText splitAim(const QString &text)
{
    if (text.size() < 3 || text[0] != QLatin1Char(']'))
        return {{}, Symbology::Unknown, text};
    for (const AimRow &row : kAim) {
        const QChar modifier = text[2];
        if (text[1] != QLatin1Char(row.letter) || !(modifier.isDigit() || modifier.isLower() || modifier.isUpper()))
            continue;
        if (row.modifier == '*' || modifier == QLatin1Char(row.modifier))
            return {text.left(3), row.symbology, text.mid(3)};
    }
    return {{}, Symbology::Unknown, text};
}

} // namespace mendian::codes
