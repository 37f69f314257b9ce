// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/layout.h"

#include "models/documents/columns.h"
#include "models/documents/words.h"

#include <algorithm>
#include <array>

namespace mendian::documents {

namespace {

struct ItemWidths
{
    int columns;
    int quantity;
    int price;
    int amount;
};

// spec/devices.md §1.4; the name has the rest (13 of 32, 22 of 48). 42 columns are older Epson heads.
constexpr std::array kItemWidths{ItemWidths{48, 6, 9, 11}, ItemWidths{42, 5, 9, 10}, ItemWidths{0, 4, 7, 8}};

constexpr int kNarrowest = 8; // a wrapped label has at least four Chinese characters a line

const ItemWidths &itemWidths(int columns)
{
    for (const ItemWidths &widths : kItemWidths)
        if (columns >= widths.columns)
            return widths;
    return kItemWidths.back();
}

QString trimEnd(QString text)
{
    while (text.endsWith(u' '))
        text.chop(1);
    return text;
}

class Layouter
{
public:
    Layouter(int columns, const Fold &fold) : m_columns(columns), m_fold(fold) {}

    void operator()(const TextLine &b)
    {
        const int columns = b.large ? m_columns / 2 : m_columns;
        const QStringList pieces = wrap(folded(b.text), columns);
        for (const QString &piece : pieces)
            text(pad(piece, columns, b.align), b.large, b.bold);
    }

    void operator()(const ColumnsRow &b)
    {
        QList<Cell> cells = b.cells;
        for (Cell &cell : cells)
            cell.text = folded(cell.text);
        const QList<int> widths = widthsOf(cells);
        if (widths.isEmpty()) {
            stack(cells, b.bold);
            return;
        }
        QList<QStringList> pieces;
        qsizetype rows = 1;
        for (qsizetype i = 0; i < cells.size(); ++i) {
            // A left cell keeps one blank to its neighbour.
            const bool last = i + 1 == cells.size();
            pieces.append(wrap(cells.at(i).text, last ? widths.at(i) : std::max(1, widths.at(i) - 1)));
            rows = std::max(rows, pieces.back().size());
        }
        for (qsizetype row = 0; row < rows; ++row) {
            QString line;
            for (qsizetype i = 0; i < cells.size(); ++i)
                line += pad(pieces.at(i).value(row), widths.at(i), cells.at(i).align);
            text(line, false, b.bold);
        }
    }

    void operator()(const ItemRow &b)
    {
        const ItemWidths &w = itemWidths(m_columns);
        const int nameColumns = m_columns - w.quantity - w.price - w.amount;
        const QString name = folded(b.name);
        const QString quantity = folded(b.quantity);
        const QString price = folded(b.price);
        const QString amount = folded(b.amount);
        const QStringList pieces = wrapFirst(name, nameColumns);
        // Every number keeps a blank before it: "10" and "1234.50" side by side must not read 101234.50.
        const bool crowded = columnsOf(pieces.first()) + columnsOf(quantity) >= nameColumns + w.quantity;
        if (!crowded && columnsOf(quantity) <= w.quantity && columnsOf(price) < w.price
            && columnsOf(amount) < w.amount) {
            text(pad(pieces.first(), nameColumns, Align::Left) + pad(quantity, w.quantity, Align::Right)
                + pad(price, w.price, Align::Right) + pad(amount, w.amount, Align::Right));
            for (qsizetype i = 1; i < pieces.size(); ++i)
                text(pieces.at(i));
            return;
        }
        const QStringList whole = wrap(name, m_columns);
        for (const QString &piece : whole)
            text(piece);
        stackNumbers({quantity, price, amount});
    }

    void operator()(const Rule &b) { text(QString(m_columns, b.doubled ? u'=' : u'-')); }

    void operator()(const Feed &b)
    {
        LaidLine line;
        line.kind = LaidLine::Kind::Feed;
        line.feed = b.lines;
        m_lines.append(line);
    }

    void operator()(const QrCode &b)
    {
        LaidLine line;
        line.kind = LaidLine::Kind::Qr;
        line.qr = b;
        m_lines.append(line);
    }

    void operator()(const Barcode &b)
    {
        LaidLine line;
        line.kind = LaidLine::Kind::Barcode;
        line.barcode = b;
        m_lines.append(line);
    }

    void operator()(const Cut &)
    {
        LaidLine line;
        line.kind = LaidLine::Kind::Cut;
        m_lines.append(line);
    }

    QList<LaidLine> lines() const { return m_lines; }

private:
    QString folded(const QString &text) const
    {
        const QString clean = printable(text);
        return m_fold ? m_fold(clean) : clean;
    }

