// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

class QSqlError;

namespace mendian::storage {

class Database;

/// What a SQLite result code means to us: FULL is DiskFull, READONLY is ReadOnly, CORRUPT and NOTADB are Corrupt, BUSY
/// and LOCKED are Busy, CONSTRAINT is Conflict, IOERR is Io. `code` may be an extended one.
ErrorCode errorCodeOf(int code);

/// The error of a failed call on an open connection; args[0] is the file's name.
Error sqlError(const Database &database, const QSqlError &error, QStringView doing);

/// True for SQLITE_IOERR and its extended codes: after one of these the handle may not be trusted with a commit.
bool isIoError(int code);

} // namespace mendian::storage
