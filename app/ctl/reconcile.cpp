// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands.h"
#include "app/ctl/person.h"
#include "workflows/reconciliation/billfetch.h"
#include "workflows/reconciliation/billreaders.h"
#include "workflows/reconciliation/reconciledesk.h"

#include <QFile>

namespace mendian::ctl {

namespace {

constexpr qint64 kMaxBillFile = 64LL * 1024 * 1024;
constexpr qsizetype kShortestKey = 6;

/// A file named on the command line: --bill wechat:FILE, --flow wechat:FILE, --bank FILE.
struct NamedFile
{
    QString provider;
    QString kind;
    QString path;
};

Result<QList<NamedFile>> namedFiles(const Context &context)
{
    QList<NamedFile> files;
    for (const auto &[option, kind] : {std::pair{"bill", kTradeBill}, std::pair{"flow", kFundFlow}}) {
        for (const QString &value : context.args.values(option)) {
            const qsizetype colon = value.indexOf(u':');
            const QString provider = value.left(colon < 0 ? 0 : colon);
            if (!billReader(provider, QString::fromLatin1(kind)))
                return fail(ErrorCode::InvalidInput,
                    QStringLiteral("--%1 takes PROVIDER:FILE, for example --%1 wechat:bill.csv; “%2” is not one.")
                        .arg(QLatin1String(option), value));
            files.append({provider, QString::fromLatin1(kind), context.path(value.mid(colon + 1))});
        }
    }
    if (context.args.has("bank"))
        files.append({{}, QString::fromLatin1(kBankStatement), context.path(context.args.value("bank"))});
    return files;
}

/// The sentence of what keeps a day from being signed, or a difference from being resolved.
QString reconcileSentence(const Error &error)
{
    struct Row
    {
        const char *word;
        const char *sentence;
    };
    static constexpr Row rows[] = {
        {"open", "%1 difference(s) are open; resolve them first: --resolve KEY ACTION --reason TEXT."},
        {"undecided", "%1 payment(s) are undecided; see `mendian-ctl payment list`, then compare again."},
        {"bill", "There is no bill of %1 for this day; give it with --bill or --fetch."},
        {"signed", "The day was signed by %1 and cannot change any more."},
        {"today", "The day %1 is not over yet; its bills come tomorrow."},
        {"settled", "%1 explains itself; nothing has to be decided about it."},
    };
    if (error.code == ErrorCode::Conflict)
        for (const Row &row : rows)
            if (error.args.value(0) == QLatin1String(row.word))
                return QString::fromLatin1(row.sentence).replace(QLatin1String("%1"), error.args.value(1));
    if (error.code == ErrorCode::InvalidInput && error.args.value(0) == QLatin1String("reason"))
        return QStringLiteral("Say why, for the record: --reason TEXT.");
    if (error.code == ErrorCode::InvalidInput && error.args.value(0) == QLatin1String("action"))
        return QStringLiteral("That cannot be done about this difference; it lists what can.");
    if (error.code == ErrorCode::NotFound && error.args.size() == 1)
        return QStringLiteral("There is no difference %1 on this day.").arg(error.args.first());
    return personSentence(error);
}

QJsonObject providerJson(const ProviderDay &day)
{
    JsonWriter json;
    json.put("provider", day.provider)
        .put("has_bill", day.hasBill)
        .put("system_count", day.systemCount)
        .put("system_fen", day.system)
        .put("bill_count", day.billCount)
        .put("billed_fen", day.billed)
        .put("received_fen", day.received)
        .put("fee_fen", day.fee)
        .put("platform_funded_fen", day.platformFunded)
        .put("merchant_funded_fen", day.merchantFunded)
        .putUnlessEmpty("elsewhere_count", day.elsewhereCount)
        .putUnlessEmpty("elsewhere_fen", day.elsewhere);
    if (day.bank)
        json.put("bank_fen", *day.bank);
    return json.object();
}

QJsonObject resolutionJson(const Resolution &resolution)
{
    return JsonWriter()
        .put("action", QString::fromLatin1(resolveActionName(resolution.action)))
        .putUnlessEmpty("reason", resolution.reason)
        .put("staff", resolution.staff)
        .putUnlessEmpty("approver", resolution.approver)
        .put("at_ms", resolution.at.ms)
        .object();
}

QJsonObject differenceJson(const ReconcileDay &day, const Difference &d)
{
    QJsonArray allowed;
    for (int i = 0; i <= static_cast<int>(ResolveAction::Ask); ++i)
        if (const auto action = static_cast<ResolveAction>(i); allows(d.row(), action))
            allowed.append(QString::fromLatin1(resolveActionName(action)));
    JsonWriter json;
    json.put("key", d.key)
        .put("kind", QString::fromLatin1(differenceKindName(d.kind())))
        .put("provider", d.provider)
        .put("sentence", differenceSentence(d))
        .put("proposal", QString::fromLatin1(resolveActionName(d.row().proposal)))
        .put("actions", QJsonValue(allowed))
        .put("delta_fen", d.delta)
        .put("at_ms", d.at.ms)
        .put("open", day.isOpen(d))
        .put("settled", d.isSettled())
        .putUnlessEmpty("out_trade_no", d.merchantNumber)
        .putUnlessEmpty("refund_no", d.refundNumber)
        .putUnlessEmpty("provider_no", d.providerNumber)
        .putUnlessEmpty("attempt", d.attempt)
        .putUnlessEmpty("sale", d.sale);
    if (d.here)
        json.put("here_fen", *d.here);
    if (d.there)
        json.put("there_fen", *d.there);
    if (const Resolution *resolution = day.resolutionOf(d))
        json.put("resolution", resolutionJson(*resolution));
    return json.object();
}

QJsonObject dayJson(const ReconcileDay &day)
{
    QJsonArray providers, differences, undecided, files;
    for (const ProviderDay &provider : day.result.providers)
        providers.append(providerJson(provider));
    for (const Difference &difference : day.result.differences)
        differences.append(differenceJson(day, difference));
    for (const LedgerRow &row : day.undecided)
        undecided.append(JsonWriter()
                             .put("out_trade_no", row.merchantNumber)
                             .put("provider", row.provider)
                             .put("amount_fen", row.amount)
                             .put("state", row.stateName)
                             .put("at_ms", row.from.ms)
                             .object());
    for (const storage::BillFile &file : day.files)
        files.append(JsonWriter()
                         .putUnlessEmpty("provider", file.provider)
                         .put("kind", file.kind)
                         .put("sha256", file.digest)
                         .put("bytes", file.size)
                         .put("at_ms", file.at.ms)
                         .object());
    JsonWriter json;
    json.put("day", day.day.toString())
        .put("open", day.openCount())
        .put("matches", qint64(day.result.matches.size()))
        .put("providers", QJsonValue(providers))
        .put("differences", QJsonValue(differences))
        .put("undecided", QJsonValue(undecided))
        .put("missing_bills", QJsonValue(QJsonArray::fromStringList(day.missingBills)))
        .put("files", QJsonValue(files))
        .put("signed", day.signature.has_value());
    if (day.signature)
        json.put("signature", day.signature->toJson());
    return json.object();
}

QStringList dayLines(const ReconcileDay &day)
{
    QStringList lines;
    for (const ProviderDay &p : day.result.providers) {
        lines.append(p.hasBill ? QStringLiteral("%1: system %2 row(s) %3, bill %4 row(s) %5, fee %6")
                                     .arg(p.provider)
                                     .arg(p.systemCount)
                                     .arg(p.system.toString())
                                     .arg(p.billCount)
                                     .arg(p.billed.toString(), p.fee.toString())
                               : QStringLiteral("%1: system %2 row(s) %3, no bill")
                                     .arg(p.provider)
                                     .arg(p.systemCount)
                                     .arg(p.system.toString()));
        if (!p.platformFunded.isZero() || !p.merchantFunded.isZero())
            lines.append(QStringLiteral("  discounts: paid by the provider %1, by the shop %2")
                             .arg(p.platformFunded.toString(), p.merchantFunded.toString()));
        if (p.bank)
            lines.append(QStringLiteral("  account: %1").arg(p.bank->toString()));
        if (p.elsewhereCount > 0)
            lines.append(QStringLiteral("  other tills: %1 row(s) %2, not compared")
                             .arg(p.elsewhereCount)
                             .arg(p.elsewhere.toString()));
    }
    for (const Difference &d : day.result.differences) {
        const Resolution *resolution = day.resolutionOf(d);
        lines.append(QStringLiteral("%1 %2  %3  %4")
                         .arg(day.isOpen(d) ? QStringLiteral("!") : QStringLiteral("-"),
                             QString::fromLatin1(differenceKindName(d.kind())), d.key, differenceSentence(d)));
        if (resolution)
            lines.append(QStringLiteral("    %1: %2 (%3)")
                             .arg(QLatin1String(resolveActionName(resolution->action)), resolution->reason,
                                 resolution->approver.isEmpty() ? resolution->staff : resolution->approver));
    }
    lines.append(QStringLiteral("%1 match(es), %2 open").arg(day.result.matches.size()).arg(day.openCount()));
    if (day.signature)
        lines.append(QStringLiteral("signed by %1").arg(day.signature->staff));
    return lines;
}

class Run
{
public:
    Run(Context &context, BusinessDate day) : m_context(context), m_runtime(*context.runtime), m_day(day) {}

