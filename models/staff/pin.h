// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/secret.h"

namespace mendian {

/// A verifier for a six-digit PIN: scrypt(N = 2^14, r = 8, p = 1) over HMAC-SHA256(pepper, PIN) with a random salt.
/// The pepper is sealed on the device, so a stolen database cannot be searched through. Slow on purpose (some 50 ms):
/// not on the UI thread. Form: "s1$<salt hex>$<hash hex>".
Result<QString> makePinVerifier(const Secret &pin, const Secret &pepper);
bool pinMatches(const Secret &pin, const Secret &pepper, const QString &verifier);

/// Six digits, not all equal, not a plain run (123456, 654321).
Status checkPinForm(const QString &pin);

} // namespace mendian
