// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/goods/goodsrepository.h"
#include "storage/goods/searchindex.h"
#include "workflows/shop/shop.h"

namespace mendian::app {

/// The shop's goods in reference.db and search.db behind the workflows' interface. Engine thread.
class StoredGoods final : public GoodsSource
{
public:
    StoredGoods(storage::Database &reference, storage::Database &search) : m_goods(reference), m_search(search) {}

    storage::GoodsRepository &repository() { return m_goods; }
    storage::SearchIndex &search() { return m_search; }

    Result<mendian::FoundGoods> byBarcode(const QString &text) override;
    Result<Sku> byPlu(const QString &plu) override;
    Result<Sku> byNumber(const QString &number) override;
    Result<Sku> byId(SkuId id) override;
    Result<QList<Sku>> search(const QString &text, int limit) override;
    Result<qint64> version() override;

private:
    storage::GoodsRepository m_goods;
    storage::SearchIndex m_search;
};

} // namespace mendian::app
