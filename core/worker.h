// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFuture>
#include <QObject>
#include <QPromise>
#include <QThread>
#include <functional>
#include <memory>
#include <type_traits>

namespace mendian {

/// One named thread with an event loop that runs jobs in the order they were given. Owned by one object; the
/// destructor lets queued jobs finish and joins. Any thread may call run() and post().
class Worker
{
public:
    explicit Worker(const QString &name);
    ~Worker();
    Worker(const Worker &) = delete;
    Worker &operator=(const Worker &) = delete;

    template <typename F>
    auto run(F job) -> QFuture<std::invoke_result_t<F>>
    {
        using T = std::invoke_result_t<F>;
        auto promise = std::make_shared<QPromise<T>>();
        promise->start();
        QFuture<T> future = promise->future();
        post([promise, job = std::move(job)]() mutable {
            if constexpr (std::is_void_v<T>)
                job();
            else
                promise->addResult(job());
            promise->finish();
        });
        return future;
    }
    void post(std::function<void()> job);
    bool isCurrentThread() const { return QThread::currentThread() == m_thread.get(); }
    /// An object living on the worker's thread: parent or context for timers and sockets.
    QObject *context() const { return m_context; }

private:
    std::unique_ptr<QThread> m_thread;
    QObject *m_context = nullptr;
};

} // namespace mendian
