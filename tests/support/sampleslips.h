// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/receipt.h"
#include "models/documents/returnslip.h"
#include "models/documents/shiftslips.h"

// One shop, one sale and one shift that the tests of documents, printer and queue share. Link models_documents.
namespace mendian::test {

inline const Timestamp kSlipMoment{1'763'706'720'000}; // 2025-11-21 14:32 in store time

inline documents::SlipHeader sampleHeader(const QString &folder = QStringLiteral("real"))
{
    documents::SlipHeader header;
    header.storeName = QStringLiteral(u"朝阳门外店");
    header.address = QStringLiteral(u"朝阳门外大街 18 号");
    header.phone = QStringLiteral("010-5555 0100");
    header.taxId = QStringLiteral("91110105MA00000000");
    header.folder = folder;
    header.till = 2;
    return header;
}

inline journal::SaleLine sampleLine(const QString &name, Quantity quantity, Money price, qint64 tax = 1300)
{
    journal::SaleLine line;
    line.name = name;
    line.unit = QStringLiteral(u"件");
    line.quantity = quantity;
    line.listPrice = line.unitPrice = price;
    line.gross = line.net = times(price, quantity).value();
    line.taxBasisPoints = tax;
    return line;
}

inline void addReason(journal::SaleLine &line, const QString &kind, Money saved, const QString &note = {})
{
    line.reasons.append({kind, saved, {}, note});
    line.discount += saved;
    line.net -= saved;
}

/// Cola, tea with a long name, weighed apples, a changed price; paid by WeChat and cash.
inline journal::Sale sampleSale()
{
    journal::Sale sale;
    sale.id = SaleId::parse(u"0193b9c0-0000-7000-8000-000000000001").value();
    sale.receipt = {QStringLiteral("S001"), 2, 1, 17};
    sale.cashier = QStringLiteral("0017");
    sale.at = kSlipMoment;
    sale.lines.append(sampleLine(QStringLiteral(u"橙橙汽水500ml"), Quantity::pieces(2), 350_fen));
    sale.lines.append(sampleLine(QStringLiteral(u"云峰高山清香特级乌龙茶"), Quantity::pieces(10), 550_fen));
    addReason(sale.lines.last(), QStringLiteral("member"), 300_fen);
    sale.lines.append(sampleLine(QStringLiteral(u"红富士苹果"), Quantity::grams(1236), 980_fen, 900));
    sale.lines.last().weighed = true;
    sale.lines.last().unit = QStringLiteral("kg");
    sale.lines.append(sampleLine(QStringLiteral(u"鲜牛奶950ml"), Quantity::pieces(1), 1890_fen, 900));
    addReason(sale.lines.last(), QStringLiteral("override"), 500_fen, QStringLiteral(u"临期"));
    for (const journal::SaleLine &line : sale.lines) {
        sale.gross += line.gross;
        sale.discount += line.discount;
    }
    sale.rounding = 1_fen;
    sale.total = sale.gross - sale.discount - sale.rounding; // 7.00 + 52.00 + 12.11 + 13.90 − 0.01 = 85.00
    journal::SaleTender wechat;
    wechat.kind = QStringLiteral("wechat");
    wechat.amount = wechat.received = 5000_fen;
    wechat.attempt = AttemptId::parse(u"0193b9c0-0000-7000-8000-0000003f9a1c").value();
    wechat.reference = QStringLiteral("4200002511202511216000000017");
    wechat.customerPaid = 4750_fen; // 2.00 paid by WeChat, 0.50 by the shop
    wechat.merchantReceives = 4950_fen;
    journal::SaleTender cash;
    cash.kind = QStringLiteral("cash");
    cash.amount = sale.total - wechat.amount;
    cash.received = 4000_fen;
    cash.change = cash.received - cash.amount;
    sale.tenders = {wechat, cash};
    return sale;
}

inline documents::ReceiptTrust sampleTrust()
{
    return {QStringLiteral("MDR4S00112011H0123456789ABCDEFX7"),
        QStringLiteral("0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef")};
}

inline documents::Document sampleReceipt(const QString &folder = QStringLiteral("real"))
{
    return documents::receipt(sampleHeader(folder), sampleSale(), sampleTrust());
}

/// A leaking tea and half of the apples come back: by WeChat, from a card slip, in cash and for other goods.
inline journal::Return sampleReturn()
{
    const journal::Sale sale = sampleSale();
    journal::Return value;
    value.id = ReturnId::parse(u"0193b9c0-0000-7000-8000-000000000002").value();
    value.receipt = {QStringLiteral("S001"), 2, 1, 18};
    value.sale = sale.id;
    value.saleReceipt = sale.receipt.toString();
    value.at = kSlipMoment;
    value.cashier = QStringLiteral("0017");
    value.approver = QStringLiteral("0003");
    journal::ReturnLine tea;
    tea.index = 1;
    tea.name = sale.lines[1].name;
    tea.quantity = Quantity::pieces(2);
    tea.sold = Quantity::pieces(10);
    tea.amount = 1'040_fen;
    tea.reason = QStringLiteral("quality");
    tea.note = QStringLiteral(u"漏气");
    journal::ReturnLine apples;
    apples.index = 2;
    apples.name = sale.lines[2].name;
    apples.unit = QStringLiteral("kg");
    apples.weighed = true;
    apples.quantity = Quantity::grams(618);
    apples.sold = Quantity::grams(1236);
    apples.amount = 605_fen;
    apples.reason = QStringLiteral("unwanted");
    value.lines = {tea, apples};
    value.total = 1'645_fen;
    value.exchange = SaleId::parse(u"0193b9c0-0000-7000-8000-000000000003").value();
    value.tenders = {{QStringLiteral("exchange"), 500_fen, {}, -1, {}, {}, {}, {}, {}},
        {QStringLiteral("wechat"), 645_fen, sale.id, 0, 5000_fen, sale.tenders[0].attempt,
            RefundId::parse(u"0193b9c0-0000-7000-8000-0000004f9a1d").value(), sale.tenders[0].reference, {}},
        {QStringLiteral("external"), 300_fen, sale.id, 1, 300_fen, {}, {}, QStringLiteral("000123"),
            QStringLiteral("6789")},
        {QStringLiteral("cash"), 200_fen, sale.id, 2, 200_fen, {}, {}, {}, {}}};
    return value;
}

inline documents::ShiftReport sampleReport()
{
    documents::ShiftReport report;
    report.number = 31;
    report.date = BusinessDate(QDate(2025, 11, 21));
    report.openedBy = QStringLiteral("0017");
    report.closedBy = QStringLiteral("0017");
    report.approver = QStringLiteral("0003");
    report.openedAt = {kSlipMoment.ms - 6 * 3'600'000};
    report.at = kSlipMoment;
    report.firstReceipt = QStringLiteral("S001-02-1-1");
    report.lastReceipt = QStringLiteral("S001-02-1-212");
    report.sales = 212;
    report.pieces = 1043;
    report.gross = 1'251'240_fen;
    report.discount = 30'115_fen;
    report.rounding = 125_fen;
    report.total = 1'221'000_fen;
    report.returns = 3;
    report.returned = 8'900_fen;
    report.cashFloat = 50'000_fen;
    report.cashIn = 10'000_fen;
    report.cashOut = 100'000_fen;
    report.tenders = {{QStringLiteral("cash"), 61, 219'000_fen, 175'100_fen, 174'600_fen, QStringLiteral(u"找零差错"),
                          1, 3'900_fen, false},
        {QStringLiteral("exchange"), 1, 2'000_fen, {}, {}, {}, 1, 2'000_fen, true},
        {QStringLiteral("wechat"), 151, 1'000'000_fen, 997'000_fen, 997'000_fen, {}, 1, 3'000_fen, false, 4500_fen,
            1200_fen}};
    report.notes = {{10'000, 18}, {500, 1}};
    report.undecided = {{QStringLiteral("wechat"), QStringLiteral("0193b9c00000700080000000003f9a1c"), 3990_fen,
        {kSlipMoment.ms - 600'000}}};
    report.holds = 2;
    report.chainHash = sampleTrust().hash;
    return report;
}

} // namespace mendian::test
