// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/command.h"
#include "app/runtime/shopruntime.h"

namespace mendian::ctl {

/// Changes a setting in the name of `staff`, whose right was checked, beside whoever stands at the till; screens and
/// devices follow. Engine thread. Returns the value as stored.
Result<QString> changeSetting(
    app::ShopRuntime &runtime, const QString &staff, const QString &name, const QString &value);

} // namespace mendian::ctl
