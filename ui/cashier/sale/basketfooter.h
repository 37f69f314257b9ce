// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/cashier/sale/salepresenter.h"
#include "ui/kit/painted.h"

namespace mendian {

/// Presses "undo" in the footer of the basket: words, underlined by colour only, and the keycap; 48 px high.
class UndoButton final : public kit::PaintedButton
{
    Q_OBJECT
public:
    explicit UndoButton(QWidget *parent = nullptr);
    QSize sizeHint() const override;

protected:
    void paint(QPainter &painter) override;
};

/// Foot of the basket, 48 high: what can be undone, pieces, list price, saved.
class BasketFooter final : public kit::PaintedWidget
{
    Q_OBJECT
public:
    explicit BasketFooter(QWidget *parent = nullptr);
    void setState(const FooterState &state);
    QString accessibleText() const override;
    QSize sizeHint() const override { return {600, 48}; }
    QSize minimumSizeHint() const override { return {480, 48}; }

signals:
    void undoPressed();

protected:
    void paint(QPainter &painter) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Sum
    {
        QString label;
        QString value;
        kit::Token ink;
    };
    QList<Sum> sums() const;
    qreal sumsWidth() const;
    void place();
    FooterState m_state;
    UndoButton *m_undo;
};

} // namespace mendian
