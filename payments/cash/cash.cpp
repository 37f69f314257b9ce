// SPDX-License-Identifier: GPL-3.0-or-later
#include "payments/cash/cash.h"

#include <algorithm>

namespace mendian {

namespace {

constexpr Money kMaxChange = Money::fromFen(10'000'000);

Money roundedUp(Money amount, qint64 unitFen)
{
    return Money::fromFen((amount.fen() + unitFen - 1) / unitFen * unitFen);
}

} // namespace

Result<Money> cashChange(Money due, Money given)
{
    if (due.isNegative() || given > kMaxAmount || given < due)
        return fail(ErrorCode::InvalidInput, QStringLiteral("%1 given for %2").arg(given.toString(), due.toString()),
            {(due - given).toString()});
    const Money change = given - due;
    if (change > kMaxChange)
        return fail(
            ErrorCode::LimitExceeded, QStringLiteral("change of %1").arg(change.toString()), {kMaxChange.toString()});
    return change;
}

QList<Money> smartNotes(Money due)
{
    if (due.fen() < 1 || due > kMaxAmount)
        return {};
    struct Rule
    {
        Money upTo;     // only for amounts up to this
        qint64 unitFen; // rounded up to a multiple
        qint64 moreFen; // and one more of these
    };
    // In the order in which a cashier would want them when there is no room for all.
    static const Rule rules[] = {
        {500_fen, 500, 0},
        {kMaxAmount, 1000, 0},
        {kMaxAmount, 5000, 0},
        {kMaxAmount, 10000, 0},
        {kMaxAmount, 1000, 1000},
        {kMaxAmount, 10000, 10000},
    };
    QList<Money> notes;
    for (const Rule &rule : rules) {
        const Money note = roundedUp(due, rule.unitFen) + Money::fromFen(rule.moreFen);
        if (due <= rule.upTo && note > due && note <= kMaxAmount && !notes.contains(note) && notes.size() < 3)
            notes.append(note);
    }
    std::sort(notes.begin(), notes.end());
    notes.prepend(due);
    return notes;
}

} // namespace mendian
