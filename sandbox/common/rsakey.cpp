// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/common/rsakey.h"

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>

namespace mendian::sandbox {

namespace {

// The DER behind PEM armour, or behind bare base64 in whatever lines.
QByteArray derOf(const QByteArray &text)
{
    QByteArray body;
    for (const QByteArray &line : text.split('\n')) {
        if (!line.contains("-----"))
            body += line.simplified().replace(' ', "");
    }
    const auto decoded = QByteArray::fromBase64Encoding(body, QByteArray::AbortOnBase64DecodingErrors);
    return decoded ? *decoded : QByteArray();
}

template <typename Writer>
QByteArray written(Writer write)
{
    unsigned char *bytes = nullptr;
    const int size = write(&bytes);
    const QByteArray der(reinterpret_cast<const char *>(bytes), qMax(0, size));
    OPENSSL_free(bytes);
    return der;
}

using Context = std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)>;

const unsigned char *raw(const QByteArray &bytes) { return reinterpret_cast<const unsigned char *>(bytes.constData()); }

} // namespace

RsaKey::RsaKey(evp_pkey_st *key, bool isPrivate) : m_key(key, EVP_PKEY_free), m_private(isPrivate) {}

Result<RsaKey> RsaKey::fromText(const QByteArray &text)
{
    const QByteArray der = derOf(text);
    const unsigned char *at = raw(der);
    const long size = der.size();
    RsaKey key;
    if (EVP_PKEY *open = d2i_PUBKEY(nullptr, &at, size)) {
        key = RsaKey(open, false);
    } else if (EVP_PKEY *secret = d2i_AutoPrivateKey(nullptr, &(at = raw(der)), size)) {
        key = RsaKey(secret, true);
    } else if (X509 *certificate = d2i_X509(nullptr, &(at = raw(der)), size)) {
        key = RsaKey(X509_get_pubkey(certificate), false);
        X509_free(certificate);
    }
    if (key.isNull() || EVP_PKEY_get_base_id(key.m_key.get()) != EVP_PKEY_RSA)
        return fail(ErrorCode::InvalidInput, QStringLiteral("not an RSA key"));
    return key;
}

Result<RsaKey> RsaKey::generate()
{
    EVP_PKEY *key = EVP_RSA_gen(2048);
    if (!key)
        return fail(ErrorCode::Internal, QStringLiteral("no RSA key"));
    return RsaKey(key, true);
}

int RsaKey::bits() const { return m_key ? EVP_PKEY_get_bits(m_key.get()) : 0; }

QByteArray RsaKey::sign(const QByteArray &text) const
{
    const Context context(EVP_MD_CTX_new(), EVP_MD_CTX_free);
    size_t size = 0;
    if (!m_private || EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, m_key.get()) != 1
        || EVP_DigestSign(context.get(), nullptr, &size, raw(text), static_cast<size_t>(text.size())) != 1)
        return {};
    QByteArray signature(static_cast<qsizetype>(size), '\0');
    if (EVP_DigestSign(context.get(), reinterpret_cast<unsigned char *>(signature.data()), &size, raw(text),
            static_cast<size_t>(text.size()))
        != 1)
        return {};
    return signature;
}

bool RsaKey::verify(const QByteArray &text, const QByteArray &signature) const
{
    const Context context(EVP_MD_CTX_new(), EVP_MD_CTX_free);
    return m_key && EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr, m_key.get()) == 1
        && EVP_DigestVerify(context.get(), raw(signature), static_cast<size_t>(signature.size()), raw(text),
               static_cast<size_t>(text.size()))
        == 1;
}

QByteArray RsaKey::publicBase64() const
{
    return written([this](unsigned char **out) { return m_key ? i2d_PUBKEY(m_key.get(), out) : 0; }).toBase64();
}

QByteArray RsaKey::privateBase64() const
{
    if (!m_private)
        return {};
    PKCS8_PRIV_KEY_INFO *info = EVP_PKEY2PKCS8(m_key.get());
    const QByteArray der = written([info](unsigned char **out) { return i2d_PKCS8_PRIV_KEY_INFO(info, out); });
    PKCS8_PRIV_KEY_INFO_free(info);
    return der.toBase64();
}

} // namespace mendian::sandbox
