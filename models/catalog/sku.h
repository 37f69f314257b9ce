// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/id.h"
#include "core/money.h"

#include <QJsonObject>
#include <QList>
#include <QString>
#include <optional>

namespace mendian {

/// One code that is printed on a SKU or on a pack of it.
struct Barcode
{
    QString text;                   ///< as printed and scanned, for example "6901234567892"
    qint64 pack = 1;                ///< pieces this code stands for; 1 = the single piece
    std::optional<Money> packPrice; ///< price of the whole pack; absent: pack × the SKU's price

    friend bool operator==(const Barcode &, const Barcode &) = default;
};

/// A stock-keeping unit as reference data: what it is called, what it costs, how it is found. Plain value, any thread.
/// Rules for its fields are in models/catalog/skurules.h; on-hand figures are not part of it.
struct Sku
{
    SkuId id;
    QString number; ///< 货号, unique in the shop
    QString name;
    QString shortName;                ///< for quick keys and narrow receipts; empty: the name
    QString spec;                     ///< 规格, "550ml×12"
    QString unit;                     ///< "瓶"; weighed goods: "kg"
    Money price;                      ///< a piece or a kilogram; 0 = the cashier enters the price
    std::optional<Money> memberPrice; ///< absent: members pay the price
    std::optional<Money> cost;        ///< last purchase price; absent: not known
    bool weighed = false;             ///< sold by weight: quantity in kg with three decimals
    QString plu;                      ///< 5 or 6 digits as the scale prints them (spec/devices.md §4.6), or empty
    QString category;                 ///< path from the top, "食品/饮料/水"
    int taxRate = 0;                  ///< VAT contained in the price, in basis points: 1300 = 13 %
    QString shelf;                    ///< 货位, "A03-2-05"
    bool fresh = false;               ///< 生鲜: refunds at once, is not restocked (design §4)
    bool active = true;               ///< false: no longer sold, still found for returns
    int minimumAge = 0;               ///< 0 or the age the law asks for (tobacco, alcohol: 18)
    QList<Barcode> barcodes;

    const QString &displayShortName() const { return shortName.isEmpty() ? name : shortName; }
    friend bool operator==(const Sku &, const Sku &) = default;
};

/// The stored and sent form: integers only, absent members left out, keys sorted: equal SKUs give equal bytes.
QJsonObject toJson(const Sku &sku);
/// Reads what toJson() writes. Unknown members are ignored (a newer server may send more); field rules are not checked.
Result<Sku> skuFromJson(const QJsonObject &object);

} // namespace mendian
