// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/cashier/parts/sidepanel.h"
#include "workflows/checkout/tillport.h"

namespace mendian::kit {
class Button;
}

namespace mendian {

class ListArea;

/// The tray 待定: payments that are put aside or came back after a restart, and refunds that are under way or stuck.
/// Re-open a payment, ask for a refund again; where nobody answers, a manager decides by name and reason.
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
    QWidget *refundCard(const RefundView &refund);
    void settle(const RefundView &refund, bool inCash);
    kit::Button *verb(QWidget *card, const char *name, const QString &icon, const QString &label);
    TillPort &m_till;
    const Clock &m_clock;
    ListArea *m_list;
    QStringList m_shown;
};

} // namespace mendian
