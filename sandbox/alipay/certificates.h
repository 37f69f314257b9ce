// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "net/certificates.h"

namespace mendian::sandbox::alipay {

/// Lower-case hex MD5 over issuer (RFC 2253) and decimal serial number (spec/alipay.md 3).
Result<QByteArray> certificateSn(const QByteArray &certificatePem);
/// The SNs of a bundle's RSA-signed certificates in file order, joined with "_"; others, readable or not, are skipped.
QByteArray rootSn(const QByteArray &bundlePem);
/// A certificate of the same subject and key with a new serial number, signed by `authority`.
Result<QByteArray> reissued(
    const QByteArray &certificatePem, const net::Identity &authority, Timestamp notBefore, Timestamp notAfter);
bool isExpired(const QByteArray &certificatePem, Timestamp now);

} // namespace mendian::sandbox::alipay
