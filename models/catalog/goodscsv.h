// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalog/sku.h"

namespace mendian {

/// Writes goods as the CSV that importGoodsCsv() reads back to equal SKUs (but for their ids, and with single codes
/// before packs): UTF-8 with BOM, so that spreadsheets open it rightly, Chinese headings, CRLF. Packs stand in 箱码
/// 装箱数 箱价, 箱码2 …: nine different quantities and prices a SKU at most, each with any number of codes.
class GoodsCsvWriter
{
public:
    explicit GoodsCsvWriter(int packColumns = 3);
    QByteArray heading() const;
    QByteArray row(const Sku &sku) const;

private:
    int m_packColumns;
};

QByteArray goodsCsv(const QList<Sku> &goods);

} // namespace mendian
