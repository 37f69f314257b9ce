// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "models/catalog/sku.h"
#include "core/quantity.h"

namespace mendian {

/// Who changed a price or gave a discount, and who allowed it (empty: within the person's own limit).
struct Given
{
    QString staff;
    QString approver;
    QString reason;
    friend bool operator==(const Given &, const Given &) = default;
};

/// A discount: exactly one of the two is set.
struct Discount
{
    qint64 basisPoints = 0; ///< taken off: 1000 = 10 % off (九折)
    Money amount;           ///< taken off, of the whole line or basket
    Given by;
    bool isNone() const { return basisPoints == 0 && amount.isZero(); }
    friend bool operator==(const Discount &, const Discount &) = default;
};

struct PriceChange
{
    Money unitPrice;
    Given by;
    friend bool operator==(const PriceChange &, const PriceChange &) = default;
};

/// One line as it is being scanned. Prices are copied from the SKU at the scan, so a price change meanwhile does not
/// alter what the customer was shown.
struct BasketLine
{
    qint64 key = 0; ///< stable within its basket, never reused
    SkuId sku;
    QString number;
    QString name;
    QString barcode; ///< as scanned (never a payment code)
    QString unit;
    bool weighed = false;
    int taxRate = 0;
    int minimumAge = 0;
    qint64 pack = 1; ///< pieces a unit of this line stands for
    Quantity quantity;
    Money listPrice; ///< per unit; of the pack when pack > 1
    std::optional<Money> memberPrice;
    std::optional<Money> labelAmount; ///< printed by a scale: wins over price × weight (spec/devices.md §4.6)
    std::optional<PriceChange> priceChange;
    Discount discount;

    friend bool operator==(const BasketLine &, const BasketLine &) = default;
};

/// The basket being scanned: a plain value with pure operations, so undo is a copy. Engine thread.
/// Every operation checks kMaxQuantity and kMaxAmount and leaves the basket unchanged on an error.
class Basket
{
public:
    SaleId id;
    Timestamp startedAt;
    QList<BasketLine> lines;
    Discount wholeDiscount;
    bool memberPrices = false;
    qint64 lastKey = 0;
    qint64 touched = 0; ///< key of the line last scanned or changed; 0 = none

    bool isEmpty() const { return lines.isEmpty(); }
    const BasketLine *line(qint64 key) const;

    /// What a scan adds. A plain piece of the same SKU, pack and price raises its line instead of making a new one.
    struct Addition
    {
        const Sku *sku = nullptr;
        QString barcode;
        qint64 pack = 1;
        std::optional<Money> packPrice;
        Quantity quantity = Quantity::pieces(1);
        std::optional<Money> labelAmount;
    };
    Result<qint64> add(const Addition &addition); ///< the line's key

    Status setQuantity(qint64 key, Quantity quantity); ///< 0 removes the line; weighed goods have no piece count
    Status remove(qint64 key);
    Status changePrice(qint64 key, const PriceChange &change);
    Status setDiscount(qint64 key, const Discount &discount);
    Status setWholeDiscount(const Discount &discount);

    friend bool operator==(const Basket &, const Basket &) = default;

private:
    BasketLine *find(qint64 key);
};

} // namespace mendian
