// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <memory>

struct evp_pkey_st;

namespace mendian::sandbox {

/// An RSA key, private or public alone, for SHA256withRSA (RSASSA-PKCS1-v1_5). A value; any thread.
class RsaKey
{
public:
    /// PEM or the bare base64 of the DER, of a certificate (its public key), SubjectPublicKeyInfo, PKCS#8 or PKCS#1.
    static Result<RsaKey> fromText(const QByteArray &text);
    static Result<RsaKey> generate();

    RsaKey() = default;
    bool isNull() const { return !m_key; }
    bool isPrivate() const { return m_private; }
    int bits() const;
    QByteArray sign(const QByteArray &text) const; ///< raw; empty without a private key
    bool verify(const QByteArray &text, const QByteArray &signature) const;
    QByteArray publicBase64() const;  ///< SubjectPublicKeyInfo, one line
    QByteArray privateBase64() const; ///< PKCS#8, one line; empty without a private key

private:
    RsaKey(evp_pkey_st *key, bool isPrivate);
    std::shared_ptr<evp_pkey_st> m_key;
    bool m_private = false;
};

} // namespace mendian::sandbox
