// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/columns.h"

#include <QTextBoundaryFinder>

namespace mendian::documents {

namespace {

struct Range
{
    char32_t first;
    char32_t last;
};

// Dropped: no printer has a glyph for these, and some combine with their neighbours.
constexpr Range kDropped[] = {{0x200B, 0x200F}, {0x202A, 0x202E}, {0x2060, 0x206F}, {0xFE00, 0xFE0F}, {0xFEFF, 0xFEFF},
    {0xFFF0, 0xFFFD}, {0x1F000, 0x1FAFF}, {0xE0000, 0xE01EF}, {0xD800, 0xDFFF}};

bool isDropped(char32_t c)
{
    for (const Range &range : kDropped)
        if (c >= range.first && c <= range.last)
            return true;
    return QChar::category(c) == QChar::Other_Control;
}

int columnsOf(char32_t c) { return c < 0x80 ? 1 : 2; }

bool isWordCharacter(QChar c) { return c.unicode() > 0x20 && c.unicode() < 0x7F; }

} // namespace

QString printable(const QString &text)
{
    QString out;
    out.reserve(text.size());
    for (const char32_t c : text.toUcs4()) {
        if (c == 0xA5)
            out += QChar(0xFFE5);
        else if (c == '\t' || c == '\n' || c == '\r' || (QChar::category(c) == QChar::Separator_Space && c != 0x3000))
            out += u' ';
        else if (!isDropped(c))
            out += QString::fromUcs4(&c, 1);
    }
    return out;
}

int columnsOf(QStringView text)
{
    int columns = 0;
    for (const QChar c : text)
        if (!c.isLowSurrogate())
            columns += columnsOf(char32_t(c.unicode()));
    return columns;
}

QString takeColumns(const QString &text, int columns)
{
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, text);
    qsizetype end = 0;
    for (qsizetype next = finder.toNextBoundary(); next > 0; next = finder.toNextBoundary()) {
        if (end > 0 && columnsOf(QStringView(text).left(next)) > columns)
            break;
        end = next;
    }
    return text.left(end);
}

QStringList wrap(const QString &text, int columns)
{
    QStringList pieces;
    QString rest = text;
    while (columnsOf(rest) > columns) {
        QString piece = takeColumns(rest, columns);
        if (piece.size() >= rest.size())
            break;
        // Do not split "500ml" when a break stands earlier on the line.
        if (isWordCharacter(rest.at(piece.size())) && isWordCharacter(piece.back())) {
            qsizetype start = piece.size();
            while (start > 0 && isWordCharacter(piece.at(start - 1)))
                --start;
            if (start > 0)
                piece.truncate(start);
        }
        rest = rest.mid(piece.size()).trimmed();
        while (piece.size() > 1 && piece.endsWith(u' '))
            piece.chop(1);
        pieces.append(piece);
    }
    pieces.append(rest);
    return pieces;
}

QString pad(const QString &text, int columns, Align align)
{
    const int free = columns - columnsOf(text);
    if (free <= 0)
        return text;
    const int left = align == Align::Left ? 0 : align == Align::Right ? free : free / 2;
    return QString(left, u' ') + text + QString(free - left, u' ');
}

} // namespace mendian::documents
