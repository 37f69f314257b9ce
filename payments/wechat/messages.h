// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "payments/gateway.h"
#include "payments/wechat/codes.h"
#include "payments/wechat/config.h"
#include "payments/wechat/xml.h"

namespace mendian::wechat {

/// "/pay/micropay", "/pay/orderquery", "/secapi/pay/reverse".
QString pathOf(PayCall call);

/// What every V2 request carries (spec §1.1), not signed yet.
Fields commonFields(const Config &config, SignType type, const QString &nonce);

/// The signed fields of a request (spec §1.2, §1.5, §1.6). `nonce` ≤ 32 characters, fresh for each request.
Fields requestFields(const Config &config, const GatewayCall &call, const QString &nonce);

/// What the reply's body means for this attempt. Pure; never Paid unless signature, merchant, number and amount fit.
Answer readReply(const Config &config, PayCall call, const Attempt &attempt, const QByteArray &body);

/// An answer of our own: TIMEOUT, HTTP, NOT_SENT … (codes.h ownCodes).
Answer ownAnswer(const char *code, const QString &text = {});

/// The answer that a row of a code table gives.
Answer answerOf(const Code &row, const QString &code, const QString &text);
/// Another order's number, merchant or amount: Unclear whatever else the reply says. `code` is one of ownCodes().
Answer mismatch(const char *code, const QString &name, const QString &got);

/// Which field of a reply names another merchant or app than ours; empty: none.
QString foreignMerchant(const Config &config, const Fields &fields);

} // namespace mendian::wechat
