// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runtime/demoworld.h"

#include "core/json.h"
#include "storage/keys/sealedkeys.h"

namespace mendian::app {

Result<QJsonObject> worldSections(const sandbox::World &world)
{
    const auto merchants = parseJsonObject(world.merchantsJson(), u"merchants");
    if (!merchants)
        return fail(merchants.error());
    return sandboxKeys(*merchants,
        {world.wechatBaseUrl().toString(), world.alipayGatewayUrl().toString(), world.authorityPem(),
            world.timeScale()});
}

QJsonObject worldKeys(const sandbox::World &world, const QString &section)
{
    return worldSections(world).value_or(QJsonObject()).value(section).toObject();
}

TestPhone phoneOf(sandbox::World &world)
{
    return {[&world](const QString &provider) {
                return world.freshCode(sandbox::walletOfName(provider).value_or(sandbox::Wallet::Wechat));
            },
        [&world](const QString &qr) { (void)world.scan(qr); }};
}

Status pointShopAtWorld(const QString &folder, const sandbox::World &world)
{
    const auto sections = worldSections(world);
    if (!sections)
        return fail(sections.error());
    const auto keys = storage::SealedKeys::of(folder);
    if (!keys)
        return fail(keys.error());
    // A folder that was copied from elsewhere keeps no keys that nobody can open.
    QJsonObject all = keys->load().value_or(QJsonObject());
    for (auto it = sections->begin(); it != sections->end(); ++it)
        all.insert(it.key(), it.value());
    return keys->save(all);
}

} // namespace mendian::app
