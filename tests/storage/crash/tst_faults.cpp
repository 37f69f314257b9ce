// SPDX-License-Identifier: GPL-3.0-or-later
// Errors of the disk (spec/sync.md §5 T3, T4): no commit is called done without being durable, nothing is half written,
// and the till goes on after recover().
#include "storage/journal/journalstore.h"
#include "storage/journal/verify.h"
#include "storage/sql/statement.h"
#include "storage/sql/transaction.h"
#include "tests/support/faultvfs.h"
#include "tests/support/salefacts.h"
#include "tests/support/testmain.h"

#include <QFile>
#include <QTemporaryDir>
#include <sqlite3.h>

using namespace mendian;
using namespace mendian::journal;
using namespace mendian::storage;
using namespace mendian::test;

class TestFaults : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void cleanup() { FaultVfs::disarm(); }
    void everyPointOfACommit_data();
    void everyPointOfACommit();
    void failedSyncPoisonsTheHandle();
    void notRecoveredWhileSyncsFail();
    void brokenDiskStaysRefused();
    void fullDiskIsSaidAndPasses();
    void ballastLetsTheSaleComplete();
    void failedSyncOfACheckpointLosesNothing();

private:
    std::unique_ptr<JournalStore> open(const JournalOptions &options = {})
    {
        auto journal = JournalStore::open(path(), m_identity, m_clock.wall(), m_clock.mono(), options);
        return journal ? *std::move(journal) : nullptr;
    }
    Result<QList<Event>> sell(JournalStore &journal, const Sale &sale)
    {
        return journal.commit({eventOf(EventKind::Sale, sale)}, m_clock.wall(), m_clock.mono());
    }
    bool durablyHas(const QList<SaleId> &sales);
    QString path() const { return m_temp.path() + QStringLiteral("/store.db"); }

    QTemporaryDir m_temp;
    ChainIdentity m_identity{DeviceId::create(), 1, QByteArray(32, 'k')};
    SaleFacts m_facts;
    MemoryDisk::Image m_base;
    ManualClock m_clock;
    qint64 m_points = 0;
};

void TestFaults::initTestCase()
{
    FaultVfs::install();
    FaultVfs::mountMemory(m_temp.path());
    QFile placeholder(path());
    QVERIFY(placeholder.open(QIODevice::WriteOnly));
    FaultVfs::disk().reset({{path(), {}}});
    {
        const auto journal = open();
        QVERIFY(
            journal->commit({eventOf(EventKind::Genesis, Genesis{QStringLiteral("demo"), QStringLiteral("S001"), 2}),
                                eventOf(EventKind::ShiftOpen, m_facts.shiftOpen())},
                m_clock.wall(), m_clock.mono()));
    }
    m_base = FaultVfs::disk().image();
    // How many write points two sales have.
    FaultVfs::disk().reset(m_base);
    const auto journal = open();
    FaultVfs::arm();
    QVERIFY(sell(*journal, m_facts.cashSale(1)));
    QVERIFY(sell(*journal, m_facts.cashSale(2)));
    m_points = FaultVfs::points();
    QVERIFY(m_points > 10);
}

// After losing everything that was not synced: are these sales there, each once, and is the rest sound?
bool TestFaults::durablyHas(const QList<SaleId> &sales)
{
    FaultVfs::disarm();
    FaultVfs::disk().reset(MemoryDisk::durable(m_base, FaultVfs::disk().log()));
    {
        const auto journal = open();
        if (!journal)
            return false;
        for (const SaleId &sale : sales)
            if (!journal->wasCommitted(sale).value_or(false))
                return false;
    }
    const auto report = verifyStore(path(), m_identity, {.readOnly = false});
    return report && report->isGood();
}

void TestFaults::everyPointOfACommit_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<bool>("shortWrite");
    QTest::addColumn<ErrorCode>("expected");
    QTest::newRow("write error") << SQLITE_IOERR_WRITE << false << ErrorCode::Io;
    QTest::newRow("write error half way") << SQLITE_IOERR_WRITE << true << ErrorCode::Io;
    QTest::newRow("sync error") << SQLITE_IOERR_FSYNC << false << ErrorCode::Io;
    QTest::newRow("disk full") << SQLITE_FULL << false << ErrorCode::DiskFull;
    QTest::newRow("disk full half way") << SQLITE_FULL << true << ErrorCode::DiskFull;
}