    Outcome run()
    {
        const auto files = namedFiles(m_context);
        if (!files)
            return misused(files.error().detail);
        const bool resolves = m_context.args.has("resolve");
        if (resolves != (m_context.args.operands.size() == 2))
            return misused(
                QStringLiteral("--resolve takes a key and an action: --resolve KEY write_off --reason TEXT."));
        const auto action =
            resolves ? resolveActionFromName(m_context.args.operands[1]) : std::optional(ResolveAction::Ask);
        if (!action)
            return misused(QStringLiteral("The action is match, adopt, refund, write_off, wait or ask."));
        if (!files->isEmpty() || m_context.args.has("fetch") || m_context.args.has("sign")) {
            const Status signedIn = m_runtime.call([&] { return signIn(); });
            if (!signedIn)
                return failed(signedIn.error());
        }
        for (const NamedFile &file : *files)
            if (const auto refused = takeFile(file))
                return *refused;
        if (m_context.args.has("fetch"))
            if (const auto refused = fetch())
                return *refused;
        if (resolves)
            if (const auto refused = resolve(*action))
                return *refused;
        if (m_context.args.has("sign"))
            if (const auto refused = sign())
                return *refused;
        return show();
    }

private:
    Status signIn()
    {
        const auto proof = proofOf(m_context, m_context.args.has("sign") ? Right::SignDay : Right::Reconcile);
        if (!proof)
            return fail(proof.error());
        m_session = std::make_unique<Session>(m_runtime.shop());
        return m_session->signIn(proof->number, proof->pin);
    }

