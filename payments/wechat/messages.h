// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "payments/gateway.h"
#include "payments/wechat/config.h"
#include "payments/wechat/xml.h"

namespace mendian::wechat {

/// "/pay/micropay", "/pay/orderquery", "/secapi/pay/reverse".
QString pathOf(PayCall call);

/// The signed fields of a request (spec §1.2, §1.5, §1.6). `nonce` ≤ 32 characters, fresh for each request.
Fields requestFields(const Config &config, const GatewayCall &call, const QString &nonce);

/// What the reply's body means for this attempt. Pure; never Paid unless signature, merchant, number and amount fit.
Answer readReply(const Config &config, PayCall call, const Attempt &attempt, const QByteArray &body);

/// An answer of our own: TIMEOUT, HTTP, NOT_SENT … (codes.h ownCodes).
Answer ownAnswer(const char *code, const QString &text = {});

/// At most `bytes` of UTF-8, cut between characters.
QString cutUtf8(const QString &text, qsizetype bytes);

} // namespace mendian::wechat
