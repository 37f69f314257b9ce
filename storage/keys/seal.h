// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/secret.h"

namespace mendian::storage {

inline constexpr qsizetype kSealKeySize = 32;
inline constexpr qsizetype kSealNonceSize = 12;
inline constexpr qsizetype kSealTagSize = 16;

/// AES-256-GCM. `bound` is authenticated and not hidden. The result is the cipher text with its tag at the end.
/// A (key, nonce) pair is used once.
Result<QByteArray> seal(const Secret &key, const QByteArray &nonce, const QByteArray &bound, const Secret &plain);
/// Corrupt when one bit of key, nonce, `bound` or text differs.
Result<Secret> unseal(
    const Secret &key, const QByteArray &nonce, const QByteArray &bound, const QByteArray &cipherTextAndTag);

} // namespace mendian::storage