void TestFaults::everyPointOfACommit()
{
    QFETCH(int, code);
    QFETCH(bool, shortWrite);
    QFETCH(ErrorCode, expected);
    int failures = 0;
    for (qint64 k = 1; k <= m_points; ++k) {
        FaultVfs::disk().reset(m_base);
        QList<SaleId> told;
        {
            const auto journal = open();
            QVERIFY(journal);
            FaultVfs::arm();
            FaultVfs::setFault({.from = k, .count = 1, .code = code, .shortWrite = shortWrite, .only = -1});
            for (qint64 n = 1; n <= 3; ++n) {
                const Sale sale = m_facts.cashSale(n);
                auto done = sell(*journal, sale);
                if (!done) {
                    ++failures;
                    QVERIFY2(done.error().code == expected, qPrintable(done.error().detail));
                    QCOMPARE(journal->needsRecovery(), expected == ErrorCode::Io);
                    if (journal->needsRecovery()) {
                        QCOMPARE(sell(*journal, sale).error().code, ErrorCode::Io); // no second chance on this handle
                        const auto recovered = journal->recover();
                        QVERIFY2(recovered, recovered ? "" : qPrintable(recovered.error().detail));
                    }
                    // The question that only the file can answer.
                    if (!journal->wasCommitted(sale.id).value())
                        done = sell(*journal, sale);
                    QVERIFY(journal->wasCommitted(sale.id).value());
                }
                told.append(sale.id);
            }
        }
        QVERIFY2(durablyHas(told), qPrintable(QStringLiteral("point %1").arg(k)));
    }
    QVERIFY(failures > m_points / 2);
}

void TestFaults::failedSyncPoisonsTheHandle()
{
    FaultVfs::disk().reset(m_base);
    const auto journal = open();
    const Tail before = journal->tail();
    FaultVfs::arm();
    FaultVfs::setFault({.from = 1,
        .count = 1'000,
        .code = SQLITE_IOERR_FSYNC,
        .shortWrite = false,
        .only = static_cast<int>(FaultVfs::Point::Sync)});
    const Sale sale = m_facts.cashSale(1);
    QCOMPARE(sell(*journal, sale).error().code, ErrorCode::Io);
    FaultVfs::disarm(); // the disk works again; SQLite alone would commit now
    QCOMPARE(sell(*journal, sale).error().code, ErrorCode::Io);
    QCOMPARE(journal->wasCommitted(sale.id).error().code, ErrorCode::Io);
    QCOMPARE(journal->tail().seq, before.seq);
    QVERIFY(journal->recover());
    QVERIFY(!journal->needsRecovery());
    if (!journal->wasCommitted(sale.id).value())
        QVERIFY(sell(*journal, sale));
    QCOMPARE(journal->tail().seq, before.seq + 1);
}

// The frames of the failed commit can be read back from the kernel's cache: taken for stored, they would be a hole in
// the WAL after a power cut, and everything behind them lost.
void TestFaults::notRecoveredWhileSyncsFail()
{
    FaultVfs::disk().reset(m_base);
    QList<SaleId> told;
    {
        const auto journal = open();
        const Sale first = m_facts.cashSale(1);
        QVERIFY(sell(*journal, first)); // so that the close has frames to move, and cannot
        FaultVfs::arm();
        FaultVfs::setFault({.from = 1,
            .count = 1'000'000,
            .code = SQLITE_IOERR_FSYNC,
            .shortWrite = false,
            .only = static_cast<int>(FaultVfs::Point::Sync)});
        const Sale sale = m_facts.cashSale(2);
        QCOMPARE(sell(*journal, sale).error().code, ErrorCode::Io);
        QCOMPARE(journal->recover().error().code, ErrorCode::Io);
        QVERIFY(journal->needsRecovery());
        FaultVfs::disarm();
        QVERIFY(journal->recover());
        if (!journal->wasCommitted(sale.id).value())
            QVERIFY(sell(*journal, sale));
        const Sale next = m_facts.cashSale(3);
        QVERIFY(sell(*journal, next));
        told = {first.id, sale.id, next.id};
        FaultVfs::arm(); // the close may not help
        FaultVfs::setFault(
            {.from = 1, .count = 1'000'000, .code = SQLITE_IOERR_WRITE, .shortWrite = false, .only = -1});
    }
    QVERIFY(durablyHas(told));
}

