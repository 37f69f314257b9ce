// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalog/sku.h"

#include "core/json.h"

#include <limits>

namespace mendian {

namespace {
void putText(QJsonObject &object, QLatin1String key, const QString &text)
{
    if (!text.isEmpty())
        object.insert(key, text);
}

void putMoney(QJsonObject &object, QLatin1String key, const std::optional<Money> &money)
{
    if (money)
        object.insert(key, money->fen());
}

std::optional<Money> optionalMoney(JsonReader &reader, const char *key)
{
    return reader.has(key) ? std::optional(reader.money(key)) : std::nullopt;
}

Result<int> smallInteger(qint64 value, const char *key)
{
    if (value < 0 || value > std::numeric_limits<int>::max())
        return fail(ErrorCode::Protocol, QStringLiteral("sku: \"%1\" out of range").arg(QLatin1String(key)));
    return static_cast<int>(value);
}

QJsonObject barcodeToJson(const Barcode &barcode)
{
    QJsonObject object{{QStringLiteral("text"), barcode.text}};
    if (barcode.pack != 1)
        object.insert(QLatin1String("pack"), barcode.pack);
    putMoney(object, QLatin1String("price"), barcode.packPrice);
    return object;
}
} // namespace

QJsonObject toJson(const Sku &sku)
{
    QJsonObject object{{QStringLiteral("id"), sku.id.toString()}, {QStringLiteral("number"), sku.number},
        {QStringLiteral("name"), sku.name}, {QStringLiteral("unit"), sku.unit},
        {QStringLiteral("price"), sku.price.fen()}};
    putText(object, QLatin1String("short"), sku.shortName);
    putText(object, QLatin1String("spec"), sku.spec);
    putText(object, QLatin1String("plu"), sku.plu);
    putText(object, QLatin1String("category"), sku.category);
    putText(object, QLatin1String("shelf"), sku.shelf);
    putMoney(object, QLatin1String("member"), sku.memberPrice);
    putMoney(object, QLatin1String("cost"), sku.cost);
    if (sku.weighed)
        object.insert(QLatin1String("weighed"), true);
    if (sku.fresh)
        object.insert(QLatin1String("fresh"), true);
    if (!sku.active)
        object.insert(QLatin1String("active"), false);
    if (sku.taxRate != 0)
        object.insert(QLatin1String("tax"), sku.taxRate);
    if (sku.minimumAge != 0)
        object.insert(QLatin1String("age"), sku.minimumAge);
    if (!sku.barcodes.isEmpty()) {
        QJsonArray barcodes;
        for (const Barcode &barcode : sku.barcodes)
            barcodes.append(barcodeToJson(barcode));
        object.insert(QLatin1String("barcodes"), barcodes);
    }
    return object;
}

Result<Sku> skuFromJson(const QJsonObject &object)
{
    JsonReader reader(object, u"sku");
    Sku sku;
    sku.id = reader.id<SkuId>("id");
    sku.number = reader.string("number");
    sku.name = reader.string("name");
    sku.unit = reader.string("unit");
    sku.price = reader.money("price");
    sku.shortName = reader.stringOr("short");
    sku.spec = reader.stringOr("spec");
    sku.plu = reader.stringOr("plu");
    sku.category = reader.stringOr("category");
    sku.shelf = reader.stringOr("shelf");
    sku.memberPrice = optionalMoney(reader, "member");
    sku.cost = optionalMoney(reader, "cost");
    sku.weighed = reader.booleanOr("weighed", false);
    sku.fresh = reader.booleanOr("fresh", false);
    sku.active = reader.booleanOr("active", true);
    const auto tax = smallInteger(reader.integerOr("tax", 0), "tax");
    const auto age = smallInteger(reader.integerOr("age", 0), "age");
    const QJsonArray barcodes = reader.arrayOr("barcodes");
    MENDIAN_TRY(reader.status());
    MENDIAN_TRY(tax);
    MENDIAN_TRY(age);
    sku.taxRate = *tax;
    sku.minimumAge = *age;
    for (const QJsonValue &value : barcodes) {
        if (!value.isObject())
            return fail(ErrorCode::Protocol, QStringLiteral("sku: a barcode is not an object"));
        JsonReader inner(value.toObject(), u"sku barcode");
        Barcode barcode;
        barcode.text = inner.string("text");
        barcode.pack = inner.integerOr("pack", 1);
        barcode.packPrice = optionalMoney(inner, "price");
        MENDIAN_TRY(inner.status());
        sku.barcodes.append(barcode);
    }
    return sku;
}

} // namespace mendian
