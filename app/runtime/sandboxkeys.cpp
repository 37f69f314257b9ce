// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runtime/sandboxkeys.h"

#include "core/json.h"

#include <QJsonArray>

namespace mendian::app {

namespace {

// An order by QR has to name one (spec/wechat-pay.md §3.1). Nobody listens on a till: it asks by itself, and the
// sandbox calls no address beyond this machine.
const QString kNotifyUrl = QStringLiteral("https://notify.invalid/wechat");

QString text(const QJsonObject &object, const char *name) { return object.value(QLatin1String(name)).toString(); }

JsonWriter placed(const SandboxPlace &place, const QString &url)
{
    return JsonWriter().put("ca", QString::fromUtf8(place.ca)).put("base_url", url).put("time_scale", place.timeScale);
}

QJsonObject wechatSection(const QJsonObject &merchant, const SandboxPlace &place)
{
    const QJsonObject v3 = merchant.value(QLatin1String("v3")).toObject();
    QString platform;
    for (const QJsonValue &certificate : v3.value(QLatin1String("platform_certificates")).toArray())
        platform += text(certificate.toObject(), "certificate_pem");
    return placed(place, place.wechatUrl)
        .put("mch_id", text(merchant, "mch_id"))
        .put("app_id", text(merchant, "appid"))
        .put("key", text(merchant, "v2_key"))
        .put("sign_type", QStringLiteral("HMAC-SHA256"))
        .put("client_cert", text(merchant, "client_certificate_pem"))
        .put("client_key", text(merchant, "client_key_pem"))
        .put("notify_url", kNotifyUrl)
        .putUnlessEmpty("v3_key", text(v3, "api_v3_key"))
        .putUnlessEmpty("platform_public_key_id", text(v3, "platform_public_key_id"))
        .putUnlessEmpty("platform_public_key", text(v3, "platform_public_key_pem"))
        .putUnlessEmpty("platform_certs", platform)
        .object();
}

QJsonObject alipaySection(const QJsonObject &alipay, const QJsonObject &app, const SandboxPlace &place)
{
    JsonWriter keys = placed(place, place.alipayUrl);
    keys.put("app_id", text(app, "app_id"))
        .put("seller_id", text(app, "seller_id"))
        .put("private_key", text(app, "app_private_key"));
    if (const QString own = text(app, "app_certificate_pem"); !own.isEmpty())
        keys.put("app_cert", own)
            .put("alipay_cert", text(alipay, "alipay_certificate_pem"))
            .put("alipay_root_cert", text(alipay, "alipay_root_certificate_pem"));
    else
        keys.put("alipay_public_key", text(alipay, "alipay_public_key"));
    return keys.object();
}

} // namespace

Result<QJsonObject> sandboxKeys(const QJsonObject &merchants, const SandboxPlace &place)
{
    const QJsonObject merchant = merchants.value(QLatin1String("merchants")).toArray().at(0).toObject();
    const QJsonObject alipay = merchants.value(QLatin1String("alipay")).toObject();
    const QJsonObject app = alipay.value(QLatin1String("apps")).toArray().at(0).toObject();
    QJsonObject sections;
    if (!merchant.isEmpty() && !place.wechatUrl.isEmpty())
        sections.insert(QStringLiteral("wechat"), wechatSection(merchant, place));
    if (!app.isEmpty() && !place.alipayUrl.isEmpty())
        sections.insert(QStringLiteral("alipay"), alipaySection(alipay, app, place));
    if (sections.isEmpty())
        return fail(ErrorCode::NotFound, QStringLiteral("the sandbox has no merchant"));
    return sections;
}

} // namespace mendian::app
