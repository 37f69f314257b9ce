// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/cashier/payment/paymententry.h"
#include "ui/kit/panel.h"

class QGridLayout;

namespace mendian::kit {
class Button;
class MoneyField;
} // namespace mendian::kit

namespace mendian {

/// Cash: what was handed over, notes at a touch, the change at 54 px, drawer.
class CashEntry final : public PaymentEntry
{
    Q_OBJECT
public:
    explicit CashEntry(QWidget *parent = nullptr);
    void setView(const TillView &view, bool fresh) override;
    QWidget *firstFocus() override;
    bool handleKey(int key) override;
    void setBusy(bool busy) override;

private:
    void setNotes(const QList<Money> &notes);
    void updateChange();
    void take();
    Money m_due;
    QList<Money> m_shownNotes;
    kit::MoneyField *m_received;
    kit::Text *m_changeLabel;
    kit::Text *m_change;
    QGridLayout *m_notes;
    QList<kit::Button *> m_noteButtons;
    kit::Button *m_take;
};

} // namespace mendian
