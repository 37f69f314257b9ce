// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tender/answer.h"

namespace mendian {

/// What the answer to a query of a number that nobody has paid says about the line and the keys.
enum class ChannelProof {
    Proven,    ///< a verified answer about a number of this merchant: address, keys and signatures fit
    WrongKeys, ///< one side does not accept the other's signature, or the merchant is not set up for it
    NoLine,    ///< nobody was reached
    Unclear,   ///< something came back, or nothing in time; it proves nothing
};

/// A pure function, total over the outcomes: a table (spec/wechat-pay.md §1.5, spec/alipay.md §2.3). A gateway answers
/// with a state of the number only after it verified the reply's signature (payments/gateway.h), so every such state is
/// as good a proof as "no such number".
ChannelProof channelProof(const Answer &answer);

} // namespace mendian
