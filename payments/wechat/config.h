// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/secret.h"

#include <QSslConfiguration>
#include <QUrl>

namespace mendian::wechat {

enum class SignType { Md5, HmacSha256 };

/// "MD5", "HMAC-SHA256" as WeChat writes them.
QString signTypeName(SignType type);
Result<SignType> signTypeFromName(QStringView name);

/// One WeChat merchant, V2 (spec/wechat-pay.md §1). Filled by the app from settings and the sealed key store.
struct Config
{
    QString mchId;
    QString appId;
    QString subMchId; ///< service-provider mode only
    QString subAppId;
    Secret key; ///< API v2 key, 32 characters
    SignType signType = SignType::HmacSha256;
    QString deviceInfo;                            ///< terminal number, column 设备号 of the bill; ≤ 32
    QString localIp = QStringLiteral("127.0.0.1"); ///< spbill_create_ip
    QByteArray clientCertPem;                      ///< apiclient_cert.pem: only the reverse needs it
    Secret clientKeyPem;                           ///< apiclient_key.pem
    QByteArray caPem; ///< empty: the system's CA store. Only demo and training folders may set it
    QUrl baseUrl = QUrl(QStringLiteral("https://api.mch.weixin.qq.com"));
    QUrl backupUrl = QUrl(QStringLiteral("https://api2.mch.weixin.qq.com")); ///< empty: none
    int timeDivisor = 1; ///< demo: the sandbox's time scale; a real folder has 1

    bool canReverse() const { return !clientCertPem.isEmpty() && !clientKeyPem.isEmpty(); }
};

/// InvalidInput with args[0] = the wrong field: mch_id, app_id, key, base_url, backup_url, local_ip, certificate, ca.
Status validate(const Config &config);

/// TLS for this merchant: peers are always verified, TLS 1.2 or later; with the client certificate if asked.
QSslConfiguration sslConfiguration(const Config &config, bool withClientCertificate);

} // namespace mendian::wechat
