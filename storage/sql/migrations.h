// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/sql/database.h"

namespace mendian::storage {

struct MigrationResult
{
    qint64 from = 0; ///< user_version before; 0 = a new file
    qint64 to = 0;
    QString copy; ///< the copy made before changing an existing file; empty if none was needed
};

/// Brings a file to the newest schema: applies `:/sql/<name>_NNNN_*.sql` (resources/sql.qrc) above user_version in
/// order, each in its own transaction together with the new user_version. An existing file is copied first with VACUUM
/// INTO, to "<path>.before-NNNN". A file of a newer program is TooNew and stays untouched.
Result<MigrationResult> migrate(Database &database, const QString &name);

/// The newest version that this program knows for `name`; 0 if there are no migrations.
qint64 newestSchema(const QString &name);

/// The same from another folder of scripts (tests of migrations).
Result<MigrationResult> migrateFrom(Database &database, const QString &name, const QString &folder);

} // namespace mendian::storage
