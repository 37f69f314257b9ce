// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/journal/journalstore.h"
#include "storage/repositories/attemptrepository.h"
#include "storage/repositories/holdrepository.h"
#include "storage/repositories/lockrepository.h"
#include "storage/repositories/printjobrepository.h"
#include "storage/repositories/refundrepository.h"
#include "storage/repositories/returnrepository.h"
#include "storage/repositories/salesrepository.h"
#include "storage/repositories/shiftrepository.h"
#include "tests/support/salefacts.h"
#include "tests/support/testmain.h"

#include <QTemporaryDir>

using namespace mendian;
using namespace mendian::journal;
using namespace mendian::storage;
using mendian::test::eventOf;
using mendian::test::SaleFacts;

class TestRepositories : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void cleanup();
    void findsSales();
    void findsSalesWithoutTheirReceipt();
    void tellsWhatWentBack();
    void neverMoreThanWasSoldAndPaid();
    void pagesSales();
    void keepsFrozenSales();
    void listsUndecidedAttempts();
    void tellsTheShift();
    void listsHolds();
    void printQueueSurvivesRestart();
    void jobAndSaleStandOrFallTogether();
    void remembersLockOuts();

private:
    void open();
    void commit(const QList<NewEvent> &events)
    {
        m_clock.advance(1000);
        QVERIFY(m_store->commit(events, m_clock.wall(), m_clock.mono()));
    }
    Database &db() { return m_store->database(); }
    static PrintJobRow job(qint64 at, const QByteArray &subject = {});

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<JournalStore> m_store;
    ManualClock m_clock;
    ChainIdentity m_identity{DeviceId::create(), 1, QByteArray(32, 'k')};
    SaleFacts m_facts;
};

void TestRepositories::open()
{
    m_store.reset();
    m_store =
        JournalStore::open(m_folder->filePath(QStringLiteral("store.db")), m_identity, m_clock.wall(), m_clock.mono())
            .value();
}

void TestRepositories::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    open();
}

void TestRepositories::cleanup()
{
    m_store.reset();
    m_folder.reset();
}

PrintJobRow TestRepositories::job(qint64 at, const QByteArray &subject)
{
    PrintJobRow row;
    row.id = PrintJobId::create();
    row.kind = QStringLiteral("receipt");
    row.subject = subject;
    row.printer = QStringLiteral("counter");
    row.createdAt = row.changedAt = {at};
    row.document = QStringLiteral("{\"lines\":[]}");
    return row;
}

void TestRepositories::findsSales()
{
    const Sale sale = m_facts.cashSale(1);
    commit({eventOf(EventKind::ShiftOpen, m_facts.shiftOpen()), eventOf(EventKind::Sale, sale)});
    SalesRepository sales(db());
    const SaleRow row = sales.byId(sale.id).value();
    QCOMPARE(row.receipt, QStringLiteral("S001-02-1-1"));
    QCOMPARE(row.seq, qint64(2));
    QCOMPARE(row.total, sale.total);
    QCOMPARE(row.gross - row.discount - row.rounding, row.total);
    QCOMPARE(row.date, sale.date);
    QCOMPARE(row.pieces, sale.pieces());
    QCOMPARE(sales.byReceipt(1).value().id, sale.id);
    QCOMPARE(sales.load(sale.id).value(), sale);
    QCOMPARE(sales.hashOf(sale.id).value(), m_store->tail().hash);
    QCOMPARE(sales.byReceipt(2).error().code, ErrorCode::NotFound);
    QCOMPARE(sales.load(SaleId::create()).error().code, ErrorCode::NotFound);
    commit({eventOf(EventKind::Reprint, Reprint{sale.id, QStringLiteral("reprint"), QStringLiteral("0017")})});
    QCOMPARE(sales.byId(sale.id).value().prints, qint64(1));
}

