// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/journal/event.h"
#include "models/journal/sale.h"

namespace mendian::journal {

/// The body of a sale's event: compact JSON with sorted keys.
QByteArray saleBody(const Sale &sale);
/// The fact of kind 20, together with the sale itself, so that its fold need not read the body again.
NewEvent saleEvent(const Sale &sale);

} // namespace mendian::journal
