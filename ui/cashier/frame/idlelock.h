// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

#include <QObject>

class QTimer;

namespace mendian {

/// Tells when nobody has touched the till for some minutes. Keys, touches and scans count (touch()); watched by the
/// clock's monotonic time, so a clock set back changes nothing. GUI thread.
class IdleLock final : public QObject
{
    Q_OBJECT
public:
    IdleLock(const Clock &clock, QWidget *window);
    /// 0: never.
    void setMinutes(int minutes);
    void touch();
    /// Looks at the clock; the timer calls it, tests do.
    void check();

signals:
    void idle();

protected:
    bool eventFilter(QObject *object, QEvent *event) override;

private:
    const Clock &m_clock;
    QTimer *m_timer;
    qint64 m_last;
    int m_minutes = 3;
};

} // namespace mendian
