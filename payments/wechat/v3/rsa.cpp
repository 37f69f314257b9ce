// SPDX-License-Identifier: GPL-3.0-or-later
#include "payments/wechat/v3/rsa.h"

#include <openssl/bn.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <openssl/x509_vfy.h>

namespace mendian::wechat::v3 {

namespace {

template <auto Free>
struct Freed
{
    template <typename T>
    void operator()(T *pointer) const
    {
        Free(pointer);
    }
};
using Bio = std::unique_ptr<BIO, Freed<BIO_free_all>>;
using X509Ptr = std::unique_ptr<X509, Freed<X509_free>>;
using Digest = std::unique_ptr<EVP_MD_CTX, Freed<EVP_MD_CTX_free>>;
using KeyContext = std::unique_ptr<EVP_PKEY_CTX, Freed<EVP_PKEY_CTX_free>>;
using Number = std::unique_ptr<BIGNUM, Freed<BN_free>>;
using Store = std::unique_ptr<X509_STORE, Freed<X509_STORE_free>>;
using StoreContext = std::unique_ptr<X509_STORE_CTX, Freed<X509_STORE_CTX_free>>;

constexpr int kLeastBits = 2048;

const unsigned char *raw(const QByteArray &bytes) { return reinterpret_cast<const unsigned char *>(bytes.constData()); }

unsigned char *raw(QByteArray &bytes) { return reinterpret_cast<unsigned char *>(bytes.data()); }

size_t sizeOf(const QByteArray &bytes) { return static_cast<size_t>(bytes.size()); }

Bio reader(const QByteArray &bytes) { return Bio(BIO_new_mem_buf(bytes.constData(), static_cast<int>(bytes.size()))); }

tl::unexpected<Error> refuse(ErrorCode code, const char *why)
{
    return fail(code, QStringLiteral("rsa: %1").arg(QLatin1String(why)));
}

/// Takes the key over; null unless it is RSA and long enough.
std::shared_ptr<EVP_PKEY> owned(EVP_PKEY *key)
{
    std::shared_ptr<EVP_PKEY> holder(key, [](EVP_PKEY *each) { EVP_PKEY_free(each); });
    if (!key || EVP_PKEY_get_base_id(key) != EVP_PKEY_RSA || EVP_PKEY_get_bits(key) < kLeastBits)
        return nullptr;
    return holder;
}

int noPassphrase(char *, int, int, void *) { return 0; } // else OpenSSL would ask at the terminal

std::optional<QByteArray> fromBase64(const QByteArray &text)
{
    const auto decoded =
        QByteArray::fromBase64Encoding(text, QByteArray::Base64Encoding | QByteArray::AbortOnBase64DecodingErrors);
    return decoded ? std::optional(*decoded) : std::nullopt;
}

Timestamp timeOf(const ASN1_TIME *time)
{
    tm utc{};
    if (ASN1_TIME_to_tm(time, &utc) != 1)
        return {};
    const QDate date(utc.tm_year + 1900, utc.tm_mon + 1, utc.tm_mday);
    return {QDateTime(date, QTime(utc.tm_hour, utc.tm_min, utc.tm_sec), Qt::UTC).toMSecsSinceEpoch()};
}

QByteArray serialOf(X509 *certificate)
{
    const Number number(ASN1_INTEGER_to_BN(X509_get0_serialNumber(certificate), nullptr));
    char *hex = number ? BN_bn2hex(number.get()) : nullptr;
    const QByteArray serial(hex);
    OPENSSL_free(hex);
    return serial;
}

bool endsAt(X509 *certificate, const QByteArray &authorityPem, Timestamp now)
{
    const Store store(X509_STORE_new());
    const Bio bio = reader(authorityPem);
    bool any = false;
    while (const X509Ptr authority{PEM_read_bio_X509(bio.get(), nullptr, noPassphrase, nullptr)})
        any |= X509_STORE_add_cert(store.get(), authority.get()) == 1;
    const StoreContext context(X509_STORE_CTX_new());
    if (!any || !context || X509_STORE_CTX_init(context.get(), store.get(), certificate, nullptr) != 1)
        return false;
    X509_STORE_CTX_set_time(context.get(), 0, static_cast<time_t>(now.ms / 1000));
    return X509_verify_cert(context.get()) == 1;
}

} // namespace

Result<PublicKey> PublicKey::fromPem(const QByteArray &pem)
{
    const Bio bio = reader(pem);
    auto key = owned(PEM_read_bio_PUBKEY(bio.get(), nullptr, noPassphrase, nullptr));
    if (!key)
        return refuse(ErrorCode::InvalidInput, "no public key of 2048 bits or more");
    return PublicKey(std::move(key));
}

bool PublicKey::verify(const QByteArray &message, const QByteArray &signatureBase64) const
{
    const auto signature = fromBase64(signatureBase64);
    const Digest digest(EVP_MD_CTX_new());
    return m_key && signature && digest
        && EVP_DigestVerifyInit(digest.get(), nullptr, EVP_sha256(), nullptr, m_key.get()) == 1
        && EVP_DigestVerify(digest.get(), raw(*signature), sizeOf(*signature), raw(message), sizeOf(message)) == 1;
}

Result<QByteArray> PublicKey::encrypt(const QByteArray &plain) const
{
    constexpr int kPadding = 42; // two SHA-1 digests and two bytes
    if (!m_key || plain.size() > EVP_PKEY_get_size(m_key.get()) - kPadding)
        return fail(ErrorCode::LimitExceeded, QStringLiteral("rsa: %1 bytes in one block").arg(plain.size()));
    const KeyContext context(EVP_PKEY_CTX_new(m_key.get(), nullptr));
    size_t size = static_cast<size_t>(EVP_PKEY_get_size(m_key.get()));
    QByteArray sealed(static_cast<qsizetype>(size), '\0');
    const bool done = context && EVP_PKEY_encrypt_init(context.get()) == 1
        && EVP_PKEY_CTX_set_rsa_padding(context.get(), RSA_PKCS1_OAEP_PADDING) == 1
        && EVP_PKEY_CTX_set_rsa_oaep_md(context.get(), EVP_sha1()) == 1
        && EVP_PKEY_encrypt(context.get(), raw(sealed), &size, raw(plain), sizeOf(plain)) == 1;
    if (!done)
        return refuse(ErrorCode::Internal, "cannot encrypt");
    sealed.truncate(static_cast<qsizetype>(size));
    return sealed.toBase64();
}

Result<PrivateKey> PrivateKey::fromPem(const Secret &pem)
{
    const Bio bio = reader(pem.reveal());
    PrivateKey key;
    key.m_key = owned(PEM_read_bio_PrivateKey(bio.get(), nullptr, noPassphrase, nullptr));
    if (!key.m_key)
        return refuse(ErrorCode::InvalidInput, "no private key of 2048 bits or more");
    return key;
}

Result<QByteArray> PrivateKey::sign(const QByteArray &message) const
{
    const Digest digest(EVP_MD_CTX_new());
    size_t size = m_key ? static_cast<size_t>(EVP_PKEY_get_size(m_key.get())) : 0;
    QByteArray signature(static_cast<qsizetype>(size), '\0');
    const bool done = m_key && digest
        && EVP_DigestSignInit(digest.get(), nullptr, EVP_sha256(), nullptr, m_key.get()) == 1
        && EVP_DigestSign(digest.get(), raw(signature), &size, raw(message), sizeOf(message)) == 1;
    if (!done)
        return refuse(ErrorCode::Internal, "cannot sign");
    signature.truncate(static_cast<qsizetype>(size));
    return signature.toBase64();
}

Result<QByteArray> PrivateKey::decrypt(const QByteArray &base64) const
{
    const auto sealed = fromBase64(base64);
    if (!sealed)
        return refuse(ErrorCode::Protocol, "not base64");
    if (!m_key)
        return refuse(ErrorCode::Internal, "no key");
    const KeyContext context(EVP_PKEY_CTX_new(m_key.get(), nullptr));
    size_t size = static_cast<size_t>(EVP_PKEY_get_size(m_key.get()));
    QByteArray plain(static_cast<qsizetype>(size), '\0');
    const bool done = context && EVP_PKEY_decrypt_init(context.get()) == 1
        && EVP_PKEY_CTX_set_rsa_padding(context.get(), RSA_PKCS1_OAEP_PADDING) == 1
        && EVP_PKEY_CTX_set_rsa_oaep_md(context.get(), EVP_sha1()) == 1
        && EVP_PKEY_decrypt(context.get(), raw(plain), &size, raw(*sealed), sizeOf(*sealed)) == 1;
    if (!done)
        return refuse(ErrorCode::BadSignature, "not encrypted for this key");
    plain.truncate(static_cast<qsizetype>(size));
    return plain;
}

bool PrivateKey::fits(const PublicKey &key) const
{
    return m_key && key.m_key && EVP_PKEY_eq(m_key.get(), key.m_key.get()) == 1;
}

Result<Certificate> readCertificate(const QByteArray &pem, const QByteArray &authorityPem, Timestamp now)
{
    const Bio bio = reader(pem);
    const X509Ptr x509(PEM_read_bio_X509(bio.get(), nullptr, noPassphrase, nullptr));
    if (!x509)
        return refuse(ErrorCode::InvalidInput, "no certificate");
    auto key = owned(X509_get_pubkey(x509.get()));
    Certificate certificate{serialOf(x509.get()), PublicKey(key), timeOf(X509_get0_notBefore(x509.get())),
        timeOf(X509_get0_notAfter(x509.get()))};
    if (!key || certificate.serial.isEmpty() || certificate.validFrom.isNull() || certificate.validUntil.isNull())
        return refuse(ErrorCode::InvalidInput, "a certificate without an RSA key, serial or term");
    if (!authorityPem.isEmpty() && !endsAt(x509.get(), authorityPem, now))
        return refuse(ErrorCode::BadSignature, "the certificate's chain does not end at the given authority");
    return certificate;
}

} // namespace mendian::wechat::v3
