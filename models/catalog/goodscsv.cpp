// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalog/goodscsv.h"

#include "models/catalog/importcolumns.h"

#include <algorithm>

namespace mendian {

namespace {
constexpr Column kWritten[] = {Column::Number, Column::Barcode, Column::Name, Column::ShortName, Column::Spec,
    Column::Unit, Column::Price, Column::MemberPrice, Column::Cost, Column::Category, Column::TaxRate, Column::Weighed,
    Column::Plu, Column::Fresh, Column::Shelf, Column::MinimumAge, Column::Active};

bool isPack(const Barcode &barcode) { return barcode.pack != 1 || barcode.packPrice; }

/// One entry for each quantity and price, with all its codes separated by semicolons.
QList<Barcode> packKinds(const Sku &sku)
{
    QList<Barcode> kinds;
    for (const Barcode &barcode : sku.barcodes) {
        if (!isPack(barcode))
            continue;
        const auto same = std::find_if(kinds.begin(), kinds.end(),
            [&](const Barcode &kind) { return kind.pack == barcode.pack && kind.packPrice == barcode.packPrice; });
        if (same == kinds.end())
            kinds.append(barcode);
        else
            same->text += u';' + barcode.text;
    }
    return kinds;
}

QString yesNo(bool value) { return value ? QStringLiteral(u"是") : QStringLiteral(u"否"); }

QString amount(const std::optional<Money> &money) { return money ? money->toString() : QString(); }

QString singleCodes(const Sku &sku)
{
    QStringList codes;
    for (const Barcode &barcode : sku.barcodes)
        if (!isPack(barcode))
            codes.append(barcode.text);
    return codes.join(u';');
}

QString text(const Sku &sku, Column column)
{
    switch (column) {
    case Column::Number:
        return sku.number;
    case Column::Barcode:
        return singleCodes(sku);
    case Column::Name:
        return sku.name;
    case Column::ShortName:
        return sku.shortName;
    case Column::Spec:
        return sku.spec;
    case Column::Unit:
        return sku.unit;
    case Column::Price:
        return sku.price.toString();
    case Column::MemberPrice:
        return amount(sku.memberPrice);
    case Column::Cost:
        return amount(sku.cost);
    case Column::Category:
        return sku.category;
    case Column::TaxRate:
        return Money::fromFen(sku.taxRate).toString() + u'%';
    case Column::Weighed:
        return yesNo(sku.weighed);
    case Column::Plu:
        return sku.plu;
    case Column::Fresh:
        return yesNo(sku.fresh);
    case Column::Shelf:
        return sku.shelf;
    case Column::MinimumAge:
        return sku.minimumAge == 0 ? QString() : QString::number(sku.minimumAge);
    case Column::Active:
        return yesNo(sku.active);
    default:
        return {};
    }
}

QByteArray quoted(const QString &cell)
{
    QByteArray bytes = cell.toUtf8();
    if (bytes.contains(',') || bytes.contains('"') || bytes.contains('\n') || bytes.contains('\r')) {
        bytes.replace('"', "\"\"");
        bytes = '"' + bytes + '"';
    }
    return bytes;
}
} // namespace

GoodsCsvWriter::GoodsCsvWriter(int packColumns) : m_packColumns(qBound(0, packColumns, 9)) {}

QByteArray GoodsCsvWriter::heading() const
{
    QStringList cells;
    for (const Column column : kWritten)
        cells.append(headingsOf(column).first());
    for (int i = 1; i <= m_packColumns; ++i)
        for (const Column column : {Column::PackBarcode, Column::PackQuantity, Column::PackPrice})
            cells.append(headingsOf(column).first() + (i == 1 ? QString() : QString::number(i)));
    return "\xEF\xBB\xBF" + cells.join(u',').toUtf8() + "\r\n";
}

QByteArray GoodsCsvWriter::row(const Sku &sku) const
{
    QByteArrayList cells;
    for (const Column column : kWritten)
        cells.append(quoted(text(sku, column)));
    const QList<Barcode> packs = packKinds(sku);
    for (int i = 0; i < m_packColumns; ++i) {
        const bool there = i < packs.size();
        cells.append(there ? packs[i].text.toUtf8() : QByteArray());
        cells.append(there ? QByteArray::number(packs[i].pack) : QByteArray());
        cells.append(there ? amount(packs[i].packPrice).toUtf8() : QByteArray());
    }
    return cells.join(',') + "\r\n";
}

QByteArray goodsCsv(const QList<Sku> &goods)
{
    int packs = 0;
    for (const Sku &sku : goods)
        packs = qMax(packs, static_cast<int>(packKinds(sku).size()));
    const GoodsCsvWriter writer(packs);
    QByteArray csv = writer.heading();
    for (const Sku &sku : goods)
        csv += writer.row(sku);
    return csv;
}

} // namespace mendian
