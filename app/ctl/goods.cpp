// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands.h"
#include "app/ctl/person.h"
#include "app/runtime/newshop.h"
#include "models/catalog/demogoods.h"
#include "models/catalog/goodscsv.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QStringConverter>

namespace mendian::ctl {

namespace {

constexpr int kDemoBatch = 10'000;
constexpr int kExportPage = 1000;

/// The fact beside the change: who and why.
storage::RecordChange recordGoods(Shop &shop, const QString &staff, const QString &why)
{
    return [&shop, staff, why](const storage::GoodsChange &change) -> Status {
        const journal::RefChange fact{QStringLiteral("goods"), change.version, staff, why, change.rows};
        const auto stored = shop.record({newEvent(journal::EventKind::RefChange, fact.toJson())});
        return stored ? Status() : Status(fail(stored.error()));
    };
}

Status addDemoBatch(app::ShopRuntime &runtime, const QList<Sku> &goods, const QString &staff)
{
    return runtime.call([&]() -> Status {
        app::StoredGoods &stored = runtime.goods();
        const auto saved =
            stored.repository().save(goods, recordGoods(runtime.shop(), staff, QStringLiteral("demo goods")));
        if (!saved)
            return fail(saved.error());
        return stored.search().catchUp(stored.repository());
    });
}

Outcome demoData(Context &context)
{
    app::ShopRuntime &runtime = *context.runtime;
    if (runtime.folder().isReal())
        return failed(ErrorCode::WrongFolder, QStringLiteral("a real shop"),
            QStringLiteral("Demo goods do not go into a real shop; use a demo or training folder."));
    const auto count = integerOption(context.args, "goods", 3000, 1, kMaxDemoGoods);
    if (!count)
        return misused(count.error().detail);
    const auto staff = runtime.call([&] { return authorise(context, runtime.shop(), Right::ManageGoods); });
    if (!staff)
        return failed(staff.error());
    Status done;
    qint64 written = 0;
    QList<Sku> batch;
    const auto flush = [&] {
        if (done && context.isCancelled())
            done = fail(ErrorCode::Cancelled, QStringLiteral("after %1 goods").arg(written));
        if (done)
            done = addDemoBatch(runtime, batch, *staff);
        if (done)
            written += batch.size();
        batch.clear();
        context.progress({QStringLiteral("goods"), written, *count});
    };
    forEachDemoSku(static_cast<int>(*count), 1, [&](const Sku &sku) {
        if (!done)
            return;
        batch.append(sku);
        if (batch.size() == kDemoBatch)
            flush();
    });
    if (!batch.isEmpty())
        flush();
    const auto total = runtime.call([&] { return runtime.goods().repository().count(); });
    Outcome outcome = done ? Outcome() : failed(done.error());
    if (!done && done.error().code == ErrorCode::Cancelled && written > 0)
        outcome.sentence =
            QStringLiteral("Stopped; %1 demo goods are in the shop. Run it again to add the rest.").arg(written);
    outcome.json = JsonWriter().put("written", written).put("goods", total.value_or(0)).object();
    if (done)
        outcome.lines.append(QStringLiteral("%1 demo goods; the shop has %2").arg(written).arg(total.value_or(0)));
    return outcome;
}

/// The file's bytes as importGoodsCsv() wants them: as they are, or turned into UTF-8 when an encoding is named.
struct CsvBytes
{
    QByteArray bytes;
    QString encoding; ///< empty: found out by the reader
};

Result<CsvBytes> readCsv(const QString &path, const QString &encoding)
{
    QFile file(path);
    if (!file.exists())
        return fail(ErrorCode::NotFound, QStringLiteral("There is no file %1.").arg(path));
    if (!QFileInfo(file).isFile() || !file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::Io, QStringLiteral("%1 cannot be read: %2.").arg(path, file.errorString()));
    if (file.size() > kMaxImportBytes)
        return fail(ErrorCode::LimitExceeded, QStringLiteral("%1 is larger than 256 MiB; split it.").arg(path));
    CsvBytes csv{file.readAll(), {}};
    if (encoding != QLatin1String("gb18030"))
        return csv;
    QStringDecoder decoder("GB18030");
    if (!decoder.isValid())
        return fail(ErrorCode::Unsupported, QStringLiteral("This computer cannot read GB18030; save as UTF-8."));
    const QString text = decoder(csv.bytes);
    if (decoder.hasError())
        return fail(ErrorCode::InvalidInput, QStringLiteral("%1 is not GB18030; try --encoding auto.").arg(path));
    return CsvBytes{text.toUtf8(), QStringLiteral("GB18030")};
}

Outcome reported(const ImportReport &report, const storage::GoodsChange &change, bool dryRun)
{
    Outcome outcome;
    outcome.json = reportJson(report);
    outcome.json.remove(QStringLiteral("ok"));
    outcome.json.insert(QStringLiteral("dry_run"), dryRun);
    outcome.json.insert(QStringLiteral("written"), change.rows);
    outcome.json.insert(QStringLiteral("version"), change.version);
    outcome.lines = reportText(report).split(u'\n', Qt::SkipEmptyParts);
    if (!report.ok()) {
        outcome.exit = Exit::Failed;
        outcome.error = Error{ErrorCode::InvalidInput, QStringLiteral("%1 error(s)").arg(report.errorCount), {}};
        outcome.sentence = QStringLiteral("Nothing was imported: correct the places listed and run it again.");
        if (!report.errors.isEmpty() && report.errors.first().line > 0)
            outcome.sentence =
                QStringLiteral("Nothing was imported: %1 place(s) are wrong, the first in line %2, column "
                               "%3. Correct them and run it again.")
                    .arg(report.errorCount)
                    .arg(report.errors.first().line)
                    .arg(report.errors.first().column);
        return outcome;
    }
    outcome.lines.append(dryRun
            ? QStringLiteral("dry run: the file is good; nothing was written")
            : QStringLiteral("%1 row(s) new or changed, goods version %2").arg(change.rows).arg(change.version));
    return outcome;
}

Outcome importGoods(Context &context)
{
    app::ShopRuntime &runtime = *context.runtime;
    const QString encoding = context.args.value("encoding", QStringLiteral("auto")).toLower();
    if (!QStringList{QStringLiteral("auto"), QStringLiteral("utf-8"), QStringLiteral("gb18030")}.contains(encoding))
        return misused(QStringLiteral("--encoding is auto, utf-8 or gb18030."));
    const auto staff = runtime.call([&] { return authorise(context, runtime.shop(), Right::ManageGoods); });
    if (!staff)
        return failed(staff.error());
    const QString path = context.path(context.args.operands.first());
    const auto csv = readCsv(path, encoding);
    if (!csv)
        return failed(csv.error(), csv.error().detail);
    std::atomic<bool> cancel = false;
    ImportOptions options;
    options.cancel = &cancel;
    options.progress = [&](const ImportProgress &now) {
        cancel = context.isCancelled();
        context.progress({QStringLiteral("rows"), now.rows, 0});
    };
    auto file = importGoodsCsv(csv->bytes, options);
    if (!file)
        return failed(file.error());
    if (encoding == QLatin1String("utf-8") && file->report.encoding != QLatin1String("UTF-8"))
        return failed(ErrorCode::InvalidInput, file->report.encoding,
            QStringLiteral("%1 is not UTF-8 but %2; try --encoding auto.").arg(path, file->report.encoding));
    if (!csv->encoding.isEmpty())
        file->report.encoding = csv->encoding;
    const bool dryRun = context.args.has("dry-run");
    if (!file->report.ok())
        return reported(file->report, {}, dryRun);
    const auto mode = context.args.has("replace") ? storage::ImportMode::ReplaceAll : storage::ImportMode::AddAndUpdate;
    const auto written = runtime.call([&]() -> Result<storage::GoodsImportResult> {
        app::StoredGoods &goods = runtime.goods();
        auto record = recordGoods(runtime.shop(), *staff, QStringLiteral("import ") + QFileInfo(path).fileName());
        // A record that fails takes the whole change back: what is left is the check against the shop's goods.
        if (dryRun)
            record = [](const storage::GoodsChange &) -> Status { return fail(ErrorCode::Unsupported); };
        auto result = goods.repository().import(*file, mode, record, options);
        if (!result && dryRun && result.error().code == ErrorCode::Unsupported)
            return storage::GoodsImportResult{file->report, {}};
        if (result && result->report.ok())
            MENDIAN_TRY(goods.search().catchUp(goods.repository()));
        return result;
    });
    if (!written)
        return failed(written.error());
    return reported(written->report, written->change, dryRun);
}

Outcome exportGoods(Context &context)
{
    app::ShopRuntime &runtime = *context.runtime;
    const auto staff = runtime.call([&] { return authorise(context, runtime.shop(), Right::ManageGoods); });
    if (!staff)
        return failed(staff.error());
    const QString path = context.path(context.args.operands.first());
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return failed(ErrorCode::ReadOnly, file.errorString(), QStringLiteral("%1 cannot be written.").arg(path));
    const GoodsCsvWriter writer(9);
    file.write(writer.heading());
    qint64 rows = 0;
    QString after;
    for (;;) {
        const auto page = runtime.call([&] { return runtime.goods().repository().page(after, kExportPage); });
        if (!page)
            return failed(page.error());
        if (context.isCancelled())
            return failed(Error{ErrorCode::Cancelled, QStringLiteral("export"), {}});
        for (const Sku &sku : *page)
            file.write(writer.row(sku));
        rows += page->size();
        if (page->isEmpty())
            break;
        context.progress({QStringLiteral("rows"), rows, 0});
        after = page->last().number;
    }
    if (!file.commit())
        return failed(Error{ErrorCode::Io, file.errorString(), {path}});
    Outcome outcome;
    outcome.json = JsonWriter().put("rows", rows).put("file", path).object();
    outcome.lines.append(QStringLiteral("%1 goods written to %2").arg(rows).arg(path));
    return outcome;
}

constexpr OptionRow kDemo[] = {{"goods", "N", "how many invented goods (3000)"}};
constexpr OptionRow kImport[] = {
    {"replace", "", "goods that are not in the file are deleted"},
    {"dry-run", "", "only checks the file against the shop"},
    {"encoding", "NAME", "auto (default), utf-8 or gb18030"},
};
constexpr CommandRow kCommands[] = {
    {"demo-data", "", "fills a demo shop with invented goods; makes the shop if there is none", Needs::Shop, kDemo,
        demoData, true, true},
    {"import goods", "FILE.csv", "reads goods from a CSV file, all or nothing (docs/import.md)", Needs::Shop, kImport,
        importGoods, true},
    {"export goods", "FILE.csv", "writes all goods as a CSV file that import goods reads", Needs::Shop, {}, exportGoods,
        true},
};

} // namespace

std::span<const CommandRow> goodsCommands() { return kCommands; }

} // namespace mendian::ctl
