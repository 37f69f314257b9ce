// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/cashier/sale/salepresenter.h"
#include "ui/kit/painted.h"

namespace mendian::kit {
class Button;
}

namespace mendian {

/// In place of the lines: what to do, today's own count, the last receipt; nothing else.
class EmptyBasket final : public kit::PaintedWidget
{
    Q_OBJECT
public:
    explicit EmptyBasket(QWidget *parent = nullptr);
    void setState(const EmptyWords &state);
    QString accessibleText() const override;
    QSize sizeHint() const override { return {480, 300}; }

signals:
    void reprintPressed();
    void viewPressed();

protected:
    void paint(QPainter &painter) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void place();
    qreal top() const;
    EmptyWords m_state;
    kit::Button *m_view;
    kit::Button *m_reprint;
};

} // namespace mendian
