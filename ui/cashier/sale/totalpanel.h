// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/cashier/sale/salepresenter.h"
#include "ui/kit/panel.h"

class QHBoxLayout;

namespace mendian::kit {
class Button;
class FunctionTile;
} // namespace mendian::kit

namespace mendian {

/// "Amount due" at 54 px with what was taken off, the parts of it at the left.
class AmountLine final : public kit::PaintedWidget
{
    Q_OBJECT
public:
    explicit AmountLine(QWidget *parent = nullptr);
    void setAmount(const QString &amount, const QString &split, const QString &shortSplit);
    QString accessibleText() const override;
    QSize sizeHint() const override { return {440, 78}; }
    QSize minimumSizeHint() const override { return {300, 78}; }

protected:
    void paint(QPainter &painter) override;

private:
    QString m_amount;
    QString m_split;
    QString m_shortSplit;
};

/// The dark panel with the amount due, the one money button and the other tenders. Compact: only the amount, while a
/// panel above needs the room.
class TotalPanel final : public kit::Panel
{
    Q_OBJECT
public:
    explicit TotalPanel(QWidget *parent = nullptr);
    void setState(const TotalState &state);
    void setCompact(bool compact);

signals:
    void triggered(mendian::SaleAction action);
    void refused(const QString &reason);

private:
    void setTenders(const QList<SaleTile> &tenders);
    AmountLine *m_amount;
    kit::Button *m_pay;
    QWidget *m_row;
    QHBoxLayout *m_tenderRow;
    QList<kit::FunctionTile *> m_tenders;
    QList<SaleAction> m_actions;
    SaleAction m_payAction = SaleAction::PayCode;
    bool m_compact = false;
};

} // namespace mendian
