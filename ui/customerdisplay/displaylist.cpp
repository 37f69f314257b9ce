// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/customerdisplay/displaylist.h"

namespace mendian {

using namespace kit;

namespace {
constexpr int kRow = 58;
constexpr int kNewest = 82;
constexpr int kFoot = 48;
constexpr int kPad = 20;
constexpr int kColumnGap = 14; // "1" beside "9,900,000.00" must not read as one number
} // namespace

DisplayList::DisplayList(QWidget *parent) : PaintedWidget(parent)
{
    setObjectName(QStringLiteral("displayList"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void DisplayList::setScale(qreal scale)
{
    m_scale = scale;
    update();
}

void DisplayList::setLines(const QList<DisplayState::Line> &lines, const QString &pieces)
{
    if (lines == m_lines && pieces == m_pieces)
        return;
    m_lines = lines;
    m_pieces = pieces;
    changed();
}

QString DisplayList::accessibleText() const
{
    return m_lines.isEmpty()
        ? QString()
        : QString(m_lines.last().name + QStringLiteral(", ") + m_lines.last().amount + QStringLiteral(", ") + m_pieces);
}

void DisplayList::paintLine(QPainter &painter, const QRectF &box, const DisplayState::Line &line)
{
    const Theme t = theme(this);
    bool nameMayBeCut = true;
    drawRule(painter, box.adjusted(16, 0, -16, 0), t.color(Token::Border));
    const qreal amountWidth = qMax(120.0, textWidth(Fonts::px(22, true), line.amount) + 2);
    const qreal quantityWidth = 92;
    const QRectF amount(box.right() - kPad - amountWidth, box.top(), amountWidth, box.height());
    if (line.saved.isEmpty()) {
        drawLine(painter, amount, Qt::AlignRight | Qt::AlignVCenter, line.amount, Fonts::px(22, true),
            t.color(Token::Text), &m_fits);
    } else {
        drawLine(painter, {amount.left(), box.top() + 4, amountWidth, 30}, Qt::AlignRight | Qt::AlignVCenter,
            line.amount, Fonts::px(22, true), t.color(Token::Text), &m_fits);
        drawLine(painter, {amount.left(), box.top() + 31, amountWidth, 24}, Qt::AlignRight | Qt::AlignVCenter,
            line.saved, Fonts::px(16, true), t.color(Token::Promo), &m_fits);
    }
    const QRectF quantity(amount.left() - kColumnGap - quantityWidth, box.top(), quantityWidth, box.height());
    drawLine(painter, quantity, Qt::AlignRight | Qt::AlignVCenter, line.quantity, Fonts::px(20), t.color(Token::Text2),
        &m_fits);
    drawLine(painter, {box.left() + kPad, box.top(), quantity.left() - box.left() - kPad - 8, box.height()},
        Qt::AlignLeft | Qt::AlignVCenter, line.name, Fonts::px(21), t.color(Token::Text2), &nameMayBeCut);
}

void DisplayList::paintNewest(QPainter &painter, const QRectF &box, const DisplayState::Line &line)
{
    const Theme t = theme(this);
    bool nameMayBeCut = true;
    drawBox(painter, box, radius::button, t.color(Token::RowSel), t.color(Token::Brand), 2);
    const QFont amountFont = Fonts::px(36, true);
    const qreal amountWidth = textWidth(amountFont, line.amount);
    drawLine(painter, {box.right() - 14 - amountWidth, box.top(), amountWidth + 1, box.height()},
        Qt::AlignRight | Qt::AlignVCenter, line.amount, amountFont, t.color(Token::Text), &m_fits);
    const qreal words = box.width() - amountWidth - 48;
    QString name = line.name;
    if (line.quantity != QLatin1String("1"))
        name += QStringLiteral(u" ×") + line.quantity;
    if (line.saved.isEmpty()) {
        drawLine(painter, {box.left() + 16, box.top(), words, box.height()}, Qt::AlignLeft | Qt::AlignVCenter, name,
            Fonts::px(28, true), t.color(Token::Text), &nameMayBeCut);
        return;
    }
    drawLine(painter, {box.left() + 16, box.top() + 4, words, 42}, Qt::AlignLeft | Qt::AlignVCenter, name,
        Fonts::px(28, true), t.color(Token::Text), &nameMayBeCut);
    drawLine(painter, {box.left() + 16, box.top() + 46, words, 30}, Qt::AlignLeft | Qt::AlignVCenter, line.saved,
        Fonts::px(20, true), t.color(Token::Promo), &m_fits);
}

void DisplayList::paint(QPainter &painter)
{
    const Theme t = theme(this);
    painter.scale(m_scale, m_scale);
    const QRectF box(QPointF(), QSizeF(size()) / m_scale);
    drawBox(painter, box, radius::panel, t.color(Token::Surface), t.color(Token::Border));
    drawLine(painter, {box.left() + kPad, box.bottom() - kFoot, box.width() - 2 * kPad, kFoot},
        Qt::AlignLeft | Qt::AlignVCenter, m_pieces, Fonts::px(21), t.color(Token::Text2), &m_fits);
    if (m_lines.isEmpty())
        return;
    const qreal room = box.height() - kFoot - 8 - kNewest - 10;
    const auto older = qMin<qsizetype>(static_cast<qsizetype>(room / kRow), m_lines.size() - 1);
    qreal y = box.top() + 8;
    for (qsizetype i = m_lines.size() - 1 - older; i < m_lines.size() - 1; ++i) {
        paintLine(painter, {box.left(), y, box.width(), kRow}, m_lines.at(i));
        y += kRow;
    }
    paintNewest(painter, {box.left() + 8, y + 8, box.width() - 16, kNewest}, m_lines.last());
}

} // namespace mendian
