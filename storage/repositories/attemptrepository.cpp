// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/repositories/attemptrepository.h"

#include "storage/sql/statement.h"

namespace mendian::storage {

namespace {

#define ATTEMPT_COLUMNS "SELECT id, seq, sale, provider, amount, state, final, body FROM attempts "

// Ids are UUIDv7: ordered by id is ordered by start.
Result<QList<AttemptRow>> readAll(Statement &q)
{
    QList<AttemptRow> rows;
    while (q.next()) {
        AttemptRow row{
            q.id<AttemptId>(0), q.integer(1), q.id<SaleId>(2), q.text(3), q.money(4), q.text(5), q.boolean(6), {}};
        const auto body = parseJsonObject(q.text(7).toUtf8(), u"attempt");
        if (!body)
            return fail(ErrorCode::Corrupt, body.error().detail, {QStringLiteral("store.db"), row.id.toString()});
        row.body = *body;
        rows.append(row);
    }
    MENDIAN_TRY(q.status());
    return rows;
}

} // namespace

Result<AttemptRow> AttemptRepository::byId(const AttemptId &id)
{
    Statement q(m_database, ATTEMPT_COLUMNS "WHERE id = ?");
    const auto rows = readAll(q.bind(id));
    if (!rows)
        return fail(rows.error());
    if (rows->isEmpty())
        return fail(ErrorCode::NotFound, QStringLiteral("no such attempt"));
    return rows->first();
}

Result<QList<AttemptRow>> AttemptRepository::undecided()
{
    Statement q(m_database, ATTEMPT_COLUMNS "WHERE final = 0 ORDER BY id");
    return readAll(q);
}

Result<QList<AttemptRow>> AttemptRepository::ofSale(const SaleId &sale)
{
    Statement q(m_database, ATTEMPT_COLUMNS "WHERE sale = ? ORDER BY id");
    return readAll(q.bind(sale));
}

} // namespace mendian::storage
