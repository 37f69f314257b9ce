// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/changes.h"
#include "app/ctl/commands.h"
#include "app/ctl/files.h"
#include "app/ctl/keychange.h"
#include "app/ctl/person.h"
#include "app/runtime/merchantkeys.h"
#include "payments/keycheck/keytable.h"

#include <QFileInfo>

namespace mendian::ctl {

namespace {

using keys::KeyFact;
using keys::KeyWarning;

QString iso(Timestamp t) { return storeTime(t).date().toString(Qt::ISODate); }

QString grouped(const QString &hex)
{
    QString text;
    for (qsizetype i = 0; i < hex.size(); i += 2)
        text += (i ? QStringLiteral(":") : QString()) + hex.mid(i, 2);
    return text;
}

QJsonObject factJson(const KeyFact &fact)
{
    JsonWriter json;
    json.put("field", fact.field).put("kind", fact.kind).putUnlessEmpty("text", fact.text);
    json.putUnlessEmpty("size", qint64(fact.size));
    if (!fact.material)
        return json.object();
    json.put("algorithm", fact.material->kind)
        .put("bits", qint64(fact.material->bits))
        .put("sha256", fact.material->fingerprint())
        .putUnlessEmpty("serial", fact.material->serial)
        .putUnlessEmpty("subject", fact.material->subject);
    if (!fact.material->validUntil.isNull())
        json.put("valid_from_ms", fact.material->validFrom.ms).put("valid_until_ms", fact.material->validUntil.ms);
    return json.object();
}

QString factLine(const KeyFact &fact)
{
    QString line = QStringLiteral("  %1 %2").arg(fact.field, -24).arg(fact.kind);
    if (!fact.text.isEmpty())
        line += QStringLiteral(": ") + fact.text;
    if (fact.size > 0)
        line += QStringLiteral(" of %1 characters, not shown").arg(fact.size);
    if (!fact.material)
        return line;
    line += QStringLiteral(", %1 %2 bit").arg(fact.material->kind).arg(fact.material->bits);
    if (!fact.material->serial.isEmpty())
        line += QStringLiteral(", serial %1, %2 to %3")
                    .arg(fact.material->serial, iso(fact.material->validFrom), iso(fact.material->validUntil));
    return line + QStringLiteral("\n    SHA-256 ") + grouped(fact.material->fingerprint());
}

QJsonArray warningsJson(const QList<KeyWarning> &warnings)
{
    QJsonArray array;
    for (const KeyWarning &warning : warnings)
        array.append(JsonWriter()
                         .put("what", QString::fromLatin1(keys::keyTroubleName(warning.what)))
                         .put("field", warning.args.value(0))
                         .put("only_warning", warning.isOnlyWarning())
                         .put("sentence", warning.sentence())
                         .object());
    return array;
}

/// The stored sections, or the one that was asked for.
Result<QJsonObject> wanted(Context &context)
{
    const auto all = context.runtime->call([&] { return context.runtime->keys().load(); });
    const QString name = context.args.operands.value(0);
    if (!all || name.isEmpty())
        return all;
    if (!all->contains(name))
        return fail(ErrorCode::NotFound, QStringLiteral("no keys of %1 are stored").arg(name), {name});
    return QJsonObject{{name, all->value(name)}};
}

Timestamp now(Context &context)
{
    return context.runtime->call([&] { return context.runtime->shop().now(); });
}

Outcome show(Context &context)
{
    const auto sections = wanted(context);
    if (!sections)
        return failed(sections.error(), keySentence(sections.error()));
    Outcome outcome;
    JsonWriter json;
    for (auto it = sections->begin(); it != sections->end(); ++it) {
        QJsonArray facts;
        outcome.lines.append(it.key());
        for (const KeyFact &fact : keys::describeKeys(it.key(), it.value().toObject())) {
            facts.append(factJson(fact));
            outcome.lines.append(factLine(fact));
        }
        json.put(it.key().toLatin1().constData(), facts);
    }
    outcome.json = JsonWriter().put("keys", json.object()).object();
    if (sections->isEmpty())
        outcome.lines.append(QStringLiteral("no keys are stored; see `mendian-ctl keys import`"));
    return outcome;
}

Outcome check(Context &context)
{
    const auto sections = wanted(context);
    if (!sections)
        return failed(sections.error(), keySentence(sections.error()));
    Outcome outcome;
    JsonWriter json;
    qsizetype wrong = 0;
    for (auto it = sections->begin(); it != sections->end(); ++it) {
        const auto warnings = keys::checkKeys(it.key(), it.value().toObject(), now(context));
        json.put(it.key().toLatin1().constData(), warningsJson(warnings));
        wrong += std::ranges::count_if(warnings, [](const KeyWarning &w) { return !w.isOnlyWarning(); });
        outcome.lines.append(warnings.isEmpty() ? it.key() + QStringLiteral(": good") : it.key());
        for (const KeyWarning &warning : warnings)
            outcome.lines.append(QStringLiteral("  ") + warning.sentence());
    }
    outcome.json = JsonWriter().put("warnings", json.object()).object();
    if (wrong == 0)
        return outcome;
    outcome.exit = Exit::Failed;
    outcome.error = Error{ErrorCode::InvalidInput, QStringLiteral("%1 thing(s) are wrong").arg(wrong), {}};
    outcome.sentence = QStringLiteral("%1 of the stored keys cannot work as they are; see the list.").arg(wrong);
    return outcome;
}

/// What the file says, with certificates as texts; `keys rotate` lays it over what is stored.
Outcome change(Context &context, bool keepOthers, const QString &why)
{
    const QString section = context.args.operands[0];
    if (!keys::isKnownSection(section))
        return misused(QStringLiteral("Whose keys? wechat or alipay."));
    const QString path = context.path(context.args.operands[1]);
    const auto given = readObject(path);
    const auto texts = given ? app::withPemTexts(section, *given, QFileInfo(path).absolutePath()) : fail(given.error());
    if (!texts)
        return failed(texts.error(), texts.error().detail);
    QJsonObject whole = *texts;
    if (keepOthers) {
        const auto stored = context.runtime->call([&] { return context.runtime->keys().section(section); });
        if (!stored)
            return failed(stored.error(), keySentence(stored.error()));
        whole = *stored;
        for (auto it = texts->begin(); it != texts->end(); ++it)
            if (it.value().isNull())
                whole.remove(it.key());
            else
                whole.insert(it.key(), it.value());
    }
    return changeKeys(context, section, whole, why, keepOthers ? TurnOn::Nothing : TurnOn::Codes);
}

Outcome import(Context &context) { return change(context, false, QStringLiteral("imported")); }
Outcome rotate(Context &context) { return change(context, true, QStringLiteral("rotated")); }

constexpr CommandRow kCommands[] = {
    {"keys import", "PROVIDER FILE.json", "checks and seals a merchant's keys and turns the provider on", Needs::Shop,
        {}, import, true},
    {"keys rotate", "PROVIDER FILE.json", "puts new keys over some of the stored ones, without a restart", Needs::Shop,
        {}, rotate, true},
    {"keys show", "[PROVIDER]", "names, serials, ends and fingerprints of the stored keys; no secret", Needs::Shop, {},
        show},
    {"keys check", "[PROVIDER]", "whether they fit, and when they end", Needs::Shop, {}, check},
};

} // namespace

QString keySentence(const Error &error)
{
    if (error.code == ErrorCode::WrongFolder)
        return QStringLiteral("These keys were sealed %1 and cannot be opened here. Import them again from the "
                              "provider's merchant pages: mendian-ctl keys import.")
            .arg(error.args.value(0) == QLatin1String("device") ? QStringLiteral("by another device")
                                                                : QStringLiteral("on another machine"));
    if (error.code == ErrorCode::PermissionDenied)
        return QStringLiteral("Others may read %1. Set it to mode 0600 and renew the keys.").arg(error.args.value(0));
    if (error.code == ErrorCode::NotFound)
        return QStringLiteral("No keys of %1 are stored; see `mendian-ctl keys import`.").arg(error.args.value(0));
    return {};
}

Outcome changeKeys(Context &context, const QString &section, const QJsonObject &keys, const QString &why, TurnOn turnOn)
{
    app::ShopRuntime &runtime = *context.runtime;
    const auto warnings = keys::checkKeys(section, keys, now(context));
    const auto wrong = std::ranges::find_if(warnings, [](const KeyWarning &w) { return !w.isOnlyWarning(); });
    if (wrong != warnings.end()) {
        Outcome outcome = failed(ErrorCode::InvalidInput, QString::fromLatin1(keys::keyTroubleName(wrong->what)),
            QStringLiteral("The keys were not taken: ") + wrong->sentence());
        outcome.json = JsonWriter().put("warnings", warningsJson(warnings)).object();
        return outcome;
    }
    QStringList turnedOn;
    const Status stored = runtime.call([&]() -> Status {
        const auto staff = authorise(context, runtime.shop(), Right::Settings);
        if (!staff)
            return fail(staff.error());
        MENDIAN_TRY(runtime.changeKeys(section, keys, *staff, why));
        for (const app::ProviderRow &row : app::providerRows()) {
            const bool codes = section == QLatin1String(row.provider);
            if (section != QLatin1String(row.section) || turnOn == TurnOn::Nothing
                || (turnOn == TurnOn::Codes && !codes))
                continue;
            const auto set = changeSetting(runtime, *staff, QString::fromLatin1(row.setting), QStringLiteral("1"));
            if (!set)
                return fail(set.error());
            turnedOn.append(QString::fromLatin1(row.provider));
        }
        return {};
    });
    if (!stored) {
        const bool form = stored.error().code == ErrorCode::InvalidInput;
        const bool host = stored.error().code == ErrorCode::PermissionDenied && !stored.error().args.isEmpty();
        return failed(stored.error(),
            form       ? QStringLiteral("The keys are not complete: %1. See docs/ctl.md.").arg(stored.error().detail)
                : host ? QStringLiteral("The keys were not taken: %1.").arg(stored.error().detail)
                       : QString());
    }
    Outcome outcome;
    outcome.json = JsonWriter()
                       .put("section", section)
                       .put("turned_on", QJsonArray::fromStringList(turnedOn))
                       .put("warnings", warningsJson(warnings))
                       .object();
    outcome.lines = {
        QStringLiteral("the keys of %1 are sealed in %2 (mode 0600)%3")
            .arg(section, storage::SealedKeys::kFileName,
                context.besideTill ? QStringLiteral("; the running till uses them from its next call on") : QString())};
    for (const KeyWarning &warning : warnings)
        outcome.lines.append(warning.sentence());
    return outcome;
}

std::span<const CommandRow> keyCommands() { return kCommands; }

} // namespace mendian::ctl
