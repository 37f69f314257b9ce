// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/reconciliation/signeddays.h"

#include "storage/sql/statement.h"

namespace mendian::storage {

Result<std::optional<journal::DaySigned>> SignedDays::find(BusinessDate day)
{
    Statement q(m_database, "SELECT body FROM signed_days WHERE day = ?");
    q.bind(day.toString());
    if (!q.next()) {
        MENDIAN_TRY(q.status());
        return std::optional<journal::DaySigned>();
    }
    const auto body = parseJsonObject(q.text(0).toUtf8(), u"day_signed");
    if (!body)
        return fail(ErrorCode::Corrupt, body.error().detail, {QStringLiteral("store.db"), day.toString()});
    const auto fact = journal::DaySigned::fromJson(*body);
    if (!fact)
        return fail(ErrorCode::Corrupt, fact.error().detail, {QStringLiteral("store.db"), day.toString()});
    return std::optional(*fact);
}

} // namespace mendian::storage
