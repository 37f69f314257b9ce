// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cashier/parts/listarea.h"

#include "ui/kit/tokens.h"

#include <QScroller>
#include <QVBoxLayout>

namespace mendian {

ListArea::ListArea(QWidget *parent) : QScrollArea(parent), m_inside(new QWidget), m_column(new QVBoxLayout(m_inside))
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    viewport()->setAutoFillBackground(false);
    m_inside->setAutoFillBackground(false);
    m_column->setContentsMargins(0, 0, 4, 0);
    m_column->setSpacing(kit::space::s);
    setWidget(m_inside);
    m_inside->setAutoFillBackground(false);
    QScroller::grabGesture(viewport(), QScroller::TouchGesture);
}

void ListArea::clear()
{
    while (QLayoutItem *item = m_column->takeAt(0)) {
        if (QWidget *widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
        delete item;
    }
}

void ListArea::add(QWidget *row) { m_column->addWidget(row); }

void ListArea::addStretch() { m_column->addStretch(1); }

int ListArea::count() const { return m_column->count(); }

} // namespace mendian
