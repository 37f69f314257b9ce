// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/codes/instore.h"

#include "models/codes/gtin.h"

#include <algorithm>

namespace mendian::codes {

namespace {
constexpr const char *kPatterns[] = {
    "FFWWWWWEEEEEC", "FFWWWWWNNNNNC", "FWWWWWWEEEEEC", "FWWWWWWNNNNNC", "FFWWWWWEEEEENNNNNC", "FFWWWWWNNNNNEEEEEC",
    "FWWWWWWEEEEENNNNNC", "FFWWWWWVEEEEC", "FFWWWWVEEEEEC", // with price verifier, 4- and 5-digit price (GS1, abroad)
};

// GS1 tables of weighted digits (spec/devices.md §4.6).
constexpr int k2Minus[] = {0, 2, 4, 6, 8, 9, 1, 3, 5, 7};
constexpr int k3[] = {0, 3, 6, 9, 2, 5, 8, 1, 4, 7};
constexpr int k5Plus[] = {0, 5, 1, 6, 2, 7, 3, 8, 4, 9};
constexpr int k5Minus[] = {0, 5, 9, 4, 8, 3, 7, 2, 6, 1};

QString field(QStringView digits, const QString &pattern, char letter)
{
    QString text;
    for (qsizetype i = 0; i < pattern.size(); ++i)
        if (pattern[i] == QLatin1Char(letter))
            text += digits[i];
    return text;
}

bool begins(const InStoreLayout &layout, QStringView digits)
{
    return digits.size() == layout.pattern.size()
        && digits.startsWith(layout.prefix)
        // Alipay codes are mostly 18 digits from 25 on: a long label may only begin 20–24 (spec §3.3 "Clash").
        && (digits.size() != 18 || digits[1] <= QLatin1Char('4'));
}

Result<InStoreLayout> parseRow(const QString &part)
{
    const auto bad = [&] { return fail(ErrorCode::InvalidInput, QStringLiteral("not a label layout"), {part}); };
    const QStringList sides = part.split(QLatin1Char('='));
    if (sides.size() != 2)
        return bad();
    QStringList words = sides[1].split(QLatin1Char(','));
    InStoreLayout row{sides[0].trimmed(), words.takeFirst().trimmed().toUpper(), AmountUnit::Fen, CheckRule::Ean};
    for (const QString &word : std::as_const(words)) {
        if (word.trimmed() == QLatin1String("jiao"))
            row.amountUnit = AmountUnit::Jiao;
        else if (word.trimmed() == QLatin1String("nocheck"))
            row.check = CheckRule::None;
        else
            return bad();
    }
    if (!inStorePatterns().contains(row.pattern) || row.prefix.size() != row.pattern.count(QLatin1Char('F'))
        || !isDigits(row.prefix) || row.prefix[0] != QLatin1Char('2'))
        return bad();
    if (row.pattern.size() == 18 && row.prefix.size() == 2 && row.prefix[1] > QLatin1Char('4'))
        return bad();
    return row;
}
} // namespace

QStringList inStorePatterns()
{
    QStringList list;
    for (const char *pattern : kPatterns)
        list.append(QLatin1String(pattern));
    return list;
}

InStoreLayouts InStoreLayouts::defaults()
{
    InStoreLayouts layouts;
    layouts.m_rows = {{QStringLiteral("20"), QStringLiteral("FFWWWWWNNNNNC"), AmountUnit::Fen, CheckRule::Ean},
        {QStringLiteral("21"), QStringLiteral("FFWWWWWEEEEEC"), AmountUnit::Fen, CheckRule::Ean},
        {QStringLiteral("22"), QStringLiteral("FFWWWWWEEEEENNNNNC"), AmountUnit::Fen, CheckRule::Ean}};
    return layouts;
}

Result<InStoreLayouts> InStoreLayouts::parse(const QString &text)
{
    InStoreLayouts layouts;
    const QStringList parts = text.split(QLatin1Char(';'), Qt::SkipEmptyParts);
    for (const QString &part : parts) {
        const auto row = parseRow(part);
        if (!row)
            return fail(row.error());
        const bool twice = std::any_of(layouts.m_rows.cbegin(), layouts.m_rows.cend(), [&](const InStoreLayout &other) {
            return other.prefix == row->prefix && other.pattern.size() == row->pattern.size();
        });
        if (twice)
            return fail(ErrorCode::InvalidInput, QStringLiteral("a label prefix is set twice"), {part});
        layouts.m_rows.append(*row);
    }
    return layouts;
}

QString InStoreLayouts::toString() const
{
    QStringList parts;
    for (const InStoreLayout &row : m_rows) {
        QString part = row.prefix + QLatin1Char('=') + row.pattern;
        if (row.amountUnit == AmountUnit::Jiao)
            part += QStringLiteral(",jiao");
        if (row.check == CheckRule::None)
            part += QStringLiteral(",nocheck");
        parts.append(part);
    }
    return parts.join(QLatin1Char(';'));
}

InStoreRead InStoreLayouts::read(QStringView digits) const
{
    InStoreRead result;
    if ((digits.size() != 13 && digits.size() != 18) || !isDigits(digits))
        return result;
    const InStoreLayout *layout = nullptr;
    for (const InStoreLayout &row : m_rows)
        if (begins(row, digits) && (!layout || row.prefix.size() > layout->prefix.size()))
            layout = &row;
    if (!layout)
        return result;
    result.matches = true;
    result.code.prefix = layout->prefix;
    result.code.plu = field(digits, layout->pattern, 'W');
    const QString amount = field(digits, layout->pattern, 'E');
    const QString weight = field(digits, layout->pattern, 'N');
    const QString verifier = field(digits, layout->pattern, 'V');
    if (!amount.isEmpty())
        result.code.amount = Money::fromFen(amount.toLongLong() * (layout->amountUnit == AmountUnit::Jiao ? 10 : 1));
    if (!weight.isEmpty())
        result.code.weight = Quantity::grams(weight.toLongLong());
    if (layout->check == CheckRule::Ean && !hasGoodCheckDigit(digits))
        result.fault = LabelFault::CheckDigit;
    else if (!verifier.isEmpty() && priceVerifier(amount) != verifier[0].digitValue())
        result.fault = LabelFault::PriceVerifier;
    else if (result.code.amount && result.code.amount->isZero())
        result.fault = LabelFault::ZeroAmount;
    else if (result.code.weight && result.code.weight->isZero())
        result.fault = LabelFault::ZeroWeight;
    return result;
}

int priceVerifier(QStringView price)
{
    if (!isDigits(price))
        return -1;
    const auto d = [&](int i) { return price[i].unicode() - u'0'; };
    if (price.size() == 4)
        return (k2Minus[d(0)] + k2Minus[d(1)] + k3[d(2)] + k5Minus[d(3)]) * 3 % 10;
    if (price.size() != 5)
        return -1;
    const int sum = k5Plus[d(0)] + k2Minus[d(1)] + k5Minus[d(2)] + k5Plus[d(3)] + k2Minus[d(4)];
    const int rest = (10 - sum % 10) % 10;
    return static_cast<int>(std::find(std::begin(k5Minus), std::end(k5Minus), rest) - std::begin(k5Minus));
}

Result<Quantity> weightFromAmount(Money amount, Money pricePerKg)
{
    if (pricePerKg.fen() <= 0)
        return fail(ErrorCode::InvalidInput, QStringLiteral("no price per kg to weigh an amount label with"));
    const auto grams = mulDiv(amount.fen(), 1000, pricePerKg.fen(), Rounding::HalfUp);
    if (!grams)
        return fail(grams.error());
    return Quantity::grams(*grams);
}

Result<Money> amountFromWeight(Money pricePerKg, Quantity weight) { return times(pricePerKg, weight); }

bool printedAmountDiffers(Money printed, Money pricePerKg, Quantity weight)
{
    const auto computed = amountFromWeight(pricePerKg, weight);
    return !computed || qAbs(computed->fen() - printed.fen()) > 1;
}

Result<QString> writeInStore(const InStoreLayout &layout, const QString &plu, Money amount, Quantity weight)
{
    const qint64 unit = layout.amountUnit == AmountUnit::Jiao ? 10 : 1;
    const auto count = [&](char letter) { return static_cast<int>(layout.pattern.count(QLatin1Char(letter))); };
    const auto fit = [](qint64 value, int width) {
        return QString::number(value).rightJustified(width, QLatin1Char('0'));
    };
    const QString e = count('E') ? fit(amount.fen() / unit, count('E')) : QString();
    const QString n = count('N') ? fit(weight.thousandths(), count('N')) : QString();
    const QString w = plu.rightJustified(count('W'), QLatin1Char('0'));
    if (e.size() != count('E') || n.size() != count('N') || w.size() != count('W') || !isDigits(w)
        || amount.isNegative() || weight < Quantity() || (count('E') && amount.fen() % unit != 0))
        return fail(ErrorCode::InvalidInput, QStringLiteral("does not fit on the label"), {layout.pattern});
    QString text;
    qsizetype at[4] = {};
    for (const QChar letter : layout.pattern) {
        if (letter == QLatin1Char('F'))
            text += layout.prefix[at[0]++];
        else if (letter == QLatin1Char('W'))
            text += w[at[1]++];
        else if (letter == QLatin1Char('E'))
            text += e[at[2]++];
        else if (letter == QLatin1Char('N'))
            text += n[at[3]++];
        else if (letter == QLatin1Char('V'))
            text += QString::number(priceVerifier(e));
        else
            text += QString::number(eanCheckDigit(text));
    }
    return text;
}

} // namespace mendian::codes
