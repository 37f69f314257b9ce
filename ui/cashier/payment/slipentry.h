// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/cashier/payment/paymententry.h"

namespace mendian::kit {
class Button;
}

namespace mendian {

class DigitsField;

/// The slip of a stand-alone card terminal: its number, and the card's last four digits when the slip shows them.
class SlipEntry final : public PaymentEntry
{
    Q_OBJECT
public:
    explicit SlipEntry(QWidget *parent = nullptr);
    void setView(const TillView &view, bool fresh) override;
    QWidget *firstFocus() override;
    bool handleKey(int key) override;
    void setBusy(bool busy) override;

private:
    void take();
    Money m_due;
    DigitsField *m_slip;
    DigitsField *m_lastFour;
    kit::Button *m_take;
};

} // namespace mendian
