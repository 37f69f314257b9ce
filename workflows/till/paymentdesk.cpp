// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflows/till/paymentdesk.h"

#include "models/basket/tosale.h"
#include "models/pricing/rounding.h"
#include "models/tender/tenderkinds.h"
#include "payments/cash/cash.h"
#include "payments/external/slip.h"
#include "workflows/returns/unwanted.h"
#include "workflows/till/attemptlist.h"

namespace mendian {

namespace {

const QString kCash = QStringLiteral("cash");
const QString kExternal = externalKind();
const QString kFrozen = QStringLiteral("frozen");
const QString kExchange = QStringLiteral("exchange");
constexpr int kFinishAgainMs = 1'000;

void put(QList<Attempt> &attempts, const Attempt &attempt)
{
    for (Attempt &known : attempts) {
        if (known.id == attempt.id) {
            known = attempt;
            return;
        }
    }
    attempts.append(attempt);
}

} // namespace

static journal::NewEvent attemptEvent(const Attempt &before, const Attempt &after)
{
    using enum journal::EventKind;
    const journal::EventKind kind = before.state == AttemptState::Collecting ? AttemptStarted
        : isFinal(after.state) && !isFinal(before.state)                     ? AttemptFinal
                                                                             : AttemptStep;
    const journal::AttemptFact fact{after.id, after.sale, after.provider, after.amount,
        QString::fromLatin1(attemptStateName(after.state)), isFinal(after.state), toJson(after)};
    return newEvent(kind, fact.toJson());
}

Status JournalAttemptStore::saveAttempt(const Attempt &before, const Attempt &after)
{
    const auto stored = m_shop.record({attemptEvent(before, after)});
    return stored ? Status() : Status(fail(stored.error()));
}

PaymentDesk::PaymentDesk(Shop &shop, Session &session, BasketDesk &desk, AttemptDriver &driver, QObject *parent)
    : QObject(parent), m_shop(shop), m_session(session), m_desk(desk), m_driver(driver)
{
    connect(&driver, &AttemptDriver::changed, this, &PaymentDesk::attemptChanged);
    connect(&driver, &AttemptDriver::settled, this, &PaymentDesk::attemptSettled);
    connect(&driver, &AttemptDriver::routeChanged, this, &PaymentDesk::changed);
    m_again.setSingleShot(true);
    connect(&m_again, &QTimer::timeout, this, &PaymentDesk::finishPending);
}

QStringList PaymentDesk::kinds() const
{
    QStringList kinds;
    for (const QString &provider : m_driver.offered())
        if (const QString &kind = m_driver.rules(provider)->tenderKind(); !kinds.contains(kind))
            kinds.append(kind);
    kinds.append(kCash);
    if (m_shop.settings.flag("pay.card"))
        kinds.append(kExternal);
    return kinds;
}

QStringList PaymentDesk::providers(bool needsCode) const
{
    QStringList providers = m_driver.offered();
    providers.removeIf([&](const QString &provider) { return m_driver.rules(provider)->needsCode != needsCode; });
    return providers;
}

SaleId PaymentDesk::saleId() const { return m_frozen ? m_frozen->id : m_desk.basket().id; }

Money PaymentDesk::waivedOf(Money amount) const
{
    return waived(amount, roundingFromName(m_shop.settings.text("sale.rounding")));
}

Money PaymentDesk::total() const
{
    if (m_frozen)
        return m_frozen->total;
    const Money priced = m_desk.priced().total;
    return m_shop.settings.flag("sale.rounding_cash_only") ? priced : priced - waivedOf(priced);
}

Result<Money> PaymentDesk::remaining() const { return total() - paidOf(m_parts); }

bool PaymentDesk::isRunning() const { return m_attempt && !isFinal(m_attempt->state); }

Status PaymentDesk::requireSale() const
{
    MENDIAN_TRY(m_session.require(Right::Sell));
    MENDIAN_TRY(m_shop.heal());
    if (m_shop.clockBack)
        return fail(ErrorCode::ClockBack, QStringLiteral("a manager confirms the clock first"));
    if (!m_frozen && m_desk.basket().isEmpty())
        return fail(ErrorCode::EmptyBasket, QStringLiteral("nothing to pay"));
    const auto shift = currentShift();
    if (!shift)
        return fail(shift.error());
    if (isRunning())
        return fail(ErrorCode::PaymentRunning, QStringLiteral("the amount was already sent"));
    return {};
}

Status PaymentDesk::open(const QString &kind)
{
    static const QHash<QString, Panel> panels{{QStringLiteral("code"), Panel::Code}, {kCash, Panel::Cash},
        {kExternal, Panel::External}, {QStringLiteral("combined"), Panel::Combined}};
    MENDIAN_TRY(requireSale());
    if (!panels.contains(kind))
        return fail(ErrorCode::InvalidInput, QStringLiteral("no way to pay: %1").arg(kind));
    if (kind == QLatin1String("code") && m_driver.offered().isEmpty())
        return fail(ErrorCode::Unsupported, QStringLiteral("no payment provider is set up"));
    if (m_panel == Panel::Done)
        return fail(ErrorCode::EmptyBasket, QStringLiteral("this sale is finished"));
    m_panel = panels.value(kind);
    m_combined = m_combined || m_panel == Panel::Combined;
    m_attempt.reset();
    emit changed();
    return {};
}

Status PaymentDesk::payPart(const QString &kind, Money amount)
{
    MENDIAN_TRY(requireSale());
    const auto rest = remaining();
    if (!rest)
        return fail(rest.error());
    if (amount <= Money() || amount > *rest)
        return fail(ErrorCode::InvalidInput, QStringLiteral("more than is still due"), {rest->toString()});
    m_partAmount = amount;
    m_combined = true;
    return open(tenderKind(kind) && tenderKind(kind)->needsProvider ? QStringLiteral("code") : kind);
}

Result<storage::ShiftRow> PaymentDesk::currentShift() const
{
    const auto shift = storage::ShiftRepository(m_shop.journal.database()).open();
    if (!shift)
        return fail(shift.error());
    if (!*shift)
        return fail(ErrorCode::NoShift, QStringLiteral("open a shift first"));
    return **shift;
}

/// The basket as a sale that nothing was paid of yet.
Result<journal::Sale> PaymentDesk::saleNow() const
{
    const auto shift = currentShift();
    const auto version = m_shop.goods.version();
    if (!shift || !version)
        return fail(shift ? version.error() : shift.error());
    journal::Sale sale = toSale(m_desk.basket(), m_desk.priced(),
        {shift->id, shift->date, m_session.number(), m_shop.now(), m_desk.priced().total - total(), {*version, 0}});
    MENDIAN_TRY(journal::checkSale(sale, false));
    return sale;
}

Status PaymentDesk::freeze()
{
    if (m_frozen)
        return {};
    const auto sale = saleNow();
    if (!sale)
        return fail(sale.error());
    const auto stored = m_shop.record({newEvent(journal::EventKind::SaleFrozen, toJson(*sale))});
    if (!stored)
        return fail(stored.error());
    m_frozen = *sale;
    m_desk.setPaying(true);
    return {};
}

Status PaymentDesk::payCode(const QString &provider, const Secret &code)
{
    if (!providers(true).contains(provider))
        return fail(ErrorCode::Unsupported, QStringLiteral("no payment codes of this provider"), {provider});
    return startAttempt(provider, code);
}

Status PaymentDesk::payQr(const QString &provider)
{
    if (!providers(false).contains(provider))
        return fail(ErrorCode::Unsupported, QStringLiteral("no QR of this provider"), {provider});
    if (m_panel == Panel::Done)
        return fail(ErrorCode::EmptyBasket, QStringLiteral("this sale is finished"));
    return startAttempt(provider, {});
}

Status PaymentDesk::startAttempt(const QString &provider, const Secret &code)
{
    MENDIAN_TRY(requireSale());
    const auto rest = remaining();
    if (!rest)
        return fail(rest.error());
    const Money amount = std::min(m_partAmount.value_or(*rest), *rest);
    MENDIAN_TRY(freeze());
    const auto attempt = newAttempt(m_frozen->id, provider, amount);
    if (!attempt)
        return fail(attempt.error());
    m_panel = Panel::Code;
    m_attempt = *attempt;
    const Status started = m_driver.start(*attempt, code, slipSubject());
    if (!started) {
        m_attempt.reset();
        if (m_parts.isEmpty())
            leaveFrozen();
        emit changed();
        return started;
    }
    m_partAmount.reset();
    emit changed();
    return {};
}

QString PaymentDesk::slipSubject() const
{
    const QString name = m_shop.settings.text("store.name");
    return (name.isEmpty() ? m_shop.storeCode : name) + QLatin1Char('-') + m_frozen->lines.first().name;
}

/// Nothing was sent and nothing is paid: the basket may be changed again under the same sale id.
void PaymentDesk::leaveFrozen()
{
    if (m_fromTray)
        return;
    m_frozen.reset();
    m_desk.setPaying(false);
}

Status PaymentDesk::payCash(Money received)
{
    MENDIAN_TRY(requireSale());
    const auto rest = remaining();
    if (!rest)
        return fail(rest.error());
    const Money rounding = m_shop.settings.flag("sale.rounding_cash_only") ? waivedOf(*rest) : Money();
    const Money due = *rest - rounding;
    const auto change = cashChange(due, received);
    if (!change)
        return fail(change.error());
    return finish(CashPart{due, received, rounding});
}

Status PaymentDesk::payExternal(const QString &slip, Money amount, const QString &lastFour)
{
    MENDIAN_TRY(requireSale());
    const auto rest = remaining();
    if (!rest)
        return fail(rest.error());
    if (amount > *rest)
        return fail(ErrorCode::InvalidInput, QStringLiteral("more than is still due"), {rest->toString()});
    const auto checked = parseSlip(slip, lastFour, amount.toString());
    if (!checked)
        return fail(checked.error());
    if (isSlipUsed(m_parts, *checked))
        return fail(ErrorCode::Conflict, QStringLiteral("this slip has paid a part already"), {checked->number});
    MENDIAN_TRY(freeze());
    auto attempt = newAttempt(m_frozen->id, kExternal, amount);
    if (!attempt)
        return fail(attempt.error());
    const Attempt before = *attempt;
    attempt->state = AttemptState::Paid;
    attempt->startedAt = m_shop.now();
    attempt->transactionId = checked->number;
    attempt->code = checked->lastFour;
    attempt->customerPaid = attempt->merchantReceives = amount;
    JournalAttemptStore store(m_shop);
    MENDIAN_TRY(store.saveAttempt(before, *attempt));
    put(m_parts, *attempt);
    m_partAmount.reset();
    if (*rest == amount)
        return finish({});
    m_panel = Panel::Combined;
    emit changed();
    return {};
}

Result<Money> PaymentDesk::stillDue() const
{
    MENDIAN_TRY(requireSale());
    if (m_panel == Panel::Done)
        return fail(ErrorCode::EmptyBasket, QStringLiteral("this sale is finished"));
    return remaining();
}

/// The value of goods is an attempt that is paid at once, like a card slip (docs/adr/0004, 0013): a kill after this
/// commit finds the sale frozen and this part paid.
Result<Money> PaymentDesk::payByExchange(Money part, const QString &reference, const Book &book)
{
    const auto due = stillDue();
    if (!due)
        return fail(due.error());
    if (part <= Money() || part > *due)
        return fail(ErrorCode::InvalidInput, QStringLiteral("more than is still due"), {due->toString()});
    const auto sale = m_frozen ? Result<journal::Sale>(*m_frozen) : saleNow();
    if (!sale)
        return fail(sale.error());
    auto attempt = newAttempt(sale->id, kExchange, part);
    if (!attempt)
        return fail(attempt.error());
    const Attempt before = *attempt;
    attempt->state = AttemptState::Paid;
    attempt->startedAt = m_shop.now();
    attempt->transactionId = reference;
    attempt->customerPaid = attempt->merchantReceives = part;
    QList<journal::NewEvent> events;
    if (!m_frozen)
        events.append(newEvent(journal::EventKind::SaleFrozen, toJson(*sale)));
    events.append(attemptEvent(before, *attempt));
    MENDIAN_TRY(book(sale->id, events));
    m_frozen = *sale;
    m_desk.setPaying(true);
    put(m_parts, *attempt);
    m_partAmount.reset();
    m_combined = true;
    m_panel = Panel::Combined;
    if (*due == part)
        (void)finish({}); // booked for good already: what fails here is tried again by itself
    emit changed();
    return *due - part;
}

Status PaymentDesk::finish(const std::optional<CashPart> &cash)
{
    FinishRequest request{saleId(), {}, cash};
    if (!m_frozen) {
        const auto sale = saleNow();
        if (!sale)
            return fail(sale.error());
        request.fresh = *sale;
    }
    const auto done = finishSale(m_shop, request);
    if (!done) {
        if (!cash)
            finishLater(request.id);
        return fail(done.error());
    }
    m_unfinished.remove(request.id);
    m_done = done->sale;
    m_panel = Panel::Done;
    m_attempt.reset();
    m_frozen.reset();
    m_parts.clear();
    m_partAmount.reset();
    m_combined = false;
    m_aside.remove(done->sale.id);
    if (m_desk.basket().id == done->sale.id)
        m_desk.takeNext();
    m_desk.setPaying(false);
    m_fromTray = false;
    emit saleFinished(done->sale, false);
    emit changed();
    return {};
}

void PaymentDesk::attemptChanged(const Attempt &attempt)
{
    if (attempt.sale.isNull())
        return; // a channel test (channeldesk.h)
    if (m_frozen && attempt.sale == m_frozen->id) {
        put(m_parts, attempt);
        if (m_attempt && m_attempt->id == attempt.id)
            m_attempt = attempt;
    } else if (m_aside.contains(attempt.sale)) {
        put(m_aside[attempt.sale], attempt);
    } else if (!attempt.alarm.isEmpty() && !isLatePaid(attempt)) { // money that came too late goes back by itself
        emit noticed({QStringLiteral("payment_alarm"), {shortNumber(attempt), attempt.amount.toString()}, {}});
    }
    if (isLatePaid(attempt))
        emit moneyToLookAt(attempt.sale);
    emit changed();
}

void PaymentDesk::attemptSettled(const Attempt &attempt)
{
    if (attempt.sale.isNull())
        return;
    attemptChanged(attempt);
    if (!m_frozen || attempt.sale != m_frozen->id) {
        finishInBackground(attempt.sale);
        return;
    }
    if (attempt.state != AttemptState::Paid)
        return;
    if (paidOf(m_parts) == m_frozen->total) {
        if (const Status done = finish({}); !done)
            emit noticed({QStringLiteral("finish_failed"), {QString::fromLatin1(errorName(done.error().code))}, {}});
        return;
    }
    m_attempt.reset();
    m_panel = Panel::Combined;
    emit changed();
}

void PaymentDesk::finishInBackground(SaleId sale)
{
    const auto frozen = storage::SalesRepository(m_shop.journal.database()).loadOpen(sale);
    const auto attempts = attemptsOf(m_shop, sale);
    const auto row = storage::SalesRepository(m_shop.journal.database()).openSale(sale);
    const bool left = row && row->state != kFrozen;
    if (!frozen || !attempts || left || paidOf(*attempts) != frozen->total) {
        emit moneyToLookAt(sale);
        emit changed();
        return;
    }
    const auto done = finishSale(m_shop, {sale, {}, {}});
    if (!done) {
        finishLater(sale);
        return;
    }
    m_unfinished.remove(sale);
    m_aside.remove(sale);
    if (!done->already) {
        emit saleFinished(done->sale, true);
        emit noticed(
            {QStringLiteral("auto_finished"), {done->sale.receipt.toString(), done->sale.total.toString()}, {}});
    }
    emit changed();
}

/// The money is there and the sale is not booked: no shift is open, or the disk fails. Tried until it is.
void PaymentDesk::finishLater(SaleId sale)
{
    m_unfinished.insert(sale);
    m_again.start(kFinishAgainMs);
}

void PaymentDesk::finishPending()
{
    const QSet<SaleId> sales = std::exchange(m_unfinished, {});
    for (const SaleId &sale : sales) {
        if (m_frozen && m_frozen->id == sale)
            (void)finish({}); // a failure puts it back
        else
            finishInBackground(sale);
    }
}

Status PaymentDesk::queryNow()
{
    return m_attempt ? m_driver.queryNow(m_attempt->id)
                     : Status(fail(ErrorCode::NotFound, QStringLiteral("no payment")));
}

Status PaymentDesk::reverse()
{
    return m_attempt ? m_driver.cancel(m_attempt->id) : Status(fail(ErrorCode::NotFound, QStringLiteral("no payment")));
}

Status PaymentDesk::park()
{
    if (!isRunning())
        return fail(ErrorCode::NotFound, QStringLiteral("nothing undecided to put aside"));
    m_aside.insert(m_frozen->id, m_parts);
    const bool own = !m_fromTray;
    leave();
    if (own)
        m_desk.takeNext();
    return {};
}

/// Forgets the panel's sale without touching what is stored.
void PaymentDesk::leave()
{
    m_panel = Panel::None;
    m_frozen.reset();
    m_parts.clear();
    m_attempt.reset();
    m_partAmount.reset();
    m_done.reset();
    m_combined = false;
    m_fromTray = false;
    m_desk.setPaying(false);
    emit changed();
}

Status PaymentDesk::reopen(AttemptId id)
{
    MENDIAN_TRY(m_session.require(Right::Sell));
    if (m_panel == Panel::Done)
        leave();
    if (m_panel != Panel::None)
        return fail(ErrorCode::PaymentRunning, QStringLiteral("finish this payment first"));
    for (auto it = m_aside.cbegin(); it != m_aside.cend(); ++it) {
        for (const Attempt &attempt : *it) {
            if (attempt.id != id)
                continue;
            const auto frozen = storage::SalesRepository(m_shop.journal.database()).loadOpen(it.key());
            if (!frozen)
                return fail(frozen.error());
            m_frozen = *frozen;
            m_parts = *it;
            m_attempt = attempt;
            m_panel = Panel::Code;
            m_fromTray = true;
            m_desk.setPaying(true);
            emit changed();
            return {};
        }
    }
    return fail(ErrorCode::NotFound, QStringLiteral("this payment is decided"));
}

Status PaymentDesk::decide(AttemptId attempt, bool paid, const QString &reason, const Proof &manager)
{
    if (reason.trimmed().isEmpty())
        return fail(ErrorCode::InvalidInput, QStringLiteral("a reason is needed"), {QStringLiteral("reason")});
    const auto approver = m_session.allow(Right::DecideUnknown, true, manager, {}, reason);
    if (!approver)
        return fail(approver.error());
    const QString who = approver->isEmpty() ? m_session.number() : *approver;
    return m_driver.decide(attempt, paid, who + QStringLiteral(": ") + reason.trimmed());
}

Status PaymentDesk::close()
{
    if (isRunning())
        return fail(ErrorCode::PaymentRunning, QStringLiteral("ask, reverse or put it aside"));
    if (m_panel == Panel::Done)
        return finishPanel();
    if (!m_parts.isEmpty() && paidOf(m_parts) > Money()) {
        if (m_panel != Panel::Combined) { // a part is paid: the sale cannot be left, only paid on
            m_panel = Panel::Combined;
            m_attempt.reset();
            emit changed();
            return {};
        }
        return fail(ErrorCode::PaymentRunning, QStringLiteral("a part is paid already"));
    }
    if (m_fromTray)
        MENDIAN_TRY(abandon());
    leave();
    return {};
}

/// The cashier leaves a parked sale that no money came for: its tray row goes. One with an alarm stays to be looked at,
/// unless the alarm is money that came too late: that goes back by itself.
Status PaymentDesk::abandon()
{
    const SaleId sale = m_frozen->id;
    if (std::ranges::any_of(m_parts, [](const Attempt &a) { return !a.alarm.isEmpty() && !isLatePaid(a); })) {
        m_aside.insert(sale, m_parts);
        return {};
    }
    const journal::SaleAbandoned fact{sale, m_session.number(), QStringLiteral("left")};
    const auto stored = m_shop.record({newEvent(journal::EventKind::SaleAbandoned, fact.toJson())});
    if (!stored)
        return fail(stored.error());
    m_aside.remove(sale);
    emit moneyToLookAt(sale);
    return {};
}

Status PaymentDesk::finishPanel()
{
    if (m_panel == Panel::Done)
        leave();
    return {};
}

Status PaymentDesk::makeRoomForScan()
{
    if (m_panel == Panel::None)
        return {};
    if (m_panel == Panel::Done)
        return finishPanel();
    if (!isRunning() && paidOf(m_parts).isZero() && !m_fromTray)
        return close();
    return {};
}

Status PaymentDesk::recover()
{
    const auto open = storage::SalesRepository(m_shop.journal.database()).openSales();
    if (!open)
        return fail(open.error());
    QList<Attempt> undecided;
    for (const storage::OpenSaleRow &row : *open) {
        const SaleId sale = row.id;
        if (m_frozen && m_frozen->id == sale)
            continue; // on the panel
        const auto attempts = attemptsOf(m_shop, sale);
        if (!attempts)
            return fail(attempts.error());
        for (const Attempt &attempt : *attempts)
            if (!isFinal(attempt.state))
                undecided.append(attempt);
        if (row.state != kFrozen && !isUndecided(*attempts))
            continue; // left; what was paid of it goes back
        const bool moneyInIt = isUndecided(*attempts) || paidOf(*attempts) > Money();
        if (!moneyInIt) {
            // Its goods are in the draft or held; those of a parked one are nowhere else than in the tray.
            const auto held = m_desk.isHeld(sale);
            if (!held)
                return fail(held.error());
            if (!attempts->isEmpty() && row.state == kFrozen && m_desk.basket().id != sale && !*held)
                m_aside.insert(sale, *attempts);
            continue;
        }
        m_aside.insert(sale, *attempts);
        if (m_desk.basket().id == sale)
            m_desk.takeNext();
        finishInBackground(sale);
    }
    m_driver.resume(undecided);
    emit changed();
    return {};
}

} // namespace mendian
