// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cashier/payment/amountheader.h"

namespace mendian {

using namespace kit;

AmountHeader::AmountHeader(QWidget *parent) : PaintedWidget(parent)
{
    setObjectName(QStringLiteral("payment.amount"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void AmountHeader::setContent(const QString &label, const QString &amount, const QString &note)
{
    if (label == m_label && amount == m_amount && note == m_note)
        return;
    m_label = label;
    m_amount = amount;
    m_note = note;
    changed();
}

QString AmountHeader::accessibleText() const
{
    return QStringList{m_label, m_amount, m_note}.join(QLatin1Char(' ')).trimmed();
}

void AmountHeader::paint(QPainter &painter)
{
    const Theme t = theme(this);
    drawRule(painter, rect(), t.color(Token::Border));
    const QFont big = Fonts::role(TextRole::AmountSmall);
    const qreal width = textWidth(big, m_amount);
    drawLine(painter, {rect().width() - width - 1, 0, width + 1, 54}, Qt::AlignRight | Qt::AlignVCenter, m_amount, big,
        t.color(Token::Text), &m_fits);
    const qreal words = rect().width() - width - 16;
    drawLine(painter, {0, m_note.isEmpty() ? 10.0 : 2.0, words, 28}, Qt::AlignLeft | Qt::AlignVCenter, m_label,
        Fonts::role(TextRole::Body), t.color(Token::Text2), &m_fits);
    drawLine(painter, {0, 28, words, 22}, Qt::AlignLeft | Qt::AlignVCenter, m_note,
        Fonts::role(TextRole::SecondaryBold), t.color(Token::Text2), &m_fits);
}

} // namespace mendian
