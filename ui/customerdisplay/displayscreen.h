// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QRect>
#include <QString>

namespace mendian {

/// A screen as the choice sees it; taken from QScreen by the window, made by hand in tests.
struct ScreenInfo
{
    QString name;
    QString serial;
    QRect geometry;
    bool primary = false;
    friend bool operator==(const ScreenInfo &, const ScreenInfo &) = default;
};

/// Which screen is the customer's (spec/devices.md §5.4): the one set as "name|serial", else the first that is not the
/// primary one; −1: there is none.
int customerScreen(const QList<ScreenInfo> &screens, const QString &wanted);
QString screenKey(const ScreenInfo &screen);

} // namespace mendian
