// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/sql/transaction.h"

#include "core/log.h"
#include "storage/sql/statement.h"

#include <utility>

namespace mendian::storage {

Result<Transaction> Transaction::begin(Database &database)
{
    MENDIAN_CHECK(!database.m_inTransaction);
    MENDIAN_TRY(Statement(database, "BEGIN IMMEDIATE").run());
    database.m_inTransaction = true;
    return Transaction(database);
}

Transaction::Transaction(Transaction &&other) noexcept : m_database(std::exchange(other.m_database, nullptr)) {}

Transaction::~Transaction()
{
    if (m_database)
        (void)rollback();
}

Status Transaction::commit()
{
    MENDIAN_CHECK(m_database);
    const Status status = Statement(*m_database, "COMMIT").run();
    if (!status) {
        (void)rollback();
        return status;
    }
    m_database->m_inTransaction = false;
    m_database = nullptr;
    return {};
}

Status Transaction::rollback()
{
    Database *database = std::exchange(m_database, nullptr);
    if (!database)
        return {};
    // SQLite has rolled back by itself after some errors; a second ROLLBACK then fails and means nothing.
    const bool poisoned = std::exchange(database->m_poisoned, false);
    const Status status = Statement(*database, "ROLLBACK").run();
    database->m_inTransaction = false;
    database->m_poisoned = poisoned;
    return status;
}

} // namespace mendian::storage
