// SPDX-License-Identifier: GPL-3.0-or-later
#include "payments/alipay/keys.h"

#include <QCryptographicHash>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509_vfy.h>

namespace mendian::alipay {

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
using Digest = std::unique_ptr<EVP_MD_CTX, Freed<EVP_MD_CTX_free>>;
using Pkcs8 = std::unique_ptr<PKCS8_PRIV_KEY_INFO, Freed<PKCS8_PRIV_KEY_INFO_free>>;
using Number = std::unique_ptr<BIGNUM, Freed<BN_free>>;
using Store = std::unique_ptr<X509_STORE, Freed<X509_STORE_free>>;
using StoreContext = std::unique_ptr<X509_STORE_CTX, Freed<X509_STORE_CTX_free>>;
using Key = std::shared_ptr<EVP_PKEY>;

constexpr int kLeastBits = 2048;
constexpr qsizetype kMostText = 64 * 1024;

Key owned(EVP_PKEY *key) { return Key(key, EVP_PKEY_free); }

bool isGoodRsa(const Key &key)
{
    return key && EVP_PKEY_get_base_id(key.get()) == EVP_PKEY_RSA && EVP_PKEY_get_bits(key.get()) >= kLeastBits;
}

const unsigned char *bytesOf(const QByteArray &bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.constData());
}

/// Base64 without its PEM lines and white space, decoded; empty when it is not that.
QByteArray derOf(const QByteArray &text)
{
    if (text.size() > kMostText)
        return {};
    QByteArray base64;
    for (const QByteArray &line : text.split('\n')) {
        const QByteArray trimmed = line.trimmed();
        if (!trimmed.startsWith("-----"))
            base64 += trimmed;
    }
    base64.replace(' ', "").replace('\t', "").replace('\r', "");
    const auto decoded = QByteArray::fromBase64Encoding(base64, QByteArray::AbortOnBase64DecodingErrors);
    OPENSSL_cleanse(base64.data(), static_cast<size_t>(base64.size()));
    return decoded ? *decoded : QByteArray();
}

Key readPkcs8(const QByteArray &der)
{
    const unsigned char *at = bytesOf(der);
    const Pkcs8 info(d2i_PKCS8_PRIV_KEY_INFO(nullptr, &at, der.size()));
    return info && at == bytesOf(der) + der.size() ? owned(EVP_PKCS82PKEY(info.get())) : nullptr;
}

Key readPkcs1(const QByteArray &der)
{
    const unsigned char *at = bytesOf(der);
    Key key = owned(d2i_PrivateKey(EVP_PKEY_RSA, nullptr, &at, der.size()));
    return key && at == bytesOf(der) + der.size() ? key : nullptr;
}

auto wrongKey(const char *which)
{
    ERR_clear_error();
    return fail(ErrorCode::InvalidInput, QStringLiteral("alipay: the %1 cannot be read").arg(QLatin1String(which)));
}

} // namespace

Result<PublicKey> PublicKey::parse(const QByteArray &text)
{
    const QByteArray der = derOf(text);
    const unsigned char *at = bytesOf(der);
    Key key = der.isEmpty() ? nullptr : owned(d2i_PUBKEY(nullptr, &at, der.size()));
    if (!isGoodRsa(key) || at != bytesOf(der) + der.size())
        return wrongKey("public key");
    return PublicKey(std::move(key));
}

bool PublicKey::verify(const QByteArray &message, const QByteArray &signature) const
{
    const Digest digest(EVP_MD_CTX_new());
    const bool right = digest && EVP_DigestVerifyInit(digest.get(), nullptr, EVP_sha256(), nullptr, m_key.get()) == 1
        && EVP_DigestVerify(digest.get(), bytesOf(signature), static_cast<size_t>(signature.size()), bytesOf(message),
               static_cast<size_t>(message.size()))
            == 1;
    ERR_clear_error();
    return right;
}

Result<PrivateKey> PrivateKey::parse(const Secret &text)
{
    QByteArray der = derOf(text.reveal());
    Key key = der.isEmpty() ? nullptr : readPkcs8(der);
    if (!key && !der.isEmpty())
        key = readPkcs1(der);
    OPENSSL_cleanse(der.data(), static_cast<size_t>(der.size()));
    if (!isGoodRsa(key))
        return wrongKey("private key");
    return PrivateKey(std::move(key));
}

