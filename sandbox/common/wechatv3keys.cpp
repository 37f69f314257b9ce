// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/common/wechatv3keys.h"

#include "core/json.h"

#include <QRandomGenerator>
#include <array>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>

namespace mendian::sandbox {

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
using Number = std::unique_ptr<BIGNUM, Freed<BN_free>>;

constexpr qsizetype kKeyLength = 32;

struct ModeName
{
    PlatformMode mode;
    const char *name;
};
constexpr std::array kModes{ModeName{PlatformMode::Certificate, "certificate"}, ModeName{PlatformMode::Both, "both"},
    ModeName{PlatformMode::PublicKey, "public_key"}};

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

auto broken(const char *what)
{
    return fail(ErrorCode::Internal, QStringLiteral("platform certificate: %1").arg(QLatin1String(what)));
}

bool addExtension(X509 *certificate, X509 *issuer, int nid, const char *value)
{
    X509V3_CTX context;
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    const std::unique_ptr<X509_EXTENSION, Freed<X509_EXTENSION_free>> extension(
        X509V3_EXT_conf_nid(nullptr, &context, nid, value));
    return extension && X509_add_ext(certificate, extension.get(), -1) == 1;
}

QByteArray randomFrom(const char *letters, qsizetype length)
{
    QByteArray text;
    while (text.size() < length)
        text += letters[QRandomGenerator::system()->bounded(static_cast<int>(qstrlen(letters)))];
    return text;
}

// Base64 of DER in the armour every foreign library reads.
QByteArray armoured(const char *what, const QByteArray &base64)
{
    QByteArray text = QByteArray("-----BEGIN ") + what + "-----\n";
    for (qsizetype at = 0; at < base64.size(); at += 64)
        text += base64.mid(at, 64) + '\n';
    return text + "-----END " + what + "-----\n";
}

} // namespace

QJsonObject PlatformCertificate::toJson() const
{
    return {{QStringLiteral("serial_no"), QString::fromLatin1(serial)},
        {QStringLiteral("certificate_pem"), QString::fromLatin1(pem)}, {QStringLiteral("effective_ms"), effective.ms},
        {QStringLiteral("expire_ms"), expire.ms},
        {QStringLiteral("private_key_pem"), QString::fromLatin1(armoured("PRIVATE KEY", key.privateBase64()))}};
}

Result<PlatformCertificate> PlatformCertificate::fromJson(const QJsonObject &object)
{
    JsonReader json(object, u"platform certificate");
    PlatformCertificate certificate;
    certificate.pem = json.string("certificate_pem").toLatin1();
    certificate.effective = {json.integer("effective_ms")};
    certificate.expire = {json.integer("expire_ms")};
    const auto key = RsaKey::fromText(json.string("private_key_pem").toLatin1());
    MENDIAN_TRY(json.status());
    certificate.serial = certificateSerial(certificate.pem);
    const auto open = RsaKey::fromText(certificate.pem);
    if (!key || !key->isPrivate() || !open || open->publicBase64() != key->publicBase64())
        return fail(ErrorCode::InvalidInput, QStringLiteral("platform certificate: its key does not fit"));
    certificate.key = *key;
    return certificate;
}

QJsonObject WechatV3Keys::toJson() const
{
    QJsonArray list;
    for (const PlatformCertificate &certificate : certificates)
        list.append(certificate.toJson());
    QString name;
    for (const ModeName &row : kModes) {
        if (row.mode == mode)
            name = QLatin1String(row.name);
    }
    const QByteArray secret = publicKey.isPrivate() ? armoured("PRIVATE KEY", publicKey.privateBase64()) : QByteArray();
    return {{QStringLiteral("api_v3_key"), QString::fromLatin1(apiKey.reveal())},
        {QStringLiteral("certificate_serial"), QString::fromLatin1(merchantSerial)},
        {QStringLiteral("platform_mode"), name},
        {QStringLiteral("platform_public_key_id"), QString::fromLatin1(publicKeyId)},
        {QStringLiteral("platform_public_key_pem"),
            QString::fromLatin1(armoured("PUBLIC KEY", publicKey.publicBase64()))},
        {QStringLiteral("platform_private_key_pem"), QString::fromLatin1(secret)},
        {QStringLiteral("platform_certificates"), list}};
}

Result<WechatV3Keys> WechatV3Keys::fromJson(const QJsonObject &object, const QByteArray &certificatePem)
{
    JsonReader json(object, u"v3");
    WechatV3Keys keys;
    keys.apiKey = Secret(json.string("api_v3_key").toLatin1());
    const QString mode = json.stringOr("platform_mode", QStringLiteral("both"));
    keys.publicKeyId = json.string("platform_public_key_id").toLatin1();
    const auto secret = RsaKey::fromText(json.string("platform_private_key_pem").toLatin1());
    const QJsonArray list = json.arrayOr("platform_certificates");
    MENDIAN_TRY(json.status());
    const auto merchantKey = RsaKey::fromText(certificatePem);
    const auto bad = [](const char *what) {
        return fail(ErrorCode::InvalidInput, QStringLiteral("v3: %1").arg(QLatin1String(what)));
    };
    if (keys.apiKey.reveal().size() != kKeyLength)
        return bad("api_v3_key is 32 characters");
    if (!merchantKey)
        return bad("client_certificate_pem, an RSA certificate, is needed");
    if (!secret || !secret->isPrivate() || !keys.publicKeyId.startsWith("PUB_KEY_ID_"))
        return bad("platform_private_key_pem and a platform_public_key_id PUB_KEY_ID_... are needed");
    const auto known = std::find_if(
        kModes.begin(), kModes.end(), [&](const ModeName &row) { return mode == QLatin1String(row.name); });
    if (known == kModes.end())
        return bad("platform_mode is certificate, both or public_key");
    keys.mode = known->mode;
    keys.merchantKey = *merchantKey;
    keys.merchantSerial = certificateSerial(certificatePem);
    keys.publicKey = *secret;
    for (const QJsonValue &value : list) {
        const auto certificate = PlatformCertificate::fromJson(value.toObject());
        if (!certificate)
            return fail(certificate.error());
        keys.certificates.append(*certificate);
    }
    if (keys.certificates.isEmpty() && keys.mode != PlatformMode::PublicKey)
        return bad("platform_certificates are needed in this mode");
    return keys;
}

