// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/run.h"

#include "app/ctl/person.h"
#include "app/owner/ownerclient.h"
#include "app/runtime/newshop.h"

#include <QDir>
#include <QFile>
#include <QThread>

namespace mendian::ctl {

namespace {

/// Another mendian-ctl owns the folder for moments only: it is waited for before Busy is said.
constexpr int kBusyTries = 50;
constexpr unsigned long kBusyPauseMs = 100;

struct PinRow
{
    const char *option;
    Secret Pins::*pin;
    const char *wire;
};
constexpr PinRow kPins[] = {
    {"pin-file", &Pins::staff, "pin"},
    {"manager-pin-file", &Pins::manager, "manager_pin"},
    {"new-pin-file", &Pins::newcomer, "new_pin"},
};

bool worksOnFiles(const CommandRow &command) { return command.needs == Needs::Path || command.needs == Needs::Nothing; }

Result<Pins> readPins(const Arguments &args, const Streams &streams)
{
    Pins pins;
    for (const PinRow &row : kPins) {
        const QString name = args.value(row.option);
        if (name.isEmpty())
            continue;
        QByteArray line;
        if (name == QLatin1String("-")) {
            line = streams.readLine();
        } else {
            QFile file(name);
            if (!file.open(QIODevice::ReadOnly))
                return fail(ErrorCode::NotFound, QStringLiteral("The PIN file %1 cannot be read.").arg(name));
            line = file.readLine(256);
        }
        pins.*row.pin = Secret(line.trimmed());
        if ((pins.*row.pin).isEmpty())
            return fail(ErrorCode::InvalidInput, QStringLiteral("--%1 gave no PIN.").arg(QLatin1String(row.option)));
    }
    return pins;
}

Outcome runHere(Context &context)
{
    app::RuntimeOptions options;
    options.folder = context.folder;
    options.payments = context.args.command->needs == Needs::ShopAndPayments;
    if (context.args.has("print-to"))
        options.printTo = context.path(context.args.value("print-to"));
    const auto runtime = app::ShopRuntime::open(options);
    if (!runtime)
        return failed(runtime.error());
    context.runtime = runtime->get();
    Outcome outcome = context.args.command->run(context);
    context.runtime = nullptr;
    return outcome;
}

Result<Outcome> askTheOwner(const QStringList &arguments, const Context &context)
{
    JsonWriter body;
    body.put("op", QStringLiteral("run")).put("args", QJsonArray::fromStringList(arguments)).put("cwd", context.cwd);
    for (const PinRow &row : kPins)
        body.putUnlessEmpty(row.wire, QString::fromUtf8((context.pins.*row.pin).reveal()));
    app::OwnerRequest request;
    request.body = body.object();
    request.isCancelled = context.isCancelled;
    request.progress = [&](const QJsonObject &progress) {
        context.progress({progress.value(QStringLiteral("what")).toString(),
            progress.value(QStringLiteral("done")).toInteger(), progress.value(QStringLiteral("total")).toInteger()});
    };
    const auto reply = app::askOwner(context.folder + QStringLiteral("/mendian.socket"), request);
    if (!reply)
        return fail(reply.error());
    return unpackOutcome(*reply);
}

/// Opens the folder, or lets its owner do it.
Outcome runOnShop(const QStringList &arguments, Context &context)
{
    if (context.args.command->makesDemo && !storage::DataFolder::isDataFolder(context.folder)
        && QDir(context.folder).isEmpty()) {
        if (const Status made = app::createDemoShop(context.folder, 0, SystemClock()); !made)
            return failed(made.error());
    }
    for (int tries = 1;; ++tries) {
        const Outcome here = runHere(context);
        if (!here.error || here.error->code != ErrorCode::Busy)
            return here;
        const auto there = askTheOwner(arguments, context);
        if (there)
            return *there;
        if (there.error().code != ErrorCode::Offline)
            return failed(there.error());
        if (tries == kBusyTries || context.isCancelled())
            return here;
        QThread::msleep(kBusyPauseMs);
    }
}

void say(const Outcome &outcome, const Arguments &args, const Streams &streams)
{
    const QJsonObject json = toJson(outcome, args.language());
    if (args.has("json")) {
        streams.out(QString::fromUtf8(toJsonBytes(json)));
        return;
    }
    for (const QString &line : outcome.lines)
        streams.out(line);
    if (!outcome.error)
        return;
    const QJsonObject error = json.value(QStringLiteral("error")).toObject();
    QString detail = outcome.error->detail.trimmed();
    if (error.value(QStringLiteral("sentence")).toString().contains(detail))
        detail.clear();
    streams.err(
        QStringLiteral("mendian-ctl: %1 (E-%2%3)")
            .arg(error.value(QStringLiteral("sentence")).toString(), error.value(QStringLiteral("code")).toString(),
                detail.isEmpty() ? QString() : QStringLiteral(": ") + detail));
}

int sayMisuse(const QString &sentence, const QStringList &arguments, const Streams &streams)
{
    if (arguments.contains(QLatin1String("--json")))
        streams.out(QString::fromUtf8(toJsonBytes(toJson(misused(sentence), QStringLiteral("en")))));
    else
        streams.err(QStringLiteral("mendian-ctl: ") + sentence);
    return static_cast<int>(Exit::Usage);
}

} // namespace

int run(const QStringList &arguments, const Streams &streams)
{
    if (arguments.isEmpty() || arguments.first() == QLatin1String("--help")) {
        (arguments.isEmpty() ? streams.err : streams.out)(helpText().trimmed());
        return static_cast<int>(arguments.isEmpty() ? Exit::Usage : Exit::Done);
    }
    const auto args = parseArguments(arguments);
    if (!args)
        return sayMisuse(args.error().detail, arguments, streams);
    if (args->has("help")) {
        streams.out(helpText(*args->command).trimmed());
        return static_cast<int>(Exit::Done);
    }
    auto pins = readPins(*args, streams);
    if (!pins)
        return sayMisuse(pins.error().detail, arguments, streams);
    const QString cwd = QDir::currentPath();
    Context context{*args, QDir::cleanPath(QDir(cwd).absoluteFilePath(args->value("data"))), cwd, *std::move(pins)};
    context.isCancelled = streams.isCancelled;
    context.progress = [&](const Progress &now) {
        streams.err(now.done == 0 && now.total == 0 ? now.what
                : now.total > 0 ? QStringLiteral("%1: %2 of %3").arg(now.what).arg(now.done).arg(now.total)
                                : QStringLiteral("%1: %2").arg(now.what).arg(now.done));
    };
    const Outcome outcome = worksOnFiles(*args->command) ? args->command->run(context) : runOnShop(arguments, context);
    say(outcome, *args, streams);
    return static_cast<int>(outcome.exit);
}

app::OwnerHandler ownerHandler(app::ShopRuntime &runtime)
{
    return [&runtime](const QJsonObject &request, const app::OwnerCall &call) {
        QStringList arguments;
        for (const QJsonValue &value : request.value(QStringLiteral("args")).toArray())
            arguments.append(value.toString());
        const auto args = parseArguments(arguments);
        if (!args || args->has("help"))
            return packOutcome(misused(args ? QStringLiteral("no help here") : args.error().detail));
        if (worksOnFiles(*args->command))
            return packOutcome(misused(QStringLiteral("This command works on the files, not through the owner.")));
        Context context{*args, runtime.folder().path(), request.value(QStringLiteral("cwd")).toString()};
        for (const PinRow &row : kPins)
            context.pins.*row.pin = Secret(request.value(QLatin1String(row.wire)).toString().toUtf8());
        context.runtime = &runtime;
        context.besideTill = true;
        context.isCancelled = call.isCancelled;
        context.progress = [&](const Progress &now) {
            call.progress(JsonWriter().put("what", now.what).put("done", now.done).put("total", now.total).object());
        };
        return packOutcome(args->command->run(context));
    };
}

} // namespace mendian::ctl
