// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/shiftslips.h"

namespace mendian::documents {

namespace {

constexpr int kHashDigits = 16;

QString number(qint64 n) { return QString::number(n); }

void addHead(SlipBuilder &slip, const SlipHeader &header, const ShiftReport &report)
{
    slip.rule();
    slip.pair(slip.word(SlipWord::Till) + u' ' + number(header.till),
        slip.word(SlipWord::Shift) + u' ' + number(report.number));
    slip.pair(SlipWord::Date, report.date.toString());
    slip.pair(SlipWord::OpenedBy, report.openedBy);
    slip.pair(SlipWord::OpenedAt, slipTime(report.openedAt));
}

void addFunded(SlipBuilder &slip, const ShiftReport &report)
{
    const auto has = [](const ReportTender &tender) {
        return !tender.platformFunded.isZero() || !tender.merchantFunded.isZero();
    };
    if (std::none_of(report.tenders.begin(), report.tenders.end(), has))
        return;
    slip.line(slip.word(SlipWord::FundedDiscounts));
    slip.row({slip.word(SlipWord::Tender), slip.word(SlipWord::PaidByProvider), slip.word(SlipWord::PaidByShop)});
    for (const ReportTender &tender : report.tenders)
        if (has(tender))
            slip.row({tenderWord(tender.kind, slip.language()), tender.platformFunded.toString(),
                tender.merchantFunded.toString()});
    slip.rule();
}

void addTotals(SlipBuilder &slip, const ShiftReport &report)
{
    slip.rule();
    slip.pair(SlipWord::SalesCount, number(report.sales));
    slip.pair(SlipWord::Pieces, number(report.pieces));
    if (!report.firstReceipt.isEmpty()) {
        slip.pair(SlipWord::Receipts, report.firstReceipt);
        slip.line(u"- " + report.lastReceipt, Align::Right);
    }
    slip.pair(SlipWord::Gross, report.gross.toString());
    slip.pair(SlipWord::Discounts, (-report.discount).toString());
    slip.pair(SlipWord::Rounding, (-report.rounding).toString());
    slip.pair(SlipWord::Net, report.total.toString(), true);
    if (report.returns > 0) {
        slip.pair(SlipWord::ReturnsCount, number(report.returns));
        slip.pair(SlipWord::Returns, (-report.returned).toString());
        slip.pair(SlipWord::AfterReturns, (report.total - report.returned).toString(), true);
    }
    slip.rule();
    slip.row({slip.word(SlipWord::Tender), slip.word(SlipWord::Count), slip.word(SlipWord::Amount)});
    for (const ReportTender &tender : report.tenders) {
        slip.row({tenderWord(tender.kind, slip.language()), number(tender.count), tender.amount.toString()});
        if (tender.refunds > 0)
            slip.row({u"  " + slip.word(SlipWord::Refunded), number(tender.refunds), (-tender.refunded).toString()});
    }
    slip.rule();
    addFunded(slip, report);
    slip.pair(SlipWord::Float, report.cashFloat.toString());
    slip.pair(SlipWord::CashIn, report.cashIn.toString());
    slip.pair(SlipWord::CashOut, (-report.cashOut).toString());
}

void addCounts(SlipBuilder &slip, const ShiftReport &report)
{
    slip.rule(true);
    slip.row({slip.word(SlipWord::Tender), slip.word(SlipWord::Expected), slip.word(SlipWord::Counted),
        slip.word(SlipWord::Difference)});
    for (const ReportTender &tender : report.tenders) {
        if (tender.internal)
            continue;
        const Money difference = tender.counted - tender.expected;
        const QString sign = difference > Money() ? QStringLiteral("+") : QString();
        slip.row({tenderWord(tender.kind, slip.language()), tender.expected.toString(), tender.counted.toString(),
            sign + difference.toString()});
        if (!tender.reason.isEmpty())
            slip.line(u"  " + slip.word(SlipWord::Reason) + u": " + tender.reason);
    }
    if (report.notes.isEmpty())
        return;
    slip.rule();
    slip.line(slip.word(SlipWord::Notes));
    for (const journal::CountedNote &note : report.notes)
        if (note.count != 0)
            slip.row({Money::fromFen(note.fen).toString(), u"x " + number(note.count),
                Money::fromFen(note.fen * note.count).toString()});
}

void addUndecided(SlipBuilder &slip, const ShiftReport &report)
{
    if (report.undecided.isEmpty())
        return;
    slip.rule();
    slip.line(slip.word(SlipWord::Undecided) + u' ' + number(report.undecided.size()), Align::Left, true);
    for (const ReportUndecided &payment : report.undecided) {
        slip.pair(tenderWord(payment.kind, slip.language()) + u" …" + payment.merchantNumber.right(6),
            payment.amount.toString());
        slip.line(u"  " + slipTime(payment.since));
    }
    slip.line(slip.word(SlipWord::UndecidedHint));
    slip.pair(SlipWord::Approver, report.approver);
}

void addHash(SlipBuilder &slip, const ShiftReport &report)
{
    if (!report.chainHash.isEmpty())
        slip.line(slip.word(SlipWord::Check) + u' ' + report.chainHash.left(kHashDigits), Align::Center);
}

void addSign(SlipBuilder &slip)
{
    slip.add(Feed{1});
    slip.line(slip.word(SlipWord::Sign) + u": ________________");
}

} // namespace

Document shiftOpenSlip(const SlipHeader &header, const journal::ShiftOpen &shift)
{
    SlipBuilder slip(header, QStringLiteral("shift_open"), slipWord(SlipWord::ShiftOpen, header.language));
    slip.rule();
    slip.pair(slip.word(SlipWord::Till) + u' ' + number(header.till),
        slip.word(SlipWord::Shift) + u' ' + number(shift.number));
    slip.pair(SlipWord::Date, shift.date.toString());
    slip.pair(SlipWord::OpenedBy, shift.staff);
    slip.pair(SlipWord::OpenedAt, slipTime(shift.at));
    slip.pair(SlipWord::Float, shift.cashFloat.toString(), true);
    addSign(slip);
    return slip.finish();
}

Document cashMoveSlip(const SlipHeader &header, const journal::CashMove &move, Timestamp at)
{
    const SlipWord title = move.amount.isNegative() ? SlipWord::CashOut : SlipWord::CashIn;
    SlipBuilder slip(header, QStringLiteral("cash_move"), slipWord(title, header.language));
    slip.rule();
    slip.pair(SlipWord::Till, number(header.till));
    slip.pair(SlipWord::Time, slipTime(at));
    slip.pair(SlipWord::Cashier, move.staff);
    slip.pair(SlipWord::Amount, move.amount.toString(), true);
    slip.pair(SlipWord::Reason, move.reason);
    slip.pair(SlipWord::Approver, move.approver);
    addSign(slip);
    return slip.finish();
}

Document xReport(const SlipHeader &header, const ShiftReport &report)
{
    SlipBuilder slip(header, QStringLiteral("x"), slipWord(SlipWord::XReport, header.language));
    addHead(slip, header, report);
    slip.pair(SlipWord::PrintedAt, slipTime(report.at));
    addTotals(slip, report);
    if (report.holds > 0)
        slip.pair(SlipWord::HeldTickets, number(report.holds));
    addUndecided(slip, report);
    addHash(slip, report);
    return slip.finish();
}

Document zReport(const SlipHeader &header, const ShiftReport &report)
{
    SlipBuilder slip(header, QStringLiteral("z"), slipWord(SlipWord::ZReport, header.language));
    addHead(slip, header, report);
    slip.pair(SlipWord::ClosedBy, report.closedBy);
    slip.pair(SlipWord::ClosedAt, slipTime(report.at));
    addTotals(slip, report);
    addCounts(slip, report);
    if (report.holds > 0)
        slip.pair(SlipWord::HeldTickets, number(report.holds));
    addUndecided(slip, report);
    addHash(slip, report);
    addSign(slip);
    return slip.finish();
}

Document testPage(const SlipHeader &header, const QString &printer, int columns, Timestamp at)
{
    SlipBuilder slip(header, QStringLiteral("test"), slipWord(SlipWord::TestPage, header.language));
    slip.rule();
    slip.pair(SlipWord::Printer, printer);
    slip.pair(SlipWord::Paper, number(columns));
    slip.pair(SlipWord::Time, slipTime(at));
    QString ruler;
    for (int i = 1; i <= columns; ++i)
        ruler += QChar(u'0' + i % 10);
    slip.line(ruler);
    slip.add(ItemRow{slip.word(SlipWord::Goods), slip.word(SlipWord::Quantity), slip.word(SlipWord::Price),
        slip.word(SlipWord::Amount)});
    slip.add(
        ItemRow{QStringLiteral(u"橙橙汽水500ml"), QStringLiteral("2"), QStringLiteral("3.50"), QStringLiteral("7.00")});
    slip.add(ItemRow{
        QStringLiteral(u"云峰高山清香乌龙茶"), QStringLiteral("10"), QStringLiteral("5.50"), QStringLiteral("55.00")});
    slip.line(QStringLiteral(u"￥①—…·αЯ 镕"), Align::Center, true);
    slip.large(QStringLiteral(u"大字 Aa1"));
    slip.line(slip.word(SlipWord::TestHint), Align::Center);
    slip.add(Barcode{BarcodeKind::Ean13, QStringLiteral("6901234567892")});
    slip.qr(QStringLiteral("MENDIAN"));
    return slip.finish();
}

} // namespace mendian::documents
