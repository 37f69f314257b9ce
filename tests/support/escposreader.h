// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QStringList>

namespace mendian::test {

/// A command with everything that belongs to it, or a run of text bytes.
struct EscPosToken
{
    QByteArray command; ///< hex of the fixed bytes: "1b40", "1d286b"; empty for text
    QByteArray data;    ///< text bytes, or what follows the fixed bytes
};

/// Splits ESC/POS into commands and text, written from spec/devices.md §1 without looking at our writer. What is not
/// complete yet stays for the next call; an unknown command is the token "?".
class EscPosReader
{
public:
    QList<EscPosToken> feed(const QByteArray &bytes);
    qsizetype pending() const { return m_rest.size(); }

private:
    QByteArray m_rest;
};

/// The text lines, GB18030 → Unicode, without the trailing blanks.
QStringList printedLines(const QByteArray &bytes);

} // namespace mendian::test
