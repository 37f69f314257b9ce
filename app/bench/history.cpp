// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bench/history.h"

#include "app/bench/prepare.h"
#include "models/basket/tosale.h"
#include "models/codes/owncode.h"
#include "models/documents/receipt.h"
#include "models/journal/facts.h"
#include "models/journal/saleevent.h"
#include "models/tender/attempt.h"
#include "storage/sql/statement.h"
#include "workflows/shop/slips.h"

namespace mendian::bench {

namespace {

constexpr int kBatch = 200;
const Money kFloat = Money::fromFen(50'000);

documents::Document slipOf(const Shop &shop, const journal::Sale &sale, const QByteArray &eventHash)
{
    const QString hash = QString::fromLatin1(eventHash.toHex());
    const auto code = codes::receiptCode(
        {sale.receipt.store, sale.receipt.till, sale.receipt.epoch, sale.receipt.n, hash.left(16).toUpper()});
    return documents::receipt(slipHeader(shop), sale, {code.value_or(QString()), hash});
}

} // namespace

History::History(Shop &shop, ManualClock &clock, QStringList barcodes)
    : m_shop(shop), m_clock(clock), m_barcodes(std::move(barcodes))
{
}

Status History::readGoods()
{
    for (const QString &code : std::as_const(m_barcodes)) {
        const auto found = m_shop.goods.byBarcode(code);
        if (!found)
            return fail(found.error());
        m_goods.append(found->sku);
    }
    if (m_goods.isEmpty())
        return fail(ErrorCode::NotFound, QStringLiteral("the shop has no goods with bar codes"));
    return {};
}

Basket History::basket(int lines, qint64 turn) const
{
    Basket basket;
    basket.id = SaleId::create();
    basket.startedAt = m_clock.wall();
    for (int i = 0; i < lines; ++i) {
        const Sku &sku = m_goods[(turn * 7 + i) % m_goods.size()];
        (void)basket.add({&sku, sku.barcodes.first().text, 1, {}, Quantity::pieces(1 + i % 3), {}});
    }
    return basket;
}

Result<journal::Sale> History::nextSale(int lines, qint64 n)
{
    const Basket goods = basket(lines, n);
    const auto priced = price(goods);
    if (!priced)
        return fail(priced.error());
    journal::Sale sale =
        toSale(goods, *priced, {m_shift, m_date, QString::fromLatin1(kCashier), m_clock.wall(), Money(), {1, 0}});
    sale.receipt = {m_shop.storeCode, m_shop.till, m_shop.epoch(), n};
    journal::SaleTender cash;
    cash.kind = QStringLiteral("cash");
    cash.amount = cash.received = cash.customerPaid = cash.merchantReceives = sale.total;
    sale.tenders = {cash};
    m_cash += sale.total;
    return sale;
}

Status History::commit(const QList<journal::Sale> &sales)
{
    QList<journal::NewEvent> events;
    for (const journal::Sale &sale : sales) {
        events.append(journal::saleEvent(sale));
        events.append(newEvent(journal::EventKind::DrawerOpen,
            journal::DrawerOpen{sale.shift, sale.cashier, QStringLiteral("sale"), sale.id}.toJson()));
    }
    const auto stored =
        m_shop.record(events, [&](storage::Database &db, const QList<journal::Event> &written) -> Status {
            for (qsizetype i = 0; i < sales.size(); ++i) {
                const journal::Event &event = written[2 * i];
                MENDIAN_TRY(addDrawerJob(db, m_shop, event.seq, sales[i].id.bytes()));
                MENDIAN_TRY(
                    addPrintJob(db, m_shop, event.seq, slipOf(m_shop, sales[i], event.hash), sales[i].id.bytes()));
            }
            storage::Statement done(db, "UPDATE print_jobs SET state = 'printed' WHERE state = 'queued'");
            return done.run();
        });
    return stored ? Status() : Status(fail(stored.error()));
}

Status History::sell(int sales)
{
    const auto first = m_shop.journal.nextCounter(QStringLiteral("receipt"));
    if (!first)
        return fail(first.error());
    QList<journal::Sale> batch;
    for (int i = 0; i < sales; ++i) {
        const qint64 n = *first + i;
        auto sale = nextSale(static_cast<int>(1 + n % 11), n);
        if (!sale)
            return fail(sale.error());
        batch.append(*std::move(sale));
        m_clock.advance(1'000);
        if (batch.size() == kBatch || i + 1 == sales) {
            MENDIAN_TRY(commit(batch));
            batch.clear();
        }
    }
    return {};
}

Status History::putAside(int sales, const QString &provider)
{
    for (int made = 0; made < sales;) {
        QList<journal::NewEvent> events;
        for (int i = 0; i < kBatch && made < sales; ++i, ++made) {
            const Basket goods = basket(1, made);
            const auto priced = price(goods);
            if (!priced)
                return fail(priced.error());
            const journal::Sale sale = toSale(
                goods, *priced, {m_shift, m_date, QString::fromLatin1(kCashier), m_clock.wall(), Money(), {1, 0}});
            auto attempt = newAttempt(sale.id, provider, sale.total);
            if (!attempt)
                return fail(attempt.error());
            attempt->state = AttemptState::Unknown;
            attempt->startedAt = attempt->sentAt = m_clock.wall();
            attempt->reverseFrom = attempt->deadline = attempt->nextAt = m_clock.wall() + 60'000;
            attempt->request = 1;
            const journal::AttemptFact fact{attempt->id, sale.id, provider, attempt->amount,
                QString::fromLatin1(attemptStateName(attempt->state)), false, toJson(*attempt)};
            events.append(newEvent(journal::EventKind::SaleFrozen, journal::toJson(sale)));
            events.append(newEvent(journal::EventKind::AttemptStarted, fact.toJson()));
        }
        if (const auto stored = m_shop.record(events); !stored)
            return fail(stored.error());
    }
    return {};
}

Status History::openShift()
{
    const auto number = m_shop.journal.nextCounter(QStringLiteral("shift"));
    if (!number)
        return fail(number.error());
    m_shift = ShiftId::create();
    m_date = BusinessDate::at(m_clock.wall(), 4);
    m_cash = kFloat;
    const journal::ShiftOpen fact{m_shift, *number, QString::fromLatin1(kCashier), m_date, kFloat, m_clock.wall()};
    const auto stored = m_shop.record({newEvent(journal::EventKind::ShiftOpen, fact.toJson())});
    return stored ? Status() : Status(fail(stored.error()));
}

Status History::closeShift()
{
    journal::ShiftClose fact;
    fact.shift = m_shift;
    fact.staff = QString::fromLatin1(kCashier);
    fact.at = m_clock.wall();
    fact.rows = {{QStringLiteral("cash"), m_cash, m_cash, {}}};
    const auto stored = m_shop.record({newEvent(journal::EventKind::ShiftClose, fact.toJson())});
    return stored ? Status() : Status(fail(stored.error()));
}

Status History::addDay(int sales, qint64 lengthMs)
{
    const Timestamp morning = m_clock.wall();
    MENDIAN_TRY(openShift());
    MENDIAN_TRY(sell(sales));
    MENDIAN_TRY(closeShift());
    m_clock.advance(morning + lengthMs - m_clock.wall());
    return {};
}

} // namespace mendian::bench
