// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/journal/verify.h"

namespace mendian::storage {

/// Compares every fold table of `stored` with `rebuilt` and adds what differs to the report.
Status compareFolds(Database &stored, Database &rebuilt, VerifyReport &report);

} // namespace mendian::storage
