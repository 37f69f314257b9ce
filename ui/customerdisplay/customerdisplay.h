// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/customerdisplay/displaypresenter.h"
#include "ui/kit/painted.h"

namespace mendian {

class DisplayList;

/// The right side of the sale, or the whole screen of a payment: sign, what to do, amount, saved. One painter pass.
class DisplayMessage final : public kit::PaintedWidget
{
    Q_OBJECT
public:
    explicit DisplayMessage(QWidget *parent = nullptr);
    void setState(const DisplayState &state);
    void setScale(qreal scale);
    QString accessibleText() const override;
    QSize sizeHint() const override { return {400, 480}; }
    QSize minimumSizeHint() const override { return {320, 300}; }

protected:
    void paint(QPainter &painter) override;

private:
    void paintSum(QPainter &painter);
    void paintQr(QPainter &painter);
    void paintWhole(QPainter &painter);
    qreal paintAmount(QPainter &painter, const QRectF &box, int px, kit::Token ink, Qt::Alignment alignment);
    DisplayState m_state;
    QImage m_modules; ///< of its QR
    qreal m_scale = 1.0;
};

/// What the customer sees, 1024×600 to 1920×1080, readable at one metre. A pure function of the till's view; no input.
class CustomerDisplay final : public QWidget
{
    Q_OBJECT
public:
    explicit CustomerDisplay(QWidget *parent = nullptr);
    void setView(const TillView &view);
    const DisplayState &state() const { return m_state; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void place();
    qreal displayScale() const;
    DisplayState m_state;
    TillView m_view;
    DisplayList *m_list;
    DisplayMessage *m_message;
};

} // namespace mendian
