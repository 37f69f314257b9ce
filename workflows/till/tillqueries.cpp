// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflows/till/tillqueries.h"

#include "models/documents/layout.h"
#include "storage/repositories/printjobrepository.h"

namespace mendian {

namespace {

QString topLevel(const QString &category) { return category.section(QLatin1Char('/'), 0, 0); }

} // namespace

Result<QList<QuickKeyTab>> loadQuickKeys(Shop &shop)
{
    const auto keys = shop.goods.quickKeys();
    if (!keys)
        return fail(keys.error());
    static constexpr const char *colors[] = {"text3", "success", "chart2", "info", "brand"};
    constexpr qsizetype kTabs = 5;
    constexpr qsizetype kKeys = 12;
    QList<QuickKeyTab> tabs;
    for (const Sku &sku : *keys) {
        const QString name = topLevel(sku.category);
        auto tab = std::ranges::find(tabs, name, &QuickKeyTab::name);
        if (tab == tabs.end()) {
            if (tabs.size() == kTabs)
                continue;
            tabs.append({name, {}});
            tab = tabs.end() - 1;
        }
        const auto color = colors[std::distance(tabs.begin(), tab)];
        if (tab->keys.size() < kKeys)
            tab->keys.append(
                {sku.id, sku.displayShortName(), sku.price, sku.unit, sku.weighed, QString::fromLatin1(color)});
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

Result<QStringList> previewLastReceipt(Till &till, int columns)
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
    return documents::renderText(*document, columns);
}

} // namespace mendian
