// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/secret.h"
#include "net/certificates.h"
#include "sandbox/common/rsakey.h"
#include "sandbox/common/wechatv3keys.h"

#include <QList>

namespace mendian::sandbox {

/// A merchant the simulated WeChat Pay knows.
struct Merchant
{
    QString mchId;
    QString appid;
    QString name;
    Secret v2Key;                 ///< 32 characters
    QByteArray certificateSha256; ///< of its client certificate, lower-case hex; empty = it has none
    net::Identity client;         ///< for whoever plays the merchant; may be empty in a file of one's own
    WechatV3Keys v3 = {};         ///< empty = it does not use API V3
};

/// An application the simulated Alipay knows.
struct AlipayApp
{
    QString appId;
    QString sellerId; ///< PID, 16 digits
    QString name;
    RsaKey key;             ///< the application's: what requests are verified with; private for whoever plays it
    QByteArray certificate; ///< PEM; not empty = certificate mode
    bool isCertificateMode() const { return !certificate.isEmpty(); }
};

/// What Alipay hands to a merchant: to verify its answers with.
struct AlipayPublic
{
    QByteArray publicKey;   ///< base64, one line
    QByteArray certificate; ///< PEM
    QByteArray root;        ///< PEM bundle
};

/// The merchants file and what else it names.
struct MerchantBook
{
    QList<Merchant> merchants;
    QList<AlipayApp> alipayApps;
    AlipayPublic alipay;
    QByteArray clientAuthorities; ///< PEM of further CAs that may sign client certificates

    const Merchant *find(const QString &mchId) const;
    bool knowsAppid(const QString &appid) const;
    const AlipayApp *findApp(const QString &appId) const;
};

/// Two demo merchants with keys and certificates made now, signed by the sandbox's own authority.
Result<MerchantBook> makeDemoMerchants(const net::Identity &authority);
/// Two demo applications, one in key mode and one in certificate mode; `root` signs the latter's certificate.
Result<QList<AlipayApp>> makeDemoApps(const net::Identity &root);
/// API V3 for merchants that have none yet: the first with platform certificate and public key, the others with the
/// public key alone, as new merchants are.
Status addV3Keys(MerchantBook &book, const net::Identity &authority, Timestamp now);
/// Reads {"merchants":[{"mch_id","appid","name","v2_key","client_certificate_pem"|"client_certificate_sha256",
/// "client_key_pem","v3":{WechatV3Keys}}],"client_ca_pem","alipay":{"apps":[{"app_id","seller_id","name",
/// "app_public_key"|"app_certificate_pem","app_private_key"}]}}; either list may be absent. Errors name the merchant
/// and the member.
Result<MerchantBook> readMerchants(const QByteArray &json);
/// The same form, with the merchants' keys: for the till or client that plays the merchant.
QByteArray writeMerchants(const MerchantBook &book);

} // namespace mendian::sandbox
