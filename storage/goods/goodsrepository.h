// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalog/goodsimport.h"
#include "storage/reference/feed.h"

namespace mendian::storage {

struct GoodsChange
{
    qint64 version = 0; ///< of the feed after the change
    qint64 rows = 0;    ///< written; 0: nothing differed and the version stayed
};

/// Appends the ref_change fact (who, why) to the journal. Called inside the change's transaction, before its commit,
/// and only when something changed: a failure takes everything back, so no change goes unrecorded. (A crash between the
/// two files leaves a fact whose version the next change uses again.)
using RecordChange = std::function<Status(const GoodsChange &)>;

enum class ImportMode {
    AddAndUpdate, ///< goods that are not in the file stay as they are
    ReplaceAll,   ///< goods that are not in the file are deleted
};

struct GoodsImportResult
{
    ImportReport report; ///< the file's, with barcodes and PLUs added that belong to other goods of the shop
    GoodsChange change;  ///< rows 0 when the report has errors
};

/// A code's SKU and what the code stands for.
struct FoundGoods
{
    Sku sku;
    Barcode barcode;
};

/// A row of the feed for those who follow it.
struct GoodsRow
{
    qint64 id = 0; ///< small number of the row in this file
    SkuId sku;
    qint64 version = 0;
    bool deleted = false;
    quint64 sum = 0;
    Sku body; ///< empty when deleted
};

/// Goods in reference.db: rows of the feed "goods" (design §3), found by code in constant time. Thread of the Database.
/// Look-ups return NotFound for what is not there; a damaged row is Corrupt.
class GoodsRepository
{
public:
    explicit GoodsRepository(Database &reference);

    Result<FoundGoods> findByBarcode(QStringView code); ///< as scanned; UPC-A and EAN-13 forms are one code
    Result<Sku> findByPlu(QStringView plu);             ///< 5 or 6 digits; leading zeros matter
    Result<Sku> findByNumber(QStringView number);
    Result<Sku> find(SkuId id);

    Result<qint64> count();
    /// Live goods in the order of their numbers, after `afterNumber` (empty: from the start); with a category only
    /// those in it or below it.
    Result<QList<Sku>> page(const QString &afterNumber, int limit, const QString &category = {});
    Result<FeedHead> head();
    /// Rows, tombstones too, after (version, id), in that order.
    Result<QList<GoodsRow>> changesAfter(qint64 version, qint64 id, int limit);

    /// Writes goods as one version: known by id, or by number when the id is null; unknown ones are new. InvalidInput
    /// for a broken rule, Conflict for a number, PLU or barcode of other goods; args[0] names it.
    Result<GoodsChange> save(const QList<Sku> &goods, const RecordChange &record);
    Result<GoodsChange> remove(const QList<SkuId> &ids, const RecordChange &record);
    /// Takes a read file over, all or nothing. Errors of the shop's state come back in the report; the call fails only
    /// with storage errors and Cancelled.
    Result<GoodsImportResult> import(
        const GoodsImport &file, ImportMode mode, const RecordChange &record, const ImportOptions &options = {});

    /// Recomputes set_sum from the rows, and the look-up tables: Corrupt when they differ.
    Status check();

private:
    Database &m_db;
    ReferenceFeed m_feed;
};

} // namespace mendian::storage
