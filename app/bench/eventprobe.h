// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>
#include <QList>

namespace mendian::bench {

/// The program's application object, which times the events of the GUI thread when asked to: one event is one delivery
/// from the event loop to its end, whatever it calls. GUI thread.
class TimedApplication final : public QApplication
{
public:
    TimedApplication(int &argc, char **argv) : QApplication(argc, argv) {}
    bool notify(QObject *receiver, QEvent *event) override;

    void begin();
    /// Milliseconds of each event since begin().
    QList<double> end();
    /// What the longest one was: class of its receiver and number of its type.
    const QString &longest() const { return m_longest; }

private:
    QList<double> m_taken;
    QString m_longest;
    double m_most = 0;
    int m_depth = 0;
    bool m_on = false;
};

} // namespace mendian::bench
