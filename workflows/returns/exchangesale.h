// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/journal/event.h"
#include "models/tender/attempt.h"

#include <functional>

namespace mendian {

/// The sale in the basket, as an exchange sees it. PaymentDesk implements it. Engine thread.
class ExchangeSale
{
public:
    /// Makes one commit of these events and whatever else belongs to the exchange.
    using Book = std::function<Status(SaleId sale, const QList<journal::NewEvent> &events)>;

    virtual ~ExchangeSale() = default;
    /// What the sale still needs. Errors: EmptyBasket, PaymentRunning, NoShift, … as for any payment.
    virtual Result<Money> stillDue() const = 0;
    /// Freezes the sale and pays `part` of it with goods, in the one commit that `book` makes; `reference` is the
    /// receipt number of the return. Finishes the sale when nothing is due any more. Returns what is still due.
    virtual Result<Money> payByExchange(Money part, const QString &reference, const Book &book) = 0;
};

} // namespace mendian
