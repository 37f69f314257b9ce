// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cashier/sale/basketdelegate.h"

#include "ui/cashier/sale/basketrow.h"
#include "ui/kit/fonts.h"
#include "ui/kit/icons.h"
#include "ui/kit/paint.h"
#include "ui/kit/painted.h"

#include <QAbstractItemView>
#include <QMouseEvent>

namespace mendian {

using namespace kit;

namespace {

constexpr int kPad = 16;

/// Everything a cell painter needs.
struct Cell
{
    QPainter &painter;
    QRectF box;
    const Theme &theme;
    const BasketRow &row;
    bool selected = false;
    bool *fits = nullptr;
    QColor color(Token token) const { return theme.color(token); }
};

QRectF stepperBox(const QRectF &cell) { return {cell.center().x() - 67, cell.center().y() - 22, 134, 44}; }

void paintName(const Cell &c)
{
    bool nameMayBeCut = true;
    const qreal left = c.box.left() + kPad;
    drawLine(c.painter, {left, c.box.top() + 7, c.box.right() - 8 - left, 26}, Qt::AlignLeft | Qt::AlignVCenter,
        c.row.name, Fonts::role(TextRole::RowName), c.color(Token::Text), &nameMayBeCut);
    qreal x = left;
    for (const BasketRow::Tag &tag : c.row.tags) {
        const QFont font = Fonts::role(TextRole::Keycap);
        const qreal width = textWidth(font, tag.text) + 14;
        const QRectF box(x, c.box.top() + 34, width, 20);
        drawBox(c.painter, box, radius::tag, c.color(toneTint(tag.tone)));
        drawLine(c.painter, box, Qt::AlignCenter, tag.text, font, c.color(toneText(tag.tone)), c.fits);
        x += width + 10;
    }
    drawLine(c.painter, {x, c.box.top() + 33, c.box.right() - 8 - x, 21}, Qt::AlignLeft | Qt::AlignVCenter,
        c.row.detail, Fonts::role(TextRole::Small), c.color(Token::Text3), &nameMayBeCut);
}

// Millions do not fit in the usual size: the figure shrinks, it is never cut.
QFont fitting(QFont font, const QString &text, qreal width)
{
    while (font.pixelSize() > 13 && textWidth(font, text) > width)
        font.setPixelSize(font.pixelSize() - 1);
    return font;
}

void paintTwoLines(const Cell &c, const QString &first, const QFont &usual, Token ink, const QString &second,
    const QFont &secondFont, Token secondInk)
{
    const QRectF box = c.box.adjusted(2, 0, -kPad, 0);
    const QFont font = fitting(usual, first, box.width());
    if (second.isEmpty()) {
        drawLine(c.painter, box, Qt::AlignRight | Qt::AlignVCenter, first, font, c.color(ink), c.fits);
        return;
    }
    drawLine(c.painter, {box.left(), box.top() + 8, box.width(), 26}, Qt::AlignRight | Qt::AlignVCenter, first, font,
        c.color(ink), c.fits);
    drawLine(c.painter, {box.left(), box.top() + 34, box.width(), 20}, Qt::AlignRight | Qt::AlignVCenter, second,
        secondFont, c.color(secondInk), c.fits);
}

void paintStepper(const Cell &c, BasketDelegate::Part pressed)
{
    const QRectF box = stepperBox(c.box);
    drawBox(c.painter, box, radius::control, c.color(c.selected ? Token::Surface : Token::Canvas),
        c.color(c.selected ? Token::BorderStrong : Token::Border));
    const QRectF less(box.left(), box.top(), 44, box.height());
    const QRectF more(box.right() - 44, box.top(), 44, box.height());
    if (pressed == BasketDelegate::Part::Less)
        drawBox(c.painter, less.adjusted(3, 3, -3, -3), radius::control, c.color(Token::BrandTint));
    if (pressed == BasketDelegate::Part::More)
        drawBox(c.painter, more.adjusted(3, 3, -3, -3), radius::control, c.color(Token::BrandTint));
    Icons::draw(c.painter, {less.center().x() - 9, less.center().y() - 9, 18, 18}, QStringLiteral("minus"),
        c.color(Token::Text2));
    Icons::draw(c.painter, {more.center().x() - 9, more.center().y() - 9, 18, 18}, QStringLiteral("plus"),
        c.color(Token::Text2));
    drawLine(c.painter, {less.right(), box.top(), more.left() - less.right(), box.height()}, Qt::AlignCenter,
        c.row.quantity, Fonts::role(TextRole::RowTotal), c.color(Token::Text), c.fits);
}

} // namespace

BasketDelegate::Part BasketDelegate::partAt(const QRect &cell, const QPoint &point)
{
    if (!cell.contains(point))
        return Part::None;
    const int x = point.x() - cell.left();
    if (x * 3 < cell.width())
        return Part::Less;
    return x * 3 < cell.width() * 2 ? Part::Number : Part::More;
}

void BasketDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto *model = qobject_cast<const BasketModel *>(index.model());
    const LineView *line = model ? model->line(index.row()) : nullptr;
    if (!line)
        return;
    const Theme t = theme(option.widget);
    const BasketRow row = basketRow(*line, Format());
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QRectF box(option.rect);
    if (selected)
        painter->fillRect(snapped(*painter, box), t.color(Token::RowSel)); // no seams between the cells
    drawRule(*painter, box, t.color(Token::Border));
    const Cell cell{*painter, box, t, row, selected, &m_fits};
    switch (index.column()) {
    case BasketModel::Number:
        if (selected)
            painter->fillRect(QRectF(box.left(), box.top(), 4, box.height() - 1), t.color(Token::Brand));
        drawLine(*painter, box.adjusted(4, 0, 0, 0), Qt::AlignCenter, QString::number(index.row() + 1),
            Fonts::role(TextRole::Secondary), t.color(Token::Text3), &m_fits);
        break;
    case BasketModel::Name:
        paintName(cell);
        break;
    case BasketModel::UnitPrice: {
        QFont struck = Fonts::role(TextRole::Small);
        struck.setStrikeOut(true);
        paintTwoLines(
            cell, row.unitPrice, Fonts::role(TextRole::Body), Token::Text2, row.oldPrice, struck, Token::Text3);
        break;
    }
    case BasketModel::Count:
        if (row.steppers)
            paintStepper(cell, m_pressedKey == line->key ? m_pressed : Part::None);
        else
            drawLine(*painter, box, Qt::AlignCenter, row.quantity, Fonts::role(TextRole::BodyBold),
                t.color(Token::Text), &m_fits);
        break;
    case BasketModel::Amount:
        paintTwoLines(cell, row.amount, Fonts::role(TextRole::RowTotal), Token::Text, row.saved,
            Fonts::role(TextRole::SmallBold), Token::Promo);
        break;
    default:
        break;
    }
    painter->restore();
}