Result<PlatformCertificate> issuePlatformCertificate(const net::Identity &authority, Timestamp from, qint64 lifeMs)
{
    const Key key(EVP_RSA_gen(2048));
    const Certificate certificate(X509_new());
    const Certificate issuer = readCertificate(authority.certificate);
    const Bio secret = reader(authority.privateKey);
    const Key issuerKey(PEM_read_bio_PrivateKey(secret.get(), nullptr, nullptr, nullptr));
    if (!key || !certificate || !issuer || !issuerKey)
        return broken("no key, or the authority's PEM cannot be read");
    unsigned char serial[20];
    RAND_bytes(serial, sizeof serial);
    serial[0] = static_cast<unsigned char>((serial[0] & 0x3f) | 0x40); // positive, and always 40 hex digits
    const Number number(BN_bin2bn(serial, sizeof serial, nullptr));
    BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(certificate.get()));
    X509_set_version(certificate.get(), X509_VERSION_3);
    ASN1_TIME_set(X509_getm_notBefore(certificate.get()), static_cast<time_t>(from.ms / 1000));
    ASN1_TIME_set(X509_getm_notAfter(certificate.get()), static_cast<time_t>((from.ms + lifeMs) / 1000));
    X509_set_pubkey(certificate.get(), key.get());
    X509_NAME_add_entry_by_txt(X509_get_subject_name(certificate.get()), "CN", MBSTRING_UTF8,
        reinterpret_cast<const unsigned char *>("Sandbox platform sign"), -1, -1, 0);
    X509_set_issuer_name(certificate.get(), X509_get_subject_name(issuer.get()));
    const bool extended = addExtension(certificate.get(), issuer.get(), NID_basic_constraints, "critical,CA:FALSE")
        && addExtension(certificate.get(), issuer.get(), NID_key_usage, "critical,digitalSignature,keyEncipherment")
        && addExtension(certificate.get(), issuer.get(), NID_subject_key_identifier, "hash")
        && addExtension(certificate.get(), issuer.get(), NID_authority_key_identifier, "keyid");
    if (!extended || X509_sign(certificate.get(), issuerKey.get(), EVP_sha256()) == 0)
        return broken("cannot be signed");
    const Bio certificateText(BIO_new(BIO_s_mem()));
    const Bio keyText(BIO_new(BIO_s_mem()));
    if (PEM_write_bio_X509(certificateText.get(), certificate.get()) != 1
        || PEM_write_bio_PKCS8PrivateKey(keyText.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr) != 1)
        return broken("cannot be written");
    const auto readBack = RsaKey::fromText(written(keyText.get()));
    if (!readBack)
        return fail(readBack.error());
    const QByteArray pem = written(certificateText.get());
    return PlatformCertificate{certificateSerial(pem), pem, *readBack, from, from + lifeMs};
}

Result<WechatV3Keys> makeWechatV3Keys(const net::Identity &authority, const QString &mchId,
    const QByteArray &certificatePem, PlatformMode mode, Timestamp now)
{
    WechatV3Keys keys;
    const auto merchantKey = RsaKey::fromText(certificatePem);
    const auto publicKey = RsaKey::generate();
    if (!merchantKey || !publicKey)
        return fail(ErrorCode::InvalidInput, QStringLiteral("v3: the merchant's certificate is not RSA"));
    keys.apiKey = Secret(randomFrom("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz", kKeyLength));
    keys.merchantSerial = certificateSerial(certificatePem);
    keys.merchantKey = *merchantKey;
    keys.mode = mode;
    keys.publicKeyId = "PUB_KEY_ID_01" + mchId.toLatin1() + randomFrom("0123456789", 22);
    keys.publicKey = *publicKey;
    if (mode != PlatformMode::PublicKey) {
        constexpr qint64 kDay = 24 * 3600'000LL;
        const auto certificate = issuePlatformCertificate(authority, now + -kDay);
        if (!certificate)
            return fail(certificate.error());
        keys.certificates.append(*certificate);
    }
    return keys;
}

QByteArray certificateSerial(const QByteArray &certificatePem)
{
    const Certificate certificate = readCertificate(certificatePem);
    if (!certificate)
        return {};
    const Number number(ASN1_INTEGER_to_BN(X509_get0_serialNumber(certificate.get()), nullptr));
    char *hex = BN_bn2hex(number.get());
    const QByteArray serial(hex);
    OPENSSL_free(hex);
    return serial.toUpper();
}

} // namespace mendian::sandbox
