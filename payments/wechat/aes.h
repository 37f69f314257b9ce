// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/secret.h"

namespace mendian::wechat {

/// AES-256-ECB with PKCS#7 padding, as the V2 refund notification has it (spec §1.7). `key` is 32 bytes.
/// BadSignature: the padding is wrong, which here means another key.
Result<QByteArray> decryptAes256Ecb(const Secret &key, const QByteArray &cipherText);

/// AES-256-GCM as V3 has it (spec §4.5): `key` 32 bytes, `nonce` 12, the last 16 bytes of `cipherText` are the tag.
/// BadSignature: the tag does not fit; usually a wrong or just-changed APIv3 key (trap 9.14).
Result<QByteArray> decryptAes256Gcm(
    const Secret &key, const QByteArray &nonce, const QByteArray &associatedData, const QByteArray &cipherText);

} // namespace mendian::wechat
