// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/paying.h"

#include "app/ctl/words.h"
#include "models/codes/paycode.h"
#include "storage/repositories/attemptrepository.h"
#include "storage/repositories/printjobrepository.h"

#include <QDeadlineTimer>
#include <QThread>

namespace mendian::ctl {

namespace {

/// A paid attempt whose sale could not be stored yet shows screen 4 without a receipt; the commit takes no longer.
constexpr qint64 kBookingMs = 3000;
constexpr qint64 kPrintMs = 5000;
constexpr unsigned long kPrintPauseMs = 20;

bool isBooked(const TillView &view) { return view.payment.screen == 4 && !view.payment.receipt.isEmpty(); }

/// Nothing more comes by itself soon: paid, refused, unknown, a part done, or closed.
bool isSettled(const TillView &view)
{
    const int screen = view.payment.screen;
    return isBooked(view) || screen == 5 || screen == 6 || screen == 8 || screen == 10 || screen == 0;
}

/// A printer that cannot be reached is not waited for: the job has been tried and says why it stays.
bool isOnItsWay(const storage::PrintJobRow &job)
{
    return job.state == QLatin1String("sending") || (job.state == QLatin1String("queued") && job.tries == 0);
}

class Cashier
{
public:
    Cashier(Context &context, TillWatch &watch, qint64 waitSeconds)
        : m_context(context), m_runtime(*context.runtime), m_watch(watch), m_waitMs(waitSeconds * 1000)
    {
        m_before = attempts(m_watch.view().payment.screen == 0 ? m_watch.view().basket.sale : SaleId());
    }

    Outcome take(const QList<PayPart> &parts)
    {
        if (auto wrong = check(parts))
            return *std::move(wrong);
        for (qsizetype i = 0; i < parts.size() && !isBooked(m_watch.view()); ++i) {
            if (const auto ended = takePart(parts[i], parts.mid(i + 1)))
                return *ended;
        }
        return isBooked(m_watch.view()) ? finished() : partPaid({});
    }

private:
    /// What can be known to fail is said before a first part is taken.
    std::optional<Outcome> check(const QList<PayPart> &parts)
    {
        for (const PayPart &part : parts) {
            if (part.code.isEmpty())
                continue;
            const ScanFeedback feedback = m_runtime.call([&] {
                codes::ScanContext context = m_runtime.till().scanContext();
                context.basketEmpty = false;
                const codes::ScanResult scan = codes::classify(QString::fromUtf8(part.code.reveal()), context);
                const QString provider = QLatin1String(codes::payProviderName(scan.provider));
                ScanFeedback found;
                found.what = QLatin1String(codes::scanKindName(scan.kind));
                // Meant as a payment code, so it is hidden as one even when it was not read whole.
                found.text = codes::maskCode(QString::fromUtf8(part.code.reveal()));
                found.note = provider;
                if (scan.kind == codes::ScanKind::ReceiveCode)
                    found.reason = QStringLiteral("receive_code");
                else if (scan.kind != codes::ScanKind::PayCode)
                    found.reason = QStringLiteral("not_here");
                else if (!m_runtime.till().paymentDesk().providers(true).contains(provider))
                    found.reason = QStringLiteral("provider_not_offered");
                else if (provider != part.kind)
                    found.reason = QStringLiteral("another_provider");
                return found;
            });
            if (feedback.reason.isEmpty())
                continue;
            Outcome outcome = failed(ErrorCode::Refused, feedback.reason, notAPayCodeSentence(feedback), Exit::Refused);
            outcome.json.insert(QStringLiteral("state"), QStringLiteral("refused"));
            return outcome;
        }
        return std::nullopt;
    }

    template <typename F>
    Status command(F run)
    {
        return m_runtime.call(
            [&] { return m_runtime.till().command([&] { return run(m_runtime.till().paymentDesk()); }); });
    }

    Money remaining() const
    {
        const TillView view = m_watch.view();
        return view.payment.screen == 0 ? view.basket.total : view.payment.remaining;
    }

