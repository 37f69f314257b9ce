// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/common/faultbook.h"
#include "sandbox/common/pace.h"
#include "sandbox/wechat/answers.h"

namespace mendian::sandbox::wechat {

/// What a fault of the wire needs to know to spoil a reply.
struct SpoilContext
{
    const Merchant *merchant = nullptr; ///< null when the request named none
    Digest digest = Digest::Md5;
    QString otherNumber;
};

/// Writes the answer as the fault wants it; `rule` may be null: then as it should be.
WireAnswer wireAnswer(Answer answer, const FaultRule *rule, const SpoilContext &context, const Pace &pace);
/// What a fault that strikes before any work sends.
WireAnswer beforeAnswer(Fault fault);

} // namespace mendian::sandbox::wechat
