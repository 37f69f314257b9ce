// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/tokens.h"

#include <QStyleOption>

class QPainter;

namespace mendian::kit::stylepaint {

/// The painting steps of MendianStyle, one a control; all take the theme and draw nothing else.
void lineEdit(QPainter &p, const QStyleOption &option, const Theme &theme);
void indicator(QPainter &p, const QStyleOption &option, const Theme &theme, bool radio);
void tab(QPainter &p, const QStyleOptionTab &option, const Theme &theme);
void menuItem(QPainter &p, const QStyleOptionMenuItem &option, const Theme &theme);
void headerSection(QPainter &p, const QStyleOptionHeader &option, const Theme &theme);
void headerLabel(QPainter &p, const QStyleOptionHeader &option, const Theme &theme);
void progressBar(QPainter &p, const QStyleOptionProgressBar &option, const Theme &theme);
void comboBox(QPainter &p, const QStyleOptionComboBox &option, const Theme &theme);
void scrollBar(QPainter &p, const QStyleOptionSlider &option, const QRect &slider, const Theme &theme);

} // namespace mendian::kit::stylepaint
