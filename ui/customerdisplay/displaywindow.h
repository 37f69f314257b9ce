// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/customerdisplay/displayscreen.h"
#include "workflows/checkout/tillport.h"

#include <QWidget>

class QScreen;

namespace mendian {

class CustomerDisplay;

/// The window on the customer's screen. Never takes the focus (the scanner's keys stay at the till), follows screens
/// that are plugged in and out, hides when there is none. Unplugging never stops the till. GUI thread.
class CustomerDisplayWindow final : public QWidget
{
    Q_OBJECT
public:
    explicit CustomerDisplayWindow(TillPort &till, const QString &wantedScreen = {}, QWidget *parent = nullptr);
    void setWantedScreen(const QString &key);
    CustomerDisplay *content() const { return m_content; }
    static QList<ScreenInfo> screens();

private:
    void follow();
    CustomerDisplay *m_content;
    QString m_wanted;
};

} // namespace mendian
