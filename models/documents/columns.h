// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/document.h"

#include <QStringList>

// Columns on receipt paper (spec/devices.md §1.4): a character is as wide as the bytes it encodes to in GB18030, so
// one column for ASCII and two for the rest. Unicode's East Asian width is wrong: "①", "—", "·" are two columns.
namespace mendian::documents {

/// What every printer can be given: ¥ becomes ￥, odd blanks become a blank; control characters (a goods name must not
/// be able to speak ESC/POS), emoji, zero-width and combining-selector characters vanish.
QString printable(const QString &text);

int columnsOf(QStringView text);

/// The longest beginning of `text` that is ≤ `columns` wide, cut between characters; at least one character.
QString takeColumns(const QString &text, int columns);
/// The whole text in pieces ≤ `columns` wide, cut between characters; an empty text gives one empty piece.
/// Latin words are kept together where they fit a line.
QStringList wrap(const QString &text, int columns);
/// Filled with blanks to `columns`; a wider text is returned as it is.
QString pad(const QString &text, int columns, Align align);

} // namespace mendian::documents
