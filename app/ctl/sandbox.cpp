// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands.h"
#include "app/ctl/files.h"
#include "app/ctl/keychange.h"
#include "app/runtime/sandboxkeys.h"
#include "app/runtime/shopruntime.h"

namespace mendian::ctl {

namespace {

struct Found
{
    QJsonObject sections;
    qint64 timeScale = 1;
};

/// What the port file of a running sandbox leads to.
Result<Found> findSandbox(const Context &context)
{
    const auto ports = readObject(context.path(context.args.value("port-file")));
    if (!ports)
        return fail(ports.error());
    const auto text = [&](const char *name) { return ports->value(QLatin1String(name)).toString(); };
    const QString file =
        context.args.has("merchants") ? context.path(context.args.value("merchants")) : text("merchants_file");
    const auto merchants = readObject(file);
    if (!merchants)
        return fail(merchants.error());
    const auto ca = readSmall(text("ca_file"));
    if (!ca)
        return fail(ca.error());
    const qint64 own = ports->value(QLatin1String("time_scale")).toInteger(1);
    const auto scale = integerOption(context.args, "time-scale", own, 1, 1000);
    if (!scale)
        return fail(scale.error());
    const auto sections = app::sandboxKeys(*merchants, {text("wechat_base_url"), text("alipay_base_url"), *ca, *scale});
    if (!sections)
        return fail(sections.error());
    return Found{*sections, *scale};
}

/// Every provider of the sandbox becomes the shop's: its keys sealed, every way to pay turned on.
Outcome use(Context &context)
{
    if (context.runtime->folder().isReal())
        return failed(ErrorCode::WrongFolder, QStringLiteral("a real shop"),
            QStringLiteral("A real shop never talks to a sandbox; use a demo or training folder."));
    if (!context.args.has("port-file"))
        return misused(QStringLiteral("Say where the sandbox is: --port-file FILE."));
    const auto found = findSandbox(context);
    if (!found && found.error().code == ErrorCode::InvalidInput)
        return misused(found.error().detail);
    if (!found)
        return failed(found.error(), found.error().detail);
    Outcome all;
    QJsonArray turnedOn;
    for (auto it = found->sections.begin(); it != found->sections.end(); ++it) {
        const QJsonObject keys = it.value().toObject();
        const Outcome one = changeKeys(context, it.key(), keys, QStringLiteral("sandbox"), TurnOn::All);
        if (!one.isDone())
            return one;
        for (const QJsonValue &provider : one.json.value(QLatin1String("turned_on")).toArray())
            turnedOn.append(provider);
        const bool wechat = keys.contains(QLatin1String("mch_id"));
        const QString merchant = keys.value(QLatin1String(wechat ? "mch_id" : "app_id")).toString();
        all.lines.append(QStringLiteral("%1 is paid at the sandbox, as merchant %2").arg(it.key(), merchant));
        all.lines.append(one.lines);
        if (wechat)
            all.json.insert(QStringLiteral("mch_id"), merchant);
    }
    all.json.insert(QStringLiteral("turned_on"), turnedOn);
    all.json.insert(QStringLiteral("time_scale"), found->timeScale);
    return all;
}

constexpr OptionRow kUse[] = {
    {"port-file", "FILE", "what mendian-sandbox wrote with its --port-file"},
    {"merchants", "FILE", "its merchants file, if it is not the one named there"},
    {"time-scale", "N", "how much faster the till's own waits pass (as the sandbox's)"},
};
constexpr CommandRow kCommands[] = {
    {"sandbox use", "", "points a demo or training shop at a running mendian-sandbox: WeChat Pay and Alipay",
        Needs::Shop, kUse, use, true},
    {"wechat set-sandbox", "", "the older name of sandbox use", Needs::Shop, kUse, use, true},
};

} // namespace

std::span<const CommandRow> sandboxCommands() { return kCommands; }

} // namespace mendian::ctl
