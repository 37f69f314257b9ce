// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runtime/shopruntime.h"
#include "ui/kit/sounds.h"
#include "workflows/till/tillservice.h"

#include <QWidget>

namespace mendian::bench {

/// A till without loudspeaker.
class Silence final : public kit::SoundPlayer
{
public:
    void play(kit::Sound) override {}
    void repeat(kit::Sound, int) override {}
    void stop(kit::Sound) override {}
    void setVolume(int) override {}
};

/// The program's own till on a shop folder: runtime, port, and the cashier's window with the customer display at
/// 1366 × 768, wired as the program wires them. Main thread.
class TillRig
{
public:
    static Result<std::unique_ptr<TillRig>> open(const QString &folder);
    ~TillRig();

    app::ShopRuntime &runtime() { return *m_runtime; }
    TillService &service() { return *m_service; }
    TillView view() const { return m_service->view(); }
    QWidget &window() { return *m_window; }

    /// Scans the cashier's badge.
    Status signIn();
    /// A decode as a scanner gives it, until its outcome stands on the screen: layout and painting included.
    /// Milliseconds. Timeout after 30 s; Conflict when the outcome is not `expected`.
    Result<double> scan(const QString &text, const char *expected = "line");
    /// Scans each code once.
    Status fill(const QStringList &codes);
    /// Sells the basket for cash, exact, until the till is ready for the next customer.
    Status payCash();
    /// What a paid panel or a full basket leaves behind is put away.
    Status clear();
    /// Waits until `done` holds, working on events.
    Status until(const std::function<bool()> &done, const char *what);
    /// Events that are due now: what the view changed is laid out and painted.
    static void settle();

private:
    TillRig() = default;

    std::unique_ptr<app::ShopRuntime> m_runtime;
    std::unique_ptr<TillService> m_service;
    Silence m_silence;
    std::unique_ptr<QWidget> m_window;
    std::unique_ptr<QWidget> m_display;
    qint64 m_scanned = 0;
    ScanFeedback m_feedback;
};

/// Waits for a command of the port while events are worked on.
template <typename T>
T wait(TillRig &rig, const QFuture<T> &future)
{
    const Status done = rig.until([&] { return future.isFinished(); }, "a command");
    TillRig::settle(); // the view that goes with it was sent before, and waits
    if constexpr (std::is_same_v<T, Status>)
        return done ? future.result() : done;
    else
        return done ? future.result() : T(fail(done.error()));
}

} // namespace mendian::bench
