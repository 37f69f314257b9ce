// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cashier/frame/idlelock.h"

#include <QCoreApplication>
#include <QEvent>
#include <QTimer>
#include <QWidget>

namespace mendian {

IdleLock::IdleLock(const Clock &clock, QWidget *window)
    : QObject(window), m_clock(clock), m_timer(new QTimer(this)), m_last(clock.mono())
{
    m_timer->setInterval(5000);
    connect(m_timer, &QTimer::timeout, this, &IdleLock::check);
    m_timer->start();
    qApp->installEventFilter(this);
}

void IdleLock::setMinutes(int minutes) { m_minutes = minutes; }

void IdleLock::touch() { m_last = m_clock.mono(); }

void IdleLock::check()
{
    if (m_minutes <= 0 || m_clock.mono() - m_last < m_minutes * 60'000LL)
        return;
    touch();
    emit idle();
}

bool IdleLock::eventFilter(QObject *object, QEvent *event)
{
    switch (event->type()) {
    case QEvent::KeyPress:
    case QEvent::MouseButtonPress:
    case QEvent::TouchBegin:
        touch();
        break;
    default:
        break;
    }
    return QObject::eventFilter(object, event);
}

} // namespace mendian
