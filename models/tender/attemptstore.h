// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tender/attempt.h"

namespace mendian {

/// Where attempts are kept. Implemented by storage, called on the engine thread (the store's owner).
class AttemptStore
{
public:
    virtual ~AttemptStore() = default;
    /// Durable when it returns success: no outward call goes out, and nothing is shown as paid, before that.
    /// `before` is what was saved last (Collecting for the first step of an attempt).
    virtual Status saveAttempt(const Attempt &before, const Attempt &after) = 0;
};

} // namespace mendian
