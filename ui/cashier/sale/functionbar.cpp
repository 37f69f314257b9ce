// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cashier/sale/functionbar.h"

#include "ui/kit/tile.h"

#include <QHBoxLayout>

namespace mendian {

using namespace kit;

FunctionBar::FunctionBar(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("functionBar"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::s);
}

void FunctionBar::setTiles(const QList<SaleTile> &tiles)
{
    // The set does not change while the screen lives: what is not possible now says why instead of going away.
    for (qsizetype i = m_tiles.size(); i < tiles.size(); ++i) {
        auto *tile = new FunctionTile(tiles.at(i).icon, tiles.at(i).label, this);
        const SaleAction action = tiles.at(i).action;
        tile->setObjectName(QStringLiteral("tile.") + tiles.at(i).key);
        tile->setFocusPolicy(Qt::TabFocus);
        layout()->addWidget(tile);
        connect(tile, &QAbstractButton::clicked, this, [this, action] { emit triggered(action); });
        connect(tile, &PaintedButton::refusedPress, this, &FunctionBar::refused);
        m_tiles += tile;
    }
    for (qsizetype i = 0; i < tiles.size(); ++i) {
        FunctionTile *tile = m_tiles.at(i);
        const SaleTile &wanted = tiles.at(i);
        if (tile->text() != wanted.label)
            tile->setText(wanted.label);
        if (tile->keycap() != wanted.key)
            tile->setKeycap(wanted.key);
        if (tile->count() != wanted.count)
            tile->setCount(wanted.count);
        if (tile->refusal() != wanted.refusal)
            tile->setRefusal(wanted.refusal);
    }
}

} // namespace mendian
