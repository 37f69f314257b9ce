// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands.h"
#include "app/ctl/person.h"
#include "app/ctl/tillwatch.h"
#include "models/returns/reasons.h"
#include "storage/repositories/returnrepository.h"

namespace mendian::ctl {

namespace {

constexpr qint64 kFollowSeconds = 20;
const QString kDefaultReason = QStringLiteral("unwanted");

QString reasonIds()
{
    QStringList ids;
    for (const ReturnReason &reason : returnReasons())
        ids.append(QLatin1String(reason.id));
    return ids.join(QStringLiteral(", "));
}

/// "2", "2:3" or "2:0.512": the line as it stands on the receipt, from 1, and how much of it; nothing = all that is
/// left.
Result<QList<ReturnChoice>> parseLines(const Arguments &args, const QString &reason, const QString &note)
{
    QList<ReturnChoice> lines;
    for (const QString &text : args.values("line")) {
        bool ok = false;
        const int number = text.section(u':', 0, 0).toInt(&ok);
        const QString amount = text.section(u':', 1);
        const auto quantity = amount.isEmpty() ? Result<Quantity>(Quantity()) : Quantity::parse(amount);
        if (!ok || number < 1 || !quantity || (!amount.isEmpty() && quantity->isZero()))
            return fail(ErrorCode::InvalidInput,
                QStringLiteral("“%1” is no line: write --line 2 for all of the second line, --line 2:1 for one of it.")
                    .arg(text));
        lines.append({number - 1, *quantity, reason, note});
    }
    if (lines.isEmpty())
        return fail(ErrorCode::InvalidInput, QStringLiteral("Say what comes back: --line 2, --line 3:1 …"));
    if (!isReturnReason(reason))
        return fail(ErrorCode::InvalidInput, QStringLiteral("--reason is one of %1.").arg(reasonIds()));
    return lines;
}

Result<SaleId> saleOf(Till &till, const QString &text)
{
    const auto found = till.returnDesk().find({.text = text});
    if (!found)
        return fail(found.error());
    if (found->size() != 1)
        return fail(found->isEmpty() ? ErrorCode::NotFound : ErrorCode::Conflict,
            QStringLiteral("%1 receipts fit “%2”").arg(found->size()).arg(text), {text});
    return found->first().sale;
}

QJsonArray partsJson(const QList<ReturnPartView> &parts)
{
    QJsonArray list;
    for (const ReturnPartView &part : parts)
        list.append(JsonWriter()
                        .put("kind", part.kind)
                        .put("amount_fen", part.amount)
                        .putUnlessEmpty("reference", part.reference)
                        .putUnlessEmpty("last_four", part.lastFour)
                        .putUnlessEmpty("by_provider", part.byProvider)
                        .object());
    return list;
}

QStringList partLines(const QList<ReturnPartView> &parts)
{
    QStringList lines;
    for (const ReturnPartView &part : parts)
        lines.append(QStringLiteral("  %1 by %2").arg(part.amount.toString(), part.kind)
            + (part.kind == QLatin1String("external")
                    ? QStringLiteral(": refund it on the card terminal, slip %1").arg(part.reference)
                    : QString()));
    return lines;
}

QJsonObject refundJson(const RefundView &refund)
{
    return JsonWriter()
        .put("refund", refund.id)
        .put("number", refund.id.toHex())
        .putUnlessEmpty("return", refund.returnReceipt)
        .put("provider", refund.provider)
        .put("amount_fen", refund.amount)
        .put("state", refund.state)
        .put("owed", refund.owed)
        .putUnlessEmpty("code", refund.code)
        .putUnlessEmpty("message", refund.message)
        .putUnlessEmpty("sentence", refund.sentence)
        .putUnlessEmpty("alarm", refund.alarm)
        .put("requested_ms", refund.requestedAt.ms)
        .putUnlessEmpty("next_ms", refund.nextAt.ms)
        .object();
}

QString refundLine(const RefundView &refund)
{
    QString line = QStringLiteral("%1  %2  %3  %4")
                       .arg(refund.id.toHex(), refund.provider, refund.amount.toString(), refund.state);
    for (const QString &part : {refund.returnReceipt, refund.code, refund.message, refund.alarm})
        if (!part.isEmpty())
            line += QStringLiteral("  ") + part;
    return line;
}

/// The refunds of a return, waited for until each has ended or needs a person.
Outcome followed(Context &context, const std::function<bool(const RefundView &)> &mine, qint64 seconds, Outcome outcome)
{
    app::ShopRuntime &runtime = *context.runtime;
    TillWatch watch(runtime);
    QList<RefundView> refunds;
    const auto look = [&] {
        const auto all = runtime.call([&] { return runtime.till().returnDesk().refunds(true); });
        refunds.clear();
        for (const RefundView &refund : all.value_or(QList<RefundView>{}))
            if (mine(refund))
                refunds.append(refund);
        return std::ranges::all_of(refunds, [](const RefundView &refund) {
            return refund.owed || refund.state == QLatin1String("Done") || refund.state == QLatin1String("Refused");
        });
    };
    watch.waitFor([&](const TillView &) { return look(); }, seconds * 1000, context.isCancelled);
    look();
    QJsonArray list;
    bool open = false;
    bool owed = false;
    for (const RefundView &refund : std::as_const(refunds)) {
        list.append(refundJson(refund));
        outcome.lines.append(QStringLiteral("refund ") + refundLine(refund));
        owed = owed || refund.owed;
        open =
            open || (!refund.owed && refund.state != QLatin1String("Done") && refund.state != QLatin1String("Refused"));
    }
    outcome.json.insert(QStringLiteral("refunds"), list);
    if (owed || open) {
        outcome.exit = Exit::Undecided;
        outcome.error =
            Error{owed ? ErrorCode::Refused : ErrorCode::Timeout, QStringLiteral("a refund has not ended"), {}};
        outcome.sentence = owed
            ? QStringLiteral("The return is booked, but the provider has not paid it out: see `refund list`, then "
                             "`refund again` or `refund settle`. Do not return the goods a second time.")
            : QStringLiteral("The return is booked and its refund is under way; it is followed until it ends. Look "
                             "again with `refund list`.");
    }
    return outcome;
}

/// Refusals of a return, in words that say what to do at a shell.
QString returnSentence(const Error &error)
{
    if (error.code == ErrorCode::LimitExceeded)
        return QStringLiteral("Of this line only %1 can still come back; see `return show`.").arg(error.args.value(0));
    if (error.code == ErrorCode::PermissionDenied)
        return QStringLiteral("This is above the person's limit; somebody who may allows it: --approve NUMBER "
                              "--manager-pin-file FILE.");
    if (error.code == ErrorCode::InvalidInput && error.args.value(0) == QLatin1String("lines"))
        return QStringLiteral("The receipt has no such line, or it is given twice; see `return show`.");
    if (error.code == ErrorCode::InvalidInput && error.args.value(0) == QLatin1String("quantity"))
        return QStringLiteral("This is no quantity of these goods; pieces come back whole.");
    return {};
}

Proof approver(const Context &context) { return {context.args.value("approve"), context.pins.manager, {}}; }

Outcome giveBack(Context &context)
{
    app::ShopRuntime &runtime = *context.runtime;
    const QString receipt = context.args.value("receipt");
    const auto lines =
        parseLines(context.args, context.args.value("reason", kDefaultReason), context.args.value("note"));
    const auto wait = integerOption(context.args, "wait", kFollowSeconds, 0, 3600);
    if (receipt.isEmpty())
        return misused(QStringLiteral("Say of which sale: --receipt NUMBER, its code, or a payment's number."));
    if (!lines || !wait)
        return misused(!lines ? lines.error().detail : wait.error().detail);
    const auto seat = TillSeat::take(context, Right::Return, false);
    if (!seat)
        return failed(seat.error(), personSentence(seat.error()));
    const auto done = runtime.call([&] {
        Till &till = runtime.till();
        return till.command([&]() -> Result<ReturnDone> {
            const auto sale = saleOf(till, receipt);
            const auto view = sale ? till.returnDesk().open(*sale) : fail(sale.error());
            if (!view)
                return fail(view.error());
            ReturnRequest request{view->id, *sale, *lines};
            for (ReturnChoice &line : request.lines) // all that is left
                if (line.quantity.isZero() && line.index < view->lines.size())
                    line.quantity = view->lines[line.index].left;
            return till.returnDesk().giveBack(request, approver(context));
        });
    });
    if (!done)
        return failed(done.error(), returnSentence(done.error()), Exit::Refused);
    Outcome outcome;
    outcome.json = JsonWriter()
                       .put("return", done->receipt)
                       .put("total_fen", done->total)
                       .put("cash_fen", done->cash)
                       .put("parts", partsJson(done->parts))
                       .object();
    outcome.lines = QStringList{QStringLiteral("return %1  %2").arg(done->receipt, done->total.toString())}
        + partLines(done->parts);
    return followed(
        context, [&](const RefundView &refund) { return refund.ret == done->id; }, *wait, outcome);
}

Outcome showReturn(Context &context)
{
    app::ShopRuntime &runtime = *context.runtime;
    const QString receipt = context.args.value("receipt");
    if (receipt.isEmpty())
        return misused(QStringLiteral("Say of which sale: --receipt NUMBER, its code, or a payment's number."));
    const auto view = runtime.call([&]() -> Result<ReturnView> {
        const auto sale = saleOf(runtime.till(), receipt);
        return sale ? runtime.till().returnDesk().look(*sale) : fail(sale.error());
    });
    if (!view)
        return failed(view.error());
    Outcome outcome;
    outcome.lines.append(QStringLiteral("%1  %2").arg(view->receipt, view->total.toString()));
    QJsonArray lines;
    for (const ReturnLineView &line : view->lines) {
        lines.append(JsonWriter()
                         .put("line", qint64(line.index + 1))
                         .put("name", line.name)
                         .put("sold", line.sold.toString())
                         .put("returned", line.returned.toString())
                         .put("left", line.left.toString())
                         .put("paid_fen", line.paid)
                         .put("left_fen", line.leftAmount)
                         .object());
        outcome.lines.append(QStringLiteral("%1  %2  sold %3, back %4, left %5: %6")
                                 .arg(line.index + 1)
                                 .arg(line.name, line.sold.toString(), line.returned.toString(), line.left.toString(),
                                     line.leftAmount.toString()));
    }
    QJsonArray tenders;
    for (const ReturnTenderView &tender : view->tenders) {
        tenders.append(JsonWriter()
                           .put("kind", tender.kind)
                           .put("paid_fen", tender.paid)
                           .put("left_fen", tender.left)
                           .putUnlessEmpty("reference", tender.reference)
                           .put("can_refund", tender.canRefund)
                           .object());
        outcome.lines.append(
            QStringLiteral("%1: paid %2, left %3").arg(tender.kind, tender.paid.toString(), tender.left.toString()));
    }
    outcome.json = JsonWriter()
                       .put("receipt", view->receipt)
                       .put("sale", view->sale)
                       .put("total_fen", view->total)
                       .put("lines", lines)
                       .put("tenders", tenders)
                       .put("returns", QJsonArray::fromStringList(view->returns))
                       .object();
    return outcome;
}

Outcome listRefunds(Context &context)
{
    const bool all = context.args.has("all");
    const auto refunds = context.runtime->call([&] { return context.runtime->till().returnDesk().refunds(all); });
    if (!refunds)
        return failed(refunds.error());
    Outcome outcome;
    QJsonArray list;
    for (const RefundView &refund : *refunds) {
        list.append(refundJson(refund));
        outcome.lines.append(refundLine(refund));
    }
    outcome.json = JsonWriter().put("refunds", list).object();
    if (list.isEmpty())
        outcome.lines.append(QStringLiteral("no refund is open"));
    return outcome;
}

/// By its number, or the last six of one that is open.
Result<RefundView> findRefund(app::ShopRuntime &runtime, const QString &text)
{
    const auto all = runtime.call([&] { return runtime.till().returnDesk().refunds(true); });
    if (!all)
        return fail(all.error());
    const auto id = RefundId::parse(text);
    for (const RefundView &refund : *all)
        if (id ? refund.id == *id : (text.size() == 6 && refund.shortNumber == text))
            return refund;
    return fail(ErrorCode::NotFound, QStringLiteral("no refund %1").arg(text), {text});
}

Outcome again(Context &context)
{
    app::ShopRuntime &runtime = *context.runtime;
    const auto wait = integerOption(context.args, "wait", kFollowSeconds, 0, 3600);
    if (!wait)
        return misused(wait.error().detail);
    const auto refund = findRefund(runtime, context.args.operands.first());
    if (!refund)
        return failed(refund.error());
    const auto seat = TillSeat::take(context, Right::Return, false);
    if (!seat)
        return failed(seat.error(), personSentence(seat.error()));
    const Status asked = runtime.call(
        [&] { return runtime.till().command([&] { return runtime.till().returnDesk().again(refund->id); }); });
    if (!asked)
        return failed(asked.error(),
            asked.error().code == ErrorCode::Conflict
                ? QStringLiteral("Nothing is owed for this refund; see `refund list`.")
                : QString());
    const RefundId next = nextRefundId(refund->id);
    return followed(context,
        [&](const RefundView &one) { return one.id == next || (one.id == refund->id && !one.owed); }, *wait, {});
}

Outcome settle(Context &context)
{
    app::ShopRuntime &runtime = *context.runtime;
    const QString reason = context.args.value("reason");
    if (reason.trimmed().isEmpty())
        return misused(QStringLiteral("Say how, for the record: --reason TEXT."));
    const auto refund = findRefund(runtime, context.args.operands.first());
    if (!refund)
        return failed(refund.error());
    const auto seat = TillSeat::take(context, Right::Return, false);
    if (!seat)
        return failed(seat.error(), personSentence(seat.error()));
    const bool cash = context.args.has("cash");
    const Status settled = runtime.call([&] {
        return runtime.till().command(
            [&] { return runtime.till().returnDesk().settle(refund->id, cash, reason, approver(context)); });
    });
    if (!settled)
        return failed(settled.error(),
            settled.error().code == ErrorCode::Conflict
                ? QStringLiteral("Only a refund that is stuck or was given up can be settled; see `refund list`.")
                : returnSentence(settled.error()));
    Outcome outcome;
    outcome.json = JsonWriter().put("refund", refund->id).put("amount_fen", refund->amount).put("cash", cash).object();
    outcome.lines.append(QStringLiteral("settled: %1%2")
                             .arg(refund->amount.toString(), cash ? QStringLiteral(" out of the drawer") : QString()));
    return outcome;
}

constexpr OptionRow kReturn[] = {
    {"receipt", "N|CODE", "receipt number, its code, the card's last four, or a payment's number"},
    {"line", "L[:QTY]", "the line as printed, from 1; without a quantity all that is left", true},
    {"reason", "WORD", "quality, expired, wrong_item, wrong_price, unwanted, other (unwanted)"},
    {"note", "TEXT", "printed beside the reason"},
    {"approve", "NUMBER", "who allows a return above the person's limit"},
    {"manager-pin-file", "FILE", "that person's PIN; - reads a line from standard input"},
    {"wait", "SECONDS", "how long a provider's refund is waited for (20)"},
};
constexpr OptionRow kShow[] = {{"receipt", "N|CODE", "as in return"}};
constexpr OptionRow kList[] = {{"all", "", "the newest 200, ended ones too"}};
constexpr OptionRow kAgain[] = {{"wait", "SECONDS", "as in return (20)"}};
constexpr OptionRow kSettle[] = {
    {"reason", "TEXT", "how the customer got the money; recorded with the manager's number"},
    {"cash", "", "out of this drawer, now"},
    {"approve", "NUMBER", "the manager, when another person runs it"},
    {"manager-pin-file", "FILE", "that manager's PIN; - reads a line from standard input"},
};
constexpr CommandRow kCommands[] = {
    {"return", "", "takes goods back and gives the money back the way it came", Needs::ShopAndPayments, kReturn,
        giveBack, true},
    {"return show", "", "what of a sale can still come back", Needs::Shop, kShow, showReturn},
    {"refund list", "", "refunds under way and those that need a person", Needs::Shop, kList, listRefunds},
    {"refund again", "NUMBER", "asks the provider again: topped up, set up, or given up before", Needs::ShopAndPayments,
        kAgain, again, true},
    {"refund settle", "NUMBER", "a manager says that the customer got the money by other means", Needs::ShopAndPayments,
        kSettle, settle, true},
};

} // namespace

std::span<const CommandRow> returnCommands() { return kCommands; }

} // namespace mendian::ctl
