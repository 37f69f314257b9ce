// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

namespace mendian {

/// Wrong PINs of one person at one till. Stored with each login event, so a restart forgets nothing.
struct Lockout
{
    static constexpr qint64 kTries = 5;
    static constexpr qint64 kLockMs = 60'000; ///< ui-guide §2.1

    qint64 failures = 0;
    Timestamp lockedUntil;

    bool isLocked(Timestamp now) const { return now < lockedUntil; }
    qint64 secondsLeft(Timestamp now) const { return isLocked(now) ? (lockedUntil - now + 999) / 1000 : 0; }
    qint64 triesLeft() const { return kTries - failures % kTries; }

    Lockout afterFailure(Timestamp now) const
    {
        Lockout next{failures + 1, lockedUntil};
        if (next.failures % kTries == 0)
            next.lockedUntil = now + kLockMs;
        return next;
    }
};

} // namespace mendian
