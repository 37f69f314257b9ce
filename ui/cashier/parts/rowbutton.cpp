// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cashier/parts/rowbutton.h"

#include "ui/kit/icons.h"

namespace mendian {

using namespace kit;

RowButton::RowButton(const Content &content, QWidget *parent) : PaintedButton(parent), m_content(content)
{
    setText(content.title);
    setAccessibleDescription(QStringList{content.note, content.value}.join(QLatin1Char(' ')).trimmed());
    setKeycap(content.key);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize RowButton::sizeHint() const { return {320, m_content.height}; }

void RowButton::paint(QPainter &painter)
{
    const Theme t = theme(this);
    const QRectF box(rect());
    QColor fill = t.color(looksDisabled() ? Token::Sunken : Token::Surface);
    if (isDown())
        fill = t.color(Token::BrandTint);
    drawBox(painter, box, radius::control, fill, t.color(Token::Border), t.isHighContrast() ? 2 : 1);
    if (showsFocus())
        drawFocusRing(painter, box, radius::control, t.color(Token::Brand));
    const bool plain = m_content.tone == Tone::Neutral;
    const QColor tone = t.color(plain ? Token::Text2 : toneText(m_content.tone));
    qreal x = 14;
    if (!m_content.icon.isEmpty()) {
        Icons::draw(painter, {x, box.center().y() - 11, 22, 22}, m_content.icon, tone);
        x += 36;
    }
    qreal right = box.right() - 12;
    if (!keycap().isEmpty()) {
        drawKeycap(painter, {right, box.center().y()}, keycap(), t.color(Token::Text2), t.color(Token::BorderStrong));
        right -= qMax(20.0, keycapWidth(keycap())) + 12;
    }
    if (!m_content.value.isEmpty()) {
        const QFont font = Fonts::role(TextRole::RowTotal);
        const qreal width = textWidth(font, m_content.value);
        drawLine(painter, {right - width, 0, width + 1, box.height()}, Qt::AlignRight | Qt::AlignVCenter,
            m_content.value, font, t.color(Token::Text), &m_fits);
        right -= width + 12;
    }
    const QRectF words(x, 0, right - x, box.height());
    const QFont titleFont = Fonts::role(TextRole::Control);
    if (m_content.note.isEmpty()) {
        drawLine(painter, words, Qt::AlignLeft | Qt::AlignVCenter, text(), titleFont,
            t.color(looksDisabled() ? Token::Text3 : Token::Text), &m_fits);
        return;
    }
    const qreal middle = box.center().y();
    drawLine(painter, {x, middle - 25, words.width(), 26}, Qt::AlignLeft | Qt::AlignVCenter, text(), titleFont,
        t.color(Token::Text), &m_fits);
    drawLine(painter, {x, middle + 1, words.width(), 22}, Qt::AlignLeft | Qt::AlignVCenter, m_content.note,
        Fonts::role(TextRole::Secondary), tone, &m_fits);
}

} // namespace mendian
