// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/printer/driver.h"
#include "tests/support/fakeprinter.h"
#include "tests/support/sampleslips.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <sys/stat.h>
#include <thread>

using namespace mendian;
using namespace mendian::printer;
using namespace mendian::test;
using documents::PrintReason;

class TestPrinterDriver : public QObject
{
    Q_OBJECT
private slots:
    void printsWithProof_data();
    void printsWithProof();
    void badDays_data();
    void badDays();
    void silentPrinterIsSentThenUnknown();
    void refusedPrinterIsTriedAgain();
    void nobodyThere();
    void drawerPulse();
    void brokenSlipIsThrownAwayBeforeTheNext();
    void stopEndsTheWait();
    void deviceFile();
    void filesAreNumberedOn();
};

namespace {
PrinterTiming shortTiming()
{
    PrinterTiming t;
    t.connect = 300;
    t.retries = {10, 20};
    t.status = 120;
    t.stall = 200;
    t.proof = 300;
    t.proofLine = 1;
    t.askAgain = 50;
    t.drain = 200;
    return t;
}

PrinterProfile with(StatusMode status)
{
    PrinterProfile p = profile(QStringLiteral("generic-80")).value();
    p.status = status;
    p.chunkBytes = 100;
    return p;
}

struct Result3
{
    PrintOutcome outcome;
    bool sent = false;
};

Result3 printTo(PrinterDriver &driver, const PrintData &data)
{
    Result3 result;
    result.outcome = driver.print(data, [&] { result.sent = true; });
    return result;
}

PrintData receiptFor(const PrinterProfile &profile) { return escPos(sampleReceipt(), profile); }

PrinterAddress at(const FakePrinter &printer) { return {QStringLiteral("127.0.0.1"), printer.port(), {}}; }
} // namespace

void TestPrinterDriver::printsWithProof_data()
{
    QTest::addColumn<StatusMode>("status");
    QTest::addColumn<PrintEnd>("end");
    QTest::newRow("none: no proof") << StatusMode::None << PrintEnd::Sent;
    QTest::newRow("eot") << StatusMode::Eot << PrintEnd::Printed;
    QTest::newRow("asb") << StatusMode::Asb << PrintEnd::Printed;
    QTest::newRow("process id") << StatusMode::ProcessId << PrintEnd::Printed;
}

void TestPrinterDriver::printsWithProof()
{
    QFETCH(StatusMode, status);
    FakePrinter printer;
    const PrinterProfile profile = with(status);
    const auto driver = makeDriver(profile, at(printer), shortTiming());
    const PrintData data = receiptFor(profile);
    const Result3 result = printTo(*driver, data);
    QTEST(result.outcome.end, "end");
    QVERIFY(result.sent);
    QCOMPARE(result.outcome.health.answered, status != StatusMode::None);
    QCOMPARE(printer.printed(), data.bytes);
    QCOMPARE(printer.cuts(), 1);
    QCOMPARE(printer.pulses(), 0);
}

void TestPrinterDriver::badDays_data()
{
    using Habits = FakePrinter::Habits;
    QTest::addColumn<StatusMode>("status");
    QTest::addColumn<Habits>("habits");
    QTest::addColumn<PrintEnd>("end");
    QTest::addColumn<PrintReason>("reason");
    const auto row = [](const char *name, StatusMode status, const Habits &habits, PrintEnd end, PrintReason reason) {
        QTest::newRow(name) << status << habits << end << reason;
    };
    using enum StatusMode;
    Habits cover;
    cover.coverOpen = true;
    row("cover open before", Eot, cover, PrintEnd::NotStarted, PrintReason::CoverOpen);
    Habits paper;
    paper.paperOut = true;
    row("no paper before", Asb, paper, PrintEnd::NotStarted, PrintReason::PaperOut);
    paper.onlyOneAndFour = true;
    row("no paper, cheap printer", Eot, paper, PrintEnd::NotStarted, PrintReason::PaperOut);
    Habits cutter;
    cutter.cutterJam = true;
    row("cutter before", Eot, cutter, PrintEnd::NotStarted, PrintReason::Cutter);
    Habits near;
    near.nearEnd = true;
    row("paper near its end prints", Eot, near, PrintEnd::Printed, PrintReason::None);
    Habits opens;
    opens.coverAt = 200;
    row("cover opens after 200 bytes, eot", Eot, opens, PrintEnd::Failed, PrintReason::CoverOpen);
    row("cover opens after 200 bytes, asb", Asb, opens, PrintEnd::Failed, PrintReason::CoverOpen);
    Habits ends;
    ends.paperOutAt = 300;
    row("paper ends in the middle", ProcessId, ends, PrintEnd::Failed, PrintReason::PaperOut);
    ends.onlyOneAndFour = true;
    row("paper ends in the middle, cheap printer", Eot, ends, PrintEnd::Failed, PrintReason::PaperOut);
    Habits resets;
    resets.resetAt = 400;
    row("reset in the middle", Eot, resets, PrintEnd::Unknown, PrintReason::Broken);
    Habits hangs;
    hangs.hangAt = 100;
    row("hangs", Eot, hangs, PrintEnd::Unknown, PrintReason::Timeout);
    Habits busy;
    busy.throwOut = 2;
    row("another till, then free", Eot, busy, PrintEnd::Printed, PrintReason::None);
    busy.throwOut = 3;
    row("another till all the time", Eot, busy, PrintEnd::NotStarted, PrintReason::Refused);
}