    /// Runs `work` with a desk of the person who came with the command line, on the engine thread.
    template <typename Work>
    auto withDesk(Work work)
    {
        return m_runtime.call([&] {
            Session nobody(m_runtime.shop());
            ReconcileDesk desk(m_runtime.shop(), m_session ? *m_session : nobody);
            return work(desk);
        });
    }

    std::optional<Outcome> takeFile(const NamedFile &file)
    {
        QFile source(file.path);
        if (!source.open(QIODevice::ReadOnly) || source.size() > kMaxBillFile)
            return failed(Error{ErrorCode::NotFound, QStringLiteral("%1 cannot be read").arg(file.path), {}},
                QStringLiteral("The file %1 cannot be read, or is larger than 64 MiB.").arg(file.path));
        return keep(source.readAll(), file.provider, file.kind, file.path);
    }

    std::optional<Outcome> keep(
        const QByteArray &content, const QString &provider, const QString &kind, const QString &name)
    {
        const auto kept = withDesk([&](ReconcileDesk &desk) { return desk.takeFile(m_day, provider, kind, content); });
        if (kept)
            return std::nullopt;
        const bool form = kept.error().code == ErrorCode::InvalidInput || kept.error().code == ErrorCode::LimitExceeded;
        return failed(kept.error(),
            form ? QStringLiteral("%1 was not taken: %2.").arg(name, kept.error().detail)
                 : reconcileSentence(kept.error()));
    }

    std::optional<Outcome> fetch()
    {
        const QList<app::LiveProvider *> sources = m_runtime.call(
            [&] { return m_runtime.gateways() ? m_runtime.gateways()->billSources() : QList<app::LiveProvider *>(); });
        if (sources.isEmpty())
            return failed(Error{ErrorCode::Unsupported, QStringLiteral("no provider with bills is set up"), {}},
                QStringLiteral("No provider that offers bills is set up here; give the file with --bill."));
        for (app::LiveProvider *source : sources) {
            const QString provider = source->provider();
            const auto bill = fetchBill(m_runtime.pay(), *source, BillSource::Kind::Trade, m_day).result();
            if (!bill && bill.error().code == ErrorCode::NotFound) {
                const auto none = withDesk([&](ReconcileDesk &desk) { return desk.takeNoTrade(m_day, provider); });
                if (!none)
                    return failed(none.error(), reconcileSentence(none.error()));
                continue;
            }
            if (!bill)
                return failed(bill.error(),
                    bill.error().code == ErrorCode::Busy
                        ? QStringLiteral("The bill of %1 is not made yet; ask after 10:00 on the next day.")
                              .arg(provider)
                        : QString());
            if (const auto refused = keep(*bill, provider, QString::fromLatin1(kTradeBill), provider))
                return refused;
            if (!billReader(provider, QString::fromLatin1(kFundFlow)))
                continue;
            const auto flow = fetchBill(m_runtime.pay(), *source, BillSource::Kind::FundFlow, m_day).result();
            // The third side helps when it is there; a merchant may lack the right to ask for it.
            if (flow)
                if (const auto refused = keep(*flow, provider, QString::fromLatin1(kFundFlow), provider))
                    return refused;
        }
        return std::nullopt;
    }

