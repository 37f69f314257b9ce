// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/businessdate.h"
#include "core/clock.h"
#include "storage/sql/database.h"

namespace mendian::storage {

struct BillFile
{
    BusinessDate day;
    QString provider; ///< empty: a statement of several
    QString kind;     ///< "trade", "fund_flow", "bank"
    QString digest;   ///< SHA-256, hex: the file's name under bills/
    qint64 size = 0;  ///< 0: the provider says that there was no trade
    Timestamp at;     ///< when it was taken in
    QString staff;
};

/// The files that days were compared with: rows in store.db, contents under bills/ by digest, mode 0600 (ADR 0011).
/// One file per day, provider and kind: a later one takes the place of an earlier. On the connection's thread.
class BillFiles
{
public:
    BillFiles(Database &database, const QString &folder) : m_database(database), m_folder(folder) {}
    /// The content is on the disk before the row is. Returns the row.
    Result<BillFile> keep(BillFile file, const QByteArray &content);
    Result<QList<BillFile>> ofDay(BusinessDate day);
    /// Corrupt when the content is not what it was; NotFound when it is gone: take the file in again.
    Result<QByteArray> read(const BillFile &file);

private:
    QString pathOf(const QString &digest) const;
    Database &m_database;
    QString m_folder; ///< the data folder
};

} // namespace mendian::storage
