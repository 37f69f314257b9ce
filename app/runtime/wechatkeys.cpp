// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runtime/wechatkeys.h"

#include "core/json.h"

namespace mendian::app {

Result<wechat::Config> wechatConfig(const QJsonObject &keys, const net::HostPolicy &policy, const QString &device)
{
    JsonReader r(keys, u"wechat");
    wechat::Config config;
    config.mchId = r.string("mch_id");
    config.appId = r.string("app_id");
    config.key = Secret(r.string("key").toUtf8());
    const auto signType = wechat::signTypeFromName(r.stringOr("sign_type", QStringLiteral("HMAC-SHA256")));
    config.clientCertPem = r.stringOr("client_cert").toUtf8();
    config.clientKeyPem = Secret(r.stringOr("client_key").toUtf8());
    config.caPem = r.stringOr("ca").toUtf8();
    const QString baseUrl = r.stringOr("base_url");
    const qint64 timeScale = r.integerOr("time_scale", 1);
    MENDIAN_TRY(r.status());
    if (!signType)
        return fail(signType.error());
    config.signType = *signType;
    config.deviceInfo = device;
    if (!baseUrl.isEmpty()) {
        config.baseUrl = QUrl(baseUrl);
        config.backupUrl.clear();
    }
    if (policy.isPublishedOnly() && (!config.caPem.isEmpty() || timeScale != 1))
        return fail(ErrorCode::PermissionDenied, QStringLiteral("a real shop uses the provider's own clock and CA"),
            {QStringLiteral("ca")});
    MENDIAN_TRY(policy.check(config.baseUrl));
    config.timeDivisor = static_cast<int>(std::clamp<qint64>(timeScale, 1, 1000));
    MENDIAN_TRY(wechat::validate(config));
    return config;
}

} // namespace mendian::app
