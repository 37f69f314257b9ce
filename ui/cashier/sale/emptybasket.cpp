// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cashier/sale/emptybasket.h"

#include "ui/kit/button.h"
#include "ui/kit/icons.h"

namespace mendian {

using namespace kit;

namespace {
constexpr qreal kBlock = 260;
}

EmptyBasket::EmptyBasket(QWidget *parent)
    : PaintedWidget(parent), m_view(new Button(ButtonKind::Secondary, QStringLiteral("receipt"), {}, this)),
      m_reprint(new Button(ButtonKind::Secondary, QStringLiteral("printer"), {}, this))
{
    setObjectName(QStringLiteral("emptyBasket"));
    m_reprint->setObjectName(QStringLiteral("empty.reprint"));
    m_reprint->setFocusPolicy(Qt::TabFocus);
    m_view->setObjectName(QStringLiteral("empty.view"));
    m_view->setFocusPolicy(Qt::TabFocus);
    connect(m_view, &QAbstractButton::clicked, this, &EmptyBasket::viewPressed);
    connect(m_reprint, &QAbstractButton::clicked, this, &EmptyBasket::reprintPressed);
}

void EmptyBasket::setState(const EmptyWords &state)
{
    m_state = state;
    m_reprint->setText(tr("Reprint it"));
    m_reprint->setKeycap(saleKeyLabel(SaleAction::Reprint));
    m_view->setText(tr("Look at it"));
    for (Button *button : {m_view, m_reprint})
        button->setVisible(!state.last.isEmpty());
    place();
    changed();
}

QString EmptyBasket::accessibleText() const
{
    return QStringList{m_state.sentence, m_state.count, m_state.last}.join(QLatin1Char(' ')).trimmed();
}

qreal EmptyBasket::top() const { return qMax(8.0, (height() - kBlock) / 2); }

void EmptyBasket::paint(QPainter &painter)
{
    const Theme t = theme(this);
    painter.fillRect(rect(), t.color(Token::Surface));
    const qreal y = top();
    const qreal middle = width() / 2.0;
    drawBox(painter, {middle - 40, y, 80, 80}, 40, t.color(Token::BrandTint));
    Icons::draw(painter, {middle - 18, y + 22, 36, 36}, QStringLiteral("barcode"), t.color(Token::Brand));
    drawLine(painter, {12, y + 92, width() - 24.0, 32}, Qt::AlignCenter, m_state.sentence, Fonts::px(20, true),
        t.color(Token::Text), &m_fits);
    drawLine(painter, {12, y + 128, width() - 24.0, 26}, Qt::AlignCenter, m_state.count, Fonts::role(TextRole::Body),
        t.color(Token::Text2), &m_fits);
    drawLine(painter, {12, y + 156, width() - 24.0, 26}, Qt::AlignCenter, m_state.last, Fonts::role(TextRole::Body),
        t.color(Token::Text2), &m_fits);
}

void EmptyBasket::place()
{
    int x = (width() - m_view->sizeHint().width() - space::s - m_reprint->sizeHint().width()) / 2;
    for (Button *button : {m_view, m_reprint}) {
        button->setGeometry(QRect(QPoint(x, static_cast<int>(top()) + 196), button->sizeHint()));
        x += button->width() + space::s;
    }
}

void EmptyBasket::resizeEvent(QResizeEvent *event)
{
    PaintedWidget::resizeEvent(event);
    place();
}

} // namespace mendian
