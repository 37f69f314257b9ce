// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/basket/basket.h"

#include "models/basket/price.h"

namespace mendian {

namespace {

Status checkDiscount(const Discount &discount)
{
    const bool percent = discount.basisPoints != 0;
    if (discount.basisPoints < 0 || discount.basisPoints > 10'000 || discount.amount.isNegative())
        return fail(ErrorCode::InvalidInput, QStringLiteral("a discount lies between nothing and everything"));
    if (percent && !discount.amount.isZero())
        return fail(ErrorCode::InvalidInput, QStringLiteral("a discount is a percentage or an amount, not both"));
    return {};
}

Status checkQuantity(Quantity quantity)
{
    if (quantity.thousandths() <= 0)
        return fail(ErrorCode::InvalidInput, QStringLiteral("a quantity is above zero"));
    if (quantity > kMaxQuantity)
        return fail(ErrorCode::LimitExceeded, QStringLiteral("quantity too large"), {kMaxQuantity.toString()});
    return {};
}

bool canRaise(const BasketLine &line, const Basket::Addition &addition, Money listPrice)
{
    return line.sku == addition.sku->id && line.pack == addition.pack && line.listPrice == listPrice && !line.weighed
        && !line.priceChange && line.discount.isNone() && !line.labelAmount && line.barcode == addition.barcode;
}

/// Applies a change to a copy and keeps it only when every amount stays within range.
template <typename F>
Status changed(Basket &basket, F change)
{
    Basket copy = basket;
    MENDIAN_TRY(change(copy));
    if (const auto priced = price(copy); !priced)
        return fail(priced.error());
    basket = std::move(copy);
    return {};
}

} // namespace

const BasketLine *Basket::line(qint64 key) const
{
    for (const BasketLine &line : lines)
        if (line.key == key)
            return &line;
    return nullptr;
}

BasketLine *Basket::find(qint64 key)
{
    for (BasketLine &line : lines)
        if (line.key == key)
            return &line;
    return nullptr;
}

Result<qint64> Basket::add(const Addition &addition)
{
    const Sku &sku = *addition.sku;
    MENDIAN_TRY(checkQuantity(addition.quantity));
    if (!sku.weighed && !addition.quantity.isWhole())
        return fail(ErrorCode::InvalidInput, QStringLiteral("sold by the piece"));
    const auto packed = scaled(sku.price, addition.pack, 1);
    if (!packed)
        return fail(packed.error());
    const Money listPrice = addition.packPrice.value_or(*packed);
    qint64 key = 0;
    MENDIAN_TRY(changed(*this, [&](Basket &basket) -> Status {
        if (!addition.labelAmount) {
            for (BasketLine &line : basket.lines) {
                if (!sku.weighed && canRaise(line, addition, listPrice)) {
                    line.quantity = line.quantity + addition.quantity;
                    key = basket.touched = line.key;
                    return checkQuantity(line.quantity);
                }
            }
        }
        BasketLine line;
        line.key = ++basket.lastKey;
        line.sku = sku.id;
        line.number = sku.number;
        line.name = sku.name;
        line.barcode = addition.barcode;
        line.unit = sku.unit;
        line.weighed = sku.weighed;
        line.taxRate = sku.taxRate;
        line.minimumAge = sku.minimumAge;
        line.pack = addition.pack;
        line.quantity = addition.quantity;
        line.listPrice = listPrice;
        if (addition.pack == 1)
            line.memberPrice = sku.memberPrice;
        line.labelAmount = addition.labelAmount;
        basket.lines.append(line);
        key = basket.touched = line.key;
        return {};
    }));
    return key;
}

Status Basket::setQuantity(qint64 key, Quantity quantity)
{
    if (quantity.isZero())
        return remove(key);
    return changed(*this, [&](Basket &basket) -> Status {
        BasketLine *line = basket.find(key);
        if (!line)
            return fail(ErrorCode::NotFound, QStringLiteral("no such line"));
        if (line->weighed || line->labelAmount)
            return fail(ErrorCode::Unsupported, QStringLiteral("the weight comes from the scale"));
        if (!quantity.isWhole())
            return fail(ErrorCode::InvalidInput, QStringLiteral("sold by the piece"));
        line->quantity = quantity;
        basket.touched = key;
        return checkQuantity(quantity);
    });
}

Status Basket::remove(qint64 key)
{
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (lines[i].key != key)
            continue;
        lines.removeAt(i);
        touched = lines.isEmpty() ? 0 : lines[std::min(i, lines.size() - 1)].key;
        if (lines.isEmpty())
            wholeDiscount = {};
        return {};
    }
    return fail(ErrorCode::NotFound, QStringLiteral("no such line"));
}

Status Basket::changePrice(qint64 key, const PriceChange &change)
{
    return changed(*this, [&](Basket &basket) -> Status {
        BasketLine *line = basket.find(key);
        if (!line)
            return fail(ErrorCode::NotFound, QStringLiteral("no such line"));
        if (change.unitPrice.isNegative() || change.unitPrice > kMaxAmount)
            return fail(ErrorCode::InvalidInput, QStringLiteral("a price lies between 0 and the largest amount"));
        line->priceChange = change;
        line->labelAmount.reset(); // the person's price replaces the printed amount
        basket.touched = key;
        return {};
    });
}

Status Basket::setDiscount(qint64 key, const Discount &discount)
{
    MENDIAN_TRY(checkDiscount(discount));
    return changed(*this, [&](Basket &basket) -> Status {
        BasketLine *line = basket.find(key);
        if (!line)
            return fail(ErrorCode::NotFound, QStringLiteral("no such line"));
        line->discount = discount;
        basket.touched = key;
        return {};
    });
}

Status Basket::setWholeDiscount(const Discount &discount)
{
    MENDIAN_TRY(checkDiscount(discount));
    if (isEmpty())
        return fail(ErrorCode::EmptyBasket, QStringLiteral("nothing to discount"));
    wholeDiscount = discount;
    return {};
}

} // namespace mendian
