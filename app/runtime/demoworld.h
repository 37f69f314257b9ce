// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runtime/sandboxkeys.h"
#include "sandbox/core/world.h"
#include "workflows/till/channeldesk.h"

namespace mendian::app {

/// Every section of the sealed store that plays the sandbox's first merchants, with its URLs, CA and time scale.
Result<QJsonObject> worldSections(const sandbox::World &world);
/// One of them; empty when the sandbox has no merchant of that provider.
QJsonObject worldKeys(const sandbox::World &world, const QString &section = QStringLiteral("wechat"));

/// The sandbox's phone, for tests of the channels; the world outlives the shop.
TestPhone phoneOf(sandbox::World &world);

/// Seals the sandbox's merchants, URLs and CA into a demo or training folder that nobody has open, so that its till
/// pays there.
Status pointShopAtWorld(const QString &folder, const sandbox::World &world);

} // namespace mendian::app
