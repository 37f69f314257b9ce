// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalog/importreport.h"

#include <QByteArrayView>
#include <atomic>
#include <functional>

namespace mendian {

struct ImportProgress
{
    qint64 rows = 0;
    qint64 bytes = 0; ///< of the file, read so far
    qint64 totalBytes = 0;
};

struct ImportOptions
{
    std::function<void(const ImportProgress &)> progress; ///< every 1,000 rows and at the end, on the same thread
    const std::atomic<bool> *cancel = nullptr;            ///< looked at every 100 rows
};

/// The goods of a file, or what is wrong with it; when report.ok() is false the lists are empty.
struct GoodsImport
{
    QList<Sku> goods;    ///< in the order of the file; ids are null: the store keeps the id of a number it has
    QList<qint64> lines; ///< the line of each, for errors found later (a barcode taken in the shop)
    ImportReport report;
};

inline constexpr qint64 kMaxImportRows = 200'000;
inline constexpr qint64 kMaxImportBytes = 256 * 1024 * 1024;

/// Reads a goods CSV (docs/import.md). Pure: bytes in, goods or errors out, any thread. The only failure of the call
/// itself is ErrorCode::Cancelled; everything wrong with the file is in the report.
Result<GoodsImport> importGoodsCsv(QByteArrayView bytes, const ImportOptions &options = {});

} // namespace mendian
