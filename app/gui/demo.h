// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runtime/shopruntime.h"
#include "sandbox/core/world.h"

#include <QTemporaryDir>

namespace mendian::app {

/// A demo shop with the outside world beside it, in one process: folder, sandbox, opened runtime. Nothing of it touches
/// a real folder; a throw-away one goes with this object.
class DemoShop
{
public:
    struct Options
    {
        QString folder; ///< empty = throw-away
        int goods = 3000;
        qint64 timeScale = 1; ///< the provider's waits pass that much faster
        const Clock *clock = nullptr;
    };
    static Result<std::unique_ptr<DemoShop>> open(const Options &options);
    ~DemoShop();

    ShopRuntime &runtime() { return *m_runtime; }
    sandbox::World &world() { return *m_world; }
    QString folder() const { return m_folder; }
    /// 李敏 signs in and opens a shift with ¥500: ready to scan.
    Status startDay();

private:
    DemoShop() = default;
    QTemporaryDir m_temporary;
    QString m_folder;
    SystemClock m_clock;
    std::unique_ptr<sandbox::World> m_world;
    std::unique_ptr<ShopRuntime> m_runtime;
};

} // namespace mendian::app
