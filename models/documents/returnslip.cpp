// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/returnslip.h"

namespace mendian::documents {

namespace {

constexpr int kHashDigits = 16;
constexpr int kShortNumber = 6;

void addLine(SlipBuilder &slip, const journal::ReturnLine &line)
{
    const QString name = line.weighed && !line.unit.isEmpty() ? line.name + u'(' + line.unit + u')' : line.name;
    slip.add(ItemRow{name, line.quantity.toString(), {}, line.amount.toString()});
    QString why = u"  " + slip.word(SlipWord::Reason) + u": " + returnReasonWord(line.reason, slip.language());
    if (!line.note.isEmpty())
        why += u' ' + line.note;
    slip.line(why);
}

void addTender(SlipBuilder &slip, const journal::ReturnTender &tender)
{
    const QString name = tenderWord(tender.kind, slip.language());
    slip.pair(name, tender.amount.toString(), true);
    const auto detail = [&](SlipWord label, const QString &value) { slip.pair(u"  " + slip.word(label), value); };
    if (!tender.refund.isNull()) {
        detail(SlipWord::OrderNo, tender.reference);
        detail(SlipWord::RefundNo, tender.refund.toHex().right(kShortNumber));
    } else if (tender.kind == QLatin1String("external")) {
        detail(SlipWord::SlipNo, tender.reference);
        detail(SlipWord::CardNo, tender.lastFour);
        slip.line(u"  " + slip.word(SlipWord::RefundOnTerminal));
    }
}

} // namespace

Document returnSlip(const SlipHeader &header, const journal::Return &value, const QString &hash)
{
    SlipBuilder slip(header, QStringLiteral("return"), slipWord(SlipWord::ReturnSlip, header.language));
    slip.rule();
    slip.pair(SlipWord::ReturnNo, value.receipt.toString());
    slip.pair(SlipWord::SoldUnder, value.sale.isNull() ? slip.word(SlipWord::WithoutReceipt) : value.saleReceipt);
    slip.pair(slip.word(SlipWord::Till) + u' ' + QString::number(value.receipt.till),
        slip.word(SlipWord::Cashier) + u' ' + value.cashier);
    slip.pair(SlipWord::Time, slipTime(value.at));
    slip.pair(SlipWord::Approver, value.approver);
    slip.rule();
    slip.add(ItemRow{slip.word(SlipWord::Goods), slip.word(SlipWord::Quantity), {}, slip.word(SlipWord::Amount)});
    for (const journal::ReturnLine &line : value.lines)
        addLine(slip, line);
    slip.rule();
    slip.pair(SlipWord::Pieces, QString::number(value.pieces()));
    slip.large(slip.word(SlipWord::GivenBack) + u' ' + value.total.toString(), Align::Right);
    bool byProvider = false;
    for (const journal::ReturnTender &tender : value.tenders) {
        addTender(slip, tender);
        byProvider = byProvider || !tender.refund.isNull();
    }
    if (byProvider)
        slip.line(slip.word(SlipWord::ArrivesLater));
    slip.add(Feed{1});
    slip.line(slip.word(SlipWord::CustomerSigns) + u": ________________");
    if (!hash.isEmpty())
        slip.line(slip.word(SlipWord::Check) + u' ' + hash.left(kHashDigits), Align::Center);
    return slip.finish();
}

} // namespace mendian::documents
