// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/changes.h"
#include "app/ctl/commands.h"
#include "app/ctl/person.h"
#include "models/codes/instore.h"

namespace mendian::ctl {

namespace {

QString valueOf(const Settings &settings, const SettingRow &row) { return settings.text(row.name); }

QJsonObject rowJson(const SettingRow &row, const Settings &settings)
{
    return JsonWriter()
        .put("name", QString::fromLatin1(row.name))
        .put("value", valueOf(settings, row))
        .put("default", QString::fromUtf8(row.fallback))
        .putUnlessEmpty("choices", QString::fromLatin1(row.choices))
        .put("right", QString::fromLatin1(rightName(row.right)))
        .put("meaning", QString::fromUtf8(row.meaning))
        .object();
}

Settings settingsOf(Context &context)
{
    return context.runtime->call([&] { return context.runtime->shop().settings; });
}

Outcome unknownSetting(const QString &name)
{
    return failed(Error{ErrorCode::NotFound, QStringLiteral("no such setting"), {name}},
        QStringLiteral("There is no setting %1; `mendian-ctl settings list` shows them.").arg(name));
}

Outcome list(Context &context)
{
    const Settings settings = settingsOf(context);
    Outcome outcome;
    QJsonArray rows;
    for (const SettingRow &row : settingRows()) {
        rows.append(rowJson(row, settings));
        outcome.lines.append(QStringLiteral("%1 = %2").arg(QLatin1String(row.name), valueOf(settings, row)));
    }
    outcome.json = JsonWriter().put("settings", rows).object();
    return outcome;
}

Outcome get(Context &context)
{
    const SettingRow *row = settingRow(context.args.operands.first());
    if (!row)
        return unknownSetting(context.args.operands.first());
    const Settings settings = settingsOf(context);
    Outcome outcome;
    outcome.json = rowJson(*row, settings);
    outcome.lines.append(valueOf(settings, *row));
    return outcome;
}

Outcome set(Context &context)
{
    app::ShopRuntime &runtime = *context.runtime;
    const QString name = context.args.operands[0];
    const SettingRow *row = settingRow(name);
    if (!row)
        return unknownSetting(name);
    const auto stored = runtime.call([&]() -> Result<QString> {
        const auto staff = authorise(context, runtime.shop(), row->right);
        return staff ? changeSetting(runtime, *staff, name, context.args.operands[1]) : fail(staff.error());
    });
    if (!stored) {
        const bool form = stored.error().code == ErrorCode::InvalidInput;
        return failed(stored.error(),
            form ? QStringLiteral("%1 cannot be set to that: %2.").arg(name, stored.error().detail) : QString());
    }
    Outcome outcome;
    outcome.json = JsonWriter().put("name", name).put("value", *stored).object();
    outcome.lines.append(QStringLiteral("%1 = %2").arg(name, *stored));
    return outcome;
}

Outcome confirmClock(Context &context)
{
    app::ShopRuntime &runtime = *context.runtime;
    Outcome outcome;
    const auto confirmed = runtime.call([&]() -> Result<bool> {
        if (!runtime.till().view().clockBack)
            return false;
        const auto staff = authorise(context, runtime.shop(), Right::Settings);
        if (!staff)
            return fail(staff.error());
        MENDIAN_TRY(runtime.till().clockIsRight(*staff));
        runtime.till().publish();
        return true;
    });
    if (!confirmed)
        return failed(confirmed.error());
    outcome.json = JsonWriter().put("confirmed", *confirmed).object();
    outcome.lines.append(*confirmed ? QStringLiteral("the computer's clock is taken as right")
                                    : QStringLiteral("nobody doubts the computer's clock"));
    return outcome;
}

constexpr CommandRow kCommands[] = {
    {"settings list", "", "every setting and its value", Needs::Shop, {}, list},
    {"settings get", "NAME", "one setting", Needs::Shop, {}, get},
    {"settings set", "NAME VALUE", "changes a setting", Needs::Shop, {}, set, true},
    {"confirm-clock", "", "after the computer's clock was set back: a manager says that it is right now", Needs::Shop,
        {}, confirmClock, true},
};

} // namespace

Result<QString> changeSetting(
    app::ShopRuntime &runtime, const QString &staff, const QString &name, const QString &value)
{
    Shop &shop = runtime.shop();
    const SettingRow *row = settingRow(name);
    if (!row)
        return fail(ErrorCode::NotFound, QStringLiteral("no such setting"), {name});
    const auto checked = checkSetting(*row, value);
    if (!checked)
        return checked;
    if (name == QLatin1String("codes.in_store"))
        if (const auto layouts = codes::InStoreLayouts::parse(value); !layouts)
            return fail(layouts.error());
    const auto version = shop.settingsStore.save({{name, *checked}});
    if (!version)
        return fail(version.error());
    const journal::RefChange fact{QStringLiteral("settings"), *version, staff, name, 1};
    const auto recorded = shop.record({newEvent(journal::EventKind::RefChange, fact.toJson())});
    if (!recorded)
        return fail(recorded.error());
    shop.settings.set(name, *checked);
    runtime.till().publish();
    emit runtime.till().settingsChanged();
    return checked;
}

std::span<const CommandRow> settingsCommands() { return kCommands; }

} // namespace mendian::ctl
