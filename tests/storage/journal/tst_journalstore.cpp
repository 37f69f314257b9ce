// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/journal/chain.h"
#include "storage/journal/journalstore.h"
#include "storage/sql/statement.h"
#include "tests/support/salefacts.h"
#include "tests/support/testmain.h"

#include <QTemporaryDir>

using namespace mendian;
using namespace mendian::journal;
using namespace mendian::storage;
using mendian::test::eventOf;
using mendian::test::SaleFacts;

class TestJournalStore : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void cleanup();
    void keepsTheChainAcrossOpening();
    void commitsEventFoldsAndExtraTogether();
    void failingExtraLeavesNothing();
    void badBodyLeavesNothing();
    void refusesASecondBookingOfASale();
    void refusesASkippedReceiptNumber();
    void recordsAClockJump_data();
    void recordsAClockJump();
    void clockBackAtOpeningIsFlagged();
    void damagedTailIsCorrupt_data();
    void damagedTailIsCorrupt();
    void knowsWhatWasCommitted();
    void countersAndWatermarks();
    void hugeBodiesAreRefused();
    void unknownKindsAreStored();

private:
    void open();
    qint64 count(const char *table);
    Result<QList<Event>> commit(const QList<NewEvent> &events, const JournalStore::Extra &extra = {})
    {
        m_clock.advance(1000);
        return m_store->commit(events, m_clock.wall(), m_clock.mono(), extra);
    }
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<JournalStore> m_store;
    ManualClock m_clock;
    ChainIdentity m_identity{DeviceId::create(), 1, QByteArray(32, 'k')};
    SaleFacts m_facts;
};

void TestJournalStore::open()
{
    m_store.reset();
    auto store =
        JournalStore::open(m_folder->filePath(QStringLiteral("store.db")), m_identity, m_clock.wall(), m_clock.mono());
    QVERIFY2(store, store ? "" : qPrintable(store.error().detail));
    m_store = *std::move(store);
}

void TestJournalStore::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    open();
}

void TestJournalStore::cleanup()
{
    m_store.reset();
    m_folder.reset();
}

qint64 TestJournalStore::count(const char *table)
{
    Statement q(m_store->database(), QByteArray("SELECT count(*) FROM ") + table);
    return q.next() ? q.integer(0) : -1;
}

void TestJournalStore::keepsTheChainAcrossOpening()
{
    QCOMPARE(m_store->tail().seq, qint64(0));
    QCOMPARE(m_store->tail().hash, genesisHash(m_identity.device, 1, m_identity.publicKey));
    QVERIFY(commit({eventOf(EventKind::Genesis, Genesis{QStringLiteral("demo"), QStringLiteral("S001"), 2})}));
    QVERIFY(
        commit({eventOf(EventKind::ShiftOpen, m_facts.shiftOpen()), eventOf(EventKind::Sale, m_facts.cashSale(1))}));
    const Tail before = m_store->tail();
    QCOMPARE(before.seq, qint64(3));
    open();
    QCOMPARE(m_store->tail().seq, before.seq);
    QCOMPARE(m_store->tail().hash, before.hash);
    const auto more = commit({eventOf(EventKind::Sale, m_facts.cashSale(2))});
    QVERIFY(more);
    QCOMPARE(more->first().seq, qint64(4));
    QCOMPARE(more->first().hash, eventHash(before.hash, m_identity.device, more->first()));
    QCOMPARE(m_store->event(4).value().body, more->first().body);
    QCOMPARE(m_store->read(2, 2).value().size(), 2);
    QCOMPARE(m_store->event(99).error().code, ErrorCode::NotFound);
}

void TestJournalStore::commitsEventFoldsAndExtraTogether()
{
    QByteArray seen;
    const auto done =
        commit({eventOf(EventKind::ShiftOpen, m_facts.shiftOpen()), eventOf(EventKind::Sale, m_facts.cashSale(1))},
            [&](Database &db, const QList<Event> &events) {
                seen = events.last().hash;
                return JournalStore::setWatermark(db, QStringLiteral("x"), events.last().seq);
            });
    QVERIFY(done);
    QCOMPARE(seen, m_store->tail().hash);
    QCOMPARE(m_store->watermark(QStringLiteral("x")).value(), qint64(2));
    QCOMPARE(count("sales"), qint64(1));
    QCOMPARE(count("sale_tenders"), qint64(1));
    QVERIFY(count("shift_totals") >= 4);
}

