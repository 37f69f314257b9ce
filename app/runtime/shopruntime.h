// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runtime/goodssource.h"
#include "core/worker.h"
#include "payments/billsource.h"
#include "storage/folder/datafolder.h"
#include "workflows/scanning/scanqueue.h"
#include "workflows/till/tillservice.h"

#include <memory>
#include <vector>

namespace mendian::app {

struct RuntimeOptions
{
    QString folder;
    const Clock *clock = nullptr; ///< null = the system's
    QString printTo;              ///< a folder: slips go there instead of the set-up printer
    bool payments = true;         ///< false: no gateway is made (import, verify)
    storage::FolderOptions folderOptions;
};

/// An opened shop: the folder, its files, the threads `db` and `pay`, and the till on top. What must run without
/// a window runs here. Made and destroyed on the main thread; everything inside lives on the engine thread (`db`).
class ShopRuntime
{
public:
    static Result<std::unique_ptr<ShopRuntime>> open(const RuntimeOptions &options);
    ~ShopRuntime();
    ShopRuntime(const ShopRuntime &) = delete;
    ShopRuntime &operator=(const ShopRuntime &) = delete;

    Worker &engine() { return *m_engine; }
    Till &till();         ///< engine thread only
    Shop &shop();         ///< engine thread only
    StoredGoods &goods(); ///< engine thread only
    storage::DataFolder &folder() { return *m_folder; }
    scanning::ScanQueue &scans();
    /// Where providers' bills are fetched; live on pay(). Any thread, constant after opening.
    const std::vector<std::shared_ptr<BillSource>> &billSources() const;
    Worker &pay() { return *m_pay; }
    const Clock &clock() const { return *m_clock; }
    /// The port for the screens; belongs to `parent`. What the till said while it opened (a restored basket) is
    /// noticed() by the first port, in the next turn of the event loop.
    TillService *makeService(QObject *parent = nullptr);
    /// Runs on the engine thread and waits: for mendian-ctl and tests, never on a UI thread.
    template <typename F>
    auto call(F run)
    {
        return m_engine->run(std::move(run)).result();
    }

private:
    struct Parts;
    ShopRuntime();
    Status build(const RuntimeOptions &options);
    Status buildPayments(const RuntimeOptions &options);
    void showDevices();
    void catchUpSearch();

    SystemClock m_systemClock;
    const Clock *m_clock = nullptr;
    std::unique_ptr<storage::DataFolder> m_folder;
    std::unique_ptr<Worker> m_pay;
    std::unique_ptr<Worker> m_engine;
    std::unique_ptr<Parts> m_parts;
    std::unique_ptr<scanning::ScanQueue> m_scans;
};

} // namespace mendian::app
