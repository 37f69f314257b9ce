// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runtime/alipaykeys.h"

#include "core/json.h"

namespace mendian::app {

Result<alipay::Config> alipayConfig(const QJsonObject &keys, const net::HostPolicy &policy, const QString &device)
{
    JsonReader r(keys, u"alipay");
    alipay::Config config;
    config.appId = r.string("app_id");
    config.privateKey = Secret(r.string("private_key").toUtf8());
    config.alipayPublicKey = r.stringOr("alipay_public_key").toUtf8();
    config.appCert = r.stringOr("app_cert").toUtf8();
    config.alipayCert = r.stringOr("alipay_cert").toUtf8();
    config.rootCert = r.stringOr("alipay_root_cert").toUtf8();
    config.sellerId = r.stringOr("seller_id");
    config.storeId = r.stringOr("store_id");
    config.productCode = r.stringOr("product_code");
    config.qrProductCode = r.stringOr("qr_product_code");
    config.notifyUrl = QUrl(r.stringOr("notify_url"));
    config.caPem = r.stringOr("ca").toUtf8();
    const QString baseUrl = r.stringOr("base_url");
    const qint64 timeScale = r.integerOr("time_scale", 1);
    MENDIAN_TRY(r.status());
    config.terminalId = device;
    if (!baseUrl.isEmpty())
        config.baseUrl = QUrl(baseUrl);
    if (policy.isPublishedOnly() && (!config.caPem.isEmpty() || timeScale != 1))
        return fail(ErrorCode::PermissionDenied, QStringLiteral("a real shop uses the provider's own clock and CA"),
            {QStringLiteral("ca")});
    MENDIAN_TRY(policy.check(config.baseUrl));
    config.timeDivisor = static_cast<int>(std::clamp<qint64>(timeScale, 1, 1000));
    MENDIAN_TRY(alipay::validate(config));
    return config;
}

} // namespace mendian::app
