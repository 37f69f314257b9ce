// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>

namespace mendian::kit {

enum class CodeKind { Bars, Qr };

/// A code as its smallest picture: one pixel a module, index 1 is dark, no quiet zone; one row for CODE128. Null when
/// the text cannot be encoded. Whoever draws it makes modules whole device pixels wide, dark on light in every theme.
QImage codeModules(CodeKind kind, const QString &text);

} // namespace mendian::kit
