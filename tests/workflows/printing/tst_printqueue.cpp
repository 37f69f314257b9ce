// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fakeprinter.h"
#include "tests/support/memoryprintjobs.h"
#include "tests/support/sampleslips.h"
#include "tests/support/testmain.h"
#include "workflows/printing/printqueue.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <deque>
#include <mutex>

using namespace mendian;
using namespace mendian::documents;
using namespace mendian::printer;
using namespace mendian::printing;
using namespace mendian::test;

class TestPrintQueue : public QObject
{
    Q_OBJECT
private slots:
    void printsAReceiptAndOpensTheDrawerFirst();
    void waitsForThePrinterToBeWell();
    void neverRepeatsABrokenSlipByItself();
    void silentPrinterIsSentThenUnknown();
    void whatWasBeingSentIsUnknownAfterARestart();
    void closingKeepsWhatNeverStarted();
    void aLateDrawerStaysShut();
    void reprintsCarryMarkAndNumber();
    void personDecides();
    void aSlipThatCannotBeReadDoesNotBlockTheQueue();
    void savesBeforeTheFirstByte();
    void aNewPrinterTakesOver();
    void asksThePrinter();
    void printsTheSameBytesAfterARestart();
};

namespace {

/// Plays back outcomes and remembers what it was given; Printed when nothing is planned.
class PlannedDriver final : public PrinterDriver
{
public:
    PrintOutcome print(const PrintData &job, const std::function<void()> &onSent) override
    {
        const std::lock_guard lock(m_mutex);
        names.append(job.name);
        bytes.append(job.bytes);
        PrintOutcome outcome{PrintEnd::Printed, PrintReason::None, {}, {}};
        if (!plan.empty()) {
            outcome = plan.front();
            plan.pop_front();
        }
        if (outcome.end != PrintEnd::NotStarted && outcome.end != PrintEnd::Failed)
            onSent();
        return outcome;
    }
    Result<PrinterHealth> ask() override { return PrinterHealth{.answered = true, .paperNearEnd = true}; }
    void stop() override {}

    QStringList printedNames()
    {
        const std::lock_guard lock(m_mutex);
        return names;
    }
    std::deque<PrintOutcome> plan;
    QStringList names;
    QByteArrayList bytes;

private:
    std::mutex m_mutex;
};

PrintJob receiptJob(Timestamp at, const QString &kind = QStringLiteral("receipt"))
{
    PrintJob job;
    job.id = PrintJobId::create();
    job.kind = kind;
    job.subject = sampleSale().id.bytes();
    job.printer = QStringLiteral("receipt");
    job.createdAt = job.changedAt = at;
    if (!job.isDrawer())
        job.document = toJsonBytes(sampleReceipt());
    return job;
}

PrinterTiming shortTiming()
{
    PrinterTiming t;
    t.retries = {};
    t.status = 150;
    t.proof = 300;
    t.proofLine = 0;
    t.askAgain = 40;
    t.drain = 200;
    return t;
}

struct Shop
{
    Shop() { options.retryMs = {20, 40}; }
    void open()
    {
        queue = std::make_unique<PrintQueue>(jobs, clock, options);
        queue->setPrinter(profile, driver);
        QVERIFY(queue->start());
    }
    void openWith(const FakePrinter &fake, StatusMode status)
    {
        profile.status = status;
        driver = makeDriver(profile, {QStringLiteral("127.0.0.1"), fake.port(), {}}, shortTiming());
        open();
    }
    PrintJobId add(const QString &kind = QStringLiteral("receipt"))
    {
        const PrintJob job = receiptJob(clock.wall(), kind);
        Q_UNUSED(jobs.add(job, {}));
        if (queue)
            queue->wake();
        return job.id;
    }
    PrintState stateOf(PrintJobId id) { return jobs.byId(id)->state; }

    ManualClock clock;
    MemoryPrintJobs jobs;
    PrintQueueOptions options;
    PrinterProfile profile = printer::profile(QStringLiteral("generic-80")).value();
    std::shared_ptr<PrinterDriver> driver;
    std::unique_ptr<PrintQueue> queue;
};

} // namespace