Result<QByteArray> PrivateKey::sign(const QByteArray &message) const
{
    const Digest digest(EVP_MD_CTX_new());
    QByteArray signature(EVP_PKEY_get_size(m_key.get()), '\0');
    auto size = static_cast<size_t>(signature.size());
    if (!digest || EVP_DigestSignInit(digest.get(), nullptr, EVP_sha256(), nullptr, m_key.get()) != 1
        || EVP_DigestSign(digest.get(), reinterpret_cast<unsigned char *>(signature.data()), &size, bytesOf(message),
               static_cast<size_t>(message.size()))
            != 1) {
        ERR_clear_error();
        return fail(ErrorCode::Internal, QStringLiteral("alipay: the request cannot be signed"));
    }
    signature.truncate(static_cast<qsizetype>(size));
    return signature;
}

bool PrivateKey::isPairOf(const PublicKey &key) const { return EVP_PKEY_eq(m_key.get(), key.m_key.get()) == 1; }

QList<Certificate> Certificate::readBundle(const QByteArray &pem)
{
    static const QByteArray kBegin = QByteArrayLiteral("-----BEGIN CERTIFICATE-----");
    static const QByteArray kEnd = QByteArrayLiteral("-----END CERTIFICATE-----");
    QList<Certificate> found;
    qsizetype begin = pem.size() > kMostText ? -1 : pem.indexOf(kBegin);
    while (begin >= 0) {
        const qsizetype end = pem.indexOf(kEnd, begin);
        if (end < 0)
            break;
        const QByteArray der = derOf(pem.mid(begin, end - begin));
        const unsigned char *at = bytesOf(der);
        std::shared_ptr<X509> certificate(der.isEmpty() ? nullptr : d2i_X509(nullptr, &at, der.size()), X509_free);
        if (certificate && at == bytesOf(der) + der.size())
            found.append(Certificate(std::move(certificate)));
        begin = pem.indexOf(kBegin, end);
    }
    ERR_clear_error();
    return found;
}

QByteArray Certificate::sn() const
{
    const Bio issuer(BIO_new(BIO_s_mem()));
    X509_NAME_print_ex(issuer.get(), X509_get_issuer_name(m_certificate.get()), 0, XN_FLAG_RFC2253);
    char *text = nullptr;
    const long size = BIO_get_mem_data(issuer.get(), &text);
    QByteArray hashed(text, size);
    const Number serial(ASN1_INTEGER_to_BN(X509_get0_serialNumber(m_certificate.get()), nullptr));
    if (char *digits = serial ? BN_bn2dec(serial.get()) : nullptr) {
        hashed += digits;
        OPENSSL_free(digits);
    }
    return QCryptographicHash::hash(hashed, QCryptographicHash::Md5).toHex();
}

Result<PublicKey> Certificate::publicKey() const
{
    Key key = owned(X509_get_pubkey(m_certificate.get()));
    if (!isGoodRsa(key))
        return wrongKey("certificate's key");
    return PublicKey(std::move(key));
}

bool Certificate::isRsaSigned() const
{
    char oid[80];
    const X509_ALGOR *algorithm = X509_get0_tbs_sigalg(m_certificate.get());
    const ASN1_OBJECT *object = nullptr;
    X509_ALGOR_get0(&object, nullptr, nullptr, algorithm);
    return OBJ_obj2txt(oid, sizeof oid, object, 1) > 0 && QByteArray(oid).startsWith("1.2.840.113549.1.1.");
}

bool Certificate::hasIssuerOf(const Certificate &other) const
{
    return X509_NAME_cmp(X509_get_issuer_name(m_certificate.get()), X509_get_issuer_name(other.m_certificate.get()))
        == 0;
}

bool Certificate::isVouchedFor(const QList<Certificate> &between, const QList<Certificate> &roots, Timestamp now) const
{
    const Store store(X509_STORE_new());
    const StoreContext context(X509_STORE_CTX_new());
    const std::unique_ptr<STACK_OF(X509), void (*)(STACK_OF(X509) *)> others(
        sk_X509_new_null(), [](STACK_OF(X509) * stack) { sk_X509_free(stack); });
    if (!store || !context || !others)
        return false;
    for (const Certificate &root : roots)
        X509_STORE_add_cert(store.get(), root.m_certificate.get());
    for (const Certificate &step : between)
        sk_X509_push(others.get(), step.m_certificate.get());
    bool holds = false;
    if (X509_STORE_CTX_init(context.get(), store.get(), m_certificate.get(), others.get()) == 1) {
        X509_STORE_CTX_set_time(context.get(), 0, now.ms / 1000);
        holds = X509_verify_cert(context.get()) == 1;
    }
    ERR_clear_error();
    return holds;
}

QByteArray rootSn(const QList<Certificate> &bundle)
{
    QByteArrayList sns;
    for (const Certificate &certificate : bundle) {
        if (certificate.isRsaSigned())
            sns.append(certificate.sn());
    }
    return sns.join('_');
}

} // namespace mendian::alipay
