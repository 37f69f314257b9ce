// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalog/skurules.h"

#include <QByteArrayView>
#include <functional>
#include <optional>

namespace mendian {

enum class TextEncoding { Utf8, Gb18030 };
const char *encodingName(TextEncoding encoding); ///< "UTF-8", "GB18030"

/// UTF-8 when every line is UTF-8, or when most lines that hold more than ASCII are (then the others are damaged lines
/// of a UTF-8 file, and are named); else GB18030, which is what Chinese spreadsheets save as "CSV".
TextEncoding detectEncoding(QByteArrayView text);

/// One row as it stands in the file; cells are trimmed.
struct CsvRow
{
    qint64 line = 0; ///< physical line, counted from 1, in which the row begins
    QStringList cells;
    bool badEncoding = false; ///< bytes of this row are not text in the file's encoding
    qsizetype endsAt = 0;     ///< bytes of the file read with this row
};

/// Why reading had to stop before the end of the file.
struct CsvFault
{
    qint64 line = 0;
    GoodsProblem problem{};
    QStringList args;
};

inline constexpr qsizetype kMaxCsvRowBytes = 65'536;

/// Calls `row` for each row that is not blank, until it returns false. Fields are separated by commas (by tabs when
/// the first line has tabs and no comma), quoted with ", tokenised by libcsv; LF, CRLF and CR end a line. A too long
/// line is reported through `fault` and passed over; NUL, an open quote and a too long quoted row end the reading.
void readCsv(QByteArrayView bytes, TextEncoding encoding, const std::function<bool(const CsvRow &)> &row,
    const std::function<void(const CsvFault &)> &fault);

} // namespace mendian
