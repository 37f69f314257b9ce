// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bench/eventprobe.h"

#include "app/bench/stats.h"

#include <QThread>

namespace mendian::bench {

bool TimedApplication::notify(QObject *receiver, QEvent *event)
{
    if (!m_on || m_depth > 0 || QThread::currentThread() != thread())
        return QApplication::notify(receiver, event);
    // The receiver may be gone afterwards.
    const char *name = receiver->metaObject()->className();
    const int type = event->type();
    ++m_depth;
    const double begin = steadyMs();
    const bool done = QApplication::notify(receiver, event);
    const double taken = steadyMs() - begin;
    --m_depth;
    m_taken.append(taken);
    if (taken > m_most) {
        m_most = taken;
        m_longest = QStringLiteral("%1, event %2").arg(QLatin1String(name)).arg(type);
    }
    return done;
}

void TimedApplication::begin()
{
    m_taken.clear();
    m_longest.clear();
    m_most = 0;
    m_on = true;
}

QList<double> TimedApplication::end()
{
    m_on = false;
    return std::exchange(m_taken, {});
}

} // namespace mendian::bench
