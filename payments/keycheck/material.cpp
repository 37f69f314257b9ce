// SPDX-License-Identifier: GPL-3.0-or-later
#include "payments/keycheck/material.h"

#include <QCryptographicHash>
#include <memory>
#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

namespace mendian::keys {

namespace {

template <auto Free>
struct Freeing
{
    template <typename T>
    void operator()(T *object) const
    {
        Free(object);
    }
};
using KeyPtr = std::unique_ptr<EVP_PKEY, Freeing<EVP_PKEY_free>>;
using CertificatePtr = std::unique_ptr<X509, Freeing<X509_free>>;
using BioPtr = std::unique_ptr<BIO, Freeing<BIO_free_all>>;

/// The DER inside PEM lines or bare base64; empty when it is neither.
QByteArray derOf(const QByteArray &text)
{
    QByteArray base64;
    for (const QByteArray &line : text.split('\n'))
        if (!line.trimmed().startsWith("-----"))
            base64 += line.simplified().replace(' ', "");
    const auto der = QByteArray::fromBase64Encoding(base64, QByteArray::AbortOnBase64DecodingErrors);
    base64.fill('\0');
    return der ? *der : QByteArray();
}

QByteArray publicDer(EVP_PKEY *key)
{
    unsigned char *out = nullptr;
    const int size = i2d_PUBKEY(key, &out);
    if (size <= 0)
        return {};
    const QByteArray der(reinterpret_cast<const char *>(out), size);
    OPENSSL_free(out);
    return der;
}

Material describe(EVP_PKEY *key)
{
    Material material;
    material.kind = QString::fromLatin1(EVP_PKEY_get0_type_name(key));
    material.bits = EVP_PKEY_get_bits(key);
    material.publicKey = publicDer(key);
    return material;
}

Timestamp moment(const ASN1_TIME *time)
{
    tm parts = {};
    if (!time || ASN1_TIME_to_tm(time, &parts) != 1)
        return {};
    return {static_cast<qint64>(timegm(&parts)) * 1000};
}

QString serialOf(X509 *certificate)
{
    const std::unique_ptr<BIGNUM, Freeing<BN_free>> number(
        ASN1_INTEGER_to_BN(X509_get0_serialNumber(certificate), nullptr));
    char *hex = number ? BN_bn2hex(number.get()) : nullptr;
    const QString text = QString::fromLatin1(hex ? hex : "");
    OPENSSL_free(hex);
    return text;
}

QString subjectOf(X509 *certificate)
{
    const BioPtr out(BIO_new(BIO_s_mem()));
    X509_NAME_print_ex(out.get(), X509_get_subject_name(certificate), 0,
        (XN_FLAG_RFC2253 & ~ASN1_STRFLGS_ESC_MSB) | ASN1_STRFLGS_UTF8_CONVERT);
    char *data = nullptr;
    const long size = BIO_get_mem_data(out.get(), &data);
    return QString::fromUtf8(data, static_cast<qsizetype>(size));
}

Material describe(X509 *certificate, EVP_PKEY *key)
{
    Material material = describe(key);
    material.serial = serialOf(certificate);
    material.subject = subjectOf(certificate);
    material.validFrom = moment(X509_get0_notBefore(certificate));
    material.validUntil = moment(X509_get0_notAfter(certificate));
    unsigned char *der = nullptr;
    const int size = i2d_X509(certificate, &der);
    if (size > 0) {
        material.der = QByteArray(reinterpret_cast<const char *>(der), size);
        OPENSSL_free(der);
    }
    return material;
}

tl::unexpected<Error> unreadable(const char *what)
{
    ERR_clear_error(); // the next TLS call on this thread does not have to explain it
    return fail(ErrorCode::InvalidInput, QStringLiteral("no readable %1").arg(QLatin1String(what)));
}

} // namespace

QString Material::fingerprint() const
{
    return QString::fromLatin1(
        QCryptographicHash::hash(der.isEmpty() ? publicKey : der, QCryptographicHash::Sha256).toHex());
}

Result<Material> readPrivateKey(const QByteArray &text)
{
    QByteArray der = derOf(text);
    const auto *at = reinterpret_cast<const unsigned char *>(der.constData());
    // Reads PKCS#8 and the traditional form alike.
    const KeyPtr key(d2i_AutoPrivateKey(nullptr, &at, static_cast<long>(der.size())));
    der.fill('\0');
    return key ? Result<Material>(describe(key.get())) : unreadable("private key");
}

Result<Material> readPublicKey(const QByteArray &text)
{
    const QByteArray der = derOf(text);
    const auto *at = reinterpret_cast<const unsigned char *>(der.constData());
    const KeyPtr key(d2i_PUBKEY(nullptr, &at, static_cast<long>(der.size())));
    return key ? Result<Material>(describe(key.get())) : unreadable("public key");
}

Result<QList<Material>> readCertificates(const QByteArray &text)
{
    const BioPtr in(BIO_new_mem_buf(text.constData(), static_cast<int>(text.size())));
    QList<Material> found;
    while (const CertificatePtr certificate{PEM_read_bio_X509(in.get(), nullptr, nullptr, nullptr)})
        if (EVP_PKEY *key = X509_get0_pubkey(certificate.get()))
            found.append(describe(certificate.get(), key));
    ERR_clear_error(); // the end of the file is an error to OpenSSL
    return found.isEmpty() ? Result<QList<Material>>(unreadable("certificate")) : found;
}

} // namespace mendian::keys
