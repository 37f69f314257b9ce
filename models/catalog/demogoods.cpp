// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalog/demogoods.h"

#include "models/catalog/demowords.h"
#include "models/codes/gtin.h"

#include <QHash>
#include <numeric>

namespace mendian {

namespace {
constexpr int kFirstNumber = 100'001;
constexpr int kFirstWeighedPlu = 21;
constexpr qint64 kBornMs = 1'735'689'600'000; // 2025-01-01, for the ids
constexpr qint64 kItemsPerCompany = 100'000;  // five digits after the company part of an EAN-13

/// splitmix64: the same numbers everywhere, for ever.
class Random
{
public:
    explicit Random(quint64 seed) : m_state(seed) {}
    quint64 next()
    {
        m_state += 0x9e3779b97f4a7c15;
        quint64 z = m_state;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
        z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
        return z ^ (z >> 31);
    }
    qint64 below(qint64 bound) { return static_cast<qint64>(next() % static_cast<quint64>(bound)); }

private:
    quint64 m_state;
};

QStringList words(const char16_t *text) { return QString::fromUtf16(text).split(u' '); }

struct Spec
{
    QString text;
    QString unit;
    qint64 permille = 1000;
};

QList<Spec> parseSpecs(const demo::Line &line)
{
    QList<Spec> specs;
    for (const QString &entry : words(line.specs)) {
        const QString price = entry.section(u'=', 1);
        qsizetype digits = 0;
        while (digits < price.size() && price[digits].isDigit())
            ++digits;
        const QString unit = price.mid(digits);
        specs.append({entry.section(u'=', 0, 0), unit.isEmpty() ? QString::fromUtf16(line.unit) : unit,
            price.left(digits).toLongLong()});
    }
    return specs;
}

struct Family
{
    const demo::Line *line = nullptr;
    QString category;
    QStringList brands;
    qsizetype firstBrand = 0; // index of brands[0] among all brands
    QStringList variants;
    QList<Spec> specs;
    qint64 stride = 1;
    qint64 used = 0;

