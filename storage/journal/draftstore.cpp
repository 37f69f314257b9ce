// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/journal/draftstore.h"

#include "storage/sql/migrations.h"
#include "storage/sql/statement.h"
#include "storage/sql/transaction.h"

#include <QFile>

namespace mendian::storage {

namespace {

Result<std::unique_ptr<Database>> openChecked(const QString &path)
{
    auto database = Database::open(path, {.synchronous = Synchronous::Normal});
    if (!database)
        return fail(database.error());
    MENDIAN_TRY((*database)->quickCheck());
    MENDIAN_TRY(migrate(**database, QStringLiteral("draft")));
    return database;
}

void setAside(const QString &path)
{
    const QString aside = path + QStringLiteral(".damaged");
    QFile::remove(aside);
    QFile::rename(path, aside);
    QFile::remove(path + QStringLiteral("-wal"));
    QFile::remove(path + QStringLiteral("-shm"));
}

} // namespace

Result<std::unique_ptr<DraftStore>> DraftStore::open(const QString &path)
{
    auto database = openChecked(path);
    const bool damaged = !database && database.error().code == ErrorCode::Corrupt;
    if (damaged) {
        setAside(path);
        database = openChecked(path);
    }
    if (!database)
        return fail(database.error());
    std::unique_ptr<DraftStore> store(new DraftStore(*std::move(database)));
    store->m_replaced = damaged;
    return store;
}

Status DraftStore::save(const DraftDiff &diff)
{
    auto transaction = Transaction::begin(*m_database);
    if (!transaction)
        return fail(transaction.error());
    if (diff.size) {
        Statement cut(*m_database, "DELETE FROM draft_lines WHERE pos >= ?");
        MENDIAN_TRY(cut.bind(*diff.size).run());
    }
    Statement line(*m_database,
        "INSERT INTO draft_lines (pos, body) VALUES (?, ?) ON CONFLICT (pos) DO UPDATE SET body = excluded.body");
    for (auto it = diff.lines.cbegin(); it != diff.lines.cend(); ++it)
        MENDIAN_TRY(line.bind(it.key(), QString::fromUtf8(it.value())).run());
    if (diff.meta) {
        Statement meta(*m_database,
            "INSERT INTO draft_meta (name, body) VALUES ('basket', ?) ON CONFLICT (name) DO UPDATE SET body = "
            "excluded.body");
        MENDIAN_TRY(meta.bind(QString::fromUtf8(toJsonBytes(*diff.meta))).run());
    }
    return transaction->commit();
}

Result<Draft> DraftStore::load()
{
    Draft draft;
    Statement lines(*m_database, "SELECT body FROM draft_lines ORDER BY pos");
    while (lines.next())
        draft.lines.append(lines.text(0).toUtf8());
    MENDIAN_TRY(lines.status());
    Statement meta(*m_database, "SELECT body FROM draft_meta WHERE name = 'basket'");
    if (meta.next()) {
        const auto object = parseJsonObject(meta.text(0).toUtf8(), u"draft");
        if (!object)
            return fail(object.error());
        draft.meta = *object;
    }
    MENDIAN_TRY(meta.status());
    return draft;
}

Status DraftStore::clear()
{
    auto transaction = Transaction::begin(*m_database);
    if (!transaction)
        return fail(transaction.error());
    MENDIAN_TRY(m_database->exec("DELETE FROM draft_lines"));
    MENDIAN_TRY(m_database->exec("DELETE FROM draft_meta"));
    return transaction->commit();
}

} // namespace mendian::storage
