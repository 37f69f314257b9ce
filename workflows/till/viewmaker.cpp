// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/pricing/rounding.h"
#include "storage/sql/statement.h"
#include "workflows/till/till.h"

namespace mendian {

namespace {

QList<LineView> lineViews(const Basket &basket, const PricedBasket &priced)
{
    QList<LineView> views;
    views.reserve(basket.lines.size());
    for (qsizetype i = 0; i < basket.lines.size(); ++i) {
        const BasketLine &line = basket.lines[i];
        const PricedLine &cost = priced.lines[i];
        LineView view;
        view.key = line.key;
        view.name = line.name;
        view.barcode = line.barcode;
        view.unit = line.unit;
        view.weighed = line.weighed;
        view.labelled = line.labelAmount.has_value();
        view.pack = line.pack;
        view.minimumAge = line.minimumAge;
        view.quantity = line.quantity;
        view.listPrice = line.listPrice;
        view.unitPrice = cost.unitPrice;
        view.net = cost.net;
        view.saved = cost.discount;
        view.reasons = cost.reasons;
        views.append(view);
    }
    return views;
}

BasketView basketView(const BasketDesk &desk, const Shop &shop)
{
    BasketView view;
    const Basket &basket = desk.basket();
    view.sale = basket.id;
    view.lines = lineViews(basket, desk.priced());
    view.touched = basket.touched;
    view.gross = desk.priced().gross;
    view.discount = desk.priced().discount;
    view.total = desk.priced().total;
    if (!shop.settings.flag("sale.rounding_cash_only")) {
        view.rounding = waived(view.total, roundingFromName(shop.settings.text("sale.rounding")));
        view.total -= view.rounding;
    }
    view.pieces = desk.priced().pieces;
    view.pendingQuantity = desk.pendingQuantity();
    if (const BasketHistory::Step *step = desk.history().last()) {
        view.undoWhat = step->what;
        view.undoSubject = step->subject;
    }
    view.canRedo = desk.history().canRedo();
    for (const BasketLine &line : desk.nextBasket().lines)
        view.nextSalePieces += line.weighed ? 1 : line.quantity.wholePieces();
    return view;
}

} // namespace

void Till::readCounts()
{
    const qint64 seq = m_shop.journal.tail().seq;
    if (m_counts.seq == seq)
        return;
    m_counts = {};
    m_counts.seq = seq;
    storage::Database &db = m_shop.journal.database();
    if (const auto open = storage::ShiftRepository(db).open(); open && *open) {
        const storage::ShiftRow &shift = **open;
        ShiftView &view = m_counts.shift;
        view.open = true;
        view.shift = shift.id;
        view.number = shift.number;
        view.staff = shift.staff;
        view.date = shift.date;
        view.openedAt = shift.openedAt;
        view.cashFloat = shift.cashFloat;
        if (const auto totals = loadTotals(m_shop, shift.id)) {
            view.receipts = totals->receipts();
            view.sales = totals->sales();
        }
    }
    m_counts.today = m_counts.shift.receipts;
    storage::Statement holds(db, "SELECT count(*) FROM holds");
    if (holds.next())
        m_counts.holds = holds.integer(0);
    storage::Statement jobs(db, "SELECT count(*) FROM print_jobs WHERE state NOT IN ('printed', 'sent', 'cancelled')");
    if (jobs.next())
        m_counts.openJobs = jobs.integer(0);
    if (const auto last = lastReceipt())
        m_counts.last = *last;
}

/// Only when a refund has changed: the tray is shown more often than that.
void Till::readRefunds()
{
    if (const auto refunds = m_returns.refunds())
        m_refunds = *refunds;
}

TillView Till::view()
{
    readCounts();
    TillView view;
    view.storeName = m_shop.settings.text("store.name");
    view.storeCode = m_shop.storeCode;
    view.till = m_shop.till;
    view.folderKind = m_shop.folderKind;
    if (const auto &person = m_session.person())
        view.person = PersonView{person->id, person->number, person->name, m_session.role(), true};
    view.locked = m_session.isLocked();
    view.shift = m_counts.shift;
    view.basket = basketView(m_basket, m_shop);
    view.payment = m_payment.view();
    view.parked = m_payment.parked();
    view.refunds = m_refunds;
    view.devices = m_devices;
    view.channels = m_channels.view();
    view.holds = m_counts.holds;
    view.openPrintJobs = m_counts.openJobs;
    view.todayReceipts = m_counts.today;
    view.last = m_counts.last;
    view.payments = m_payment.kinds();
    view.codes = m_payment.providers(true);
    view.qrs = m_payment.providers(false);
    view.clockBack = m_shop.clockBack;
    view.clockExpected = m_shop.journal.clockExpected();
    view.revision = ++m_revision;
    return view;
}

} // namespace mendian
