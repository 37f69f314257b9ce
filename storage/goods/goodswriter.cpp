// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/goods/goodswriter.h"

#include "core/json.h"
#include "models/catalog/gtin.h"

namespace mendian::storage {

namespace {
std::optional<QString> orNull(const QString &text) { return text.isEmpty() ? std::nullopt : std::optional(text); }

QJsonObject bodyOf(Sku sku, SkuId id)
{
    sku.id = id;
    return toJson(sku);
}
} // namespace

Status GoodsWriter::begin(const FeedHead &before)
{
    m_before = before;
    m_sum = before.setSum;
    Statement q(m_db, "SELECT COALESCE(MAX(id), 0) + 1 FROM goods");
    if (q.next())
        m_nextId = q.integer(0);
    return q.status();
}

Status GoodsWriter::freeCodes(qint64 id)
{
    Statement codes(m_db, "DELETE FROM goods_barcodes WHERE goods = ?");
    MENDIAN_TRY(codes.bind(id).run());
    Statement columns(m_db, "UPDATE goods SET number = NULL, plu = NULL WHERE id = ?");
    return columns.bind(id).run();
}

Status GoodsWriter::prepare(const Sku &sku)
{
    Prepared prepared;
    prepared.sku = sku.id;
    qint64 oldSum = 0;
    bool deleted = false;
    {
        Statement q(m_db,
            sku.id.isNull() ? "SELECT id, sku, row_sum, deleted FROM goods WHERE number = ?"
                            : "SELECT id, sku, row_sum, deleted FROM goods WHERE sku = ?");
        if (sku.id.isNull())
            q.bind(sku.number);
        else
            q.bind(sku.id);
        if (q.next()) {
            prepared.id = q.integer(0);
            prepared.sku = q.id<SkuId>(1);
            oldSum = q.integer(2);
            deleted = q.boolean(3);
        }
        MENDIAN_TRY(q.status());
    }
    if (prepared.id == 0) {
        prepared.id = m_nextId++;
        prepared.isNew = true;
        if (prepared.sku.isNull())
            prepared.sku = SkuId::create();
    } else {
        const quint64 sum = feedRowSum(prepared.sku.toString(), bodyOf(sku, prepared.sku));
        prepared.same = !deleted && sum == static_cast<quint64>(oldSum);
        if (!prepared.same) {
            if (!deleted)
                m_sum -= static_cast<quint64>(oldSum);
            MENDIAN_TRY(freeCodes(prepared.id));
        }
    }
    if (m_touched.contains(prepared.id))
        return fail(ErrorCode::InvalidInput, QStringLiteral("goods %1 are given twice").arg(sku.number), {sku.number});
    m_touched.insert(prepared.id);
    m_prepared.append(prepared);
    return {};
}

Result<QString> GoodsWriter::ownerOfColumn(const char *sql, const QString &value, qint64 self)
{
    Statement q(m_db, sql);
    q.bind(value, self);
    QString owner;
    if (q.next())
        owner = q.text(0);
    MENDIAN_TRY(q.status());
    return owner;
}

Result<QString> GoodsWriter::ownerOfBarcode(const QString &code)
{
    Statement q(m_db,
        "SELECT COALESCE(g.number, '?') FROM goods_barcodes b JOIN goods g ON g.id = b.goods "
        "WHERE b.code = ?");
    q.bind(code);
    QString owner;
    if (q.next())
        owner = q.text(0);
    MENDIAN_TRY(q.status());
    return owner;
}

Status GoodsWriter::write(const Sku &sku, qsizetype index)
{
    const Prepared &prepared = m_prepared[index];
    if (prepared.same)
        return {};
    const auto conflict = [&](SkuField field, const QString &value, const QString &owner) {
        m_conflicts.append({index, field, value, owner});
    };
    const auto number = ownerOfColumn("SELECT number FROM goods WHERE number = ? AND id <> ?", sku.number, prepared.id);
    if (!number)
        return fail(number.error());
    if (!number->isEmpty())
        conflict(SkuField::Number, sku.number, *number);
    if (!sku.plu.isEmpty()) {
        const auto plu =
            ownerOfColumn("SELECT COALESCE(number, '?') FROM goods WHERE plu = ? AND id <> ?", sku.plu, prepared.id);
        if (!plu)
            return fail(plu.error());
        if (!plu->isEmpty())
            conflict(SkuField::Plu, sku.plu, *plu);
    }
    if (!m_conflicts.isEmpty() && m_conflicts.last().index == index)
        return {}; // the transaction will be taken back; only the other conflicts are still of interest
    const QJsonObject body = bodyOf(sku, prepared.sku);
    const quint64 sum = feedRowSum(prepared.sku.toString(), body);
    Statement write(m_db,
        "INSERT INTO goods (id, sku, version, deleted, row_sum, number, plu, category, body) "
        "VALUES (?, ?, ?, 0, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET version = excluded.version, deleted = 0, "
        "row_sum = excluded.row_sum, number = excluded.number, plu = excluded.plu, category = excluded.category, "
        "body = excluded.body");
    write.bind(prepared.id, prepared.sku, m_before.version + 1, static_cast<qint64>(sum), sku.number, orNull(sku.plu),
        sku.category, QString::fromUtf8(toJsonBytes(body)));
    MENDIAN_TRY(write.run());
    m_sum += sum;
    ++m_rows;
    return writeCodes(sku, prepared.id, index);
}

Status GoodsWriter::writeCodes(const Sku &sku, qint64 id, qsizetype index)
{
    for (qsizetype i = 0; i < sku.barcodes.size(); ++i) {
        const QString code = barcodeKey(sku.barcodes[i].text);
        Statement insert(m_db, "INSERT OR IGNORE INTO goods_barcodes (code, goods, place) VALUES (?, ?, ?)");
        MENDIAN_TRY(insert.bind(code, id, qint64(i)).run());
        if (insert.changes() == 1)
            continue;
        const auto owner = ownerOfBarcode(code);
        if (!owner)
            return fail(owner.error());
        m_conflicts.append({index, SkuField::Barcode, sku.barcodes[i].text, *owner});
    }
    return {};
}

Status GoodsWriter::removeRow(qint64 id)
{
    Statement q(m_db, "SELECT row_sum FROM goods WHERE id = ? AND deleted = 0");
    q.bind(id);
    if (!q.next())
        return q.status();
    m_sum -= static_cast<quint64>(q.integer(0));
    q.rewind();
    MENDIAN_TRY(freeCodes(id));
    Statement remove(m_db, "UPDATE goods SET deleted = 1, version = ?, body = '{}' WHERE id = ?");
    MENDIAN_TRY(remove.bind(m_before.version + 1, id).run());
    ++m_rows;
    return {};
}

Status GoodsWriter::removeOthers()
{
    QList<qint64> others;
    {
        Statement q(m_db, "SELECT id FROM goods WHERE deleted = 0");
        while (q.next())
            if (!m_touched.contains(q.integer(0)))
                others.append(q.integer(0));
        MENDIAN_TRY(q.status());
    }
    for (const qint64 id : others)
        MENDIAN_TRY(removeRow(id));
    return {};
}

Result<GoodsChange> GoodsWriter::finish()
{
    if (m_rows == 0)
        return GoodsChange{m_before.version, 0};
    Statement head(m_db, "INSERT OR REPLACE INTO feed_heads (scope, version, set_sum) VALUES ('goods', ?, ?)");
    MENDIAN_TRY(head.bind(m_before.version + 1, static_cast<qint64>(m_sum)).run());
    return GoodsChange{m_before.version + 1, m_rows};
}

} // namespace mendian::storage
