// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/format.h"
#include "ui/kit/topbar.h"
#include "workflows/checkout/tillview.h"

namespace mendian {

/// What the top bar says about the devices: words, tone, icon.
struct DeviceSummary
{
    QString text; ///< empty: no device is set up
    QString icon;
    kit::Tone tone = kit::Tone::Neutral;
    friend bool operator==(const DeviceSummary &, const DeviceSummary &) = default;
};
DeviceSummary deviceSummary(const QList<DeviceView> &devices);
/// The cashier's top bar: store, till and shift | demo or training | undecided payments | devices | person | date and
/// time. What has no content is absent. GUI thread.
class CashierTopBar final : public kit::TopBar
{
    Q_OBJECT
public:
    explicit CashierTopBar(QWidget *parent = nullptr);
    void setView(const TillView &view);
    void setTime(Timestamp now);
    void retranslate(const TillView &view, Timestamp now);

signals:
    void parkedPressed();
    void devicesPressed();
    void personPressed();

private:
    kit::TopBarItem *m_mode;
    kit::TopBarItem *m_parked;
    kit::TopBarItem *m_devices;
    kit::TopBarItem *m_person;
    Timestamp m_shownMinute;
};

} // namespace mendian
