// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands.h"
#include "app/ctl/person.h"
#include "models/codes/owncode.h"
#include "models/staff/pin.h"

#include <QRandomGenerator>
#include <QRegularExpression>

namespace mendian::ctl {

namespace {

constexpr int kBadgeBytes = 10;

Status savePerson(Shop &shop, const Person &person, const QString &staff, const QString &why)
{
    const auto version = shop.staff.save({person});
    if (!version)
        return fail(version.error());
    const journal::RefChange fact{QStringLiteral("staff"), *version, staff, why + u' ' + person.number, 1};
    const auto recorded = shop.record({newEvent(journal::EventKind::RefChange, fact.toJson())});
    return recorded ? Status() : Status(fail(recorded.error()));
}

Outcome list(Context &context)
{
    const auto people = context.runtime->call([&] { return context.runtime->shop().staff.active(); });
    if (!people)
        return failed(people.error());
    Outcome outcome;
    QJsonArray rows;
    for (const Person &person : *people) {
        const QString role = QString::fromLatin1(roleRow(person.role).name);
        rows.append(JsonWriter()
                        .put("number", person.number)
                        .put("name", person.name)
                        .put("role", role)
                        .put("has_pin", !person.pinVerifier.isEmpty())
                        .put("has_badge", !person.badgeHash.isEmpty())
                        .object());
        outcome.lines.append(QStringLiteral("%1  %2  %3%4")
                                 .arg(person.number, person.name, role,
                                     person.badgeHash.isEmpty() ? QString() : QStringLiteral("  badge")));
    }
    outcome.json = JsonWriter().put("staff", rows).object();
    return outcome;
}

Outcome add(Context &context)
{
    static const QRegularExpression form(QStringLiteral("^[0-9]{1,8}$"));
    app::ShopRuntime &runtime = *context.runtime;
    const QString number = context.args.value("number");
    const QString name = context.args.value("name").trimmed();
    Role role = Role::Cashier;
    if (!form.match(number).hasMatch() || name.isEmpty() || name.size() > 40)
        return misused(QStringLiteral("Give --number (1 to 8 digits) and --name."));
    if (!roleFromName(context.args.value("role", QStringLiteral("cashier")), role))
        return misused(QStringLiteral("--role is cashier, senior or manager."));
    if (context.pins.newcomer.isEmpty())
        return misused(QStringLiteral("Give the new person's PIN: --new-pin-file FILE, or - for standard input."));
    if (const Status pin = checkPinForm(QString::fromUtf8(context.pins.newcomer.reveal())); !pin)
        return failed(pin.error(), QStringLiteral("The PIN needs six digits, not all the same and not in a row."));
    const Status added = runtime.call([&]() -> Status {
        Shop &shop = runtime.shop();
        const auto staff = authorise(context, shop, Right::ManageStaff);
        if (!staff)
            return fail(staff.error());
        if (shop.staff.byNumber(number))
            return fail(ErrorCode::Conflict, QStringLiteral("the number is taken"), {number});
        const auto verifier = makePinVerifier(context.pins.newcomer, shop.pepper);
        if (!verifier)
            return fail(verifier.error());
        return savePerson(
            shop, {StaffId::create(), number, name, role, *verifier, {}, true}, *staff, QStringLiteral("added"));
    });
    if (!added)
        return failed(added.error(),
            added.error().code == ErrorCode::Conflict
                ? QStringLiteral("Number %1 belongs to somebody already; choose another.").arg(number)
                : QString());
    Outcome outcome;
    outcome.json = JsonWriter().put("number", number).put("role", QString::fromLatin1(roleRow(role).name)).object();
    outcome.lines.append(QStringLiteral("%1 %2 may sign in").arg(number, name));
    return outcome;
}

Result<QString> newBadge()
{
    QByteArray random(kBadgeBytes, '\0');
    for (char &byte : random)
        byte = static_cast<char>(QRandomGenerator::system()->bounded(256));
    return codes::badgeCode(random);
}

Outcome badge(Context &context)
{
    app::ShopRuntime &runtime = *context.runtime;
    const QString number = context.args.operands.first();
    const bool revoke = context.args.has("revoke");
    const auto code = revoke ? Result<QString>(QString()) : newBadge();
    if (!code)
        return failed(code.error());
    const Status saved = runtime.call([&]() -> Status {
        Shop &shop = runtime.shop();
        const auto staff = authorise(context, shop, Right::ManageStaff);
        if (!staff)
            return fail(staff.error());
        auto person = shop.staff.byNumber(number);
        if (!person)
            return fail(person.error());
        person->badgeHash = revoke ? QString() : badgeHash(*code);
        return savePerson(
            shop, *person, *staff, revoke ? QStringLiteral("badge revoked") : QStringLiteral("new badge"));
    });
    if (!saved)
        return failed(saved.error());
    Outcome outcome;
    outcome.json = JsonWriter().put("number", number).putUnlessEmpty("badge", *code).put("revoked", revoke).object();
    if (revoke)
        outcome.lines = {QStringLiteral("the badge of %1 opens nothing any more").arg(number)};
    else
        outcome.lines = {*code,
            QStringLiteral("print it as CODE128 or QR now: it is shown once and stored as a hash; an "
                           "earlier badge of %1 is void")
                .arg(number)};
    return outcome;
}

constexpr OptionRow kAdd[] = {
    {"number", "NUMBER", "staff number, 1 to 8 digits"},
    {"name", "NAME", "shown on screens"},
    {"role", "ROLE", "cashier (default), senior or manager"},
    {"new-pin-file", "FILE", "the new person's PIN; - reads a line from standard input"},
};
constexpr OptionRow kBadge[] = {{"revoke", "", "the person has no badge any more"}};
constexpr CommandRow kCommands[] = {
    {"staff list", "", "the people of the shop", Needs::Shop, {}, list},
    {"staff add", "", "adds a person", Needs::Shop, kAdd, add, true},
    {"staff badge", "NUMBER", "makes a new badge code and shows it once", Needs::Shop, kBadge, badge, true},
};

} // namespace

std::span<const CommandRow> staffCommands() { return kCommands; }

} // namespace mendian::ctl
