// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/basket/tosale.h"

namespace mendian {

journal::Sale toSale(const Basket &basket, const PricedBasket &priced, const SaleContext &context)
{
    journal::Sale sale;
    sale.id = basket.id;
    sale.shift = sale.startedIn = context.shift;
    sale.date = context.date;
    sale.cashier = context.cashier;
    sale.startedAt = basket.startedAt;
    sale.at = context.at;
    for (qsizetype i = 0; i < basket.lines.size(); ++i) {
        const BasketLine &line = basket.lines[i];
        const PricedLine &cost = priced.lines[i];
        journal::SaleLine sold;
        sold.sku = line.sku;
        sold.number = line.number;
        sold.name = line.name;
        sold.barcode = line.barcode;
        sold.unit = line.unit;
        sold.weighed = line.weighed;
        sold.quantity = line.quantity;
        sold.listPrice = line.listPrice;
        sold.unitPrice = cost.unitPrice;
        sold.gross = cost.gross;
        sold.discount = cost.discount;
        sold.net = cost.net;
        sold.taxBasisPoints = line.taxRate;
        sold.reasons = cost.reasons;
        sale.lines.append(sold);
    }
    sale.gross = priced.gross;
    sale.discount = priced.discount;
    sale.rounding = context.rounding;
    sale.total = priced.total - context.rounding;
    sale.versions = context.versions;
    return sale;
}

} // namespace mendian
