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

    Timestamp now() const { return clock.wall(); }
    quint32 epoch() const { return journal.identity().epoch; }
    /// One durable commit; see JournalStore::commit.
    Result<QList<journal::Event>> record(
        const QList<journal::NewEvent> &events, const storage::JournalStore::Extra &extra = {})
    {
        return journal.commit(events, clock.wall(), clock.mono(), extra);
    }
};

journal::NewEvent newEvent(journal::EventKind kind, const QJsonObject &body);

} // namespace mendian