void TestPrinterDriver::badDays()
{
    QFETCH(StatusMode, status);
    QFETCH(FakePrinter::Habits, habits);
    QFETCH(PrintEnd, end);
    FakePrinter printer;
    printer.set(habits);
    const PrinterProfile profile = with(status);
    const auto driver = makeDriver(profile, at(printer), shortTiming());
    const Result3 result = printTo(*driver, receiptFor(profile));
    // A reset may be seen while still sending or while waiting: both ask the person.
    const bool either = habits.resetAt >= 0 && result.outcome.end == PrintEnd::Failed;
    QVERIFY2(result.outcome.end == end || either, qPrintable(QString::number(int(result.outcome.end))));
    QTEST(result.outcome.reason, "reason");
    if (end == PrintEnd::NotStarted)
        QVERIFY(printer.printed().isEmpty());
    QCOMPARE(printer.cuts(), end == PrintEnd::Printed ? 1 : 0);
}

void TestPrinterDriver::silentPrinterIsSentThenUnknown()
{
    FakePrinter printer;
    FakePrinter::Habits silent;
    silent.silent = true;
    printer.set(silent);
    const auto driver = makeDriver(with(StatusMode::Eot), at(printer), shortTiming());
    const Result3 result = printTo(*driver, receiptFor(with(StatusMode::Eot)));
    QVERIFY(result.sent);
    QCOMPARE(result.outcome.end, PrintEnd::Unknown);
    QCOMPARE(result.outcome.reason, PrintReason::Timeout);
    QVERIFY(!result.outcome.health.answered);
    QCOMPARE(printer.cuts(), 1);
}

void TestPrinterDriver::refusedPrinterIsTriedAgain()
{
    quint16 port = 0;
    {
        FakePrinter gone;
        port = gone.port();
    }
    const auto driver = makeDriver(with(StatusMode::Eot), {QStringLiteral("127.0.0.1"), port, {}}, shortTiming());
    QElapsedTimer timer;
    timer.start();
    const Result3 result = printTo(*driver, receiptFor(with(StatusMode::Eot)));
    QVERIFY(timer.elapsed() >= 30); // both waits
    QCOMPARE(result.outcome.end, PrintEnd::NotStarted);
    QCOMPARE(result.outcome.reason, PrintReason::Refused);
    QVERIFY(!result.sent);
    QCOMPARE(driver->ask().error().code, ErrorCode::Busy);
}

void TestPrinterDriver::nobodyThere()
{
    const auto driver = makeDriver(with(StatusMode::Eot), {QStringLiteral("no such host"), 9100, {}}, shortTiming());
    const Result3 result = printTo(*driver, receiptFor(with(StatusMode::Eot)));
    QCOMPARE(result.outcome.end, PrintEnd::NotStarted);
    QCOMPARE(result.outcome.reason, PrintReason::Offline);
}

void TestPrinterDriver::drawerPulse()
{
    FakePrinter printer;
    PrinterProfile profile = with(StatusMode::Eot);
    const PrintData pulse = drawerJob(profile).value();
    auto driver = makeDriver(profile, at(printer), shortTiming());
    QCOMPARE(printTo(*driver, pulse).outcome.end, PrintEnd::Sent);
    QTRY_COMPARE(printer.pulses(), 1);
    // Without paper a queued pulse would wait in the printer: either in real time or not at all.
    FakePrinter::Habits paper;
    paper.paperOut = true;
    printer.set(paper);
    const Result3 refused = printTo(*driver, pulse);
    QCOMPARE(refused.outcome.end, PrintEnd::NotStarted);
    QCOMPARE(refused.outcome.reason, PrintReason::PaperOut);
    profile.drawerRealtime = QByteArray::fromHex("1014010001");
    driver = makeDriver(profile, at(printer), shortTiming());
    QCOMPARE(printTo(*driver, pulse).outcome.end, PrintEnd::Sent);
    QTRY_COMPARE(printer.count("1014"), 1);
    QCOMPARE(printer.pulses(), 1);
}