void TestRepositories::findsSalesWithoutTheirReceipt()
{
    Sale card = m_facts.splitSale(1, AttemptId::create());
    card.tenders[1].lastFour = QStringLiteral("6789");
    const Sale cash = m_facts.cashSale(2, 3);
    commit({eventOf(EventKind::ShiftOpen, m_facts.shiftOpen()), eventOf(EventKind::Sale, card),
        eventOf(EventKind::Sale, cash)});
    SalesRepository sales(db());
    const auto found = [&](const SalesSearch &search) {
        QStringList receipts;
        const auto rows = sales.find(search, 10);
        for (const SaleRow &row : rows.value())
            receipts.append(QString::number(row.n));
        return receipts.join(u',');
    };
    QCOMPARE(found({.lastFour = QStringLiteral("6789")}), QStringLiteral("1"));
    QCOMPARE(found({.lastFour = QStringLiteral("6780")}), QString());
    QCOMPARE(found({.reference = QStringLiteral("4200001234")}), QStringLiteral("1"));
    QCOMPARE(found({.total = cash.total}), QStringLiteral("2"));
    QCOMPARE(found({.from = card.at}), QStringLiteral("2,1"));
    QCOMPARE(found({.from = card.at + 1}), QStringLiteral("2"));
    QCOMPARE(found({.to = card.at}), QStringLiteral("1"));
    QCOMPARE(found({.total = cash.total, .to = card.at}), QString());
}

void TestRepositories::tellsWhatWentBack()
{
    const AttemptId attempt = AttemptId::create();
    const Sale sale = m_facts.splitSale(1, attempt);
    const Return back = m_facts.returnOf(sale, 2, 1);
    commit({eventOf(EventKind::ShiftOpen, m_facts.shiftOpen()), eventOf(EventKind::Sale, sale)});
    commit({eventOf(EventKind::Return, back),
        eventOf(EventKind::RefundStarted, m_facts.refund(back, QStringLiteral("Requested"), false))});
    ReturnRepository returns(db());
    const ReturnRow row = returns.byReceipt(2).value();
    QCOMPARE(row.id, back.id);
    QCOMPARE(row.receipt, QStringLiteral("S001-02-1-2"));
    QCOMPARE(row.sale, sale.id);
    QCOMPARE(row.total, 250_fen);
    QCOMPARE(returns.load(back.id).value(), back);
    QCOMPARE(returns.ofSale(sale.id).value().size(), 1);
    QCOMPARE(returns.byId(ReturnId::create()).error().code, ErrorCode::NotFound);
    const ReturnedOfSale gone = returns.returnedOf(sale.id).value();
    QCOMPARE(gone.lines, (QMap<int, Quantity>{{0, Quantity::pieces(1)}}));
    QCOMPARE(gone.tenders, (QMap<int, Money>{{1, 250_fen}}));
    RefundRepository refunds(db());
    QCOMPARE(refunds.unfinished().value().size(), 1);
    QCOMPARE(refunds.ofAttempt(attempt).value().first().id, back.tenders.first().refund);
    commit({eventOf(EventKind::RefundFinal, m_facts.refund(back, QStringLiteral("Done"), true))});
    QVERIFY(refunds.unfinished().value().isEmpty());
    QVERIFY(refunds.notDone().value().isEmpty());
    QCOMPARE(refunds.ofReturn(back.id).value().first().state, QStringLiteral("Done"));
    // The next receipt of the till is the one after the return.
    QCOMPARE(m_store->nextCounter(QStringLiteral("receipt")).value(), qint64(3));
}

