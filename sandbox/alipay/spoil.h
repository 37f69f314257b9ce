// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/alipay/answers.h"
#include "sandbox/alipay/params.h"
#include "sandbox/common/faultbook.h"
#include "sandbox/common/pace.h"

namespace mendian::sandbox::alipay {

/// What answers are signed with.
struct Seal
{
    RsaKey key;
    QByteArray certificate; ///< PEM
    QByteArray sn;
};

/// What a fault of the wire needs to know to spoil an answer.
struct SpoilContext
{
    const Seal *seal = nullptr;
    bool certificateMode = false;
    QByteArray charset = "utf-8";
    QString otherNumber;
    std::function<const Seal &()> expired;  ///< the same key under a certificate of yesterday
    std::function<const Seal &()> stranger; ///< what another application's answers are signed with
};

/// Writes the answer as the fault wants it; `rule` may be null: then as it should be.
WireAnswer wireAnswer(Answer answer, const FaultRule *rule, const SpoilContext &context, const Pace &pace);
/// The fault of a stage among those that strike; null when there is none.
const FaultRule *faultOf(const QList<FaultRule> &struck, Stage stage);
/// Spoils a reply that is no JSON: a bill file.
void spoilBytes(const FaultRule *rule, WireAnswer &wire, const Pace &pace);
/// What a fault that strikes before any work sends.
WireAnswer beforeAnswer(Fault fault);
/// The form of a notification, signed, as the fault wants it.
QByteArray notificationForm(Params fields, const FaultRule *rule, const SpoilContext &context);

} // namespace mendian::sandbox::alipay
