// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/tokens.h"

#include <QFont>
#include <QRectF>
#include <QSize>
#include <QString>

class QPainter;

namespace mendian::kit {

/// The variants of a push button; the dynamic property "kind" carries the name ("primary", "action", ...).
enum class ButtonKind { Secondary, Primary, Ghost, Danger, Tile, Ink, Action };
ButtonKind buttonKind(const QString &name);
QString buttonKindName(ButtonKind kind);

/// What a push button looks like right now; Button and MendianStyle (for plain QPushButton) paint from the same data.
struct ButtonLook
{
    ButtonKind kind = ButtonKind::Secondary;
    QString text{};
    QString note{}; ///< second line, smaller
    QString icon{};
    QString keycap{};
    QFont font{};
    Density density = Density::Touch;
    bool pressed = false;
    bool hovered = false;
    bool focused = false;
    bool disabled = false;
    bool busy = false;
    bool checked = false;
    int busyPhase = 0; ///< 0..7 position of the busy mark
};

QSize buttonSize(const ButtonLook &look);
/// Returns whether all text fitted.
bool paintButton(QPainter &painter, const QRectF &rect, const ButtonLook &look, const Theme &theme);

} // namespace mendian::kit