    /// The whole key, or an ending of it that only one difference has.
    Result<QString> wholeKey(ReconcileDesk &desk, const QString &text)
    {
        const auto view = desk.look(m_day);
        if (!view)
            return fail(view.error());
        QStringList hits;
        for (const Difference &d : view->result.differences) {
            if (d.key == text)
                return text;
            if (text.size() >= kShortestKey && d.key.endsWith(text))
                hits.append(d.key);
        }
        if (hits.size() > 1)
            return fail(ErrorCode::NotFound, QStringLiteral("%1 ends several keys").arg(text), {text});
        return hits.value(0, text); // the desk says what is wrong with an unknown one
    }

    std::optional<Outcome> resolve(ResolveAction action)
    {
        // At the till's own session: an adopted payment finishes its sale there.
        const bool alone = m_context.args.value("manager").isEmpty();
        const auto seat =
            TillSeat::take(m_context, closes(action) && alone ? Right::WriteOff : Right::Reconcile, false);
        if (!seat)
            return failed(seat.error(), personSentence(seat.error()));
        const Proof manager{m_context.args.value("manager"), m_context.pins.manager, {}};
        const Status resolved = m_runtime.call([&]() -> Status {
            Till &till = m_runtime.till();
            ReconcileHooks hooks;
            hooks.decide = [&till](AttemptId attempt, bool paid, const QString &reason, const Proof &proof) {
                return till.command([&] { return till.paymentDesk().decide(attempt, paid, reason, proof); });
            };
            ReconcileDesk desk(m_runtime.shop(), till.session(), hooks);
            const auto key = wholeKey(desk, m_context.args.value("resolve"));
            if (!key)
                return fail(key.error());
            return desk.resolve(m_day, *key, action, m_context.args.value("reason"), manager);
        });
        if (resolved)
            return std::nullopt;
        return failed(resolved.error(), reconcileSentence(resolved.error()));
    }

    std::optional<Outcome> sign()
    {
        const auto fact = withDesk([&](ReconcileDesk &desk) { return desk.sign(m_day); });
        if (fact)
            return std::nullopt;
        Outcome outcome = show();
        const QStringList open{QStringLiteral("open"), QStringLiteral("undecided"), QStringLiteral("bill")};
        outcome.exit = open.contains(fact.error().args.value(0)) ? Exit::Open : Exit::Failed;
        outcome.error = fact.error();
        outcome.sentence = reconcileSentence(fact.error());
        return outcome;
    }

    Outcome show()
    {
        const auto day = withDesk([&](ReconcileDesk &desk) { return desk.look(m_day); });
        if (!day)
            return failed(day.error(), reconcileSentence(day.error()));
        Outcome outcome;
        outcome.json = dayJson(*day);
        outcome.lines = dayLines(*day);
        if (day->signature || day->isClean())
            return outcome;
        outcome.exit = Exit::Open;
        const QString why = !day->missingBills.isEmpty() ? QStringLiteral("bill")
            : day->openCount() > 0                       ? QStringLiteral("open")
                                                         : QStringLiteral("undecided");
        const QString what = !day->missingBills.isEmpty() ? day->missingBills.join(u',')
            : day->openCount() > 0                        ? QString::number(day->openCount())
                                                          : QString::number(day->undecided.size());
        outcome.error = Error{ErrorCode::Conflict, QStringLiteral("the day is open"), {why, what}};
        outcome.sentence = reconcileSentence(*outcome.error);
        return outcome;
    }

    Context &m_context;
    app::ShopRuntime &m_runtime;
    BusinessDate m_day;
    std::unique_ptr<Session> m_session;
};

Outcome reconcileDay(Context &context)
{
    const auto day = BusinessDate::parse(context.args.operands.first());
    if (!day)
        return misused(QStringLiteral("“%1” is not a day like 2025-11-20.").arg(context.args.operands.first()));
    return Run(context, *day).run();
}

constexpr OptionRow kReconcile[] = {
    {"bill", "PROVIDER:FILE", "the provider's trade bill of the day: wechat:FILE, alipay:FILE", true},
    {"flow", "PROVIDER:FILE", "the provider's fund-flow file of the day: wechat:FILE", true},
    {"bank", "FILE", "a bank's or acquirer's statement, see docs/reconcile.md"},
    {"fetch", "", "asks the providers for their bills"},
    {"resolve", "KEY", "with an ACTION: match, adopt, refund, write_off, wait, ask"},
    {"reason", "TEXT", "why; recorded with the name"},
    {"manager", "NUMBER", "who allows a write-off, when --staff may not"},
    {"manager-pin-file", "FILE", "that person's PIN; - reads a line from standard input"},
    {"sign", "", "signs the day when nothing is open"},
};
constexpr CommandRow kCommands[] = {
    {"reconcile", "DATE [ACTION]", "compares a day with the providers' bills, resolves and signs it",
        Needs::ShopAndPayments, kReconcile, reconcileDay, true},
};

} // namespace

std::span<const CommandRow> reconcileCommands() { return kCommands; }

} // namespace mendian::ctl
