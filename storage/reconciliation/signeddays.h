// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/journal/facts.h"
#include "storage/sql/database.h"

#include <optional>

namespace mendian::storage {

/// Days whose payments were signed: a fold of the journal. On the connection's thread.
class SignedDays
{
public:
    explicit SignedDays(Database &database) : m_database(database) {}
    /// Nothing when the day is not signed.
    Result<std::optional<journal::DaySigned>> find(BusinessDate day);

private:
    Database &m_database;
};

} // namespace mendian::storage
