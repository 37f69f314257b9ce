// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cashier/signin/pinpanel.h"

#include "ui/kit/button.h"
#include "ui/kit/errortext.h"
#include "ui/kit/input.h"
#include "ui/kit/panel.h"

#include <QKeyEvent>
#include <QTimer>
#include <QVBoxLayout>

namespace mendian {

using namespace kit;

namespace {
constexpr int kNumberDigits = 8;
constexpr int kTop = 64; // dots, number and ring share one place, so that nothing moves
} // namespace

PinPanel::PinPanel(const Clock &clock, const QString &verb, const QString &icon, QWidget *parent)
    : QWidget(parent), m_clock(clock), m_dots(new PinDots(kDigits, this)), m_number(new Text({}, TextRole::Kpi, this)),
      m_ring(new Ring(this)), m_message(new Text({}, TextRole::Body, this, Token::Text2)),
      m_pad(new NumberPad(this, NumberPad::Corner::Clear)), m_button(new Button(ButtonKind::Primary, icon, verb, this)),
      m_timer(new QTimer(this)), m_verb(verb)
{
    auto *top = new QWidget(this);
    top->setFixedHeight(kTop);
    auto *topRow = new QHBoxLayout(top);
    topRow->setContentsMargins(0, 0, 0, 0);
    m_number->setAlignment(Qt::AlignCenter);
    m_ring->setFixedSize(kTop, kTop);
    m_ring->setTone(Tone::Danger);
    for (QWidget *widget :
        {static_cast<QWidget *>(m_dots), static_cast<QWidget *>(m_number), static_cast<QWidget *>(m_ring)})
        topRow->addWidget(widget, 0, Qt::AlignCenter);
    m_message->setAlignment(Qt::AlignHCenter | Qt::AlignVCenter);
    m_message->setWrapped(true, 2);
    m_message->setFixedHeight(48);
    m_pad->setKeySize({96, 72});
    m_button->setKeycap(keyLabel(QKeySequence(Qt::Key_Return)));
    m_button->setFixedHeight(60);
    m_button->setObjectName(QStringLiteral("pin.submit"));
    m_pad->setObjectName(QStringLiteral("pin.pad"));
    m_message->setObjectName(QStringLiteral("pin.message"));
    m_pad->setAccessibleName(tr("PIN pad"));

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::s);
    column->addWidget(top);
    column->addWidget(m_message);
    column->addWidget(m_pad, 0, Qt::AlignHCenter);
    column->addSpacing(space::s);
    column->addWidget(m_button);
    setFixedWidth(m_pad->sizeHint().width());

    m_timer->setInterval(200);
    connect(m_timer, &QTimer::timeout, this, &PinPanel::tick);
    connect(m_pad, &NumberPad::digit, this, &PinPanel::typeDigit);
    connect(m_pad, &NumberPad::backspace, this, &PinPanel::erase);
    connect(m_pad, &NumberPad::clear, this, &PinPanel::reset);
    connect(m_pad, &NumberPad::enter, this, &PinPanel::submit);
    connect(m_button, &QAbstractButton::clicked, this, &PinPanel::submit);
    setFocusProxy(m_pad);
    refresh();
}

void PinPanel::askNumber()
{
    m_askingNumber = true;
    reset();
    tell(Tone::Neutral, tr("Type the staff number."));
}

void PinPanel::askPin()
{
    m_askingNumber = false;
    reset();
}

qint64 PinPanel::secondsLeft() const
{
    const qint64 left = m_lockedUntil - m_clock.mono();
    return m_lockedUntil == 0 || left <= 0 ? 0 : (left + 999) / 1000;
}

void PinPanel::setBusy(bool busy)
{
    m_button->setBusy(busy);
    m_pad->setEnabled(!busy && !isLockedOut());
    if (!busy && m_pad->isEnabled() && isVisible())
        takeFocus();
}

void PinPanel::refuse(const Error &error)
{
    m_text.clear();
    if (error.code == ErrorCode::LockedOut) {
        m_lockedFor = qMax(1LL, error.args.value(0).toLongLong()) * 1000;
        m_lockedUntil = m_clock.mono() + m_lockedFor;
        m_timer->start();
    }
    setBusy(false);
    refresh();
    if (error.code == ErrorCode::WrongPin)
        m_dots->setWrong(true);
    tell(Tone::Danger,
        isLockedOut() ? tr("Too many wrong PINs. Wait, or ask the manager to sign in here.")
                      : ErrorText::sentence(error));
}

void PinPanel::tell(Tone tone, const QString &text)
{
    m_message->setColor(tone == Tone::Neutral ? Token::Text2 : toneText(tone));
    m_message->setText(text);
}

void PinPanel::reset()
{
    m_text.clear();
    if (!isLockedOut())
        tell(Tone::Neutral, {});
    m_dots->setWrong(false);
    refresh();
}

void PinPanel::takeFocus() { m_pad->setFocus(); }

void PinPanel::keyPressEvent(QKeyEvent *event)
{
    // Keys that arrive while the pad is dead (lock-out) stop here.
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        submit();
    else if (event->key() >= Qt::Key_0 && event->key() <= Qt::Key_9)
        typeDigit(event->key() - Qt::Key_0);
    else if (event->key() == Qt::Key_Backspace)
        erase();
    else
        QWidget::keyPressEvent(event);
}

void PinPanel::typeDigit(int digit)
{
    if (isLockedOut() || m_button->isBusy() || m_text.size() >= (m_askingNumber ? kNumberDigits : kDigits))
        return;
    m_text += QString::number(digit);
    refresh();
    if (m_text.size() == 1)
        tell(Tone::Neutral, {});
}

void PinPanel::erase()
{
    m_text.chop(1);
    refresh();
}

void PinPanel::submit()
{
    if (isLockedOut() || m_button->isBusy())
        return;
    if (m_askingNumber) {
        if (m_text.isEmpty())
            return tell(Tone::Danger, tr("Type the staff number."));
        const QString number = m_text;
        askPin();
        emit numberGiven(number);
        return;
    }
    if (m_text.size() < kDigits)
        return tell(Tone::Danger, tr("The PIN has six digits."));
    const QString pin = m_text;
    m_text.clear();
    setBusy(true);
    emit given(pin);
}

void PinPanel::refresh()
{
    const bool locked = isLockedOut();
    m_ring->setVisible(locked);
    m_number->setVisible(!locked && m_askingNumber);
    m_dots->setVisible(!locked && !m_askingNumber);
    m_number->setText(m_text.isEmpty() ? QStringLiteral("—") : m_text);
    m_dots->setFilled(static_cast<int>(m_text.size()));
    m_button->setText(m_askingNumber ? tr("Next") : m_verb);
    m_button->setEnabled(!locked);
    if (locked)
        m_ring->setValue(static_cast<int>(secondsLeft() * 1'000'000 / m_lockedFor), QString::number(secondsLeft()), {});
}

void PinPanel::tick()
{
    if (!isLockedOut()) {
        m_timer->stop();
        m_lockedUntil = 0;
        reset();
        setBusy(false);
        return;
    }
    refresh();
}

} // namespace mendian
