// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflows/till/tillqueries.h"

#include "models/documents/layout.h"
#include "storage/repositories/printjobrepository.h"

namespace mendian {

namespace {

/// The bar on a tile: what kind of goods it is.
QString barOf(const Sku &sku)
{
    if (sku.price.isZero())
        return QStringLiteral("info");
    if (sku.weighed)
        return QStringLiteral("success");
    return sku.fresh ? QStringLiteral("action") : QStringLiteral("text3");
}

} // namespace

Result<QList<QuickKeyTab>> loadQuickKeys(Shop &shop)
{
    constexpr qsizetype kTabs = 5;
    constexpr qsizetype kKeys = 12;
    QList<QuickKeyTab> tabs;
    const QStringList rows = shop.settings.text("sale.quick_keys").split(QLatin1Char(';'), Qt::SkipEmptyParts);
    for (const QString &row : rows.mid(0, kTabs)) {
        QuickKeyTab tab{row.section(QLatin1Char('='), 0, 0).trimmed(), {}};
        const QStringList numbers = row.section(QLatin1Char('='), 1).split(QLatin1Char(' '), Qt::SkipEmptyParts);
        for (const QString &number : numbers.mid(0, kKeys)) {
            const auto sku = shop.goods.byNumber(number);
            if (sku) // goods that are gone leave their place to the next
                tab.keys.append({sku->id, sku->displayShortName(), sku->price, sku->unit, sku->weighed, barOf(*sku)});
            else if (sku.error().code != ErrorCode::NotFound)
                return fail(sku.error());
        }
        if (!tab.keys.isEmpty())
            tabs.append(tab);
    }
    return tabs;
}

Result<CloseCheck> loadCloseCheck(Till &till)
{
    Shop &shop = till.shop();
    const auto shift = storage::ShiftRepository(shop.journal.database()).open();
    if (!shift)
        return fail(shift.error());
    if (!*shift)
        return fail(ErrorCode::NoShift, QStringLiteral("no shift is open"));
    const auto totals = loadTotals(shop, (*shift)->id);
    const auto undecided = loadUndecided(shop);
    const auto manager = till.shiftDesk().needsManager();
    const auto holds = till.holds();
    if (!totals || !undecided || !manager || !holds)
        return fail(!totals  ? totals.error()
                : !undecided ? undecided.error()
                : !manager   ? manager.error()
                             : holds.error());
    CloseCheck check;
    check.kinds = {QStringLiteral("cash")};
    for (const QString &kind : totals->expected().keys())
        if (kind != QLatin1String("cash"))
            check.kinds.append(kind);
    check.differenceLimit = Money::parse(shop.settings.text("shift.difference_limit")).value_or(Money());
    for (const Attempt &a : *undecided)
        check.undecided.append({a.id, a.sale, a.provider, a.amount, QString::fromLatin1(attemptStateName(a.state)),
            a.startedAt, shortNumber(a), a.alarm});
    check.needsManager = *manager;
    check.holds = holds->size();
    return check;
}

Result<QList<PrintJobView>> loadPrintJobs(Shop &shop)
{
    const auto rows = storage::PrintJobRepository(shop.journal.database()).open();
    if (!rows)
        return fail(rows.error());
    QList<PrintJobView> jobs;
    for (const storage::PrintJobRow &row : *rows)
        jobs.append({row.id, row.kind, row.state, row.reason, row.changedAt});
    return jobs;
}

Result<QList<ScanLogEntry>> loadScanLog(Shop &shop, int count)
{
    const auto rows = shop.scanLog.page(0, count);
    if (!rows)
        return fail(rows.error());
    QList<ScanLogEntry> entries;
    for (const storage::ScanLogRow &row : *rows)
        entries.append({row.n, row.at, row.source, row.text, row.kind, row.outcome, row.reason});
    return entries;
}

Result<QList<documents::LaidLine>> previewLastReceipt(Till &till, int columns)
{
    const auto last = till.lastReceipt();
    if (!last)
        return fail(last.error());
    const auto sale = storage::SalesRepository(till.shop().journal.database()).load(last->sale);
    if (!sale)
        return fail(sale.error());
    const auto document = receiptDocument(till.shop(), *sale);
    if (!document)
        return fail(document.error());
    return documents::layout(*document, columns);
}

} // namespace mendian
