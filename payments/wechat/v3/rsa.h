// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/result.h"
#include "core/secret.h"

#include <memory>

struct evp_pkey_st;

namespace mendian::wechat::v3 {

/// The public half of an RSA key of 2048 bits or more. A value; any thread.
class PublicKey
{
public:
    PublicKey() = default;
    /// SPKI PEM ("BEGIN PUBLIC KEY"). InvalidInput: no such key.
    static Result<PublicKey> fromPem(const QByteArray &pem);
    explicit PublicKey(std::shared_ptr<evp_pkey_st> key) : m_key(std::move(key)) {}

    bool isNull() const { return !m_key; }
    /// RSASSA-PKCS1-v1_5 with SHA-256 (spec §4.2, §4.3). False for anything that is not strict base64 too.
    bool verify(const QByteArray &message, const QByteArray &signatureBase64) const;
    /// RSAES-OAEP with SHA-1, base64 (spec §4.6). LimitExceeded: more than one block holds (214 bytes for 2048 bits).
    Result<QByteArray> encrypt(const QByteArray &plain) const;

private:
    friend class PrivateKey;
    std::shared_ptr<evp_pkey_st> m_key;
};

/// The merchant's key. A value; any thread.
class PrivateKey
{
public:
    PrivateKey() = default;
    /// apiclient_key.pem, not encrypted. InvalidInput: no RSA key of 2048 bits or more.
    static Result<PrivateKey> fromPem(const Secret &pem);

    bool isNull() const { return !m_key; }
    /// base64; Internal when the library fails.
    Result<QByteArray> sign(const QByteArray &message) const;
    /// Opens what was encrypted to our certificate. BadSignature: not for this key; Protocol: no base64.
    Result<QByteArray> decrypt(const QByteArray &base64) const;
    /// True when this is the other half of `key`.
    bool fits(const PublicKey &key) const;

private:
    std::shared_ptr<evp_pkey_st> m_key;
};

/// What a platform or merchant certificate says about itself.
struct Certificate
{
    QByteArray serial; ///< upper-case hex, as in Wechatpay-Serial and serial_no
    PublicKey key;
    Timestamp validFrom;
    Timestamp validUntil;
};

/// The first certificate of a PEM text. With `authorityPem` (one or several CAs) its chain has to end there at the
/// moment `now`: BadSignature when it does not. InvalidInput: no certificate with an RSA key.
Result<Certificate> readCertificate(const QByteArray &pem, const QByteArray &authorityPem = {}, Timestamp now = {});

} // namespace mendian::wechat::v3
