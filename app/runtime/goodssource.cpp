// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runtime/goodssource.h"

namespace mendian::app {

namespace {

/// A discontinued article is not sold; it is only found for returns.
Result<Sku> sellable(Result<Sku> sku)
{
    if (sku && !sku->active)
        return fail(ErrorCode::NotFound, QStringLiteral("no longer sold"), {sku->name});
    return sku;
}

} // namespace

Result<mendian::FoundGoods> StoredGoods::byBarcode(const QString &text)
{
    const auto found = m_goods.findByBarcode(text);
    if (!found)
        return fail(found.error());
    const auto sku = sellable(found->sku);
    if (!sku)
        return fail(sku.error());
    return mendian::FoundGoods{*sku, found->barcode.pack, found->barcode.packPrice};
}

Result<Sku> StoredGoods::byPlu(const QString &plu) { return sellable(m_goods.findByPlu(plu)); }

Result<Sku> StoredGoods::byNumber(const QString &number) { return sellable(m_goods.findByNumber(number)); }

Result<Sku> StoredGoods::byId(SkuId id) { return sellable(m_goods.find(id)); }

Result<QList<Sku>> StoredGoods::search(const QString &text, int limit)
{
    const auto ids = m_search.find(text, limit);
    if (!ids)
        return fail(ids.error());
    QList<Sku> goods;
    for (const SkuId &id : *ids) {
        auto sku = m_goods.find(id);
        if (sku && sku->active)
            goods.append(*std::move(sku));
    }
    return goods;
}

Result<qint64> StoredGoods::version()
{
    const auto head = m_goods.head();
    if (!head)
        return fail(head.error());
    return head->version;
}

} // namespace mendian::app
