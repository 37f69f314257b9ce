// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflows/returns/unwanted.h"

#include "models/tender/refundmachine.h"
#include "models/tender/rules.h"
#include "storage/repositories/refundrepository.h"
#include "storage/repositories/salesrepository.h"
#include "storage/sql/statement.h"
#include "workflows/shop/attempts.h"

namespace mendian {

namespace {

constexpr qint64 kLookBackMs = 40LL * 24 * 3600 * 1000;

/// The smallest id of that moment: ids of attempts are UUIDv7, their first 48 bits are the milliseconds.
QByteArray firstIdOf(Timestamp moment)
{
    QByteArray id(16, '\0');
    for (int i = 0; i < 6; ++i)
        id[i] = static_cast<char>((moment.ms >> (8 * (5 - i))) & 0xFF);
    return id;
}

Result<bool> isOver(Shop &shop, SaleId sale)
{
    const auto open = storage::SalesRepository(shop.journal.database()).openSale(sale);
    if (open)
        return open->state == QLatin1String("abandoned");
    return open.error().code == ErrorCode::NotFound ? Result<bool>(true) : fail(open.error());
}

Result<bool> paidItsSale(Shop &shop, const Attempt &attempt)
{
    storage::Statement q(shop.journal.database(), "SELECT 1 FROM sale_tenders WHERE sale = ? AND attempt = ?");
    q.bind(attempt.sale, attempt.id);
    const bool found = q.next();
    MENDIAN_TRY(q.status());
    return found;
}

} // namespace

bool isLatePaid(const Attempt &attempt)
{
    const bool ended = attempt.state == AttemptState::Refused || attempt.state == AttemptState::Closed;
    return ended && !attempt.alarm.isEmpty() && !(attempt.customerPaid.isZero() && attempt.merchantReceives.isZero());
}

Result<QList<Attempt>> unwantedOf(Shop &shop, SaleId sale)
{
    const auto attempts = attemptsFromRows(storage::AttemptRepository(shop.journal.database()).ofSale(sale));
    if (!attempts)
        return fail(attempts.error());
    QList<Attempt> unwanted;
    for (const Attempt &attempt : *attempts) {
        const bool took = attempt.state == AttemptState::Paid || isLatePaid(attempt);
        if (!took || !providerRules(attempt.provider)) // a card slip or goods: nobody to ask
            continue;
        const auto sold = paidItsSale(shop, attempt);
        const auto over = isOver(shop, sale);
        const auto refund = storage::RefundRepository(shop.journal.database()).byId(automaticRefundId(attempt.id));
        if (!sold || !over)
            return fail(sold ? over.error() : sold.error());
        if (!refund && refund.error().code != ErrorCode::NotFound)
            return fail(refund.error());
        if (*over && !*sold && !refund)
            unwanted.append(attempt);
    }
    return unwanted;
}

Result<QList<SaleId>> salesToLookAt(Shop &shop)
{
    storage::Statement q(shop.journal.database(),
        "SELECT DISTINCT a.sale FROM attempts a WHERE a.id >= ? AND a.final = 1 AND (a.state = 'Paid' OR "
        "instr(a.body, '\"alarm\"') > 0) AND NOT EXISTS (SELECT 1 FROM sale_tenders t WHERE t.sale = a.sale AND "
        "t.attempt = a.id)");
    q.bind(firstIdOf({shop.now().ms - kLookBackMs}));
    QList<SaleId> sales;
    while (q.next())
        sales.append(q.id<SaleId>(0));
    MENDIAN_TRY(q.status());
    return sales;
}

} // namespace mendian
