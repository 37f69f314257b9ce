// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "payments/wechat/config.h"
#include "payments/wechat/xml.h"

namespace mendian::wechat {

/// The string to sign without the key (spec §5): all fields with a value except `sign`, name=value joined with &,
/// raw UTF-8. Exactly the fields given: adds and drops nothing else.
QByteArray stringToSign(const Fields &fields);

/// Upper-case hex, 32 (MD5) or 64 (HMAC-SHA256) characters.
QByteArray sign(const Fields &fields, const Secret &key, SignType type);

/// True when `sign` is there and right for all other fields received, known or not. Takes the same time for any
/// wrong signature. Replies do not repeat sign_type: `type` is that of the request (trap 9.3).
bool verify(const Fields &fields, const Secret &key, SignType type);

/// 32 random hex characters for nonce_str.
QString newNonce();

} // namespace mendian::wechat
