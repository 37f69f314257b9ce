// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalog/skurules.h"

#include "models/catalog/gtin.h"
#include "models/codes/gtin.h"

#include <QSet>
#include <iterator>

namespace mendian {

namespace {
struct TextRule
{
    SkuField field;
    QString Sku::*member;
    bool required;
    qsizetype longest;
};
constexpr TextRule kTextRules[] = {
    {SkuField::Number, &Sku::number, true, 32},
    {SkuField::Name, &Sku::name, true, 120},
    {SkuField::ShortName, &Sku::shortName, false, 60},
    {SkuField::Spec, &Sku::spec, false, 60},
    {SkuField::Unit, &Sku::unit, true, 12},
    {SkuField::Category, &Sku::category, false, 200},
    {SkuField::Shelf, &Sku::shelf, false, 32},
};
constexpr qsizetype kLongestBarcode = 48;
constexpr qsizetype kLongestCategoryPart = 30;
constexpr qsizetype kCategoryLevels = 6;
constexpr int kFullRate = 10'000;

bool hasControl(QStringView text)
{
    for (const QChar c : text)
        if (c.category() == QChar::Other_Control)
            return true;
    return false;
}

bool holdsOnly(QStringView text, QStringView extra)
{
    for (const QChar c : text) {
        const bool plain = (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
        if (!plain && !extra.contains(c))
            return false;
    }
    return true;
}

/// Collects the errors of one SKU.
class Checker
{
public:
    explicit Checker(const Sku &sku) : m_sku(sku) {}

    QList<FieldError> run()
    {
        texts();
        if (!holdsOnly(m_sku.number, u"-._/#"))
            add(SkuField::Number, GoodsProblem::BadNumber, {m_sku.number});
        prices();
        numbers();
        category();
        if (m_sku.weighed && m_sku.unit != QLatin1String("kg") && !m_sku.unit.isEmpty())
            add(SkuField::Unit, GoodsProblem::WeighedUnit, {m_sku.unit});
        barcodes();
        return m_errors;
    }

private:
    void add(SkuField field, GoodsProblem problem, QStringList args = {}, qsizetype barcode = -1)
    {
        m_errors.append(FieldError{field, problem, std::move(args), barcode});
    }

    void texts()
    {
        for (const TextRule &rule : kTextRules) {
            const QString &text = m_sku.*rule.member;
            if (rule.required && text.trimmed().isEmpty())
                add(rule.field, GoodsProblem::Missing);
            if (text.size() > rule.longest)
                add(rule.field, GoodsProblem::TooLong, {QString::number(text.size()), QString::number(rule.longest)});
            if (hasControl(text))
                add(rule.field, GoodsProblem::ControlCharacter);
        }
    }

    void money(SkuField field, const std::optional<Money> &amount, qsizetype barcode = -1)
    {
        if (!amount)
            return;
        if (amount->isNegative())
            add(field, GoodsProblem::Negative, {amount->toString()}, barcode);
        else if (*amount > kMaxAmount)
            add(field, GoodsProblem::TooLarge, {amount->toString(), kMaxAmount.toString()}, barcode);
    }

    void prices()
    {
        money(SkuField::Price, m_sku.price);
        money(SkuField::MemberPrice, m_sku.memberPrice);
        money(SkuField::Cost, m_sku.cost);
        if (m_sku.memberPrice && *m_sku.memberPrice > m_sku.price)
            add(SkuField::MemberPrice, GoodsProblem::MemberAbovePrice,
                {m_sku.memberPrice->toString(), m_sku.price.toString()});
    }

    void numbers()
    {
        const bool pluGood =
            m_sku.plu.isEmpty() || ((m_sku.plu.size() == 5 || m_sku.plu.size() == 6) && codes::isDigits(m_sku.plu));
        if (!pluGood)
            add(SkuField::Plu, GoodsProblem::BadPlu, {m_sku.plu});
        if (m_sku.taxRate < 0 || m_sku.taxRate > kFullRate)
            add(SkuField::TaxRate, GoodsProblem::TaxUnclear, {QString::number(m_sku.taxRate)});
        if (m_sku.minimumAge < 0 || m_sku.minimumAge > 99)
            add(SkuField::MinimumAge, GoodsProblem::BadAge, {QString::number(m_sku.minimumAge)});
    }

    void category()
    {
        if (m_sku.category.isEmpty())
            return;
        const auto parts = QStringView(m_sku.category).split(u'/');
        bool good = parts.size() <= kCategoryLevels;
        for (const QStringView part : parts)
            good = good && !part.trimmed().isEmpty() && part.size() <= kLongestCategoryPart;
        if (!good)
            add(SkuField::Category, GoodsProblem::BadCategory, {m_sku.category});
    }

    void barcodes()
    {
        if (m_sku.barcodes.size() > kMaxBarcodesPerSku)
            add(SkuField::Barcode, GoodsProblem::TooLarge,
                {QString::number(m_sku.barcodes.size()), QString::number(kMaxBarcodesPerSku)});
        QSet<QString> seen;
        for (qsizetype i = 0; i < m_sku.barcodes.size(); ++i) {
            const Barcode &barcode = m_sku.barcodes[i];
            barcodeText(barcode.text, i);
            const QString key = barcodeKey(barcode.text);
            if (seen.contains(key))
                add(SkuField::Barcode, GoodsProblem::RepeatedBarcode, {barcode.text}, i);
            seen.insert(key);
            if (barcode.pack < 1 || barcode.pack > kMaxPack)
                add(SkuField::Pack, GoodsProblem::BadPack, {QString::number(barcode.pack)}, i);
            money(SkuField::PackPrice, barcode.packPrice, i);
        }
    }

    void barcodeText(const QString &text, qsizetype at)
    {
        if (text.isEmpty())
            return add(SkuField::Barcode, GoodsProblem::Missing, {}, at);
        if (text.size() > kLongestBarcode)
            return add(SkuField::Barcode, GoodsProblem::TooLong,
                {QString::number(text.size()), QString::number(kLongestBarcode)}, at);
        if (!holdsOnly(text, u"-._/+*$%"))
            return add(SkuField::Barcode, GoodsProblem::BadBarcode, {text}, at);
        if (codeShape(text) == CodeShape::BadCheck)
            add(SkuField::Barcode, GoodsProblem::BadCheckDigit,
                {text, QString::number(codes::eanCheckDigit(QStringView(text).chopped(1)))}, at);
    }

    const Sku &m_sku;
    QList<FieldError> m_errors;
};
} // namespace

const char *fieldName(SkuField field)
{
    static constexpr const char *kNames[] = {"number", "name", "short_name", "spec", "unit", "price", "member_price",
        "cost", "weighed", "plu", "category", "tax_rate", "shelf", "fresh", "active", "minimum_age", "barcode", "pack",
        "pack_price"};
    static_assert(std::size(kNames) == static_cast<size_t>(SkuField::PackPrice) + 1);
    return kNames[static_cast<size_t>(field)];
}

const char *problemCode(GoodsProblem problem)
{
    static constexpr const char *kCodes[] = {
#define X(name, sentence) #name,
        MENDIAN_GOODS_PROBLEMS(X)
#undef X
    };
    return kCodes[static_cast<size_t>(problem)];
}

QString problemSentence(GoodsProblem problem, const QStringList &args)
{
    static constexpr const char *kSentences[] = {
#define X(name, sentence) sentence,
        MENDIAN_GOODS_PROBLEMS(X)
#undef X
    };
    // All places are filled in one pass: an argument that itself holds "%2" stays as it is.
    const QString pattern = QString::fromUtf8(kSentences[static_cast<size_t>(problem)]);
    QString sentence;
    for (qsizetype i = 0; i < pattern.size(); ++i) {
        const qsizetype place = pattern[i] == u'%' && i + 1 < pattern.size() ? pattern[i + 1].unicode() - u'1' : -1;
        if (place == 0 || place == 1) {
            sentence += args.value(place);
            ++i;
        } else {
            sentence += pattern[i];
        }
    }
    return sentence;
}

QList<FieldError> validate(const Sku &sku) { return Checker(sku).run(); }

} // namespace mendian
