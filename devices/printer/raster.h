// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/printer/profile.h"

#include <QByteArray>

namespace mendian::printer {

/// True when text can be drawn: there is a QGuiApplication. mendian-ctl has none and prints □.
bool canDrawText();

/// A text line as GS v 0 strips: each character in its cell of the column grid, so a rare name stays aligned.
QByteArray rasterLine(const QString &text, bool large, bool bold, const PrinterProfile &profile);

/// Modules on a side of the QR code (level M), 0 when the payload does not fit one.
int qrModules(const QString &payload);
/// A QR code in the middle of the paper, whole dots a module, as GS v 0 strips.
QByteArray rasterQr(const QString &payload, int moduleDots, const PrinterProfile &profile);

} // namespace mendian::printer
