// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cashier/sale/searchlist.h"

#include "ui/kit/format.h"
#include "ui/kit/icons.h"

#include <QMouseEvent>

namespace mendian {

using namespace kit;

namespace {
constexpr int kRow = 52;
constexpr int kFoot = 34;
constexpr int kMost = 6;

// Digits alone are taken for a code first; words are taken for a search.
bool looksLikeCode(const QString &text)
{
    for (const QChar c : text) {
        if (!c.isDigit())
            return text.startsWith(QLatin1String("MD"));
    }
    return true;
}
} // namespace

SearchList::SearchList(QWidget *parent) : PaintedWidget(parent)
{
    setObjectName(QStringLiteral("searchList"));
    setAccessibleName(tr("Goods found"));
    hide();
}

void SearchList::setFound(const QList<Sku> &found, const QString &text)
{
    m_found = found.mid(0, kMost);
    m_text = text;
    m_current = m_found.isEmpty() || looksLikeCode(text) ? -1 : 0;
    m_pressed = -1;
    setVisible(!text.isEmpty());
    resize(width(), sizeHint().height());
    raise();
    changed();
}

void SearchList::clear()
{
    m_found.clear();
    m_text.clear();
    m_current = -1;
    hide();
}

void SearchList::move(int rows)
{
    if (m_found.isEmpty())
        return;
    m_current = qBound(0, m_current + rows, count() - 1);
    changed();
}

const Sku *SearchList::current() const
{
    return m_current >= 0 && m_current < count() ? &m_found.at(m_current) : nullptr;
}

QString SearchList::accessibleText() const
{
    const Sku *sku = current();
    return sku ? QString(sku->name + QStringLiteral(", ") + Format().money(sku->price))
               : tr("%n found", nullptr, count());
}

QSize SearchList::sizeHint() const { return {520, qMax(1, count()) * kRow + kFoot + 8}; }

void SearchList::paint(QPainter &painter)
{
    const Theme t = theme(this);
    const Format format;
    drawBox(painter, rect(), radius::control, t.color(Token::Surface), t.color(Token::Brand), 2);
    if (m_found.isEmpty())
        drawLine(painter, {18, 4, width() - 36.0, kRow}, Qt::AlignLeft | Qt::AlignVCenter,
            tr("Nothing found for “%1”. Enter takes it as a code.").arg(m_text), Fonts::role(TextRole::Body),
            t.color(Token::Text2), &m_fits);
    for (int i = 0; i < count(); ++i) {
        const Sku &sku = m_found.at(i);
        const QRectF row(2, 4 + i * kRow, width() - 4, kRow);
        if (i == m_current || i == m_pressed) {
            painter.fillRect(row, t.color(Token::RowSel));
            painter.fillRect(QRectF(row.left(), row.top(), 4, row.height()), t.color(Token::Brand));
        }
        bool nameMayBeCut = true;
        const QString price = sku.price.isZero()
            ? tr("enter the price")
            : format.money(sku.price) + (sku.weighed ? QString(QLatin1Char('/') + sku.unit) : QString());
        const qreal priceWidth = textWidth(Fonts::role(TextRole::RowTotal), price);
        drawLine(painter, {row.right() - 16 - priceWidth, row.top(), priceWidth + 1, row.height()},
            Qt::AlignRight | Qt::AlignVCenter, price, Fonts::role(TextRole::RowTotal), t.color(Token::Text), &m_fits);
        const qreal words = row.width() - priceWidth - 50;
        drawLine(painter, {18, row.top() + 4, words, 25}, Qt::AlignLeft | Qt::AlignVCenter, sku.name,
            Fonts::role(TextRole::RowName), t.color(Token::Text), &nameMayBeCut);
        QString detail = tr("No. %1").arg(sku.number);
        if (!sku.barcodes.isEmpty())
            detail += QStringLiteral(u" · ") + sku.barcodes.first().text;
        drawLine(painter, {18, row.top() + 28, words, 20}, Qt::AlignLeft | Qt::AlignVCenter, detail,
            Fonts::role(TextRole::Small), t.color(Token::Text3), &nameMayBeCut);
    }
    const QRectF foot(2, height() - kFoot - 2, width() - 4, kFoot);
    drawBox(painter, foot, radius::control - 2, t.color(Token::Canvas));
    drawLine(painter, foot.adjusted(16, 0, -16, 0), Qt::AlignLeft | Qt::AlignVCenter,
        tr("↑ ↓ choose · Enter add · Esc close"), Fonts::role(TextRole::Small), t.color(Token::Text2), &m_fits);
}

int SearchList::rowAt(const QPoint &point) const
{
    const int row = (point.y() - 4) / kRow;
    return point.y() >= 4 && row < count() ? row : -1;
}

void SearchList::mousePressEvent(QMouseEvent *event)
{
    m_pressed = rowAt(event->position().toPoint());
    update();
}

void SearchList::mouseReleaseEvent(QMouseEvent *event)
{
    const int row = rowAt(event->position().toPoint());
    const int pressed = std::exchange(m_pressed, -1);
    update();
    if (row < 0 || row != pressed)
        return;
    const Sku sku = m_found.at(row); // the receiver may clear the list
    emit chosen(sku);
}

} // namespace mendian