void TestPrintQueue::printsAReceiptAndOpensTheDrawerFirst()
{
    FakePrinter fake;
    Shop shop;
    const PrintJobId receipt = shop.add();
    const PrintJobId drawer = shop.add(kDrawerJob); // the later row, yet first out
    shop.openWith(fake, StatusMode::Eot);
    QTRY_COMPARE(shop.stateOf(receipt), PrintState::Printed);
    QCOMPARE(shop.stateOf(drawer), PrintState::Sent);
    QCOMPARE(fake.pulses(), 1);
    QCOMPARE(fake.cuts(), 1);
    QVERIFY(fake.printed().startsWith(QByteArray::fromHex("1B700019FA1B40")));
    QCOMPARE(shop.queue->trouble(), PrintReason::None);
    QVERIFY(shop.queue->health().answered);
}

void TestPrintQueue::waitsForThePrinterToBeWell()
{
    FakePrinter fake;
    FakePrinter::Habits cover;
    cover.coverOpen = true;
    fake.set(cover);
    Shop shop;
    shop.openWith(fake, StatusMode::Eot);
    QSignalSpy trouble(shop.queue.get(), &PrintQueue::printerChanged);
    const PrintJobId receipt = shop.add();
    QTRY_VERIFY(shop.jobs.byId(receipt)->tries >= 2);
    QTRY_COMPARE(shop.stateOf(receipt), PrintState::Queued);
    QCOMPARE(shop.jobs.byId(receipt)->reason, PrintReason::CoverOpen);
    QCOMPARE(shop.queue->trouble(), PrintReason::CoverOpen);
    QCOMPARE(trouble.size(), 1); // told once, not with each try
    fake.set({});
    QTRY_COMPARE(shop.stateOf(receipt), PrintState::Printed);
    QCOMPARE(fake.cuts(), 1);
    QCOMPARE(shop.queue->trouble(), PrintReason::None);
    QCOMPARE(shop.jobs.byId(receipt)->mark, PrintMark::None);
}

void TestPrintQueue::neverRepeatsABrokenSlipByItself()
{
    FakePrinter fake;
    FakePrinter::Habits opens;
    opens.coverAt = 200;
    fake.set(opens);
    Shop shop;
    shop.openWith(fake, StatusMode::Asb);
    const PrintJobId receipt = shop.add();
    QTRY_COMPARE(shop.stateOf(receipt), PrintState::Failed);
    QCOMPARE(shop.jobs.byId(receipt)->reason, PrintReason::CoverOpen);
    fake.set({}); // closed again
    const int connections = fake.connections();
    shop.queue->wake();
    QTest::qWait(100);
    QCOMPARE(fake.connections(), connections);
    QCOMPARE(fake.cuts(), 0);
    const auto copy = shop.queue->repeat(receipt, QStringLiteral("0017"));
    QVERIFY(copy);
    QTRY_COMPARE(shop.stateOf(*copy), PrintState::Printed);
    QCOMPARE(shop.stateOf(receipt), PrintState::Cancelled);
    QVERIFY(printedLines(fake.printed()).join(u'\n').contains(QStringLiteral(u"* 补打 1 *")));
    QCOMPARE(fake.cuts(), 1);
    QCOMPARE(shop.jobs.copiesBy, QStringList{QStringLiteral("0017")});
}

void TestPrintQueue::silentPrinterIsSentThenUnknown()
{
    FakePrinter fake;
    FakePrinter::Habits silent;
    silent.silent = true;
    fake.set(silent);
    Shop shop;
    shop.openWith(fake, StatusMode::Eot);
    QSignalSpy changes(shop.queue.get(), &PrintQueue::jobChanged);
    const PrintJobId receipt = shop.add();
    QTRY_COMPARE(shop.stateOf(receipt), PrintState::Unknown);
    QList<PrintState> states;
    for (const QList<QVariant> &change : changes)
        states.append(change.at(1).value<PrintState>());
    QCOMPARE(states, (QList<PrintState>{PrintState::Sending, PrintState::Sent, PrintState::Unknown}));
    QTest::qWait(80);
    QCOMPARE(fake.cuts(), 1);
    QCOMPARE(shop.jobs.byId(receipt)->tries, 1);
}

void TestPrintQueue::whatWasBeingSentIsUnknownAfterARestart()
{
    Shop shop;
    const auto driver = std::make_shared<PlannedDriver>();
    shop.driver = driver;
    PrintJob interrupted = receiptJob(shop.clock.wall());
    interrupted.state = PrintState::Sending;
    PrintJob elsewhere = interrupted;
    elsewhere.id = PrintJobId::create();
    elsewhere.printer = QStringLiteral("kitchen");
    QVERIFY(shop.jobs.add(interrupted, {}) && shop.jobs.add(elsewhere, {}));
    const PrintJobId waiting = shop.add();
    shop.open();
    QTRY_COMPARE(shop.stateOf(waiting), PrintState::Printed);
    QCOMPARE(shop.stateOf(interrupted.id), PrintState::Unknown);
    QCOMPARE(shop.stateOf(elsewhere.id), PrintState::Sending);
    QCOMPARE(driver->printedNames().size(), 1);
}

