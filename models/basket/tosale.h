// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/basket/price.h"

namespace mendian {

/// What the basket itself does not know about its sale.
struct SaleContext
{
    ShiftId shift;
    BusinessDate date;
    QString cashier;
    Timestamp at;
    Money rounding; ///< 抹零 decided for this sale
    journal::PricedWith versions;
};

/// The sale as it is frozen: lines with prices and reasons, no receipt number, no tenders.
journal::Sale toSale(const Basket &basket, const PricedBasket &priced, const SaleContext &context);

} // namespace mendian
