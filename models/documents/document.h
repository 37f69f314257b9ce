// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/json.h"

#include <QList>
#include <QString>
#include <variant>

// A slip as neutral blocks: what is on the paper, not how a printer is told. Values only; any thread.
namespace mendian::documents {

enum class Align { Left, Center, Right };

/// The language of the slip's own words (not of goods' names).
enum class SlipLanguage { Chinese, English };

/// Reprint 重打: a person asked for another copy. Repeat 补打: the first outcome is unknown (spec/devices.md §1.10).
enum class PrintMark { None, Reprint, Repeat };

/// One line of text, wrapped at character boundaries. Large = double width and height.
struct TextLine
{
    QString text;
    Align align = Align::Left;
    bool large = false;
    bool bold = false;
    friend bool operator==(const TextLine &, const TextLine &) = default;
};

/// weight 0: as wide as its text; otherwise its share of what is left.
struct Cell
{
    QString text;
    int weight = 1;
    Align align = Align::Left;
    friend bool operator==(const Cell &, const Cell &) = default;
};

/// Cells side by side. Left cells wrap; a right cell is a number and never wraps: the row is stacked instead.
struct ColumnsRow
{
    QList<Cell> cells;
    bool bold = false;
    friend bool operator==(const ColumnsRow &, const ColumnsRow &) = default;
};

/// Name, quantity, price, amount by the widths of spec/devices.md §1.4; also the heading of the table.
struct ItemRow
{
    QString name;
    QString quantity;
    QString price;
    QString amount;
    friend bool operator==(const ItemRow &, const ItemRow &) = default;
};

struct Rule
{
    bool doubled = false;
    friend bool operator==(const Rule &, const Rule &) = default;
};

struct Feed
{
    int lines = 1;
    friend bool operator==(const Feed &, const Feed &) = default;
};

/// Size is the side of one module in dots, 1..8; error correction is always M.
struct QrCode
{
    QString payload;
    int moduleDots = 6;
    friend bool operator==(const QrCode &, const QrCode &) = default;
};

enum class BarcodeKind { Ean13, Ean8, Code128 };

/// Data as a person reads it; Ean13 and Ean8 with their check digit.
struct Barcode
{
    BarcodeKind kind = BarcodeKind::Code128;
    QString data;
    friend bool operator==(const Barcode &, const Barcode &) = default;
};

struct Cut
{
    friend bool operator==(const Cut &, const Cut &) = default;
};

using Block = std::variant<TextLine, ColumnsRow, ItemRow, Rule, Feed, QrCode, Barcode, Cut>;

/// A whole slip. The mark stands above the first block when it is laid out, so a copy is the same document with a mark.
struct Document
{
    QString kind; ///< "receipt", "hold", "shift_open", "x", "z", "cash_move", "test"
    SlipLanguage language = SlipLanguage::Chinese;
    PrintMark mark = PrintMark::None;
    int copy = 0; ///< number of the copy, printed with the mark
    QList<Block> blocks;
    friend bool operator==(const Document &, const Document &) = default;
};

/// Equal documents give equal bytes, so the row in print_jobs prints the same slip after a restart.
QByteArray toJsonBytes(const Document &document);
/// Errors: Protocol when the JSON has not the form of a document, InvalidInput for a block or word unknown here.
Result<Document> documentFromJson(const QByteArray &bytes);

/// "", "reprint", "repeat": the words of print_jobs.mark and of the fact of kind 26.
QString markName(PrintMark mark);
Result<PrintMark> markFromName(QStringView name);

} // namespace mendian::documents
