// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/json.h"
#include "storage/sql/database.h"

#include <QMap>
#include <optional>

namespace mendian::storage {

/// What changed in the basket since the last save. Positions count from 0 without holes.
struct DraftDiff
{
    QMap<int, QByteArray> lines = {};     ///< new or changed lines, in models/basket's own JSON
    std::optional<int> size = {};         ///< lines at this position and beyond go
    std::optional<QJsonObject> meta = {}; ///< everything that is not a line (sale id, discounts, member, versions)
};

struct Draft
{
    QList<QByteArray> lines;
    QJsonObject meta;
    bool isEmpty() const { return lines.isEmpty() && meta.isEmpty(); }
};

/// draft.db: the basket being scanned, kept from its first scan so that a kill returns it. synchronous=NORMAL: a power
/// cut may cost the last line (design §7). Lives on the `db` thread.
class DraftStore
{
public:
    /// A damaged file is set aside as "<path>.damaged" and a new one begun (wasReplaced()): no fact lives here.
    static Result<std::unique_ptr<DraftStore>> open(const QString &path);
    bool wasReplaced() const { return m_replaced; }
    Database &database() { return *m_database; }

    /// One transaction; only what the diff names is written.
    Status save(const DraftDiff &diff);
    Result<Draft> load();
    Status clear();

private:
    explicit DraftStore(std::unique_ptr<Database> database) : m_database(std::move(database)) {}
    std::unique_ptr<Database> m_database;
    bool m_replaced = false;
};

} // namespace mendian::storage