    std::optional<Outcome> takePart(const PayPart &part, const QList<PayPart> &later)
    {
        if (part.kind == QLatin1String("cash"))
            return afterDesk(command([&](PaymentDesk &desk) { return payCash(desk, part); }));
        if (part.kind == QLatin1String("external"))
            return afterDesk(
                command([&](PaymentDesk &desk) { return desk.payExternal(part.slip, *part.amount, part.lastFour); }));
        Money amount = part.amount.value_or(remaining());
        if (!part.amount)
            for (const PayPart &next : later)
                if (next.amount && *next.amount < amount)
                    amount -= *next.amount;
        return takeCode(part, amount);
    }

    static Status payCash(PaymentDesk &desk, const PayPart &part)
    {
        MENDIAN_TRY(desk.open(QStringLiteral("cash")));
        return desk.payCash(part.amount.value_or(desk.view().due));
    }

    /// Cash and slips are decided at once: nothing, or why the sale ends here.
    std::optional<Outcome> afterDesk(const Status &done)
    {
        if (done)
            return std::nullopt;
        return leave(failed(done.error(), {}, Exit::Refused));
    }

    std::optional<Outcome> takeCode(const PayPart &part, Money amount)
    {
        if (amount < remaining() || m_watch.view().payment.screen == 10) {
            const Status planned = command([&](PaymentDesk &desk) { return desk.payPart(part.kind, amount); });
            if (!planned)
                return leave(failed(planned.error(), {}, Exit::Refused));
        }
        const ScanFeedback scan = m_watch.scan(QString::fromUtf8(part.code.reveal()));
        if (scan.outcome == QLatin1String("refused")) {
            const bool code = scan.what == QLatin1String("PayCode");
            return leave(failed(
                ErrorCode::Refused, scan.reason, code ? scanSentence(scan) : notAPayCodeSentence(scan), Exit::Refused));
        }
        if (scan.reason != QLatin1String("payment"))
            return leave(failed(ErrorCode::InvalidInput, scan.what, notAPayCodeSentence(scan), Exit::Refused));
        m_attempt = m_watch.view().payment.attempt;
        m_context.progress({QStringLiteral("payment %1 sent, waiting").arg(m_watch.view().payment.shortNumber)});
        if (!m_watch.waitFor(isSettled, m_waitMs, m_context.isCancelled))
            return undecided();
        const TillView view = m_watch.view();
        if (isBooked(view) || view.payment.screen == 10)
            return std::nullopt;
        if (view.payment.screen == 6)
            return undecided();
        return refused(view.payment);
    }

    /// Nothing was taken, or a part: the panel is left as far as that is right.
    Outcome leave(Outcome outcome)
    {
        const Status closed = command([](PaymentDesk &desk) { return desk.close(); });
        if (closed && m_watch.view().payment.screen == 10)
            return partPaid(outcome);
        if (!closed)
            return partPaid(outcome);
        outcome.json.insert(QStringLiteral("state"), QStringLiteral("refused"));
        return outcome;
    }

    Outcome refused(const PaymentView &payment)
    {
        QString why = payment.sentence.isEmpty() ? QStringLiteral("No money was taken.") : payment.sentence;
        if (payment.returned)
            why = QStringLiteral("The money was taken and has gone back to the customer; nothing was sold. ") + why;
        Outcome outcome =
            failed(ErrorCode::Refused, payment.providerCode + u' ' + payment.providerText, why, Exit::Refused);
        outcome.lines.append(QStringLiteral("no money received: payment %1, %2 %3")
                                 .arg(payment.shortNumber, payment.providerCode, payment.providerText)
                                 .trimmed());
        addAttempts(outcome);
        return leave(outcome);
    }

