// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/alipay/certificates.h"

#include <QCryptographicHash>
#include <openssl/evp.h>
#include <openssl/objects.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509.h>

namespace mendian::sandbox::alipay {

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
using Certificate = std::unique_ptr<X509, Freed<X509_free>>;
using Key = std::unique_ptr<EVP_PKEY, Freed<EVP_PKEY_free>>;
using Bio = std::unique_ptr<BIO, Freed<BIO_free_all>>;
using Number = std::unique_ptr<BIGNUM, Freed<BN_free>>;

Bio reader(const QByteArray &bytes) { return Bio(BIO_new_mem_buf(bytes.constData(), static_cast<int>(bytes.size()))); }

QByteArray written(BIO *bio)
{
    char *data = nullptr;
    const long size = BIO_get_mem_data(bio, &data);
    return QByteArray(data, size);
}

Certificate read(const QByteArray &pem)
{
    const Bio bio = reader(pem);
    return Certificate(PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr));
}

QByteArray snOf(const X509 *certificate)
{
    const Bio issuer(BIO_new(BIO_s_mem()));
    X509_NAME_print_ex(issuer.get(), X509_get_issuer_name(certificate), 0, XN_FLAG_RFC2253);
    const Number serial(ASN1_INTEGER_to_BN(X509_get0_serialNumber(certificate), nullptr));
    char *decimal = BN_bn2dec(serial.get());
    const QByteArray text = written(issuer.get()) + decimal;
    OPENSSL_free(decimal);
    return QCryptographicHash::hash(text, QCryptographicHash::Md5).toHex();
}

bool isRsaSigned(const X509 *certificate)
{
    const ASN1_OBJECT *algorithm = nullptr;
    X509_ALGOR_get0(&algorithm, nullptr, nullptr, X509_get0_tbs_sigalg(certificate));
    char oid[80] = {};
    OBJ_obj2txt(oid, sizeof oid, algorithm, 1);
    return QByteArray(oid).startsWith("1.2.840.113549.1.1.");
}

bool setTime(ASN1_TIME *field, Timestamp time) { return ASN1_TIME_set(field, time.ms / 1000) != nullptr; }

} // namespace

Result<QByteArray> certificateSn(const QByteArray &certificatePem)
{
    const Certificate certificate = read(certificatePem);
    if (!certificate)
        return fail(ErrorCode::InvalidInput, QStringLiteral("not a certificate"));
    return snOf(certificate.get());
}

QByteArray rootSn(const QByteArray &bundlePem)
{
    static const QByteArray kEnd = "-----END CERTIFICATE-----";
    QByteArrayList numbers;
    qsizetype at = 0;
    for (qsizetype end = bundlePem.indexOf(kEnd); end >= 0; end = bundlePem.indexOf(kEnd, at)) {
        const Certificate certificate = read(bundlePem.mid(at, end + kEnd.size() - at));
        if (certificate && isRsaSigned(certificate.get()))
            numbers.append(snOf(certificate.get()));
        at = end + kEnd.size();
    }
    return numbers.join('_');
}

Result<QByteArray> reissued(
    const QByteArray &certificatePem, const net::Identity &authority, Timestamp notBefore, Timestamp notAfter)
{
    const Certificate certificate = read(certificatePem);
    const Bio keyText = reader(authority.privateKey);
    const Key key(PEM_read_bio_PrivateKey(keyText.get(), nullptr, nullptr, nullptr));
    unsigned char serial[16];
    if (!certificate || !key || RAND_bytes(serial, sizeof serial) != 1)
        return fail(ErrorCode::InvalidInput, QStringLiteral("a certificate that cannot be renewed"));
    serial[0] &= 0x7f; // a serial number is positive
    const Number number(BN_bin2bn(serial, sizeof serial, nullptr));
    BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(certificate.get()));
    const Bio text(BIO_new(BIO_s_mem()));
    if (!setTime(X509_getm_notBefore(certificate.get()), notBefore)
        || !setTime(X509_getm_notAfter(certificate.get()), notAfter)
        || X509_sign(certificate.get(), key.get(), EVP_sha256()) == 0
        || PEM_write_bio_X509(text.get(), certificate.get()) != 1)
        return fail(ErrorCode::Internal, QStringLiteral("a certificate that cannot be signed"));
    return written(text.get());
}

bool isExpired(const QByteArray &certificatePem, Timestamp now)
{
    const Certificate certificate = read(certificatePem);
    time_t moment = now.ms / 1000;
    return !certificate || X509_cmp_time(X509_get0_notAfter(certificate.get()), &moment) < 0;
}

} // namespace mendian::sandbox::alipay
