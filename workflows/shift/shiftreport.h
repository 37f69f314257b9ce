// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/shiftslips.h"
#include "models/shifts/totals.h"
#include "models/tender/attempt.h"
#include "workflows/shop/shop.h"

namespace mendian {

/// The running totals of a shift, as the folds have them.
Result<ShiftTotals> loadTotals(Shop &shop, ShiftId shift);
/// Undecided payments of this till, oldest first.
Result<QList<Attempt>> loadUndecided(Shop &shop);
/// The numbers of an X or Z report of the shift, without counts.
Result<documents::ShiftReport> shiftReport(Shop &shop, ShiftId shift);

} // namespace mendian
