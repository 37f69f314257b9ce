// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/goods/searchindex.h"

#include "storage/goods/searchgrams.h"
#include "storage/sql/migrations.h"
#include "storage/sql/statement.h"
#include "storage/sql/transaction.h"

#include <QFile>
#include <QSet>
#include <algorithm>

namespace mendian::storage {

namespace {
constexpr int kExamined = 4000; // candidates looked at before a search gives up on finding more

SearchDoc docOf(const Sku &sku, PinyinInitials &initials)
{
    SearchDoc doc;
    doc.name = searchText(sku.name);
    if (const QString spec = searchText(sku.spec); !doc.name.contains(spec))
        doc.name += spec;
    doc.initials = searchKeys(sku, initials);
    for (const Barcode &barcode : sku.barcodes)
        doc.codes.append(searchText(barcode.text));
    for (const QString &code : {searchText(sku.number), sku.plu})
        if (!code.isEmpty() && !doc.codes.contains(code))
            doc.codes.append(code);
    return doc;
}

SearchDoc storedDoc(const Statement &q, int first)
{
    return {q.text(first), q.text(first + 1).split(u' ', Qt::SkipEmptyParts),
        q.text(first + 2).split(u' ', Qt::SkipEmptyParts)};
}

Status openAndMigrate(const QString &path, std::unique_ptr<Database> *database)
{
    OpenOptions options;
    options.synchronous = Synchronous::Off; // rebuildable
    auto opened = Database::open(path, options);
    if (!opened)
        return fail(opened.error());
    const auto migrated = migrate(**opened, QStringLiteral("search"));
    if (!migrated)
        return fail(migrated.error());
    *database = std::move(*opened);
    return {};
}
} // namespace

struct SearchIndex::Hit
{
    qint64 id = 0;
    SkuId sku;
};

Result<std::unique_ptr<Database>> SearchIndex::open(const QString &path, bool fresh)
{
    std::unique_ptr<Database> database;
    if (!fresh) {
        const Status first = openAndMigrate(path, &database);
        if (first)
            return database;
        if (first.error().code != ErrorCode::Corrupt && first.error().code != ErrorCode::TooNew)
            return fail(first.error());
    }
    for (const char *suffix : {"", "-wal", "-shm"})
        QFile::remove(path + QLatin1String(suffix));
    MENDIAN_TRY(openAndMigrate(path, &database));
    return database;
}

Result<qint64> SearchIndex::mark(const char *name)
{
    Statement q(m_db, "SELECT value FROM marks WHERE name = ?");
    q.bind(QString::fromLatin1(name));
    const qint64 value = q.next() ? q.integer(0) : 0;
    MENDIAN_TRY(q.status());
    return value;
}

Status SearchIndex::setMark(const char *name, qint64 value)
{
    Statement write(m_db, "INSERT OR REPLACE INTO marks (name, value) VALUES (?, ?)");
    return write.bind(QString::fromLatin1(name), value).run();
}

Status SearchIndex::clear()
{
    auto transaction = Transaction::begin(m_db);
    if (!transaction)
        return fail(transaction.error());
    MENDIAN_TRY(m_db.exec("INSERT INTO grams (grams) VALUES ('delete-all')"));
    MENDIAN_TRY(m_db.exec("DELETE FROM docs"));
    MENDIAN_TRY(m_db.exec("DELETE FROM marks"));
    return transaction->commit();
}

Status SearchIndex::forget(qint64 id)
{
    Statement q(m_db, "SELECT row_sum, name, initials, codes FROM docs WHERE id = ?");
    q.bind(id);
    if (!q.next())
        return q.status();
    m_sum -= static_cast<quint64>(q.integer(0));
    const QString tokens = indexTokens(storedDoc(q, 1));
    q.rewind();
    Statement grams(m_db, "INSERT INTO grams (grams, rowid, tokens) VALUES ('delete', ?, ?)");
    MENDIAN_TRY(grams.bind(id, tokens).run());
    Statement docs(m_db, "DELETE FROM docs WHERE id = ?");
    return docs.bind(id).run();
}

Status SearchIndex::takeOver(const GoodsRow &row)
{
    MENDIAN_TRY(forget(row.id));
    if (row.deleted)
        return {};
    const SearchDoc doc = docOf(row.body, m_initials);
    m_sum += row.sum;
    Statement docs(m_db, "INSERT INTO docs (id, sku, row_sum, name, initials, codes) VALUES (?, ?, ?, ?, ?, ?)");
    docs.bind(row.id, row.sku, static_cast<qint64>(row.sum), doc.name, doc.initials.join(u' '), doc.codes.join(u' '));
    MENDIAN_TRY(docs.run());
    Statement grams(m_db, "INSERT INTO grams (rowid, tokens) VALUES (?, ?)");
    return grams.bind(row.id, indexTokens(doc)).run();
}

Status SearchIndex::catchUp(GoodsRepository &goods, const SearchOptions &options)
{
    MENDIAN_TRY(follow(goods, options));
    const auto head = goods.head();
    if (!head)
        return fail(head.error());
    if (m_sum == head->setSum)
        return {};
    // The index followed another file: a restored backup, a shop that was replaced.
    MENDIAN_TRY(clear());
    MENDIAN_TRY(follow(goods, options));
    if (m_sum != head->setSum)
        return fail(ErrorCode::Corrupt, QStringLiteral("the goods do not add up to their checksum"),
            {QStringLiteral("reference.db")});
    return {};
}

/// From the watermark to the head of the feed; m_sum is then the sum of all rows taken over.
Status SearchIndex::follow(GoodsRepository &goods, const SearchOptions &options)
{
    auto version = mark("version");
    auto row = mark("row");
    const auto sum = mark("sum");
    MENDIAN_TRY(version);
    MENDIAN_TRY(row);
    MENDIAN_TRY(sum);
    m_sum = static_cast<quint64>(*sum);
    SearchProgress progress;
    for (;;) {
        const auto rows = goods.changesAfter(*version, *row, options.batch);
        if (!rows)
            return fail(rows.error());
        if (rows->isEmpty())
            return {};
        auto transaction = Transaction::begin(m_db);
        if (!transaction)
            return fail(transaction.error());
        for (const GoodsRow &changed : *rows)
            MENDIAN_TRY(takeOver(changed));
        *version = rows->last().version;
        *row = rows->last().id;
        MENDIAN_TRY(setMark("version", *version));
        MENDIAN_TRY(setMark("row", *row));
        MENDIAN_TRY(setMark("sum", static_cast<qint64>(m_sum)));
        MENDIAN_TRY(transaction->commit());
        progress.rows += rows->size();
        if (options.progress)
            options.progress(progress);
        if (options.cancel && options.cancel->load(std::memory_order_relaxed))
            return fail(ErrorCode::Cancelled, QStringLiteral("search index stopped after %1 rows").arg(progress.rows));
    }
}

Status SearchIndex::rebuild(GoodsRepository &goods, const SearchOptions &options)
{
    MENDIAN_TRY(clear());
    return catchUp(goods, options);
}

Status SearchIndex::collect(const QString &expression, const QStringList &words, int limit, QList<Hit> *hits)
{
    if (expression.isEmpty() || hits->size() >= limit)
        return {};
    QSet<qint64> known;
    for (const Hit &hit : *hits)
        known.insert(hit.id);
    // CROSS: always from the grams to the docs, whatever the planner guesses.
    Statement q(m_db,
        "SELECT d.id, d.sku, d.name, d.initials, d.codes FROM grams "
        "CROSS JOIN docs d ON d.id = grams.rowid WHERE grams MATCH ? LIMIT ?");
    q.bind(expression, kExamined);
    while (hits->size() < limit && q.next()) {
        if (known.contains(q.integer(0)))
            continue;
        const SearchDoc doc = storedDoc(q, 2);
        const auto fits = [&](const QString &word) { return matches(doc, word); };
        if (std::all_of(words.begin(), words.end(), fits))
            hits->append({q.integer(0), q.id<SkuId>(1)});
    }
    return q.status();
}

Status SearchIndex::collectByName(const QString &word, int limit, QList<Hit> *hits)
{
    Statement q(m_db, "SELECT id, sku FROM docs WHERE name >= ? AND name < ? ORDER BY name, id LIMIT ?");
    q.bind(word, QString(word + QChar(0xFFFF)), limit);
    while (hits->size() < limit && q.next()) {
        const Hit hit{q.integer(0), q.id<SkuId>(1)};
        if (std::none_of(hits->begin(), hits->end(), [&](const Hit &other) { return other.id == hit.id; }))
            hits->append(hit);
    }
    return q.status();
}

Result<QList<SkuId>> SearchIndex::find(const QString &query, int limit)
{
    QStringList words;
    for (const QString &part : query.simplified().split(u' ', Qt::SkipEmptyParts))
        if (const QString word = searchText(part.left(64)); !word.isEmpty() && words.size() < 8)
            words.append(word);
    QList<Hit> hits;
    if (words.size() == 1) {
        const QString &word = words.first();
        MENDIAN_TRY(collect(wholeCodeExpression(word), words, limit, &hits));
        MENDIAN_TRY(collectByName(word, limit, &hits));
        for (const QString &expression :
            {initialsHeadExpression(word), nameExpression(word), codeExpression(word), initialsExpression(word)})
            MENDIAN_TRY(collect(expression, words, limit, &hits));
    } else if (!words.isEmpty()) {
        QStringList all;
        for (const QString &word : words)
            all.append(u'(' + wordExpression(word) + u')');
        MENDIAN_TRY(collect(all.join(QLatin1String(" AND ")), words, limit, &hits));
    }
    QList<SkuId> ids;
    for (const Hit &hit : hits)
        ids.append(hit.sku);
    return ids;
}

} // namespace mendian::storage
