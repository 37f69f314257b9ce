// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runtime/newshop.h"
#include "app/runtime/shopruntime.h"
#include "models/catalog/demogoods.h"

namespace mendian::test {

constexpr int kSmallShopGoods = 12;

/// A shop as a person makes one: folder, one cashier (0017, PIN 246810: each PIN costs an scrypt), settings, goods.
/// May be called again after it was cut off anywhere.
inline Status makeSmallShop(const QString &folder, const Clock &clock)
{
    app::NewShop shop;
    shop.folder = folder;
    shop.people = {{QStringLiteral("0017"), QStringLiteral(u"李敏"), Role::Cashier, QStringLiteral("246810")}};
    shop.settings = {{QStringLiteral("store.name"), QStringLiteral(u"朝阳门外店")}};
    if (const Status made = app::createShop(shop, clock); !made && made.error().code != ErrorCode::Conflict)
        return made;
    app::RuntimeOptions options;
    options.folder = folder;
    options.clock = &clock;
    options.payments = false;
    const auto opened = app::ShopRuntime::open(options);
    if (!opened)
        return fail(opened.error());
    return app::addDemoGoods(**opened, kSmallShopGoods, QStringLiteral("0017"));
}

} // namespace mendian::test
