// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflows/returns/returnplan.h"

#include "storage/repositories/returnrepository.h"
#include "storage/repositories/salesrepository.h"
#include "workflows/returns/refunds.h"
#include "workflows/shop/attempts.h"

namespace mendian {

namespace {

constexpr int kLongestChain = 16; ///< of exchanges of exchanged goods

Result<bool> providerCan(Shop &shop, const RefundDriver &driver, AttemptId id)
{
    const auto row = storage::AttemptRepository(shop.journal.database()).byId(id);
    if (!row)
        return fail(row.error());
    const auto attempts = attemptsFromRows(QList<storage::AttemptRow>{*row});
    if (!attempts)
        return fail(attempts.error());
    const Attempt &attempt = attempts->first();
    const RefundRules *rules = driver.rules(attempt.provider);
    const auto soFar = JournalRefundStore(shop).refundsOf(id);
    if (!soFar)
        return fail(soFar.error());
    return rules && refundBar(*rules, attempt.startedAt, *soFar, shop.now()) == RefundBar::None;
}

Result<QList<TenderSource>> sourcesOf(Shop &shop, const RefundDriver &driver, const journal::Sale &sale, int depth)
{
    storage::ReturnRepository returns(shop.journal.database());
    const auto returned = returns.returnedOf(sale.id);
    if (!returned)
        return fail(returned.error());
    QList<TenderSource> sources;
    for (int i = 0; i < sale.tenders.size(); ++i) {
        const journal::SaleTender &tender = sale.tenders[i];
        TenderSource source{sale.id, i, tender.kind, tender.amount, tender.amount - returned->tenders.value(i),
            tender.attempt, tender.reference, tender.lastFour};
        if (tender.kind == QLatin1String("exchange")) {
            if (depth >= kLongestChain)
                return fail(ErrorCode::LimitExceeded, QStringLiteral("exchanged too often"));
            const auto number = journal::ReceiptNumber::parse(tender.reference);
            const auto row = number ? returns.byReceipt(number->n) : fail(number.error());
            const auto origin =
                row ? storage::SalesRepository(shop.journal.database()).load(row->sale) : fail(row.error());
            if (!origin)
                return fail(origin.error());
            const auto behind = sourcesOf(shop, driver, *origin, depth + 1);
            if (!behind)
                return fail(behind.error());
            source.behind = *behind;
        } else if (!tender.attempt.isNull() && tender.kind != QLatin1String("external")) {
            const auto can = providerCan(shop, driver, tender.attempt);
            if (!can)
                return fail(can.error());
            source.canRefund = *can;
        }
        sources.append(source);
    }
    return sources;
}

} // namespace

Result<QList<TenderSource>> tenderSources(Shop &shop, const RefundDriver &driver, const journal::Sale &sale)
{
    return sourcesOf(shop, driver, sale, 0);
}

Result<PlannedReturn> planReturn(Shop &shop, const RefundDriver &driver, const ReturnRequest &request, Money held)
{
    const auto sale = storage::SalesRepository(shop.journal.database()).load(request.sale);
    if (!sale)
        return fail(sale.error());
    const auto returned = storage::ReturnRepository(shop.journal.database()).returnedOf(request.sale);
    if (!returned)
        return fail(returned.error());
    const auto lines = returnLines(*sale, returned->lines, request.lines);
    if (!lines)
        return fail(lines.error());
    const auto sources = tenderSources(shop, driver, *sale);
    if (!sources)
        return fail(sources.error());
    PlannedReturn plan{*sale, *lines, totalOf(*lines), {}};
    const auto split = splitOverTenders(plan.total - held, *sources);
    if (!split)
        return fail(split.error());
    plan.split = *split;
    return plan;
}

Result<ReturnView> openForReturn(Shop &shop, const RefundDriver &driver, SaleId id)
{
    storage::SalesRepository sales(shop.journal.database());
    storage::ReturnRepository returns(shop.journal.database());
    const auto sale = sales.load(id);
    if (!sale)
        return fail(sale.error());
    const auto returned = returns.returnedOf(id);
    const auto earlier = returns.ofSale(id);
    const auto sources = tenderSources(shop, driver, *sale);
    if (!returned || !earlier || !sources)
        return fail(!returned ? returned.error() : !earlier ? earlier.error() : sources.error());
    ReturnView view;
    view.id = ReturnId::create();
    view.sale = id;
    view.receipt = sale->receipt.toString();
    view.at = sale->at;
    view.total = sale->total;
    for (const ReturnableLine &line : returnableLines(*sale, returned->lines)) {
        const journal::SaleLine &sold = sale->lines[line.index];
        view.lines.append({line.index, sold.name, sold.number, sold.unit, sold.weighed, line.sold, line.returned,
            line.left, line.paid, line.leftAmount});
    }
    for (const TenderSource &source : *sources)
        view.tenders.append(
            {source.kind, source.paid, source.left, source.reference, source.lastFour, source.canRefund});
    for (const storage::ReturnRow &row : *earlier)
        view.returns.append(row.receipt);
    return view;
}

QList<ReturnPartView> partViews(const QList<journal::ReturnTender> &tenders)
{
    QList<ReturnPartView> parts;
    for (const journal::ReturnTender &tender : tenders) {
        const bool provider = !tender.attempt.isNull() && tender.kind != QLatin1String("external")
            && tender.kind != QLatin1String("cash");
        parts.append({tender.kind, tender.amount, tender.reference, tender.lastFour, provider});
    }
    return parts;
}

} // namespace mendian
