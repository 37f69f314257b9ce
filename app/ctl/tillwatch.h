// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runtime/shopruntime.h"

#include <functional>
#include <memory>

namespace mendian::ctl {

/// Follows a till from a thread without an event loop: scans and their answers, and the view as it changes. Made and
/// destroyed off the engine thread; the runtime outlives it.
class TillWatch
{
public:
    explicit TillWatch(app::ShopRuntime &runtime);
    ~TillWatch();
    TillWatch(const TillWatch &) = delete;
    TillWatch &operator=(const TillWatch &) = delete;

    /// Sends a decode through the shop's scan queue, as a scanner does, and waits for its outcome.
    ScanFeedback scan(const QString &text);
    TillView view() const;
    /// True as soon as the view fulfils `wanted`, which may ask the engine; false when the time is up or `isCancelled`.
    bool waitFor(
        const std::function<bool(const TillView &)> &wanted, qint64 ms, const std::function<bool()> &isCancelled = {});

private:
    struct Shared;
    app::ShopRuntime &m_runtime;
    std::shared_ptr<Shared> m_shared;
    QList<QMetaObject::Connection> m_connections;
};

} // namespace mendian::ctl
