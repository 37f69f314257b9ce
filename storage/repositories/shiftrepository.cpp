// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/repositories/shiftrepository.h"

#include "storage/sql/statement.h"

namespace mendian::storage {

namespace {

#define SHIFT_COLUMNS                                                                                                  \
    "SELECT id, number, staff, date, float, opened_at, closed_at, open_seq, close_seq, closed_by FROM shifts "

ShiftRow readShift(Statement &q)
{
    ShiftRow row;
    row.id = q.id<ShiftId>(0);
    row.number = q.integer(1);
    row.staff = q.text(2);
    row.date = BusinessDate::parse(q.text(3)).value_or(BusinessDate());
    row.cashFloat = q.money(4);
    row.openedAt = q.time(5);
    row.closedAt = q.time(6);
    row.openSeq = q.integer(7);
    row.closeSeq = q.integer(8);
    row.closedBy = q.text(9);
    return row;
}

Result<QList<ShiftRow>> readAll(Statement &q)
{
    QList<ShiftRow> rows;
    while (q.next())
        rows.append(readShift(q));
    MENDIAN_TRY(q.status());
    return rows;
}

} // namespace

Result<std::optional<ShiftRow>> ShiftRepository::open()
{
    Statement q(m_database, SHIFT_COLUMNS "WHERE closed_at IS NULL ORDER BY number DESC LIMIT 1");
    const auto rows = readAll(q);
    if (!rows)
        return fail(rows.error());
    return rows->isEmpty() ? std::nullopt : std::optional<ShiftRow>(rows->first());
}

Result<ShiftRow> ShiftRepository::byId(const ShiftId &id)
{
    Statement q(m_database, SHIFT_COLUMNS "WHERE id = ?");
    const auto rows = readAll(q.bind(id));
    if (!rows)
        return fail(rows.error());
    if (rows->isEmpty())
        return fail(ErrorCode::NotFound, QStringLiteral("no such shift"));
    return rows->first();
}

Result<QList<ShiftRow>> ShiftRepository::last(qint64 count)
{
    Statement q(m_database, SHIFT_COLUMNS "ORDER BY number DESC LIMIT ?");
    return readAll(q.bind(count));
}

Result<QList<ShiftTotal>> ShiftRepository::totals(const ShiftId &shift)
{
    Statement q(m_database, "SELECT kind, count, amount FROM shift_totals WHERE shift = ? ORDER BY kind");
    q.bind(shift);
    QList<ShiftTotal> rows;
    while (q.next())
        rows.append({q.text(0), q.integer(1), q.money(2)});
    MENDIAN_TRY(q.status());
    return rows;
}

Result<QList<ShiftCount>> ShiftRepository::counts(const ShiftId &shift)
{
    Statement q(m_database, "SELECT kind, expected, counted, reason FROM shift_counts WHERE shift = ? ORDER BY kind");
    q.bind(shift);
    QList<ShiftCount> rows;
    while (q.next())
        rows.append({q.text(0), q.money(1), q.money(2), q.text(3)});
    MENDIAN_TRY(q.status());
    return rows;
}

} // namespace mendian::storage
