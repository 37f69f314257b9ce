// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/core/world.h"

#include <memory>

class QApplication;

namespace mendian::sandbox {

/// The phone window with the kit's style and the language installed; keep what it returns as long as the window lives.
/// Closing the window ends the application's event loop.
std::shared_ptr<void> showPhoneWindow(QApplication &application, World &world, const QString &language, bool dark);

} // namespace mendian::sandbox
