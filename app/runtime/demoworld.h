// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "sandbox/core/world.h"

namespace mendian::app {

/// The sandbox's first merchant as the section "wechat", with its base URL, CA and time scale.
QJsonObject worldKeys(const sandbox::World &world);

/// Seals the sandbox's merchant, base URL and CA into a demo or training folder that nobody has open, so that its till
/// pays there.
Status pointShopAtWorld(const QString &folder, const sandbox::World &world);

} // namespace mendian::app
