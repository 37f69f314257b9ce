// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/id.h"
#include "core/json.h"
#include "storage/sql/database.h"

namespace mendian::storage {

struct AttemptRow
{
    AttemptId id;
    qint64 seq = 0; ///< of the event that last changed it
    SaleId sale;
    QString provider;
    Money amount;
    QString state; ///< models/tender's state name
    bool final = false;
    QJsonObject body; ///< models/tender's JSON of the whole attempt
};

/// Reads payment attempts of store.db, on the connection's thread.
class AttemptRepository
{
public:
    explicit AttemptRepository(Database &database) : m_database(database) {}
    Result<AttemptRow> byId(const AttemptId &id);         ///< NotFound
    Result<QList<AttemptRow>> undecided();                ///< oldest first
    Result<QList<AttemptRow>> ofSale(const SaleId &sale); ///< oldest first

private:
    Database &m_database;
};

} // namespace mendian::storage
