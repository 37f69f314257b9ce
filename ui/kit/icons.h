// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QIcon>
#include <QPixmap>
#include <QRectF>

class QPainter;

namespace mendian::kit {

/// Tabler outline icons of resources/icons by name ("cloud-check"). GUI thread.
namespace Icons {

bool exists(const QString &name);
/// Sharp at the given device ratio; kept in QPixmapCache by (name, colour, size, ratio). An unknown name is logged and
/// gives an empty square, never a crash.
QPixmap pixmap(const QString &name, const QColor &color, int size, qreal ratio);
/// Draws at the painter's own device scale, in the middle of `box`, `box`'s shorter side wide.
void draw(QPainter &painter, const QRectF &box, const QString &name, const QColor &color);
/// For QAction and models; sharp at every ratio.
QIcon icon(const QString &name, const QColor &color);

} // namespace Icons

} // namespace mendian::kit