// Whatever a workflow believed: the commit itself refuses.
void TestRepositories::neverMoreThanWasSoldAndPaid()
{
    const Sale sale = m_facts.splitSale(1, AttemptId::create());
    commit({eventOf(EventKind::ShiftOpen, m_facts.shiftOpen()), eventOf(EventKind::Sale, sale)});
    const auto refused = [&](const QList<NewEvent> &events) {
        const auto stored = m_store->commit(events, m_clock.wall(), m_clock.mono());
        return stored ? QString() : QLatin1String(errorName(stored.error().code)) + u' ' + stored.error().detail;
    };
    const Return first = m_facts.returnOf(sale, 2, 0);
    QCOMPARE(refused({eventOf(EventKind::Return, first)}), QString());
    QVERIFY(refused({eventOf(EventKind::Return, first)}).startsWith(QLatin1String("Conflict the next receipt")));
    Return again = first;
    again.receipt.n = 3;
    QVERIFY(refused({eventOf(EventKind::Return, again)}).startsWith(QLatin1String("Conflict the return is booked")));
    const Return line = m_facts.returnOf(sale, 3, 0); // the line's only piece has come back
    QVERIFY(refused({eventOf(EventKind::Return, line)}).startsWith(QLatin1String("Conflict a line")));
    Return tender = m_facts.returnOf(sale, 3, 1);
    tender.lines.first().index = 1;
    tender.lines.first().amount = tender.total = tender.tenders.first().amount = 500_fen;
    QCOMPARE(refused({eventOf(EventKind::Return, tender)}), QString());
    Return more = m_facts.returnOf(sale, 4, 1);
    more.lines.first().index = 2;
    QVERIFY(refused({eventOf(EventKind::Return, more)}).startsWith(QLatin1String("Conflict a tender")));
    RefundFact refund = m_facts.refund(tender, QStringLiteral("Requested"), false);
    QCOMPARE(refused({eventOf(EventKind::RefundStarted, refund)}), QString());
    RefundFact second = refund;
    second.refund = RefundId::create();
    second.amount = 1_fen;
    QVERIFY(refused({eventOf(EventKind::RefundStarted, second)}).startsWith(QLatin1String("Conflict a payment")));
    // A number that was given up leaves room for the next one, in the same commit.
    refund.state = QStringLiteral("Refused");
    refund.final = true;
    second.amount = refund.amount;
    QCOMPARE(refused({eventOf(EventKind::RefundFinal, refund), eventOf(EventKind::RefundStarted, second)}), QString());
}

void TestRepositories::pagesSales()
{
    const SaleFacts other(ShiftId::create());
    for (int n = 1; n <= 10; ++n)
        commit({eventOf(EventKind::Sale, (n % 2 ? m_facts : other).cashSale(n, 1))});
    SalesRepository sales(db());

    const auto first = sales.page({}, 8, 3);
    QVERIFY2(first, first ? "" : qPrintable(first.error().detail));
    const auto page = first.value();
    QCOMPARE(page.size(), 3);
    QCOMPARE(page.first().n, qint64(7));
    QCOMPARE(page.last().n, qint64(5));
    QCOMPARE(sales.page({.shift = m_facts.shift()}, 0, 100).value().size(), 5);
    QCOMPARE(sales.page({.date = BusinessDate(QDate(2025, 11, 21))}, 0, 100).value().size(), 10);
    QCOMPARE(sales.page({.date = BusinessDate(QDate(2025, 11, 22))}, 0, 100).value().size(), 0);
    QCOMPARE(sales.page({.cashier = QStringLiteral("0099")}, 0, 100).value().size(), 0);
}

void TestRepositories::keepsFrozenSales()
{
    const Sale sale = m_facts.cashSale(1);
    commit({eventOf(EventKind::SaleFrozen, m_facts.frozen(sale))});
    SalesRepository sales(db());
    QCOMPARE(sales.openSales().value().size(), 1);
    QCOMPARE(sales.openSale(sale.id).value().state, QStringLiteral("frozen"));
    QCOMPARE(sales.loadOpen(sale.id).value().lines, sale.lines);
    commit({eventOf(EventKind::Sale, sale)});
    QVERIFY(sales.openSales().value().isEmpty());
    QCOMPARE(sales.loadOpen(sale.id).error().code, ErrorCode::NotFound);
}

