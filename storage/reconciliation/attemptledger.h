// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/reconciliation/ledger.h"
#include "storage/sql/database.h"

namespace mendian::storage {

/// The payment attempts of store.db as ledger rows. A merchant number is the attempt's id in hex, and ids begin with
/// their moment, so a day is a range of the primary key. On the connection's thread.
class AttemptLedger final : public LedgerSource
{
public:
    explicit AttemptLedger(Database &database) : m_database(database) {}
    Result<QList<LedgerRow>> ofDay(BusinessDate day) override;
    Result<QList<LedgerRow>> byNumbers(const QStringList &numbers) override;
    Result<QList<LedgerRow>> undecidedBefore(Timestamp moment) override;

private:
    Database &m_database;
};

} // namespace mendian::storage
