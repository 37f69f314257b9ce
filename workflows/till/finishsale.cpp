// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflows/till/finishsale.h"

#include "models/codes/owncode.h"
#include "models/documents/receipt.h"
#include "models/journal/facts.h"
#include "models/journal/saleevent.h"
#include "models/tender/rules.h"
#include "workflows/shop/slips.h"

namespace mendian {

namespace {

journal::SaleTender tenderOf(const Attempt &attempt)
{
    journal::SaleTender tender;
    const ProviderRules *rules = providerRules(attempt.provider);
    tender.kind = rules ? rules->tenderKind() : attempt.provider;
    tender.amount = tender.received = attempt.amount;
    tender.attempt = attempt.id;
    tender.reference = attempt.transactionId;
    // A card slip keeps the card's last digits in `code`; a provider's part shows the end of its merchant number.
    tender.lastFour = attempt.provider == QLatin1String("external") ? attempt.code : shortNumber(attempt);
    // Both 0: nobody has told. Otherwise a 0 is a discount of the whole amount.
    const bool told = !attempt.customerPaid.isZero() || !attempt.merchantReceives.isZero();
    tender.customerPaid = told ? attempt.customerPaid : attempt.amount;
    tender.merchantReceives = told ? attempt.merchantReceives : attempt.amount;
    return tender;
}

documents::Document receiptOf(const Shop &shop, const journal::Sale &sale, const QByteArray &eventHash)
{
    const QString hash = QString::fromLatin1(eventHash.toHex());
    const auto code = codes::receiptCode(
        {sale.receipt.store, sale.receipt.till, sale.receipt.epoch, sale.receipt.n, hash.left(16).toUpper()});
    return documents::receipt(slipHeader(shop), sale, {code.value_or(QString()), hash});
}

} // namespace

Result<documents::Document> receiptDocument(Shop &shop, const journal::Sale &sale)
{
    storage::SalesRepository sales(shop.journal.database());
    const auto hash = sales.hashOf(sale.id);
    return hash ? Result<documents::Document>(receiptOf(shop, sale, *hash)) : fail(hash.error());
}

Result<QList<Attempt>> attemptsOf(Shop &shop, SaleId id)
{
    return attemptsFromRows(storage::AttemptRepository(shop.journal.database()).ofSale(id));
}

Result<FinishedSale> finishSale(Shop &shop, const FinishRequest &request)
{
    MENDIAN_TRY(shop.heal());
    storage::SalesRepository sales(shop.journal.database());
    const auto done = sales.load(request.id);
    if (done)
        return FinishedSale{*done, true};
    if (done.error().code != ErrorCode::NotFound)
        return fail(done.error());

    const auto frozen = request.fresh ? Result<journal::Sale>(*request.fresh) : sales.loadOpen(request.id);
    if (!frozen)
        return fail(frozen.error());
    const auto shift = storage::ShiftRepository(shop.journal.database()).open();
    if (!shift)
        return fail(shift.error());
    if (!*shift)
        return fail(ErrorCode::NoShift, QStringLiteral("a sale is booked to an open shift"));

    journal::Sale sale = *frozen;
    const auto attempts = attemptsOf(shop, request.id);
    if (!attempts)
        return fail(attempts.error());
    Money paid;
    for (const Attempt &attempt : *attempts) {
        if (attempt.state != AttemptState::Paid)
            continue;
        sale.tenders.append(tenderOf(attempt));
        paid += attempt.amount;
    }
    if (request.cash) {
        sale.rounding += request.cash->rounding;
        sale.total -= request.cash->rounding;
        journal::SaleTender cash;
        cash.kind = QStringLiteral("cash");
        cash.amount = cash.customerPaid = cash.merchantReceives = request.cash->due;
        cash.received = request.cash->received;
        cash.change = request.cash->received - request.cash->due;
        if (!cash.amount.isZero() || sale.tenders.isEmpty())
            sale.tenders.append(cash);
        paid += request.cash->due;
    }
    if (paid != sale.total)
        return fail(
            ErrorCode::InvalidInput, QStringLiteral("the money is not complete"), {(sale.total - paid).toString()});

    const auto number = shop.journal.nextCounter(QStringLiteral("receipt"));
    if (!number)
        return fail(number.error());
    sale.receipt = {shop.storeCode, shop.till, shop.epoch(), *number};
    sale.shift = (*shift)->id;
    sale.date = (*shift)->date;
    sale.at = shop.now();
    MENDIAN_TRY(journal::checkSale(sale, true));

    QList<journal::NewEvent> events{journal::saleEvent(sale)};
    const bool opensDrawer = request.cash.has_value();
    if (opensDrawer)
        events.append(newEvent(journal::EventKind::DrawerOpen,
            journal::DrawerOpen{sale.shift, sale.cashier, QStringLiteral("sale"), sale.id}.toJson()));
    const auto stored = shop.record(events, [&](storage::Database &db, const QList<journal::Event> &written) -> Status {
        const journal::Event &event = written[written.size() - events.size()];
        if (opensDrawer)
            MENDIAN_TRY(addDrawerJob(db, shop, event.seq, sale.id.bytes()));
        return addPrintJob(db, shop, event.seq, receiptOf(shop, sale, event.hash), sale.id.bytes());
    });
    if (!stored)
        return fail(stored.error());
    return FinishedSale{sale, false};
}

} // namespace mendian
