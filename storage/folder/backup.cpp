// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/folder/backup.h"

#include "storage/folder/datafolder.h"
#include "storage/sql/native.h"

#include <QDir>
#include <QFileInfo>

namespace mendian::storage {

Result<VerifyReport> verifyFolder(const QString &path, bool readOnly, std::function<void(qint64 seq)> progress)
{
    auto folder = DataFolder::open(path, readOnly ? DataFolder::Mode::ReadOnly : DataFolder::Mode::ReadWrite);
    if (!folder)
        return fail(folder.error());
    // The mark is read first: an owner beside us only moves the journal further.
    VerifyOptions options{readOnly, TailMark::read((*folder)->file(QLatin1String("tail"))), std::move(progress)};
    auto report = verifyStore((*folder)->storeDb(), (*folder)->identity(), options);
    if (report && report->isGood())
        (*folder)->close();
    return report;
}

Result<BackupReport> backupFolder(const QString &path, const QString &target)
{
    const auto folder = DataFolder::open(path, DataFolder::Mode::ReadOnly);
    if (!folder)
        return fail(folder.error());
    if (!QDir().mkpath(target))
        return fail(ErrorCode::ReadOnly, QStringLiteral("cannot create %1").arg(target), {target});
    BackupReport report;
    for (const QString &source : {(*folder)->storeDb(), (*folder)->referenceDb()}) {
        const QFileInfo info(source);
        if (!info.exists())
            continue;
        auto database = Database::openToRead(source);
        if (!database)
            return fail(database.error());
        const QString copy = target + u'/' + info.fileName();
        MENDIAN_TRY(NativeHandle::backup(**database, copy));
        auto check = Database::open(copy, {.readOnly = true, .immutable = true});
        if (!check)
            return fail(check.error());
        MENDIAN_TRY((*check)->quickCheck());
        report.files.append(info.fileName());
        report.bytes += QFileInfo(copy).size();
    }
    return report;
}

} // namespace mendian::storage
