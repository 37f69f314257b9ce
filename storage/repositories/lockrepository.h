// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "storage/sql/database.h"

namespace mendian::storage {

/// Wrong PINs in a row and the lock-out that follows, per person on this till (design §5 People).
struct StaffLock
{
    QString staff;
    qint64 failures = 0;
    Timestamp lockedUntil; ///< 0 = not locked
};

/// Reads lock-outs, on the connection's thread; login events write them.
class LockRepository
{
public:
    explicit LockRepository(Database &database) : m_database(database) {}
    /// A person never seen has no failures.
    Result<StaffLock> of(const QString &staff);
    Result<QList<StaffLock>> lockedAt(Timestamp now);

private:
    Database &m_database;
};

} // namespace mendian::storage
