// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/result.h"
#include "core/secret.h"

#include <QByteArray>
#include <QList>
#include <memory>

struct evp_pkey_st;
struct x509_st;

namespace mendian::alipay {

/// Keys and certificates of spec/alipay.md §3: RSA of 2048 bits or more, SHA256withRSA. Values that share what they
/// hold; any thread. Parsing fails with InvalidInput and never names the bytes.

class PublicKey
{
public:
    /// Base64 of a SubjectPublicKeyInfo, with or without PEM lines, spaces and CRLF.
    static Result<PublicKey> parse(const QByteArray &text);
    /// True when `signature` (raw bytes) is this key's over `message`.
    bool verify(const QByteArray &message, const QByteArray &signature) const;

private:
    friend class PrivateKey;
    friend class Certificate;
    explicit PublicKey(std::shared_ptr<evp_pkey_st> key) : m_key(std::move(key)) {}
    std::shared_ptr<evp_pkey_st> m_key;
};

class PrivateKey
{
public:
    /// PKCS#8 or PKCS#1, with or without PEM lines, spaces and CRLF: which of them is decided by parsing.
    static Result<PrivateKey> parse(const Secret &text);
    /// The raw signature over `message`; the same for the same message.
    Result<QByteArray> sign(const QByteArray &message) const;
    /// The public half (what was uploaded): to notice that it was entered as Alipay's key.
    PublicKey publicKey() const { return PublicKey(m_key); }
    bool isPairOf(const PublicKey &key) const;

private:
    explicit PrivateKey(std::shared_ptr<evp_pkey_st> key) : m_key(std::move(key)) {}
    std::shared_ptr<evp_pkey_st> m_key;
};

class Certificate
{
public:
    /// The certificates of a PEM bundle in file order. Ones that OpenSSL cannot read (SM2) are left out: the root
    /// bundle holds such.
    static QList<Certificate> readBundle(const QByteArray &pem);

    /// Lower-case hex MD5 of issuer (RFC 2253) and decimal serial number.
    QByteArray sn() const;
    Result<PublicKey> publicKey() const;
    /// Signed with RSA (an OID under 1.2.840.113549.1.1): only those count in the root SN.
    bool isRsaSigned() const;
    bool hasIssuerOf(const Certificate &other) const;
    /// The chain from this over `between` to one of `roots` holds at `now`.
    bool isVouchedFor(const QList<Certificate> &between, const QList<Certificate> &roots, Timestamp now) const;

private:
    explicit Certificate(std::shared_ptr<x509_st> certificate) : m_certificate(std::move(certificate)) {}
    std::shared_ptr<x509_st> m_certificate;
};

/// alipay_root_cert_sn: the SNs of the RSA-signed certificates of the bundle, joined by '_'; empty when there is none.
QByteArray rootSn(const QList<Certificate> &bundle);

} // namespace mendian::alipay
