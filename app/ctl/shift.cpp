// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands.h"
#include "app/ctl/person.h"
#include "models/shifts/cashcount.h"
#include "workflows/shift/shiftreport.h"
#include "workflows/till/tillqueries.h"

namespace mendian::ctl {

namespace {

/// "100x3": three notes of a hundred.
Result<QList<journal::CountedNote>> parseNotes(const QStringList &texts)
{
    QList<journal::CountedNote> notes;
    for (const QString &text : texts) {
        bool ok = false;
        const qint64 count = text.section(u'x', 1).toLongLong(&ok);
        const auto face = Money::parse(text.section(u'x', 0, 0));
        if (!ok || !face || count < 0)
            return fail(ErrorCode::InvalidInput,
                QStringLiteral("--note %1: give face and count, for example 100x3 or 0.5x2.").arg(text));
        notes.append({face->fen(), count});
    }
    if (const auto sum = countedMoney(notes); !sum)
        return fail(ErrorCode::InvalidInput, QStringLiteral("--note: %1.").arg(sum.error().detail));
    return notes;
}

QMap<QString, QString> parseReasons(const QStringList &texts)
{
    QMap<QString, QString> reasons;
    for (const QString &text : texts)
        reasons.insert(text.section(u':', 0, 0), text.section(u':', 1));
    return reasons;
}

QJsonObject reportJson(const documents::ShiftReport &report)
{
    QJsonArray tenders;
    for (const documents::ReportTender &tender : report.tenders)
        tenders.append(
            JsonWriter().put("kind", tender.kind).put("count", tender.count).put("amount_fen", tender.amount).object());
    return JsonWriter()
        .put("number", report.number)
        .put("date", report.date.toString())
        .put("opened_by", report.openedBy)
        .put("sales", report.sales)
        .put("pieces", report.pieces)
        .put("total_fen", report.total)
        .put("discount_fen", report.discount)
        .put("rounding_fen", report.rounding)
        .put("float_fen", report.cashFloat)
        .put("tenders", tenders)
        .put("undecided", qint64(report.undecided.size()))
        .put("holds", report.holds)
        .object();
}

Result<documents::ShiftReport> currentReport(Till &till)
{
    const TillView view = till.view();
    return view.shift.open ? shiftReport(till.shop(), view.shift.shift)
                           : fail(ErrorCode::NoShift, QStringLiteral("no shift is open"));
}

void tell(Outcome &outcome, const documents::ShiftReport &report)
{
    outcome.json.insert(QStringLiteral("shift"), reportJson(report));
    outcome.lines.append(QStringLiteral("shift %1 of %2: %3 sales, %4")
                             .arg(report.number)
                             .arg(report.date.toString())
                             .arg(report.sales)
                             .arg(report.total.toString()));
    for (const documents::ReportTender &tender : report.tenders)
        outcome.lines.append(
            QStringLiteral("  %1  %2 × %3").arg(tender.kind, QString::number(tender.count), tender.amount.toString()));
}

Outcome open(Context &context)
{
    const auto cashFloat = Money::parse(context.args.value("float", QStringLiteral("0")));
    if (!cashFloat)
        return misused(QStringLiteral("--float is an amount like 500.00."));
    const auto seat = TillSeat::take(context, Right::OpenShift, false);
    if (!seat)
        return failed(seat.error(), personSentence(seat.error()));
    app::ShopRuntime &runtime = *context.runtime;
    const Status opened =
        runtime.call([&] { return runtime.till().command([&] { return runtime.till().openShift(*cashFloat); }); });
    if (!opened)
        return failed(opened.error());
    const ShiftView shift = runtime.call([&] { return runtime.till().view().shift; });
    Outcome outcome;
    outcome.json = JsonWriter()
                       .put("number", shift.number)
                       .put("date", shift.date.toString())
                       .put("float_fen", shift.cashFloat)
                       .object();
    outcome.lines.append(QStringLiteral("shift %1 of %2 is open, float %3")
                             .arg(shift.number)
                             .arg(shift.date.toString(), shift.cashFloat.toString()));
    return outcome;
}

Outcome xReport(Context &context)
{
    const auto seat = TillSeat::take(context, Right::OpenShift, false);
    if (!seat)
        return failed(seat.error(), personSentence(seat.error()));
    app::ShopRuntime &runtime = *context.runtime;
    const auto report = runtime.call([&]() -> Result<documents::ShiftReport> {
        Till &till = runtime.till();
        MENDIAN_TRY(till.printed([&] { return till.shiftDesk().printX(); }));
        return currentReport(till);
    });
    if (!report)
        return failed(report.error());
    Outcome outcome;
    tell(outcome, *report);
    return outcome;
}

Outcome close(Context &context)
{
    const auto notes = parseNotes(context.args.values("note"));
    if (!notes)
        return misused(notes.error().detail);
    const auto seat = TillSeat::take(context, Right::CloseShift, true);
    if (!seat)
        return failed(seat.error(), personSentence(seat.error()));
    app::ShopRuntime &runtime = *context.runtime;
    const Proof manager{context.args.value("manager"), context.pins.manager, {}};
    QList<CountRow> rows;
    const auto report = runtime.call([&]() -> Result<documents::ShiftReport> {
        Till &till = runtime.till();
        const auto compared = till.shiftDesk().compare(*notes);
        const auto last = currentReport(till);
        if (!compared || !last)
            return fail(compared ? last.error() : compared.error());
        rows = *compared;
        MENDIAN_TRY(till.command(
            [&] { return till.closeShift(*notes, parseReasons(context.args.values("reason")), manager); }));
        return last;
    });
    Outcome outcome;
    if (!report) {
        outcome = failed(report.error());
        if (report.error().code == ErrorCode::InvalidInput)
            outcome.sentence =
                QStringLiteral("The count differs from the books by more than the limit; count again, or "
                               "give --reason %1:TEXT.")
                    .arg(report.error().args.value(0));
        if (report.error().code == ErrorCode::PermissionDenied)
            outcome.sentence =
                QStringLiteral("Undecided payments are above the shop's limit; a manager confirms the close: "
                               "--manager NUMBER --manager-pin-file FILE.");
    } else {
        tell(outcome, *report);
    }
    // The books' figure is shown only when the count is on record: it stays blind.
    QJsonArray counts;
    for (const CountRow &row : report ? rows : QList<CountRow>()) {
        counts.append(JsonWriter()
                          .put("kind", row.kind)
                          .put("expected_fen", row.expected)
                          .put("counted_fen", row.counted)
                          .object());
        outcome.lines.append(QStringLiteral("  %1: expected %2, counted %3")
                                 .arg(row.kind, row.expected.toString(), row.counted.toString()));
    }
    outcome.json.insert(QStringLiteral("counts"), counts);
    return outcome;
}

Outcome holds(Context &context)
{
    const auto views = context.runtime->call([&] { return context.runtime->till().holds(); });
    if (!views)
        return failed(views.error());
    Outcome outcome;
    QJsonArray list;
    for (const HoldView &hold : *views) {
        list.append(JsonWriter()
                        .put("hold", hold.hold)
                        .put("ticket", hold.ticket)
                        .put("total_fen", hold.total)
                        .put("pieces", hold.pieces)
                        .put("first_item", hold.firstItem)
                        .put("staff", hold.staff)
                        .put("at_ms", hold.at.ms)
                        .object());
        outcome.lines.append(QStringLiteral("ticket %1  %2  %3 piece(s)  %4")
                                 .arg(hold.ticket)
                                 .arg(hold.total.toString())
                                 .arg(hold.pieces)
                                 .arg(hold.firstItem));
    }
    outcome.json = JsonWriter().put("holds", list).object();
    if (list.isEmpty())
        outcome.lines.append(QStringLiteral("no baskets on hold"));
    return outcome;
}

constexpr OptionRow kOpen[] = {{"float", "AMOUNT", "cash in the drawer (0)"}};
constexpr OptionRow kClose[] = {
    {"note", "FACExCOUNT", "counted notes and coins, for example 100x3", true},
    {"reason", "KIND:TEXT", "why the count of a tender differs, for example cash:short", true},
    {"manager", "NUMBER", "confirms undecided payments above the shop's limit"},
    {"manager-pin-file", "FILE", "that manager's PIN; - reads a line from standard input"},
};
constexpr CommandRow kCommands[] = {
    {"shift open", "", "opens a shift", Needs::Shop, kOpen, open, true},
    {"shift x", "", "prints and shows the running totals", Needs::Shop, {}, xReport, true},
    {"shift close", "", "blind count, differences, Z report", Needs::Shop, kClose, close, true},
    {"holds", "", "baskets on hold", Needs::Shop, {}, holds},
};

} // namespace

std::span<const CommandRow> shiftCommands() { return kCommands; }

} // namespace mendian::ctl
