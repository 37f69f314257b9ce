// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bench/barestore.h"

#include <QFile>
#include <sqlite3.h>

namespace mendian::bench {

namespace {

QByteArray joined(const QList<journal::Column> &columns, const char *form, const char *between)
{
    QByteArrayList parts;
    for (const journal::Column &column : columns)
        parts.append(QByteArray(form).replace('$', column.name));
    return parts.join(between);
}

int bindCell(sqlite3_stmt *statement, int place, const journal::Cell &cell)
{
    if (const auto *number = std::get_if<qint64>(&cell))
        return sqlite3_bind_int64(statement, place, *number);
    if (const auto *text = std::get_if<QString>(&cell)) {
        return sqlite3_bind_text16(statement, place, text->utf16(), static_cast<int>(text->size() * 2), SQLITE_STATIC);
    }
    if (const auto *bytes = std::get_if<QByteArray>(&cell))
        return sqlite3_bind_blob(statement, place, bytes->constData(), static_cast<int>(bytes->size()), SQLITE_STATIC);
    return sqlite3_bind_null(statement, place);
}

} // namespace

BareWrite bareWrite(const journal::RowOp &op)
{
    using Kind = journal::RowOp::Kind;
    const QByteArray table(op.table);
    const QByteArray where = " WHERE " + joined(op.key, "$ = ?", " AND ");
    const QList<journal::Column> keyFirst = op.key + op.columns;
    const QList<journal::Column> keyLast = op.columns + op.key;
    BareWrite write;
    switch (op.kind) {
    case Kind::Put:
        write.sql = "INSERT INTO " + table + " (" + joined(keyFirst, "$", ", ") + ") VALUES ("
            + joined(keyFirst, "?", ", ") + ") ON CONFLICT (" + joined(op.key, "$", ", ") + ") DO UPDATE SET "
            + joined(op.columns, "$ = excluded.$", ", ");
        break;
    case Kind::Set:
        write.sql = "UPDATE " + table + " SET " + joined(op.columns, "$ = ?", ", ") + where;
        break;
    case Kind::Add:
        write.sql = "UPDATE " + table + " SET " + joined(op.columns, "$ = $ + ?", ", ") + where;
        break;
    case Kind::Remove:
        write.sql = "DELETE FROM " + table + where;
        break;
    }
    for (const journal::Column &column : op.kind == Kind::Put || op.kind == Kind::Remove ? keyFirst : keyLast)
        write.values.append(column.value);
    return write;
}

Result<std::unique_ptr<BareStore>> BareStore::open(const QString &path)
{
    std::unique_ptr<BareStore> store(new BareStore);
    if (sqlite3_open_v2(QFile::encodeName(path).constData(), &store->m_db, SQLITE_OPEN_READWRITE, nullptr) != SQLITE_OK)
        return store->failed();
    for (const char *pragma : {"PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL", "PRAGMA wal_autocheckpoint=4000",
             "PRAGMA foreign_keys=ON"})
        MENDIAN_TRY(store->exec(pragma));
    return store;
}

BareStore::~BareStore()
{
    for (sqlite3_stmt *statement : std::as_const(m_statements))
        sqlite3_finalize(statement);
    sqlite3_close(m_db);
}

tl::unexpected<Error> BareStore::failed() const
{
    return fail(ErrorCode::Io, QStringLiteral("bare store: %1").arg(QLatin1String(sqlite3_errmsg(m_db))));
}

Status BareStore::exec(const char *sql)
{
    return sqlite3_exec(m_db, sql, nullptr, nullptr, nullptr) == SQLITE_OK ? Status() : Status(failed());
}

Result<sqlite3_stmt *> BareStore::prepared(const QByteArray &sql)
{
    sqlite3_stmt *&statement = m_statements[sql];
    if (!statement
        && sqlite3_prepare_v3(m_db, sql.constData(), -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr) != SQLITE_OK)
        return failed();
    return statement;
}

Status BareStore::commit(const QList<BareWrite> &writes)
{
    QList<BareWrite> all{{"BEGIN IMMEDIATE", {}}};
    all += writes;
    all += BareWrite{"COMMIT", {}};
    for (const BareWrite &write : all) {
        const auto statement = prepared(write.sql);
        if (!statement)
            return fail(statement.error());
        for (qsizetype i = 0; i < write.values.size(); ++i)
            bindCell(*statement, static_cast<int>(i) + 1, write.values[i]);
        const int code = sqlite3_step(*statement);
        sqlite3_reset(*statement);
        if (code != SQLITE_DONE)
            return failed();
    }
    return {};
}

} // namespace mendian::bench
