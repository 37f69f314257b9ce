// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/sql/native.h"

#include "storage/sql/database.h"
#include "storage/sql/sqlerror.h"

#include <QFile>
#include <QFileInfo>
#include <QSqlDriver>
#include <QThread>
#include <QVariant>
#include <sqlite3.h>

namespace mendian::storage {

namespace {

sqlite3 *handleOf(const QSqlDatabase &db)
{
    const QVariant handle = db.driver()->handle();
    return handle.isValid() && qstrcmp(handle.typeName(), "sqlite3*") == 0
        ? *static_cast<sqlite3 *const *>(handle.data())
        : nullptr;
}

tl::unexpected<Error> failWith(const QString &path, int code, sqlite3 *handle, const char *doing)
{
    const QString text = QString::fromUtf8(handle ? sqlite3_errmsg(handle) : sqlite3_errstr(code));
    return fail(errorCodeOf(code),
        QStringLiteral("%1: %2 (SQLite %3) while: %4").arg(path, text).arg(code).arg(QLatin1String(doing)),
        {QFileInfo(path).fileName()});
}

tl::unexpected<Error> noHandle(const QString &path)
{
    return fail(ErrorCode::Internal, QStringLiteral("%1: no SQLite handle").arg(path));
}

constexpr int kPagesAStep = 256;
constexpr int kBusyRounds = 200;
constexpr unsigned long kBusyWaitMs = 50;

} // namespace

Status NativeHandle::execScript(Database &database, const QByteArray &sql)
{
    sqlite3 *handle = handleOf(database.m_db);
    if (!handle)
        return noHandle(database.path());
    const int code = sqlite3_exec(handle, sql.constData(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) {
        if (isIoError(code))
            database.m_poisoned = true;
        return failWith(database.path(), sqlite3_extended_errcode(handle), handle, "a script");
    }
    return {};
}

Result<bool> NativeHandle::isReadOnly(Database &database)
{
    sqlite3 *handle = handleOf(database.m_db);
    if (!handle)
        return noHandle(database.path());
    return sqlite3_db_readonly(handle, "main") == 1;
}

Result<QString> NativeHandle::vfsName(Database &database)
{
    sqlite3 *handle = handleOf(database.m_db);
    char *name = nullptr;
    if (!handle || sqlite3_file_control(handle, "main", SQLITE_FCNTL_VFSNAME, &name) != SQLITE_OK)
        return noHandle(database.path());
    const QString result = QString::fromUtf8(name);
    sqlite3_free(name);
    return result;
}

Result<qint64> NativeHandle::changes(Database &database)
{
    sqlite3 *handle = handleOf(database.m_db);
    if (!handle)
        return noHandle(database.path());
    return sqlite3_changes64(handle);
}

Status NativeHandle::prepare(Database &database)
{
    sqlite3 *handle = handleOf(database.m_db);
    if (!handle)
        return noHandle(database.path());
    sqlite3_extended_result_codes(handle, 1);
    return {};
}

Status NativeHandle::backup(
    Database &database, const QString &target, const std::function<bool(int done, int total)> &progress)
{
    sqlite3 *source = handleOf(database.m_db);
    if (!source)
        return noHandle(database.path());
    if (QFileInfo::exists(target))
        return fail(ErrorCode::Conflict, QStringLiteral("%1 exists already").arg(target), {target});
    sqlite3 *copy = nullptr;
    Status status;
    int code = sqlite3_open_v2(target.toUtf8().constData(), &copy, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
    if (code != SQLITE_OK)
        status = failWith(target, code, copy, "opening the copy");
    if (status) {
        sqlite3_exec(copy, "PRAGMA synchronous=FULL", nullptr, nullptr, nullptr);
        sqlite3_backup *job = sqlite3_backup_init(copy, "main", source, "main");
        if (!job)
            status = failWith(target, sqlite3_errcode(copy), copy, "starting the copy");
        int busy = 0;
        while (job && status) {
            code = sqlite3_backup_step(job, kPagesAStep);
            if (code == SQLITE_DONE)
                break;
            if ((code == SQLITE_BUSY || code == SQLITE_LOCKED) && ++busy < kBusyRounds)
                QThread::msleep(kBusyWaitMs);
            else if (code != SQLITE_OK)
                status = failWith(target, code, nullptr, "copying");
            else if (progress) {
                const int total = sqlite3_backup_pagecount(job);
                if (!progress(total - sqlite3_backup_remaining(job), total))
                    status = fail(ErrorCode::Cancelled, QStringLiteral("the copy was stopped"));
            }
        }
        code = job ? sqlite3_backup_finish(job) : SQLITE_OK;
        if (status && code != SQLITE_OK)
            status = failWith(target, code, copy, "finishing the copy");
        // The copy stands alone: no -wal or -shm beside it.
        if (status && sqlite3_exec(copy, "PRAGMA journal_mode=DELETE", nullptr, nullptr, nullptr) != SQLITE_OK)
            status = failWith(target, sqlite3_errcode(copy), copy, "closing the copy");
    }
    sqlite3_close(copy);
    if (!status)
        for (const char *end : {"", "-wal", "-shm", "-journal"})
            QFile::remove(target + QLatin1String(end));
    return status;
}

} // namespace mendian::storage
