// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/tokens.h"

#include <QFont>
#include <QPainter>
#include <QRectF>
#include <QString>

namespace mendian::kit {

/// Drawing steps all custom-painted widgets and the style share. Lines lie on whole device pixels at every scale.

/// The rectangle moved to whole device pixels.
QRectF snapped(const QPainter &painter, const QRectF &rect);
/// Device-pixel-exact width of a line of `width` logical px (at least one device pixel).
qreal lineWidth(const QPainter &painter, qreal width);

/// Rounded box; an invalid border colour means none. The border lies inside the rectangle.
void drawBox(QPainter &painter, const QRectF &rect, qreal radius, const QColor &fill, const QColor &border = {},
    qreal width = 1.0, Qt::PenStyle style = Qt::SolidLine);
/// Horizontal line of one device pixel along the lower edge of the rectangle.
void drawRule(QPainter &painter, const QRectF &rect, const QColor &color);
/// The one focus ring: 2 px inside `rect`, `gap` px away from its edge.
void drawFocusRing(QPainter &painter, const QRectF &rect, qreal radius, const QColor &color, qreal gap = 2.0);
/// Hexagon standing on its point, as in the "unknown" signs.
void drawHexagon(QPainter &painter, const QRectF &rect, const QColor &fill, const QColor &border, qreal width = 2.0);

/// One line of text, elided at the end when it does not fit; then *fits becomes false (it is never set to true).
void drawLine(QPainter &painter, const QRectF &rect, Qt::Alignment alignment, const QString &text, const QFont &font,
    const QColor &color, bool *fits);
/// Text broken into lines; *fits becomes false when it is higher or wider than the rectangle.
void drawParagraph(QPainter &painter, const QRectF &rect, Qt::Alignment alignment, const QString &text,
    const QFont &font, const QColor &color, bool *fits);
qreal textWidth(const QFont &font, const QString &text);
/// Height a paragraph needs at this width.
int paragraphHeight(const QFont &font, const QString &text, int width);
/// 1.5 em: what a one-line label needs in this font (ui guide §1.3).
int lineHeight(const QFont &font);

/// A keycap at `right`, `centre` (box of BorderStrong, 12 bold); returns its width.
qreal keycapWidth(const QString &text);
void drawKeycap(
    QPainter &painter, const QPointF &rightCentre, const QString &text, const QColor &ink, const QColor &border);

QColor mixed(const QColor &base, const QColor &over, qreal share);

} // namespace mendian::kit
