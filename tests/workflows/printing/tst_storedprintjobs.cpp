// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/salefacts.h"
#include "tests/support/sampleslips.h"
#include "tests/support/testmain.h"
#include "workflows/printing/printqueue.h"
#include "workflows/printing/storedprintjobs.h"

#include <QDir>
#include <QTemporaryDir>

using namespace mendian;
using namespace mendian::documents;
using namespace mendian::printing;
using namespace mendian::test;
using storage::JournalStore;

class TestStoredPrintJobs : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void rowsComeBackTheSame();
    void aCopyOfAReceiptIsAFact();
    void aHoldTicketCopyIsNot();
    void aWordOfANewerVersionStopsNobody();
    void queueOverARealStoreSurvivesARestart();

private:
    void open();
    PrintJob sell();

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<JournalStore> m_store;
    std::unique_ptr<StoredPrintJobs> m_jobs;
    ManualClock m_clock;
    storage::ChainIdentity m_identity{DeviceId::create(), 1, QByteArray(32, 'k')};
    SaleFacts m_facts;
    qint64 m_n = 0;
};

void TestStoredPrintJobs::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_n = 0;
    open();
}

void TestStoredPrintJobs::open()
{
    m_jobs.reset();
    m_store.reset();
    m_store =
        JournalStore::open(m_folder->filePath(QStringLiteral("store.db")), m_identity, m_clock.wall(), m_clock.mono())
            .value();
    m_jobs = std::make_unique<StoredPrintJobs>(*m_store, m_clock);
}

/// A finished sale with its receipt job in the same commit, as the checkout does it.
PrintJob TestStoredPrintJobs::sell()
{
    m_clock.advance(1000);
    const journal::Sale sale = m_facts.cashSale(++m_n);
    PrintJob job;
    job.id = PrintJobId::create();
    job.kind = QStringLiteral("receipt");
    job.subject = sale.id.bytes();
    job.printer = QStringLiteral("receipt");
    job.createdAt = job.changedAt = m_clock.wall();
    job.document = toJsonBytes(receipt(sampleHeader(), sale, sampleTrust()));
    QList<journal::NewEvent> events;
    if (m_n == 1)
        events.append(eventOf(journal::EventKind::ShiftOpen, m_facts.shiftOpen()));
    events.append(eventOf(journal::EventKind::Sale, sale));
    const auto committed = m_store->commit(
        events, m_clock.wall(), m_clock.mono(), [&](storage::Database &database, const QList<journal::Event> &placed) {
            job.seq = placed.last().seq;
            return storage::PrintJobRepository(database).enqueue(toRow(job));
        });
    if (!committed)
        qFatal("the sale was not stored: %s", qPrintable(committed.error().detail));
    return job;
}

void TestStoredPrintJobs::rowsComeBackTheSame()
{
    PrintJob job = sell();
    QCOMPARE(m_jobs->byId(job.id).value(), job);
    job.state = PrintState::Failed;
    job.reason = PrintReason::Cutter;
    job.tries = 3;
    job.changedAt = m_clock.wall() + 5;
    QVERIFY(m_jobs->save(job));
    open();
    QCOMPARE(m_jobs->open().value(), QList<PrintJob>{job});
    QCOMPARE(m_jobs->ofSubject(job.subject).value(), QList<PrintJob>{job});
    job.state = PrintState::Printed;
    QVERIFY(m_jobs->save(job));
    QVERIFY(m_jobs->open().value().isEmpty());
    QCOMPARE(m_jobs->byId(PrintJobId::create()).error().code, ErrorCode::NotFound);
    job.id = PrintJobId::create();
    QCOMPARE(m_jobs->save(job).error().code, ErrorCode::NotFound);
}

void TestStoredPrintJobs::aCopyOfAReceiptIsAFact()
{
    const PrintJob job = sell();
    const qint64 before = m_store->tail().seq;
    const PrintJob copy = copyOf(job, PrintMark::Reprint, 0, m_clock.wall());
    QVERIFY(m_jobs->add(copy, QStringLiteral("0017")));
    QCOMPARE(m_store->tail().seq, before + 1);
    const journal::Event event = m_store->event(before + 1).value();
    QVERIFY(event.is(journal::EventKind::Reprint));
    const auto fact = journal::Reprint::fromJson(parseJsonObject(event.body, u"reprint").value()).value();
    QCOMPARE(fact.sale.bytes(), job.subject);
    QCOMPARE(fact.mark, QStringLiteral("reprint"));
    QCOMPARE(fact.staff, QStringLiteral("0017"));
    QCOMPARE(m_jobs->byId(copy.id)->seq, before + 1);
    // The same id twice: neither the row nor the fact.
    QVERIFY(!m_jobs->add(copy, QStringLiteral("0017")));
    QCOMPARE(m_store->tail().seq, before + 1);
    PrintJob nobody = copyOf(job, PrintMark::Reprint, 1, m_clock.wall());
    nobody.subject.clear();
    QVERIFY(!m_jobs->add(nobody, {}));
}

void TestStoredPrintJobs::aHoldTicketCopyIsNot()
{
    PrintJob ticket = sell();
    ticket.kind = QStringLiteral("hold");
    const qint64 before = m_store->tail().seq;
    QVERIFY(m_jobs->add(copyOf(ticket, PrintMark::Repeat, 0, m_clock.wall()), QStringLiteral("0017")));
    QCOMPARE(m_store->tail().seq, before);
    QCOMPARE(m_jobs->open()->size(), 2);
}

void TestStoredPrintJobs::aWordOfANewerVersionStopsNobody()
{
    const PrintJob first = sell();
    const PrintJob second = sell();
    storage::PrintJobRepository rows(m_store->database());
    QVERIFY(rows.setState(first.id, QStringLiteral("teleported"), 1, {}, m_clock.wall()));
    QCOMPARE(m_jobs->open().value(), QList<PrintJob>{second});
    QCOMPARE(m_jobs->byId(first.id).error().code, ErrorCode::InvalidInput);
}

void TestStoredPrintJobs::queueOverARealStoreSurvivesARestart()
{
    const QString folder = m_folder->filePath(QStringLiteral("receipts"));
    const printer::PrinterProfile profile = printer::profile(QStringLiteral("file")).value();
    const PrintJob waiting = sell();
    PrintJob interrupted = sell();
    interrupted.state = PrintState::Sending;
    QVERIFY(m_jobs->save(interrupted));
    open();
    PrintQueue queue(*m_jobs, m_clock);
    queue.setPrinter(profile, printer::makeDriver(profile, {{}, 0, folder}));
    QVERIFY(queue.start());
    QTRY_COMPARE(m_jobs->byId(waiting.id)->state, PrintState::Sent);
    QCOMPARE(m_jobs->byId(interrupted.id)->state, PrintState::Unknown);
    QCOMPARE(QDir(folder).entryList({QStringLiteral("*.bin")}).size(), 1);
    const auto copy = queue.repeat(interrupted.id, QStringLiteral("0017"));
    QVERIFY(copy);
    QTRY_COMPARE(m_jobs->byId(*copy)->state, PrintState::Sent);
    QCOMPARE(QDir(folder).entryList({QStringLiteral("*.bin")}).size(), 2);
    QVERIFY(m_jobs->open()->isEmpty());
}

MENDIAN_TEST(TestStoredPrintJobs)
#include "tst_storedprintjobs.moc"
