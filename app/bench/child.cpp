// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bench/child.h"

#include "app/bench/bench.h"
#include "app/bench/stats.h"
#include "app/bench/tillrig.h"
#include "core/json.h"
#include "ui/kit/fonts.h"
#include "ui/kit/style.h"

#include <QApplication>
#include <QFile>
#include <QJsonDocument>
#include <QLabel>
#include <QProcess>
#include <QTextStream>
#include <cstdio>

namespace mendian::bench {

namespace {

constexpr int kPatienceMs = 300'000;
constexpr int kSales = 1'000;

/// Resident memory in MB (10^6 bytes).
double residentMb()
{
    QFile file(QStringLiteral("/proc/self/status"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const QList<QByteArray> lines = file.readAll().split('\n');
    for (const QByteArray &line : lines)
        if (line.startsWith("VmRSS:"))
            return line.mid(6).trimmed().split(' ').first().toDouble() * 1024 / 1e6;
    return 0;
}

/// The baseline: an empty window that has painted a word in the same font.
Result<QJsonObject> emptyWindow(const QString &)
{
    kit::Fonts::install();
    QLabel window(QStringLiteral(u"门店"));
    window.resize(1366, 768);
    window.show();
    QCoreApplication::sendPostedEvents();
    QCoreApplication::processEvents();
    return QJsonObject{{QLatin1String("ready_ms"), steadyMs()}, {QLatin1String("rss_mb"), residentMb()}};
}

Result<QJsonObject> startTill(const QString &folder)
{
    const auto codes = Bench::barcodes(folder);
    if (!codes)
        return fail(codes.error());
    const double main = steadyMs();
    kit::installKit(*qobject_cast<QApplication *>(QCoreApplication::instance()));
    auto rig = TillRig::open(folder);
    if (!rig)
        return fail(rig.error());
    const double shown = steadyMs();
    MENDIAN_TRY((*rig)->signIn());
    const auto scanned = (*rig)->scan(codes->last());
    if (!scanned)
        return fail(scanned.error());
    const QJsonObject times{{QLatin1String("main_ms"), main}, {QLatin1String("shown_ms"), shown},
        {QLatin1String("ready_ms"), steadyMs()}, {QLatin1String("rss_mb"), residentMb()}};
    MENDIAN_TRY((*rig)->clear());
    return times;
}

Result<QJsonObject> sellAThousand(const QString &folder)
{
    const auto codes = Bench::barcodes(folder);
    if (!codes)
        return fail(codes.error());
    kit::installKit(*qobject_cast<QApplication *>(QCoreApplication::instance()));
    auto rig = TillRig::open(folder);
    if (!rig)
        return fail(rig.error());
    MENDIAN_TRY((*rig)->signIn());
    const double before = residentMb();
    for (int sale = 0; sale < kSales; ++sale) {
        for (int line = 0; line < 5; ++line)
            MENDIAN_TRY((*rig)->fill({codes->at((sale * 5 + line) % codes->size())}));
        MENDIAN_TRY((*rig)->payCash());
    }
    return QJsonObject{{QLatin1String("rss_before_mb"), before}, {QLatin1String("rss_mb"), residentMb()}};
}

struct ChildRow
{
    const char *name;
    Result<QJsonObject> (*run)(const QString &folder);
};
constexpr ChildRow kChildren[] = {{"window", emptyWindow}, {"start", startTill}, {"memory", sellAThousand}};

} // namespace

int runChild(const QString &what, const QString &folder)
{
    for (const ChildRow &row : kChildren) {
        if (what != QLatin1String(row.name))
            continue;
        const auto told = row.run(folder);
        if (told)
            QTextStream(stdout) << QString::fromUtf8(toJsonBytes(*told)) << Qt::endl;
        else
            QTextStream(stderr) << told.error().detail << Qt::endl;
        return told ? 0 : 1;
    }
    QTextStream(stderr) << "no child " << what << Qt::endl;
    return 2;
}

Result<QJsonObject> startChild(const QString &what, const QString &folder)
{
    QProcess child;
    child.setProcessChannelMode(QProcess::SeparateChannels);
    const double started = steadyMs();
    child.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--child"), what, folder});
    if (!child.waitForFinished(kPatienceMs))
        return fail(ErrorCode::Timeout, QStringLiteral("the child %1 did not end").arg(what));
    if (child.exitStatus() != QProcess::NormalExit || child.exitCode() != 0)
        return fail(ErrorCode::Internal,
            QStringLiteral("the child %1 failed: %2").arg(what, QString::fromUtf8(child.readAllStandardError())));
    // A line of the log may stand before it.
    const QList<QByteArray> lines = child.readAllStandardOutput().trimmed().split('\n');
    auto told = QJsonDocument::fromJson(lines.last()).object();
    if (told.isEmpty())
        return fail(ErrorCode::Internal, QStringLiteral("the child %1 said nothing").arg(what));
    told.insert(QLatin1String("started_ms"), started);
    return told;
}

} // namespace mendian::bench
