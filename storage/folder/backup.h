// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/journal/verify.h"

namespace mendian::storage {

/// Verifies the folder's store.db against its device key and the mark of the last acknowledged event. readOnly: beside
/// an owner, nothing is written; otherwise the folder is owned meanwhile (Busy if somebody else does).
Result<VerifyReport> verifyFolder(const QString &path, bool readOnly, std::function<void(qint64 seq)> progress = {});

struct BackupReport
{
    QStringList files; ///< copied, by name
    qint64 bytes = 0;
};

/// Copies store.db and reference.db beside an owner into the new or empty folder `target` and checks the copies. The
/// device key stays where it was made (design §5 Ids). Conflict if the target has files of these names.
Result<BackupReport> backupFolder(const QString &path, const QString &target);

} // namespace mendian::storage
