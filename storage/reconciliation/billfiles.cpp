// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/reconciliation/billfiles.h"

#include "storage/folder/syncfile.h"
#include "storage/sql/statement.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>

namespace mendian::storage {

namespace {

constexpr qint64 kMaxContent = 64LL * 1024 * 1024; ///< payments/billsource.h

QString digestOf(const QByteArray &content)
{
    return QString::fromLatin1(QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex());
}

} // namespace

QString BillFiles::pathOf(const QString &digest) const { return m_folder + QStringLiteral("/bills/") + digest; }

Result<BillFile> BillFiles::keep(BillFile file, const QByteArray &content)
{
    if (content.size() > kMaxContent)
        return fail(ErrorCode::LimitExceeded, QStringLiteral("the bill file is too large"), {QStringLiteral("64 MiB")});
    file.digest = digestOf(content);
    file.size = content.size();
    const QString folder = m_folder + QStringLiteral("/bills");
    if (!QDir().mkpath(folder)
        || !QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner))
        return fail(errnoCode(), QStringLiteral("cannot make %1").arg(folder), {QStringLiteral("bills")});
    MENDIAN_TRY(writeWhole(pathOf(file.digest), content));
    Statement q(m_database,
        "INSERT INTO bill_files (day, provider, kind, digest, size, at, staff) VALUES (?, ?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (day, provider, kind) DO UPDATE SET digest = excluded.digest, size = excluded.size, "
        "at = excluded.at, staff = excluded.staff");
    MENDIAN_TRY(
        q.bind(file.day.toString(), file.provider, file.kind, file.digest, file.size, file.at, file.staff).run());
    return file;
}

Result<QList<BillFile>> BillFiles::ofDay(BusinessDate day)
{
    Statement q(m_database,
        "SELECT provider, kind, digest, size, at, staff FROM bill_files WHERE day = ? ORDER BY provider, kind");
    q.bind(day.toString());
    QList<BillFile> files;
    while (q.next())
        files.append({day, q.text(0), q.text(1), q.text(2), q.integer(3), q.time(4), q.text(5)});
    MENDIAN_TRY(q.status());
    return files;
}

Result<QByteArray> BillFiles::read(const BillFile &file)
{
    auto content = readWhole(pathOf(file.digest), kMaxContent);
    if (content && digestOf(*content) != file.digest)
        return fail(ErrorCode::Corrupt, QStringLiteral("%1 is not the file that was taken in").arg(file.digest),
            {QStringLiteral("bills/") + file.digest.left(12)});
    return content;
}

} // namespace mendian::storage
