// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/cashier/parts/sidepanel.h"
#include "workflows/checkout/tillport.h"

namespace mendian {

class ListArea;

/// The tray 待定: payments that are put aside or came back after a restart. Re-open each; where nobody answers, a
/// manager decides by name and reason.
class ParkedPanel final : public SidePanel
{
    Q_OBJECT
public:
    ParkedPanel(TillPort &till, const Clock &clock, QWidget *parent = nullptr);
    void setView(const TillView &view) override;

private:
    QWidget *card(const ParkedPayment &payment);
    void reopen(AttemptId attempt);
    void decide(const ParkedPayment &payment, bool paid);
    TillPort &m_till;
    const Clock &m_clock;
    ListArea *m_list;
    QStringList m_shown;
};

} // namespace mendian
