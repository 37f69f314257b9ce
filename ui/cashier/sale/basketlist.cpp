// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cashier/sale/basketlist.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QScrollBar>
#include <QScroller>

namespace mendian {

BasketList::BasketList(QWidget *parent)
    : QTableView(parent), m_model(new BasketModel(this)), m_delegate(new BasketDelegate(this))
{
    setObjectName(QStringLiteral("basket"));
    setAccessibleName(tr("Basket"));
    setTitles();
    setModel(m_model);
    setItemDelegate(m_delegate);
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setTabKeyNavigation(false);
    setWordWrap(false);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAutoScroll(false);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setMinimumSectionSize(BasketDelegate::kRowHeight);
    verticalHeader()->setDefaultSectionSize(BasketDelegate::kRowHeight);
    QHeaderView *header = horizontalHeader();
    header->setFixedHeight(30);
    header->setSectionsClickable(false);
    header->setHighlightSections(false);
    header->setSectionResizeMode(QHeaderView::Fixed);
    header->setSectionResizeMode(BasketModel::Name, QHeaderView::Stretch);
    header->setMinimumSectionSize(30);
    const std::pair<BasketModel::Column, int> widths[] = {{BasketModel::Number, 38}, {BasketModel::UnitPrice, 128},
        {BasketModel::Count, 136}, {BasketModel::Amount, 134}};
    for (const auto &[column, width] : widths)
        setColumnWidth(column, width);
    QScroller::grabGesture(viewport(), QScroller::TouchGesture);
    connect(m_delegate, &BasketDelegate::stepped, this, &BasketList::stepped);
    connect(m_delegate, &BasketDelegate::numberPressed, this, &BasketList::numberPressed);
    connect(selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        [this] { emit selectedChanged(selectedKey()); });
}

void BasketList::setTitles()
{
    m_model->setTitles({QString(), tr("Item"), tr("Unit price"), tr("Quantity"), tr("Amount")});
}

void BasketList::setBasket(const BasketView &basket)
{
    m_model->setLines(basket.lines);
    const bool another = basket.touched != m_touched || basket.sale != m_sale;
    m_touched = basket.touched;
    m_sale = basket.sale;
    if (another || selectedKey() == 0)
        select(m_touched ? m_touched : basket.lines.isEmpty() ? 0 : basket.lines.last().key);
    viewport()->update();
}

qint64 BasketList::selectedKey() const
{
    const LineView *line = selectedLine();
    return line ? line->key : 0;
}

const LineView *BasketList::selectedLine() const
{
    return currentIndex().isValid() ? m_model->line(currentIndex().row()) : nullptr;
}

void BasketList::select(qint64 key)
{
    const int row = m_model->rowOf(key);
    if (row < 0)
        return;
    const QModelIndex index = m_model->index(row, BasketModel::Name);
    selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    scrollTo(index); // no animation: the row is there with the scan
}

void BasketList::move(int rows)
{
    const int last = m_model->rowCount() - 1;
    if (last < 0)
        return;
    const int row = currentIndex().isValid() ? currentIndex().row() + rows : last;
    if (const LineView *line = m_model->line(qBound(0, row, last)))
        select(line->key);
}

int BasketList::visibleRows() const { return qMax(1, viewport()->height() / BasketDelegate::kRowHeight); }

void BasketList::paintEvent(QPaintEvent *event)
{
    m_delegate->startPainting();
    QTableView::paintEvent(event);
}

void BasketList::keyPressEvent(QKeyEvent *event)
{
    // The page routes the keys of a sale; the view only keeps what would not harm: nothing.
    event->ignore();
}

void BasketList::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        setTitles();
    QTableView::changeEvent(event);
}

void BasketList::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    if (currentIndex().isValid())
        scrollTo(currentIndex());
}

} // namespace mendian