void TestJournalStore::failingExtraLeavesNothing()
{
    const Tail before = m_store->tail();
    const auto done = commit({eventOf(EventKind::Sale, m_facts.cashSale(1))},
        [](Database &, const QList<Event> &) -> Status { return fail(ErrorCode::Cancelled); });
    QCOMPARE(done.error().code, ErrorCode::Cancelled);
    QCOMPARE(m_store->tail().seq, before.seq);
    QCOMPARE(count("journal"), qint64(0));
    QCOMPARE(count("sales"), qint64(0));
    QVERIFY(commit({eventOf(EventKind::Sale, m_facts.cashSale(1))}));
}

void TestJournalStore::badBodyLeavesNothing()
{
    Sale wrong = m_facts.cashSale(2);
    wrong.total += 1_fen;
    QVERIFY(!commit({eventOf(EventKind::Sale, m_facts.cashSale(1)), eventOf(EventKind::Sale, wrong)}));
    QCOMPARE(count("journal"), qint64(0));
    QCOMPARE(count("counters"), qint64(0));
}

void TestJournalStore::refusesASecondBookingOfASale()
{
    Sale sale = m_facts.cashSale(1);
    QVERIFY(commit({eventOf(EventKind::Sale, sale)}));
    sale.receipt.n = 2;
    const auto again = commit({eventOf(EventKind::Sale, sale)});
    QCOMPARE(again.error().code, ErrorCode::Conflict);
    QCOMPARE(again.error().args, QStringList{QStringLiteral("S001-02-1-1")});
    QCOMPARE(m_store->tail().seq, qint64(1));
}

void TestJournalStore::refusesASkippedReceiptNumber()
{
    QCOMPARE(commit({eventOf(EventKind::Sale, m_facts.cashSale(2))}).error().code, ErrorCode::Conflict);
    QVERIFY(commit({eventOf(EventKind::Sale, m_facts.cashSale(1))}));
    QCOMPARE(commit({eventOf(EventKind::Sale, m_facts.cashSale(1))}).error().code, ErrorCode::Conflict);
    QCOMPARE(commit({eventOf(EventKind::Sale, m_facts.cashSale(3))}).error().code, ErrorCode::Conflict);
    QVERIFY(commit({eventOf(EventKind::Sale, m_facts.cashSale(2))}));
}

