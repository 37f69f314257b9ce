// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands.h"
#include "app/ctl/paying.h"
#include "app/ctl/person.h"
#include "storage/repositories/attemptrepository.h"
#include "storage/repositories/salesrepository.h"
#include "workflows/shift/shiftreport.h"

namespace mendian::ctl {

namespace {

constexpr qint64 kAskSeconds = 20;

Result<Attempt> loadAttempt(Shop &shop, const AttemptId &id)
{
    const auto row = storage::AttemptRepository(shop.journal.database()).byId(id);
    if (!row)
        return fail(row.error());
    const auto attempts = attemptsFromRows(QList<storage::AttemptRow>{*row});
    if (!attempts)
        return fail(attempts.error());
    return attempts->first();
}

/// By id, by merchant order number (both are the same 32 digits), or by the last six of an undecided one.
Result<Attempt> findAttempt(app::ShopRuntime &runtime, const QString &text)
{
    return runtime.call([&]() -> Result<Attempt> {
        if (const auto id = AttemptId::parse(text))
            return loadAttempt(runtime.shop(), *id);
        const auto undecided = loadUndecided(runtime.shop());
        if (!undecided)
            return fail(undecided.error());
        for (const Attempt &attempt : *undecided)
            if (text.size() == 6 && shortNumber(attempt) == text)
                return attempt;
        return fail(ErrorCode::NotFound, QStringLiteral("no payment %1").arg(text), {text});
    });
}

QString attemptLine(const Attempt &a)
{
    QString line = QStringLiteral("%1  %2  %3  %4")
                       .arg(a.id.toString(), a.provider, a.amount.toString(), QLatin1String(attemptStateName(a.state)));
    for (const QString &part : {a.code, a.message, a.alarm})
        if (!part.isEmpty())
            line += QStringLiteral("  ") + part;
    return line;
}

Outcome shown(const Attempt &attempt)
{
    Outcome outcome;
    outcome.json = JsonWriter().put("payment", attemptJson(attempt)).object();
    outcome.lines.append(attemptLine(attempt));
    return outcome;
}

/// Exit by what is known: paid and finished, no money, or still undecided.
Outcome concluded(Context &context, const AttemptId &id)
{
    const auto attempt = context.runtime->call([&] { return loadAttempt(context.runtime->shop(), id); });
    if (!attempt)
        return failed(attempt.error());
    Outcome outcome = shown(*attempt);
    if (isFinal(attempt->state)) {
        const auto sale = context.runtime->call(
            [&] { return storage::SalesRepository(context.runtime->shop().journal.database()).byId(attempt->sale); });
        if (sale) {
            outcome.json.insert(QStringLiteral("receipt"), sale->receipt);
            outcome.lines.append(QStringLiteral("the sale is finished: receipt %1  total %2")
                                     .arg(sale->receipt, sale->total.toString()));
        }
        return outcome;
    }
    outcome.exit = Exit::Undecided;
    outcome.error = Error{ErrorCode::Timeout, QString::fromLatin1(attemptStateName(attempt->state)), {}};
    outcome.sentence = QStringLiteral("Payment %1 is still undecided and is asked on. Look again with: %2")
                           .arg(shortNumber(*attempt), followUp(context, id, QStringLiteral("query")));
    return outcome;
}

Outcome list(Context &context)
{
    const auto undecided = context.runtime->call([&] { return loadUndecided(context.runtime->shop()); });
    if (!undecided)
        return failed(undecided.error());
    const auto parked = context.runtime->call([&] { return context.runtime->till().paymentDesk().parked(); });
    Outcome outcome;
    QJsonArray payments;
    for (const Attempt &attempt : *undecided) {
        payments.append(attemptJson(attempt));
        outcome.lines.append(attemptLine(attempt));
    }
    QJsonArray waiting;
    for (const ParkedPayment &part : parked) {
        const bool known = std::ranges::any_of(*undecided, [&](const Attempt &a) { return a.sale == part.sale; });
        if (known)
            continue;
        waiting.append(
            JsonWriter().put("attempt", part.attempt).put("sale", part.sale).put("amount_fen", part.amount).object());
        outcome.lines.append(
            QStringLiteral("%1  part of a sale that is not paid whole: take the rest with payment complete")
                .arg(part.attempt.toString()));
    }
    outcome.json = JsonWriter().put("undecided", payments).put("part_paid", waiting).object();
    if (outcome.lines.isEmpty())
        outcome.lines.append(QStringLiteral("no undecided payments"));
    return outcome;
}

Outcome show(Context &context)
{
    const auto attempt = findAttempt(*context.runtime, context.args.operands.first());
    return attempt ? shown(*attempt) : failed(attempt.error());
}

/// Opens a parked payment on the till's panel, does something with it, waits, and puts it aside again.
Outcome onPanel(Context &context, Status (PaymentDesk::*act)())
{
    app::ShopRuntime &runtime = *context.runtime;
    const auto wait = integerOption(context.args, "wait", kAskSeconds, 1, 3600);
    if (!wait)
        return misused(wait.error().detail);
    const auto attempt = findAttempt(runtime, context.args.operands.first());
    if (!attempt)
        return failed(attempt.error());
    if (isFinal(attempt->state))
        return shown(*attempt);
    const auto seat = TillSeat::take(context, Right::Sell, false);
    if (!seat)
        return failed(seat.error(), personSentence(seat.error()));
    TillWatch watch(runtime);
    const Status done = runtime.call([&] {
        Till &till = runtime.till();
        return till.command([&]() -> Status {
            MENDIAN_TRY(till.paymentDesk().reopen(attempt->id));
            return (till.paymentDesk().*act)();
        });
    });
    // NotFound: it was decided in this very moment.
    if (!done && done.error().code != ErrorCode::NotFound)
        return failed(done.error());
    watch.waitFor(
        [](const TillView &view) {
            const int screen = view.payment.screen;
            return screen == 0 || screen == 5 || (screen == 4 && !view.payment.receipt.isEmpty());
        },
        *wait * 1000, context.isCancelled);
    runtime.call([&] {
        Till &till = runtime.till();
        return till.command([&] {
            const Status parked = till.paymentDesk().park();
            return parked ? parked : till.paymentDesk().close();
        });
    });
    return concluded(context, attempt->id);
}

Outcome query(Context &context) { return onPanel(context, &PaymentDesk::queryNow); }
Outcome reverse(Context &context) { return onPanel(context, &PaymentDesk::reverse); }

Outcome resolve(Context &context)
{
    app::ShopRuntime &runtime = *context.runtime;
    const bool paid = context.args.has("paid");
    if (paid == context.args.has("not-paid"))
        return misused(QStringLiteral("Say what is known from the provider's own books: --paid or --not-paid."));
    if (context.args.value("reason").trimmed().isEmpty())
        return misused(QStringLiteral("Say why, for the record: --reason TEXT."));
    const auto attempt = findAttempt(runtime, context.args.operands.first());
    if (!attempt)
        return failed(attempt.error());
    const auto seat = TillSeat::take(context, Right::DecideUnknown, false);
    if (!seat)
        return failed(seat.error(), personSentence(seat.error()));
    const Status decided = runtime.call([&] {
        Till &till = runtime.till();
        return till.command(
            [&] { return till.paymentDesk().decide(attempt->id, paid, context.args.value("reason"), {}); });
    });
    if (!decided)
        return failed(decided.error(),
            decided.error().code == ErrorCode::Conflict ? QStringLiteral(
                "This payment is still being asked; only one in the state Unknown can be decided by hand. "
                "Try `payment query` first.")
                                                        : QString());
    return concluded(context, attempt->id);
}

Outcome complete(Context &context)
{
    app::ShopRuntime &runtime = *context.runtime;
    const auto parts = parsePayParts(context.args.values("pay"));
    const auto wait = integerOption(context.args, "wait", kDefaultWaitSeconds, 1, 3600);
    if (!parts || !wait || parts->isEmpty())
        return misused(!parts ? parts.error().detail
                : !wait       ? wait.error().detail
                              : QStringLiteral("Say how the rest is paid: --pay cash:20.00, --pay wechat:CODE …"));
    const auto attempt = findAttempt(runtime, context.args.operands.first());
    if (!attempt)
        return failed(attempt.error());
    const auto seat = TillSeat::take(context, Right::Sell, false);
    if (!seat)
        return failed(seat.error(), personSentence(seat.error()));
    TillWatch watch(runtime);
    const Status opened = runtime.call([&] {
        Till &till = runtime.till();
        return till.command([&]() -> Status {
            MENDIAN_TRY(till.paymentDesk().reopen(attempt->id));
            return till.paymentDesk().open(QStringLiteral("combined"));
        });
    });
    if (!opened)
        return failed(opened.error(),
            opened.error().code == ErrorCode::NotFound
                ? QStringLiteral("Nothing is due for this payment; see `mendian-ctl payment list`.")
                : QString());
    const Status covers = checkCovers(*parts, watch.view().payment.remaining);
    return covers ? takeMoney(context, watch, *parts, *wait)
                  : failed(covers.error(), covers.error().detail, Exit::Refused);
}

constexpr OptionRow kAsk[] = {{"wait", "SECONDS", "how long to wait for the answer (20)"}};
constexpr OptionRow kResolve[] = {
    {"paid", "", "the provider's books show the money"},
    {"not-paid", "", "the provider's books do not show it"},
    {"reason", "TEXT", "why; recorded with the manager's number"},
};
constexpr OptionRow kComplete[] = {
    {"pay", "HOW", "as in sell; takes what is still due", true},
    {"wait", "SECONDS", "as in sell (120)"},
    {"print-to", "DIR", "as in sell"},
};
constexpr CommandRow kCommands[] = {
    {"payment list", "", "undecided payments and sales paid in part", Needs::Shop, {}, list},
    {"payment show", "NUMBER", "one payment: id, merchant order number, or last six", Needs::Shop, {}, show},
    {"payment query", "NUMBER", "asks the provider and waits", Needs::ShopAndPayments, kAsk, query, true},
    {"payment reverse", "NUMBER", "takes an undecided payment back", Needs::ShopAndPayments, kAsk, reverse, true},
    {"payment resolve", "NUMBER", "a manager says what became of an Unknown payment", Needs::ShopAndPayments, kResolve,
        resolve, true},
    {"payment complete", "NUMBER", "takes the rest of a sale that is paid in part", Needs::ShopAndPayments, kComplete,
        complete, true},
};

} // namespace

std::span<const CommandRow> paymentCommands() { return kCommands; }

} // namespace mendian::ctl
