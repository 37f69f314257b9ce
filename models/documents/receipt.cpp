// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/receipt.h"

#include <QMap>

namespace mendian::documents {

namespace {

constexpr int kHashDigits = 16;

QString minus(Money money) { return (-money).toString(); }

QString percent(qint64 basisPoints)
{
    const qint64 rest = basisPoints % 100;
    QString text = QString::number(basisPoints / 100);
    if (rest != 0)
        text += QStringLiteral(".%1").arg(rest, 2, 10, QLatin1Char('0'));
    return text + u'%';
}

void addLine(SlipBuilder &slip, const journal::SaleLine &line, SlipLanguage language)
{
    // A price per kg needs its unit, or "1.236 at 9.80" cannot be checked by the customer.
    const QString name = line.weighed && !line.unit.isEmpty() ? line.name + u'(' + line.unit + u')' : line.name;
    slip.add(ItemRow{name, line.quantity.toString(), line.listPrice.toString(), line.gross.toString()});
    Money explained;
    const auto less = [&](const QString &why, Money saved) {
        explained += saved;
        slip.add(ColumnsRow{{Cell{u"  " + why, 1, Align::Left}, Cell{minus(saved), 0, Align::Right}}, false});
    };
    for (const journal::PriceReason &reason : line.reasons) {
        if (reason.saved.isZero())
            continue;
        const QString why = reasonWord(reason.kind, language);
        less(reason.note.isEmpty() ? why : why + u' ' + reason.note, reason.saved);
    }
    if (explained != line.discount)
        less(slip.word(SlipWord::Discounts), line.discount - explained);
}

void addTender(SlipBuilder &slip, const journal::SaleTender &tender, SlipLanguage language)
{
    const QString name = tenderWord(tender.kind, language);
    slip.pair(name, tender.amount.toString(), true);
    if (tender.received != tender.amount) {
        slip.pair(u"  " + name + u' ' + slip.word(SlipWord::Received), tender.received.toString());
        slip.pair(u"  " + slip.word(SlipWord::Change), tender.change.toString());
    }
    // Who paid what the customer did not (spec: every tender records it): 微信优惠（平台） −2.00.
    const auto discount = [&](SlipWord by, Money money) {
        if (!money.isZero())
            slip.pair(u"  " + tenderShortWord(tender.kind, language)
                    + (language == SlipLanguage::English ? QStringLiteral(" ") : QString())
                    + slip.word(SlipWord::ProviderDiscount) + u'(' + slip.word(by) + u')',
                minus(money));
    };
    discount(SlipWord::PaidByProvider, journal::platformFunded(tender));
    discount(SlipWord::PaidByShop, journal::merchantFunded(tender));
    if (!journal::platformFunded(tender).isZero() || !journal::merchantFunded(tender).isZero())
        slip.pair(u"  " + slip.word(SlipWord::CustomerPaid), tender.customerPaid.toString());
    const bool provider = !tender.attempt.isNull();
    const auto detail = [&](SlipWord label, const QString &value) { slip.pair(u"  " + slip.word(label), value); };
    if (tender.kind == QLatin1String("exchange")) {
        detail(SlipWord::ReturnNo, tender.reference);
        return;
    }
    detail(provider ? SlipWord::OrderNo : SlipWord::SlipNo, tender.reference);
    detail(provider ? SlipWord::MerchantNo : SlipWord::CardNo,
        provider ? tender.attempt.toHex().right(6) : tender.lastFour);
}

void addTax(SlipBuilder &slip, const journal::Sale &sale)
{
    const QList<TaxRow> rows = taxSummary(sale);
    const bool taxed = std::any_of(rows.begin(), rows.end(), [](const TaxRow &row) { return row.basisPoints > 0; });
    if (!taxed)
        return;
    slip.rule();
    slip.row({slip.word(SlipWord::TaxRate), slip.word(SlipWord::TaxBase), slip.word(SlipWord::Tax)});
    for (const TaxRow &row : rows)
        slip.row({percent(row.basisPoints), row.base.toString(), row.tax.toString()});
}

} // namespace

QList<TaxRow> taxSummary(const journal::Sale &sale)
{
    QMap<qint64, Money> bases;
    for (const journal::SaleLine &line : sale.lines)
        bases[line.taxBasisPoints] += line.net;
    QList<qint64> weights;
    for (const Money base : std::as_const(bases))
        weights.append(base.fen());
    const QList<Money> rounding = allocate(sale.rounding, weights);
    QList<TaxRow> rows;
    for (auto it = bases.cbegin(); it != bases.cend(); ++it) {
        TaxRow row{it.key(), it.value() - rounding.value(rows.size()), {}};
        row.tax = scaled(row.base, row.basisPoints, 10'000 + row.basisPoints).value_or(Money());
        rows.append(row);
    }
    return rows;
}

Document receipt(const SlipHeader &header, const journal::Sale &sale, const ReceiptTrust &trust)
{
    SlipBuilder slip(header, QStringLiteral("receipt"), {});
    slip.line(header.address, Align::Center);
    if (!header.phone.isEmpty())
        slip.line(slip.word(SlipWord::Phone) + u' ' + header.phone, Align::Center);
    if (!header.taxId.isEmpty())
        slip.line(slip.word(SlipWord::TaxId) + u' ' + header.taxId, Align::Center);
    slip.rule();
    slip.pair(SlipWord::ReceiptNo, sale.receipt.toString());
    slip.pair(slip.word(SlipWord::Till) + u' ' + QString::number(sale.receipt.till),
        slip.word(SlipWord::Cashier) + u' ' + sale.cashier);
    slip.pair(SlipWord::Time, slipTime(sale.at));
    slip.rule();
    slip.add(ItemRow{slip.word(SlipWord::Goods), slip.word(SlipWord::Quantity), slip.word(SlipWord::Price),
        slip.word(SlipWord::Amount)});
    for (const journal::SaleLine &line : sale.lines)
        addLine(slip, line, header.language);
    slip.rule();
    slip.pair(SlipWord::Pieces, QString::number(sale.pieces()));
    const Money saved = sale.discount + sale.rounding;
    if (!saved.isZero())
        slip.pair(SlipWord::Gross, sale.gross.toString());
    if (!sale.discount.isZero())
        slip.pair(SlipWord::Discounts, minus(sale.discount));
    if (!sale.rounding.isZero())
        slip.pair(SlipWord::Rounding, minus(sale.rounding));
    slip.large(slip.word(SlipWord::Total) + u' ' + sale.total.toString(), Align::Right);
    for (const journal::SaleTender &tender : sale.tenders)
        addTender(slip, tender, header.language);
    if (!saved.isZero() && !saved.isNegative())
        slip.pair(SlipWord::Saved, saved.toString(), true);
    addTax(slip, sale);
    slip.rule();
    if (!trust.code.isEmpty())
        slip.qr(trust.code).line(slip.word(SlipWord::ReturnHint), Align::Center);
    const QStringList footer = header.footer.isEmpty() ? QStringList{slip.word(SlipWord::Thanks)} : header.footer;
    for (const QString &text : footer)
        slip.line(text, Align::Center);
    if (!trust.hash.isEmpty())
        slip.line(slip.word(SlipWord::Check) + u' ' + trust.hash.left(kHashDigits), Align::Center);
    return slip.finish();
}

Document holdTicket(const SlipHeader &header, const HoldTicket &hold)
{
    SlipBuilder slip(header, QStringLiteral("hold"), {});
    slip.large(slip.word(SlipWord::HoldTicket) + u' ' + QString::number(hold.ticket));
    slip.rule();
    slip.pair(SlipWord::Time, slipTime(hold.at));
    slip.pair(slip.word(SlipWord::Till) + u' ' + QString::number(header.till),
        slip.word(SlipWord::Cashier) + u' ' + hold.staff);
    slip.pair(SlipWord::Pieces, QString::number(hold.pieces));
    slip.pair(SlipWord::Total, hold.total.toString(), true);
    slip.line(hold.firstItem);
    slip.rule();
    slip.qr(hold.code).line(slip.word(SlipWord::HoldHint), Align::Center);
    return slip.finish();
}

} // namespace mendian::documents
