// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/id.h"
#include "core/json.h"
#include "storage/sql/database.h"

namespace mendian::storage {

struct HoldRow
{
    HoldId id;
    qint64 seq = 0;
    qint64 ticket = 0;
    QString code;
    QString staff;
    Timestamp at;
    Money total;
    qint64 pieces = 0;
    QString firstItem;
    QJsonObject basket; ///< models/basket's own form; left empty by list()
};

/// Reads baskets on hold, on the connection's thread. A recalled hold is NotFound.
class HoldRepository
{
public:
    explicit HoldRepository(Database &database) : m_database(database) {}
    Result<QList<HoldRow>> list(); ///< oldest first, without the baskets
    Result<HoldRow> byId(const HoldId &id);
    Result<HoldRow> byCode(const QString &code);

private:
    Database &m_database;
};

} // namespace mendian::storage
