// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/journal/guards.h"

#include "storage/sql/statement.h"

namespace mendian::storage {

using journal::RowOp;

namespace {

Status notBookedYet(Database &database, const RowOp &op)
{
    Statement q(database, "SELECT receipt FROM sales WHERE id = ?");
    q.bind(op.key.first().value);
    if (q.next())
        return fail(
            ErrorCode::Conflict, QStringLiteral("the sale is booked already as %1").arg(q.text(0)), {q.text(0)});
    return q.status();
}

Status receiptFollows(Database &database, const RowOp &op)
{
    if (op.key.first().value != journal::Cell(QStringLiteral("receipt")))
        return {};
    Statement q(database, "SELECT value FROM counters WHERE name = 'receipt'");
    const qint64 last = q.next() ? q.integer(0) : 0;
    MENDIAN_TRY(q.status());
    if (op.columns.first().value != journal::Cell(last + 1))
        return fail(ErrorCode::Conflict, QStringLiteral("the next receipt is %1").arg(last + 1));
    return {};
}

Status notSignedYet(Database &database, const RowOp &op)
{
    Statement q(database, "SELECT staff FROM signed_days WHERE day = ?");
    q.bind(op.key.first().value);
    if (q.next())
        return fail(ErrorCode::Conflict, QStringLiteral("the day was signed by %1").arg(q.text(0)), {q.text(0)});
    return q.status();
}

struct Guard
{
    const char *table;
    Status (*check)(Database &, const RowOp &);
};

constexpr Guard kGuards[] = {{"sales", notBookedYet}, {"counters", receiptFollows}, {"signed_days", notSignedYet}};

} // namespace

Status checkBeforeFold(Database &database, const QList<RowOp> &ops)
{
    for (const RowOp &op : ops)
        for (const Guard &guard : kGuards)
            if (op.kind == RowOp::Kind::Put && qstrcmp(op.table, guard.table) == 0)
                MENDIAN_TRY(guard.check(database, op));
    return {};
}

} // namespace mendian::storage
