// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/sql/sqlerror.h"

#include "storage/sql/database.h"

#include <QFileInfo>
#include <QSqlError>
#include <sqlite3.h>

namespace mendian::storage {

namespace {
struct CodeRow
{
    int sqlite;
    ErrorCode code;
};

constexpr CodeRow kCodes[] = {
    {SQLITE_FULL, ErrorCode::DiskFull},
    {SQLITE_READONLY, ErrorCode::ReadOnly},
    {SQLITE_PERM, ErrorCode::ReadOnly},
    {SQLITE_CANTOPEN, ErrorCode::Io},
    {SQLITE_CORRUPT, ErrorCode::Corrupt},
    {SQLITE_NOTADB, ErrorCode::Corrupt},
    {SQLITE_BUSY, ErrorCode::Busy},
    {SQLITE_LOCKED, ErrorCode::Busy},
    {SQLITE_CONSTRAINT, ErrorCode::Conflict},
    {SQLITE_MISMATCH, ErrorCode::InvalidInput},
    {SQLITE_TOOBIG, ErrorCode::LimitExceeded},
    {SQLITE_IOERR, ErrorCode::Io},
    {SQLITE_PROTOCOL, ErrorCode::Io},
    {SQLITE_NOMEM, ErrorCode::Io},
};
} // namespace

ErrorCode errorCodeOf(int code)
{
    for (const CodeRow &row : kCodes)
        if (row.sqlite == (code & 0xff))
            return row.code;
    return ErrorCode::Internal;
}

bool isIoError(int code) { return (code & 0xff) == SQLITE_IOERR; }

Error sqlError(const Database &database, const QSqlError &error, QStringView doing)
{
    const int code = error.nativeErrorCode().toInt();
    const QString text = error.databaseText().isEmpty() ? error.driverText() : error.databaseText();
    return {errorCodeOf(code),
        QStringLiteral("%1: %2 (SQLite %3) while: %4").arg(database.path(), text).arg(code).arg(doing.left(200)),
        {QFileInfo(database.path()).fileName()}};
}

} // namespace mendian::storage
