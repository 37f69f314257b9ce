// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFuture>
#include <QFutureWatcher>
#include <QObject>

namespace mendian {

/// Calls `then(value)` on the context's thread when the future has its value; nothing happens if the context has gone.
/// (QFuture::then(context, ...) asserts in Qt 6.4 when the context was destroyed.)
template <typename T, typename F>
void onReady(const QFuture<T> &future, QObject *context, F then)
{
    auto *watcher = new QFutureWatcher<T>(context);
    QObject::connect(watcher, &QFutureWatcher<T>::finished, context, [watcher, then = std::move(then)]() mutable {
        watcher->deleteLater();
        if (watcher->future().resultCount() > 0)
            then(watcher->result());
    });
    watcher->setFuture(future);
}

} // namespace mendian
