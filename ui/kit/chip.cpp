// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/chip.h"

#include "ui/kit/icons.h"

#include <cmath>

namespace mendian::kit {

namespace {
const QString kDot = QStringLiteral("dot");

int ceiled(qreal value) { return static_cast<int>(std::ceil(value)); }

// Where words are colour-blind safe without an icon (plain notes) a dot is enough; Unknown always has its hexagon.
void drawMark(QPainter &painter, const QRectF &box, const QString &icon, const QColor &ink)
{
    if (icon == kDot) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(ink);
        painter.drawEllipse(box.center(), 4.5, 4.5);
    } else {
        Icons::draw(painter, box, icon, ink);
    }
}

void drawPill(QPainter &painter, const QRectF &box, qreal radius, Tone tone, const QString &icon, const QString &text,
    const QFont &font, const Theme &theme, bool pressed, bool *fits)
{
    const QColor ink = theme.color(toneText(tone));
    QColor fill = theme.color(toneTint(tone));
    if (pressed)
        fill = mixed(fill, ink, 0.18);
    drawBox(painter, box, radius, fill, theme.isHighContrast() ? ink : QColor(), 2);
    const qreal pad = box.height() >= 28 ? 14 : 8;
    qreal x = box.left() + pad;
    if (!icon.isEmpty()) {
        const qreal side = icon == kDot ? 9 : (box.height() >= 28 ? 18 : 16);
        drawMark(painter, {x - (icon == kDot ? 2 : 0), box.center().y() - side / 2, side, side}, icon, ink);
        x += side + (icon == kDot ? 4 : 6);
    }
    drawLine(painter, {x, box.top(), box.right() - pad - x + 1, box.height()}, Qt::AlignLeft | Qt::AlignVCenter, text,
        font, ink, fits);
}

int pillWidth(const QString &icon, const QString &text, const QFont &font, int height)
{
    const int pad = height >= 28 ? 14 : 8;
    int width = ceiled(textWidth(font, text)) + 2 * pad;
    if (!icon.isEmpty())
        width += icon == kDot ? 13 : (height >= 28 ? 18 : 16) + 6;
    return width;
}
} // namespace

Chip::Chip(Tone tone, const QString &text, QWidget *parent, Shape shape)
    : PaintedWidget(parent), m_tone(tone), m_text(text), m_shape(shape)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    if (tone == Tone::Unknown)
        m_icon = toneIcon(tone);
}

void Chip::setIconName(const QString &name)
{
    m_icon = name;
    changed();
}

void Chip::setText(const QString &text)
{
    m_text = text;
    changed();
}

void Chip::setTone(Tone tone)
{
    m_tone = tone;
    changed();
}

QSize Chip::sizeHint() const
{
    const bool pill = m_shape == Shape::Pill;
    const int height = pill ? 30 : 22;
    return {pillWidth(m_icon, m_text, Fonts::role(pill ? TextRole::SecondaryBold : TextRole::Keycap), height), height};
}

void Chip::paint(QPainter &painter)
{
    const bool pill = m_shape == Shape::Pill;
    const QSize size = sizeHint();
    const QRectF box(0, (height() - size.height()) / 2.0, width(), size.height());
    drawPill(painter, box, pill ? 15 : radius::tag, m_tone, m_icon, m_text,
        Fonts::role(pill ? TextRole::SecondaryBold : TextRole::Keycap), theme(this), false, &m_fits);
}

ChipButton::ChipButton(Tone tone, const QString &icon, const QString &text, QWidget *parent)
    : PaintedButton(parent), m_tone(tone), m_icon(icon)
{
    setText(text);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void ChipButton::setTone(Tone tone)
{
    m_tone = tone;
    changed();
}

void ChipButton::setIconName(const QString &name)
{
    m_icon = name;
    changed();
}

QSize ChipButton::sizeHint() const
{
    return {qMax(minimumHit(density(this)), pillWidth(m_icon, text(), Fonts::role(TextRole::SecondaryBold), 32)),
        qMax(36, minimumHit(density(this)))};
}

void ChipButton::paint(QPainter &painter)
{
    const QRectF box(0, height() / 2.0 - 16, width(), 32);
    const Theme t = theme(this);
    drawPill(painter, box, 16, isChecked() ? Tone::Brand : m_tone, m_icon, text(), Fonts::role(TextRole::SecondaryBold),
        t, isDown(), &m_fits);
    if (showsFocus())
        drawFocusRing(painter, box, 16, t.color(m_tone == Tone::Action ? Token::OnAction : Token::Brand));
}

Keycap::Keycap(const QString &key, QWidget *parent) : PaintedWidget(parent), m_key(key)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void Keycap::setKey(const QString &key)
{
    m_key = key;
    changed();
}

QSize Keycap::sizeHint() const { return {qMax(20, ceiled(keycapWidth(m_key))), 20}; }

void Keycap::paint(QPainter &painter)
{
    drawKeycap(painter, {static_cast<qreal>(width()), height() / 2.0}, m_key, tokenColor(Token::Text2),
        tokenColor(Token::BorderStrong));
}

StatusDot::StatusDot(Tone tone, const QString &text, QWidget *parent)
    : PaintedWidget(parent), m_tone(tone), m_text(text)
{
    setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Fixed);
}

void StatusDot::setStatus(Tone tone, const QString &text)
{
    m_tone = tone;
    m_text = text;
    changed();
}

QSize StatusDot::sizeHint() const { return {26 + ceiled(textWidth(Fonts::role(TextRole::ControlSmall), m_text)), 24}; }

void StatusDot::paint(QPainter &painter)
{
    Icons::draw(painter, {0, height() / 2.0 - 9, 18, 18}, toneIcon(m_tone), tokenColor(toneText(m_tone)));
    drawLine(painter, {26, 0, width() - 26.0, static_cast<qreal>(height())}, Qt::AlignLeft | Qt::AlignVCenter, m_text,
        Fonts::role(TextRole::ControlSmall), tokenColor(toneText(m_tone)), &m_fits);
}

} // namespace mendian::kit
