// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/sql/database.h"

#include "core/log.h"
#include "storage/sql/native.h"
#include "storage/sql/sqlerror.h"
#include "storage/sql/statement.h"

#include <QFileInfo>
#include <QSqlError>
#include <QUrl>
#include <atomic>

namespace mendian::storage {

namespace {

constexpr const char *kInMemory = ":memory:";

QString nextName()
{
    static std::atomic<quint64> counter{0};
    return QStringLiteral("mendian-%1").arg(++counter);
}

const char *pragmaOf(Synchronous synchronous)
{
    switch (synchronous) {
    case Synchronous::Off:
        return "PRAGMA synchronous=OFF";
    case Synchronous::Normal:
        return "PRAGMA synchronous=NORMAL";
    case Synchronous::Full:
        break;
    }
    return "PRAGMA synchronous=FULL";
}

} // namespace

Database::Database(QString path, const OpenOptions &options) : m_path(std::move(path)), m_options(options) {}

Database::~Database() { disconnect(); }

Result<std::unique_ptr<Database>> Database::open(const QString &path, const OpenOptions &options)
{
    std::unique_ptr<Database> database(new Database(path, options));
    MENDIAN_TRY(database->connect());
    return database;
}

Result<std::unique_ptr<Database>> Database::openInMemory()
{
    return open(QString::fromLatin1(kInMemory), {.synchronous = Synchronous::Off});
}

Result<std::unique_ptr<Database>> Database::openToRead(const QString &path)
{
    auto database = open(path, {.readOnly = true});
    const bool mayRetry =
        !database && (database.error().code == ErrorCode::ReadOnly || database.error().code == ErrorCode::Io);
    if (mayRetry && QFileInfo(path + QStringLiteral("-wal")).size() == 0)
        database = open(path, {.readOnly = true, .immutable = true});
    return database;
}

Status Database::connect()
{
    const QFileInfo info(m_path);
    const bool exists = m_path != QLatin1String(kInMemory) && info.exists();
    if (!exists && (m_options.readOnly || !m_options.mayCreate))
        return fail(ErrorCode::NotFound, QStringLiteral("no file %1").arg(m_path), {info.fileName()});
    if (exists && !info.isFile())
        return fail(ErrorCode::Io, QStringLiteral("%1 is not a file").arg(m_path), {info.fileName()});
    m_name = nextName();
    m_db = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_name);
    QStringList options{QStringLiteral("QSQLITE_BUSY_TIMEOUT=%1").arg(m_options.busyTimeoutMs)};
    QString name = m_path;
    if (m_options.readOnly)
        options.append(QStringLiteral("QSQLITE_OPEN_READONLY"));
    if (m_options.readOnly && m_options.immutable) {
        options.append(QStringLiteral("QSQLITE_OPEN_URI"));
        name = QString::fromLatin1(QUrl::fromLocalFile(info.absoluteFilePath()).toEncoded())
            + QStringLiteral("?immutable=1");
    }
    m_db.setConnectOptions(options.join(u';'));
    m_db.setDatabaseName(name);
    Status status;
    if (!m_db.open()) {
        Error error = sqlError(*this, m_db.lastError(), u"open");
        // CANTOPEN says nothing about the reason; the folder's permissions do.
        const QFileInfo folder(info.absolutePath());
        if (!m_options.readOnly && folder.exists() && !(folder.isWritable() && (!exists || info.isWritable())))
            error.code = ErrorCode::ReadOnly;
        status = fail(error);
    }
    if (status)
        status = pragmas();
    if (!status)
        disconnect();
    return status;
}

Status Database::pragmas()
{
    MENDIAN_TRY(NativeHandle::prepare(*this));
    if (!m_options.readOnly) {
        // SQLite quietly opens a file it may not write as read-only.
        const auto readOnly = NativeHandle::isReadOnly(*this);
        if (!readOnly)
            return fail(readOnly.error());
        if (*readOnly)
            return fail(ErrorCode::ReadOnly, QStringLiteral("%1 cannot be written").arg(m_path),
                {QFileInfo(m_path).fileName()});
        MENDIAN_TRY(exec("PRAGMA journal_mode=WAL"));
        MENDIAN_TRY(exec(pragmaOf(m_options.synchronous)));
        MENDIAN_TRY(exec("PRAGMA wal_autocheckpoint=4000"));
    }
    MENDIAN_TRY(exec("PRAGMA foreign_keys=ON"));
    return exec("SELECT count(*) FROM sqlite_master");
}

void Database::disconnect()
{
    if (m_name.isEmpty())
        return;
    MENDIAN_CHECK(m_leases == 0);
    m_slots.clear();
    m_db.close();
    m_db = QSqlDatabase();
    QSqlDatabase::removeDatabase(m_name);
    m_name.clear();
    m_inTransaction = false;
}

Database::Slot &Database::slotFor(const char *sql)
{
    const auto found = m_slots.find(QByteArray::fromRawData(sql, qstrlen(sql)));
    if (found != m_slots.end())
        return found->second;
    const QByteArray text(sql);
    return m_slots.emplace(text, Slot{text, {}}).first->second;
}

Status Database::exec(const char *sql)
{
    if (m_poisoned)
        return fail(poisonedError());
    QSqlQuery query(m_db);
    query.setForwardOnly(true);
    if (!query.exec(QString::fromUtf8(sql)))
        return fail(failed(query, QString::fromUtf8(sql)));
    return {};
}

Status Database::execScript(const QByteArray &sql)
{
    if (m_poisoned)
        return fail(poisonedError());
    return NativeHandle::execScript(*this, sql);
}

Result<qint64> Database::userVersion()
{
    Statement read(*this, "PRAGMA user_version");
    const qint64 version = read.next() ? read.integer(0) : 0;
    MENDIAN_TRY(read.status());
    return version;
}

Status Database::quickCheck()
{
    Statement check(*this, "PRAGMA quick_check(1)");
    const QString finding = check.next() ? check.text(0) : QString();
    MENDIAN_TRY(check.status());
    if (finding != QLatin1String("ok"))
        return fail(
            ErrorCode::Corrupt, QStringLiteral("%1: %2").arg(m_path, finding), {QFileInfo(m_path).fileName(), finding});
    return {};
}

Status Database::checkpoint()
{
    Statement run(*this, "PRAGMA wal_checkpoint(TRUNCATE)");
    const bool busy = run.next() && run.boolean(0);
    MENDIAN_TRY(run.status());
    if (busy)
        return fail(ErrorCode::Busy, QStringLiteral("%1: a reader keeps the WAL").arg(m_path));
    return {};
}

Error Database::failed(const QSqlQuery &query, QStringView doing)
{
    const QSqlError error = query.lastError();
    if (!m_options.readOnly && isIoError(error.nativeErrorCode().toInt()))
        m_poisoned = true;
    return sqlError(*this, error, doing);
}

Error Database::poisonedError() const
{
    return {ErrorCode::Io, QStringLiteral("%1: an earlier write failed; recover() first").arg(m_path),
        {QFileInfo(m_path).fileName()}};
}

Status Database::recover()
{
    disconnect();
    m_poisoned = false;
    Status status = connect();
    if (status)
        status = quickCheck();
    // What the failed sync left in the kernel's cache is read back as if it were stored. Writing it into the file and
    // syncing that makes it so; otherwise later commits would follow a hole in the WAL.
    if (status && !m_options.readOnly)
        status = checkpoint();
    m_poisoned = !status;
    return status;
}

} // namespace mendian::storage
