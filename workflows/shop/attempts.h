// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tender/attempt.h"
#include "storage/repositories/attemptrepository.h"

namespace mendian {

/// Rows of the fold table as attempts; a damaged one is Corrupt.
Result<QList<Attempt>> attemptsFromRows(const Result<QList<storage::AttemptRow>> &rows);

} // namespace mendian
