// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/sql/database.h"

namespace mendian::storage {

/// BEGIN IMMEDIATE … COMMIT on one connection; the destructor rolls back what was not committed.
class Transaction
{
public:
    static Result<Transaction> begin(Database &database);
    Transaction(Transaction &&other) noexcept;
    Transaction &operator=(Transaction &&) = delete;
    ~Transaction();
    /// On failure everything is rolled back; after an I/O error the Database is poisoned and the outcome unknown until
    /// recover().
    Status commit();
    Status rollback();

private:
    explicit Transaction(Database &database) : m_database(&database) {}
    Database *m_database;
};

} // namespace mendian::storage
