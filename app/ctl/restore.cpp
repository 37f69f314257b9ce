// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/restore.h"

#include "storage/folder/backup.h"
#include "storage/folder/tailmark.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace mendian::ctl {

namespace {

const QString kStore = QStringLiteral("store.db");
const QString kReference = QStringLiteral("reference.db");
const QString kKey = QStringLiteral("device.key");

/// What this run has put into the folder: taken away again unless everything is good.
class Copies
{
public:
    explicit Copies(const QString &folder) : m_folder(folder) {}
    ~Copies()
    {
        for (const QString &file : m_kept ? QStringList() : m_files)
            QFile::remove(file);
    }
    Copies(const Copies &) = delete;
    Copies &operator=(const Copies &) = delete;

    Status add(const QString &source, const QString &name, bool secret)
    {
        const QString target = QDir(m_folder).filePath(name);
        QFile file(source);
        if (!file.copy(target))
            return fail(ErrorCode::Io, file.errorString(), {target});
        m_files.append(target);
        if (!QFile::setPermissions(
                target, QFile::ReadOwner | QFile::WriteOwner | (secret ? QFile::Permissions() : QFile::ReadGroup)))
            return fail(ErrorCode::Io, QStringLiteral("cannot set the mode of %1").arg(target), {target});
        return {};
    }
    void keep() { m_kept = true; }

private:
    QString m_folder;
    QStringList m_files;
    bool m_kept = false;
};

} // namespace

Outcome restore(Context &context)
{
    if (context.args.value("from").isEmpty())
        return misused(QStringLiteral("Say which backup: --from DIR2."));
    const QDir from(context.path(context.args.value("from")));
    const QDir to(context.folder);
    if (!from.exists(kStore))
        return failed(ErrorCode::NotFound, QStringLiteral("no store.db"),
            QStringLiteral("%1 is not a backup: it has no store.db.").arg(from.path()));
    if (to.exists(kStore))
        return failed(ErrorCode::Conflict, QStringLiteral("store.db exists"),
            QStringLiteral(
                "%1 holds a shop; restore goes into a folder without store.db. Move the old files away first.")
                .arg(to.path()));
    const QString key = context.args.has("device-key") ? context.path(context.args.value("device-key")) : QString();
    if (key.isEmpty() && !to.exists(kKey))
        return failed(ErrorCode::Unsupported, QStringLiteral("no device.key"),
            QStringLiteral(
                "A backup holds no device key: restore into the folder that still has device.key, or name the "
                "file with --device-key. Moving a shop to another device is not possible yet; it needs the "
                "central server."));
    if (!key.isEmpty() && to.exists(kKey))
        return misused(QStringLiteral("%1 has a device.key already; leave --device-key out.").arg(to.path()));
    if (!QDir().mkpath(to.path()))
        return failed(Error{ErrorCode::ReadOnly, QStringLiteral("cannot create it"), {to.path()}});
    Copies copies(to.path());
    Status copied = key.isEmpty() ? Status() : copies.add(key, kKey, true);
    for (const QString &name : {kStore, kReference})
        if (copied && from.exists(name))
            copied = copies.add(from.filePath(name), name, false);
    if (!copied)
        return failed(copied.error());
    const auto report = storage::verifyFolder(to.path(), true);
    if (!report)
        return failed(report.error(),
            report.error().code == ErrorCode::Corrupt
                ? QStringLiteral("The backup does not belong to this device key, or is damaged; nothing was restored.")
                : QString());
    Outcome outcome = verifyOutcome(*report);
    const bool older = std::ranges::any_of(
        report->findings, [](const storage::VerifyFinding &f) { return f.what == storage::VerifyFinding::What::Tail; });
    if (older)
        outcome.sentence =
            QStringLiteral("The backup ends before the last sale of this till; taking it would lose sales "
                           "and give their receipt numbers again. Use a newer backup; nothing was restored.");
    else if (!outcome.isDone())
        outcome.sentence = QStringLiteral("The backup is damaged or not of this device; nothing was restored.");
    if (!outcome.isDone())
        return outcome;
    copies.keep();
    outcome.lines.append(QStringLiteral("restored into %1").arg(to.path()));
    return outcome;
}

} // namespace mendian::ctl
