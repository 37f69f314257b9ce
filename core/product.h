// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace mendian {

/// The product's name stands here and in the CMake project name, nowhere else.
inline QString productName() { return QStringLiteral("Mendian"); }
inline QString productNameChinese() { return QStringLiteral(u"门店"); }
inline constexpr const char *kProductVersion = "0.1.0";

} // namespace mendian