void TestFaults::brokenDiskStaysRefused()
{
    FaultVfs::disk().reset(m_base);
    const auto journal = open();
    FaultVfs::arm();
    FaultVfs::setFault({.from = 1, .count = 1'000'000, .code = SQLITE_IOERR_WRITE, .shortWrite = false, .only = -1});
    const Sale sale = m_facts.cashSale(1);
    QCOMPARE(sell(*journal, sale).error().code, ErrorCode::Io);
    const Status recovered = journal->recover();
    // Nothing was left to write, so recover() may work; selling does not.
    QVERIFY(!sell(*journal, sale));
    FaultVfs::disarm();
    QVERIFY(journal->recover());
    QVERIFY(sell(*journal, sale));
    Q_UNUSED(recovered)
}

void TestFaults::fullDiskIsSaidAndPasses()
{
    FaultVfs::disk().reset(m_base);
    const auto journal = open();
    FaultVfs::arm();
    FaultVfs::setFault({.from = 1,
        .count = 1'000'000,
        .code = SQLITE_FULL,
        .shortWrite = false,
        .only = static_cast<int>(FaultVfs::Point::Write)});
    const Sale sale = m_facts.cashSale(1);
    for (int i = 0; i < 3; ++i)
        QCOMPARE(sell(*journal, sale).error().code, ErrorCode::DiskFull);
    QVERIFY(!journal->needsRecovery());
    QVERIFY(!journal->wasCommitted(sale.id).value());
    FaultVfs::disarm(); // room is back: no manual step
    QVERIFY(sell(*journal, sale));
}

void TestFaults::ballastLetsTheSaleComplete()
{
    FaultVfs::disk().reset(m_base);
    int asked = 0;
    JournalOptions options;
    options.onDiskFull = [&] {
        ++asked;
        FaultVfs::setFault({});
        return true;
    };
    const auto journal = open(options);
    FaultVfs::arm();
    FaultVfs::setFault({.from = 1, .count = 1'000'000, .code = SQLITE_FULL, .shortWrite = false, .only = -1});
    const Sale sale = m_facts.cashSale(1);
    QVERIFY(sell(*journal, sale));
    QCOMPARE(asked, 1);
    QVERIFY(journal->wasCommitted(sale.id).value());
}

// SQLite swallows the error of a checkpoint: the frames must stay in the WAL.
void TestFaults::failedSyncOfACheckpointLosesNothing()
{
    FaultVfs::disk().reset(m_base);
    QList<SaleId> told;
    {
        const auto journal = open();
        QVERIFY(journal->database().exec("PRAGMA wal_autocheckpoint=10"));
        FaultVfs::arm();
        for (qint64 n = 1; n <= 6; ++n) {
            // The second sync of a commit is the checkpoint's.
            FaultVfs::arm();
            FaultVfs::setFault({.from = 20,
                .count = 1'000,
                .code = SQLITE_IOERR_FSYNC,
                .shortWrite = false,
                .only = static_cast<int>(FaultVfs::Point::Sync)});
            const Sale sale = m_facts.cashSale(n);
            if (sell(*journal, sale)) {
                told.append(sale.id);
                continue;
            }
            FaultVfs::setFault({});
            QVERIFY(journal->recover());
            if (!journal->wasCommitted(sale.id).value())
                QVERIFY(sell(*journal, sale));
            told.append(sale.id);
        }
    }
    QCOMPARE(told.size(), 6);
    QVERIFY(durablyHas(told));
}

MENDIAN_TEST(TestFaults)
#include "tst_faults.moc"
