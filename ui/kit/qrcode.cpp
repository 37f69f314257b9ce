// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/qrcode.h"

#include "ui/kit/codemodules.h"

namespace mendian::kit {

namespace {
constexpr int kQuiet = 4; // modules of white that the standard asks for on each side
}

void drawQr(QPainter &painter, const QRectF &box, const QImage &modules)
{
    if (modules.isNull())
        return;
    const int across = modules.width() + 2 * kQuiet;
    const qreal pixels = painter.deviceTransform().m11(); // device pixels in one unit, scaling of the painter included
    const int step = qMax(1, static_cast<int>(qMin(box.width(), box.height()) * pixels / across));
    const qreal module = step / pixels;
    const qreal side = across * module;
    const QPointF middle = painter.deviceTransform().map(box.center() - QPointF(side, side) / 2);
    const QPointF corner = painter.deviceTransform().inverted().map(QPointF(qRound(middle.x()), qRound(middle.y())));
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.fillRect(QRectF(corner, QSizeF(side, side)), Qt::white);
    for (int y = 0; y < modules.height(); ++y) {
        for (int x = 0; x < modules.width(); ++x) {
            if (modules.pixelIndex(x, y) == 1)
                painter.fillRect(
                    QRectF(corner.x() + (x + kQuiet) * module, corner.y() + (y + kQuiet) * module, module, module),
                    Qt::black);
        }
    }
    painter.restore();
}

QrCode::QrCode(int side, QWidget *parent) : PaintedWidget(parent), m_side(side)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void QrCode::setText(const QString &text)
{
    if (text == m_text)
        return;
    m_text = text;
    m_modules = text.isEmpty() ? QImage() : codeModules(CodeKind::Qr, text);
    changed();
}

void QrCode::paint(QPainter &painter) { drawQr(painter, rect(), m_modules); }

} // namespace mendian::kit
