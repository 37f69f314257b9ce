// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "sandbox/core/world.h"

namespace mendian::app {

/// Writes the sandbox's merchant, base URL and CA into a demo or training folder, so that its till pays there.
Status pointShopAtWorld(const QString &folder, const sandbox::World &world);

} // namespace mendian::app
