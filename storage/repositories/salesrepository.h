// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/journal/sale.h"
#include "storage/sql/database.h"

#include <optional>

namespace mendian::storage {

/// A finished sale as the list shows it; load() gives the whole.
struct SaleRow
{
    SaleId id;
    qint64 seq = 0;
    QString receipt;
    qint64 n = 0;
    ShiftId shift;
    BusinessDate date;
    Timestamp at;
    QString cashier;
    qint64 pieces = 0;
    Money gross;
    Money discount;
    Money rounding;
    Money total;
    qint64 prints = 0; ///< reprints asked for
};

/// A sale whose money is on the way: frozen, not finished.
struct OpenSaleRow
{
    SaleId id;
    qint64 seq = 0;
    ShiftId shift;
    Timestamp at;
    QString cashier;
    Money total;
    QString state; ///< "frozen", "abandoned"
};

struct SalesFilter
{
    std::optional<ShiftId> shift = {};
    std::optional<BusinessDate> date = {};
    QString cashier = {}; ///< empty = everybody
};

/// What a customer without the receipt knows of a sale. Members that are set must all fit; at least one is.
struct SalesSearch
{
    QString lastFour = {};  ///< of the card, or the last six of the merchant's order number
    QString reference = {}; ///< provider's order number, card terminal's slip
    std::optional<Money> total = {};
    std::optional<Timestamp> from = {};
    std::optional<Timestamp> to = {};
};

/// Reads sales of store.db. One object a connection, on the connection's thread. A missing row is NotFound.
class SalesRepository
{
public:
    explicit SalesRepository(Database &database) : m_database(database) {}
    Result<SaleRow> byId(const SaleId &id);
    Result<SaleRow> byReceipt(qint64 n);
    Result<QList<SaleRow>> last(qint64 count) { return page({}, 0, count); }
    /// Newest first, receipt numbers below `beforeN` (0 = from the newest).
    Result<QList<SaleRow>> page(const SalesFilter &filter, qint64 beforeN, qint64 count);
    /// Newest first. Reads the whole table: a return is rare, and an index would cost every sale (spec/sync.md §2.1).
    Result<QList<SaleRow>> find(const SalesSearch &search, qint64 count);
    /// The whole sale from its journal event.
    Result<journal::Sale> load(const SaleId &id);
    /// The event's hash (receipt footer) and seq belong to the sale's row: 32 bytes.
    Result<QByteArray> hashOf(const SaleId &id);

    Result<QList<OpenSaleRow>> openSales();
    Result<OpenSaleRow> openSale(const SaleId &id);
    /// The frozen sale from its journal event.
    Result<journal::Sale> loadOpen(const SaleId &id);

private:
    Result<journal::Sale> saleAt(qint64 seq);
    Database &m_database;
};

} // namespace mendian::storage
