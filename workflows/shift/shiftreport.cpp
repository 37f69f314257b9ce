// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflows/shift/shiftreport.h"

#include "storage/repositories/shiftrepository.h"
#include "storage/sql/statement.h"
#include "workflows/shop/attempts.h"

namespace mendian {

Result<ShiftTotals> loadTotals(Shop &shop, ShiftId shift)
{
    const auto rows = storage::ShiftRepository(shop.journal.database()).totals(shift);
    if (!rows)
        return fail(rows.error());
    ShiftTotals totals;
    for (const storage::ShiftTotal &row : *rows)
        totals.rows.insert(row.kind, {row.count, row.amount});
    return totals;
}

Result<QList<Attempt>> loadUndecided(Shop &shop)
{
    return attemptsFromRows(storage::AttemptRepository(shop.journal.database()).undecided());
}

Result<documents::ShiftReport> shiftReport(Shop &shop, ShiftId shift)
{
    documents::ShiftReport report;
    const auto row = storage::ShiftRepository(shop.journal.database()).byId(shift);
    if (!row)
        return fail(row.error());
    report.number = row->number;
    report.openedBy = row->staff;
    report.date = row->date;
    report.openedAt = row->openedAt;
    report.cashFloat = row->cashFloat;
    {
        storage::Statement q(shop.journal.database(),
            "SELECT min(n), max(n), coalesce(sum(gross), 0) FROM "
            "(SELECT n, gross FROM sales WHERE shift = ? UNION ALL SELECT n, 0 FROM returns WHERE shift = ?)");
        q.bind(shift, shift);
        if (q.next() && !q.isNull(0)) {
            const journal::ReceiptNumber first{shop.storeCode, shop.till, shop.epoch(), q.integer(0)};
            const journal::ReceiptNumber last{shop.storeCode, shop.till, shop.epoch(), q.integer(1)};
            report.firstReceipt = first.toString();
            report.lastReceipt = last.toString();
            report.gross = q.money(2);
        }
        MENDIAN_TRY(q.status());
    }
    const auto totals = loadTotals(shop, shift);
    if (!totals)
        return fail(totals.error());
    if (!totals->addsUp())
        return fail(ErrorCode::Corrupt, QStringLiteral("the shift's tenders do not add up to its sales or returns"));
    report.at = shop.now();
    report.sales = totals->receipts();
    report.pieces = totals->row(QStringLiteral("pieces")).count;
    report.discount = totals->row(QStringLiteral("discount")).amount;
    report.rounding = totals->row(QStringLiteral("rounding")).amount;
    report.total = totals->sales();
    report.cashIn = totals->row(QStringLiteral("cash_in")).amount;
    report.cashOut = -totals->row(QStringLiteral("cash_out")).amount;
    report.returns = totals->returnReceipts();
    report.returned = totals->returns();
    const auto expected = totals->expected();
    QStringList kinds = totals->kinds();
    if (!kinds.contains(QStringLiteral("cash")))
        kinds.prepend(QStringLiteral("cash"));
    kinds.sort();
    for (const QString &kind : std::as_const(kinds)) {
        const auto sold = totals->row(QStringLiteral("tender:") + kind);
        const auto back = totals->row(QStringLiteral("refund:") + kind);
        documents::ReportTender tender{kind, sold.count, sold.amount, expected.value(kind), {}, {}};
        tender.refunds = back.count;
        tender.refunded = back.amount;
        tender.internal = !expected.contains(kind);
        tender.platformFunded = totals->row(QStringLiteral("platform:") + kind).amount;
        tender.merchantFunded = totals->row(QStringLiteral("merchant:") + kind).amount;
        report.tenders.append(tender);
    }
    const auto undecided = loadUndecided(shop);
    if (!undecided)
        return fail(undecided.error());
    for (const Attempt &attempt : *undecided)
        report.undecided.append({attempt.provider, attempt.outTradeNo, attempt.amount, attempt.startedAt});
    storage::Statement holds(shop.journal.database(), "SELECT count(*) FROM holds");
    if (holds.next())
        report.holds = holds.integer(0);
    MENDIAN_TRY(holds.status());
    report.chainHash = QString::fromLatin1(shop.journal.tail().hash.toHex());
    return report;
}

} // namespace mendian
