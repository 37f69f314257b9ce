// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/repositories/lockrepository.h"

#include "storage/sql/statement.h"

namespace mendian::storage {

Result<StaffLock> LockRepository::of(const QString &staff)
{
    Statement q(m_database, "SELECT failures, locked_until FROM staff_locks WHERE staff = ?");
    q.bind(staff);
    StaffLock lock{staff, 0, {}};
    if (q.next())
        lock = {staff, q.integer(0), q.time(1)};
    MENDIAN_TRY(q.status());
    return lock;
}

Result<QList<StaffLock>> LockRepository::lockedAt(Timestamp now)
{
    Statement q(
        m_database, "SELECT staff, failures, locked_until FROM staff_locks WHERE locked_until > ? ORDER BY staff");
    q.bind(now);
    QList<StaffLock> locks;
    while (q.next())
        locks.append({q.text(0), q.integer(1), q.time(2)});
    MENDIAN_TRY(q.status());
    return locks;
}

} // namespace mendian::storage
