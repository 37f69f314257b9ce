// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/document.h"
#include "models/tender/attempt.h"
#include "workflows/shop/attempts.h"
#include "storage/repositories/salesrepository.h"
#include "storage/repositories/shiftrepository.h"
#include "workflows/shop/shop.h"

namespace mendian {

/// Cash that completes a sale.
struct CashPart
{
    Money due; ///< what cash pays, after 抹零
    Money received;
    Money rounding; ///< waived because cash pays the rest
};

struct FinishRequest
{
    SaleId id;
    /// A sale that was never frozen: paid in cash alone, everything in one commit.
    std::optional<journal::Sale> fresh;
    std::optional<CashPart> cash;
};

struct FinishedSale
{
    journal::Sale sale;
    bool already = false; ///< it was finished before; nothing was written
};

/// The only way to a receipt (design §4). Idempotent: a sale that is booked already is returned as it is. One commit
/// holds the sale event, its folds and stock moves (the lines are the moves), the receipt number, the drawer opening
/// and the print jobs. It is booked to the shift open now. Errors: InvalidInput when the money is not complete,
/// NoShift, DiskFull and Io from the store (nothing is booked then).
Result<FinishedSale> finishSale(Shop &shop, const FinishRequest &request);

/// The receipt of a finished sale, as it was printed first.
Result<documents::Document> receiptDocument(Shop &shop, const journal::Sale &sale);
/// All attempts of a sale, oldest first.
Result<QList<Attempt>> attemptsOf(Shop &shop, SaleId id);

} // namespace mendian
