// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/journal/sale.h"

#include <QRegularExpression>

namespace mendian::journal {

namespace {

void putMoney(QJsonObject &object, const char *key, Money money)
{
    if (!money.isZero())
        object.insert(QLatin1String(key), money.fen());
}

void putText(QJsonObject &object, const char *key, const QString &text)
{
    if (!text.isEmpty())
        object.insert(QLatin1String(key), text);
}

template <typename Tag>
void putId(QJsonObject &object, const char *key, const Id<Tag> &id)
{
    if (!id.isNull())
        object.insert(QLatin1String(key), id.toString());
}

QJsonObject toJson(const SaleLine &line)
{
    QJsonObject o{{QLatin1String("sku"), line.sku.toString()}, {QLatin1String("name"), line.name},
        {QLatin1String("qty"), line.quantity.thousandths()}, {QLatin1String("list"), line.listPrice.fen()},
        {QLatin1String("unit_price"), line.unitPrice.fen()}, {QLatin1String("fen"), line.net.fen()}};
    putText(o, "number", line.number);
    putText(o, "barcode", line.barcode);
    putText(o, "unit", line.unit);
    if (line.weighed)
        o.insert(QLatin1String("weighed"), true);
    if (line.gross != line.net)
        o.insert(QLatin1String("gross"), line.gross.fen());
    putMoney(o, "discount", line.discount);
    o.insert(QLatin1String("tax_bp"), line.taxBasisPoints);
    if (!line.reasons.isEmpty()) {
        QJsonArray reasons;
        for (const PriceReason &reason : line.reasons) {
            QJsonObject r{{QLatin1String("kind"), reason.kind}, {QLatin1String("saved"), reason.saved.fen()}};
            putText(r, "ref", reason.ref);
            putText(r, "note", reason.note);
            reasons.append(r);
        }
        o.insert(QLatin1String("why"), reasons);
    }
    return o;
}

Result<SaleLine> lineFromJson(const QJsonObject &object)
{
    JsonReader r(object, u"sale line");
    SaleLine line;
    line.sku = r.id<SkuId>("sku");
    line.number = r.stringOr("number");
    line.name = r.string("name");
    line.barcode = r.stringOr("barcode");
    line.unit = r.stringOr("unit");
    line.weighed = r.booleanOr("weighed", false);
    line.quantity = r.quantity("qty");
    line.listPrice = r.money("list");
    line.unitPrice = r.money("unit_price");
    line.net = r.money("fen");
    line.gross = r.moneyOr("gross", line.net);
    line.discount = r.moneyOr("discount");
    line.taxBasisPoints = r.integerOr("tax_bp", 0);
    const QJsonArray reasons = r.arrayOr("why");
    for (const QJsonValue &value : reasons) {
        JsonReader w(value.toObject(), u"price reason");
        PriceReason reason{w.string("kind"), w.money("saved"), w.stringOr("ref"), w.stringOr("note")};
        MENDIAN_TRY(w.status());
        line.reasons.append(reason);
    }
    MENDIAN_TRY(r.status());
    return line;
}

QJsonObject toJson(const SaleTender &tender)
{
    QJsonObject o{{QLatin1String("kind"), tender.kind}, {QLatin1String("fen"), tender.amount.fen()}};
    if (tender.received != tender.amount)
        o.insert(QLatin1String("received"), tender.received.fen());
    putMoney(o, "change", tender.change);
    putId(o, "attempt", tender.attempt);
    putText(o, "ref", tender.reference);
    putText(o, "last4", tender.lastFour);
    if (tender.customerPaid != tender.amount)
        o.insert(QLatin1String("customer_paid"), tender.customerPaid.fen());
    if (tender.merchantReceives != tender.amount)
        o.insert(QLatin1String("merchant_receives"), tender.merchantReceives.fen());
    return o;
}

Result<SaleTender> tenderFromJson(const QJsonObject &object)
{
    JsonReader r(object, u"sale tender");
    SaleTender tender;
    tender.kind = r.string("kind");
    tender.amount = r.money("fen");
    tender.received = r.moneyOr("received", tender.amount);
    tender.change = r.moneyOr("change");
    tender.attempt = r.idOr<AttemptId>("attempt");
    tender.reference = r.stringOr("ref");
    tender.lastFour = r.stringOr("last4");
    tender.customerPaid = r.moneyOr("customer_paid", tender.amount);
    tender.merchantReceives = r.moneyOr("merchant_receives", tender.amount);
    MENDIAN_TRY(r.status());
    return tender;
}

} // namespace

QString ReceiptNumber::toString() const
{
    return QStringLiteral("%1-%2-%3-%4").arg(store).arg(till, 2, 10, QLatin1Char('0')).arg(epoch).arg(n);
}

Result<ReceiptNumber> ReceiptNumber::parse(QStringView text)
{
    static const QRegularExpression form(QStringLiteral("^([A-Z0-9]{1,12})-(\\d{1,4})-(\\d{1,9})-(\\d{1,15})$"));
    const auto match = form.match(text.toString());
    if (!match.hasMatch())
        return fail(ErrorCode::InvalidInput, QStringLiteral("not a receipt number: %1").arg(text.left(40)));
    return ReceiptNumber{
        match.captured(1), match.captured(2).toInt(), match.captured(3).toUInt(), match.captured(4).toLongLong()};
}

qint64 Sale::pieces() const
{
    qint64 count = 0;
    for (const SaleLine &line : lines)
        count += line.weighed ? 1 : line.quantity.wholePieces();
    return count;
}

Money Sale::change() const
{
    Money sum;
    for (const SaleTender &tender : tenders)
        sum += tender.change;
    return sum;
}

QJsonObject toJson(const Sale &sale)
{
    QJsonArray lines;
    for (const SaleLine &line : sale.lines)
        lines.append(toJson(line));
    QJsonObject o{{QLatin1String("sale"), sale.id.toString()}, {QLatin1String("lines"), lines},
        {QLatin1String("shift"), sale.shift.toString()}, {QLatin1String("date"), sale.date.toString()},
        {QLatin1String("cashier"), sale.cashier}, {QLatin1String("at"), sale.at.ms},
        {QLatin1String("gross"), sale.gross.fen()}, {QLatin1String("total"), sale.total.fen()}};
    if (sale.receipt.n > 0)
        o.insert(QLatin1String("receipt"), sale.receipt.toString());
    if (sale.startedIn != sale.shift)
        putId(o, "started_in", sale.startedIn);
    if (sale.startedAt.ms != sale.at.ms)
        o.insert(QLatin1String("started_at"), sale.startedAt.ms);
    putMoney(o, "discount", sale.discount);
    putMoney(o, "rounding", sale.rounding);
    if (!sale.tenders.isEmpty()) {
        QJsonArray tenders;
        for (const SaleTender &tender : sale.tenders)
            tenders.append(toJson(tender));
        o.insert(QLatin1String("tenders"), tenders);
    }
    o.insert(QLatin1String("versions"),
        QJsonObject{
            {QLatin1String("goods"), sale.versions.goods}, {QLatin1String("promotions"), sale.versions.promotions}});
    return o;
}

Result<Sale> saleFromJson(const QJsonObject &object)
{
    JsonReader r(object, u"sale");
    Sale sale;
    sale.id = r.id<SaleId>("sale");
    sale.shift = r.id<ShiftId>("shift");
    sale.startedIn = r.has("started_in") ? r.id<ShiftId>("started_in") : sale.shift;
    sale.cashier = r.string("cashier");
    sale.at = {r.integer("at")};
    sale.startedAt = {r.integerOr("started_at", sale.at.ms)};
    sale.gross = r.money("gross");
    sale.discount = r.moneyOr("discount");
    sale.rounding = r.moneyOr("rounding");
    sale.total = r.money("total");
    const QJsonArray lines = r.array("lines");
    const QJsonArray tenders = r.arrayOr("tenders");
    const auto date = BusinessDate::parse(r.string("date"));
    JsonReader versions(r.object("versions"), u"sale versions");
    sale.versions = {versions.integerOr("goods", 0), versions.integerOr("promotions", 0)};
    if (r.has("receipt")) {
        const auto receipt = ReceiptNumber::parse(r.string("receipt"));
        if (!receipt)
            return fail(receipt.error());
        sale.receipt = *receipt;
    }
    MENDIAN_TRY(r.status());
    if (!date)
        return fail(date.error());
    sale.date = *date;
    for (const QJsonValue &value : lines) {
        auto line = lineFromJson(value.toObject());
        if (!line)
            return fail(line.error());
        sale.lines.append(*std::move(line));
    }
    for (const QJsonValue &value : tenders) {
        auto tender = tenderFromJson(value.toObject());
        if (!tender)
            return fail(tender.error());
        sale.tenders.append(*std::move(tender));
    }
    return sale;
}

Status checkSale(const Sale &sale, bool finished)
{
    const auto bad = [&](const char *law) {
        return fail(ErrorCode::Internal, QStringLiteral("sale %1: %2").arg(sale.id.toString(), QLatin1String(law)));
    };
    Money gross;
    Money discount;
    for (const SaleLine &line : sale.lines) {
        if (line.net != line.gross - line.discount || line.net.isNegative() || line.discount.isNegative())
            return bad("a line does not add up");
        if (line.gross > kMaxAmount)
            return fail(ErrorCode::Overflow, QStringLiteral("a line is above the largest amount"));
        gross += line.gross;
        discount += line.discount;
    }
    if (sale.lines.isEmpty())
        return bad("no lines");
    if (gross != sale.gross || discount != sale.discount)
        return bad("lines do not add up to the sale");
    if (sale.total != sale.gross - sale.discount - sale.rounding || sale.total.isNegative())
        return bad("total does not follow from gross, discount and rounding");
    if (sale.total > kMaxAmount)
        return fail(ErrorCode::Overflow, QStringLiteral("the sale is above the largest amount"));
    if (!finished)
        return {};
    if (sale.receipt.n <= 0)
        return bad("no receipt number");
    Money paid;
    for (const SaleTender &tender : sale.tenders) {
        if (tender.amount.isNegative() || tender.received - tender.change != tender.amount
            || tender.change.isNegative())
            return bad("a tender does not add up");
        paid += tender.amount;
    }
    if (paid != sale.total)
        return bad("tenders do not add up to the total");
    return {};
}

} // namespace mendian::journal
