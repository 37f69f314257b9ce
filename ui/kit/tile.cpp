// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/tile.h"

#include "ui/kit/icons.h"

#include <cmath>

namespace mendian::kit {

namespace {
int ceiled(qreal value) { return static_cast<int>(std::ceil(value)); }

// High contrast has no grey: what cannot be pressed has a dashed edge.
Qt::PenStyle penOf(const QWidget &widget, bool disabled)
{
    return disabled && theme(&widget).isHighContrast() ? Qt::DashLine : Qt::SolidLine;
}
} // namespace

FunctionTile::FunctionTile(const QString &icon, const QString &label, QWidget *parent, ButtonKind kind)
    : PaintedButton(parent), m_icon(icon), m_kind(kind)
{
    setText(label);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void FunctionTile::setCount(int count)
{
    m_count = count;
    setAccessibleDescription(count > 0 ? QString::number(count) : QString());
    changed();
}

void FunctionTile::setIconName(const QString &name)
{
    m_icon = name;
    changed();
}

QSize FunctionTile::sizeHint() const
{
    const QFont font = Fonts::role(TextRole::Control);
    const qreal words = textWidth(font, text()) + (m_count > 0 ? 30 : 0);
    const qreal top = 22 + 8 + textWidth(Fonts::role(TextRole::Keycap), keycap());
    return {qMax(92, ceiled(qMax(words, top)) + 24), 62};
}

QSize FunctionTile::minimumSizeHint() const { return {sizeHint().width(), 62}; }

void FunctionTile::paint(QPainter &painter)
{
    const Theme t = theme(this);
    const bool ink = m_kind == ButtonKind::Ink;
    QColor fill = t.color(ink ? Token::InkRaised : Token::Surface);
    QColor words = t.color(ink ? Token::OnInk : Token::Text);
    QColor soft = t.color(ink ? Token::OnInkSoft : Token::Text2);
    QColor keyInk = t.color(ink ? Token::OnInkSoft : Token::Text3);
    if (looksDisabled()) {
        fill = t.color(ink ? Token::Ink : Token::Sunken);
        words = soft = keyInk = t.color(ink ? Token::OnInkSoft : Token::Text3);
    } else if (isChecked()) {
        fill = t.color(Token::BrandTint);
        words = soft = t.color(Token::Brand);
    }
    if (isDown())
        fill = mixed(fill, words, 0.14);
    const QRectF box(rect());
    drawBox(painter, box, radius::control, fill, t.color(ink ? Token::InkBorder : Token::Border),
        t.isHighContrast() ? 2 : 1, penOf(*this, looksDisabled()));
    if (showsFocus())
        drawFocusRing(painter, box, radius::control, t.color(ink ? Token::OnInk : Token::Brand));
    const qreal top = box.center().y() - 23;
    Icons::draw(painter, {box.left() + 11, top + 2, 22, 22}, m_icon, soft);
    const QFont keyFont = Fonts::role(TextRole::Keycap);
    drawLine(painter, {box.left() + 36, top + 2, box.width() - 47, 20}, Qt::AlignRight | Qt::AlignVCenter, keycap(),
        keyFont, keyInk, &m_fits);
    qreal right = box.right() - 10;
    if (m_count > 0) {
        const QString number = m_count > 99 ? QStringLiteral("99+") : QString::number(m_count);
        const qreal w = qMax(22.0, textWidth(Fonts::role(TextRole::SmallBold), number) + 10);
        const QRectF badge(right - w, top + 20, w, 22);
        drawBox(painter, badge, 11, t.color(Token::Promo));
        drawLine(painter, badge, Qt::AlignCenter, number, Fonts::role(TextRole::SmallBold), t.color(Token::OnStatus),
            &m_fits);
        right = badge.left() - 4;
    }
    drawLine(painter, {box.left() + 11, top + 22, right - box.left() - 11, 25}, Qt::AlignLeft | Qt::AlignVCenter,
        text(), Fonts::role(TextRole::Control), words, &m_fits);
}

QuickTile::QuickTile(const QString &name, const QString &price, Token bar, QWidget *parent)
    : PaintedButton(parent), m_price(price), m_bar(bar)
{
    setText(name);
    setAccessibleDescription(price);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize QuickTile::sizeHint() const
{
    const qreal words = qMax(
        textWidth(Fonts::role(TextRole::ControlSmall), text()), textWidth(Fonts::role(TextRole::Secondary), m_price));
    return {qMax(112, ceiled(words) + 30), 68};
}

QSize QuickTile::minimumSizeHint() const { return {96, 64}; }

void QuickTile::paint(QPainter &painter)
{
    const Theme t = theme(this);
    const QRectF box(rect());
    QColor fill = t.color(looksDisabled() ? Token::Sunken : Token::Canvas);
    if (isDown())
        fill = mixed(fill, t.color(Token::Text), 0.14);
    drawBox(painter, box, radius::control, fill, t.color(Token::Border), t.isHighContrast() ? 2 : 1,
        penOf(*this, looksDisabled()));
    if (showsFocus())
        drawFocusRing(painter, box, radius::control, t.color(Token::Brand));
    drawBox(painter, {box.left() + 8, box.top() + 10, 4, box.height() - 20}, 2,
        t.color(looksDisabled() ? Token::Text3 : m_bar));
    const QRectF words = box.adjusted(20, 0, -8, 0);
    const qreal middle = box.center().y();
    drawLine(painter, {words.left(), middle - 24, words.width(), 25}, Qt::AlignLeft | Qt::AlignVCenter, text(),
        Fonts::role(TextRole::ControlSmall), t.color(looksDisabled() ? Token::Text3 : Token::Text), &m_fits);
    drawLine(painter, {words.left(), middle + 1, words.width(), 22}, Qt::AlignLeft | Qt::AlignVCenter, m_price,
        Fonts::role(TextRole::Secondary), t.color(looksDisabled() ? Token::Text3 : Token::Text2), &m_fits);
}

ChoiceCard::ChoiceCard(const QString &icon, const QString &title, const QString &note, QWidget *parent)
    : PaintedButton(parent), m_icon(icon), m_note(note)
{
    setText(title);
    setAccessibleDescription(note);
    setCheckable(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void ChoiceCard::setTone(Tone tone)
{
    m_tone = tone;
    changed();
}

void ChoiceCard::setIconName(const QString &name)
{
    m_icon = name;
    changed();
}

void ChoiceCard::setNote(const QString &note)
{
    m_note = note;
    setAccessibleDescription(note);
    changed();
}

QSize ChoiceCard::sizeHint() const
{
    const qreal words =
        qMax(textWidth(Fonts::role(TextRole::ControlSmall), text()), textWidth(Fonts::role(TextRole::Small), m_note));
    return {ceiled(words) + (m_icon.isEmpty() ? 28 : 58), 56};
}

QSize ChoiceCard::minimumSizeHint() const { return {sizeHint().width(), 56}; }

void ChoiceCard::paint(QPainter &painter)
{
    const Theme t = theme(this);
    const QRectF box(rect());
    const bool on = isChecked();
    QColor fill = t.color(on ? toneTint(m_tone) : Token::Surface);
    QColor ink = t.color(on ? toneText(m_tone) : Token::Text);
    QColor note = t.color(on ? toneText(m_tone) : Token::Text2);
    if (looksDisabled())
        ink = note = t.color(Token::Text3);
    if (isDown())
        fill = mixed(fill, ink, 0.12);
    drawBox(painter, box, radius::control, fill, on ? ink : t.color(Token::Border), on || t.isHighContrast() ? 2 : 1,
        penOf(*this, looksDisabled()));
    if (showsFocus())
        drawFocusRing(painter, box, radius::control, t.color(Token::Brand));
    qreal x = box.left() + 14;
    if (!m_icon.isEmpty()) {
        Icons::draw(painter, {x - 1, box.center().y() - 11, 22, 22}, m_icon, ink);
        x += 30;
    }
    const qreal width = box.right() - 10 - x;
    const qreal middle = box.center().y();
    const bool one = m_note.isEmpty();
    drawLine(painter, {x, one ? box.top() : middle - 22, width, one ? box.height() : 24},
        Qt::AlignLeft | Qt::AlignVCenter, text(), Fonts::role(TextRole::ControlSmall), ink, &m_fits);
    drawLine(painter, {x, middle + 2, width, 20}, Qt::AlignLeft | Qt::AlignVCenter, m_note,
        Fonts::role(TextRole::Small), note, &m_fits);
}

} // namespace mendian::kit
