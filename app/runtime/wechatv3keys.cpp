// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runtime/wechatv3keys.h"

#include "core/json.h"
#include "payments/keycheck/material.h"

#include <QSslCertificate>

namespace mendian::app {

Result<wechat::v3::Config> wechatV3Config(const QJsonObject &keys, const net::HostPolicy &policy, const QString &device)
{
    JsonReader r(keys, u"wechat");
    wechat::v3::Config config;
    config.mchId = r.string("mch_id");
    config.appId = r.string("app_id");
    config.privateKeyPem = Secret(r.string("client_key").toUtf8());
    config.apiV3Key = Secret(r.string("v3_key").toUtf8());
    config.publicKeyId = r.stringOr("platform_public_key_id");
    config.publicKeyPem = r.stringOr("platform_public_key").toUtf8();
    const QByteArray platformCerts = r.stringOr("platform_certs").toUtf8();
    const QByteArray ownCertificate = r.stringOr("client_cert").toUtf8();
    config.merchantSerial = r.stringOr("merchant_serial").toUpper();
    config.notifyUrl = QUrl(r.stringOr("notify_url"));
    config.caPem = r.stringOr("ca").toUtf8();
    const QString baseUrl = r.stringOr("base_url");
    const qint64 timeScale = r.integerOr("time_scale", 1);
    MENDIAN_TRY(r.status());
    if (config.merchantSerial.isEmpty())
        if (const auto own = keys::readCertificates(ownCertificate); own)
            config.merchantSerial = own->first().serial;
    for (const QSslCertificate &one : QSslCertificate::fromData(platformCerts, QSsl::Pem))
        config.platformCertificatesPem.append(one.toPem());
    config.deviceId = device;
    if (!baseUrl.isEmpty()) {
        config.baseUrl = QUrl(baseUrl);
        config.backupUrl.clear();
    }
    if (policy.isPublishedOnly() && (!config.caPem.isEmpty() || timeScale != 1))
        return fail(ErrorCode::PermissionDenied, QStringLiteral("a real shop uses the provider's own clock and CA"),
            {QStringLiteral("ca")});
    MENDIAN_TRY(policy.check(config.baseUrl));
    config.timeDivisor = static_cast<int>(std::clamp<qint64>(timeScale, 1, 1000));
    MENDIAN_TRY(wechat::v3::validate(config));
    return config;
}

} // namespace mendian::app
