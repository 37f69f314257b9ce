// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/money.h"
#include "core/result.h"

#include <QList>

namespace mendian {

/// given − due. InvalidInput when less was given (args[0] = what is missing), LimitExceeded when it is more than
/// ¥100,000 too much (a bar code typed as money).
Result<Money> cashChange(Money due, Money given);

/// What a customer is likely to hand over for `due`, the exact amount first, then rising (ui-guide §2.3 "smart notes").
/// At most four; none for nothing to pay.
QList<Money> smartNotes(Money due);

} // namespace mendian
