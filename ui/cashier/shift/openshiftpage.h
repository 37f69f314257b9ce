// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/tokens.h"
#include "workflows/checkout/tillport.h"

#include <QWidget>

namespace mendian::kit {
class KeyValueRow;
}

namespace mendian {

class CountGrid;
class ShiftSide;

/// Opening a shift: the float is counted by denomination, Enter opens (ui guide §2.4). GUI thread.
class OpenShiftPage final : public QWidget
{
    Q_OBJECT
public:
    OpenShiftPage(TillPort &till, const Clock &clock, QWidget *parent = nullptr);
    void setView(const TillView &view);
    CountGrid *grid() const { return m_grid; }

signals:
    void told(mendian::kit::Tone tone, const QString &text);
    void signOutRequested();

protected:
    void showEvent(QShowEvent *event) override;

private:
    void open();
    void showTotal();
    TillPort &m_till;
    const Clock &m_clock;
    CountGrid *m_grid;
    ShiftSide *m_side;
    kit::KeyValueRow *m_who;
    kit::KeyValueRow *m_day;
};

} // namespace mendian
