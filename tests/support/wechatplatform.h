// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/json.h"
#include "payments/wechat/v3/config.h"
#include "payments/wechat/v3/sign.h"

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

namespace mendian::test {

/// The demo RSA key of spec/wechat-pay.md §10.5, which plays merchant and platform.
inline QByteArray demoKeyPem()
{
    return R"(-----BEGIN PRIVATE KEY-----
MIIEvwIBADANBgkqhkiG9w0BAQEFAASCBKkwggSlAgEAAoIBAQDmPx+QFD9BOLAU
MKJg4AKqC1KjyXwdBZ1d3lXCv7S4H9DOzKt0KaplY35hpiF9ErsSukoL+LI93DTH
MrCVxIruhsZ43DjV2OLmq+GHt6hmdHrVkt9z3kldKxWaGqSqVq8UbFc1zAMR4f3/
Jt5mfrz5HYzoqfIGrOUlpSTHCqAGGa67d8Tu7Z6iz+137CMvJt1DgAygZNfCJnwV
JwURm/d1Igre4KEDL8uGRtDPSsFS8tOS0JpqUUrEFVlvzdya2+5H9EvRVpfYf41A
wE0MMaiOPN5LZjZvDX5E97HEe2mBjuayad/Ga7Wdo8PU8pTBaGSg6hpMiko2gohD
09HsdGZNAgMBAAECggEAONHJCzhD5+eCZGkgGUIOxkHnEe5OB6d0D08n4NiIU4ve
brpJcXA60ax86sIhr4joy5VXYp7r9aIbEDFtLHiFRJnT7s2B5RwR2pT+IgzrrOT/
zybgp+pqNmjEevQqQLMFn8egufDvrQEVOlswNSD/p4ZoWJ5f0M/n+KNJcSkpFnfW
FutdB3ab5gFWqu8R9o5OWP8RQXvCafCiz3/NuNX4mmjWY0RN22y9E6RKKWG2rSRL
twtJXXNN+tUOoBtsRG2ruRTFTi4lu5Sp76XoKiST3pVIpvLRV8PFzMcswheIM3Fe
8rJd7ZiBNcQKEl7+i/IVIUto/FRdNv4N9jfnfyrgjQKBgQD+V/0SCU4XvPZfCb6Q
/obS+ECw34MiXUqgBfMNe37bet/pUjh9PZpv7eMDiRAfKshwdmhVfqm7+Htv+3v1
3dA9ObuFc/6pZS6wzM9q4nGWq9vYbEW7etlwr2bPw0B++X9fuFr/5EQUEJe54haV
tPv1KxsX53Xg18bZBky8OtvHiwKBgQDnvvZ/QAsUCLOCTRmQpQa5NroLOS5CLjeD
OcnpC526QpLIQdrCKNpAukoZUkLM2X8jF/2z8sBGkOxPR11/eTA44whpXvNrbGyN
rwA5fXUSlAYVHHC+aEI2AJ3q1UTSA1Oh8rViWGvPGiQ2S2u1LR2zlONQNq4JrdNd
fu9CSFAEhwKBgQD3IwgEPoZjCnlaX12MBcV7uT0ioAwLmBqq4x0IPLdHDF4FmJ7L
EtC9cajkBopjvm6E2IkIicrjms5WQUZx4NY2p6JOSido8agsotXoRZ+Zh+RWpt4b
DYO6urRrrI0+06+wkrHZczOzS2wickz/qpwn3Xq1/3HKx9+vgS+OtqJXgQKBgQCz
vKMXjIdLEXiQLdYPHj75tV1TyRR8lbXOXCqiSbUaOfn3wUO2ZNLpctJ3kxpmIKX/
hOLrBvJjiJEO5823STnCVSs39kGa5mvG85yb+harwwx4oSc8NkZr9cyEzsXikFvz
9fcCAIwVAzRku9gcm5I2rtoiY1ZWAXA2SnWslcMhzwKBgQCYzrloCMNzwLVQddq+
DpIL97RQ8q9XeFcpGK/KqYfW5cGBkeF8Ko08IkINqF4mgss7lYke56xCha9Fpf7g
2PTXWdyUDF7pmT5WKN8k+4Xlrl5Od8jC61okXJ9J+aDs6mQBKRNTtEP6pHZfyYwC
/5Y9YrPjzVskQnzZQZStI+iT+Q==
-----END PRIVATE KEY-----
)";
}

inline QByteArray demoPublicKeyPem()
{
    return R"(-----BEGIN PUBLIC KEY-----
MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA5j8fkBQ/QTiwFDCiYOAC
qgtSo8l8HQWdXd5Vwr+0uB/QzsyrdCmqZWN+YaYhfRK7ErpKC/iyPdw0xzKwlcSK
7obGeNw41dji5qvhh7eoZnR61ZLfc95JXSsVmhqkqlavFGxXNcwDEeH9/ybeZn68
+R2M6KnyBqzlJaUkxwqgBhmuu3fE7u2eos/td+wjLybdQ4AMoGTXwiZ8FScFEZv3
dSIK3uChAy/LhkbQz0rBUvLTktCaalFKxBVZb83cmtvuR/RL0VaX2H+NQMBNDDGo
jjzeS2Y2bw1+RPexxHtpgY7msmnfxmu1naPD1PKUwWhkoOoaTIpKNoKIQ9PR7HRm
TQIDAQAB
-----END PUBLIC KEY-----
)";
}

inline const QByteArray kDemoPublicKeyId = "PUB_KEY_ID_0119000000012026013100000001";
inline const QByteArray kDemoApiV3Key = "MendianDemoApiV3Key0123456789ABC";