    void text(const QString &text, bool large = false, bool bold = false)
    {
        LaidLine line;
        line.text = trimEnd(text);
        line.large = large;
        line.bold = bold;
        m_lines.append(line);
    }

    /// The first piece fits the name's column, the rest has the whole paper.
    QStringList wrapFirst(const QString &name, int nameColumns) const
    {
        QStringList pieces = wrap(name, nameColumns);
        if (pieces.size() == 1)
            return pieces;
        const QString first = pieces.first();
        return QStringList{first} + wrap(name.mid(first.size()).trimmed(), m_columns);
    }

    /// Widths that add up to the paper; empty if a number would not fit beside its neighbours.
    QList<int> widthsOf(const QList<Cell> &cells) const
    {
        int weights = 0;
        int free = m_columns;
        QList<int> widths;
        for (const Cell &cell : cells) {
            widths.append(cell.weight > 0 ? 0 : columnsOf(cell.text) + (widths.isEmpty() ? 0 : 1));
            free -= widths.back();
            weights += cell.weight;
        }
        if (free < weights)
            return {};
        for (qsizetype i = 0; i < cells.size(); ++i) {
            const int weight = cells.at(i).weight;
            if (weight == 0)
                continue;
            widths[i] = free * weight / weights;
            free -= widths.at(i);
            weights -= weight;
        }
        for (qsizetype i = 0; i < cells.size(); ++i) {
            const int needed = columnsOf(cells.at(i).text);
            const bool number = cells.at(i).align == Align::Right;
            const int gap = number ? (i == 0 ? 0 : 1) : (i + 1 == cells.size() ? 0 : 1);
            // A label may wrap, but not into one character a line.
            if ((number ? needed : std::min(needed, kNarrowest)) + gap > widths.at(i))
                return {};
        }
        return widths;
    }

    void stack(const QList<Cell> &cells, bool bold)
    {
        QStringList numbers;
        for (const Cell &cell : cells) {
            if (cell.align == Align::Right) {
                numbers.append(cell.text);
                continue;
            }
            const QStringList pieces = wrap(cell.text, m_columns);
            for (const QString &piece : pieces)
                text(piece, false, bold);
        }
        stackNumbers(numbers, bold);
    }

    /// Numbers on a line of their own in equal columns; if they are too wide for that, one a line.
    void stackNumbers(const QStringList &numbers, bool bold = false)
    {
        if (numbers.isEmpty())
            return;
        const int count = int(numbers.size());
        const int column = m_columns / count;
        const bool fit = std::all_of(
            numbers.begin(), numbers.end(), [&](const QString &number) { return columnsOf(number) < column; });
        QString line(m_columns - column * count, u' ');
        for (const QString &number : numbers) {
            if (fit)
                line += pad(number, column, Align::Right);
            else
                for (const QString &piece : wrap(number, m_columns))
                    text(pad(piece, m_columns, Align::Right), false, bold);
        }
        if (fit)
            text(line, false, bold);
    }

    int m_columns;
    const Fold &m_fold;
    QList<LaidLine> m_lines;
};

} // namespace

QList<LaidLine> layout(const Document &document, int columns, const Fold &fold)
{
    Layouter layouter(columns, fold);
    if (document.mark != PrintMark::None) {
        const SlipWord mark = document.mark == PrintMark::Reprint ? SlipWord::Reprint : SlipWord::Repeat;
        const QString text = slipWord(mark, document.language) + u' ' + QString::number(document.copy);
        layouter(TextLine{QStringLiteral("* %1 *").arg(text), Align::Center, true, true});
    }
    for (const Block &block : document.blocks)
        std::visit(layouter, block);
    return layouter.lines();
}

QStringList renderText(const Document &document, int columns)
{
    QStringList out;
    const QList<LaidLine> lines = layout(document, columns);
    for (const LaidLine &line : lines) {
        switch (line.kind) {
        case LaidLine::Kind::Text: {
            qsizetype blanks = 0;
            while (line.large && blanks < line.text.size() && line.text.at(blanks) == u' ')
                ++blanks;
            out.append(QString(blanks, u' ') + line.text);
            break;
        }
        case LaidLine::Kind::Feed:
            out.append(QList<QString>(line.feed));
            break;
        case LaidLine::Kind::Qr:
            out.append(wrap(u"[QR] " + line.qr.payload, columns));
            break;
        case LaidLine::Kind::Barcode:
            out.append(wrap(u"[||] " + line.barcode.data, columns));
            break;
        case LaidLine::Kind::Cut:
            out.append(QStringLiteral("[cut]"));
            break;
        }
    }
    return out;
}

} // namespace mendian::documents
