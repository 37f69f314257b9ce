// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/repositories/refundrepository.h"

#include "storage/sql/statement.h"

namespace mendian::storage {

namespace {

#define REFUND_COLUMNS "SELECT id, seq, return_id, attempt, state, final, body FROM refunds "

Result<QList<RefundRow>> readAll(Statement &q)
{
    QList<RefundRow> rows;
    while (q.next()) {
        RefundRow row{
            q.id<RefundId>(0), q.integer(1), q.id<ReturnId>(2), q.id<AttemptId>(3), q.text(4), q.boolean(5), {}};
        const auto body = parseJsonObject(q.text(6).toUtf8(), u"refund");
        if (!body)
            return fail(ErrorCode::Corrupt, body.error().detail, {QStringLiteral("store.db"), row.id.toString()});
        row.body = *body;
        rows.append(row);
    }
    MENDIAN_TRY(q.status());
    return rows;
}

} // namespace

Result<RefundRow> RefundRepository::byId(const RefundId &id)
{
    Statement q(m_database, REFUND_COLUMNS "WHERE id = ?");
    const auto rows = readAll(q.bind(id));
    if (!rows)
        return fail(rows.error());
    if (rows->isEmpty())
        return fail(ErrorCode::NotFound, QStringLiteral("no such refund"));
    return rows->first();
}

Result<QList<RefundRow>> RefundRepository::unfinished()
{
    Statement q(m_database, REFUND_COLUMNS "WHERE final = 0 ORDER BY seq");
    return readAll(q);
}

Result<QList<RefundRow>> RefundRepository::ofAttempt(const AttemptId &attempt)
{
    Statement q(m_database, REFUND_COLUMNS "WHERE attempt = ? ORDER BY seq");
    return readAll(q.bind(attempt));
}

Result<QList<RefundRow>> RefundRepository::ofReturn(const ReturnId &ret)
{
    Statement q(m_database, REFUND_COLUMNS "WHERE return_id = ? ORDER BY seq");
    return readAll(q.bind(ret));
}

Result<QList<RefundRow>> RefundRepository::notDone()
{
    Statement q(m_database, REFUND_COLUMNS "WHERE state <> 'Done' ORDER BY seq");
    return readAll(q);
}

Result<QList<RefundRow>> RefundRepository::last(qint64 count)
{
    Statement q(m_database, REFUND_COLUMNS "ORDER BY seq DESC LIMIT ?");
    return readAll(q.bind(count));
}

} // namespace mendian::storage
