// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLoggingCategory>

namespace mendian::kit {
Q_DECLARE_LOGGING_CATEGORY(logKit)
} // namespace mendian::kit