QSize BasketDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const { return {80, kRowHeight}; }

bool BasketDelegate::editorEvent(
    QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const auto *basket = qobject_cast<const BasketModel *>(model);
    const LineView *line = basket ? basket->line(index.row()) : nullptr;
    if (!line || index.column() != BasketModel::Count || line->weighed || line->labelled)
        return false;
    const auto repaint = [&option] {
        if (auto *view = qobject_cast<QAbstractItemView *>(const_cast<QWidget *>(option.widget)))
            view->viewport()->update(option.rect);
    };
    switch (event->type()) {
    case QEvent::MouseButtonPress:
    case QEvent::MouseButtonDblClick: {
        const auto *mouse = static_cast<QMouseEvent *>(event);
        if (mouse->button() != Qt::LeftButton)
            return false;
        m_pressedKey = line->key;
        m_pressed = partAt(option.rect, mouse->position().toPoint());
        repaint();
        return false; // the view selects the row as well
    }
    case QEvent::MouseButtonRelease: {
        const Part part = partAt(option.rect, static_cast<QMouseEvent *>(event)->position().toPoint());
        const bool same = m_pressedKey == line->key && part == m_pressed;
        m_pressedKey = 0;
        m_pressed = Part::None;
        repaint();
        if (!same)
            return false;
        if (part == Part::Number)
            emit numberPressed(line->key);
        else if (part != Part::None)
            emit stepped(line->key, part == Part::More ? 1 : -1);
        return true;
    }
    default:
        return false;
    }
}

} // namespace mendian
