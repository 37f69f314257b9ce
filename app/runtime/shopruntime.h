// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runtime/goodssource.h"
#include "app/runtime/gatewayset.h"
#include "core/worker.h"
#include "payments/keycheck/keycheck.h"
#include "storage/folder/datafolder.h"
#include "storage/keys/sealedkeys.h"
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
    /// The merchant's keys; engine thread.
    const storage::SealedKeys &keys() const;
    /// Checks, seals and takes a section of the merchant's keys in the name of `staff`, whose right was checked:
    /// running calls end with the old keys, the next one uses the new. `why` goes with the ref_change fact; no key
    /// does. Nothing is changed when the keys cannot be used here. Engine thread.
    Status changeKeys(const QString &section, const QJsonObject &keys, const QString &staff, const QString &why);
    /// Looks at keys and settings again: a provider was turned on, a day has passed. Engine thread.
    void reviewPayments();
    /// The gateways; nullptr when the runtime was opened without payments. Engine thread.
    GatewaySet *gateways();
    /// Where gateways live.
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
    void buildPayments(const RuntimeOptions &options);
    void takeKeys();
    void keepRenewed(const QString &section, const QJsonObject &fields);
    void showDevices();
    DeviceView paymentDevice(const QString &provider);
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
