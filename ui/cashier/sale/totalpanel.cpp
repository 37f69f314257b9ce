// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cashier/sale/totalpanel.h"

#include "ui/kit/button.h"
#include "ui/kit/tile.h"

#include <QVBoxLayout>

namespace mendian {

using namespace kit;

AmountLine::AmountLine(QWidget *parent) : PaintedWidget(parent)
{
    setProperty("keepClear", true); // no message over the amount due
    setObjectName(QStringLiteral("amountDue"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void AmountLine::setAmount(const QString &amount, const QString &split, const QString &shortSplit)
{
    if (amount == m_amount && split == m_split && shortSplit == m_shortSplit)
        return;
    m_amount = amount;
    m_split = split;
    m_shortSplit = shortSplit;
    changed();
}

QString AmountLine::accessibleText() const
{
    return tr("Amount due %1").arg(m_amount)
        + (m_split.isEmpty() ? QString() : QString(QStringLiteral(", ") + m_split));
}

void AmountLine::paint(QPainter &painter)
{
    const Theme t = theme(this);
    // The largest size at which the amount leaves room for its words: 54 unless it is a fortune.
    const QFont small = Fonts::role(TextRole::Secondary);
    const qreal least = qMax(textWidth(Fonts::px(20, true), tr("Due")), textWidth(small, m_shortSplit));
    QFont big = Fonts::role(TextRole::Amount);
    while (big.pixelSize() > 36 && textWidth(big, m_amount) + least + 64 > rect().width())
        big.setPixelSize(big.pixelSize() - 2);
    const QFont sign = Fonts::px(30, true);
    const qreal width = textWidth(big, m_amount);
    const qreal signWidth = textWidth(sign, QStringLiteral(u"¥")) + 12;
    const qreal right = rect().width() - 6.0;
    drawLine(painter, {right - width - 1, 0, width + 1, 78}, Qt::AlignRight | Qt::AlignVCenter, m_amount, big,
        t.color(Token::OnInk), &m_fits);
    drawLine(painter, {right - width - signWidth, 10, signWidth - 12, 68}, Qt::AlignLeft | Qt::AlignVCenter,
        QStringLiteral(u"¥"), sign, t.color(Token::OnInkSoft), &m_fits);
    const qreal words = right - width - signWidth - 16;
    drawLine(painter, {4, m_split.isEmpty() ? 20.0 : 12.0, words, 32}, Qt::AlignLeft | Qt::AlignVCenter, tr("Due"),
        Fonts::px(20, true), t.color(Token::OnInk), &m_fits);
    if (m_split.isEmpty())
        return;
    // Two lines where the parts are many; the sum alone where the amount leaves no room.
    const QRectF box(4, 44, words, 24);
    if (textWidth(small, m_split) <= words)
        drawLine(painter, box, Qt::AlignLeft | Qt::AlignVCenter, m_split, small, t.color(Token::OnInkSoft), &m_fits);
    else
        drawLine(
            painter, box, Qt::AlignLeft | Qt::AlignVCenter, m_shortSplit, small, t.color(Token::OnInkSoft), &m_fits);
}

TotalPanel::TotalPanel(QWidget *parent)
    : Panel(Kind::Ink, parent), m_amount(new AmountLine(this)), m_pay(new Button(ButtonKind::Action, {}, {}, this)),
      m_row(new QWidget(this)), m_tenderRow(new QHBoxLayout(m_row))
{
    setObjectName(QStringLiteral("totalPanel"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(14, 6, 14, 14);
    column->setSpacing(10);
    column->addWidget(m_amount);
    m_pay->setObjectName(QStringLiteral("pay"));
    m_pay->setFixedHeight(76);
    m_pay->setFocusPolicy(Qt::TabFocus);
    column->addWidget(m_pay);
    m_tenderRow->setContentsMargins(0, 0, 0, 0);
    m_tenderRow->setSpacing(space::s);
    column->addWidget(m_row);
    connect(m_pay, &QAbstractButton::clicked, this, [this] { emit triggered(m_payAction); });
    connect(m_pay, &PaintedButton::refusedPress, this, &TotalPanel::refused);
}

void TotalPanel::setState(const TotalState &state)
{
    m_amount->setAmount(state.amount, state.split, state.shortSplit);
    m_payAction = state.pay.action;
    m_pay->setText(state.pay.label);
    m_pay->setIconName(state.pay.icon);
    m_pay->setNote(state.payNote);
    m_pay->setKeycap(state.pay.key);
    m_pay->setRefusal(state.pay.refusal);
    setTenders(state.tenders);
}

void TotalPanel::setTenders(const QList<SaleTile> &tenders)
{
    QList<SaleAction> actions;
    for (const SaleTile &tender : tenders)
        actions += tender.action;
    if (actions != m_actions) {
        qDeleteAll(m_tenders);
        m_tenders.clear();
        m_actions = actions;
        for (const SaleTile &tender : tenders) {
            auto *tile = new FunctionTile(tender.icon, tender.label, m_row, ButtonKind::Ink);
            tile->setObjectName(QStringLiteral("tender.") + tender.key);
            tile->setFocusPolicy(Qt::TabFocus);
            tile->setFixedHeight(66);
            m_tenderRow->addWidget(tile);
            const SaleAction action = tender.action;
            connect(tile, &QAbstractButton::clicked, this, [this, action] { emit triggered(action); });
            connect(tile, &PaintedButton::refusedPress, this, &TotalPanel::refused);
            m_tenders += tile;
        }
    }
    for (qsizetype i = 0; i < tenders.size(); ++i) {
        m_tenders.at(i)->setText(tenders.at(i).label);
        m_tenders.at(i)->setKeycap(tenders.at(i).key);
        m_tenders.at(i)->setRefusal(tenders.at(i).refusal);
    }
    m_row->setVisible(!m_compact && !tenders.isEmpty());
}

void TotalPanel::setCompact(bool compact)
{
    m_compact = compact;
    m_pay->setVisible(!compact);
    m_row->setVisible(!compact && !m_tenders.isEmpty());
    layout()->activate(); // the panel that opens now gets its room at once, not one picture later
}

} // namespace mendian
