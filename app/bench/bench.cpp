// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bench/bench.h"

#include "app/bench/prepare.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QTextStream>
#include <cstdio>

namespace mendian::bench {

namespace {

// Raised whenever a change of formats or of prepare.cpp makes kept shops unfit.
constexpr int kVersion = 1;
const QString kReady = QStringLiteral("bench.ready");

QString defaultFolder()
{
    return QDir(QCoreApplication::applicationDirPath()).filePath(QStringLiteral("../bench-shops"));
}

Status copyFolder(const QString &from, const QString &to)
{
    if (!QDir().mkpath(to))
        return fail(ErrorCode::Io, QStringLiteral("cannot make %1").arg(to), {to});
    const auto entries = QDir(from).entryInfoList(QDir::Files | QDir::Hidden | QDir::NoDotAndDotDot);
    for (const QFileInfo &entry : entries)
        if (!QFile::copy(entry.filePath(), QDir(to).filePath(entry.fileName())))
            return fail(ErrorCode::Io, QStringLiteral("cannot copy %1").arg(entry.filePath()), {entry.fileName()});
    return {};
}

} // namespace

QString ShopPlan::name() const
{
    const QString name = QStringLiteral("v%1-goods%2-days%3x%4-open%5")
                             .arg(kVersion)
                             .arg(goods)
                             .arg(days)
                             .arg(salesPerDay)
                             .arg(openSales);
    return undecided == 0 ? name : name + QStringLiteral("-undecided%1").arg(undecided);
}

Bench::Bench(const QString &folder, bool fresh) : m_folder(folder.isEmpty() ? defaultFolder() : folder), m_fresh(fresh)
{
    m_folder = QDir::cleanPath(QDir(m_folder).absolutePath());
}

Bench::~Bench() = default;

Result<QString> Bench::shop(const ShopPlan &plan)
{
    const QString path = QDir(m_folder).filePath(plan.name());
    const bool kept = QFile::exists(QDir(path).filePath(kReady)) && (!m_fresh || m_made.contains(path));
    if (kept)
        return path;
    QTextStream(stderr) << "preparing " << plan.name() << Qt::endl;
    if (!QDir(path).removeRecursively() || !QDir().mkpath(m_folder))
        return fail(ErrorCode::Io, QStringLiteral("cannot make %1").arg(path), {path});
    MENDIAN_TRY(prepareShop(path, plan));
    QFile ready(QDir(path).filePath(kReady));
    if (!ready.open(QIODevice::WriteOnly))
        return fail(ErrorCode::Io, QStringLiteral("cannot write %1").arg(ready.fileName()), {ready.fileName()});
    m_made.append(path);
    return path;
}

Result<QString> Bench::workFolder()
{
    if (!m_work) {
        if (!QDir().mkpath(m_folder))
            return fail(ErrorCode::Io, QStringLiteral("cannot make %1").arg(m_folder), {m_folder});
        m_work = std::make_unique<QTemporaryDir>(QDir(m_folder).filePath(QStringLiteral("work-XXXXXX")));
    }
    const QString path = m_work->filePath(QString::number(++m_copies));
    if (!m_work->isValid() || !QDir().mkpath(path))
        return fail(ErrorCode::Io, QStringLiteral("cannot make %1").arg(path), {path});
    return path;
}

Result<QString> Bench::copyOf(const ShopPlan &plan)
{
    const auto original = shop(plan);
    if (!original)
        return fail(original.error());
    const auto path = workFolder();
    if (!path)
        return fail(path.error());
    MENDIAN_TRY(copyFolder(*original, *path));
    return path;
}

Result<QStringList> Bench::barcodes(const QString &shop)
{
    QFile file(QDir(shop).filePath(kBarcodeFile));
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::Io, QStringLiteral("cannot read %1").arg(file.fileName()), {file.fileName()});
    return QString::fromLatin1(file.readAll()).split(u'\n', Qt::SkipEmptyParts);
}

} // namespace mendian::bench
