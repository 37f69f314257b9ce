// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tender/refund.h"

#include <functional>

namespace mendian {

/// Gives money back by the way it came. A provider's gateway object implements this beside Gateway; thread, time-outs
/// and the promise of exactly one `done` are as there. Errors are answers: whatever is not certain is Unclear.
class RefundGateway
{
public:
    using RefundDone = std::function<void(const RefundAnswer &answer)>;

    virtual ~RefundGateway() = default;
    virtual const RefundRules &refundRules() const = 0;
    /// `refund` is as saved before this call. RefundCall::Refund repeats the same number and amount; Query only asks.
    virtual void refund(RefundCall call, const Refund &refund, RefundDone done) = 0;
};

} // namespace mendian
