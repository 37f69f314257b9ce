// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/sql/migrations.h"

#include "storage/sql/statement.h"
#include "storage/sql/transaction.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

// A static library's resources are linked only when somebody asks for them; the macro must stand outside a namespace.
static void registerSqlResources() { Q_INIT_RESOURCE(sql); }

namespace mendian::storage {

namespace {

struct Script
{
    qint64 version = 0;
    QString path;
};

QString scriptFolder()
{
    registerSqlResources();
    return QStringLiteral(":/sql");
}

// store_0001_journal.sql; the numbers are dense, so a forgotten qrc line shows at once.
Result<QList<Script>> scripts(const QString &name, const QString &folder)
{
    QList<Script> list;
    const QStringList files = QDir(folder).entryList({name + QStringLiteral("_????_*.sql")}, QDir::Files, QDir::Name);
    for (const QString &file : files) {
        bool ok = false;
        const qint64 version = QStringView(file).mid(name.size() + 1, 4).toInt(&ok);
        if (!ok || version != list.size() + 1)
            return fail(ErrorCode::Internal, QStringLiteral("migrations of %1: unexpected %2").arg(name, file));
        list.append({version, folder + u'/' + file});
    }
    return list;
}

Status copyBefore(Database &database, const QString &copy)
{
    const QString part = copy + QStringLiteral(".part");
    QFile::remove(part);
    Statement vacuum(database, "VACUUM INTO ?");
    MENDIAN_TRY(vacuum.bind(part).run());
    QFile::remove(copy);
    if (!QFile::rename(part, copy))
        return fail(ErrorCode::Io, QStringLiteral("cannot rename %1").arg(part));
    return {};
}

Status apply(Database &database, const Script &script)
{
    QFile file(script.path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::Internal, QStringLiteral("cannot read %1").arg(script.path));
    auto transaction = Transaction::begin(database);
    if (!transaction)
        return fail(transaction.error());
    MENDIAN_TRY(database.execScript(file.readAll()));
    MENDIAN_TRY(database.exec(QByteArray("PRAGMA user_version=" + QByteArray::number(script.version)).constData()));
    return transaction->commit();
}

} // namespace

Result<MigrationResult> migrate(Database &database, const QString &name)
{
    return migrateFrom(database, name, scriptFolder());
}

qint64 newestSchema(const QString &name)
{
    const auto list = scripts(name, scriptFolder());
    return list ? list->size() : 0;
}

Result<MigrationResult> migrateFrom(Database &database, const QString &name, const QString &folder)
{
    const auto list = scripts(name, folder);
    if (!list)
        return fail(list.error());
    if (list->isEmpty())
        return fail(ErrorCode::Internal, QStringLiteral("no migrations for %1 in %2").arg(name, folder));
    const auto before = database.userVersion();
    if (!before)
        return fail(before.error());
    MigrationResult result{*before, list->size(), {}};
    if (result.from > result.to)
        return fail(ErrorCode::TooNew,
            QStringLiteral("%1 has schema %2, this program knows %3")
                .arg(database.path())
                .arg(result.from)
                .arg(result.to),
            {QFileInfo(database.path()).fileName()});
    if (result.from == result.to)
        return result;
    if (result.from > 0) {
        result.copy = database.path() + QStringLiteral(".before-%1").arg(result.from + 1, 4, 10, QLatin1Char('0'));
        MENDIAN_TRY(copyBefore(database, result.copy));
    }
    for (const Script &script : *list)
        if (script.version > result.from)
            MENDIAN_TRY(apply(database, script));
    return result;
}

} // namespace mendian::storage
