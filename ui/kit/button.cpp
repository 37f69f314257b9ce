// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/button.h"

#include <QEvent>
#include <QTimer>

namespace mendian::kit {

Button::Button(const QString &text, QWidget *parent) : Button(ButtonKind::Secondary, {}, text, parent) {}

Button::Button(ButtonKind kind, const QString &icon, const QString &text, QWidget *parent)
    : PaintedButton(parent), m_kind(kind), m_icon(icon)
{
    setText(text);
    setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Fixed);
    connect(this, &PaintedButton::busyChanged, this, &Button::updateSpinner);
}

void Button::setKind(ButtonKind kind)
{
    m_kind = kind;
    changed();
}

void Button::setIconName(const QString &name)
{
    m_icon = name;
    changed();
}

void Button::setNote(const QString &note)
{
    m_note = note;
    changed();
}

ButtonLook Button::look() const
{
    const Density d = density(this);
    ButtonLook look{.kind = m_kind,
        .text = text(),
        .note = m_note,
        .icon = m_icon,
        .keycap = keycap(),
        .font = {},
        .density = d,
        .pressed = isDown(),
        .hovered = underMouse() && d == Density::Mouse,
        .focused = showsFocus(),
        .disabled = looksDisabled(),
        .busy = isBusy(),
        .checked = isChecked(),
        .busyPhase = m_phase};
    if (testAttribute(Qt::WA_SetFont))
        look.font = font();
    else if (!m_note.isEmpty())
        look.font = Fonts::role(TextRole::PageTitle);
    else if (d == Density::Gloves)
        look.font = Fonts::px(22, true);
    else
        look.font = Fonts::role(d == Density::Mouse ? TextRole::ControlSmall : TextRole::Control);
    return look;
}

QSize Button::sizeHint() const { return buttonSize(look()); }

QSize Button::minimumSizeHint() const { return buttonSize(look()); }

void Button::paint(QPainter &painter) { m_fits = paintButton(painter, rect(), look(), theme(this)); }

void Button::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        updateGeometry();
    PaintedButton::changeEvent(event);
}

void Button::showEvent(QShowEvent *event)
{
    updateSpinner();
    PaintedButton::showEvent(event);
}

void Button::updateSpinner()
{
    const bool turn = isBusy() && animationsOn(this) && isVisible();
    if (turn && !m_spinner) {
        m_spinner = new QTimer(this);
        m_spinner->setInterval(100);
        connect(m_spinner, &QTimer::timeout, this, [this] {
            m_phase = (m_phase + 1) % 8;
            update();
        });
    }
    if (m_spinner)
        turn ? m_spinner->start() : m_spinner->stop();
}

} // namespace mendian::kit