    qint64 combinations() const { return brands.size() * variants.size() * specs.size(); }
};

/// Prices end in 0, 5, 8 or 9 jiao, as shelf labels do; from 100 yuan on they are whole.
Money shelfPrice(qint64 fen)
{
    if (fen >= 10'000)
        return Money::fromFen(fen / 100 * 100);
    static constexpr int kEnding[] = {0, 0, 0, 5, 5, 5, 8, 8, 8, 9};
    const qint64 jiao = qMax<qint64>(5, fen / 10);
    return Money::fromFen((jiao / 10 * 10 + kEnding[jiao % 10]) * 10);
}

class Generator
{
public:
    explicit Generator(quint32 seed) : m_seed(seed)
    {
        QHash<QString, const demo::BrandGroup *> groups;
        QHash<QString, qsizetype> first;
        for (const demo::BrandGroup &group : demo::brandGroups()) {
            groups.insert(QString::fromUtf16(group.name), &group);
            first.insert(QString::fromUtf16(group.name), m_itemsOfBrand.size());
            m_itemsOfBrand.resize(m_itemsOfBrand.size() + words(group.brands).size());
        }
        Random random(quint64(seed) << 32);
        for (const demo::Line &line : demo::lines()) {
            const QString name = QString::fromUtf16(line.brands);
            Family family{&line, QString::fromUtf16(line.category), words(groups.value(name)->brands),
                first.value(name), words(line.variants), parseSpecs(line)};
            const qint64 all = family.combinations();
            family.stride = 1 + random.below(all);
            while (std::gcd(family.stride, all) != 1)
                ++family.stride;
            m_families.append(family);
        }
    }

    Sku make(int index)
    {
        m_random = Random((quint64(m_seed) << 32) ^ (quint64(index) * 0xd6e8feb86659fd93));
        Sku sku;
        sku.id = idOf(index);
        sku.number = QString::number(kFirstNumber + index);
        const auto quick = static_cast<int>(demo::quickKeys().size());
        const auto weighed = static_cast<int>(demo::weighedGoods().size());
        if (index < quick)
            quickKey(sku, demo::quickKeys()[static_cast<size_t>(index)], index);
        else if (index < quick + weighed)
            freshByWeight(sku, demo::weighedGoods()[static_cast<size_t>(index - quick)], index - quick);
        else
            packed(sku, index - quick - weighed);
        return sku;
    }

private:
    SkuId idOf(int index)
    {
        QByteArray bytes(16, '\0');
        const qint64 ms = kBornMs + index;
        for (int i = 0; i < 6; ++i)
            bytes[i] = static_cast<char>(ms >> (8 * (5 - i)));
        quint64 tail = m_random.next();
        for (int i = 6; i < 16; ++i, tail = i == 11 ? m_random.next() : tail >> 8)
            bytes[i] = static_cast<char>(tail);
        bytes[6] = static_cast<char>((bytes[6] & 0x0f) | 0x70);
        bytes[8] = static_cast<char>((bytes[8] & 0x3f) | 0x80);
        return SkuId::fromBytes(bytes).value_or(SkuId());
    }

    void setPrices(Sku &sku, qint64 marginPermille)
    {
        if (sku.price.isZero())
            return;
        const qint64 fen = sku.price.fen();
        sku.cost = Money::fromFen(qMax<qint64>(1, fen * (1000 - marginPermille) / 1000));
        if (m_random.below(4) == 0 && fen >= 200)
            sku.memberPrice = Money::fromFen(fen * (90 + m_random.below(7)) / 1000 * 10);
    }

    QString shelf(char zone, qint64 aisle)
    {
        return QStringLiteral("%1%2-%3-%4")
            .arg(QLatin1Char(zone))
            .arg(aisle, 2, 10, QLatin1Char('0'))
            .arg(1 + m_random.below(5))
            .arg(1 + m_random.below(20), 2, 10, QLatin1Char('0'));
    }

    void quickKey(Sku &sku, const demo::QuickKey &key, int index)
    {
        sku.name = QString::fromUtf16(key.name);
        sku.spec = QString::fromUtf16(key.spec);
        sku.unit = QString::fromUtf16(key.unit);
        sku.category = QString::fromUtf16(key.category);
        sku.price = Money::fromFen(key.fen);
        sku.taxRate = key.tax;
        sku.weighed = key.weighed;
        sku.fresh = key.fresh;
        if (key.weighed)
            sku.plu = QStringLiteral("%1").arg(index + 1, 5, 10, QLatin1Char('0'));
        if (sku.price.fen() >= 100 && sku.price.fen() % 100 != 0)
            sku.memberPrice = Money::fromFen(sku.price.fen() * 95 / 1000 * 10);
        if (!sku.price.isZero())
            sku.cost = Money::fromFen(sku.price.fen() * 6 / 10);
    }

    void freshByWeight(Sku &sku, const demo::Weighed &goods, int index)
    {
        sku.name = QString::fromUtf16(goods.name);
        sku.spec = QStringLiteral(u"散装");
        sku.unit = QStringLiteral("kg");
        sku.category = QString::fromUtf16(goods.category);
        sku.price = Money::fromFen(goods.fen);
        sku.weighed = true;
        sku.fresh = sku.category.startsWith(QStringLiteral(u"生鲜"));
        sku.taxRate = sku.fresh ? 0 : 1300;
        sku.plu = QStringLiteral("%1").arg(kFirstWeighedPlu + index, 5, 10, QLatin1Char('0'));
        sku.shelf = shelf(goods.zone, 1);
        setPrices(sku, 220 + m_random.below(120));
    }

    /// A brand is a company: its codes share their first digits until it has used them up.
    QString nextEan(qsizetype brand)
    {
        const qint64 item = m_itemsOfBrand[brand]++;
        const qint64 block = brand + m_itemsOfBrand.size() * (item / kItemsPerCompany);
        const qint64 company = (block * 38'557 + m_seed % 100'000) % 100'000; // both factors are coprime to 10:
        const qint64 number = (item * 7'919 + 10'007) % kItemsPerCompany;     // no code comes twice
        const QString body =
            QStringLiteral("69%1%2").arg(company, 5, 10, QLatin1Char('0')).arg(number, 5, 10, QLatin1Char('0'));
        return body + QString::number(codes::eanCheckDigit(body));
    }

    void packed(Sku &sku, qint64 index)
    {
        Family &family = m_families[index % m_families.size()];
        const qint64 all = family.combinations();
        const qint64 round = family.used / all;
        qint64 pick = (family.used++ % all) * family.stride % all;
        const qint64 brand = pick % family.brands.size();
        pick /= family.brands.size();
        const QString &variant = family.variants[pick % family.variants.size()];
        const Spec &spec = family.specs[pick / family.variants.size()];
        const demo::Line &line = *family.line;
        const QString kind = (variant == u'-' ? QString() : variant)
            + (line.noun[0] == u'-' ? QString() : QString::fromUtf16(line.noun));
        sku.name = family.brands[brand] + u' ' + kind + u' ' + spec.text + edition(round);
        if (sku.name.size() > 14)
            sku.shortName = family.brands[brand] + kind.left(10);
        sku.spec = spec.text;
        sku.unit = spec.unit;
        sku.category = family.category;
        // Brands differ by up to a fifth, editions a little.
        const qint64 permille = 900 + brand * 37 % 200 + round % 16 * 12 + m_random.below(30);
        sku.price = shelfPrice(line.fen * spec.permille / 1000 * permille / 1000);
        sku.taxRate = line.tax;
        sku.shelf = shelf(line.zone, 1 + index % m_families.size() % 12);
        sku.fresh = line.fresh;
        sku.minimumAge = line.age;
        setPrices(sku, 150 + m_random.below(250));
        codes(sku, family.firstBrand + brand);
    }

    static QString edition(qint64 round)
    {
        if (round == 0)
            return {};
        const auto names = demo::editions();
        const auto count = static_cast<qint64>(names.size());
        QString text;
        if (round % count != 0)
            text = u' ' + QString::fromUtf16(names[static_cast<size_t>(round % count)]);
        if (round >= count)
            text += QStringLiteral(u" %1代").arg(round / count + 1);
        return text;
    }

    void codes(Sku &sku, qsizetype brand)
    {
        sku.barcodes.append({nextEan(brand), 1, {}});
        if (m_random.below(40) == 0)
            sku.barcodes.append({nextEan(brand), 1, {}}); // the new packing and the old one
        if (sku.fresh || m_random.below(6) != 0 || sku.price >= 5000_fen)
            return;
        static constexpr qint64 kPacks[] = {6, 10, 12, 24};
        Barcode pack{nextEan(brand), kPacks[m_random.below(4)], {}};
        if (m_random.below(3) != 0)
            pack.packPrice = Money::fromFen(sku.price.fen() * pack.pack * 95 / 1000 * 10);
        sku.barcodes.append(pack);
    }

    quint32 m_seed;
    Random m_random{0};
    QList<Family> m_families;
    QList<qint64> m_itemsOfBrand;
};
} // namespace

void forEachDemoSku(int n, quint32 seed, const std::function<void(const Sku &)> &use)
{
    Generator generator(seed);
    for (int i = 0; i < qBound(0, n, kMaxDemoGoods); ++i)
        use(generator.make(i));
}

QList<Sku> demoGoods(int n, quint32 seed)
{
    QList<Sku> goods;
    goods.reserve(qBound(0, n, kMaxDemoGoods));
    forEachDemoSku(n, seed, [&](const Sku &sku) { goods.append(sku); });
    return goods;
}

QStringList demoQuickKeyNumbers()
{
    QStringList numbers;
    for (qsizetype i = 0; i < static_cast<qsizetype>(demo::quickKeys().size()); ++i)
        numbers.append(QString::number(kFirstNumber + i));
    return numbers;
}

} // namespace mendian
