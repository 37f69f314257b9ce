// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/certificates.h"

#include <QCryptographicHash>
#include <QHostAddress>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>

namespace mendian::net {

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
using Key = std::unique_ptr<EVP_PKEY, Freed<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Freed<X509_free>>;
using Bio = std::unique_ptr<BIO, Freed<BIO_free_all>>;
using Extension = std::unique_ptr<X509_EXTENSION, Freed<X509_EXTENSION_free>>;

constexpr long kDay = 24 * 3600;
constexpr long kYears = 10 * 365 * kDay;

struct Line
{
    int nid;
    QByteArray value;
};

auto broken(const char *what)
{
    return fail(ErrorCode::Internal, QStringLiteral("certificate: %1").arg(QLatin1String(what)));
}

Key makeKey(KeyKind kind) { return Key(kind == KeyKind::P256 ? EVP_EC_gen("P-256") : EVP_RSA_gen(2048)); }

Bio reader(const QByteArray &bytes) { return Bio(BIO_new_mem_buf(bytes.constData(), static_cast<int>(bytes.size()))); }

QByteArray written(BIO *bio)
{
    char *data = nullptr;
    const long size = BIO_get_mem_data(bio, &data);
    return QByteArray(data, size);
}

Certificate readCertificate(const QByteArray &pem)
{
    const Bio bio = reader(pem);
    return Certificate(PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr));
}

bool addExtensions(X509 *certificate, X509 *issuer, const QList<Line> &lines)
{
    X509V3_CTX context;
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    for (const Line &line : lines) {
        const Extension extension(X509V3_EXT_conf_nid(nullptr, &context, line.nid, line.value.constData()));
        if (!extension || X509_add_ext(certificate, extension.get(), -1) != 1)
            return false;
    }
    return true;
}

Result<Identity> issue(const Identity *authority, const QString &commonName, KeyKind kind, const QList<Line> &lines)
{
    Key key = makeKey(kind);
    Certificate certificate(X509_new());
    if (!key || !certificate)
        return broken("no key");
    Certificate issuer;
    Key issuerKey;
    if (authority) {
        issuer = readCertificate(authority->certificate);
        const Bio bio = reader(authority->privateKey);
        issuerKey.reset(PEM_read_bio_PrivateKey(bio.get(), nullptr, nullptr, nullptr));
        if (!issuer || !issuerKey)
            return fail(ErrorCode::InvalidInput, QStringLiteral("certificate: the authority's PEM cannot be read"));
    }
    unsigned char serial[16];
    RAND_bytes(serial, sizeof serial);
    serial[0] &= 0x7f; // a serial number is positive
    BIGNUM *number = BN_bin2bn(serial, sizeof serial, nullptr);
    BN_to_ASN1_INTEGER(number, X509_get_serialNumber(certificate.get()));
    BN_free(number);
    X509_set_version(certificate.get(), X509_VERSION_3);
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), -kDay);
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), kYears);
    X509_set_pubkey(certificate.get(), key.get());
    const QByteArray name = commonName.toUtf8();
    X509_NAME *subject = X509_get_subject_name(certificate.get());
    X509_NAME_add_entry_by_txt(
        subject, "CN", MBSTRING_UTF8, reinterpret_cast<const unsigned char *>(name.constData()), -1, -1, 0);
    X509 *signer = issuer ? issuer.get() : certificate.get();
    X509_set_issuer_name(certificate.get(), X509_get_subject_name(signer));
    if (!addExtensions(certificate.get(), signer, lines)
        || X509_sign(certificate.get(), issuerKey ? issuerKey.get() : key.get(), EVP_sha256()) == 0)
        return broken("cannot be signed");

    const Bio certificateText(BIO_new(BIO_s_mem()));
    const Bio keyText(BIO_new(BIO_s_mem()));
    if (PEM_write_bio_X509(certificateText.get(), certificate.get()) != 1
        || PEM_write_bio_PKCS8PrivateKey(keyText.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr) != 1)
        return broken("cannot be written");
    return Identity{written(certificateText.get()), written(keyText.get())};
}

} // namespace

Result<Identity> makeAuthority(const QString &commonName, KeyKind kind)
{
    return issue(nullptr, commonName, kind,
        {{NID_basic_constraints, "critical,CA:TRUE,pathlen:0"}, {NID_key_usage, "critical,keyCertSign,cRLSign"},
            {NID_subject_key_identifier, "hash"}});
}

Result<Identity> issueServer(const Identity &authority, const QStringList &names, KeyKind kind)
{
    if (names.isEmpty())
        return fail(ErrorCode::InvalidInput, QStringLiteral("certificate: a server needs a name"));
    QByteArrayList alternatives;
    for (const QString &name : names) {
        const bool isAddress = !QHostAddress(name).isNull();
        alternatives.append((isAddress ? "IP:" : "DNS:") + name.toLatin1());
    }
    return issue(&authority, names.first(), kind,
        {{NID_basic_constraints, "critical,CA:FALSE"}, {NID_key_usage, "critical,digitalSignature"},
            {NID_ext_key_usage, "serverAuth"}, {NID_subject_alt_name, alternatives.join(',')},
            {NID_subject_key_identifier, "hash"}, {NID_authority_key_identifier, "keyid"}});
}

Result<Identity> issueClient(const Identity &authority, const QString &commonName, KeyKind kind)
{
    return issue(&authority, commonName, kind,
        {{NID_basic_constraints, "critical,CA:FALSE"}, {NID_key_usage, "critical,digitalSignature"},
            {NID_ext_key_usage, "clientAuth"}, {NID_subject_key_identifier, "hash"},
            {NID_authority_key_identifier, "keyid"}});
}

Result<QByteArray> certificateSha256(const QByteArray &certificatePem)
{
    const Certificate certificate = readCertificate(certificatePem);
    if (!certificate)
        return fail(ErrorCode::InvalidInput, QStringLiteral("certificate: not PEM"));
    unsigned char *der = nullptr;
    const int size = i2d_X509(certificate.get(), &der);
    if (size <= 0)
        return broken("no DER form");
    const QByteArray bytes(reinterpret_cast<const char *>(der), size);
    OPENSSL_free(der);
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
}

} // namespace mendian::net
