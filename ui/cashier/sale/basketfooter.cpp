// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cashier/sale/basketfooter.h"

#include "ui/kit/icons.h"

#include <cmath>

namespace mendian {

using namespace kit;

namespace {
constexpr int kPad = 18;
constexpr int kBetween = 24;
} // namespace

UndoButton::UndoButton(QWidget *parent) : PaintedButton(parent)
{
    setObjectName(QStringLiteral("undo"));
    setFocusPolicy(Qt::TabFocus);
    setText(tr("Undo"));
}

QSize UndoButton::sizeHint() const
{
    return {static_cast<int>(std::ceil(textWidth(Fonts::role(TextRole::ControlSmall), text()) + keycapWidth(keycap())))
            + 34,
        48};
}

void UndoButton::paint(QPainter &painter)
{
    const Theme t = theme(this);
    const QRectF box(rect());
    if (isDown())
        drawBox(painter, box.adjusted(0, 4, 0, -4), radius::control, t.color(Token::BrandTint));
    if (showsFocus())
        drawFocusRing(painter, box.adjusted(0, 2, 0, -2), radius::control, t.color(Token::Brand));
    const qreal width = textWidth(Fonts::role(TextRole::ControlSmall), text());
    drawLine(painter, {8, 0, width + 1, box.height()}, Qt::AlignLeft | Qt::AlignVCenter, text(),
        Fonts::role(TextRole::ControlSmall), t.color(Token::Brand), &m_fits);
    drawKeycap(
        painter, {box.right() - 4, box.center().y()}, keycap(), t.color(Token::Text2), t.color(Token::BorderStrong));
}

BasketFooter::BasketFooter(QWidget *parent) : PaintedWidget(parent), m_undo(new UndoButton(this))
{
    setObjectName(QStringLiteral("basketFooter"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(m_undo, &QAbstractButton::clicked, this, &BasketFooter::undoPressed);
}

void BasketFooter::setState(const FooterState &state)
{
    m_state = state;
    m_undo->setKeycap(saleKeyLabel(SaleAction::Undo));
    m_undo->setText(UndoButton::tr("Undo"));
    m_undo->setVisible(!state.undo.isEmpty());
    place();
    changed();
}

QList<BasketFooter::Sum> BasketFooter::sums() const
{
    if (m_state.pieces.isEmpty())
        return {};
    QList<Sum> list{{tr("Pieces"), m_state.pieces, Token::Text}, {tr("List price"), m_state.gross, Token::Text}};
    if (!m_state.saved.isEmpty())
        list += Sum{tr("Saved"), m_state.saved, Token::Promo};
    return list;
}

qreal BasketFooter::sumsWidth() const
{
    qreal width = 0;
    const QList<Sum> list = sums();
    for (const Sum &sum : list)
        width += textWidth(Fonts::role(TextRole::Body), sum.label) + 8
            + textWidth(Fonts::role(TextRole::RowName), sum.value) + kBetween;
    return width;
}

QString BasketFooter::accessibleText() const
{
    QStringList words{m_state.undo};
    const QList<Sum> list = sums();
    for (const Sum &sum : list)
        words += sum.label + QLatin1Char(' ') + sum.value;
    words.removeAll(QString());
    return words.join(QStringLiteral(", "));
}

void BasketFooter::paint(QPainter &painter)
{
    const Theme t = theme(this);
    // Follows the round lower corners of the card it stands in.
    drawBox(painter, rect(), radius::control - 1, t.color(Token::Canvas));
    painter.fillRect(QRectF(0, 0, width(), radius::control), t.color(Token::Canvas));
    drawRule(painter, QRectF(0, 0, width(), 1), t.color(Token::Border));
    qreal x = width() - kPad + kBetween - sumsWidth();
    const QList<Sum> list = sums();
    for (const Sum &sum : list) {
        const qreal label = textWidth(Fonts::role(TextRole::Body), sum.label) + 8;
        drawLine(painter, {x, 0, label, qreal(height())}, Qt::AlignLeft | Qt::AlignVCenter, sum.label,
            Fonts::role(TextRole::Body), t.color(Token::Text2), &m_fits);
        const qreal value = textWidth(Fonts::role(TextRole::RowName), sum.value);
        drawLine(painter, {x + label, 0, value + 1, qreal(height())}, Qt::AlignLeft | Qt::AlignVCenter, sum.value,
            Fonts::role(TextRole::RowName), t.color(sum.ink), &m_fits);
        x += label + value + kBetween;
    }
    if (m_state.undo.isEmpty())
        return;
    Icons::draw(painter, {kPad, height() / 2.0 - 9, 18, 18}, QStringLiteral("arrow-back-up"), t.color(Token::Text2));
    bool goodsNameMayBeCut = true;
    drawLine(painter, {kPad + 28, 0, m_undo->x() - kPad - 32.0, qreal(height())}, Qt::AlignLeft | Qt::AlignVCenter,
        m_state.undo, Fonts::px(15), t.color(Token::Text2), &goodsNameMayBeCut);
}

void BasketFooter::place()
{
    const int words = static_cast<int>(std::ceil(textWidth(Fonts::px(15), m_state.undo)));
    const int button = m_undo->sizeHint().width();
    const int room = width() - static_cast<int>(sumsWidth()) - kPad - button - 8;
    m_undo->setGeometry(qMin(kPad + 28 + words + 8, qMax(kPad + 60, room)), 0, button, height());
}

void BasketFooter::resizeEvent(QResizeEvent *event)
{
    PaintedWidget::resizeEvent(event);
    place();
}

} // namespace mendian
