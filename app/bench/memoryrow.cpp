// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bench/bench.h"
#include "app/bench/child.h"
#include "app/bench/rows.h"

namespace mendian::bench {

Result<Outcome> tillMemory(Bench &bench)
{
    Outcome outcome;
    for (int round = 0; round < kRounds; ++round) {
        const auto folder = bench.copyOf({100'000, 90, 500, 0});
        if (!folder)
            return fail(folder.error());
        const auto window = startChild(QStringLiteral("window"));
        if (!window)
            return fail(window.error());
        const auto till = startChild(QStringLiteral("memory"), *folder);
        if (!till)
            return fail(till.error());
        const auto mb = [](const QJsonObject &told, const char *key) {
            return told.value(QLatin1String(key)).toDouble();
        };
        outcome.rounds.append(Round{mb(*till, "rss_mb"), mb(*window, "rss_mb")});
        outcome.notes.append(QStringLiteral("%1 MB before the first of 1,000 sales of 5 lines, %2 after the last")
                                 .arg(mb(*till, "rss_before_mb"), 0, 'f', 1)
                                 .arg(mb(*till, "rss_mb"), 0, 'f', 1));
    }
    return outcome;
}

} // namespace mendian::bench
