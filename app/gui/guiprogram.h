// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/options.h"

class QApplication;

namespace mendian::app {

/// Opens what was asked for and runs it to the end; the exit code. GUI thread.
int runGui(QApplication &application, const GuiOptions &options);

/// The stored size of the screens of a folder, read before there is a QApplication: "1.40625", or empty.
QString storedScale(const QString &folder);
void storeScale(const QString &folder, const QString &scale);

} // namespace mendian::app
