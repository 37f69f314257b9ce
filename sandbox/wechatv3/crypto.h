// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/secret.h"

namespace mendian::sandbox::wechatv3 {

/// AEAD_AES_256_GCM (spec/wechat-pay.md 4.5): base64 of ciphertext and tag.
QByteArray gcmSeal(const Secret &key, const QByteArray &nonce, const QByteArray &aad, const QByteArray &plain);
/// Letters and digits from the system's generator.
QByteArray randomText(qsizetype length);

} // namespace mendian::sandbox::wechatv3
