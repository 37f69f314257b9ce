// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/escposreader.h"

#include <QByteArray>
#include <atomic>
#include <mutex>
#include <thread>

namespace mendian::test {

/// A network printer on the loopback with a port of the kernel's choice and a thread of its own. It reads in small
/// pieces, answers DLE EOT, GS a, GS r and GS ( H as spec/devices.md §1.9 says, and has all the bad habits of §1.10.
class FakePrinter
{
public:
    struct Habits
    {
        bool coverOpen = false;
        bool paperOut = false;
        bool nearEnd = false;
        bool cutterJam = false;
        bool silent = false;         ///< takes everything, says nothing
        bool onlyOneAndFour = false; ///< a cheap printer: DLE EOT 2 and 3 stay unanswered
        qsizetype coverAt = -1;      ///< the cover opens when so many bytes of the job have come
        qsizetype paperOutAt = -1;
        qsizetype resetAt = -1; ///< the connection is reset there
        qsizetype hangAt = -1;  ///< nothing more is read there
        int throwOut = 0;       ///< so many connections are reset at once: another till holds the printer
    };

    FakePrinter();
    ~FakePrinter();
    FakePrinter(const FakePrinter &) = delete;
    FakePrinter &operator=(const FakePrinter &) = delete;

    quint16 port() const { return m_port; }
    void set(const Habits &habits);
    /// Everything printed so far: text and commands that were executed, status questions left out.
    QByteArray printed() const;
    int cuts() const { return int(count("1d56")); }
    int pulses() const { return int(count("1b70")); }
    int connections() const { return m_connections; }
    qsizetype count(const QByteArray &command) const;

private:
    void serve();
    void talk(int fd);
    void obey(int fd, const EscPosToken &token);
    void answer(int fd, const QByteArray &bytes) const;
    void tellChange(int fd);
    QByteArray asb() const;
    bool isBlocked() const;
    quint8 eot(int n) const;

    int m_listener = -1;
    quint16 m_port = 0;
    std::atomic<bool> m_stop{false};
    std::atomic<int> m_connections{0};
    mutable std::recursive_mutex m_mutex;
    Habits m_habits;
    QByteArray m_printed;
    QList<QByteArray> m_commands;
    QByteArray m_lastAsb;
    bool m_reports = false;
    std::thread m_thread;
};

} // namespace mendian::test
