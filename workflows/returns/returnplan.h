// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/returns/tendersplit.h"
#include "workflows/checkout/returnview.h"
#include "workflows/payments/refunddriver.h"
#include "workflows/shop/shop.h"

namespace mendian {

/// The tenders of a sale as money can go back through them now; of an exchange also those behind it.
Result<QList<TenderSource>> tenderSources(Shop &shop, const RefundDriver &driver, const journal::Sale &sale);

/// A request against the books of this moment.
struct PlannedReturn
{
    journal::Sale sale;
    QList<journal::ReturnLine> lines;
    Money total;
    TenderSplit split; ///< of what is given back as money: total − held
};

/// `held` of the value stays here for a new sale. Errors: those of returnLines(), NotFound.
Result<PlannedReturn> planReturn(Shop &shop, const RefundDriver &driver, const ReturnRequest &request, Money held = {});

Result<ReturnView> openForReturn(Shop &shop, const RefundDriver &driver, SaleId sale);
QList<ReturnPartView> partViews(const QList<journal::ReturnTender> &tenders);

} // namespace mendian
