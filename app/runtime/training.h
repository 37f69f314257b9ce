// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runtime/shopruntime.h"
#include "sandbox/core/world.h"

namespace mendian::app {

/// Where a shop's own training folder lies: `<data>/training`.
QString trainingFolder(const QString &data);

/// Makes the folder `to`, of kind training, like the shop in `from`, which may be open elsewhere: its goods, people and
/// settings as they are now; not its journal, its keys or its place for slips in files. People keep their PINs: the new
/// device key has the same pepper, and never leaves the machine. A making that was cut off is taken up again.
/// WrongFolder: `from` is no shop, or is a training shop itself. Conflict: `to` is a shop already.
Status createTrainingShop(const QString &from, const QString &to, const Clock &clock);

/// A training shop with the outside world beside it, in one process: nothing it does leaves the machine.
/// Made and destroyed on the main thread.
class TrainingShop
{
public:
    struct Options
    {
        QString data; ///< of the shop; the training folder is made in it at the first time
        qint64 timeScale = 1;
        const Clock *clock = nullptr; ///< null = the system's
    };
    /// Busy (args[0] = pid): this training shop is open already. Otherwise as createTrainingShop() and
    /// ShopRuntime::open().
    static Result<std::unique_ptr<TrainingShop>> open(const Options &options);
    ~TrainingShop();

    ShopRuntime &runtime() { return *m_runtime; }
    sandbox::World &world() { return *m_world; }
    QString folder() const { return m_folder; }

private:
    TrainingShop() = default;
    QString m_folder;
    SystemClock m_clock;
    std::unique_ptr<sandbox::World> m_world;
    std::unique_ptr<ShopRuntime> m_runtime;
};

} // namespace mendian::app
