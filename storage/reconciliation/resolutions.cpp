// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/reconciliation/resolutions.h"

#include "storage/sql/statement.h"

namespace mendian::storage {

Result<QList<Resolution>> Resolutions::ofDay(BusinessDate day)
{
    Statement q(m_database,
        "SELECT key, kind, delta, action, reason, staff, approver, at FROM resolutions WHERE day = ? ORDER BY key");
    q.bind(day.toString());
    QList<Resolution> list;
    while (q.next()) {
        const auto action = resolveActionFromName(q.text(3));
        if (!action)
            return fail(ErrorCode::Corrupt, QStringLiteral("resolution with an unknown action"),
                {QStringLiteral("store.db"), q.text(3)});
        list.append({q.text(0), q.text(1), q.money(2), *action, q.text(4), q.text(5), q.text(6), q.time(7)});
    }
    MENDIAN_TRY(q.status());
    return list;
}

Status Resolutions::put(BusinessDate day, const Resolution &r)
{
    Statement q(m_database,
        "INSERT INTO resolutions (day, key, kind, delta, action, reason, staff, approver, at) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (day, key) DO UPDATE SET kind = excluded.kind, "
        "delta = excluded.delta, action = excluded.action, reason = excluded.reason, staff = excluded.staff, "
        "approver = excluded.approver, at = excluded.at");
    return q
        .bind(day.toString(), r.key, r.kind, r.delta, QString::fromLatin1(resolveActionName(r.action)), r.reason,
            r.staff, r.approver, r.at)
        .run();
}

} // namespace mendian::storage
