// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/journal/return.h"
#include "storage/sql/database.h"

#include <QMap>

namespace mendian::storage {

/// A return as lists show it; load() gives the whole.
struct ReturnRow
{
    ReturnId id;
    qint64 seq = 0;
    QString receipt;
    qint64 n = 0;
    SaleId sale; ///< null without a receipt
    ShiftId shift;
    Timestamp at;
    QString cashier;
    QString approver;
    Money total;
};

/// What has gone back of a sale so far, by the place of the line and of the tender.
struct ReturnedOfSale
{
    QMap<int, Quantity> lines;
    QMap<int, Money> tenders;
};

/// Reads returns of store.db, on the connection's thread. A missing row is NotFound.
class ReturnRepository
{
public:
    explicit ReturnRepository(Database &database) : m_database(database) {}
    Result<ReturnRow> byId(const ReturnId &id);
    Result<ReturnRow> byReceipt(qint64 n);
    Result<QList<ReturnRow>> ofSale(const SaleId &sale); ///< oldest first
    Result<QList<ReturnRow>> last(qint64 count);         ///< newest first
    Result<journal::Return> load(const ReturnId &id);    ///< from its journal event
    Result<QByteArray> hashOf(const ReturnId &id);       ///< of its event: 32 bytes
    Result<ReturnedOfSale> returnedOf(const SaleId &sale);

private:
    Database &m_database;
};

} // namespace mendian::storage
