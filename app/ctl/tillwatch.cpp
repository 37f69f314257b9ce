// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/tillwatch.h"

#include <QElapsedTimer>
#include <condition_variable>
#include <mutex>

namespace mendian::ctl {

namespace {
constexpr std::chrono::milliseconds kSlice(50);
}

struct TillWatch::Shared
{
    std::mutex mutex;
    std::condition_variable changed;
    TillView view;
    QHash<qint64, ScanFeedback> scans;
};

TillWatch::TillWatch(app::ShopRuntime &runtime) : m_runtime(runtime), m_shared(std::make_shared<Shared>())
{
    runtime.call([this, shared = m_shared] {
        Till &till = m_runtime.till();
        shared->view = till.view();
        m_connections.append(QObject::connect(&till, &Till::viewChanged, &till, [shared](const TillView &view) {
            const std::lock_guard lock(shared->mutex);
            shared->view = view;
            shared->changed.notify_all();
        }));
        m_connections.append(QObject::connect(&till, &Till::scanned, &till, [shared](const ScanFeedback &feedback) {
            const std::lock_guard lock(shared->mutex);
            if (feedback.n > 0)
                shared->scans.insert(feedback.n, feedback);
            shared->changed.notify_all();
        }));
        return true;
    });
}

TillWatch::~TillWatch()
{
    m_runtime.call([this] {
        for (const QMetaObject::Connection &connection : m_connections)
            QObject::disconnect(connection);
        return true;
    });
}

ScanFeedback TillWatch::scan(const QString &text)
{
    const qint64 n =
        m_runtime.scans().submit(devices::makeDecode(text, QStringLiteral("mendian-ctl"), m_runtime.clock()));
    std::unique_lock lock(m_shared->mutex);
    m_shared->changed.wait(lock, [&] { return m_shared->scans.contains(n); });
    return m_shared->scans.take(n);
}

TillView TillWatch::view() const
{
    const std::lock_guard lock(m_shared->mutex);
    return m_shared->view;
}

bool TillWatch::waitFor(
    const std::function<bool(const TillView &)> &wanted, qint64 ms, const std::function<bool()> &isCancelled)
{
    QElapsedTimer elapsed;
    elapsed.start();
    while (!wanted(view())) { // without the lock: `wanted` may ask the engine, which may be publishing just now
        if (elapsed.elapsed() > ms || (isCancelled && isCancelled()))
            return false;
        std::unique_lock lock(m_shared->mutex);
        m_shared->changed.wait_for(lock, kSlice);
    }
    return true;
}

} // namespace mendian::ctl
