// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/cashier/sale/basketmodel.h"

#include <QStyledItemDelegate>

namespace mendian {

/// Paints the cells of the basket: 60 px rows, steppers, tags. The stepper is drawn 44 px high, but each half of its
/// cell takes the press over the full height of the row (ui guide §1.1).
class BasketDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    enum class Part { None, Less, Number, More };
    using QStyledItemDelegate::QStyledItemDelegate;

    static constexpr int kRowHeight = 60;
    /// The part of the quantity cell at a point.
    static Part partAt(const QRect &cell, const QPoint &point);
    /// Whether all texts that must not be cut fitted in the last painting (names may be cut).
    bool textFits() const { return m_fits; }
    void startPainting() { m_fits = true; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
        const QModelIndex &index) override;
    QWidget *createEditor(QWidget *, const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return nullptr;
    }

signals:
    void stepped(qint64 key, int delta);
    void numberPressed(qint64 key);

private:
    mutable bool m_fits = true;
    qint64 m_pressedKey = 0;
    Part m_pressed = Part::None;
};

} // namespace mendian
