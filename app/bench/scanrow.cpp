// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bench/bench.h"
#include "app/bench/rows.h"
#include "app/bench/stats.h"
#include "app/bench/tillrig.h"

namespace mendian::bench {

namespace {
constexpr int kLines = 500;
constexpr int kScans = 400;
} // namespace

// Half of the scans raise a line, half add one (which is taken out again, not timed): the basket stays at 500 lines.
Result<Outcome> scanP99(Bench &bench)
{
    const auto folder = bench.copyOf({100'000, 90, 500, 0});
    if (!folder)
        return fail(folder.error());
    const auto codes = Bench::barcodes(*folder);
    if (!codes)
        return fail(codes.error());
    auto opened = TillRig::open(*folder);
    if (!opened)
        return fail(opened.error());
    TillRig &rig = **opened;
    MENDIAN_TRY(rig.signIn());
    MENDIAN_TRY(rig.fill(codes->mid(0, kLines)));
    Outcome outcome;
    for (int round = 0; round < kRounds; ++round) {
        QList<double> times;
        for (int i = 0; i < kScans; ++i) {
            const bool fresh = i % 2 == 0;
            const auto taken = rig.scan(codes->at(fresh ? kLines + i + round * kScans : (i * 37) % kLines));
            if (!taken)
                return fail(taken.error());
            times.append(*taken);
            if (fresh)
                MENDIAN_TRY(wait(rig, rig.service().removeLine(rig.view().basket.touched)));
        }
        outcome.rounds.append(Round{percentile(times, 0.99)});
        outcome.notes.append(describe(times));
    }
    outcome.notes.append(QStringLiteral("%1 lines in the basket").arg(rig.view().basket.lines.size()));
    outcome.notes.append(QStringLiteral("promotions do not exist yet"));
    MENDIAN_TRY(rig.clear());
    return outcome;
}

} // namespace mendian::bench
