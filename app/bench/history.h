// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/basket/basket.h"
#include "workflows/shop/shop.h"

namespace mendian::bench {

/// Writes a shop's past: shifts and cash sales as the till writes them (basket, price, sale, receipt slip, drawer job),
/// but many events in one commit. Engine thread.
class History
{
public:
    History(Shop &shop, ManualClock &clock, QStringList barcodes);
    Status readGoods();
    /// A shift with that many sales, opened and closed; the clock moves on by `lengthMs`.
    Status addDay(int sales, qint64 lengthMs);
    Status openShift();
    Status sell(int sales);
    /// Sales that were put aside, each with a payment that became Unknown.
    Status putAside(int sales, const QString &provider);
    /// A basket with that many different lines; `turn` chooses the goods.
    Basket basket(int lines, qint64 turn) const;

private:
    Result<journal::Sale> nextSale(int lines, qint64 n);
    Status commit(const QList<journal::Sale> &sales);
    Status closeShift();

    Shop &m_shop;
    ManualClock &m_clock;
    QStringList m_barcodes;
    QList<Sku> m_goods;
    ShiftId m_shift;
    BusinessDate m_date;
    Money m_cash;
};

} // namespace mendian::bench
