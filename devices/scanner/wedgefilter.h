// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/scanner/scanner.h"
#include "devices/scanner/wedgedetector.h"

#include <QHash>
#include <QPointer>
#include <QSet>
#include <QTimer>

class QKeyEvent;

namespace mendian::devices {

/// The keyboard-wedge scanner of every window of the program: an event filter on the application (spec/devices.md
/// §3.1 A). It sees keys as the window system delivers them (to a QWindow), before shortcuts and focus; what a person
/// typed goes on to the object that had the focus when the key came. GUI thread.
class WedgeFilter final : public Scanner
{
    Q_OBJECT
public:
    WedgeFilter(const ScannerProfile &profile, const Clock &clock, QObject *parent = nullptr);
    ~WedgeFilter() override;
    void start() override;
    void stop() override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    bool onOverride(QKeyEvent &event);
    bool onPress(QObject *window, QKeyEvent &event);
    bool onRelease(const QKeyEvent &event);
    KeyStroke strokeOf(const QKeyEvent &event) const;
    void perform(const WedgeStep &step);
    void replay(const KeyStroke &stroke);
    void takeBack(const QString &leaked);
    void tick();
    void schedule();

    WedgeDetector m_detector;
    const Clock &m_clock;
    QTimer m_timer;
    QHash<quint64, QPointer<QObject>> m_targets; ///< where each held key would have gone
    QPointer<QObject> m_lastTarget;
    QSet<int> m_down; ///< keys whose release is kept back as well
    quint64 m_serial = 0;
};

} // namespace mendian::devices