void TestJournalStore::recordsAClockJump_data()
{
    QTest::addColumn<qint64>("jump");
    QTest::addColumn<bool>("recorded");
    QTest::newRow("forward an hour") << qint64(3'600'000) << true;
    QTest::newRow("back a day") << qint64(-86'400'000) << true;
    QTest::newRow("just within") << qint64(120'000) << false;
    QTest::newRow("just beyond") << qint64(-120'001) << true;
}

void TestJournalStore::recordsAClockJump()
{
    QFETCH(qint64, jump);
    QFETCH(bool, recorded);
    QVERIFY(commit({eventOf(EventKind::Sale, m_facts.cashSale(1))}));
    const Timestamp expected = m_clock.wall() + 1000;
    m_clock.jumpWall(jump);
    const auto done = commit({eventOf(EventKind::Sale, m_facts.cashSale(2))});
    QVERIFY(done);
    QCOMPARE(done->size(), 1);
    QCOMPARE(done->first().seq, recorded ? qint64(3) : qint64(2));
    if (recorded) {
        const Event event = m_store->event(2).value();
        QVERIFY(event.is(EventKind::ClockJump));
        const auto fact = ClockJump::fromJson(parseJsonObject(event.body, u"jump").value()).value();
        QCOMPARE(fact.expected, expected);
        QCOMPARE(fact.found, m_clock.wall());
    }
    QVERIFY(commit({eventOf(EventKind::Sale, m_facts.cashSale(3))}));
    QCOMPARE(m_store->tail().seq, recorded ? qint64(4) : qint64(3)); // told once
}

void TestJournalStore::clockBackAtOpeningIsFlagged()
{
    QVERIFY(commit({eventOf(EventKind::Sale, m_facts.cashSale(1))}));
    m_clock.jumpWall(-100'000);
    open();
    QVERIFY(!m_store->clockIsBack());
    m_clock.jumpWall(-30'000);
    open();
    QVERIFY(m_store->clockIsBack());
    QVERIFY(commit({eventOf(EventKind::Sale, m_facts.cashSale(2))}));
    QVERIFY(!m_store->clockIsBack());
    QVERIFY(m_store->event(2).value().is(EventKind::ClockJump));
}

void TestJournalStore::damagedTailIsCorrupt_data()
{
    QTest::addColumn<QByteArray>("damage");
    QTest::newRow("body") << QByteArray("UPDATE journal SET body = CAST('{}' AS BLOB) WHERE seq = 3");
    QTest::newRow("hash") << QByteArray("UPDATE journal SET hash = zeroblob(32) WHERE seq = 3");
    QTest::newRow("wall") << QByteArray("UPDATE journal SET wall_ms = wall_ms + 1 WHERE seq = 3");
    QTest::newRow("one missing before the last") << QByteArray("DELETE FROM journal WHERE seq = 2");
}

void TestJournalStore::damagedTailIsCorrupt()
{
    QFETCH(QByteArray, damage);
    for (int n = 1; n <= 3; ++n)
        QVERIFY(commit({eventOf(EventKind::Sale, m_facts.cashSale(n))}));
    QVERIFY(m_store->database().exec(damage.constData()));
    const QString path = m_store->database().path();
    m_store.reset();
    const auto again = JournalStore::open(path, m_identity, m_clock.wall(), m_clock.mono());
    QVERIFY(!again);
    QCOMPARE(again.error().code, ErrorCode::Corrupt);
    QCOMPARE(again.error().args.first(), QStringLiteral("store.db"));
}

void TestJournalStore::knowsWhatWasCommitted()
{
    const Sale sale = m_facts.cashSale(1);
    const NewEvent event = eventOf(EventKind::Sale, sale);
    QVERIFY(!m_store->wasCommitted(sale.id).value());
    QVERIFY(!m_store->wasCommitted(event.id).value());
    QVERIFY(commit({event}));
    QVERIFY(m_store->wasCommitted(sale.id).value());
    QVERIFY(m_store->wasCommitted(event.id).value());
    QVERIFY(m_store->recover());
    QVERIFY(m_store->wasCommitted(sale.id).value());
}

void TestJournalStore::countersAndWatermarks()
{
    QCOMPARE(m_store->nextCounter(QStringLiteral("receipt")).value(), qint64(1));
    QVERIFY(commit({eventOf(EventKind::Sale, m_facts.cashSale(1))}));
    QCOMPARE(m_store->nextCounter(QStringLiteral("receipt")).value(), qint64(2));
    QVERIFY(commit({eventOf(EventKind::Hold, m_facts.hold(7))}));
    QCOMPARE(m_store->nextCounter(QStringLiteral("hold")).value(), qint64(8));
    QCOMPARE(m_store->watermark(QStringLiteral("ack")).value(), qint64(0));
    QVERIFY(JournalStore::setWatermark(m_store->database(), QStringLiteral("ack"), 2));
    QCOMPARE(m_store->watermark(QStringLiteral("ack")).value(), qint64(2));
}

void TestJournalStore::hugeBodiesAreRefused()
{
    NewEvent event{EventKind::ConfigApplied, 1, EventId::create(), QByteArray(kMaxBody + 1, 'x')};
    QCOMPARE(commit({event}).error().code, ErrorCode::LimitExceeded);
    event.body.chop(1);
    QVERIFY(commit({event}));
}

void TestJournalStore::unknownKindsAreStored()
{
    QVERIFY(commit({{static_cast<EventKind>(4242), 7, EventId::create(), "not json"}}));
    const Event event = m_store->event(1).value();
    QCOMPARE(event.kind, quint16(4242));
    QCOMPARE(event.version, quint16(7));
    open();
}

MENDIAN_TEST(TestJournalStore)
#include "tst_journalstore.moc"