void TestRepositories::listsUndecidedAttempts()
{
    const Sale sale = m_facts.cashSale(1);
    const AttemptId first = AttemptId::create();
    const AttemptId second = AttemptId::create();
    commit({eventOf(EventKind::AttemptStarted, m_facts.attempt(sale, first, QStringLiteral("Sent"), false))});
    commit({eventOf(EventKind::AttemptStarted, m_facts.attempt(sale, second, QStringLiteral("Sent"), false))});
    AttemptRepository attempts(db());
    QCOMPARE(attempts.undecided().value().size(), 2);
    commit({eventOf(EventKind::AttemptFinal, m_facts.attempt(sale, first, QStringLiteral("Refused"), true))});
    const auto undecided = attempts.undecided().value();
    QCOMPARE(undecided.size(), 1);
    QCOMPARE(undecided.first().id, second);
    QCOMPARE(undecided.first().amount, 500_fen);
    QCOMPARE(undecided.first().body.value(QLatin1String("out_trade_no")).toString(), second.toHex());
    QCOMPARE(attempts.ofSale(sale.id).value().size(), 2);
    QCOMPARE(attempts.byId(first).value().state, QStringLiteral("Refused"));
    QVERIFY(attempts.byId(first).value().final);
    QCOMPARE(attempts.byId(AttemptId::create()).error().code, ErrorCode::NotFound);
}

