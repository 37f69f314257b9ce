// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bench/bench.h"
#include "app/bench/child.h"
#include "app/bench/rows.h"

#include <QDir>
#include <fcntl.h>
#include <unistd.h>

namespace mendian::bench {

namespace {

constexpr ShopPlan kYear{100'000, 90, 500, 0};

/// Drops the folder's pages from the kernel's cache.
void evict(const QString &folder)
{
    const auto files = QDir(folder).entryInfoList(QDir::Files | QDir::Hidden);
    for (const QFileInfo &file : files) {
        const int fd = ::open(QFile::encodeName(file.filePath()).constData(), O_RDONLY | O_CLOEXEC);
        if (fd < 0)
            continue;
        (void)::fdatasync(fd);
        (void)::posix_fadvise(fd, 0, 0, POSIX_FADV_DONTNEED);
        ::close(fd);
    }
}

Result<double> timeOf(const QString &what, const QString &folder, QStringList *notes)
{
    const auto told = startChild(what, folder);
    if (!told)
        return fail(told.error());
    const auto ms = [&](const char *key) { return told->value(QLatin1String(key)).toDouble(); };
    const double started = ms("started_ms");
    if (notes)
        notes->append(
            QStringLiteral("main() after %1 ms, window shown after %2, badge and first goods scanned after %3")
                .arg(ms("main_ms") - started, 0, 'f', 0)
                .arg(ms("shown_ms") - started, 0, 'f', 0)
                .arg(ms("ready_ms") - started, 0, 'f', 0));
    return ms("ready_ms") - started;
}

Result<Outcome> measure(Bench &bench, bool cold)
{
    const auto folder = bench.copyOf(kYear);
    if (!folder)
        return fail(folder.error());
    const auto first = timeOf(QStringLiteral("start"), *folder, nullptr); // programs and fonts into the cache
    if (!first)
        return fail(first.error());
    Outcome outcome;
    for (int round = 0; round < kRounds; ++round) {
        const auto window = timeOf(QStringLiteral("window"), {}, nullptr);
        if (!window)
            return fail(window.error());
        if (cold)
            evict(*folder);
        const auto start = timeOf(QStringLiteral("start"), *folder, &outcome.notes);
        if (!start)
            return fail(start.error());
        outcome.rounds.append(Round{*start, *window});
    }
    outcome.notes.append(QStringLiteral("100,000 goods, 90 closed days of 500 sales; archives do not exist yet"));
    if (cold)
        outcome.notes.append(QStringLiteral("the shop's files are evicted, programs and fonts are not"));
    return outcome;
}

} // namespace

Result<Outcome> startWarm(Bench &bench) { return measure(bench, false); }

Result<Outcome> startCold(Bench &bench) { return measure(bench, true); }

} // namespace mendian::bench