    Outcome undecided()
    {
        if (m_watch.waitFor(isBooked, m_watch.view().payment.screen == 4 ? kBookingMs : 0))
            return finished();
        const PaymentView payment = m_watch.view().payment;
        const bool taken = payment.screen == 4;
        (void)command([](PaymentDesk &desk) { return desk.park(); });
        const QString hint = followUp(m_context, m_attempt, QStringLiteral("query"));
        Outcome outcome = failed(ErrorCode::Timeout, payment.providerCode + u' ' + payment.providerText,
            taken
                ? QStringLiteral("The money was taken, but the sale could not be stored; it finishes by itself at the "
                                 "next start. Look with: %1")
                      .arg(hint)
                : QStringLiteral("It is not known whether the customer has paid; do not charge again. Payment %1 is "
                                 "put aside and asked on. Follow it with: %2")
                      .arg(payment.shortNumber, hint),
            Exit::Undecided);
        outcome.json.insert(QStringLiteral("state"), QStringLiteral("undecided"));
        outcome.json.insert(QStringLiteral("follow_up"), hint);
        outcome.lines.append(QStringLiteral("undecided: payment %1 over %2 is %3")
                                 .arg(payment.shortNumber, payment.due.toString(), stateOfAttempt()));
        if (!payment.alarm.isEmpty())
            outcome.lines.append(payment.alarm);
        addAttempts(outcome);
        return outcome;
    }

    Outcome partPaid(Outcome outcome)
    {
        const PaymentView payment = m_watch.view().payment;
        AttemptId paid;
        for (const PartView &part : payment.parts)
            if (part.state == QLatin1String("done"))
                paid = part.attempt;
        const QString hint = followUp(m_context, paid, QStringLiteral("complete")) + QStringLiteral(" --pay cash");
        outcome.exit = Exit::Undecided;
        if (!outcome.error)
            outcome.error = Error{ErrorCode::PaymentRunning, QStringLiteral("a part is paid"), {}};
        outcome.sentence =
            QStringLiteral("%1 A part is paid and %2 is still due; the sale is kept. Take the rest with: %3")
                .arg(outcome.sentence.isEmpty() ? sentenceOf(*outcome.error, m_context.args.language())
                                                : outcome.sentence,
                    payment.remaining.toString(), hint);
        outcome.json.insert(QStringLiteral("state"), QStringLiteral("part_paid"));
        outcome.json.insert(QStringLiteral("remaining_fen"), payment.remaining.fen());
        outcome.json.insert(QStringLiteral("follow_up"), hint);
        addAttempts(outcome);
        return outcome;
    }

    Outcome finished()
    {
        const PaymentView payment = m_watch.view().payment;
        const QString print = waitForPrint(payment.sale);
        Outcome outcome;
        QJsonArray tenders;
        for (const PartView &part : payment.parts)
            tenders.append(JsonWriter()
                               .put("kind", part.kind)
                               .put("amount_fen", part.amount)
                               .putUnlessEmpty("attempt", part.attempt)
                               .object());
        outcome.json = JsonWriter()
                           .put("state", QStringLiteral("finished"))
                           .put("receipt", payment.receipt)
                           .put("sale", payment.sale)
                           .put("total_fen", payment.total)
                           .put("change_fen", payment.change)
                           .put("tenders", tenders)
                           .put("print", print)
                           .object();
        outcome.lines.append(
            QStringLiteral("receipt %1  total %2%3")
                .arg(payment.receipt, payment.total.toString(),
                    payment.cash ? QStringLiteral("  change ") + payment.change.toString() : QString()));
        m_sale = payment.sale;
        addAttempts(outcome);
        outcome.lines.append(printWords(print));
        (void)command([](PaymentDesk &desk) { return desk.finishPanel(); });
        return outcome;
    }

