// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalog/cellvalues.h"

#include "models/catalog/textfold.h"

#include <QHash>

namespace mendian {

namespace {
constexpr qsizetype kQuoted = 40; // so much of a cell is repeated in a message

tl::unexpected<CellProblem> wrong(GoodsProblem problem, QStringList args)
{
    return tl::unexpected<CellProblem>(CellProblem{problem, std::move(args)});
}

/// How a decimal number is written: sign? digits [. digits] [e sign? digits].
struct Shape
{
    bool negative = false;
    qsizetype digits = 0;
    qsizetype decimals = -1; // -1: no point
    bool exponent = false;
    bool number = false; // the whole text fits the pattern
};

qsizetype skipDigits(QStringView text, qsizetype &at)
{
    const qsizetype from = at;
    while (at < text.size() && text[at] >= u'0' && text[at] <= u'9')
        ++at;
    return at - from;
}

Shape shapeOf(QStringView text)
{
    Shape shape;
    qsizetype at = 0;
    if (at < text.size() && (text[at] == u'-' || text[at] == u'−' || text[at] == u'+'))
        shape.negative = text[at++] != u'+';
    shape.digits = skipDigits(text, at);
    if (at < text.size() && text[at] == u'.') {
        ++at;
        shape.decimals = skipDigits(text, at);
    }
    if (at < text.size() && (text[at] == u'e' || text[at] == u'E')) {
        ++at;
        if (at < text.size() && (text[at] == u'-' || text[at] == u'+'))
            ++at;
        shape.exponent = skipDigits(text, at) > 0;
        if (!shape.exponent)
            return shape;
    }
    shape.number = at == text.size() && shape.digits + qMax(qsizetype(0), shape.decimals) > 0;
    return shape;
}

/// Digits of a plain number with at most `decimals` decimals, as an integer in units of 10^-decimals.
Cell<qint64> scaledNumber(const QString &cell, int decimals, qint64 largest, const QString &largestText)
{
    const QString text = foldWidth(cell).trimmed();
    const Shape shape = shapeOf(text);
    const QString quoted = cell.left(kQuoted);
    if (!shape.number)
        return wrong(GoodsProblem::NotANumber, {quoted});
    if (shape.exponent)
        return wrong(GoodsProblem::Exponent, {quoted});
    if (shape.negative)
        return wrong(GoodsProblem::Negative, {quoted});
    if (shape.digits == 0 || shape.decimals == 0 || text[0] == u'+')
        return wrong(GoodsProblem::NotANumber, {quoted});
    if (shape.decimals > decimals)
        return wrong(GoodsProblem::TooManyDecimals, {quoted, QString::number(decimals)});
    qint64 value = 0;
    const qsizetype given = qMax(qsizetype(0), shape.decimals);
    QString digits = text;
    digits.remove(u'.');
    digits += QString(decimals - given, u'0');
    for (const QChar c : digits) {
        value = value * 10 + (c.unicode() - u'0');
        if (value > largest)
            return wrong(GoodsProblem::TooLarge, {quoted, largestText});
    }
    return value;
}

const QHash<QString, bool> &yesNoWords()
{
    static const QHash<QString, bool> words = [] {
        QHash<QString, bool> table;
        for (const char16_t *yes : {u"是", u"有", u"对", u"yes", u"y", u"true", u"1", u"√", u"称重", u"散称", u"生鲜",
                 u"正常", u"在售", u"启用", u"active"})
            table.insert(QString::fromUtf16(yes), true);
        for (const char16_t *no : {u"否", u"无", u"不", u"no", u"n", u"false", u"0", u"×", u"计件", u"计数", u"非生鲜",
                 u"停用", u"停售", u"下架", u"淘汰", u"inactive"})
            table.insert(QString::fromUtf16(no), false);
        return table;
    }();
    return words;
}
} // namespace

Cell<Money> amountCell(const QString &text)
{
    const auto fen = scaledNumber(text, 2, kMaxAmount.fen(), kMaxAmount.toString());
    if (!fen)
        return tl::unexpected(fen.error());
    return Money::fromFen(*fen);
}

Cell<qint64> countCell(const QString &text, qint64 largest)
{
    return scaledNumber(text, 0, largest, QString::number(largest));
}

Cell<int> taxCell(const QString &cell)
{
    QString text = foldWidth(cell).trimmed();
    for (const char16_t *none : {u"免税", u"免征", u"不征税", u"零税率"})
        if (text == QStringView(none))
            return 0;
    const bool percent = text.endsWith(u'%');
    if (percent)
        text.chop(1);
    const auto points = scaledNumber(text, 2, 10'000, QStringLiteral("100 %"));
    if (!points)
        return wrong(points.error().problem, points.error().args);
    if (!percent && *points > 0 && *points < 100)
        return wrong(GoodsProblem::TaxUnclear, {cell.left(kQuoted)});
    return static_cast<int>(*points);
}

Cell<bool> yesNoCell(const QString &text)
{
    const auto found = yesNoWords().constFind(foldWidth(text).trimmed().toLower());
    if (found == yesNoWords().constEnd())
        return wrong(GoodsProblem::NotYesOrNo, {text.left(kQuoted)});
    return *found;
}

Cell<QString> pluCell(const QString &cell)
{
    const QString text = foldWidth(cell).trimmed();
    const Shape shape = shapeOf(text);
    if (shape.number && shape.exponent)
        return wrong(GoodsProblem::Exponent, {cell.left(kQuoted)});
    qsizetype at = 0;
    if (skipDigits(text, at) != text.size() || text.isEmpty() || text.size() > 6)
        return wrong(GoodsProblem::BadPlu, {cell.left(kQuoted)});
    return text.rightJustified(5, u'0');
}

Cell<QStringList> barcodesCell(const QString &cell)
{
    QStringList codes;
    const QString text = foldWidth(cell);
    qsizetype from = 0;
    for (qsizetype at = 0; at <= text.size(); ++at) {
        if (at < text.size() && !text[at].isSpace() && !QStringView(u";、|").contains(text[at]))
            continue;
        const QString code = text.mid(from, at - from);
        from = at + 1;
        if (code.isEmpty())
            continue;
        // 6.90123E+12 and 6901234567892.0 are what spreadsheets make of a code.
        const Shape shape = shapeOf(code);
        if (shape.number && (shape.exponent || (shape.decimals >= 0 && shape.digits > 5)))
            return wrong(GoodsProblem::Exponent, {code.left(kQuoted)});
        codes.append(code);
    }
    return codes;
}

QString categoryCell(const QString &cell)
{
    QString text = foldWidth(cell);
    text.replace(u'>', u'/');
    QStringList parts = text.split(u'/');
    for (QString &part : parts)
        part = part.trimmed();
    return parts.join(u'/');
}

QString unitCell(const QString &cell)
{
    const QString text = foldWidth(cell).trimmed();
    for (const char16_t *name : {u"kg", u"千克", u"公斤"})
        if (text.compare(QStringView(name), Qt::CaseInsensitive) == 0)
            return QStringLiteral("kg");
    return text;
}

} // namespace mendian
