// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/secret.h"
#include "models/catalog/sku.h"
#include "models/journal/sale.h"
#include "models/settings/settings.h"
#include "storage/journal/draftstore.h"
#include "storage/journal/journalstore.h"
#include "storage/journal/scanlog.h"
#include "storage/reference/settingsrepository.h"
#include "storage/reference/staffrepository.h"

namespace mendian {

struct FoundGoods
{
    Sku sku;
    qint64 pack = 1;
    std::optional<Money> packPrice;
};

/// Where goods are looked up. Engine thread; every call is one indexed look-up (≤ 100 µs at 1,000,000 goods).
class GoodsSource
{
public:
    virtual ~GoodsSource() = default;
    virtual Result<FoundGoods> byBarcode(const QString &text) = 0; ///< NotFound for none or inactive
    virtual Result<Sku> byPlu(const QString &plu) = 0;
    virtual Result<Sku> byNumber(const QString &number) = 0;
    virtual Result<Sku> byId(SkuId id) = 0;
    /// By barcode part, name part or pinyin initials; best first, at most `limit`.
    virtual Result<QList<Sku>> search(const QString &text, int limit) = 0;
    virtual Result<qint64> version() = 0;
};

/// Everything the workflows of one opened data folder share. Engine thread (the only writer); owned by app/.
struct Shop
{
    const Clock &clock;
    storage::JournalStore &journal;
    storage::DraftStore &draft;
    storage::ScanLog &scanLog;
    storage::StaffRepository &staff;
    storage::SettingsRepository &settingsStore;
    GoodsSource &goods;
    Secret pepper;
    QString folderKind; ///< "real", "demo", "training"
    QString storeCode;
    int till = 1;
    Settings settings;
    /// reference.db, so that a read error does not outlive itself; null in tests without one.
    storage::Database *reference = nullptr;
    /// Before a new sale: DiskFull when the reserve for finishing a running one is gone. Empty: never.
    std::function<Status()> checkSpace = {};
    /// Gives the reserve up for a running sale; false when there was none. Empty: none.
    std::function<bool()> makeRoom = {};
    /// The PC's clock stands before the last fact: nothing is begun or paid until a manager says that it is right.
    bool clockBack = false;

    Timestamp now() const { return clock.wall(); }
    quint32 epoch() const { return journal.identity().epoch; }
    /// One durable commit; see JournalStore::commit. After an I/O error the file is closed, opened, checked and asked
    /// whether the events arrived (spec/sync.md §2.1): success and failure are both the truth, not the last call's
    /// return value. Io: nothing is stored.
    Result<QList<journal::Event>> record(
        const QList<journal::NewEvent> &events, const storage::JournalStore::Extra &extra = {});
    /// Brings back files that an I/O error has closed. Before a command and before reading what money depends on; no
    /// statement may be alive. The error is store.db's: the others only hold up what needs them.
    Status heal();
};

journal::NewEvent newEvent(journal::EventKind kind, const QJsonObject &body);

} // namespace mendian