void TestRepositories::tellsTheShift()
{
    ShiftRepository shifts(db());
    QVERIFY(!shifts.open().value().has_value());
    commit({eventOf(EventKind::ShiftOpen, m_facts.shiftOpen(5))});
    const Sale sale = m_facts.cashSale(1);
    commit({eventOf(EventKind::Sale, sale)});
    commit({eventOf(EventKind::CashMove,
        CashMove{
            EventId::create(), m_facts.shift(), -(2'000_fen), QStringLiteral("bank"), QStringLiteral("0017"), {}})});
    const auto open = shifts.open().value();
    QVERIFY(open);
    QCOMPARE(open->number, qint64(5));
    QVERIFY(open->isOpen());
    QMap<QString, qint64> totals;
    const auto stored = shifts.totals(m_facts.shift()).value(); // not in the for: it would dangle
    for (const ShiftTotal &total : stored)
        totals[total.kind] = total.amount.fen();
    QCOMPARE(totals.value(QStringLiteral("float")), qint64(30'000));
    QCOMPARE(totals.value(QStringLiteral("tender:cash")), sale.total.fen());
    QCOMPARE(totals.value(QStringLiteral("cash_out")), qint64(-2'000));
    QVERIFY(shifts.counts(m_facts.shift()).value().isEmpty());
    commit({eventOf(EventKind::ShiftClose, m_facts.shiftClose(1'000_fen, 990_fen))});
    QVERIFY(!shifts.open().value().has_value());
    const ShiftRow closed = shifts.byId(m_facts.shift()).value();
    QVERIFY(!closed.isOpen());
    QCOMPARE(closed.closedBy, QStringLiteral("0017"));
    const auto counts = shifts.counts(m_facts.shift()).value();
    QCOMPARE(counts.size(), 2);
    QCOMPARE(counts.first().expected - counts.first().counted, 10_fen);
    QCOMPARE(shifts.last(9).value().size(), 1);
    QCOMPARE(shifts.byId(ShiftId::create()).error().code, ErrorCode::NotFound);
}

void TestRepositories::listsHolds()
{
    const Hold a = m_facts.hold(1);
    const Hold b = m_facts.hold(2);
    commit({eventOf(EventKind::Hold, a), eventOf(EventKind::Hold, b)});
    HoldRepository holds(db());
    QCOMPARE(holds.list().value().size(), 2);
    QCOMPARE(holds.byCode(b.code).value().basket, b.basket);
    QCOMPARE(holds.byId(a.hold).value().ticket, qint64(1));
    commit({eventOf(EventKind::Recall, Recall{a.hold, QStringLiteral("0017")})});
    QCOMPARE(holds.list().value().size(), 1);
    QCOMPARE(holds.byId(a.hold).error().code, ErrorCode::NotFound);
    QCOMPARE(holds.byCode(QStringLiteral("nothing")).error().code, ErrorCode::NotFound);
}

void TestRepositories::printQueueSurvivesRestart()
{
    const PrintJobRow first = job(100, QByteArray(16, 's'));
    const PrintJobRow second = job(200);
    {
        PrintJobRepository jobs(db());
        QVERIFY(jobs.enqueue(second));
        QVERIFY(jobs.enqueue(first));
        QCOMPARE(jobs.enqueue(first).error().code, ErrorCode::Conflict);
    }
    open();
    PrintJobRepository jobs(db());
    auto waiting = jobs.open().value();
    QCOMPARE(waiting.size(), 2);
    QCOMPARE(waiting.first().id, first.id);
    QCOMPARE(waiting.first().document, first.document);
    QCOMPARE(waiting.first().subject, first.subject);
    QVERIFY(waiting.last().subject.isEmpty());
    QVERIFY(jobs.setState(first.id, QStringLiteral("waiting"), 3, QStringLiteral("paper out"), {300}));
    QCOMPARE(jobs.open().value().size(), 2);
    QVERIFY(jobs.setState(first.id, QStringLiteral("printed"), 4, {}, {400}));
    QVERIFY(jobs.setPrinter(second.id, QStringLiteral("kitchen"), {400}));
    waiting = jobs.open().value();
    QCOMPARE(waiting.size(), 1);
    QCOMPARE(waiting.first().printer, QStringLiteral("kitchen"));
    QCOMPARE(jobs.byId(first.id).value().tries, qint64(4));
    QCOMPARE(jobs.ofSubject(first.subject).value().size(), 1);
    QCOMPARE(jobs.setState(PrintJobId::create(), QStringLiteral("sent"), 1, {}, {}).error().code, ErrorCode::NotFound);
    QCOMPARE(jobs.prune({500}).value(), qint64(1)); // the open one stays however old
    QCOMPARE(jobs.open().value().size(), 1);
    QVERIFY(
        PrintJobRepository::isDone(QStringLiteral("sent")) && !PrintJobRepository::isDone(QStringLiteral("queued")));
}

void TestRepositories::jobAndSaleStandOrFallTogether()
{
    const Sale sale = m_facts.cashSale(1);
    const PrintJobRow row = job(100, sale.id.bytes());
    const auto enqueue = [&](Database &database, const QList<Event> &events) {
        PrintJobRow withSeq = row;
        withSeq.seq = events.last().seq;
        return PrintJobRepository(database).enqueue(withSeq);
    };
    QVERIFY(m_store->commit({eventOf(EventKind::Sale, sale)}, m_clock.wall(), m_clock.mono(), enqueue));
    QCOMPARE(PrintJobRepository(db()).byId(row.id).value().seq, qint64(1));
    // The same job id again: the second sale is not stored either.
    const auto second =
        m_store->commit({eventOf(EventKind::Sale, m_facts.cashSale(2))}, m_clock.wall(), m_clock.mono(), enqueue);
    QCOMPARE(second.error().code, ErrorCode::Conflict);
    QCOMPARE(SalesRepository(db()).last(9).value().size(), 1);
}

void TestRepositories::remembersLockOuts()
{
    LockRepository locks(db());
    QCOMPARE(locks.of(QStringLiteral("0017")).value().failures, qint64(0));
    commit({eventOf(EventKind::Login, Login{QStringLiteral("0017"), QStringLiteral("pin"), false, 5, {9'000}})});
    open();
    LockRepository again(db());
    QCOMPARE(again.of(QStringLiteral("0017")).value().failures, qint64(5));
    QCOMPARE(again.lockedAt({8'999}).value().size(), 1);
    QCOMPARE(again.lockedAt({9'000}).value().size(), 0);
    commit({eventOf(EventKind::Login, Login{QStringLiteral("0017"), QStringLiteral("pin"), true, 0, {}})});
    QCOMPARE(again.of(QStringLiteral("0017")).value().failures, qint64(0));
}

MENDIAN_TEST(TestRepositories)
#include "tst_repositories.moc"
