// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/journal/return.h"

#include <QSet>

namespace mendian::journal {

namespace {

QJsonObject toJson(const ReturnLine &line)
{
    return JsonWriter()
        .put("index", qint64(line.index))
        .put("sku", line.sku)
        .putUnlessEmpty("number", line.number)
        .put("name", line.name)
        .putUnlessEmpty("unit", line.unit)
        .putUnlessEmpty("weighed", line.weighed)
        .put("qty", line.quantity)
        .put("sold", line.sold)
        .put("fen", line.amount)
        .put("tax_bp", line.taxBasisPoints)
        .put("reason", line.reason)
        .putUnlessEmpty("note", line.note)
        .object();
}

Result<ReturnLine> lineFromJson(const QJsonObject &object)
{
    JsonReader r(object, u"return line");
    ReturnLine line;
    line.index = static_cast<int>(r.integer("index"));
    line.sku = r.id<SkuId>("sku");
    line.number = r.stringOr("number");
    line.name = r.string("name");
    line.unit = r.stringOr("unit");
    line.weighed = r.booleanOr("weighed", false);
    line.quantity = r.quantity("qty");
    line.sold = r.quantity("sold");
    line.amount = r.money("fen");
    line.taxBasisPoints = r.integerOr("tax_bp", 0);
    line.reason = r.string("reason");
    line.note = r.stringOr("note");
    MENDIAN_TRY(r.status());
    return line;
}

QJsonObject toJson(const ReturnTender &tender)
{
    JsonWriter w;
    w.put("kind", tender.kind).put("fen", tender.amount).putUnlessEmpty("sale", tender.sale);
    if (tender.tender >= 0)
        w.put("no", qint64(tender.tender)).put("of", tender.of);
    return w.putUnlessEmpty("attempt", tender.attempt)
        .putUnlessEmpty("refund", tender.refund)
        .putUnlessEmpty("ref", tender.reference)
        .putUnlessEmpty("last4", tender.lastFour)
        .object();
}

Result<ReturnTender> tenderFromJson(const QJsonObject &object)
{
    JsonReader r(object, u"return tender");
    ReturnTender tender;
    tender.kind = r.string("kind");
    tender.amount = r.money("fen");
    tender.sale = r.idOr<SaleId>("sale");
    tender.tender = static_cast<int>(r.integerOr("no", -1));
    tender.of = r.moneyOr("of");
    tender.attempt = r.idOr<AttemptId>("attempt");
    tender.refund = r.idOr<RefundId>("refund");
    tender.reference = r.stringOr("ref");
    tender.lastFour = r.stringOr("last4");
    MENDIAN_TRY(r.status());
    return tender;
}

template <typename T>
QJsonArray listToJson(const QList<T> &list)
{
    QJsonArray array;
    for (const T &item : list)
        array.append(toJson(item));
    return array;
}

template <typename T>
Status listFromJson(const QJsonArray &array, Result<T> (*read)(const QJsonObject &), QList<T> &list)
{
    for (const QJsonValue &value : array) {
        auto item = read(value.toObject());
        if (!item)
            return fail(item.error());
        list.append(*std::move(item));
    }
    return {};
}

} // namespace

qint64 Return::pieces() const
{
    qint64 count = 0;
    for (const ReturnLine &line : lines)
        count += line.weighed ? 1 : line.quantity.wholePieces();
    return count;
}

QJsonObject toJson(const Return &value)
{
    return JsonWriter()
        .put("return", value.id)
        .put("receipt", value.receipt.toString())
        .putUnlessEmpty("sale", value.sale)
        .putUnlessEmpty("of", value.saleReceipt)
        .put("shift", value.shift)
        .put("date", value.date.toString())
        .put("at", value.at.ms)
        .put("cashier", value.cashier)
        .putUnlessEmpty("approver", value.approver)
        .put("lines", QJsonValue(listToJson(value.lines)))
        .put("total", value.total)
        .put("tenders", QJsonValue(listToJson(value.tenders)))
        .putUnlessEmpty("through", listToJson(value.through))
        .putUnlessEmpty("exchange", value.exchange)
        .object();
}

Result<Return> returnFromJson(const QJsonObject &object)
{
    JsonReader r(object, u"return");
    Return value;
    value.id = r.id<ReturnId>("return");
    const auto receipt = ReceiptNumber::parse(r.string("receipt"));
    value.sale = r.idOr<SaleId>("sale");
    value.saleReceipt = r.stringOr("of");
    value.shift = r.id<ShiftId>("shift");
    const auto date = BusinessDate::parse(r.string("date"));
    value.at = {r.integer("at")};
    value.cashier = r.string("cashier");
    value.approver = r.stringOr("approver");
    const QJsonArray lines = r.array("lines");
    value.total = r.money("total");
    const QJsonArray tenders = r.array("tenders");
    const QJsonArray through = r.arrayOr("through");
    value.exchange = r.idOr<SaleId>("exchange");
    MENDIAN_TRY(r.status());
    if (!receipt)
        return fail(receipt.error());
    if (!date)
        return fail(date.error());
    value.receipt = *receipt;
    value.date = *date;
    MENDIAN_TRY(listFromJson(lines, lineFromJson, value.lines));
    MENDIAN_TRY(listFromJson(tenders, tenderFromJson, value.tenders));
    MENDIAN_TRY(listFromJson(through, tenderFromJson, value.through));
    return value;
}

Status checkReturn(const Return &value)
{
    const auto bad = [&](const char *law) {
        return fail(ErrorCode::Internal, QStringLiteral("return %1: %2").arg(value.id.toString(), QLatin1String(law)));
    };
    if (value.receipt.n <= 0)
        return bad("no receipt number");
    if (value.lines.isEmpty())
        return bad("no lines");
    const bool hasReceipt = !value.sale.isNull();
    // The store checks each line and tender against what went back before; within one return each stands once.
    QSet<int> lines;
    QSet<std::pair<SaleId, int>> tenders;
    Money goods;
    for (const ReturnLine &line : value.lines) {
        if (line.quantity <= Quantity() || line.quantity > line.sold || line.amount.isNegative())
            return bad("a line is out of range");
        if (line.reason.isEmpty())
            return bad("a line without a reason");
        if ((line.index >= 0) != hasReceipt)
            return bad("a line of another sale");
        if (hasReceipt && lines.contains(line.index))
            return bad("a line stands twice");
        lines.insert(line.index);
        goods += line.amount;
    }
    if (goods != value.total || value.total > kMaxAmount)
        return bad("lines do not add up to the total");
    Money money;
    for (const ReturnTender &tender : value.tenders) {
        if (tender.amount <= Money() || (!tender.sale.isNull() && tender.amount > tender.of))
            return bad("a tender is out of range");
        if (!hasReceipt && tender.kind != QLatin1String("cash"))
            return bad("without a receipt only cash goes back");
        if (tender.kind == QLatin1String("exchange") && value.exchange.isNull())
            return bad("value held for no sale");
        if (!tender.sale.isNull() && tenders.contains({tender.sale, tender.tender}))
            return bad("a tender stands twice");
        tenders.insert({tender.sale, tender.tender});
        money += tender.amount;
    }
    if (money != value.total)
        return bad("tenders do not add up to the total");
    for (const ReturnTender &tender : value.through) {
        if (tender.amount <= Money() || tender.sale.isNull() || tender.amount > tender.of
            || tenders.contains({tender.sale, tender.tender}))
            return bad("an exchange's part is out of range");
        tenders.insert({tender.sale, tender.tender});
    }
    if (!hasReceipt && value.approver.isEmpty())
        return bad("without a receipt a named person approves");
    return {};
}

} // namespace mendian::journal
