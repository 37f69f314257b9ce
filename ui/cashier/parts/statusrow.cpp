// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cashier/parts/statusrow.h"

#include "ui/kit/icons.h"

namespace mendian {

using namespace kit;

StatusRow::StatusRow(const Content &content, QWidget *parent) : PaintedWidget(parent), m_content(content)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QString StatusRow::accessibleText() const
{
    return QStringList{m_content.title, m_content.note, m_content.state}.join(QStringLiteral(", "));
}

void StatusRow::paint(QPainter &painter)
{
    const Theme t = theme(this);
    drawRule(painter, rect(), t.color(Token::Border));
    const QColor tone = t.color(toneText(m_content.tone));
    const QFont stateFont = Fonts::role(TextRole::SecondaryBold);
    bool mayBeCut = true;
    const qreal state = qMin(textWidth(stateFont, m_content.state), width() * 0.55);
    drawLine(painter, {width() - state - 6, 0, state + 1, qreal(height())}, Qt::AlignRight | Qt::AlignVCenter,
        m_content.state, stateFont, tone, &mayBeCut);
    Icons::draw(painter, {width() - state - 32, height() / 2.0 - 9, 18, 18}, toneIcon(m_content.tone), tone);
    const qreal words = width() - state - 46;
    const bool one = m_content.note.isEmpty();
    drawLine(painter, {4, one ? 0.0 : 4.0, words, one ? qreal(height()) : 25.0}, Qt::AlignLeft | Qt::AlignVCenter,
        m_content.title, Fonts::role(TextRole::BodyBold), t.color(Token::Text), &mayBeCut);
    drawLine(painter, {4, 28, words, 20}, Qt::AlignLeft | Qt::AlignVCenter, m_content.note,
        Fonts::role(TextRole::Small), t.color(Token::Text3), &mayBeCut);
}

KeyRow::KeyRow(const QString &name, const QString &key, QWidget *parent)
    : PaintedWidget(parent), m_name(name), m_key(key)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void KeyRow::paint(QPainter &painter)
{
    const Theme t = theme(this);
    drawLine(painter, {4, 0, width() - 20 - keycapWidth(m_key), qreal(height())}, Qt::AlignLeft | Qt::AlignVCenter,
        m_name, Fonts::px(15), t.color(Token::Text2), &m_fits);
    drawKeycap(painter, {width() - 6.0, height() / 2.0}, m_key, t.color(Token::Text2), t.color(Token::BorderStrong));
}

} // namespace mendian
