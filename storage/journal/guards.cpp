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

/// The value of a column of the op; nothing when it is not there.
journal::Cell cellOf(const RowOp &op, const char *name)
{
    for (const journal::Column &column : op.columns)
        if (qstrcmp(column.name, name) == 0)
            return column.value;
    return {};
}

qint64 integerOf(const RowOp &op, const char *name)
{
    const journal::Cell cell = cellOf(op, name);
    const auto *value = std::get_if<qint64>(&cell);
    return value ? *value : 0;
}

Status notReturnedYet(Database &database, const RowOp &op)
{
    Statement q(database, "SELECT receipt FROM returns WHERE id = ?");
    q.bind(op.key.first().value);
    if (q.next())
        return fail(
            ErrorCode::Conflict, QStringLiteral("the return is booked already as %1").arg(q.text(0)), {q.text(0)});
    return q.status();
}

/// `sql` sums up what was taken before; with this row it stays within `whole`.
Status sumStaysWithin(Statement &sum, qint64 now, qint64 whole, const char *what)
{
    const qint64 before = sum.next() ? sum.integer(0) : 0;
    MENDIAN_TRY(sum.status());
    if (now > whole - before)
        return fail(ErrorCode::Conflict,
            QStringLiteral("%1: %2 of %3 went back, %4 more is too much")
                .arg(QLatin1String(what))
                .arg(before)
                .arg(whole)
                .arg(now));
    return {};
}

Status lineWasSold(Database &database, const RowOp &op)
{
    const journal::Cell sale = cellOf(op, "sale");
    if (std::holds_alternative<std::monostate>(sale)) // without a receipt
        return {};
    Statement q(database, "SELECT coalesce(sum(quantity), 0) FROM return_lines WHERE sale = ? AND line = ?");
    q.bind(sale, cellOf(op, "line"));
    return sumStaysWithin(q, integerOf(op, "quantity"), integerOf(op, "sold"), "a line");
}

Status tenderHadPaid(Database &database, const RowOp &op)
{
    const journal::Cell sale = cellOf(op, "sale");
    if (std::holds_alternative<std::monostate>(sale))
        return {};
    Statement q(database, "SELECT coalesce(sum(amount), 0) FROM return_tenders WHERE sale = ? AND tender = ?");
    q.bind(sale, cellOf(op, "tender"));
    return sumStaysWithin(q, integerOf(op, "amount"), integerOf(op, "paid"), "a tender");
}

/// Refunds of one payment, without those whose number moves no money, stay within it.
Status paymentHadIt(Database &database, const RowOp &op)
{
    if (cellOf(op, "state") == journal::Cell(QStringLiteral("Refused")))
        return {};
    Statement q(
        database, "SELECT coalesce(sum(amount), 0) FROM refunds WHERE attempt = ? AND id <> ? AND state <> 'Refused'");
    q.bind(cellOf(op, "attempt"), op.key.first().value);
    return sumStaysWithin(q, integerOf(op, "amount"), integerOf(op, "total"), "a payment");
}

struct Guard
{
    const char *table;
    Status (*check)(Database &, const RowOp &);
};

constexpr Guard kGuards[] = {{"sales", notBookedYet}, {"counters", receiptFollows}, {"returns", notReturnedYet},
    {"return_lines", lineWasSold}, {"return_tenders", tenderHadPaid}, {"refunds", paymentHadIt},
    {"signed_days", notSignedYet}};

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
