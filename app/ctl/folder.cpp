// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands.h"
#include "app/ctl/restore.h"
#include "app/owner/ownerclient.h"
#include "app/runtime/newshop.h"
#include "models/staff/pin.h"
#include "storage/folder/backup.h"
#include "storage/repositories/attemptrepository.h"
#include "storage/repositories/printjobrepository.h"
#include "storage/repositories/shiftrepository.h"
#include "storage/sql/statement.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <csignal>
#include <unistd.h>

namespace mendian::ctl {

namespace {

/// A folder that cannot be written is said before anything is tried.
QString initSentence(const Error &error, const QString &folder)
{
    if (error.code == ErrorCode::Conflict)
        return QStringLiteral("%1 is a shop already; choose a new folder, or look at it with `mendian-ctl status`.")
            .arg(folder);
    return {};
}

Outcome init(Context &context)
{
    const Arguments &args = context.args;
    const auto kind = storage::parseFolderKind(args.value("kind"));
    const auto till = integerOption(args, "till", 1, 1, 99);
    if (!kind || !till)
        return misused(kind ? till.error().detail : QStringLiteral("Say what is made: --kind real, demo or training."));
    SystemClock clock;
    if (*kind == storage::FolderKind::Demo && !args.has("manager")) {
        for (const char *name : {"store", "till", "name"})
            if (args.has(name))
                return misused(
                    QStringLiteral("A demo shop without --manager is the ready-made one (S001, till 2); with "
                                   "--%1 it needs --manager NUMBER:NAME.")
                        .arg(QLatin1String(name)));
        if (const Status made = app::createDemoShop(context.folder, 0, clock); !made)
            return failed(made.error(), initSentence(made.error(), context.folder));
    } else {
        const QStringList manager = args.value("manager").split(u':');
        if (manager.size() != 2 || manager[0].isEmpty() || manager[1].isEmpty())
            return misused(QStringLiteral("Name the first manager: --manager NUMBER:NAME."));
        if (args.value("store").isEmpty())
            return misused(QStringLiteral("Give the store's code: --store S001."));
        if (context.pins.staff.isEmpty())
            return misused(
                QStringLiteral("Give the manager's PIN: --pin-file FILE, or --pin-file - for standard input."));
        app::NewShop shop;
        shop.folder = context.folder;
        shop.kind = *kind;
        shop.store = args.value("store");
        shop.till = static_cast<int>(*till);
        shop.people = {{manager[0], manager[1], Role::Manager, QString::fromUtf8(context.pins.staff.reveal())}};
        if (args.has("name"))
            shop.settings.insert(QStringLiteral("store.name"), args.value("name"));
        if (const Status form = checkPinForm(shop.people.first().pin); !form)
            return failed(form.error(), QStringLiteral("The PIN needs six digits, not all the same and not in a row."));
        if (const Status made = app::createShop(shop, clock); !made)
            return failed(made.error(), initSentence(made.error(), context.folder));
    }
    Outcome outcome;
    outcome.json = JsonWriter()
                       .put("folder", context.folder)
                       .put("kind", QString::fromLatin1(storage::folderKindName(*kind)))
                       .object();
    outcome.lines.append(QStringLiteral("a %1 shop is in %2").arg(args.value("kind"), context.folder));
    return outcome;
}

QJsonObject tailJson(const storage::Tail &tail)
{
    return JsonWriter().put("seq", tail.seq).put("hash", QString::fromLatin1(tail.hash.toHex())).object();
}

Outcome verify(Context &context)
{
    const bool readOnly = context.args.has("read-only");
    const auto report = storage::verifyFolder(context.folder, readOnly, [&](qint64 seq) {
        context.progress({QStringLiteral("events"), seq, 0});
    });
    if (!report) {
        const bool busy = report.error().code == ErrorCode::Busy;
        return failed(report.error(),
            busy ? QStringLiteral("The shop is open in another program (%1); add --read-only to check it beside.")
                       .arg(report.error().args.value(0))
                 : QString());
    }
    return verifyOutcome(*report);
}

Outcome backup(Context &context)
{
    const QString target = context.path(context.args.value("to"));
    if (context.args.value("to").isEmpty())
        return misused(QStringLiteral("Say where the copy goes: --to DIR2."));
    const auto report = storage::backupFolder(context.folder, target);
    if (!report)
        return failed(report.error(),
            report.error().code == ErrorCode::Conflict
                ? QStringLiteral("%1 holds a backup already; choose a new folder.").arg(target)
                : QString());
    Outcome outcome;
    outcome.json = JsonWriter()
                       .put("to", target)
                       .put("files", QJsonArray::fromStringList(report->files))
                       .put("bytes", report->bytes)
                       .object();
    outcome.lines = {QStringLiteral("%1 (%2 bytes) copied to %3 and checked")
                         .arg(report->files.join(QStringLiteral(", ")))
                         .arg(report->bytes)
                         .arg(target),
        QStringLiteral("the device key and the payment keys stay in %1: only this device can restore the copy")
            .arg(context.folder)};
    return outcome;
}

/// The pid in the lock file, if that process lives; 0 = nobody.
qint64 ownerPid(const QString &folder, bool &died)
{
    QFile file(folder + QStringLiteral("/lock"));
    const qint64 pid = file.open(QIODevice::ReadOnly) ? file.read(32).trimmed().toLongLong() : 0;
    const bool lives = pid > 0 && (::kill(static_cast<pid_t>(pid), 0) == 0 || errno == EPERM);
    died = pid > 0 && !lives;
    return lives ? pid : 0;
}

bool answers(const QString &socketPath)
{
    app::OwnerRequest request;
    request.body = {{QStringLiteral("op"), QStringLiteral("ping")}};
    request.silenceMs = 2000;
    request.connectMs = 500;
    return app::askOwner(socketPath, request).has_value();
}

struct StoreState
{
    storage::Tail tail;
    std::optional<storage::ShiftRow> shift;
    qsizetype undecided = 0;
    qsizetype printJobs = 0;
};

Result<StoreState> readStore(const QString &storeDb)
{
    auto database = storage::Database::openToRead(storeDb);
    if (!database)
        return fail(database.error());
    StoreState state;
    storage::Statement last(**database, "SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1");
    if (last.next()) {
        state.tail.seq = last.integer(0);
        state.tail.hash = last.blob(1);
    }
    MENDIAN_TRY(last.status());
    const auto shift = storage::ShiftRepository(**database).open();
    const auto undecided = storage::AttemptRepository(**database).undecided();
    const auto jobs = storage::PrintJobRepository(**database).open();
    if (!shift || !undecided || !jobs)
        return fail(!shift ? shift.error() : !undecided ? undecided.error() : jobs.error());
    state.shift = *shift;
    state.undecided = undecided->size();
    state.printJobs = jobs->size();
    return state;
}

Outcome status(Context &context)
{
    const auto folder = storage::DataFolder::open(context.folder, storage::DataFolder::Mode::ReadOnly);
    if (!folder)
        return failed(folder.error());
    const auto store = readStore((*folder)->storeDb());
    if (!store)
        return failed(store.error());
    bool died = false;
    const qint64 pid = ownerPid(context.folder, died);
    const bool heard = pid > 0 && answers((*folder)->socketPath());
    const QString kind = QString::fromLatin1(storage::folderKindName((*folder)->kind()));
    Outcome outcome;
    JsonWriter json;
    json.put("folder", context.folder)
        .put("kind", kind)
        .put("store", (*folder)->store())
        .put("till", qint64((*folder)->till()))
        .put("tail", tailJson(store->tail))
        .put("undecided", qint64(store->undecided))
        .put("print_jobs", qint64(store->printJobs))
        .put("free_bytes", (*folder)->freeBytes())
        .put("last_owner_died", died);
    if (pid > 0)
        json.put("owner", JsonWriter().put("pid", pid).put("answers", heard).object());
    if (store->shift)
        json.put("shift",
            JsonWriter()
                .put("number", store->shift->number)
                .put("staff", store->shift->staff)
                .put("date", store->shift->date.toString())
                .put("opened_ms", store->shift->openedAt.ms)
                .object());
    outcome.json = json.object();
    outcome.lines = {QStringLiteral("%1  (%2 shop, store %3, till %4)")
                         .arg(context.folder, kind, (*folder)->store())
                         .arg((*folder)->till()),
        pid > 0 ? QStringLiteral("owner: process %1%2").arg(pid).arg(heard ? u"" : u", which does not answer")
                : QStringLiteral("owner: nobody%1")
                      .arg(died ? u" (the last one died; the next start checks the files)" : u""),
        QStringLiteral("journal: %1 events, ends in %2")
            .arg(store->tail.seq)
            .arg(QString::fromLatin1(store->tail.hash.toHex().left(16))),
        store->shift ? QStringLiteral("shift %1 of %2, opened by %3")
                           .arg(store->shift->number)
                           .arg(store->shift->date.toString(), store->shift->staff)
                     : QStringLiteral("shift: none open"),
        QStringLiteral("undecided payments: %1, waiting print jobs: %2, free disk: %3 MiB")
            .arg(store->undecided)
            .arg(store->printJobs)
            .arg((*folder)->freeBytes() / (1024 * 1024))};
    return outcome;
}

constexpr OptionRow kInit[] = {
    {"kind", "KIND", "real, demo or training; for ever"},
    {"store", "CODE", "the store's code, for example S001"},
    {"till", "N", "number of this till (1)"},
    {"name", "NAME", "the store's name on screens and receipts"},
    {"manager", "NUMBER:NAME", "the first manager; a demo shop without one gets its ready-made people"},
    {"pin-file", "FILE", "the manager's PIN; - reads a line from standard input"},
};
constexpr OptionRow kVerify[] = {{"read-only", "", "beside an owner; nothing is written"}};
constexpr OptionRow kBackup[] = {{"to", "DIR2", "a new or empty folder"}};
constexpr OptionRow kRestore[] = {
    {"from", "DIR2", "a backup"},
    {"device-key", "FILE", "device.key of the device that made it, if it is not in --data"},
};
constexpr CommandRow kCommands[] = {
    {"init", "", "makes a new shop's data folder", Needs::Path, kInit, init},
    {"status", "", "who owns the folder, the shift, what is open", Needs::Path, {}, status},
    {"verify", "", "recomputes the chain and every fold; names the first bad event", Needs::Path, kVerify, verify},
    {"backup", "", "copies the shop's files beside a running till and checks the copy", Needs::Path, kBackup, backup},
    {"restore", "", "copies a backup back and verifies it", Needs::Path, kRestore, restore},
};

} // namespace

Outcome verifyOutcome(const storage::VerifyReport &report)
{
    Outcome outcome;
    QJsonArray findings;
    for (const storage::VerifyFinding &finding : report.findings) {
        const QString place = finding.seq > 0 ? QStringLiteral("event %1").arg(finding.seq)
            : finding.table.isEmpty()         ? QStringLiteral("file")
                                              : finding.table + u' ' + finding.key;
        findings.append(JsonWriter()
                            .put("what", QString::fromLatin1(storage::findingName(finding.what)))
                            .put("seq", finding.seq)
                            .putUnlessEmpty("table", finding.table)
                            .putUnlessEmpty("key", finding.key)
                            .put("detail", finding.detail)
                            .object());
        outcome.lines.append(
            QStringLiteral("%1: %2: %3").arg(place, QLatin1String(storage::findingName(finding.what)), finding.detail));
        if (outcome.lines.size() == 1)
            outcome.sentence = place;
    }
    outcome.json = JsonWriter()
                       .put("events", report.events)
                       .put("fold_rows", report.foldRows)
                       .put("tail", tailJson(report.tail))
                       .put("first_bad_seq", report.firstBadSeq())
                       .put("findings", findings)
                       .object();
    if (report.isGood()) {
        outcome.lines.append(QStringLiteral("good: %1 events, %2 fold rows, ends in %3")
                                 .arg(report.events)
                                 .arg(report.foldRows)
                                 .arg(QString::fromLatin1(report.tail.hash.toHex().left(16))));
        return outcome;
    }
    outcome.exit = Exit::Failed;
    const QString first =
        report.firstBadSeq() > 0 ? QStringLiteral("event %1").arg(report.firstBadSeq()) : outcome.sentence;
    outcome.error = Error{ErrorCode::Corrupt, QStringLiteral("first bad: %1").arg(first), {first}};
    outcome.sentence =
        QStringLiteral("The stored data is damaged; the first bad place is %1. Stop selling on this till, "
                       "keep the folder as it is and call support.")
            .arg(first);
    return outcome;
}

std::span<const CommandRow> folderCommands() { return kCommands; }

} // namespace mendian::ctl
