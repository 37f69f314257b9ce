// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/basket/basketjson.h"

#include "core/json.h"

namespace mendian {

namespace {

QJsonObject givenToJson(const Given &by)
{
    return JsonWriter()
        .put("staff", by.staff)
        .putUnlessEmpty("approver", by.approver)
        .putUnlessEmpty("reason", by.reason)
        .object();
}

Given givenFromJson(const QJsonObject &object)
{
    JsonReader r(object, u"given");
    return {r.stringOr("staff"), r.stringOr("approver"), r.stringOr("reason")};
}

QJsonObject discountToJson(const Discount &discount)
{
    return JsonWriter()
        .putUnlessEmpty("bp", discount.basisPoints)
        .putUnlessEmpty("fen", discount.amount)
        .put("by", QJsonValue(givenToJson(discount.by)))
        .object();
}

Discount discountFromJson(const QJsonObject &object)
{
    JsonReader r(object, u"discount");
    return {r.integerOr("bp", 0), r.moneyOr("fen"), givenFromJson(object.value(QLatin1String("by")).toObject())};
}

} // namespace

QJsonObject lineToJson(const BasketLine &line)
{
    JsonWriter w;
    w.put("key", line.key).put("sku", line.sku).put("number", line.number).put("name", line.name);
    w.putUnlessEmpty("barcode", line.barcode).putUnlessEmpty("unit", line.unit).putUnlessEmpty("weighed", line.weighed);
    w.putUnlessEmpty("tax", qint64(line.taxRate)).putUnlessEmpty("age", qint64(line.minimumAge));
    w.put("qty", line.quantity).put("list", line.listPrice);
    if (line.pack != 1)
        w.put("pack", line.pack);
    if (line.memberPrice)
        w.put("member", *line.memberPrice);
    if (line.labelAmount)
        w.put("label", *line.labelAmount);
    if (line.priceChange)
        w.put("changed",
            QJsonValue(JsonWriter()
                           .put("fen", line.priceChange->unitPrice)
                           .put("by", QJsonValue(givenToJson(line.priceChange->by)))
                           .object()));
    if (!line.discount.isNone())
        w.put("discount", QJsonValue(discountToJson(line.discount)));
    return w.object();
}

Result<BasketLine> lineFromJson(const QJsonObject &object)
{
    JsonReader r(object, u"basket line");
    BasketLine line;
    line.key = r.integer("key");
    line.sku = r.id<SkuId>("sku");
    line.number = r.string("number");
    line.name = r.string("name");
    line.barcode = r.stringOr("barcode");
    line.unit = r.stringOr("unit");
    line.weighed = r.booleanOr("weighed", false);
    line.taxRate = static_cast<int>(r.integerOr("tax", 0));
    line.minimumAge = static_cast<int>(r.integerOr("age", 0));
    line.quantity = r.quantity("qty");
    line.listPrice = r.money("list");
    line.pack = r.integerOr("pack", 1);
    if (r.has("member"))
        line.memberPrice = r.money("member");
    if (r.has("label"))
        line.labelAmount = r.money("label");
    if (r.has("changed")) {
        const QJsonObject changed = r.object("changed");
        JsonReader c(changed, u"price change");
        line.priceChange = PriceChange{c.money("fen"), givenFromJson(changed.value(QLatin1String("by")).toObject())};
        MENDIAN_TRY(c.status());
    }
    if (r.has("discount"))
        line.discount = discountFromJson(r.object("discount"));
    MENDIAN_TRY(r.status());
    return line;
}

QJsonObject headToJson(const Basket &basket)
{
    JsonWriter w;
    w.put("sale", basket.id).put("started_at", basket.startedAt.ms).put("last_key", basket.lastKey);
    w.putUnlessEmpty("touched", basket.touched).putUnlessEmpty("member_prices", basket.memberPrices);
    if (!basket.wholeDiscount.isNone())
        w.put("discount", QJsonValue(discountToJson(basket.wholeDiscount)));
    return w.object();
}

Result<Basket> basketFromJson(const QJsonObject &head, const QList<QJsonObject> &lines)
{
    JsonReader r(head, u"basket");
    Basket basket;
    basket.id = r.id<SaleId>("sale");
    basket.startedAt = {r.integer("started_at")};
    basket.lastKey = r.integer("last_key");
    basket.touched = r.integerOr("touched", 0);
    basket.memberPrices = r.booleanOr("member_prices", false);
    if (r.has("discount"))
        basket.wholeDiscount = discountFromJson(r.object("discount"));
    MENDIAN_TRY(r.status());
    for (const QJsonObject &object : lines) {
        auto line = lineFromJson(object);
        if (!line)
            return fail(line.error());
        basket.lines.append(*std::move(line));
    }
    return basket;
}

QJsonObject toJson(const Basket &basket)
{
    QJsonObject object = headToJson(basket);
    QJsonArray lines;
    for (const BasketLine &line : basket.lines)
        lines.append(lineToJson(line));
    object.insert(QLatin1String("lines"), lines);
    return object;
}

Result<Basket> basketFromJson(const QJsonObject &object)
{
    QList<QJsonObject> lines;
    for (const QJsonValue &value : object.value(QLatin1String("lines")).toArray())
        lines.append(value.toObject());
    return basketFromJson(object, lines);
}

} // namespace mendian
