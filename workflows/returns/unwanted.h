// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tender/attempt.h"
#include "workflows/shop/shop.h"

namespace mendian {

/// The provider took the money after we had written the attempt off: it ended as Refused or Closed, and later a
/// verified reply said "paid" (the alarm of models/tender/machine).
bool isLatePaid(const Attempt &attempt);

/// Payments of a sale that no sale needs any more and that are not refunded yet (design §4): paid although the sale was
/// left, or beside the money that finished it, or after they had ended. Empty while the sale is still open.
Result<QList<Attempt>> unwantedOf(Shop &shop, SaleId sale);

/// Sales with a payment of the last 40 days that may be unwanted: for the start, when a kill came between learning of
/// the money and asking for its refund.
Result<QList<SaleId>> salesToLookAt(Shop &shop);

} // namespace mendian