void TestPrintQueue::closingKeepsWhatNeverStarted()
{
    // Off the network: the driver is still trying when the program is closed.
    quint16 port = 0;
    {
        FakePrinter gone;
        port = gone.port();
    }
    Shop shop;
    PrinterTiming slow = shortTiming();
    slow.retries = {60'000};
    shop.driver = makeDriver(shop.profile, {QStringLiteral("127.0.0.1"), port, {}}, slow);
    shop.open();
    const PrintJobId receipt = shop.add();
    QTRY_COMPARE(shop.stateOf(receipt), PrintState::Sending);
    QElapsedTimer timer;
    timer.start();
    shop.queue.reset();
    QVERIFY(timer.elapsed() < 5000);
    QCOMPARE(shop.stateOf(receipt), PrintState::Queued);
    const auto driver = std::make_shared<PlannedDriver>();
    shop.driver = driver;
    shop.open();
    QTRY_COMPARE(shop.stateOf(receipt), PrintState::Printed);
}

void TestPrintQueue::aLateDrawerStaysShut()
{
    FakePrinter fake;
    FakePrinter::Habits paper;
    paper.paperOut = true;
    fake.set(paper);
    Shop shop;
    shop.openWith(fake, StatusMode::Eot);
    const PrintJobId drawer = shop.add(kDrawerJob);
    QTRY_COMPARE(shop.jobs.byId(drawer)->reason, PrintReason::PaperOut);
    shop.clock.advance(6000);
    QTRY_COMPARE(shop.stateOf(drawer), PrintState::Cancelled);
    QCOMPARE(shop.jobs.byId(drawer)->reason, PrintReason::PaperOut);
    fake.set({});
    const PrintJobId old = shop.add(kDrawerJob); // found after a restart, say
    shop.queue.reset();
    shop.clock.advance(6000);
    shop.openWith(fake, StatusMode::Eot);
    QTRY_COMPARE(shop.stateOf(old), PrintState::Cancelled);
    QCOMPARE(fake.pulses(), 0);
    // A printer without a drawer socket: the pulse is dropped, the receipts go on.
    shop.profile.drawerPulse.clear();
    shop.queue->setPrinter(shop.profile, std::make_shared<PlannedDriver>());
    const PrintJobId none = shop.add(kDrawerJob);
    QTRY_COMPARE(shop.stateOf(none), PrintState::Cancelled);
}

void TestPrintQueue::reprintsCarryMarkAndNumber()
{
    FakePrinter fake;
    Shop shop;
    shop.openWith(fake, StatusMode::Eot);
    const PrintJobId receipt = shop.add();
    QTRY_COMPARE(shop.stateOf(receipt), PrintState::Printed);
    const QByteArray subject = sampleSale().id.bytes();
    for (int n = 1; n <= 2; ++n) {
        const auto copy = shop.queue->reprint(subject, QStringLiteral("receipt"), QStringLiteral("0017"));
        QVERIFY(copy);
        QTRY_COMPARE(shop.stateOf(*copy), PrintState::Printed);
        QCOMPARE(shop.jobs.byId(*copy)->copy, n);
        QVERIFY(printedLines(fake.printed()).join(u'\n').contains(QStringLiteral(u"* 重打 %1 *").arg(n)));
    }
    QCOMPARE(shop.jobs.copiesBy.size(), 2);
    QCOMPARE(shop.queue->reprint(QByteArray(16, 'x'), QStringLiteral("receipt"), {}).error().code, ErrorCode::NotFound);
    QCOMPARE(shop.queue->reprint(subject, QStringLiteral("z"), {}).error().code, ErrorCode::NotFound);
}

void TestPrintQueue::personDecides()
{
    Shop shop;
    const auto driver = std::make_shared<PlannedDriver>();
    driver->plan = {{PrintEnd::Unknown, PrintReason::Timeout, {}, {}},
        {PrintEnd::Failed, PrintReason::PaperOut, {}, {}}, {PrintEnd::Printed, PrintReason::None, {}, {}}};
    shop.driver = driver;
    shop.open();
    const PrintJobId unknown = shop.add();
    QTRY_COMPARE(shop.stateOf(unknown), PrintState::Unknown);
    QVERIFY(shop.queue->dismiss(unknown)); // the paper is there
    QCOMPARE(shop.stateOf(unknown), PrintState::Cancelled);
    QCOMPARE(shop.queue->repeat(unknown, {}).error().code, ErrorCode::Conflict);
    const PrintJobId failed = shop.add();
    QTRY_COMPARE(shop.stateOf(failed), PrintState::Failed);
    const PrintJobId printed = shop.add();
    QTRY_COMPARE(shop.stateOf(printed), PrintState::Printed);
    QCOMPARE(shop.queue->repeat(printed, {}).error().code, ErrorCode::Conflict);
    QCOMPARE(shop.queue->dismiss(printed).error().code, ErrorCode::Conflict);
    QCOMPARE(shop.queue->dismiss(PrintJobId::create()).error().code, ErrorCode::NotFound);
    const PrintJobId drawer = shop.add(kDrawerJob);
    QCOMPARE(shop.queue->repeat(drawer, {}).error().code, ErrorCode::Unsupported);
    const auto copy = shop.queue->repeat(failed, QStringLiteral("0003"));
    QVERIFY(copy);
    QTRY_COMPARE(shop.stateOf(*copy), PrintState::Printed);
}

void TestPrintQueue::aSlipThatCannotBeReadDoesNotBlockTheQueue()
{
    Shop shop;
    const auto driver = std::make_shared<PlannedDriver>();
    shop.driver = driver;
    PrintJob bad = receiptJob(shop.clock.wall());
    bad.document = "{}";
    QVERIFY(shop.jobs.add(bad, {}));
    const PrintJobId good = shop.add();
    shop.open();
    QTRY_COMPARE(shop.stateOf(good), PrintState::Printed);
    QCOMPARE(shop.stateOf(bad.id), PrintState::Failed);
    QCOMPARE(shop.jobs.byId(bad.id)->reason, PrintReason::BadDocument);
    QCOMPARE(shop.queue->trouble(), PrintReason::None);
}

void TestPrintQueue::savesBeforeTheFirstByte()
{
    Shop shop;
    const auto driver = std::make_shared<PlannedDriver>();
    shop.driver = driver;
    shop.jobs.brokenSaves = 1000; // the disk is full for a while
    const PrintJobId receipt = shop.add();
    shop.open();
    QTRY_VERIFY(shop.jobs.brokenSaves < 998); // tried again, and again
    QVERIFY(driver->printedNames().isEmpty());
    QCOMPARE(shop.stateOf(receipt), PrintState::Queued);
    shop.jobs.brokenSaves = 0;
    QTRY_COMPARE(shop.stateOf(receipt), PrintState::Printed);
    QCOMPARE(driver->printedNames().size(), 1);
}

void TestPrintQueue::aNewPrinterTakesOver()
{
    Shop shop;
    shop.open(); // none set up
    const PrintJobId receipt = shop.add();
    QTest::qWait(30);
    QCOMPARE(shop.stateOf(receipt), PrintState::Queued);
    QCOMPARE(shop.jobs.byId(receipt)->tries, 0);
    const auto driver = std::make_shared<PlannedDriver>();
    shop.queue->setPrinter(shop.profile, driver);
    QTRY_COMPARE(shop.stateOf(receipt), PrintState::Printed);
}

void TestPrintQueue::asksThePrinter()
{
    Shop shop;
    shop.driver = std::make_shared<PlannedDriver>();
    shop.open();
    QSignalSpy told(shop.queue.get(), &PrintQueue::printerChanged);
    shop.queue->ask();
    QTRY_COMPARE(told.size(), 1);
    QVERIFY(shop.queue->health().paperNearEnd);
    QCOMPARE(shop.queue->trouble(), PrintReason::None);
}

void TestPrintQueue::printsTheSameBytesAfterARestart()
{
    Shop shop;
    const auto driver = std::make_shared<PlannedDriver>();
    shop.driver = driver;
    shop.open();
    PrintJobId receipt = shop.add();
    QTRY_COMPARE(shop.stateOf(receipt), PrintState::Printed);
    shop.queue.reset();
    shop.open();
    receipt = shop.add();
    QTRY_COMPARE(shop.stateOf(receipt), PrintState::Printed);
    QCOMPARE(driver->bytes.size(), 2);
    QCOMPARE(driver->bytes.at(0), driver->bytes.at(1));
    QCOMPARE(driver->bytes.at(0), escPos(sampleReceipt(), shop.profile).bytes);
}

MENDIAN_TEST(TestPrintQueue)
#include "tst_printqueue.moc"
