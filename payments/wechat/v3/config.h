// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "payments/wechat/v3/platformkeys.h"

#include <QSslConfiguration>
#include <QUrl>

namespace mendian::wechat::v3 {

/// One WeChat merchant, V3 (spec/wechat-pay.md §4.1). Its keys are independent of those of V2. Filled by the app from
/// settings and the key store.
struct Config
{
    QString mchId;
    QString appId;
    QString merchantSerial; ///< serial number of the merchant certificate, hex
    Secret privateKeyPem;   ///< apiclient_key.pem
    Secret apiV3Key;        ///< 32 ASCII bytes
    QString publicKeyId;    ///< PUB_KEY_ID_…; empty: this merchant still has platform certificates only
    QByteArray publicKeyPem;
    QByteArrayList platformCertificatesPem;        ///< known at start; others are downloaded
    QByteArray platformCaPem;                      ///< Tenpay's CA: a downloaded certificate's chain has to end there
    QUrl notifyUrl;                                ///< https, public, no query (spec §3.1)
    QString deviceId;                              ///< terminal number, scene_info.device_id; ≤ 32
    QString localIp = QStringLiteral("127.0.0.1"); ///< scene_info.payer_client_ip
    QByteArray caPem; ///< empty: the system's CA store. Only demo and training folders may set it
    QUrl baseUrl = QUrl(QStringLiteral("https://api.mch.weixin.qq.com"));
    QUrl backupUrl = QUrl(QStringLiteral("https://api2.mch.weixin.qq.com")); ///< empty: none
    int timeDivisor = 1; ///< demo: the sandbox's time scale; a real folder has 1
};

/// InvalidInput with args[0] = the wrong field: mch_id, app_id, merchant_serial, private_key, api_v3_key, public_key,
/// platform_certificate, platform_ca, notify_url, local_ip, base_url, backup_url, ca. Without public key and
/// certificate the first reply makes the client download the certificates.
Status validate(const Config &config);

/// The platform keys of the configuration. It has passed validate().
PlatformKeys platformKeys(const Config &config);

/// TLS for this merchant: peers are always verified, TLS 1.2 or later. V3 needs no client certificate.
QSslConfiguration sslConfiguration(const Config &config);

} // namespace mendian::wechat::v3
