// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/cashier/sale/salepresenter.h"

#include <QWidget>

namespace mendian::kit {
class FunctionTile;
}

namespace mendian {

/// The function tiles under the basket; one row, equal widths.
class FunctionBar final : public QWidget
{
    Q_OBJECT
public:
    explicit FunctionBar(QWidget *parent = nullptr);
    void setTiles(const QList<SaleTile> &tiles);

signals:
    void triggered(mendian::SaleAction action);
    void refused(const QString &reason);

private:
    QList<kit::FunctionTile *> m_tiles;
};

} // namespace mendian
