// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/repositories/holdrepository.h"

#include "storage/sql/statement.h"

namespace mendian::storage {

namespace {

#define HOLD_COLUMNS "SELECT id, seq, ticket, code, staff, at, total, pieces, first_item"

HoldRow readHold(Statement &q)
{
    return {q.id<HoldId>(0), q.integer(1), q.integer(2), q.text(3), q.text(4), q.time(5), q.money(6), q.integer(7),
        q.text(8), {}};
}

Result<HoldRow> one(Statement &q)
{
    if (!q.next()) {
        MENDIAN_TRY(q.status());
        return fail(ErrorCode::NotFound, QStringLiteral("no such hold"));
    }
    HoldRow row = readHold(q);
    const auto basket = parseJsonObject(q.text(9).toUtf8(), u"held basket");
    if (!basket)
        return fail(ErrorCode::Corrupt, basket.error().detail, {QStringLiteral("store.db"), row.code});
    row.basket = *basket;
    MENDIAN_TRY(q.status());
    return row;
}

} // namespace

Result<QList<HoldRow>> HoldRepository::list()
{
    Statement q(m_database, HOLD_COLUMNS " FROM holds ORDER BY seq");
    QList<HoldRow> rows;
    while (q.next())
        rows.append(readHold(q));
    MENDIAN_TRY(q.status());
    return rows;
}

Result<HoldRow> HoldRepository::byId(const HoldId &id)
{
    Statement q(m_database, HOLD_COLUMNS ", basket FROM holds WHERE id = ?");
    return one(q.bind(id));
}

Result<HoldRow> HoldRepository::byCode(const QString &code)
{
    Statement q(m_database, HOLD_COLUMNS ", basket FROM holds WHERE code = ?");
    return one(q.bind(code));
}

} // namespace mendian::storage
