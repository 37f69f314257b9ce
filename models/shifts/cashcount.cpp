// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/shifts/cashcount.h"

#include <algorithm>

namespace mendian {

namespace {
constexpr qint64 kDenominations[] = {10'000, 5'000, 2'000, 1'000, 500, 200, 100, 50, 20, 10, 5, 1};
constexpr qint64 kMostNotes = 100'000;
} // namespace

std::span<const qint64> countedDenominations() { return kDenominations; }

Result<Money> countedMoney(const QList<journal::CountedNote> &notes)
{
    Money sum;
    for (const journal::CountedNote &note : notes) {
        if (std::ranges::find(kDenominations, note.fen) == std::end(kDenominations))
            return fail(ErrorCode::InvalidInput, QStringLiteral("no note or coin of %1 fen").arg(note.fen));
        if (note.count < 0 || note.count > kMostNotes)
            return fail(ErrorCode::InvalidInput, QStringLiteral("a count lies between 0 and 100,000"));
        sum += Money::fromFen(note.fen * note.count);
    }
    return sum;
}

} // namespace mendian
