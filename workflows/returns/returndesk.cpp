// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflows/returns/returndesk.h"

#include "core/log.h"
#include "models/documents/returnslip.h"
#include "models/documents/shiftslips.h"
#include "models/returns/reasons.h"
#include "payments/gateway.h"
#include "storage/repositories/returnrepository.h"
#include "storage/repositories/shiftrepository.h"
#include "workflows/returns/refunds.h"
#include "workflows/returns/unwanted.h"
#include "workflows/shop/attempts.h"
#include "workflows/shop/slips.h"

namespace mendian {

namespace {

const QString kCash = QStringLiteral("cash");
const QString kExchange = QStringLiteral("exchange");
constexpr qint64 kListed = 200;
constexpr int kShortNumber = 6;

Status stored(const Result<QList<journal::Event>> &events) { return events ? Status() : Status(fail(events.error())); }

Money cashOf(const journal::Return &value)
{
    Money sum;
    for (const journal::ReturnTender &tender : value.tenders)
        if (tender.kind == kCash)
            sum += tender.amount;
    return sum;
}

Result<Attempt> attemptOf(Shop &shop, AttemptId id)
{
    const auto row = storage::AttemptRepository(shop.journal.database()).byId(id);
    if (!row)
        return fail(row.error());
    const auto attempts = attemptsFromRows(QList<storage::AttemptRow>{*row});
    return attempts ? Result<Attempt>(attempts->first()) : fail(attempts.error());
}

QString shortNumber(const Refund &refund) { return refund.outRefundNo.right(kShortNumber); }

bool enough(Role role, Money total, Money otherMeans)
{
    // Provider money in cash is how stolen cards are cleaned: a manager looks at it.
    return total.fen() <= roleRow(role).returnFen && (otherMeans.isZero() || role == Role::Manager);
}

} // namespace

ReturnDesk::ReturnDesk(Shop &shop, Session &session, RefundDriver &driver, QObject *parent)
    : QObject(parent), m_shop(shop), m_session(session), m_driver(driver)
{
    connect(&driver, &RefundDriver::changed, this, &ReturnDesk::refundChanged);
}

Status ReturnDesk::recover()
{
    const auto unfinished = refundsFromRows(storage::RefundRepository(m_shop.journal.database()).unfinished());
    if (!unfinished)
        return fail(unfinished.error());
    m_driver.resume(*unfinished);
    const auto sales = salesToLookAt(m_shop);
    if (!sales)
        return fail(sales.error());
    for (const SaleId &sale : *sales)
        refundUnwanted(sale);
    return {};
}

Status ReturnDesk::require(Right right)
{
    MENDIAN_TRY(m_session.require(right));
    MENDIAN_TRY(m_shop.heal());
    if (m_shop.clockBack)
        return fail(ErrorCode::ClockBack, QStringLiteral("a manager confirms the clock first"));
    return {};
}

Result<ReturnView> ReturnDesk::open(SaleId sale)
{
    MENDIAN_TRY(require(Right::Return));
    return openForReturn(m_shop, m_driver, sale);
}

Result<ReturnPlan> ReturnDesk::plan(const ReturnRequest &request, Money held)
{
    MENDIAN_TRY(require(Right::Return));
    const auto planned = planReturn(m_shop, m_driver, request, held);
    if (!planned)
        return fail(planned.error());
    ReturnPlan plan;
    plan.total = planned->total;
    plan.lines = planned->lines;
    plan.parts = partViews(planned->split.tenders);
    if (!held.isZero())
        plan.parts.prepend({kExchange, held, {}, {}, false});
    plan.otherMeans = planned->split.otherMeans;
    plan.limit = Money::fromFen(roleRow(m_session.role()).returnFen);
    plan.needsApproval = !enough(m_session.role(), plan.total, plan.otherMeans);
    return plan;
}

Result<std::optional<ReturnDone>> ReturnDesk::bookedBefore(ReturnId id)
{
    const auto fact = load(id);
    if (fact) {
        ReturnDone done = doneOf(*fact);
        done.already = true;
        return done;
    }
    return fact.error().code == ErrorCode::NotFound ? Result<std::optional<ReturnDone>>(std::nullopt)
                                                    : fail(fact.error());
}

Result<QString> ReturnDesk::approved(const PlannedReturn &plan, const Proof &proof)
{
    const auto enoughFor = [&](Role role) { return enough(role, plan.total, plan.split.otherMeans); };
    return m_session.allow(Right::Return, enoughFor(m_session.role()), proof, plan.sale.id,
        QStringLiteral("return of ") + plan.total.toString(), enoughFor);
}

/// Number, shift and people of a return that is about to be booked.
Result<ReturnDesk::Booking> ReturnDesk::prepare(ReturnId id, const QString &approver)
{
    const auto shift = storage::ShiftRepository(m_shop.journal.database()).open();
    if (!shift)
        return fail(shift.error());
    if (!*shift)
        return fail(ErrorCode::NoShift, QStringLiteral("a return is booked to an open shift"));
    const auto number = m_shop.journal.nextCounter(QStringLiteral("receipt"));
    if (!number)
        return fail(number.error());
    Booking booking;
    journal::Return &fact = booking.fact;
    fact.id = id.isNull() ? ReturnId::create() : id;
    fact.receipt = {m_shop.storeCode, m_shop.till, m_shop.epoch(), *number};
    fact.shift = (*shift)->id;
    fact.date = (*shift)->date;
    fact.at = m_shop.now();
    fact.cashier = m_session.number();
    fact.approver = approver;
    return booking;
}

/// The ways of the money, and a refund for each provider's part.
Status ReturnDesk::addMoney(Booking &booking, const TenderSplit &split)
{
    journal::Return &fact = booking.fact;
    fact.tenders.append(split.tenders);
    fact.through = split.through;
    const QString why = documents::slipWord(documents::SlipWord::ReturnSlip, slipHeader(m_shop).language)
        + QLatin1Char(' ') + fact.receipt.toString();
    for (journal::ReturnTender &tender : fact.tenders) {
        if (tender.attempt.isNull() || tender.kind == kCash || tender.kind == QLatin1String("external"))
            continue;
        const auto attempt = attemptOf(m_shop, tender.attempt);
        if (!attempt)
            return fail(attempt.error());
        tender.refund = RefundId::create();
        booking.refunds.append(newRefund(tender.refund, fact.id, *attempt, tender.amount, why, m_shop.now()));
    }
    return {};
}

/// One commit: what an exchange brings along, the return, its refunds, the drawer, the slip.
Status ReturnDesk::book(const Booking &booking, const QList<journal::NewEvent> &before)
{
    const journal::Return &fact = booking.fact;
    MENDIAN_TRY(journal::checkReturn(fact));
    QList<journal::NewEvent> events = before;
    const qsizetype place = events.size();
    events.append(newEvent(journal::EventKind::Return, journal::toJson(fact)));
    for (const Refund &refund : booking.refunds)
        events.append(refundEvent(refund));
    const bool opensDrawer = !cashOf(fact).isZero();
    if (opensDrawer)
        events.append(newEvent(journal::EventKind::DrawerOpen,
            journal::DrawerOpen{fact.shift, fact.cashier, QStringLiteral("return"), {}}.toJson()));
    return stored(m_shop.record(events, [&](storage::Database &db, const QList<journal::Event> &written) -> Status {
        const journal::Event &event = written[written.size() - events.size() + place];
        if (opensDrawer)
            MENDIAN_TRY(addDrawerJob(db, m_shop, event.seq, fact.id.bytes()));
        const QString hash = QString::fromLatin1(event.hash.toHex());
        return addPrintJob(
            db, m_shop, event.seq, documents::returnSlip(slipHeader(m_shop), fact, hash), fact.id.bytes());
    }));
}

ReturnDone ReturnDesk::doneOf(const journal::Return &fact) const
{
    ReturnDone done;
    done.id = fact.id;
    done.receipt = fact.receipt.toString();
    done.total = fact.total;
    done.cash = cashOf(fact);
    done.parts = partViews(fact.tenders);
    done.newSale = fact.exchange;
    return done;
}

void ReturnDesk::driveAll(const QList<Refund> &refunds)
{
    for (const Refund &refund : refunds)
        if (const Status driven = m_driver.drive(refund); !driven)
            qCWarning(logPayments) << "a refund waits for its provider to be set up:" << driven.error();
    emit printed();
    emit changed();
}

Result<ReturnDone> ReturnDesk::giveBack(const ReturnRequest &request, const Proof &proof)
{
    MENDIAN_TRY(require(Right::Return));
    const auto before = bookedBefore(request.id);
    if (!before)
        return fail(before.error());
    if (*before)
        return **before;
    const auto plan = planReturn(m_shop, m_driver, request);
    if (!plan)
        return fail(plan.error());
    const auto approver = approved(*plan, proof);
    if (!approver)
        return fail(approver.error());
    auto booking = prepare(request.id, *approver);
    if (!booking)
        return fail(booking.error());
    booking->fact.sale = plan->sale.id;
    booking->fact.saleReceipt = plan->sale.receipt.toString();
    booking->fact.lines = plan->lines;
    booking->fact.total = plan->total;
    MENDIAN_TRY(addMoney(*booking, plan->split));
    MENDIAN_TRY(book(*booking, {}));
    driveAll(booking->refunds);
    return doneOf(booking->fact);
}

Result<ReturnDone> ReturnDesk::exchange(const ReturnRequest &request, const Proof &proof, ExchangeSale &sale)
{
    MENDIAN_TRY(require(Right::Return));
    const auto before = bookedBefore(request.id);
    if (!before)
        return fail(before.error());
    if (*before)
        return **before;
    const auto due = sale.stillDue();
    const auto worth = due ? planReturn(m_shop, m_driver, request) : fail(due.error());
    if (!worth)
        return fail(worth.error());
    const Money held = std::min(worth->total, *due);
    if (held <= Money())
        return fail(ErrorCode::EmptyBasket, QStringLiteral("nothing to pay with the goods' value"));
    const auto plan = planReturn(m_shop, m_driver, request, held);
    if (!plan)
        return fail(plan.error());
    const auto approver = approved(*plan, proof);
    if (!approver)
        return fail(approver.error());
    auto booking = prepare(request.id, *approver);
    if (!booking)
        return fail(booking.error());
    journal::Return &fact = booking->fact;
    fact.sale = plan->sale.id;
    fact.saleReceipt = plan->sale.receipt.toString();
    fact.lines = plan->lines;
    fact.total = plan->total;
    fact.tenders = {{kExchange, held, {}, -1, {}, {}, {}, {}, {}}};
    MENDIAN_TRY(addMoney(*booking, plan->split));
    const auto rest =
        sale.payByExchange(held, fact.receipt.toString(), [&](SaleId newSale, const QList<journal::NewEvent> &events) {
            fact.exchange = newSale;
            return book(*booking, events);
        });
    if (!rest)
        return fail(rest.error());
    driveAll(booking->refunds);
    ReturnDone done = doneOf(fact);
    done.stillDue = *rest;
    return done;
}

Result<ReturnDone> ReturnDesk::giveBackWithoutReceipt(const NoReceiptRequest &request, const Proof &proof)
{
    MENDIAN_TRY(require(Right::Return));
    const auto before = bookedBefore(request.id);
    if (!before)
        return fail(before.error());
    if (*before)
        return **before;
    if (request.lines.isEmpty())
        return fail(ErrorCode::InvalidInput, QStringLiteral("nothing is chosen"), {QStringLiteral("lines")});
    QList<journal::ReturnLine> lines;
    for (const NoReceiptLine &given : request.lines) {
        const auto sku = m_shop.goods.byId(given.sku);
        if (!sku)
            return fail(sku.error());
        const auto priced = times(sku->price, given.quantity);
        if (given.quantity <= Quantity() || (!sku->weighed && !given.quantity.isWhole()) || !priced)
            return fail(ErrorCode::InvalidInput, QStringLiteral("not a quantity of %1").arg(sku->name),
                {QStringLiteral("quantity"), sku->name});
        const Money amount = given.amount.isZero() ? *priced : given.amount;
        // What it cost is not known: never more than today's price, which the customer could buy it for.
        if (amount <= Money() || (!sku->price.isZero() && amount > *priced))
            return fail(ErrorCode::InvalidInput, QStringLiteral("not a price of %1").arg(sku->name),
                {QStringLiteral("price"), sku->name});
        if (!isReturnReason(given.reason))
            return fail(
                ErrorCode::InvalidInput, QStringLiteral("a reason is needed"), {QStringLiteral("reason"), sku->name});
        journal::ReturnLine line;
        line.sku = sku->id;
        line.number = sku->number;
        line.name = sku->name;
        line.unit = sku->unit;
        line.weighed = sku->weighed;
        line.quantity = line.sold = given.quantity;
        line.amount = amount;
        line.taxBasisPoints = sku->taxRate;
        line.reason = given.reason;
        line.note = given.note.trimmed();
        lines.append(line);
    }
    const Money total = totalOf(lines);
    const Money limit = Money::parse(m_shop.settings.text("return.no_receipt_limit")).value_or(Money());
    if (total > limit)
        return fail(ErrorCode::LimitExceeded, QStringLiteral("above the limit without a receipt"), {limit.toString()});
    // Nobody's own right is enough: a person says so with a PIN, by name.
    const auto approver = m_session.allow(
        Right::ReturnNoReceipt, false, proof, {}, QStringLiteral("return without a receipt of ") + total.toString());
    if (!approver)
        return fail(approver.error());
    auto booking = prepare(request.id, *approver);
    if (!booking)
        return fail(booking.error());
    booking->fact.lines = lines;
    booking->fact.total = total;
    booking->fact.tenders = {{kCash, total, {}, -1, {}, {}, {}, {}, {}}};
    MENDIAN_TRY(book(*booking, {}));
    driveAll({});
    return doneOf(booking->fact);
}

Result<journal::Return> ReturnDesk::load(ReturnId id)
{
    return storage::ReturnRepository(m_shop.journal.database()).load(id);
}

Result<documents::Document> ReturnDesk::slip(const journal::Return &value)
{
    const auto hash = storage::ReturnRepository(m_shop.journal.database()).hashOf(value.id);
    if (!hash)
        return fail(hash.error());
    return documents::returnSlip(slipHeader(m_shop), value, QString::fromLatin1(hash->toHex()));
}

Result<QList<RefundView>> ReturnDesk::refunds(bool all)
{
    storage::RefundRepository rows(m_shop.journal.database());
    const auto refunds = refundsFromRows(all ? rows.last(kListed) : rows.notDone());
    if (!refunds)
        return fail(refunds.error());
    storage::ReturnRepository returns(m_shop.journal.database());
    QList<RefundView> views;
    for (const Refund &refund : *refunds) {
        const bool needed = !isFinal(refund.state) || isOwed(refund) || !refund.alarm.isEmpty();
        if (!all && !needed)
            continue;
        QString receipt;
        if (!refund.ret.isNull()) {
            const auto row = returns.byId(refund.ret);
            if (!row)
                return fail(row.error());
            receipt = row->receipt;
        }
        views.append({refund.id, refund.ret, receipt, refund.provider, refund.amount,
            QString::fromLatin1(refundStateName(refund.state)), shortNumber(refund), refund.code, refund.message,
            refund.sentence, refund.alarm, refund.requestedAt, refund.nextAt, isOwed(refund)});
    }
    return views;
}

Status ReturnDesk::again(RefundId id)
{
    MENDIAN_TRY(require(Right::Return));
    const auto refund = loadRefund(m_shop, id);
    if (!refund)
        return fail(refund.error());
    if (!isFinal(refund->state))
        return m_driver.again(id);
    if (!isOwed(*refund))
        return fail(ErrorCode::Conflict, QStringLiteral("nothing is owed for this refund"));
    const auto attempt = attemptOf(m_shop, refund->attempt);
    if (!attempt)
        return fail(attempt.error());
    // The old number is given up for good in the commit that opens the new one: both at once can never be asked.
    Refund next =
        newRefund(nextRefundId(refund->id), refund->ret, *attempt, refund->amount, refund->reason, m_shop.now());
    const RefundStep given = refundStep(*refund,
        RefundEvent::personSettledOtherwise(
            m_session.number() + QStringLiteral(": asked for again as ") + next.outRefundNo),
        {}, m_shop.now());
    MENDIAN_TRY(stored(m_shop.record({refundEvent(given.next), refundEvent(next)})));
    driveAll({next});
    return {};
}

Status ReturnDesk::settle(RefundId id, bool inCash, const QString &reason, const Proof &proof)
{
    if (reason.trimmed().isEmpty())
        return fail(ErrorCode::InvalidInput, QStringLiteral("a reason is needed"), {QStringLiteral("reason")});
    const auto refund = loadRefund(m_shop, id);
    if (!refund)
        return fail(refund.error());
    const Refund now = m_driver.find(id).value_or(*refund);
    if (!isOwed(now))
        return fail(ErrorCode::Conflict, QStringLiteral("it is under way or done: nothing is owed"));
    const auto approver = m_session.allow(Right::SettleRefund, true, proof, now.sale, reason);
    if (!approver)
        return fail(approver.error());
    const QString who = approver->isEmpty() ? m_session.number() : *approver;
    const QString why = who + QStringLiteral(": ") + reason.trimmed();
    const RefundStep step = refundStep(now, RefundEvent::personSettledOtherwise(why), {}, m_shop.now());
    QList<journal::NewEvent> events{refundEvent(step.next)};
    journal::CashMove move;
    if (inCash) {
        const auto shift = storage::ShiftRepository(m_shop.journal.database()).open();
        if (!shift)
            return fail(shift.error());
        if (!*shift)
            return fail(ErrorCode::NoShift, QStringLiteral("cash comes out of an open shift"));
        move = {EventId::create(), (*shift)->id, -now.amount, why, m_session.number(), *approver};
        events.append(newEvent(journal::EventKind::CashMove, move.toJson()));
        events.append(newEvent(journal::EventKind::DrawerOpen,
            journal::DrawerOpen{move.shift, move.staff, QStringLiteral("cash_move"), {}}.toJson()));
    }
    const auto print = [&](storage::Database &db, const QList<journal::Event> &written) -> Status {
        if (!inCash)
            return {};
        MENDIAN_TRY(addDrawerJob(db, m_shop, written.last().seq, move.id.bytes()));
        return addPrintJob(db, m_shop, written.last().seq,
            documents::cashMoveSlip(slipHeader(m_shop), move, m_shop.now()), move.id.bytes());
    };
    MENDIAN_TRY(stored(m_shop.record(events, print)));
    m_driver.wasSettled(step.next);
    emit printed();
    emit changed();
    return {};
}

void ReturnDesk::refundUnwanted(SaleId sale)
{
    const auto attempts = unwantedOf(m_shop, sale);
    if (!attempts) {
        qCCritical(logPayments) << "cannot tell whether a payment is still needed:" << attempts.error();
        return;
    }
    for (const Attempt &attempt : *attempts) {
        const Refund refund = newRefund(automaticRefundId(attempt.id), {}, attempt, attempt.amount,
            documents::slipWord(documents::SlipWord::Refunded, slipHeader(m_shop).language), m_shop.now());
        const QStringList what{mendian::shortNumber(attempt), attempt.amount.toString()};
        if (const Status saved = stored(m_shop.record({refundEvent(refund)})); !saved) {
            // Looked at again at the next start; the money is safe at the provider until then.
            qCCritical(logPayments) << "an automatic refund could not be saved:" << saved.error();
            continue;
        }
        if (!sale.isNull()) // the money of a channel test goes back before the eyes of who tests
            emit noticed({QStringLiteral("auto_refund"), what, {}});
        driveAll({refund});
    }
}

void ReturnDesk::refundChanged(const Refund &refund)
{
    const QStringList what{shortNumber(refund), refund.amount.toString()};
    if (refund.state == RefundState::Done && refund.ret.isNull() && !refund.sale.isNull())
        emit noticed({QStringLiteral("auto_refund_done"), what, {}});
    else if (isOwed(refund) && refund.pending == RefundCall::None && refund.nextAt.isNull())
        emit noticed({QStringLiteral("refund_stuck"), what, QStringLiteral("refund:") + refund.id.toString()});
    emit changed();
}

} // namespace mendian
