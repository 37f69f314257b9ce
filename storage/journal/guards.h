// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/journal/rowop.h"
#include "storage/sql/database.h"

namespace mendian::storage {

/// The last line against a doubled or skipped sale, checked inside the commit whatever the workflow believed: a sale id
/// is booked once, and a receipt number is the one after the last (design §1 promise 1, §5 receipt number). Conflict.
Status checkBeforeFold(Database &database, const QList<journal::RowOp> &ops);

} // namespace mendian::storage
