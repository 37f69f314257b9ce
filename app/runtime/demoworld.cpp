// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runtime/demoworld.h"

#include "core/json.h"
#include "storage/keys/sealedkeys.h"

namespace mendian::app {

QJsonObject worldKeys(const sandbox::World &world)
{
    const sandbox::Merchant &merchant = world.merchants().first();
    return JsonWriter()
        .put("mch_id", merchant.mchId)
        .put("app_id", merchant.appid)
        .put("key", QString::fromUtf8(merchant.v2Key.reveal()))
        .put("sign_type", QStringLiteral("HMAC-SHA256"))
        .put("client_cert", QString::fromUtf8(merchant.client.certificate))
        .put("client_key", QString::fromUtf8(merchant.client.privateKey))
        .put("ca", QString::fromUtf8(world.authorityPem()))
        .put("base_url", world.wechatBaseUrl().toString())
        .put("time_scale", world.timeScale())
        .object();
}

Status pointShopAtWorld(const QString &folder, const sandbox::World &world)
{
    if (world.merchants().isEmpty())
        return fail(ErrorCode::NotFound, QStringLiteral("the sandbox has no merchant"));
    const auto keys = storage::SealedKeys::of(folder);
    if (!keys)
        return fail(keys.error());
    // A folder that was copied from elsewhere keeps no keys that nobody can open.
    const auto sections = keys->load();
    QJsonObject all = sections.value_or(QJsonObject());
    all.insert(QStringLiteral("wechat"), worldKeys(world));
    return keys->save(all);
}

} // namespace mendian::app
