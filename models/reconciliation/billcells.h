// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/reconciliation/bill.h"

#include <QStringList>
#include <span>

namespace mendian {

// What can be wrong with a file of a provider or bank. One wrong cell refuses the whole file.
enum class BillProblem {
    NotThisFile,   ///< this is not the kind of file it should be
    ErrorReply,    ///< this is the provider's error message, not a bill
    BadEncoding,   ///< the bytes are not text in the file's encoding
    NoHeader,      ///< the line with the column names is missing
    NoColumn,      ///< this column is missing
    TwiceColumn,   ///< this column is there twice
    CellCount,     ///< the line has another number of cells than there are columns
    NotAmount,     ///< not an amount in yuan
    NotTime,       ///< not a moment like 2026-01-31 09:00:01
    NotCount,      ///< not a number of rows
    Unknown,       ///< this word is not known here
    Empty,         ///< the cell is empty
    Inconsistent,  ///< the amounts of the line contradict each other
    OtherDay,      ///< the line or file belongs to another day
    OtherCurrency, ///< only CNY is taken
    NoSummary,     ///< the summary is missing: the file is not complete
    WrongSummary,  ///< the summary does not equal the sum of the lines
    AfterEnd,      ///< something follows the end of the file
    BadArchive,    ///< the compressed file is damaged or cut off
    TooLarge,      ///< the file is larger than a day's bill can be
    UnclosedQuote, ///< a quotation mark is not closed
    Overflow,      ///< the amounts are too large
};

const char *billProblemName(BillProblem problem);
/// English source, context "BillProblem".
const char *billProblemText(BillProblem problem);

/// InvalidInput with args {line, column, problem name}; the detail says all three in English. Line 0: the whole file.
/// LimitExceeded for TooLarge.
tl::unexpected<Error> billFault(qint64 line, const QString &column, BillProblem problem);

/// A yuan text with up to five decimals as thousandths of a fen: "0.02100" → 2100. No floating point.
Result<Fee> parseFee(QStringView yuan);
/// "3.50", "0.0", "1,234.50" never: at most two decimals that count, further ones must be 0.
Result<Money> parseBillMoney(QStringView yuan);
/// "45", "45.0": a count as bills write it.
Result<qint64> parseBillCount(QStringView text);
/// "0.60%" → 6000 millionths; empty text: −1.
Result<qint64> parseRatePpm(QStringView text);
/// "2026-01-31 09:00:01", Asia/Shanghai whatever the computer says.
Result<Timestamp> parseBillTime(QStringView text);

/// The sum of the fees equals what a summary states with fewer decimals, rounded either way.
bool feeSumAgrees(Fee sum, QStringView stated);

/// Finds columns by their names, never by position. Full-width brackets, spaces, TABs and a BOM make no difference.
class ColumnMap
{
public:
    struct Name
    {
        const char16_t *title; ///< several spellings separated by |
        bool required;
    };
    /// The columns in the order of `names`.
    static Result<ColumnMap> find(const QStringList &header, std::span<const Name> names, qint64 line);
    static QString normal(QStringView title);

    qsizetype at(size_t name) const { return m_at[static_cast<qsizetype>(name)]; } ///< −1: not there
    const QString &title(size_t name) const { return m_titles[static_cast<qsizetype>(name)]; }
    qsizetype width() const { return m_width; }

private:
    QList<qsizetype> m_at;
    QStringList m_titles;
    qsizetype m_width = 0;
};

/// A day may hold rows of its neighbours' last and first minutes, and not more.
Status checkDay(const Bill &bill);

} // namespace mendian