    /// Where the receipt's print job stands, once it has been tried; "none" without a printer.
    QString waitForPrint(const SaleId &sale) const
    {
        const QDeadlineTimer deadline(kPrintMs);
        for (;;) {
            const auto jobs = m_runtime.call([&] {
                return storage::PrintJobRepository(m_runtime.shop().journal.database()).ofSubject(sale.bytes());
            });
            const auto receipt = jobs ? std::ranges::find(*jobs, QStringLiteral("receipt"), &storage::PrintJobRow::kind)
                                      : QList<storage::PrintJobRow>::const_iterator();
            if (!jobs || receipt == jobs->cend())
                return QStringLiteral("none");
            if (!isOnItsWay(*receipt) || deadline.hasExpired() || m_context.isCancelled())
                return receipt->state;
            QThread::msleep(kPrintPauseMs);
        }
    }

    QList<Attempt> attempts(const SaleId &sale)
    {
        const auto list = m_runtime.call([&] {
            return attemptsFromRows(
                storage::AttemptRepository(m_runtime.shop().journal.database()).ofSale(saleOf(sale)));
        });
        return list.value_or(QList<Attempt>());
    }

    /// Every try of this run, also those that brought nothing. (A basket cleared after a refusal keeps its sale id.)
    void addAttempts(Outcome &outcome)
    {
        QJsonArray list;
        for (const Attempt &attempt : attempts(m_sale.isNull() ? m_watch.view().payment.sale : m_sale)) {
            if (std::ranges::find(m_before, attempt.id, &Attempt::id) != m_before.cend())
                continue;
            list.append(attemptJson(attempt));
            outcome.lines.append(QStringLiteral("payment %1  %2  %3  %4")
                                     .arg(shortNumber(attempt), attempt.provider, attempt.amount.toString(),
                                         QLatin1String(attemptStateName(attempt.state))));
        }
        outcome.json.insert(QStringLiteral("payments"), list);
    }

    /// A parked sale has left the panel; its attempt knows it.
    SaleId saleOf(const SaleId &sale) const
    {
        if (!sale.isNull() || m_attempt.isNull())
            return sale;
        const auto row = storage::AttemptRepository(m_runtime.shop().journal.database()).byId(m_attempt);
        return row ? row->sale : sale;
    }

    QString stateOfAttempt() const
    {
        const auto row = m_runtime.call(
            [this] { return storage::AttemptRepository(m_runtime.shop().journal.database()).byId(m_attempt); });
        return row ? row->state : QStringLiteral("Unknown");
    }

    Context &m_context;
    app::ShopRuntime &m_runtime;
    TillWatch &m_watch;
    qint64 m_waitMs;
    AttemptId m_attempt;
    SaleId m_sale;
    QList<Attempt> m_before;
};

} // namespace

Outcome takeMoney(Context &context, TillWatch &watch, const QList<PayPart> &parts, qint64 waitSeconds)
{
    return Cashier(context, watch, waitSeconds).take(parts);
}

QJsonObject attemptJson(const Attempt &attempt)
{
    return JsonWriter()
        .put("attempt", attempt.id)
        .put("number", shortNumber(attempt))
        .put("out_trade_no", attempt.outTradeNo)
        .put("sale", attempt.sale)
        .put("provider", attempt.provider)
        .put("amount_fen", attempt.amount)
        .put("state", QString::fromLatin1(attemptStateName(attempt.state)))
        .put("final", isFinal(attempt.state))
        .put("started_ms", attempt.startedAt.ms)
        .put("queries", qint64(attempt.queries))
        .put("reverses", qint64(attempt.reverses))
        .putUnlessEmpty("transaction", attempt.transactionId)
        .putUnlessEmpty("code", attempt.code)
        .putUnlessEmpty("message", attempt.message)
        .putUnlessEmpty("sentence", attempt.sentence)
        .putUnlessEmpty("alarm", attempt.alarm)
        .putUnlessEmpty("decision", attempt.decision)
        .object();
}

QString followUp(const Context &context, const AttemptId &attempt, const QString &verb)
{
    return QStringLiteral("mendian-ctl payment %1 %2 --data %3").arg(verb, attempt.toString(), context.folder);
}

} // namespace mendian::ctl
