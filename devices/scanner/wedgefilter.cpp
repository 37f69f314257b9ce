// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/scanner/wedgefilter.h"

#include <QGuiApplication>
#include <QInputMethodQueryEvent>
#include <QKeyEvent>
#include <QWindow>
#include <algorithm>

// Exported by Qt Gui for Qt Test: looks shortcuts up as the window system would, so that a replayed key still works as
// one.
QT_BEGIN_NAMESPACE
Q_GUI_EXPORT bool qt_sendShortcutOverrideEvent(QObject *o, ulong timestamp, int k, Qt::KeyboardModifiers mods,
    const QString &text = QString(), bool autorep = false, ushort count = 1);
QT_END_NAMESPACE

namespace mendian::devices {

WedgeFilter::WedgeFilter(const ScannerProfile &profile, const Clock &clock, QObject *parent)
    : Scanner(QStringLiteral("wedge"), parent), m_detector(profile), m_clock(clock), m_timer(this)
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    // One more turn of the event loop: keys that wait behind a busy window come first and belong to the same scan.
    connect(&m_timer, &QTimer::timeout, this, [this] { QTimer::singleShot(0, this, &WedgeFilter::tick); });
}

WedgeFilter::~WedgeFilter() = default;

void WedgeFilter::start()
{
    qGuiApp->installEventFilter(this);
    setState(State::Ready);
}

void WedgeFilter::stop()
{
    qGuiApp->removeEventFilter(this);
    m_timer.stop();
    perform({m_detector.release(), std::nullopt, false});
    m_down.clear();
    setState(State::Stopped);
}

bool WedgeFilter::eventFilter(QObject *watched, QEvent *event)
{
    // Only what the window system hands to a window: the same key then travels to widgets and their parents, and our
    // own replays go to the focus directly; neither is seen twice.
    if (!watched->isWindowType())
        return false;
    switch (event->type()) {
    case QEvent::ShortcutOverride:
        return onOverride(static_cast<QKeyEvent &>(*event));
    case QEvent::KeyPress:
        return onPress(watched, static_cast<QKeyEvent &>(*event));
    case QEvent::KeyRelease:
        return onRelease(static_cast<QKeyEvent &>(*event));
    default:
        return false;
    }
}

KeyStroke WedgeFilter::strokeOf(const QKeyEvent &event) const
{
    const qint64 now = m_clock.mono();
    const auto stamp = static_cast<qint64>(event.timestamp());
    return {event.text(), event.key(), event.modifiers(), stamp > 0 ? stamp : now, now, event.isAutoRepeat(), 0};
}

bool WedgeFilter::onOverride(QKeyEvent &event)
{
    const WedgeStep step = m_detector.beforeShortcut(strokeOf(event));
    if (step.swallow)
        event.accept(); // no shortcut: the key press follows and is collected
    perform(step);
    return step.swallow;
}

bool WedgeFilter::onPress(QObject *window, QKeyEvent &event)
{
    KeyStroke stroke = strokeOf(event);
    stroke.serial = ++m_serial;
    QObject *focus = QGuiApplication::focusObject();
    const WedgeStep step = m_detector.press(stroke);
    if (step.swallow) {
        m_targets.insert(stroke.serial, focus ? focus : window);
        m_down.insert(event.key());
    }
    perform(step);
    schedule();
    return step.swallow;
}

bool WedgeFilter::onRelease(const QKeyEvent &event)
{
    if (!m_down.contains(event.key()))
        return false;
    if (!event.isAutoRepeat())
        m_down.remove(event.key());
    return true; // a replay has sent its own release, and a scan's keys reach nobody
}

void WedgeFilter::perform(const WedgeStep &step)
{
    for (const KeyStroke &stroke : step.replay)
        replay(stroke);
    if (step.scan) {
        takeBack(step.scan->leaked);
        emit decoded(makeDecode(wedgeText(step.scan->keys), source(), m_clock));
    }
    if (m_detector.isIdle())
        m_targets.clear();
}

void WedgeFilter::replay(const KeyStroke &stroke)
{
    QObject *target = m_targets.take(stroke.serial);
    if (!target)
        target = QGuiApplication::focusObject(); // its field has gone: the person looks at the next one
    m_lastTarget = target;
    if (!target)
        return;
    const auto stamp = static_cast<ulong>(std::max<qint64>(0, stroke.at));
    if (qt_sendShortcutOverrideEvent(target, stamp, stroke.key, stroke.modifiers, stroke.text))
        return;
    for (const QEvent::Type type : {QEvent::KeyPress, QEvent::KeyRelease}) {
        if (!m_lastTarget)
            return; // the press closed it
        QKeyEvent event(type, stroke.key, stroke.modifiers, stroke.text);
        event.setTimestamp(stamp);
        QCoreApplication::sendEvent(m_lastTarget, &event);
    }
}

// The first keys of a scan were taken for a person's and stand in a text field: remove exactly those.
void WedgeFilter::takeBack(const QString &leaked)
{
    if (leaked.isEmpty() || !m_lastTarget)
        return;
    QInputMethodQueryEvent query(Qt::ImEnabled | Qt::ImSurroundingText | Qt::ImCursorPosition);
    QCoreApplication::sendEvent(m_lastTarget, &query);
    const QString before =
        query.value(Qt::ImSurroundingText).toString().left(query.value(Qt::ImCursorPosition).toInt());
    if (!query.value(Qt::ImEnabled).toBool() || !before.endsWith(leaked))
        return;
    for (qsizetype i = 0; i < leaked.size() && m_lastTarget; ++i) {
        QKeyEvent press(QEvent::KeyPress, Qt::Key_Backspace, Qt::NoModifier);
        QCoreApplication::sendEvent(m_lastTarget, &press);
    }
}

void WedgeFilter::tick()
{
    perform(m_detector.tick(m_clock.mono()));
    schedule();
}

void WedgeFilter::schedule()
{
    if (const auto deadline = m_detector.deadline())
        m_timer.start(static_cast<int>(std::max<qint64>(1, *deadline - m_clock.mono())));
    else
        m_timer.stop();
}

} // namespace mendian::devices
