// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/journal/rowop.h"
#include "storage/sql/database.h"

namespace mendian::storage {

/// The last line against a doubled or skipped sale, checked inside the commit whatever the workflow believed: a sale id
/// is booked once, a receipt number is the one after the last (design §1 promise 1, §5 receipt number), and no more
/// goes back than was sold and paid, however many returns run into each other. Conflict.
Status checkBeforeFold(Database &database, const QList<journal::RowOp> &ops);

} // namespace mendian::storage
