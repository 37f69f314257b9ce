// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/scanner/decode.h"

#include <QObject>

namespace mendian::devices {

/// One way for scans to come in. Lives in one thread (move it before start()); connect decoded() with
/// Qt::DirectConnection to ScanQueue::submit, which is thread-safe, so that a decode has its number the moment it
/// exists.
class Scanner : public QObject
{
    Q_OBJECT
public:
    enum class State { Stopped, Waiting, Ready, Failed }; ///< Waiting: the device is not there; it is tried again
    Q_ENUM(State)

    explicit Scanner(const QString &source, QObject *parent = nullptr) : QObject(parent), m_source(source) {}
    const QString &source() const { return m_source; }
    State state() const { return m_state; }
    virtual void start() = 0;
    virtual void stop() = 0;

signals:
    void decoded(const mendian::devices::Decode &decode);
    void stateChanged(mendian::devices::Scanner::State state, const QString &detail);

protected:
    void setState(State state, const QString &detail = {})
    {
        if (state == m_state)
            return;
        m_state = state;
        emit stateChanged(state, detail);
    }

private:
    QString m_source;
    State m_state = State::Stopped;
};

} // namespace mendian::devices
