// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/painted.h"

#include <QImage>

namespace mendian::kit {

/// Draws codeModules() of a QR into the middle of `box`, quiet zone included: black on white in every theme, because
/// phones read nothing else, and every module the same whole number of device pixels.
void drawQr(QPainter &painter, const QRectF &box, const QImage &modules);

/// A QR that a customer's phone reads from the screen.
class QrCode final : public PaintedWidget
{
    Q_OBJECT
public:
    explicit QrCode(int side, QWidget *parent = nullptr);
    void setText(const QString &text);
    QString text() const { return m_text; }
    QString accessibleText() const override { return tr("QR code for the customer's phone"); }
    QAccessible::Role accessibleRole() const override { return QAccessible::Graphic; }
    QSize sizeHint() const override { return {m_side, m_side}; }
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paint(QPainter &painter) override;

private:
    int m_side;
    QString m_text;
    QImage m_modules;
};

} // namespace mendian::kit