inline wechat::v3::PrivateKey demoKey() { return *wechat::v3::PrivateKey::fromPem(Secret(demoKeyPem())); }

/// The demo merchant of §10 for V3, which trusts the demo key as WeChat Pay's public key.
inline wechat::v3::Config demoV3Merchant()
{
    wechat::v3::Config config;
    config.mchId = QStringLiteral("1900000001");
    config.appId = QStringLiteral("wx0123456789abcdef");
    config.merchantSerial = QStringLiteral("5157F09EFDC096DE15EBE81A47057A7232F1B8E1");
    config.privateKeyPem = Secret(demoKeyPem());
    config.apiV3Key = Secret(kDemoApiV3Key);
    config.publicKeyId = QString::fromLatin1(kDemoPublicKeyId);
    config.publicKeyPem = demoPublicKeyPem();
    config.notifyUrl = QUrl(QStringLiteral("https://pay.mendian.example/notify/wechat"));
    config.localIp = QStringLiteral("10.0.0.8");
    return config;
}

/// `body` as WeChat would send it, signed with the demo key.
inline wechat::v3::SignedMessage signedByPlatform(
    const QByteArray &body, Timestamp now, const QByteArray &serial = kDemoPublicKeyId)
{
    wechat::v3::SignedMessage message{QByteArray::number(now.ms / 1000), "RespNonce0001", {}, serial, body};
    message.signature = *demoKey().sign(signedMessage(message));
    return message;
}

/// An encrypted resource, as in a notification or a certificate list.
inline QJsonObject sealed(const QByteArray &plain, const QByteArray &nonce = "mendian00001",
    const QByteArray &associatedData = "transaction", const QByteArray &key = kDemoApiV3Key)
{
    const auto raw = [](const QByteArray &bytes) { return reinterpret_cast<const unsigned char *>(bytes.constData()); };
    QByteArray cipherText(plain.size(), '\0');
    QByteArray tag(16, '\0');
    auto *out = reinterpret_cast<unsigned char *>(cipherText.data());
    int size = 0;
    EVP_CIPHER_CTX *context = EVP_CIPHER_CTX_new();
    EVP_EncryptInit_ex2(context, EVP_aes_256_gcm(), raw(key), raw(nonce), nullptr);
    EVP_EncryptUpdate(context, nullptr, &size, raw(associatedData), int(associatedData.size()));
    EVP_EncryptUpdate(context, out, &size, raw(plain), int(plain.size()));
    EVP_EncryptFinal_ex(context, out + size, &size);
    EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_GCM_GET_TAG, 16, tag.data());
    EVP_CIPHER_CTX_free(context);
    return {{QStringLiteral("algorithm"), QStringLiteral("AEAD_AES_256_GCM")},
        {QStringLiteral("nonce"), QString::fromLatin1(nonce)},
        {QStringLiteral("associated_data"), QString::fromLatin1(associatedData)},
        {QStringLiteral("ciphertext"), QString::fromLatin1(QByteArray(cipherText + tag).toBase64())}};
}

/// A certificate of the demo key, signed by itself.
inline QByteArray demoCertificatePem(qint64 serial, Timestamp from, Timestamp until)
{
    const QByteArray pem = demoKeyPem();
    BIO *in = BIO_new_mem_buf(pem.constData(), int(pem.size()));
    EVP_PKEY *key = PEM_read_bio_PrivateKey(in, nullptr, nullptr, nullptr);
    X509 *certificate = X509_new();
    X509_set_version(certificate, X509_VERSION_3);
    ASN1_INTEGER_set_int64(X509_get_serialNumber(certificate), serial);
    ASN1_TIME_set(X509_getm_notBefore(certificate), time_t(from.ms / 1000));
    ASN1_TIME_set(X509_getm_notAfter(certificate), time_t(until.ms / 1000));
    X509_NAME *name = X509_get_subject_name(certificate);
    const QByteArray cn = "Demo platform " + QByteArray::number(serial);
    X509_NAME_add_entry_by_txt(
        name, "CN", MBSTRING_ASC, reinterpret_cast<const unsigned char *>(cn.constData()), -1, -1, 0);
    X509_set_issuer_name(certificate, name);
    X509_set_pubkey(certificate, key);
    X509_sign(certificate, key, EVP_sha256());
    BIO *out = BIO_new(BIO_s_mem());
    PEM_write_bio_X509(out, certificate);
    char *data = nullptr;
    const long size = BIO_get_mem_data(out, &data);
    const QByteArray written(data, size);
    BIO_free(out);
    X509_free(certificate);
    EVP_PKEY_free(key);
    BIO_free(in);
    return written;
}

/// The serial as Wechatpay-Serial has it.
inline QByteArray serialText(qint64 serial)
{
    const QByteArray hex = QByteArray::number(serial, 16).toUpper();
    return hex.size() % 2 ? QByteArray('0' + hex) : hex;
}

/// The body of GET /v3/certificates.
inline QByteArray certificateList(const QList<std::pair<QByteArray, QByteArray>> &serialsAndPems)
{
    QJsonArray data;
    for (const auto &[serial, pem] : serialsAndPems) {
        data.append(QJsonObject{{QStringLiteral("serial_no"), QString::fromLatin1(serial)},
            {QStringLiteral("effective_time"), QStringLiteral("2026-01-01T00:00:00+08:00")},
            {QStringLiteral("expire_time"), QStringLiteral("2031-01-01T00:00:00+08:00")},
            {QStringLiteral("encrypt_certificate"), sealed(pem, "certnonce001", "certificate")}});
    }
    return toJsonBytes({{QStringLiteral("data"), data}});
}

} // namespace mendian::test
