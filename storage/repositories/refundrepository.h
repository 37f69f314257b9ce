// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/id.h"
#include "core/json.h"
#include "storage/sql/database.h"

namespace mendian::storage {

struct RefundRow
{
    RefundId id;
    qint64 seq = 0; ///< of the event that last changed it
    ReturnId ret;   ///< null for an automatic refund
    AttemptId attempt;
    QString state; ///< models/tender's state name
    bool final = false;
    QJsonObject body; ///< models/tender's JSON of the whole refund
};

/// Reads refunds of store.db, on the connection's thread. Lists are ordered by the event that last changed a row.
class RefundRepository
{
public:
    explicit RefundRepository(Database &database) : m_database(database) {}
    Result<RefundRow> byId(const RefundId &id); ///< NotFound
    Result<QList<RefundRow>> unfinished();
    Result<QList<RefundRow>> ofAttempt(const AttemptId &attempt);
    Result<QList<RefundRow>> ofReturn(const ReturnId &ret);
    /// Everything that is not Done: unfinished, and those whose number was given up.
    Result<QList<RefundRow>> notDone();
    Result<QList<RefundRow>> last(qint64 count); ///< newest first

private:
    Database &m_database;
};

} // namespace mendian::storage
