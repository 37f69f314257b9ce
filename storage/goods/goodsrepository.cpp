// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/goods/goodsrepository.h"

#include "core/json.h"
#include "models/catalog/gtin.h"
#include "storage/goods/goodswriter.h"
#include "storage/sql/transaction.h"

namespace mendian::storage {

namespace {
constexpr qsizetype kProgressRows = 1000;
constexpr qsizetype kCancelRows = 100;

Result<Sku> readBody(const QString &text)
{
    const auto object = parseJsonObject(text.toUtf8(), u"goods row");
    if (!object)
        return fail(ErrorCode::Corrupt, object.error().detail, {QStringLiteral("goods")});
    const auto sku = skuFromJson(*object);
    if (!sku)
        return fail(ErrorCode::Corrupt, sku.error().detail, {QStringLiteral("goods")});
    return sku;
}

Result<Sku> oneSku(Statement &q, QStringView what)
{
    if (q.next())
        return readBody(q.text(0));
    MENDIAN_TRY(q.status());
    return fail(ErrorCode::NotFound, QStringLiteral("no goods %1").arg(what), {what.toString()});
}

Error conflictError(const GoodsConflict &conflict)
{
    return {ErrorCode::Conflict,
        QStringLiteral("%1 %2 belongs to goods %3")
            .arg(QLatin1String(fieldName(conflict.field)), conflict.value, conflict.owner),
        {conflict.value, conflict.owner}};
}

RowError rowError(const GoodsConflict &conflict, const GoodsImport &file)
{
    const auto problem = conflict.field == SkuField::Plu ? GoodsProblem::PluInUse : GoodsProblem::BarcodeInUse;
    return {file.lines.value(conflict.index), 0, QString::fromLatin1(fieldName(conflict.field)), problem,
        {conflict.value, conflict.owner}};
}

Status finishChange(GoodsWriter &writer, Transaction &transaction, const RecordChange &record, GoodsChange *change)
{
    const auto done = writer.finish();
    if (!done)
        return fail(done.error());
    *change = *done;
    if (change->rows == 0)
        return transaction.rollback();
    if (record)
        MENDIAN_TRY(record(*change));
    return transaction.commit();
}
} // namespace

GoodsRepository::GoodsRepository(Database &reference) : m_db(reference), m_feed(reference, QStringLiteral("goods")) {}

Result<FoundGoods> GoodsRepository::findByBarcode(QStringView code)
{
    Statement q(m_db, "SELECT g.body, b.place FROM goods_barcodes b JOIN goods g ON g.id = b.goods WHERE b.code = ?");
    q.bind(barcodeKey(code));
    auto sku = oneSku(q, code);
    if (!sku)
        return fail(sku.error());
    const qsizetype place = q.integer(1);
    if (place < 0 || place >= sku->barcodes.size())
        return fail(
            ErrorCode::Corrupt, QStringLiteral("barcode %1 points nowhere").arg(code), {QStringLiteral("goods")});
    Barcode barcode = sku->barcodes[place];
    return FoundGoods{std::move(*sku), std::move(barcode)};
}

Result<Sku> GoodsRepository::findByPlu(QStringView plu)
{
    Statement q(m_db, "SELECT body FROM goods WHERE plu = ?");
    q.bind(plu.toString());
    return oneSku(q, plu);
}

Result<Sku> GoodsRepository::findByNumber(QStringView number)
{
    Statement q(m_db, "SELECT body FROM goods WHERE number = ?");
    q.bind(number.toString());
    return oneSku(q, number);
}

Result<Sku> GoodsRepository::find(SkuId id)
{
    Statement q(m_db, "SELECT body FROM goods WHERE sku = ? AND deleted = 0");
    q.bind(id);
    return oneSku(q, id.toString());
}

Result<qint64> GoodsRepository::count()
{
    Statement q(m_db, "SELECT COUNT(*) FROM goods WHERE deleted = 0");
    const qint64 count = q.next() ? q.integer(0) : 0;
    MENDIAN_TRY(q.status());
    return count;
}

Result<QList<Sku>> GoodsRepository::page(const QString &afterNumber, int limit, const QString &category)
{
    // '0' follows '/': the range holds the category itself and whatever lies below it.
    Statement all(m_db, "SELECT body FROM goods WHERE number > ? ORDER BY number LIMIT ?");
    Statement some(m_db,
        "SELECT body FROM goods WHERE deleted = 0 AND number > ? AND (category = ? OR (category > ? AND category < ?)) "
        "ORDER BY number LIMIT ?");
    Statement &q = category.isEmpty() ? all : some;
    if (category.isEmpty())
        q.bind(afterNumber, limit);
    else
        q.bind(afterNumber, category, QString(category + u'/'), QString(category + u'0'), limit);
    QList<Sku> goods;
    while (q.next()) {
        auto sku = readBody(q.text(0));
        if (!sku)
            return fail(sku.error());
        goods.append(std::move(*sku));
    }
    MENDIAN_TRY(q.status());
    return goods;
}

Result<FeedHead> GoodsRepository::head() { return m_feed.head(); }

Result<QList<GoodsRow>> GoodsRepository::changesAfter(qint64 version, qint64 id, int limit)
{
    Statement q(m_db,
        "SELECT id, sku, version, deleted, row_sum, body FROM goods WHERE (version, id) > (?, ?) "
        "ORDER BY version, id LIMIT ?");
    q.bind(version, id, limit);
    QList<GoodsRow> rows;
    while (q.next()) {
        GoodsRow row{q.integer(0), q.id<SkuId>(1), q.integer(2), q.boolean(3), static_cast<quint64>(q.integer(4)), {}};
        if (!row.deleted) {
            auto sku = readBody(q.text(5));
            if (!sku)
                return fail(sku.error());
            row.body = std::move(*sku);
        }
        rows.append(std::move(row));
    }
    MENDIAN_TRY(q.status());
    return rows;
}

Result<GoodsChange> GoodsRepository::save(const QList<Sku> &goods, const RecordChange &record)
{
    for (const Sku &sku : goods)
        if (const auto errors = validate(sku); !errors.isEmpty())
            return fail(ErrorCode::InvalidInput,
                sku.number + u": " + problemSentence(errors.first().problem, errors.first().args),
                {QString::fromLatin1(fieldName(errors.first().field))});
    auto transaction = Transaction::begin(m_db);
    if (!transaction)
        return fail(transaction.error());
    const auto before = head();
    if (!before)
        return fail(before.error());
    GoodsWriter writer(m_db);
    MENDIAN_TRY(writer.begin(*before));
    for (const Sku &sku : goods)
        MENDIAN_TRY(writer.prepare(sku));
    for (qsizetype i = 0; i < goods.size(); ++i)
        MENDIAN_TRY(writer.write(goods[i], i));
    if (!writer.conflicts().isEmpty())
        return fail(conflictError(writer.conflicts().first()));
    GoodsChange change;
    MENDIAN_TRY(finishChange(writer, *transaction, record, &change));
    return change;
}

Result<GoodsChange> GoodsRepository::remove(const QList<SkuId> &ids, const RecordChange &record)
{
    auto transaction = Transaction::begin(m_db);
    if (!transaction)
        return fail(transaction.error());
    const auto before = head();
    if (!before)
        return fail(before.error());
    GoodsWriter writer(m_db);
    MENDIAN_TRY(writer.begin(*before));
    for (const SkuId &id : ids) {
        qint64 row = 0;
        {
            Statement q(m_db, "SELECT id FROM goods WHERE sku = ? AND deleted = 0");
            q.bind(id);
            if (q.next())
                row = q.integer(0);
            MENDIAN_TRY(q.status());
        }
        if (row == 0)
            return fail(ErrorCode::NotFound, QStringLiteral("no goods %1").arg(id.toString()), {id.toString()});
        MENDIAN_TRY(writer.removeRow(row));
    }
    GoodsChange change;
    MENDIAN_TRY(finishChange(writer, *transaction, record, &change));
    return change;
}

Result<GoodsImportResult> GoodsRepository::import(
    const GoodsImport &file, ImportMode mode, const RecordChange &record, const ImportOptions &options)
{
    GoodsImportResult result{file.report, {}};
    if (!file.report.ok())
        return result;
    auto transaction = Transaction::begin(m_db);
    if (!transaction)
        return fail(transaction.error());
    const auto before = head();
    if (!before)
        return fail(before.error());
    GoodsWriter writer(m_db);
    MENDIAN_TRY(writer.begin(*before));
    const qsizetype steps = file.goods.size() * 2;
    const auto tick = [&](qsizetype step) -> Status {
        if (step % kCancelRows == 0 && options.cancel && options.cancel->load(std::memory_order_relaxed))
            return fail(ErrorCode::Cancelled, QStringLiteral("import cancelled while writing"));
        if (options.progress && (step % kProgressRows == 0 || step == steps))
            options.progress({step / 2, step, steps});
        return {};
    };
    qsizetype step = 0;
    for (const Sku &sku : file.goods) {
        MENDIAN_TRY(writer.prepare(sku));
        MENDIAN_TRY(tick(++step));
    }
    if (mode == ImportMode::ReplaceAll)
        MENDIAN_TRY(writer.removeOthers());
    for (qsizetype i = 0; i < file.goods.size(); ++i) {
        MENDIAN_TRY(writer.write(file.goods[i], i));
        MENDIAN_TRY(tick(++step));
    }
    for (const GoodsConflict &conflict : writer.conflicts())
        result.report.add(rowError(conflict, file));
    if (result.report.ok())
        MENDIAN_TRY(finishChange(writer, *transaction, record, &result.change));
    return result;
}

Status GoodsRepository::check()
{
    const auto stored = head();
    if (!stored)
        return fail(stored.error());
    const auto corrupt = [](const QString &why) { return fail(ErrorCode::Corrupt, why, {QStringLiteral("goods")}); };
    quint64 sum = 0;
    qint64 codes = 0;
    Statement q(m_db,
        "SELECT g.body, g.number, g.plu, (SELECT COUNT(*) FROM goods_barcodes b WHERE b.goods = g.id) "
        "FROM goods g WHERE deleted = 0");
    while (q.next()) {
        const auto sku = readBody(q.text(0));
        if (!sku)
            return fail(sku.error());
        sum += feedRowSum(sku->id.toString(), toJson(*sku));
        codes += sku->barcodes.size();
        if (sku->number != q.text(1) || sku->plu != q.text(2) || sku->barcodes.size() != q.integer(3))
            return corrupt(QStringLiteral("goods %1: look-up columns differ from the row").arg(sku->number));
    }
    MENDIAN_TRY(q.status());
    if (sum != stored->setSum)
        return corrupt(QStringLiteral("goods rows do not match their checksum"));
    Statement all(m_db, "SELECT COUNT(*) FROM goods_barcodes");
    const qint64 counted = all.next() ? all.integer(0) : 0;
    MENDIAN_TRY(all.status());
    return counted == codes ? Status() : Status(corrupt(QStringLiteral("barcodes without goods")));
}

} // namespace mendian::storage
