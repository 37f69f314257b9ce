// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflows/shift/shiftdesk.h"

#include "models/shifts/cashcount.h"
#include "storage/repositories/shiftrepository.h"
#include "storage/sql/transaction.h"
#include "workflows/shop/slips.h"

namespace mendian {

namespace {

Status stored(const Result<QList<journal::Event>> &events) { return events ? Status() : Status(fail(events.error())); }

Money moneySetting(const Shop &shop, const char *name)
{
    return Money::parse(shop.settings.text(name)).value_or(Money());
}

} // namespace

Result<ShiftId> ShiftDesk::current()
{
    const auto shift = storage::ShiftRepository(m_shop.journal.database()).open();
    if (!shift)
        return fail(shift.error());
    if (!*shift)
        return fail(ErrorCode::NoShift, QStringLiteral("no shift is open"));
    return (*shift)->id;
}

Status ShiftDesk::open(Money cashFloat)
{
    MENDIAN_TRY(m_session.require(Right::OpenShift));
    if (cashFloat.isNegative() || cashFloat > kMaxAmount)
        return fail(ErrorCode::InvalidInput, QStringLiteral("a float lies between 0 and the largest amount"));
    const auto now = current();
    if (now)
        return fail(ErrorCode::ShiftOpen, QStringLiteral("close the open shift first"));
    if (now.error().code != ErrorCode::NoShift)
        return fail(now.error());
    const auto number = m_shop.journal.nextCounter(QStringLiteral("shift"));
    if (!number)
        return fail(number.error());
    const auto hour = static_cast<int>(m_shop.settings.integer("store.cut_over_hour"));
    const journal::ShiftOpen fact{
        ShiftId::create(), *number, m_session.number(), BusinessDate::at(m_shop.now(), hour), cashFloat, m_shop.now()};
    return stored(m_shop.record({newEvent(journal::EventKind::ShiftOpen, fact.toJson())},
        [&](storage::Database &db, const QList<journal::Event> &events) {
            return addPrintJob(
                db, m_shop, events.last().seq, documents::shiftOpenSlip(slipHeader(m_shop), fact), fact.shift.bytes());
        }));
}

Status ShiftDesk::cashMove(Money amount, const QString &reason, const Proof &proof)
{
    const auto shift = current();
    if (!shift)
        return fail(shift.error());
    if (amount.isZero() || amount > kMaxAmount || -amount > kMaxAmount)
        return fail(ErrorCode::InvalidInput, QStringLiteral("an amount other than 0"), {QStringLiteral("amount")});
    if (reason.trimmed().isEmpty())
        return fail(ErrorCode::InvalidInput, QStringLiteral("a reason is needed"), {QStringLiteral("reason")});
    const auto approver = m_session.allow(Right::CashMove, true, proof, {}, reason);
    if (!approver)
        return fail(approver.error());
    const journal::CashMove fact{EventId::create(), *shift, amount, reason.trimmed(), m_session.number(), *approver};
    const journal::DrawerOpen drawer{*shift, m_session.number(), QStringLiteral("cash_move"), {}};
    return stored(m_shop.record({newEvent(journal::EventKind::CashMove, fact.toJson()),
                                    newEvent(journal::EventKind::DrawerOpen, drawer.toJson())},
        [&](storage::Database &db, const QList<journal::Event> &events) -> Status {
            MENDIAN_TRY(addDrawerJob(db, m_shop, events.last().seq, fact.id.bytes()));
            return addPrintJob(db, m_shop, events.last().seq,
                documents::cashMoveSlip(slipHeader(m_shop), fact, m_shop.now()), fact.id.bytes());
        }));
}

Status ShiftDesk::openDrawer(const QString &reason, const Proof &proof)
{
    const auto shift = current();
    if (!shift)
        return fail(shift.error());
    if (reason.trimmed().isEmpty())
        return fail(ErrorCode::InvalidInput, QStringLiteral("a reason is needed"), {QStringLiteral("reason")});
    const auto approver = m_session.allow(Right::OpenDrawer, true, proof, {}, reason);
    if (!approver)
        return fail(approver.error());
    const journal::DrawerOpen fact{*shift, m_session.number(), reason.trimmed(), {}};
    return stored(m_shop.record({newEvent(journal::EventKind::DrawerOpen, fact.toJson())},
        [&](storage::Database &db, const QList<journal::Event> &events) {
            return addDrawerJob(db, m_shop, events.last().seq, shift->bytes());
        }));
}

Status ShiftDesk::printX()
{
    const auto shift = current();
    if (!shift)
        return fail(shift.error());
    const auto report = shiftReport(m_shop, *shift);
    if (!report)
        return fail(report.error());
    auto transaction = storage::Transaction::begin(m_shop.journal.database());
    if (!transaction)
        return fail(transaction.error());
    MENDIAN_TRY(addPrintJob(m_shop.journal.database(), m_shop, m_shop.journal.tail().seq,
        documents::xReport(slipHeader(m_shop), *report), shift->bytes()));
    return transaction->commit();
}

Result<bool> ShiftDesk::needsManager()
{
    const auto undecided = loadUndecided(m_shop);
    if (!undecided)
        return fail(undecided.error());
    Money sum;
    for (const Attempt &attempt : *undecided)
        sum += attempt.amount;
    return sum > moneySetting(m_shop, "sale.undecided_limit")
        || undecided->size() > m_shop.settings.integer("sale.undecided_count");
}

Result<QList<CountRow>> ShiftDesk::compare(const QList<journal::CountedNote> &notes)
{
    const auto shift = current();
    if (!shift)
        return fail(shift.error());
    const auto counted = countedMoney(notes);
    if (!counted)
        return fail(counted.error());
    const auto totals = loadTotals(m_shop, *shift);
    if (!totals)
        return fail(totals.error());
    const Money limit = moneySetting(m_shop, "shift.difference_limit");
    const auto expected = totals->expected();
    QList<CountRow> rows;
    for (auto it = expected.cbegin(); it != expected.cend(); ++it) {
        const Money count = it.key() == QLatin1String("cash") ? *counted : *it;
        const Money difference = count - *it;
        rows.append({it.key(), *it, count, std::max(difference, -difference) > limit});
    }
    return rows;
}

Status ShiftDesk::close(
    const QList<journal::CountedNote> &notes, const QMap<QString, QString> &reasons, const Proof &manager)
{
    MENDIAN_TRY(m_session.require(Right::CloseShift));
    const auto shift = current();
    if (!shift)
        return fail(shift.error());
    const auto rows = compare(notes);
    if (!rows)
        return fail(rows.error());
    journal::ShiftClose fact;
    fact.shift = *shift;
    fact.staff = m_session.number();
    fact.at = m_shop.now();
    fact.notes = notes;
    for (const CountRow &row : *rows) {
        const QString reason = reasons.value(row.kind).trimmed();
        if (row.needsReason && reason.isEmpty())
            return fail(ErrorCode::InvalidInput, QStringLiteral("a difference needs a reason"), {row.kind});
        fact.rows.append({row.kind, row.expected, row.counted, reason});
    }
    const auto undecided = loadUndecided(m_shop);
    if (!undecided)
        return fail(undecided.error());
    for (const Attempt &attempt : *undecided)
        fact.carried.append(attempt.id);
    const auto manages = needsManager();
    if (!manages)
        return fail(manages.error());
    if (*manages) {
        const auto approver = m_session.allow(Right::CloseOverLimit, true, manager);
        if (!approver)
            return fail(approver.error());
        fact.approver = approver->isEmpty() ? m_session.number() : *approver;
    }
    auto report = shiftReport(m_shop, *shift);
    if (!report)
        return fail(report.error());
    report->closedBy = fact.staff;
    report->approver = fact.approver;
    report->notes = notes;
    for (documents::ReportTender &tender : report->tenders) {
        for (const journal::CloseRow &row : fact.rows) {
            if (row.kind != tender.kind)
                continue;
            tender.counted = row.counted;
            tender.reason = row.reason;
        }
    }
    return stored(m_shop.record({newEvent(journal::EventKind::ShiftClose, fact.toJson())},
        [&](storage::Database &db, const QList<journal::Event> &events) {
            report->chainHash = QString::fromLatin1(events.last().hash.toHex());
            return addPrintJob(
                db, m_shop, events.last().seq, documents::zReport(slipHeader(m_shop), *report), shift->bytes());
        }));
}

} // namespace mendian
