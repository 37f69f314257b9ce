// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/customerdisplay/displayscreen.h"

namespace mendian {

QString screenKey(const ScreenInfo &screen) { return screen.name + QLatin1Char('|') + screen.serial; }

int customerScreen(const QList<ScreenInfo> &screens, const QString &wanted)
{
    if (!wanted.isEmpty()) {
        for (int i = 0; i < screens.size(); ++i) {
            // Never over the cashier's own screen, whatever the setting says.
            if (screenKey(screens.at(i)) == wanted && !screens.at(i).primary)
                return i;
        }
    }
    for (int i = 0; i < screens.size(); ++i) {
        if (!screens.at(i).primary)
            return i;
    }
    return -1;
}

} // namespace mendian
