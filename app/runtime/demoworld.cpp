// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runtime/demoworld.h"

#include "app/runtime/merchantfile.h"
#include "core/json.h"

namespace mendian::app {

Status pointShopAtWorld(const QString &folder, const sandbox::World &world)
{
    if (world.merchants().isEmpty())
        return fail(ErrorCode::NotFound, QStringLiteral("the sandbox has no merchant"));
    const sandbox::Merchant &merchant = world.merchants().first();
    return writeWechatMerchant(folder,
        JsonWriter()
            .put("mch_id", merchant.mchId)
            .put("app_id", merchant.appid)
            .put("key", QString::fromUtf8(merchant.v2Key.reveal()))
            .put("sign_type", QStringLiteral("HMAC-SHA256"))
            .put("client_cert", QString::fromUtf8(merchant.client.certificate))
            .put("client_key", QString::fromUtf8(merchant.client.privateKey))
            .put("ca", QString::fromUtf8(world.authorityPem()))
            .put("base_url", world.wechatBaseUrl().toString())
            .put("time_scale", world.timeScale())
            .object());
}

} // namespace mendian::app
