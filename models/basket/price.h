// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/basket/basket.h"
#include "models/journal/sale.h"

namespace mendian {

/// A line with its price and the reasons for it. gross − discount = net ≥ 0.
struct PricedLine
{
    qint64 key = 0;
    Money unitPrice;
    Money gross;
    Money discount;
    Money net;
    QList<journal::PriceReason> reasons;
};

struct PricedBasket
{
    QList<PricedLine> lines; ///< in the basket's order
    Money gross;
    Money discount;
    Money total;       ///< before 抹零
    qint64 pieces = 0; ///< a weighed line counts as one
};

/// Prices a basket from scratch: list price × quantity (half up to the fen) or the label's amount, then member price,
/// price change, line discount, whole discount (prorated over the lines by what they cost so far, adding up exactly).
/// Pure; overflow beyond kMaxAmount is an error.
Result<PricedBasket> price(const Basket &basket);

} // namespace mendian
