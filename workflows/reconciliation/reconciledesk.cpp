// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflows/reconciliation/reconciledesk.h"

#include "models/reconciliation/billcells.h"
#include "payments/bankcsv/bankstatement.h"
#include "storage/folder/syncfile.h"
#include "storage/reconciliation/resolutions.h"
#include "storage/reconciliation/signeddays.h"
#include "workflows/reconciliation/billreaders.h"

#include <QFileInfo>

namespace mendian {

namespace {

constexpr qint64 kMaxLayoutBytes = 64 * 1024;

BusinessDate daysAfter(BusinessDate day, int days) { return BusinessDate(day.date().addDays(days)); }

Timestamp endOf(BusinessDate day) { return fromStoreTime(day.date().addDays(1), QTime(0, 0)); }

tl::unexpected<Error> notYet(const char *why, const QString &more, const QString &detail)
{
    return fail(ErrorCode::Conflict, detail, {QString::fromLatin1(why), more});
}

QList<journal::SignedProvider> signedProviders(const Reconciliation &result)
{
    QList<journal::SignedProvider> list;
    for (const ProviderDay &day : result.providers)
        list.append({day.provider, day.systemCount, day.system, day.billCount, day.billed, day.received, day.fee,
            day.platformFunded, day.merchantFunded});
    return list;
}

} // namespace

qint64 ReconcileDay::openCount() const
{
    return std::ranges::count_if(result.differences, [&](const Difference &d) { return isOpen(d); });
}

const Resolution *ReconcileDay::resolutionOf(const Difference &difference) const
{
    const auto found = std::ranges::find_if(resolutions, [&](const Resolution &r) { return fits(r, difference); });
    return found == resolutions.end() ? nullptr : &*found;
}

ReconcileDesk::ReconcileDesk(Shop &shop, Session &session, ReconcileHooks hooks)
    : m_shop(shop), m_session(session), m_hooks(std::move(hooks)),
      m_folder(QFileInfo(shop.journal.database().path()).absolutePath()), m_attempts(shop.journal.database()),
      m_files(shop.journal.database(), m_folder), m_ledgers{&m_attempts}
{
}

Status ReconcileDesk::mayChange(BusinessDate day, Right right)
{
    MENDIAN_TRY(m_session.require(right));
    MENDIAN_TRY(m_shop.heal());
    const auto signature = storage::SignedDays(m_shop.journal.database()).find(day);
    if (!signature)
        return fail(signature.error());
    if (*signature)
        return notYet("signed", (*signature)->staff, QStringLiteral("the day is signed"));
    return {};
}

Result<storage::BillFile> ReconcileDesk::takeFile(
    BusinessDate day, const QString &provider, const QString &kind, const QByteArray &content)
{
    MENDIAN_TRY(mayChange(day, Right::Reconcile));
    if (kind == QLatin1String(kBankStatement)) {
        const auto layout = bankLayout();
        if (!layout)
            return fail(layout.error());
        const auto rows = bankcsv::readStatement(content, *layout);
        if (!rows)
            return fail(rows.error());
    } else {
        const BillReader *reader = billReader(provider, kind);
        if (!reader)
            return fail(ErrorCode::Unsupported, QStringLiteral("no bill %1 of %2 is read here").arg(kind, provider),
                {provider});
        const Status read = reader->trade ? reader->trade(content, day).map([](const Bill &) {})
                                          : reader->flow(content, day).map([](const QList<BankRow> &) {});
        MENDIAN_TRY(read);
    }
    return m_files.keep({day, provider, kind, {}, 0, m_shop.now(), m_session.number()}, content);
}

Result<storage::BillFile> ReconcileDesk::takeNoTrade(BusinessDate day, const QString &provider)
{
    MENDIAN_TRY(mayChange(day, Right::Reconcile));
    return m_files.keep(
        {day, provider, QString::fromLatin1(kTradeBill), {}, 0, m_shop.now(), m_session.number()}, QByteArray());
}

Result<QList<Bill>> ReconcileDesk::readBills(BusinessDate day)
{
    QList<Bill> bills;
    for (int offset = -1; offset <= 1; ++offset) {
        const auto files = m_files.ofDay(daysAfter(day, offset));
        if (!files)
            return fail(files.error());
        for (const storage::BillFile &file : *files) {
            const BillReader *reader = billReader(file.provider, file.kind);
            if (!reader || !reader->trade)
                continue;
            Bill bill;
            if (file.size > 0) {
                const auto content = m_files.read(file);
                if (!content)
                    return fail(content.error());
                auto read = reader->trade(*content, file.day);
                if (!read)
                    return fail(read.error());
                bill = *std::move(read);
            }
            bill.provider = file.provider;
            bill.day = file.day;
            bill.digest = file.digest;
            bills.append(bill);
        }
    }
    return bills;
}

Result<QList<BankRow>> ReconcileDesk::readBank(BusinessDate day)
{
    const auto files = m_files.ofDay(day);
    const auto layout = bankLayout();
    if (!files || !layout)
        return fail(files ? layout.error() : files.error());
    QList<BankRow> statement;
    QList<BankRow> flows;
    for (const storage::BillFile &file : *files) {
        const bool bank = file.kind == QLatin1String(kBankStatement);
        const BillReader *reader = bank ? nullptr : billReader(file.provider, file.kind);
        if (!bank && (!reader || !reader->flow))
            continue;
        const auto content = m_files.read(file);
        if (!content)
            return fail(content.error());
        const auto rows = bank ? bankcsv::readStatement(*content, *layout) : reader->flow(*content, file.day);
        if (!rows)
            return fail(rows.error());
        (bank ? statement : flows).append(*rows);
    }
    // What reached the bank weighs more than what the provider's own account says; both together would count twice.
    for (const BankRow &row : std::as_const(flows))
        if (std::ranges::none_of(statement, [&](const BankRow &other) { return other.provider == row.provider; }))
            statement.append(row);
    return statement;
}

Result<QList<LedgerRow>> ReconcileDesk::readLedger(BusinessDate day, const QList<Bill> &bills)
{
    QList<LedgerRow> ledger;
    QSet<QString> known;
    const auto take = [&](const Result<QList<LedgerRow>> &rows) -> Status {
        if (!rows)
            return fail(rows.error());
        for (const LedgerRow &row : *rows) {
            const QString &number = row.kind == BillRowKind::Payment ? row.merchantNumber : row.refundNumber;
            if (!known.contains(number)) {
                known.insert(number);
                ledger.append(row);
            }
        }
        return {};
    };
    for (LedgerSource *source : std::as_const(m_ledgers))
        MENDIAN_TRY(take(source->ofDay(day)));
    QSet<QString> asked;
    for (const Bill &bill : bills) {
        if (bill.day != day)
            continue;
        for (const BillRow &row : bill.rows)
            for (const QString &number : {row.merchantNumber, row.refundNumber})
                if (!number.isEmpty() && !known.contains(number))
                    asked.insert(number);
    }
    const QStringList numbers(asked.cbegin(), asked.cend());
    for (LedgerSource *source : std::as_const(m_ledgers))
        MENDIAN_TRY(take(source->byNumbers(numbers)));
    return ledger;
}

Result<bankcsv::BankLayout> ReconcileDesk::bankLayout() const
{
    const QString path = m_folder + QStringLiteral("/payments/bank.json");
    if (!QFileInfo::exists(path))
        return bankcsv::standardLayout();
    const auto json = storage::readWhole(path, kMaxLayoutBytes);
    return json ? bankcsv::layoutFromJson(*json) : fail(json.error());
}

Result<QMap<QString, qint64>> ReconcileDesk::agreedRates() const
{
    QMap<QString, qint64> rates;
    const QString text = m_shop.settings.text("reconcile.rates");
    for (const QString &part : text.split(u',', Qt::SkipEmptyParts)) {
        const QStringList pair = part.trimmed().split(u'=');
        const auto rate = pair.size() == 2 ? parseRatePpm(QString(pair[1] + u'%')) : Result<qint64>(-1);
        if (!rate || *rate < 0)
            return fail(ErrorCode::InvalidInput, QStringLiteral("reconcile.rates: %1").arg(part), {part});
        rates.insert(pair[0].trimmed(), *rate);
    }
    return rates;
}

Result<ReconcileDay> ReconcileDesk::look(BusinessDate day)
{
    MENDIAN_TRY(m_shop.heal());
    ReconcileDay view;
    view.day = day;
    auto bills = readBills(day);
    if (!bills)
        return fail(bills.error());
    auto ledger = readLedger(day, *bills);
    if (!ledger)
        return fail(ledger.error());
    QSet<QString> known;
    for (const LedgerRow &row : *ledger)
        known.insert(row.kind == BillRowKind::Payment ? row.merchantNumber : row.refundNumber);
    const QString terminal = QStringLiteral("%1-%2").arg(m_shop.storeCode).arg(m_shop.till);
    for (Bill &bill : *bills)
        if (bill.day == day)
            putElsewhere(&bill, terminal, known);
    const auto bank = readBank(day);
    const auto rates = agreedRates();
    if (!bank || !rates)
        return fail(bank ? rates.error() : bank.error());
    view.result = reconcile({day, *std::move(ledger), *std::move(bills), *bank, *rates});
    for (const ProviderDay &provider : view.result.providers)
        if (!provider.hasBill)
            view.missingBills.append(provider.provider);
    const auto files = m_files.ofDay(day);
    const auto resolutions = storage::Resolutions(m_shop.journal.database()).ofDay(day);
    const auto signature = storage::SignedDays(m_shop.journal.database()).find(day);
    if (!files || !resolutions || !signature)
        return fail(!files ? files.error() : !resolutions ? resolutions.error() : signature.error());
    view.files = *files;
    view.resolutions = *resolutions;
    view.signature = *signature;
    for (LedgerSource *source : std::as_const(m_ledgers)) {
        const auto rows = source->undecidedBefore(endOf(day));
        if (!rows)
            return fail(rows.error());
        view.undecided.append(*rows);
    }
    return view;
}

/// The number of the person whose right closes the difference. An own right is put on record like a foreign one.
Result<QString> ReconcileDesk::approve(
    BusinessDate day, const Difference &difference, const QString &note, const Proof &approver)
{
    const QString words = day.toString() + u' ' + difference.key + u": " + note;
    const auto other = m_session.allow(Right::WriteOff, true, approver, difference.sale, words);
    if (!other || !other->isEmpty())
        return other;
    const journal::Approval fact{QString::fromLatin1(rightName(Right::WriteOff)), m_session.number(),
        m_session.number(), difference.sale, words};
    const auto stored = m_shop.record({newEvent(journal::EventKind::Approval, fact.toJson())});
    if (!stored)
        return fail(stored.error());
    return m_session.number();
}

Status ReconcileDesk::resolve(
    BusinessDate day, const QString &key, ResolveAction action, const QString &reason, const Proof &approver)
{
    MENDIAN_TRY(mayChange(day, Right::Reconcile));
    const auto view = look(day);
    if (!view)
        return fail(view.error());
    const auto found = std::ranges::find(view->result.differences, key, &Difference::key);
    if (found == view->result.differences.end())
        return fail(ErrorCode::NotFound, QStringLiteral("no difference %1 on that day").arg(key), {key});
    const Difference &difference = *found;
    if (difference.isSettled())
        return notYet("settled", key, QStringLiteral("nothing has to be decided here"));
    if (!allows(difference.row(), action))
        return fail(ErrorCode::InvalidInput,
            QStringLiteral("%1 does not help against %2")
                .arg(QLatin1String(resolveActionName(action)), QLatin1String(differenceKindName(difference.kind()))),
            {QStringLiteral("action")});
    const QString why = reason.trimmed();
    if (closes(action) && why.isEmpty())
        return fail(ErrorCode::InvalidInput, QStringLiteral("a reason is needed"), {QStringLiteral("reason")});
    const bool payment =
        difference.finding == Finding::UndecidedHerePaidThere || difference.finding == Finding::UndecidedHereNotThere;
    if (payment && action == ResolveAction::Adopt) {
        // The till takes the bill's word; the difference is gone with the next look.
        if (!m_hooks.decide)
            return fail(ErrorCode::Unsupported, QStringLiteral("payments cannot be decided here"));
        return m_hooks.decide(difference.attempt, difference.finding == Finding::UndecidedHerePaidThere, why, approver);
    }
    Resolution resolution{key, QString::fromLatin1(differenceKindName(difference.kind())), difference.delta, action,
        why, m_session.number(), {}, m_shop.now()};
    if (action == ResolveAction::Refund && !m_hooks.refund)
        return fail(ErrorCode::Unsupported, QStringLiteral("nothing can be refunded here"));
    if (closes(action)) {
        const auto name =
            approve(day, difference, QString::fromLatin1(resolveActionName(action)) + u": " + why, approver);
        if (!name)
            return fail(name.error());
        resolution.approver = *name;
    }
    if (action == ResolveAction::Refund)
        MENDIAN_TRY(m_hooks.refund(difference, why));
    return storage::Resolutions(m_shop.journal.database()).put(day, resolution);
}

Result<journal::DaySigned> ReconcileDesk::sign(BusinessDate day)
{
    MENDIAN_TRY(mayChange(day, Right::SignDay));
    if (!(day.date() < storeTime(m_shop.now()).date()))
        return notYet("today", day.toString(), QStringLiteral("the day is not over"));
    const auto view = look(day);
    if (!view)
        return fail(view.error());
    if (!view->missingBills.isEmpty())
        return notYet("bill", view->missingBills.join(u','), QStringLiteral("a bill is missing"));
    if (!view->undecided.isEmpty())
        return notYet("undecided", QString::number(view->undecided.size()), QStringLiteral("undecided payments"));
    if (const qint64 open = view->openCount(); open > 0)
        return notYet("open", QString::number(open), QStringLiteral("differences are open"));
    journal::DaySigned fact{day, m_session.number(), m_shop.now(), signedProviders(view->result), {}, {}};
    for (const storage::BillFile &file : view->files)
        fact.files.append({file.provider, file.kind, file.digest});
    for (const Difference &difference : view->result.differences)
        if (const Resolution *r = view->resolutionOf(difference); r && !difference.isSettled())
            fact.resolutions.append({r->key, r->kind, QString::fromLatin1(resolveActionName(r->action)), r->delta,
                r->reason, r->staff, r->approver});
    const auto stored = m_shop.record({newEvent(journal::EventKind::DaySigned, fact.toJson())});
    if (!stored)
        return fail(stored.error());
    return fact;
}

} // namespace mendian