void TestPrinterDriver::brokenSlipIsThrownAwayBeforeTheNext()
{
    FakePrinter printer;
    FakePrinter::Habits opens;
    opens.coverAt = 200;
    printer.set(opens);
    const PrinterProfile profile = with(StatusMode::Asb);
    const auto driver = makeDriver(profile, at(printer), shortTiming());
    QCOMPARE(printTo(*driver, receiptFor(profile)).outcome.end, PrintEnd::Failed);
    QCOMPARE(printer.count("1005"), 0);
    printer.set({});
    QCOMPARE(printTo(*driver, receiptFor(profile)).outcome.end, PrintEnd::Printed);
    QCOMPARE(printer.count("1005"), 1);
    QCOMPARE(printTo(*driver, receiptFor(profile)).outcome.end, PrintEnd::Printed);
    QCOMPARE(printer.count("1005"), 1);
}

void TestPrinterDriver::stopEndsTheWait()
{
    FakePrinter printer;
    FakePrinter::Habits silent;
    silent.silent = true;
    printer.set(silent);
    PrinterTiming slow = shortTiming();
    slow.proof = 60'000;
    const auto driver = makeDriver(with(StatusMode::Eot), at(printer), slow);
    std::thread stopper;
    const PrintOutcome outcome = driver->print(receiptFor(with(StatusMode::Eot)), [&] {
        stopper = std::thread([&] {
            QThread::msleep(30);
            driver->stop();
        });
    });
    stopper.join();
    QCOMPARE(outcome.end, PrintEnd::Unknown);
}

void TestPrinterDriver::deviceFile()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("lp0"));
    PrinterProfile profile = with(StatusMode::None);
    profile.link = Link::Device;
    const auto driver = makeDriver(profile, {{}, 0, path}, shortTiming());
    QCOMPARE(printTo(*driver, receiptFor(profile)).outcome.reason, PrintReason::Offline); // unplugged
    QCOMPARE(::mkfifo(path.toLocal8Bit().constData(), 0600), 0);
    QFile reader(path);
    QVERIFY(reader.open(QIODevice::ReadWrite)); // keeps the bytes alive after the driver has closed
    const PrintData data = receiptFor(profile);
    QCOMPARE(printTo(*driver, data).outcome.end, PrintEnd::Sent);
    QByteArray got(data.bytes.size(), '\0');
    QCOMPARE(::read(reader.handle(), got.data(), size_t(got.size())), ssize_t(data.bytes.size()));
    QCOMPARE(got, data.bytes);
    // A device that takes no more, as usblp without paper does: the first byte has left.
    PrintData endless = data;
    while (endless.bytes.size() < 200'000)
        endless.bytes += data.bytes;
    const PrintOutcome stalled = printTo(*driver, endless).outcome;
    QCOMPARE(stalled.end, PrintEnd::Failed);
    QCOMPARE(stalled.reason, PrintReason::Timeout);
}

void TestPrinterDriver::filesAreNumberedOn()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("receipts"));
    const PrinterProfile profile = printer::profile(QStringLiteral("file")).value();
    const PrintData data = receiptFor(profile);
    QCOMPARE(printTo(*makeDriver(profile, {{}, 0, path}), data).outcome.end, PrintEnd::Sent);
    // A new process goes on after the last number.
    const auto driver = makeDriver(profile, {{}, 0, path});
    const Result3 second = printTo(*driver, drawerJob(profile).value());
    QVERIFY(second.sent);
    QCOMPARE(QDir(path).entryList(QDir::Files),
        (QStringList{QStringLiteral("0001-receipt.bin"), QStringLiteral("0001-receipt.txt"),
            QStringLiteral("0002-drawer.bin"), QStringLiteral("0002-drawer.txt")}));
    QFile bytes(path + QStringLiteral("/0001-receipt.bin"));
    QVERIFY(bytes.open(QIODevice::ReadOnly));
    QCOMPARE(bytes.readAll(), data.bytes);
    QFile text(path + QStringLiteral("/0001-receipt.txt"));
    QVERIFY(text.open(QIODevice::ReadOnly));
    QVERIFY(QString::fromUtf8(text.readAll()).contains(QStringLiteral(u"应收 85.00")));
    // A folder that cannot be made: nothing has left, the job waits.
    const auto blocked = makeDriver(profile, {{}, 0, path + QStringLiteral("/0001-receipt.txt/x")});
    QCOMPARE(printTo(*blocked, data).outcome.end, PrintEnd::NotStarted);
}

MENDIAN_TEST(TestPrinterDriver)
#include "tst_printerdriver.moc"
