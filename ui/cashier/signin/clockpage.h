// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflows/checkout/tillport.h"

#include <QWidget>

namespace mendian::kit {
class KeyValueRow;
}

namespace mendian {

class ApprovalForm;

/// The computer's clock stands before the last stored moment: nothing is sold until a manager has looked at the date.
class ClockPage final : public QWidget
{
    Q_OBJECT
public:
    ClockPage(TillPort &till, const Clock &clock, QWidget *parent = nullptr);
    void setView(const TillView &view);
    ApprovalForm *approval() const { return m_approval; }

protected:
    void showEvent(QShowEvent *event) override;

private:
    TillPort &m_till;
    const Clock &m_clock;
    kit::KeyValueRow *m_now;
    kit::KeyValueRow *m_last;
    ApprovalForm *m_approval;
};

} // namespace mendian
