// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/journal/sale.h"

#include "core/jsontext.h"
#include "models/journal/saleevent.h"

#include <QJsonDocument>
#include <QRegularExpression>
#include <algorithm>

namespace mendian::journal {

namespace {

void put(JsonText &text, const SaleLine &line)
{
    text.beginObject();
    text.putUnlessEmpty("barcode", line.barcode).putUnlessEmpty("discount", line.discount).put("fen", line.net);
    if (line.gross != line.net)
        text.put("gross", line.gross);
    text.put("list", line.listPrice).put("name", line.name).putUnlessEmpty("number", line.number);
    text.put("qty", line.quantity).put("sku", line.sku).put("tax_bp", line.taxBasisPoints);
    text.putUnlessEmpty("unit", line.unit).put("unit_price", line.unitPrice).putUnlessEmpty("weighed", line.weighed);
    if (!line.reasons.isEmpty()) {
        text.key("why").beginArray();
        for (const PriceReason &reason : line.reasons)
            text.beginObject()
                .put("kind", reason.kind)
                .putUnlessEmpty("note", reason.note)
                .putUnlessEmpty("ref", reason.ref)
                .put("saved", reason.saved)
                .endObject();
        text.endArray();
    }
    text.endObject();
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

void put(JsonText &text, const SaleTender &tender)
{
    text.beginObject().putUnlessEmpty("attempt", tender.attempt).putUnlessEmpty("change", tender.change);
    if (tender.customerPaid != tender.amount)
        text.put("customer_paid", tender.customerPaid);
    text.put("fen", tender.amount).put("kind", tender.kind).putUnlessEmpty("last4", tender.lastFour);
    if (tender.merchantReceives != tender.amount)
        text.put("merchant_receives", tender.merchantReceives);
    if (tender.received != tender.amount)
        text.put("received", tender.received);
    text.putUnlessEmpty("ref", tender.reference).endObject();
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

namespace {
/// Both amounts 0: nobody has told who paid.
bool isTold(const SaleTender &tender)
{
    return !tender.attempt.isNull() && !(tender.customerPaid.isZero() && tender.merchantReceives.isZero());
}
} // namespace

Money platformFunded(const SaleTender &tender)
{
    return isTold(tender) ? std::max(Money(), tender.merchantReceives - tender.customerPaid) : Money();
}

Money merchantFunded(const SaleTender &tender)
{
    const Money paid = tender.amount - std::max(tender.merchantReceives, tender.customerPaid);
    return isTold(tender) ? std::max(Money(), paid) : Money();
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

QByteArray saleBody(const Sale &sale)
{
    JsonText text;
    text.beginObject().put("at", sale.at.ms).put("cashier", sale.cashier).put("date", sale.date.toString());
    text.putUnlessEmpty("discount", sale.discount).put("gross", sale.gross);
    text.key("lines").beginArray();
    for (const SaleLine &line : sale.lines)
        put(text, line);
    text.endArray();
    if (sale.receipt.n > 0)
        text.put("receipt", sale.receipt.toString());
    text.putUnlessEmpty("rounding", sale.rounding).put("sale", sale.id).put("shift", sale.shift);
    if (sale.startedAt.ms != sale.at.ms)
        text.put("started_at", sale.startedAt.ms);
    if (sale.startedIn != sale.shift)
        text.putUnlessEmpty("started_in", sale.startedIn);
    if (!sale.tenders.isEmpty()) {
        text.key("tenders").beginArray();
        for (const SaleTender &tender : sale.tenders)
            put(text, tender);
        text.endArray();
    }
    text.put("total", sale.total);
    text.key("versions").beginObject();
    text.put("goods", sale.versions.goods).put("promotions", sale.versions.promotions);
    return text.endObject().endObject().bytes();
}

NewEvent saleEvent(const Sale &sale)
{
    return {EventKind::Sale, 1, EventId::create(), saleBody(sale), std::make_shared<const Sale>(sale)};
}

QJsonObject toJson(const Sale &sale) { return QJsonDocument::fromJson(saleBody(sale)).object(); }

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
