// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/repositories/returnrepository.h"

#include "storage/sql/statement.h"

namespace mendian::storage {

namespace {

#define RETURN_COLUMNS "SELECT id, seq, receipt, n, sale, shift, at, cashier, approver, total FROM returns "

Result<QList<ReturnRow>> readAll(Statement &q)
{
    QList<ReturnRow> rows;
    while (q.next())
        rows.append({q.id<ReturnId>(0), q.integer(1), q.text(2), q.integer(3), q.id<SaleId>(4), q.id<ShiftId>(5),
            q.time(6), q.text(7), q.text(8), q.money(9)});
    MENDIAN_TRY(q.status());
    return rows;
}

Result<ReturnRow> one(Statement &q)
{
    const auto rows = readAll(q);
    if (!rows)
        return fail(rows.error());
    if (rows->isEmpty())
        return fail(ErrorCode::NotFound, QStringLiteral("no such return"));
    return rows->first();
}

} // namespace

Result<ReturnRow> ReturnRepository::byId(const ReturnId &id)
{
    Statement q(m_database, RETURN_COLUMNS "WHERE id = ?");
    return one(q.bind(id));
}

Result<ReturnRow> ReturnRepository::byReceipt(qint64 n)
{
    Statement q(m_database, RETURN_COLUMNS "WHERE n = ?");
    return one(q.bind(n));
}

Result<QList<ReturnRow>> ReturnRepository::ofSale(const SaleId &sale)
{
    Statement q(m_database, RETURN_COLUMNS "WHERE sale = ? ORDER BY n");
    return readAll(q.bind(sale));
}

Result<QList<ReturnRow>> ReturnRepository::last(qint64 count)
{
    Statement q(m_database, RETURN_COLUMNS "ORDER BY n DESC LIMIT ?");
    return readAll(q.bind(count));
}

Result<journal::Return> ReturnRepository::load(const ReturnId &id)
{
    Statement q(m_database, "SELECT j.body, j.seq FROM returns r JOIN journal j ON j.seq = r.seq WHERE r.id = ?");
    q.bind(id);
    if (!q.next()) {
        MENDIAN_TRY(q.status());
        return fail(ErrorCode::NotFound, QStringLiteral("no such return"));
    }
    const auto object = parseJsonObject(q.blob(0), u"return");
    if (!object)
        return fail(
            ErrorCode::Corrupt, object.error().detail, {QStringLiteral("store.db"), QString::number(q.integer(1))});
    return journal::returnFromJson(*object);
}

Result<QByteArray> ReturnRepository::hashOf(const ReturnId &id)
{
    Statement q(m_database, "SELECT j.hash FROM returns r JOIN journal j ON j.seq = r.seq WHERE r.id = ?");
    q.bind(id);
    if (q.next())
        return q.blob(0);
    MENDIAN_TRY(q.status());
    return fail(ErrorCode::NotFound, QStringLiteral("no such return"));
}

Result<ReturnedOfSale> ReturnRepository::returnedOf(const SaleId &sale)
{
    ReturnedOfSale returned;
    Statement lines(m_database, "SELECT line, sum(quantity) FROM return_lines WHERE sale = ? GROUP BY line");
    lines.bind(sale);
    while (lines.next())
        returned.lines.insert(static_cast<int>(lines.integer(0)), lines.quantity(1));
    MENDIAN_TRY(lines.status());
    Statement tenders(m_database, "SELECT tender, sum(amount) FROM return_tenders WHERE sale = ? GROUP BY tender");
    tenders.bind(sale);
    while (tenders.next())
        returned.tenders.insert(static_cast<int>(tenders.integer(0)), tenders.money(1));
    MENDIAN_TRY(tenders.status());
    return returned;
}

} // namespace mendian::storage
