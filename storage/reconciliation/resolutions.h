// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/reconciliation/difference.h"
#include "storage/sql/database.h"

namespace mendian::storage {

/// What was decided about the differences of a day that is not signed yet; the signing takes them into its fact.
/// On the connection's thread.
class Resolutions
{
public:
    explicit Resolutions(Database &database) : m_database(database) {}
    Result<QList<Resolution>> ofDay(BusinessDate day);
    /// Takes the place of an earlier one of the same difference. Fit for a commit's `extra`.
    Status put(BusinessDate day, const Resolution &resolution);

private:
    Database &m_database;
};

} // namespace mendian::storage
