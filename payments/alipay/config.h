// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "payments/alipay/keys.h"

#include <QHash>
#include <QSslConfiguration>
#include <QUrl>
#include <optional>

namespace mendian::alipay {

/// One Alipay application (spec/alipay.md §1, §3). Filled by the app from settings and the sealed key store. Keys come
/// in one of two modes: `alipayPublicKey`, or the three certificates.
struct Config
{
    QString appId;
    Secret privateKey; ///< the application's, PKCS#8 or PKCS#1
    QByteArray alipayPublicKey;
    QByteArray appCert;    ///< appCertPublicKey_<appid>.crt
    QByteArray alipayCert; ///< alipayCertPublicKey_RSA2.crt, with the certificates between it and the root
    QByteArray rootCert;   ///< alipayRootCert.crt, a bundle
    QString sellerId; ///< receiving PID (2088…); empty: the signing account, and notifications are not checked for it
    Secret appAuthToken; ///< service-provider mode only
    QString storeId;     ///< the merchant's own, no Chinese characters (§2.0); columns of the bill
    QString terminalId;
    QString operatorId;
    QString productCode;   ///< empty: FACE_TO_FACE_PAYMENT; the contract decides (§2.1)
    QString qrProductCode; ///< empty: FACE_TO_FACE_PAYMENT; QR_CODE_OFFLINE for the order-code contract (§2.2)
    QUrl notifyUrl;        ///< empty: no notifications
    QByteArray caPem;      ///< empty: the system's CA store. Only demo and training folders may set it
    QUrl baseUrl = QUrl(QStringLiteral("https://openapi.alipay.com/gateway.do"));
    int timeDivisor = 1; ///< demo: the sandbox's time scale; a real folder has 1

    bool usesCertificates() const { return !alipayCert.isEmpty(); }
};

/// A configuration whose keys were read. A value; copies share the keys.
class Merchant
{
public:
    /// InvalidInput with args[0] = the wrong field: app_id, private_key, alipay_public_key, app_cert, alipay_cert,
    /// root_cert, seller_id, store_id, terminal_id, operator_id, product_code, notify_url, base_url, ca.
    static Result<Merchant> open(const Config &config);

    const Config &config() const { return m_config; }
    const PrivateKey &privateKey() const { return m_privateKey; }
    /// Alipay's key for a reply that names `certSn`; in key mode that is ignored. nullopt: a certificate we lack.
    std::optional<PublicKey> alipayKey(const QByteArray &certSn) const;
    const QByteArray &appCertSn() const { return m_appCertSn; }
    const QByteArray &rootCertSn() const { return m_rootSn; }

    /// Takes over Alipay's next certificate (PEM). It must have the SN asked for, the issuer of the present one —
    /// applications get theirs from another — and a chain to the root bundle that holds at `now`. BadSignature if not.
    Status addCertificate(const QByteArray &pem, const QByteArray &sn, Timestamp now);

private:
    Merchant(const Config &config, const PrivateKey &key) : m_config(config), m_privateKey(key) {}
    Status readKeyMode();
    Status readCertificates();

    Config m_config;
    PrivateKey m_privateKey;
    std::optional<PublicKey> m_alipayKey; ///< key mode
    QHash<QByteArray, PublicKey> m_bySn;  ///< certificate mode
    QList<Certificate> m_alipayChain;
    QList<Certificate> m_roots;
    QByteArray m_ownSn;
    QByteArray m_appCertSn;
    QByteArray m_rootSn;
};

/// What Merchant::open() would say.
Status validate(const Config &config);

/// TLS for this merchant: peers are always verified, TLS 1.2 or later.
QSslConfiguration sslConfiguration(const Config &config);

} // namespace mendian::alipay
