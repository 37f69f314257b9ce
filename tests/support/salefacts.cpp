// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/salefacts.h"

#include "models/journal/saleevent.h"

namespace mendian::test {

using namespace journal;

namespace {
constexpr qint64 kStart = 1'763'706'720'000;
const BusinessDate kDate = BusinessDate(QDate(2025, 11, 21));

SaleLine lineOf(int i)
{
    SaleLine line;
    line.sku = SkuId::create();
    line.number = QString::number(100'001 + i);
    line.name = QStringLiteral(u"清风山泉饮用天然水 550ml 第%1款").arg(i);
    line.barcode = QStringLiteral("6901028%1").arg(i, 6, 10, QLatin1Char('0'));
    line.unit = QStringLiteral(u"瓶");
    line.weighed = i % 5 == 4;
    line.quantity = line.weighed ? Quantity::grams(1000) : Quantity::pieces(1 + i % 3);
    line.listPrice = line.unitPrice = Money::fromFen(250 + 37 * i);
    line.gross = Money::fromFen(line.unitPrice.fen() * (line.weighed ? 1 : 1 + i % 3));
    line.discount = i % 4 == 1 ? 20_fen : 0_fen;
    line.net = line.gross - line.discount;
    line.taxBasisPoints = 1300;
    if (!line.discount.isZero())
        line.reasons = {
            {QStringLiteral("line_discount"), line.discount, QStringLiteral("0001"), QStringLiteral("damaged")}};
    return line;
}
} // namespace

NewEvent eventOf(EventKind kind, const Sale &sale)
{
    return kind == EventKind::Sale ? saleEvent(sale) : NewEvent{kind, 1, EventId::create(), saleBody(sale)};
}

NewEvent eventOf(EventKind kind, const Return &value)
{
    return {kind, 1, EventId::create(), toJsonBytes(toJson(value))};
}

ShiftOpen SaleFacts::shiftOpen(qint64 number) const
{
    return {m_shift, number, QStringLiteral("0017"), kDate, 30'000_fen, {kStart}};
}

ShiftClose SaleFacts::shiftClose(Money expected, Money counted) const
{
    ShiftClose close;
    close.shift = m_shift;
    close.staff = QStringLiteral("0017");
    close.at = {kStart + 8 * 3'600'000};
    close.rows = {{QStringLiteral("cash"), expected, counted, QStringLiteral("miscounted")},
        {QStringLiteral("wechat"), 0_fen, 0_fen, {}}};
    close.notes = {{10'000, 3}, {100, 7}};
    return close;
}

Sale SaleFacts::cashSale(qint64 n, int lines) const
{
    Sale sale;
    sale.id = SaleId::create();
    sale.receipt = {QStringLiteral("S001"), 2, 1, n};
    sale.shift = sale.startedIn = m_shift;
    sale.date = kDate;
    sale.cashier = QStringLiteral("0017");
    sale.startedAt = {kStart + n * 60'000};
    sale.at = {kStart + n * 60'000 + 42'000};
    for (int i = 0; i < lines; ++i) {
        sale.lines.append(lineOf(i));
        sale.gross += sale.lines.last().gross;
        sale.discount += sale.lines.last().discount;
    }
    sale.rounding = Money::fromFen((sale.gross - sale.discount).fen() % 10);
    sale.total = sale.gross - sale.discount - sale.rounding;
    SaleTender cash;
    cash.kind = QStringLiteral("cash");
    cash.amount = cash.customerPaid = cash.merchantReceives = sale.total;
    cash.received = sale.total + 50_fen;
    cash.change = 50_fen;
    sale.tenders = {cash};
    sale.versions = {12, 3};
    return sale;
}

Sale SaleFacts::splitSale(qint64 n, const AttemptId &attempt) const
{
    Sale sale = cashSale(n);
    SaleTender wechat;
    wechat.kind = QStringLiteral("wechat");
    wechat.amount = wechat.received = wechat.customerPaid = wechat.merchantReceives = 500_fen;
    wechat.attempt = attempt;
    wechat.reference = QStringLiteral("4200001234");
    sale.tenders[0].amount -= 500_fen;
    sale.tenders[0].received -= 500_fen;
    sale.tenders.append(wechat);
    return sale;
}

Sale SaleFacts::frozen(const Sale &sale) const
{
    Sale result = sale;
    result.receipt.n = 0;
    result.tenders.clear();
    return result;
}

AttemptFact SaleFacts::attempt(const Sale &sale, const AttemptId &id, const QString &state, bool final) const
{
    return {id, sale.id, QStringLiteral("wechat"), 500_fen, state, final,
        QJsonObject{{QStringLiteral("out_trade_no"), id.toHex()}, {QStringLiteral("state"), state}}};
}

Hold SaleFacts::hold(qint64 ticket) const
{
    return {HoldId::create(), ticket, QStringLiteral("MDH%1X7").arg(ticket, 6, 10, QLatin1Char('0')),
        QStringLiteral("0017"), {kStart}, 1250_fen, 3, QStringLiteral(u"矿泉水"),
        QJsonObject{{QStringLiteral("lines"), QJsonArray{1, 2}}}};
}

Return SaleFacts::returnOf(const Sale &sale, qint64 n, int tender) const
{
    Return value;
    value.id = ReturnId::create();
    value.receipt = {QStringLiteral("S001"), 2, 1, n};
    value.sale = sale.id;
    value.saleReceipt = sale.receipt.toString();
    value.shift = m_shift;
    value.date = kDate;
    value.at = {kStart + n * 60'000};
    value.cashier = QStringLiteral("0017");
    const SaleLine &sold = sale.lines.first();
    ReturnLine line;
    line.index = 0;
    line.sku = sold.sku;
    line.name = sold.name;
    line.quantity = Quantity::pieces(1);
    line.sold = sold.quantity;
    line.amount = 250_fen;
    line.reason = QStringLiteral("quality");
    value.lines = {line};
    value.total = line.amount;
    const SaleTender &from = sale.tenders.at(tender);
    ReturnTender back;
    back.kind = from.kind;
    back.amount = value.total;
    back.sale = sale.id;
    back.tender = tender;
    back.of = from.amount;
    back.attempt = from.attempt;
    if (!from.attempt.isNull())
        back.refund = RefundId::create();
    back.reference = from.reference;
    value.tenders = {back};
    return value;
}

RefundFact SaleFacts::refund(const Return &value, const QString &state, bool final) const
{
    const ReturnTender &tender = value.tenders.first();
    return {tender.refund, value.id, tender.sale, tender.attempt, tender.kind, tender.of, tender.amount, state, final,
        QJsonObject{{QStringLiteral("state"), state}}};
}

} // namespace mendian::test
