// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace mendian {

/// Full-width letters, digits, punctuation and spaces become their half-width form ("１２．５（元）" -> "12.5(元)").
/// Nothing else is changed, so 汉字 and "×" stay as they are. Reads and writes UTF-16.
QString foldWidth(QStringView text);

} // namespace mendian
