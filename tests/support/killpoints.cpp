// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/killpoints.h"

#include <QDir>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <algorithm>

namespace mendian::test {

namespace {

constexpr int kMostPoints = 300;
constexpr int kWaitMs = 60'000;

struct Run
{
    bool killed = false;
    int exitCode = 0;
    int points = 0;
    QStringList acknowledged;
    QByteArray errors;
};

struct Death
{
    int at = 0;
    bool half = false;
};

Status copyFolder(const QString &from, const QString &to)
{
    if (!QDir().mkpath(to))
        return fail(ErrorCode::Io, to);
    const QStringList files = QDir(from).entryList(QDir::Files);
    for (const QString &file : files)
        if (!QFile::copy(from + u'/' + file, to + u'/' + file))
            return fail(ErrorCode::Io, QStringLiteral("cannot copy %1").arg(file));
    return {};
}

Result<Run> runOnce(const KillPlan &plan, const QString &folder, const Death &death)
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    if (death.at > 0) {
        environment.insert(QStringLiteral("FAULTVFS_DIE_AT"), QString::number(death.at));
        environment.insert(
            QStringLiteral("FAULTVFS_DIE_HOW"), death.half ? QStringLiteral("half") : QStringLiteral("before"));
    }
    process.setProcessEnvironment(environment);
    process.start(plan.program, plan.arguments + QStringList{folder});
    if (!process.waitForFinished(kWaitMs))
        return fail(ErrorCode::Timeout, QStringLiteral("%1: %2").arg(plan.program, process.errorString()));
    Run run;
    run.killed = process.exitStatus() == QProcess::CrashExit;
    run.exitCode = process.exitCode();
    run.errors = process.readAllStandardError();
    const QList<QByteArray> lines = process.readAllStandardOutput().split('\n');
    for (const QByteArray &line : lines) {
        if (line.startsWith("ACK "))
            run.acknowledged.append(QString::fromUtf8(line.mid(4)));
        else if (line.startsWith("POINTS "))
            run.points = line.mid(7).toInt();
    }
    return run;
}

// Every point, each with the kill before the call or half way into the write; in soak both.
QList<Death> deaths(int points, quint32 seed)
{
    const bool soak = qEnvironmentVariableIsSet("MENDIAN_SOAK");
    QList<Death> list;
    for (int at = 1; at <= points; ++at) {
        if (soak || at % 2 == 0)
            list.append({at, true});
        if (soak || at % 2 == 1)
            list.append({at, false});
    }
    if (soak || list.size() <= kMostPoints)
        return list;
    QRandomGenerator random(seed);
    std::shuffle(list.begin(), list.end(), random);
    list.resize(kMostPoints);
    return list;
}

tl::unexpected<Error> at(const Death &death, const Error &error)
{
    return fail(error.code,
        QStringLiteral("killed %1 point %2: %3")
            .arg(death.half ? QStringLiteral("within") : QStringLiteral("before"))
            .arg(death.at)
            .arg(error.detail));
}

} // namespace

Result<KillReport> runKillPoints(const KillPlan &plan)
{
    const QTemporaryDir temp;
    int number = 0;
    const auto attempt = [&](const Death &death, QString &folder) -> Result<Run> {
        folder = temp.filePath(QString::number(++number));
        if (!plan.base.isEmpty())
            MENDIAN_TRY(copyFolder(plan.base, folder));
        return runOnce(plan, folder, death);
    };
    QString folder;
    const auto whole = attempt({}, folder);
    if (!whole)
        return fail(whole.error());
    if (whole->killed || whole->exitCode != 0 || whole->points == 0)
        return fail(ErrorCode::Internal,
            QStringLiteral("the undisturbed run failed: %1").arg(QString::fromUtf8(whole->errors)));
    MENDIAN_TRY(plan.check(folder, whole->acknowledged));
    KillReport report{whole->points, 0, 0};
    const QList<Death> list = deaths(whole->points, plan.seed);
    for (const Death &death : list) {
        const auto run = attempt(death, folder);
        if (!run)
            return at(death, run.error());
        if (!run->killed)
            return at(death,
                {ErrorCode::Internal, QStringLiteral("it did not die: %1").arg(QString::fromUtf8(run->errors)), {}});
        if (const auto checked = plan.check(folder, run->acknowledged); !checked)
            return at(death, checked.error());
        ++report.runs;
        report.acknowledged += run->acknowledged.isEmpty() ? 0 : 1;
        QDir(folder).removeRecursively();
    }
    return report;
}

} // namespace mendian::test
