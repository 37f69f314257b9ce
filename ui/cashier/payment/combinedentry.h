// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/cashier/payment/paymententry.h"
#include "ui/kit/panel.h"

class QVBoxLayout;
class QHBoxLayout;

namespace mendian::kit {
class Button;
class MoneyField;
} // namespace mendian::kit

namespace mendian {

/// Combined payment: the parts so far, what is still open, the amount of the next part and with what it is paid.
/// A part that failed is shown as failed; parts that are paid stay paid.
class CombinedEntry final : public PaymentEntry
{
    Q_OBJECT
public:
    explicit CombinedEntry(QWidget *parent = nullptr);
    void setView(const TillView &view, bool fresh) override;
    QWidget *firstFocus() override;
    bool handleKey(int key) override;
    void setBusy(bool busy) override;

private:
    void setParts(const QList<PartView> &parts);
    void setKinds(const QStringList &kinds);
    void pay(const QString &kind);
    Money m_remaining;
    qsizetype m_partCount = -1;
    QStringList m_kinds;
    QVBoxLayout *m_parts;
    QHBoxLayout *m_kindRow;
    QList<kit::Button *> m_kindButtons;
    kit::Text *m_open;
    kit::MoneyField *m_amount;
};

} // namespace mendian
