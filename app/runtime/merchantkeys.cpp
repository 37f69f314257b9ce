// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runtime/merchantkeys.h"

#include "core/json.h"
#include "payments/gateway.h"
#include "payments/keycheck/keytable.h"
#include "storage/folder/syncfile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace mendian::app {

namespace {

constexpr qint64 kMaxFile = 1'000'000;
const QString kWechat = QStringLiteral("wechat");

bool isFileName(const QString &value)
{
    // A key of one line of base64 is longer than any file name and has no suffix.
    return !value.isEmpty() && value.size() < 256 && !value.startsWith(QLatin1String("-----BEGIN"));
}

bool mayNameAFile(const keys::FieldRow &row)
{
    return row.kind != keys::FieldKind::Text && row.kind != keys::FieldKind::Secret;
}

/// The PEM files that a clear merchant file names beside itself.
QStringList namedFiles(const QJsonObject &merchant, const QDir &folder)
{
    QStringList files;
    for (const keys::FieldRow &row : keys::fieldRows()) {
        const QString value = merchant.value(QLatin1String(row.field)).toString();
        const QString path = folder.absoluteFilePath(value);
        if (kWechat == QLatin1String(row.section) && mayNameAFile(row) && isFileName(value)
            && QFileInfo(path).absolutePath() == folder.absolutePath())
            files.append(path);
    }
    return files;
}

} // namespace

net::HostPolicy hostPolicy(storage::FolderKind kind)
{
    return kind == storage::FolderKind::Real ? net::HostPolicy::published() : net::HostPolicy::configurable();
}

Result<QJsonObject> withPemTexts(const QString &section, QJsonObject keys, const QString &folder)
{
    for (const keys::FieldRow &row : keys::fieldRows()) {
        const QString value = keys.value(QLatin1String(row.field)).toString();
        if (section != QLatin1String(row.section) || !mayNameAFile(row) || !isFileName(value))
            continue;
        QFile file(QDir(folder).absoluteFilePath(value));
        if (!file.open(QIODevice::ReadOnly) || file.size() > kMaxFile)
            return fail(ErrorCode::NotFound,
                QStringLiteral("%1 names a file that cannot be read").arg(QLatin1String(row.field)),
                {QString::fromLatin1(row.field)});
        keys.insert(QLatin1String(row.field), QString::fromUtf8(file.readAll()));
    }
    return keys;
}

Status takeOverClearKeys(const QString &folder, const storage::SealedKeys &store)
{
    const QString path = folder + QStringLiteral("/payments/wechat.json");
    if (!QFileInfo::exists(path))
        return {};
    if (QFile::permissions(path) & (QFileDevice::ReadGroup | QFileDevice::ReadOther))
        return fail(ErrorCode::PermissionDenied,
            QStringLiteral("others may read the merchant's keys in clear: renew them and remove the file"), {path});
    const auto bytes = storage::readWhole(path, kMaxFile);
    const auto clear = bytes ? parseJsonObject(*bytes, u"wechat.json") : fail(bytes.error());
    if (!clear)
        return fail(clear.error());
    const QDir payments(QFileInfo(path).absolutePath());
    const auto whole = withPemTexts(kWechat, *clear, payments.path());
    if (!whole)
        return fail(whole.error());
    const auto stored = store.section(kWechat);
    if (!stored && stored.error().code != ErrorCode::NotFound)
        return fail(stored.error());
    if (stored && *stored != *whole) {
        qCWarning(logPayments) << "payments/wechat.json is not used: other keys are sealed. Remove it.";
        return {};
    }
    if (!stored)
        MENDIAN_TRY(store.saveSection(kWechat, *whole));
    // Only when they can be read back does the clear text go.
    const auto readBack = store.section(kWechat);
    if (!readBack || *readBack != *whole)
        return fail(ErrorCode::Io, QStringLiteral("the sealed keys could not be read back"));
    for (const QString &file : namedFiles(*clear, payments) + QStringList{path})
        QFile::remove(file);
    storage::syncFolder(payments.path());
    qCInfo(logPayments) << "WeChat's keys were taken over into keys.sealed; the clear file is gone";
    return {};
}

} // namespace mendian::app
