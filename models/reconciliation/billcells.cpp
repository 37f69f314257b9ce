// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/reconciliation/billcells.h"

#include <algorithm>
#include <array>

namespace mendian {

namespace {

struct ProblemRow
{
    BillProblem problem;
    const char *name;
    const char *text;
};
constexpr std::array kProblems{
    ProblemRow{BillProblem::NotThisFile, "NotThisFile",
        QT_TRANSLATE_NOOP("BillProblem", "this is not the kind of file it should be")},
    ProblemRow{BillProblem::ErrorReply, "ErrorReply",
        QT_TRANSLATE_NOOP("BillProblem", "this is the provider's error message, not a bill")},
    ProblemRow{BillProblem::BadEncoding, "BadEncoding",
        QT_TRANSLATE_NOOP("BillProblem", "the bytes are not text in the file's encoding")},
    ProblemRow{BillProblem::NoHeader, "NoHeader",
        QT_TRANSLATE_NOOP("BillProblem", "the line with the column names is missing")},
    ProblemRow{BillProblem::NoColumn, "NoColumn", QT_TRANSLATE_NOOP("BillProblem", "this column is missing")},
    ProblemRow{BillProblem::TwiceColumn, "TwiceColumn", QT_TRANSLATE_NOOP("BillProblem", "this column is there twice")},
    ProblemRow{BillProblem::CellCount, "CellCount",
        QT_TRANSLATE_NOOP("BillProblem", "the line has another number of cells than there are columns")},
    ProblemRow{BillProblem::NotAmount, "NotAmount", QT_TRANSLATE_NOOP("BillProblem", "not an amount in yuan")},
    ProblemRow{
        BillProblem::NotTime, "NotTime", QT_TRANSLATE_NOOP("BillProblem", "not a moment like 2026-01-31 09:00:01")},
    ProblemRow{BillProblem::NotCount, "NotCount", QT_TRANSLATE_NOOP("BillProblem", "not a number of rows")},
    ProblemRow{BillProblem::Unknown, "Unknown", QT_TRANSLATE_NOOP("BillProblem", "this word is not known here")},
    ProblemRow{BillProblem::Empty, "Empty", QT_TRANSLATE_NOOP("BillProblem", "the cell is empty")},
    ProblemRow{BillProblem::Inconsistent, "Inconsistent",
        QT_TRANSLATE_NOOP("BillProblem", "the amounts of the line contradict each other")},
    ProblemRow{
        BillProblem::OtherDay, "OtherDay", QT_TRANSLATE_NOOP("BillProblem", "the line or file belongs to another day")},
    ProblemRow{BillProblem::OtherCurrency, "OtherCurrency", QT_TRANSLATE_NOOP("BillProblem", "only CNY is taken")},
    ProblemRow{BillProblem::NoSummary, "NoSummary",
        QT_TRANSLATE_NOOP("BillProblem", "the summary is missing: the file is not complete")},
    ProblemRow{BillProblem::WrongSummary, "WrongSummary",
        QT_TRANSLATE_NOOP("BillProblem", "the summary does not equal the sum of the lines")},
    ProblemRow{
        BillProblem::AfterEnd, "AfterEnd", QT_TRANSLATE_NOOP("BillProblem", "something follows the end of the file")},
    ProblemRow{BillProblem::BadArchive, "BadArchive",
        QT_TRANSLATE_NOOP("BillProblem", "the compressed file is damaged or cut off")},
    ProblemRow{BillProblem::TooLarge, "TooLarge",
        QT_TRANSLATE_NOOP("BillProblem", "the file is larger than a day's bill can be")},
    ProblemRow{BillProblem::UnclosedQuote, "UnclosedQuote",
        QT_TRANSLATE_NOOP("BillProblem", "a quotation mark is not closed")},
    ProblemRow{BillProblem::Overflow, "Overflow", QT_TRANSLATE_NOOP("BillProblem", "the amounts are too large")},
};

constexpr bool inOrder()
{
    for (size_t i = 0; i < kProblems.size(); ++i)
        if (kProblems[i].problem != static_cast<BillProblem>(i))
            return false;
    return kProblems.size() == static_cast<size_t>(BillProblem::Overflow) + 1;
}
static_assert(inOrder(), "a row for every problem, in order");

constexpr int kFeeDecimals = 5;
constexpr int kMaxDigits = 12;

struct Decimal
{
    bool negative = false;
    qint64 whole = 0;
    qint64 fraction = 0; ///< of `places` digits
    int places = 0;
};

Result<Decimal> parseDecimal(QStringView text, int places)
{
    const auto bad = [&] { return fail(ErrorCode::InvalidInput, QStringLiteral("not a number")); };
    QStringView t = text.trimmed();
    Decimal d;
    if (t.startsWith(u'-') || t.startsWith(u'+')) {
        d.negative = t[0] == u'-';
        t = t.mid(1);
    }
    const qsizetype point = t.indexOf(u'.');
    const QStringView whole = point < 0 ? t : t.left(point);
    const QStringView fraction = point < 0 ? QStringView() : t.mid(point + 1);
    const auto digits = [](QStringView part) {
        return std::all_of(part.begin(), part.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    };
    if (whole.isEmpty() || whole.size() > kMaxDigits || (point >= 0 && fraction.isEmpty()) || !digits(whole)
        || !digits(fraction))
        return bad();
    for (qsizetype i = places; i < fraction.size(); ++i)
        if (fraction[i] != u'0')
            return bad();
    d.whole = whole.toLongLong();
    d.places = places;
    for (int i = 0; i < places; ++i)
        d.fraction = d.fraction * 10 + (i < fraction.size() ? fraction[i].unicode() - u'0' : 0);
    return d;
}

qint64 valueOf(const Decimal &d)
{
    qint64 scale = 1;
    for (int i = 0; i < d.places; ++i)
        scale *= 10;
    const qint64 value = d.whole * scale + d.fraction;
    return d.negative ? -value : value;
}

} // namespace

const char *billProblemName(BillProblem problem) { return kProblems[static_cast<size_t>(problem)].name; }
const char *billProblemText(BillProblem problem) { return kProblems[static_cast<size_t>(problem)].text; }

tl::unexpected<Error> billFault(qint64 line, const QString &column, BillProblem problem)
{
    QStringList words;
    if (line > 0)
        words.append(QStringLiteral("line %1").arg(line));
    if (!column.isEmpty())
        words.append(QStringLiteral("column %1").arg(column));
    const QString where = words.isEmpty() ? QString() : words.join(QLatin1String(", ")) + QStringLiteral(": ");
    return fail(problem == BillProblem::TooLarge ? ErrorCode::LimitExceeded : ErrorCode::InvalidInput,
        where + QLatin1String(billProblemText(problem)),
        {QString::number(line), column, QString::fromLatin1(billProblemName(problem))});
}

Result<Fee> parseFee(QStringView yuan)
{
    const auto d = parseDecimal(yuan, kFeeDecimals);
    if (!d)
        return fail(d.error());
    return Fee{valueOf(*d)};
}

Result<Money> parseBillMoney(QStringView yuan)
{
    const auto d = parseDecimal(yuan, 2);
    if (!d)
        return fail(d.error());
    return Money::fromFen(valueOf(*d));
}

Result<qint64> parseBillCount(QStringView text)
{
    const auto d = parseDecimal(text, 0);
    if (!d || d->negative)
        return fail(ErrorCode::InvalidInput, QStringLiteral("not a count"));
    return d->whole;
}

Result<qint64> parseRatePpm(QStringView text)
{
    QStringView t = text.trimmed();
    if (t.isEmpty())
        return -1;
    if (!t.endsWith(u'%'))
        return fail(ErrorCode::InvalidInput, QStringLiteral("not a rate"));
    const auto d = parseDecimal(t.chopped(1), 4);
    if (!d || d->negative)
        return fail(ErrorCode::InvalidInput, QStringLiteral("not a rate"));
    return valueOf(*d);
}

Result<Timestamp> parseBillTime(QStringView text)
{
    const QStringView t = text.trimmed();
    const QDate date = t.size() == 19 ? QDate::fromString(t.left(10).toString(), Qt::ISODate) : QDate();
    const QTime time = t.size() == 19 && t[10] == u' ' ? QTime::fromString(t.mid(11).toString(), Qt::ISODate) : QTime();
    if (!date.isValid() || !time.isValid())
        return fail(ErrorCode::InvalidInput, QStringLiteral("not a moment"));
    return fromStoreTime(date, time);
}

bool feeSumAgrees(Fee sum, QStringView stated)
{
    const auto total = parseFee(stated);
    if (!total)
        return false;
    const QStringView t = stated.trimmed();
    const qsizetype point = t.indexOf(u'.');
    qint64 unit = 100'000; // thousandths of a fen in one unit of the last decimal
    for (qsizetype i = 0; i < (point < 0 ? 0 : qMin<qsizetype>(t.size() - point - 1, kFeeDecimals)); ++i)
        unit /= 10;
    return qAbs(total->milliFen - sum.milliFen) < unit;
}

QString ColumnMap::normal(QStringView title)
{
    QString text;
    for (const QChar c : title) {
        if (c.isSpace() || c == QChar(0xFEFF))
            continue;
        text += c == QChar(0xFF08) ? QChar(u'(') : c == QChar(0xFF09) ? QChar(u')') : c.toLower();
    }
    return text;
}

Result<ColumnMap> ColumnMap::find(const QStringList &header, std::span<const Name> names, qint64 line)
{
    QStringList titles;
    for (const QString &title : header)
        titles.append(normal(title));
    ColumnMap map;
    map.m_width = header.size();
    for (const Name &name : names) {
        const QStringList spellings = QString::fromUtf16(name.title).split(u'|');
        qsizetype at = -1;
        for (const QString &spelling : spellings) {
            const QString wanted = normal(spelling);
            const qsizetype found = titles.indexOf(wanted);
            if (found < 0)
                continue;
            if (at >= 0 || titles.lastIndexOf(wanted) != found)
                return billFault(line, spelling, BillProblem::TwiceColumn);
            at = found;
        }
        if (at < 0 && name.required)
            return billFault(line, spellings.first(), BillProblem::NoColumn);
        map.m_at.append(at);
        map.m_titles.append(spellings.first());
    }
    return map;
}

Status checkDay(const Bill &bill)
{
    bool any = bill.rows.isEmpty();
    for (const BillRow &row : bill.rows) {
        const qint64 off = bill.day.date().daysTo(storeTime(row.at).date());
        if (off < -1 || off > 1)
            return billFault(row.line, {}, BillProblem::OtherDay);
        any = any || off == 0;
    }
    if (!any)
        return billFault(bill.rows.first().line, {}, BillProblem::OtherDay);
    return {};
}

} // namespace mendian
