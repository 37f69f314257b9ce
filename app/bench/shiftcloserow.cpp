// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bench/bench.h"
#include "app/bench/rows.h"
#include "app/bench/stats.h"
#include "app/bench/tillrig.h"

namespace mendian::bench {

// The whole close as the screen does it: the check, the blind count compared, the close with its Z and commit.
Result<Outcome> shiftClose(Bench &bench)
{
    Outcome outcome;
    for (int round = 0; round < kRounds; ++round) {
        const auto folder = bench.copyOf({1'000, 0, 0, 5'000});
        if (!folder)
            return fail(folder.error());
        auto opened = TillRig::open(*folder);
        if (!opened)
            return fail(opened.error());
        TillRig &rig = **opened;
        MENDIAN_TRY(rig.signIn());
        const qint64 receipts = rig.view().shift.receipts;
        const QList<journal::CountedNote> notes{{10'000, 10}};
        const double begin = steadyMs();
        const auto check = wait(rig, rig.service().closeCheck());
        if (!check)
            return fail(check.error());
        const auto rows = wait(rig, rig.service().compareCount(notes));
        if (!rows)
            return fail(rows.error());
        const QStringList reasons(rows->size(), QStringLiteral("bench"));
        MENDIAN_TRY(wait(rig, rig.service().closeShift(notes, reasons, {})));
        outcome.rounds.append(Round{steadyMs() - begin});
        outcome.notes.append(QStringLiteral("%1 sales in the shift").arg(receipts));
    }
    return outcome;
}

} // namespace mendian::bench
