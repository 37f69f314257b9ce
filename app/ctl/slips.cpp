// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands.h"
#include "app/ctl/person.h"
#include "app/ctl/tillwatch.h"
#include "models/documents/layout.h"
#include "storage/repositories/salesrepository.h"
#include "workflows/till/finishsale.h"
#include "workflows/till/tillqueries.h"

#include <QDeadlineTimer>
#include <QThread>

namespace mendian::ctl {

namespace {

constexpr qint64 kPrintMs = 8000;
constexpr unsigned long kPauseMs = 20;

/// "last", 17, or S001-02-1-17.
Result<storage::SaleRow> findSale(Shop &shop, const QString &text)
{
    storage::SalesRepository sales(shop.journal.database());
    if (text.isEmpty() || text == QLatin1String("last")) {
        const auto last = sales.last(1);
        if (!last)
            return fail(last.error());
        return last->isEmpty() ? Result<storage::SaleRow>(fail(ErrorCode::NotFound, QStringLiteral("no receipt yet")))
                               : last->first();
    }
    const auto whole = journal::ReceiptNumber::parse(text);
    bool ok = true;
    const qint64 n = whole ? whole->n : text.toLongLong(&ok);
    auto row = ok ? sales.byReceipt(n) : fail(ErrorCode::InvalidInput, QStringLiteral("not a receipt number"), {text});
    if (row && whole && row->receipt != text)
        return fail(ErrorCode::NotFound, QStringLiteral("receipt of another till"), {text});
    return row;
}

Outcome showReceipt(Context &context)
{
    const auto columns = integerOption(context.args, "columns", 48, 24, 64);
    if (!columns)
        return misused(columns.error().detail);
    Shop &shop = context.runtime->shop();
    QJsonObject body;
    const auto text = context.runtime->call([&]() -> Result<QStringList> {
        const auto row = findSale(shop, context.args.operands.value(0));
        if (!row)
            return fail(row.error());
        const auto sale = storage::SalesRepository(shop.journal.database()).load(row->id);
        if (!sale)
            return fail(sale.error());
        body = JsonWriter()
                   .put("receipt", row->receipt)
                   .put("total_fen", row->total)
                   .put("at_ms", row->at.ms)
                   .put("cashier", row->cashier)
                   .put("reprints", row->prints)
                   .put("sale", journal::toJson(*sale))
                   .object();
        const auto document = receiptDocument(shop, *sale);
        return document ? Result<QStringList>(documents::renderText(*document, static_cast<int>(*columns)))
                        : fail(document.error());
    });
    if (!text)
        return failed(text.error());
    Outcome outcome;
    outcome.json = body;
    outcome.json.insert(QStringLiteral("text"), QJsonArray::fromStringList(*text));
    outcome.lines = *text;
    return outcome;
}

QJsonObject jobJson(const PrintJobView &job)
{
    return JsonWriter()
        .put("job", job.id)
        .put("kind", job.kind)
        .put("state", job.state)
        .putUnlessEmpty("reason", job.reason)
        .put("changed_ms", job.at.ms)
        .object();
}

Outcome printJobs(Context &context)
{
    const auto jobs = context.runtime->call([&] { return loadPrintJobs(context.runtime->shop()); });
    if (!jobs)
        return failed(jobs.error());
    Outcome outcome;
    QJsonArray list;
    for (const PrintJobView &job : *jobs) {
        list.append(jobJson(job));
        outcome.lines.append(QStringLiteral("%1  %2  %3  %4").arg(job.id.toString(), job.kind, job.state, job.reason));
    }
    outcome.json = JsonWriter().put("jobs", list).object();
    if (list.isEmpty())
        outcome.lines.append(QStringLiteral("no print jobs wait"));
    return outcome;
}

/// Does something that prints and waits until the queue is empty; what still waits then is said.
template <typename F>
Outcome printing(Context &context, Right right, F run)
{
    app::ShopRuntime &runtime = *context.runtime;
    const auto seat = TillSeat::take(context, right, false);
    if (!seat)
        return failed(seat.error(), personSentence(seat.error()));
    if (runtime.call([&] { return runtime.shop().settings.text("printer.transport"); }) == QLatin1String("none"))
        return failed(ErrorCode::Offline, QStringLiteral("printer.transport is none"),
            QStringLiteral("No printer is set up; see `mendian-ctl settings set printer.transport`."));
    TillWatch watch(runtime);
    const Status done = runtime.call([&] { return runtime.till().command([&] { return run(runtime.till()); }); });
    if (!done)
        return failed(done.error());
    const bool empty =
        watch.waitFor([](const TillView &view) { return view.openPrintJobs == 0; }, kPrintMs, context.isCancelled);
    Outcome outcome = empty
        ? Outcome()
        : failed(ErrorCode::Offline, QStringLiteral("the job waits"),
            QStringLiteral("The printer did not take it yet; it prints when the printer is back. See `printer jobs`."));
    if (empty)
        outcome.lines.append(QStringLiteral("printed"));
    return outcome;
}

Outcome reprint(Context &context)
{
    return printing(context, Right::Reprint, [](Till &till) { return till.reprintLast(); });
}

Outcome testPage(Context &context)
{
    return printing(context, Right::Settings, [](Till &till) { return till.printTestPage(); });
}

Outcome repeatJob(Context &context)
{
    const auto job = PrintJobId::parse(context.args.operands.first());
    if (!job)
        return misused(QStringLiteral("Give the job's id from `printer jobs`."));
    return printing(context, Right::Reprint, [&](Till &till) { return till.repeatPrint(*job); });
}

Outcome cancelJob(Context &context)
{
    app::ShopRuntime &runtime = *context.runtime;
    const auto job = PrintJobId::parse(context.args.operands.first());
    if (!job)
        return misused(QStringLiteral("Give the job's id from `printer jobs`."));
    const auto seat = TillSeat::take(context, Right::Reprint, false);
    if (!seat)
        return failed(seat.error(), personSentence(seat.error()));
    // A job on its way cannot be taken out; with a printer that is off it comes back in a moment.
    const QDeadlineTimer deadline(kPrintMs);
    Status done;
    do {
        done = runtime.call([&] { return runtime.till().command([&] { return runtime.till().cancelPrint(*job); }); });
        if (!done && done.error().code == ErrorCode::Conflict)
            QThread::msleep(kPauseMs);
    } while (!done && done.error().code == ErrorCode::Conflict && !deadline.hasExpired() && !context.isCancelled());
    if (!done)
        return failed(done.error(),
            done.error().code == ErrorCode::Conflict
                ? QStringLiteral("The job is on its way to the printer; look again with `printer jobs`.")
                : QString());
    Outcome outcome;
    outcome.lines.append(QStringLiteral("taken out of the queue"));
    return outcome;
}

Outcome scanLog(Context &context)
{
    const auto count = integerOption(context.args, "count", 50, 1, 100'000);
    if (!count)
        return misused(count.error().detail);
    const auto entries =
        context.runtime->call([&] { return loadScanLog(context.runtime->shop(), static_cast<int>(*count)); });
    if (!entries)
        return failed(entries.error());
    Outcome outcome;
    QJsonArray list;
    for (const ScanLogEntry &entry : *entries) {
        list.append(JsonWriter()
                        .put("n", entry.n)
                        .put("at_ms", entry.at.ms)
                        .put("source", entry.source)
                        .put("text", entry.text)
                        .put("kind", entry.kind)
                        .put("outcome", entry.outcome)
                        .putUnlessEmpty("reason", entry.reason)
                        .object());
        outcome.lines.append(QStringLiteral("%1  %2  %3  %4  %5  %6")
                                 .arg(entry.n)
                                 .arg(storeTime(entry.at).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss")), entry.text,
                                     entry.kind, entry.outcome, entry.reason));
    }
    outcome.json = JsonWriter().put("scans", list).object();
    return outcome;
}

constexpr OptionRow kShow[] = {{"columns", "N", "width of the paper: 32, 42, 48 (48)"}};
constexpr OptionRow kLog[] = {{"count", "N", "how many, newest first (50)"}};
constexpr CommandRow kCommands[] = {
    {"receipt show", "[N|last]", "a receipt as text", Needs::Shop, kShow, showReceipt},
    {"receipt reprint", "", "prints the last receipt again, marked as a copy", Needs::Shop, {}, reprint, true},
    {"printer jobs", "", "what waits for the printer or for a person", Needs::Shop, {}, printJobs},
    {"printer test", "", "prints a test page", Needs::Shop, {}, testPage, true},
    {"printer repeat", "JOB", "prints a failed or uncertain job again, marked", Needs::Shop, {}, repeatJob, true},
    {"printer cancel", "JOB", "takes a job out of the queue", Needs::Shop, {}, cancelJob, true},
    {"scan-log", "", "every scan and what became of it", Needs::Shop, kLog, scanLog},
};

} // namespace

std::span<const CommandRow> slipCommands() { return kCommands; }

} // namespace mendian::ctl
