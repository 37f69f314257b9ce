// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/repositories/salesrepository.h"

#include "storage/sql/statement.h"

#include <limits>

namespace mendian::storage {

namespace {

#define SALE_COLUMNS                                                                                                   \
    "SELECT id, seq, receipt, n, shift, date, at, cashier, pieces, gross, discount, rounding, total, prints FROM "     \
    "sales "
#define OPEN_COLUMNS "SELECT id, seq, shift, at, cashier, total, state FROM open_sales "

SaleRow readSale(Statement &q)
{
    SaleRow row;
    row.id = q.id<SaleId>(0);
    row.seq = q.integer(1);
    row.receipt = q.text(2);
    row.n = q.integer(3);
    row.shift = q.id<ShiftId>(4);
    row.date = BusinessDate::parse(q.text(5)).value_or(BusinessDate());
    row.at = q.time(6);
    row.cashier = q.text(7);
    row.pieces = q.integer(8);
    row.gross = q.money(9);
    row.discount = q.money(10);
    row.rounding = q.money(11);
    row.total = q.money(12);
    row.prints = q.integer(13);
    return row;
}

OpenSaleRow readOpen(Statement &q)
{
    return {q.id<SaleId>(0), q.integer(1), q.id<ShiftId>(2), q.time(3), q.text(4), q.money(5), q.text(6)};
}

template <typename Row>
Result<Row> one(Statement &q, Row (*read)(Statement &), const char *what)
{
    if (q.next()) {
        Row row = read(q);
        MENDIAN_TRY(q.status());
        return row;
    }
    MENDIAN_TRY(q.status());
    return fail(ErrorCode::NotFound, QStringLiteral("no such %1").arg(QLatin1String(what)));
}

} // namespace

Result<SaleRow> SalesRepository::byId(const SaleId &id)
{
    Statement q(m_database, SALE_COLUMNS "WHERE id = ?");
    return one(q.bind(id), readSale, "sale");
}

Result<SaleRow> SalesRepository::byReceipt(qint64 n)
{
    Statement q(m_database, SALE_COLUMNS "WHERE n = ?");
    return one(q.bind(n), readSale, "sale");
}

Result<QList<SaleRow>> SalesRepository::page(const SalesFilter &filter, qint64 beforeN, qint64 count)
{
    const auto date = filter.date ? std::optional<QString>(filter.date->toString()) : std::nullopt;
    Statement q(m_database,
        SALE_COLUMNS "WHERE n < ? AND (? IS NULL OR shift = ?) AND (? IS NULL OR date = ?) AND (? = '' OR cashier = ?) "
                     "ORDER BY n DESC LIMIT ?");
    q.bind(beforeN > 0 ? beforeN : std::numeric_limits<qint64>::max(), filter.shift, filter.shift, date, date,
        filter.cashier, filter.cashier, count);
    QList<SaleRow> rows;
    while (q.next())
        rows.append(readSale(q));
    MENDIAN_TRY(q.status());
    return rows;
}

Result<QList<SaleRow>> SalesRepository::find(const SalesSearch &search, qint64 count)
{
    using journal::Cell;
    const Cell total = search.total ? Cell(search.total->fen()) : Cell();
    const Cell from = search.from ? Cell(search.from->ms) : Cell();
    const Cell to = search.to ? Cell(search.to->ms) : Cell();
    Statement q(m_database,
        SALE_COLUMNS
        "WHERE (? IS NULL OR total = ?) AND (? IS NULL OR at >= ?) AND (? IS NULL OR at <= ?) "
        "AND (? = '' OR id IN (SELECT sale FROM sale_tenders WHERE last_four = ?)) "
        "AND (? = '' OR id IN (SELECT sale FROM sale_tenders WHERE reference = ?)) ORDER BY n DESC LIMIT ?");
    q.bind(
        total, total, from, from, to, to, search.lastFour, search.lastFour, search.reference, search.reference, count);
    QList<SaleRow> rows;
    while (q.next())
        rows.append(readSale(q));
    MENDIAN_TRY(q.status());
    return rows;
}

Result<journal::Sale> SalesRepository::saleAt(qint64 seq)
{
    Statement q(m_database, "SELECT body FROM journal WHERE seq = ?");
    q.bind(seq);
    const QByteArray body = q.next() ? q.blob(0) : QByteArray();
    MENDIAN_TRY(q.status());
    const auto object = parseJsonObject(body, u"sale");
    if (!object)
        return fail(ErrorCode::Corrupt, object.error().detail, {QStringLiteral("store.db"), QString::number(seq)});
    return journal::saleFromJson(*object);
}

Result<journal::Sale> SalesRepository::load(const SaleId &id)
{
    const auto row = byId(id);
    return row ? saleAt(row->seq) : fail(row.error());
}

Result<QByteArray> SalesRepository::hashOf(const SaleId &id)
{
    Statement q(m_database, "SELECT j.hash FROM sales s JOIN journal j ON j.seq = s.seq WHERE s.id = ?");
    q.bind(id);
    if (q.next())
        return q.blob(0);
    MENDIAN_TRY(q.status());
    return fail(ErrorCode::NotFound, QStringLiteral("no such sale"));
}

Result<QList<OpenSaleRow>> SalesRepository::openSales()
{
    Statement q(m_database, OPEN_COLUMNS "ORDER BY seq");
    QList<OpenSaleRow> rows;
    while (q.next())
        rows.append(readOpen(q));
    MENDIAN_TRY(q.status());
    return rows;
}

Result<OpenSaleRow> SalesRepository::openSale(const SaleId &id)
{
    Statement q(m_database, OPEN_COLUMNS "WHERE id = ?");
    return one(q.bind(id), readOpen, "open sale");
}

Result<journal::Sale> SalesRepository::loadOpen(const SaleId &id)
{
    const auto row = openSale(id);
    return row ? saleAt(row->seq) : fail(row.error());
}

} // namespace mendian::storage
