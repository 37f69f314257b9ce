// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as a goods file: the import ends, keeps its promises, and what it accepts it can write and read again.
#include "models/catalog/goodscsv.h"
#include "models/catalog/goodsimport.h"

#include <algorithm>
#include <cstdlib>

using namespace mendian;

static void require(bool holds)
{
    if (!holds)
        std::abort();
}

// The writer puts single codes before packs, and packs of a kind together.
static QList<Sku> sorted(QList<Sku> goods)
{
    for (Sku &sku : goods)
        std::sort(sku.barcodes.begin(), sku.barcodes.end(),
            [](const Barcode &a, const Barcode &b) { return a.text < b.text; });
    return goods;
}

extern "C" int LLVMFuzzerTestOneInput(const quint8 *data, size_t size)
{
    const QByteArrayView bytes(data, static_cast<qsizetype>(size));
    const auto read = importGoodsCsv(bytes);
    require(read.has_value());
    const ImportReport &report = read->report;
    require(report.ok() == (report.errorCount == 0));
    require(report.errors.size() <= kMaxShownErrors && report.errors.size() <= report.errorCount);
    require(read->goods.size() == read->lines.size());
    require(report.ok() ? read->goods.size() == report.rows && report.rows > 0 : read->goods.isEmpty());
    qint64 lines = 1;
    for (const char c : bytes)
        lines += c == '\n' || c == '\r';
    for (const RowError &error : report.errors)
        require(error.line >= 0 && error.line <= lines && error.column >= 0 && !error.sentence().isEmpty());
    require(!reportText(report).isEmpty() && !reportJson(report).isEmpty());
    for (const Sku &sku : read->goods) {
        require(validate(sku).isEmpty());
        const auto copy = skuFromJson([&] {
            QJsonObject object = toJson(sku);
            object.insert(QStringLiteral("id"), SkuId::create().toString());
            return object;
        }());
        require(copy.has_value() && copy->name == sku.name);
    }
    if (!report.ok())
        return 0;
    const auto again = importGoodsCsv(goodsCsv(read->goods));
    require(again.has_value() && again->report.ok() && sorted(again->goods) == sorted(read->goods));
    return 0;
}
