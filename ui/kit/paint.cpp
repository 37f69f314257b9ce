// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/paint.h"

#include "ui/kit/fonts.h"

#include <QFontMetricsF>
#include <QPainterPath>
#include <QTextLayout>
#include <cmath>

namespace mendian::kit {

namespace {
qreal scaleOf(const QPainter &painter)
{
    const qreal scale = painter.deviceTransform().m11();
    return scale > 0 ? scale : 1.0;
}

struct Layout
{
    qreal width = 0;
    qreal height = 0;
};

// Chinese breaks anywhere except before closing punctuation; QTextLayout knows the Unicode rules.
Layout layOut(QTextLayout &layout, qreal width)
{
    QTextOption option;
    option.setWrapMode(QTextOption::WordWrap);
    layout.setTextOption(option);
    const qreal step = std::ceil(layout.font().pixelSize() * 1.5);
    Layout result;
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        line.setPosition({0, result.height + (step - line.height()) / 2});
        result.height += step;
        result.width = qMax(result.width, line.naturalTextWidth());
    }
    layout.endLayout();
    return result;
}
} // namespace

QRectF snapped(const QPainter &painter, const QRectF &rect)
{
    const QTransform transform = painter.deviceTransform();
    const QRectF device = transform.mapRect(rect);
    const QRectF whole(QPointF(std::round(device.left()), std::round(device.top())),
        QPointF(std::round(device.right()), std::round(device.bottom())));
    return transform.inverted().mapRect(whole);
}

qreal lineWidth(const QPainter &painter, qreal width)
{
    const qreal scale = scaleOf(painter);
    return qMax(1.0, std::round(width * scale)) / scale;
}

void drawBox(QPainter &painter, const QRectF &rect, qreal radius, const QColor &fill, const QColor &border, qreal width,
    Qt::PenStyle style)
{
    QRectF box = snapped(painter, rect);
    painter.setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    if (border.isValid()) {
        const qreal pen = lineWidth(painter, width);
        painter.setPen(QPen(border, pen, style));
        box.adjust(pen / 2, pen / 2, -pen / 2, -pen / 2);
        radius = qMax(0.0, radius - pen / 2);
    } else {
        painter.setPen(Qt::NoPen);
    }
    radius = qMin(radius, qMin(box.width(), box.height()) / 2);
    painter.drawRoundedRect(box, radius, radius);
}

void drawRule(QPainter &painter, const QRectF &rect, const QColor &color)
{
    const qreal pen = lineWidth(painter, 1.0);
    const QRectF line = snapped(painter, QRectF(rect.left(), rect.bottom() - pen, rect.width(), pen));
    painter.fillRect(line.height() > 0 ? line : line.adjusted(0, 0, 0, pen), color);
}

void drawFocusRing(QPainter &painter, const QRectF &rect, qreal radius, const QColor &color, qreal gap)
{
    drawBox(painter, rect.adjusted(gap, gap, -gap, -gap), qMax(2.0, radius - gap), {}, color, 2.0);
}

void drawHexagon(QPainter &painter, const QRectF &rect, const QColor &fill, const QColor &border, qreal width)
{
    const QPointF c = rect.center();
    const qreal r = qMin(rect.width(), rect.height()) / 2 - width / 2;
    QPainterPath path;
    for (int i = 0; i < 6; ++i) {
        const double angle = (60.0 * i - 90.0) * M_PI / 180.0;
        const QPointF point(c.x() + r * std::cos(angle), c.y() + r * std::sin(angle));
        if (i == 0)
            path.moveTo(point);
        else
            path.lineTo(point);
    }
    path.closeSubpath();
    QPen pen(border, width);
    pen.setJoinStyle(Qt::RoundJoin);
    painter.setPen(border.isValid() ? pen : QPen(Qt::NoPen));
    painter.setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    painter.drawPath(path);
}

void drawLine(QPainter &painter, const QRectF &rect, Qt::Alignment alignment, const QString &text, const QFont &font,
    const QColor &color, bool *fits)
{
    if (text.isEmpty())
        return;
    painter.setFont(font);
    painter.setPen(color);
    const QFontMetricsF metrics(font);
    QString shown = text;
    // Half a pixel of mercy: sizeHint rounds up, layouts round down.
    if (metrics.horizontalAdvance(text) > rect.width() + 0.5) {
        shown = metrics.elidedText(text, Qt::ElideRight, qMax(0.0, rect.width()));
        if (fits)
            *fits = false;
    }
    if (fits && rect.height() < font.pixelSize())
        *fits = false;
    painter.drawText(rect, static_cast<int>(alignment) | Qt::TextSingleLine | Qt::TextDontClip, shown);
}

void drawParagraph(QPainter &painter, const QRectF &rect, Qt::Alignment alignment, const QString &text,
    const QFont &font, const QColor &color, bool *fits)
{
    if (text.isEmpty())
        return;
    QTextLayout layout(text, font);
    const Layout size = layOut(layout, rect.width());
    if (fits && (size.height > rect.height() + 1 || size.width > rect.width() + 1))
        *fits = false;
    qreal top = rect.top();
    if (alignment & Qt::AlignVCenter)
        top += qMax(0.0, (rect.height() - size.height) / 2);
    painter.setPen(color);
    for (int i = 0; i < layout.lineCount(); ++i) {
        const QTextLine line = layout.lineAt(i);
        qreal x = rect.left();
        if (alignment & Qt::AlignHCenter)
            x += (rect.width() - line.naturalTextWidth()) / 2;
        else if (alignment & Qt::AlignRight)
            x += rect.width() - line.naturalTextWidth();
        line.draw(&painter, {x, top});
    }
}

qreal textWidth(const QFont &font, const QString &text) { return QFontMetricsF(font).horizontalAdvance(text); }

int paragraphHeight(const QFont &font, const QString &text, int width)
{
    QTextLayout layout(text, font);
    return static_cast<int>(std::ceil(layOut(layout, width).height));
}

int lineHeight(const QFont &font) { return static_cast<int>(std::ceil(font.pixelSize() * 1.5)); }

qreal keycapWidth(const QString &text)
{
    return text.isEmpty() ? 0.0 : std::ceil(textWidth(Fonts::role(TextRole::Keycap), text)) + 12;
}

void drawKeycap(
    QPainter &painter, const QPointF &rightCentre, const QString &text, const QColor &ink, const QColor &border)
{
    if (text.isEmpty())
        return;
    const qreal width = qMax(20.0, keycapWidth(text));
    const QRectF box(rightCentre.x() - width, rightCentre.y() - 10, width, 20);
    drawBox(painter, box, radius::tag, {}, border);
    drawLine(painter, box, Qt::AlignCenter, text, Fonts::role(TextRole::Keycap), ink, nullptr);
}

QColor mixed(const QColor &base, const QColor &over, qreal share)
{
    const auto blend = [share](int a, int b) { return qRound(a + (b - a) * share); };
    return QColor(blend(base.red(), over.red()), blend(base.green(), over.green()), blend(base.blue(), over.blue()));
}

} // namespace mendian::kit
