// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>

namespace mendian::kit {

/// Sizes of type by their use (ui guide §1.3), in logical pixels.
enum class TextRole {
    Amount,        ///< 54 bold: amount due, change
    AmountSmall,   ///< 34 bold: amount on the payment panel
    Change,        ///< 40 bold: change due on the success screen
    Timer,         ///< 48 bold: picking timer
    Shelf,         ///< 32 bold
    Kpi,           ///< 32 bold
    DialogTitle,   ///< 26 bold
    PageTitle,     ///< 24 bold
    PanelTitle,    ///< 17 bold
    RowTotal,      ///< 19 bold: amount of a line
    RowName,       ///< 17 bold
    Body,          ///< 16
    BodyBold,      ///< 16 bold
    Control,       ///< 16 bold: label of a button
    ControlSmall,  ///< 15 bold: label of a button on a mouse screen
    Secondary,     ///< 14
    SecondaryBold, ///< 14 bold
    Small,         ///< 13
    SmallBold,     ///< 13 bold
    TableHeader,   ///< 13 bold
    Keycap,        ///< 12 bold: never carries unique information
    Count
};

namespace Fonts {

/// The family all screens ask for by name: without "SC" Japanese glyph forms may appear.
QString family();
QFont role(TextRole role);
QFont px(int pixelSize, bool bold = false);
/// Sets the application font; logs when the family is missing and Qt's fall-back is used. Returns whether it exists.
bool install();

} // namespace Fonts

} // namespace mendian::kit
