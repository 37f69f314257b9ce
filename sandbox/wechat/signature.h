// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/secret.h"
#include "sandbox/wechat/xml.h"

#include <optional>

namespace mendian::sandbox::wechat {

enum class Digest { Md5, HmacSha256 };

/// From sign_type: absent = MD5; anything unknown = nothing.
std::optional<Digest> digestOf(const QByteArray &signType);
/// Upper-case hex over every non-empty field but `sign` (spec/wechat-pay.md 5).
QByteArray signatureOf(const Fields &fields, Digest digest, const Secret &key);
/// Constant-time; the case of the letters counts.
bool isSignedBy(const Fields &fields, Digest digest, const Secret &key);

} // namespace mendian::sandbox::wechat
