// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QApplication;

namespace mendian::app {

/// Plays a trading day through the real program, offscreen: pictures into `folder`, the shop with its slips under
/// `folder`/day. 0 only when every step did what it should, the provider's books agree with the journal and the
/// journal verifies. GUI thread.
int runTour(QApplication &application, const QString &folder);

} // namespace mendian::app
