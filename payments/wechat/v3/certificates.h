// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "payments/wechat/v3/sign.h"

namespace mendian::wechat::v3 {

/// The platform certificates of a reply to GET /v3/certificates (spec §4.4), decrypted with the APIv3 key. With
/// `authorityPem` each chain has to end there. Protocol: not that reply; BadSignature: another key, another authority.
Result<QList<Certificate>> readCertificates(
    const QByteArray &body, const Secret &apiV3Key, const QByteArray &authorityPem, Timestamp now);

/// `known` with the certificates of the reply added and expired ones left out. The reply has to be signed by a key
/// known before or by a certificate it brings (the first download cannot be checked otherwise): else BadSignature, and
/// nothing of it is taken.
Result<PlatformKeys> withCertificates(const PlatformKeys &known, const SignedMessage &reply, const Secret &apiV3Key,
    const QByteArray &authorityPem, Timestamp now);

} // namespace mendian::wechat::v3
