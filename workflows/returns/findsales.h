// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/codes/owncode.h"
#include "workflows/checkout/returnview.h"
#include "workflows/shop/shop.h"

namespace mendian {

/// Sales of this till that fit what the customer knows, newest first, at most `limit`. InvalidInput when nothing was
/// given. A text that is nothing we know gives an empty list.
Result<QList<FoundSale>> findSales(Shop &shop, const SaleSearch &search, int limit = 50);

/// The sale of a scanned receipt code. NotFound: of another till (args[0] = "other_till") or no such number.
/// Conflict: the code's digits do not belong to that receipt.
Result<SaleId> saleOfReceiptCode(Shop &shop, const codes::ReceiptCode &code);

} // namespace mendian
