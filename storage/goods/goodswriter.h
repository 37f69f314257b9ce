// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/goods/goodsrepository.h"
#include "storage/sql/statement.h"

#include <QSet>

namespace mendian::storage {

/// Something that belongs to other goods already.
struct GoodsConflict
{
    qsizetype index = 0; ///< of the SKU given
    SkuField field{};    ///< Number, Plu or Barcode
    QString value;
    QString owner; ///< item number of the other
};

/// One change of the goods feed inside a transaction that the caller holds. First every SKU is prepared (its old codes
/// are taken away), then every SKU is written, so codes may move between goods of one change.
class GoodsWriter
{
public:
    explicit GoodsWriter(Database &reference) : m_db(reference) {}

    Status begin(const FeedHead &before);
    /// Finds the row a SKU belongs to and frees its codes. Equal rows are left alone.
    Status prepare(const Sku &sku);
    /// Writes the `index`-th prepared SKU, or notes a conflict.
    Status write(const Sku &sku, qsizetype index);
    Status removeRow(qint64 id);
    /// Deletes every live row that was not prepared.
    Status removeOthers();
    /// Stores the new head.
    Result<GoodsChange> finish();

    const QList<GoodsConflict> &conflicts() const { return m_conflicts; }

private:
    struct Prepared
    {
        qint64 id = 0;
        SkuId sku;
        bool isNew = false;
        bool same = false;
    };
    Status freeCodes(qint64 id);
    Status writeCodes(const Sku &sku, qint64 id, qsizetype index);
    Result<QString> ownerOfBarcode(const QString &code);
    Result<QString> ownerOfColumn(const char *sql, const QString &value, qint64 self);

    Database &m_db;
    FeedHead m_before;
    quint64 m_sum = 0;
    qint64 m_nextId = 1;
    qint64 m_rows = 0;
    QList<Prepared> m_prepared;
    QSet<qint64> m_touched;
    QList<GoodsConflict> m_conflicts;
};

} // namespace mendian::storage
