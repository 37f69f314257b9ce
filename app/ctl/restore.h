// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/command.h"
#include "storage/journal/verify.h"

namespace mendian::ctl {

Outcome restore(Context &context);
/// A verify report as verify and restore show it; exit 1 names the first bad event or fold row.
Outcome verifyOutcome(const storage::VerifyReport &report);

} // namespace mendian::ctl
