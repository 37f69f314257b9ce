// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tender/attempt.h"

#include <algorithm>

namespace mendian {

/// What a sale's attempts have brought in.
inline Money paidOf(const QList<Attempt> &attempts)
{
    Money sum;
    for (const Attempt &attempt : attempts)
        if (attempt.state == AttemptState::Paid)
            sum += attempt.amount;
    return sum;
}

inline bool isUndecided(const QList<Attempt> &attempts)
{
    return std::ranges::any_of(attempts, [](const Attempt &a) { return !isFinal(a.state); });
}

} // namespace mendian
