// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tender/refund.h"

namespace mendian {

/// Where refunds are kept. Implemented by storage, called on the engine thread (the store's owner).
class RefundStore
{
public:
    virtual ~RefundStore() = default;
    /// Durable when it returns success: no outward call goes out before that. `before` is what was saved last.
    virtual Status saveRefund(const Refund &before, const Refund &after) = 0;
    /// All refunds of one payment, ended ones too: they go one after the other.
    virtual Result<QList<Refund>> refundsOf(AttemptId attempt) = 0;
};

} // namespace mendian
