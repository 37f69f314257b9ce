// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/scanner/decode.h"
#include "devices/scanner/framesplitter.h"
#include "devices/scanner/simulatedscanner.h"
#include "tests/support/testmain.h"

#include <QSignalSpy>
#include <random>

using namespace mendian;
using namespace mendian::devices;

class TestFrameSplitter : public QObject
{
    Q_OBJECT
private slots:
    void ends_data();
    void ends();
    void anyPiecesGiveTheSameFrames();
    void silenceEndsAFrame();
    void aLineWithoutItsEndIsIncomplete();
    void anEndlessFrameIsCutOnce();
    void aPulledCableLosesNothingSilently();
    void textIsUtf8OrGb18030();
    void wedgeTextIsAscii();
    void aimIdentifierIsTakenOff();
    void theSimulatorReadsOnlyWhenReady();
    void profilesAreChecked();
};

void TestFrameSplitter::ends_data()
{
    QTest::addColumn<FrameEnd>("end");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArrayList>("frames");
    const QByteArrayList two{"690", "691"};
    QTest::newRow("any: CR") << FrameEnd::AnyLine << QByteArray("690\r691\r") << two;
    QTest::newRow("any: LF") << FrameEnd::AnyLine << QByteArray("690\n691\n") << two;
    QTest::newRow("any: CR LF") << FrameEnd::AnyLine << QByteArray("690\r\n691\r\n") << two;
    QTest::newRow("any: empty lines") << FrameEnd::AnyLine << QByteArray("\r\n\n690\r\r691\n\n") << two;
    QTest::newRow("STX ETX") << FrameEnd::AnyLine
                             << QByteArray("\x02"
                                           "690\x03\r\x02"
                                           "691\x03\r")
                             << two;
    QTest::newRow("CR: a following LF is dropped") << FrameEnd::Cr << QByteArray("690\r\n691\r") << two;
    QTest::newRow("CR: LF inside stays") << FrameEnd::Cr << QByteArray("6\n90\r") << QByteArrayList{"6\n90"};
    QTest::newRow("LF: CR inside stays") << FrameEnd::Lf << QByteArray("6\r90\n691\n")
                                         << QByteArrayList{"6\r90", "691"};
    QTest::newRow("CR LF only") << FrameEnd::CrLf << QByteArray("6\r9\n0\r\n691\r\n")
                                << QByteArrayList{"6\r9\n0", "691"};
    QTest::newRow("NUL and noise stay inside") << FrameEnd::AnyLine
                                               << QByteArray("6\0\xff"
                                                             "9\r",
                                                      5)
                                               << QByteArrayList{QByteArray("6\0\xff"
                                                                            "9",
                                                      4)};
}

namespace {
QByteArrayList bytesOf(const QList<Frame> &frames)
{
    QByteArrayList list;
    for (const Frame &frame : frames)
        list.append(frame.bytes);
    return list;
}
} // namespace

void TestFrameSplitter::ends()
{
    QFETCH(FrameEnd, end);
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArrayList, frames);
    FrameSplitter whole(end);
    QCOMPARE(bytesOf(whole.feed(bytes, 0)), frames);
    FrameSplitter single(end);
    QList<Frame> found;
    for (const char byte : bytes)
        found += single.feed(QByteArray(1, byte), 0);
    QCOMPARE(bytesOf(found), frames);
    for (const Frame &frame : found)
        QVERIFY(!frame.incomplete);
}

void TestFrameSplitter::anyPiecesGiveTheSameFrames()
{
    std::mt19937 random(7);
    for (int round = 0; round < 200; ++round) {
        QByteArray bytes;
        QByteArrayList sent;
        for (int i = 0; i < 20; ++i) {
            sent.append(QByteArray::number(6'900'000'000'000 + static_cast<qint64>(random() % 1'000'000'000)));
            bytes += sent.constLast() + "\r\n";
        }
        FrameSplitter splitter(FrameEnd::CrLf);
        QList<Frame> found;
        qint64 now = 0;
        for (qsizetype at = 0; at < bytes.size();) {
            const auto size = static_cast<qsizetype>(1 + random() % 40);
            found += splitter.feed(bytes.mid(at, size), now += 3);
            at += size;
        }
        QCOMPARE(bytesOf(found), sent);
    }
}

void TestFrameSplitter::silenceEndsAFrame()
{
    FrameSplitter splitter(FrameEnd::Silence, 60);
    QVERIFY(!splitter.deadline());
    QVERIFY(splitter.feed("6901", 1000).isEmpty());
    QVERIFY(splitter.feed("2345", 1050).isEmpty());
    QCOMPARE(splitter.deadline().value(), 1110);
    QVERIFY(splitter.tick(1109).isEmpty());
    QCOMPARE(splitter.tick(1110), (QList<Frame>{{"69012345", false}}));
    QVERIFY(splitter.tick(2000).isEmpty());
    // Nobody ticked in time: the next read still begins a new frame.
    QVERIFY(splitter.feed("111111", 3000).isEmpty());
    QCOMPARE(splitter.feed("222222", 3060), (QList<Frame>{{"111111", false}}));
}

void TestFrameSplitter::aLineWithoutItsEndIsIncomplete()
{
    FrameSplitter splitter(FrameEnd::Cr);
    QVERIFY(splitter.feed("690123", 1000).isEmpty());
    QVERIFY(splitter.tick(1400).isEmpty());
    QCOMPARE(splitter.tick(1000 + FrameSplitter::kStaleMs), (QList<Frame>{{"690123", true}}));
}

void TestFrameSplitter::anEndlessFrameIsCutOnce()
{
    FrameSplitter splitter(FrameEnd::AnyLine);
    QVERIFY(splitter.feed(QByteArray(10'000, 'x'), 0).isEmpty());
    const QList<Frame> frames = splitter.feed("\r6901234567892\r", 1);
    QCOMPARE(frames.size(), 2);
    QCOMPARE(frames[0].bytes.size(), FrameSplitter::kCap);
    QVERIFY(frames[0].incomplete);
    QCOMPARE(frames[1], (Frame{"6901234567892", false}));
}

void TestFrameSplitter::aPulledCableLosesNothingSilently()
{
    FrameSplitter splitter(FrameEnd::AnyLine);
    QVERIFY(splitter.feed("69012", 0).isEmpty());
    QCOMPARE(splitter.close(), (QList<Frame>{{"69012", true}}));
    QVERIFY(splitter.close().isEmpty());
}

void TestFrameSplitter::textIsUtf8OrGb18030()
{
    QCOMPARE(decodeText("6901234567892"), QStringLiteral("6901234567892"));
    QCOMPARE(decodeText(QStringLiteral(u"牛奶").toUtf8()), QStringLiteral(u"牛奶"));
    QCOMPARE(decodeText(QByteArray("\xc5\xa3\xc4\xcc")), QStringLiteral(u"牛奶"));
    QVERIFY(!decodeText(QByteArray("\xff\xff\xff")).isNull());
}

void TestFrameSplitter::wedgeTextIsAscii()
{
    QCOMPARE(wedgeText(QStringLiteral(u"６９０１")), QStringLiteral("6901"));
    QCOMPARE(wedgeText(QStringLiteral(u"69牛01\x07\u00e9")), QStringLiteral("6901"));
    QCOMPARE(wedgeText(QStringLiteral("AB ~")), QStringLiteral("AB ~"));
}

void TestFrameSplitter::aimIdentifierIsTakenOff()
{
    const ManualClock clock;
    const Decode decode = makeDecode(QByteArray("]E06901234567892"), QStringLiteral("s"), clock);
    QCOMPARE(decode.aimId, QStringLiteral("]E0"));
    QCOMPARE(decode.text, QStringLiteral("6901234567892"));
    QCOMPARE(decode.raw(), QStringLiteral("]E06901234567892"));
    QCOMPARE(decode.bytes, QByteArray("]E06901234567892"));
    QCOMPARE(decode.at, clock.wall());
    QCOMPARE(makeDecode(QByteArray("]!x"), QStringLiteral("s"), clock).text, QStringLiteral("]!x"));
}

void TestFrameSplitter::theSimulatorReadsOnlyWhenReady()
{
    const ManualClock clock;
    SimulatedScanner scanner(clock);
    QSignalSpy spy(&scanner, &Scanner::decoded);
    scanner.scan(QStringLiteral("1"));
    scanner.start();
    scanner.scan(QStringLiteral("2"));
    scanner.unplug();
    QCOMPARE(scanner.state(), Scanner::State::Waiting);
    scanner.scan(QStringLiteral("3"));
    QCOMPARE(spy.size(), 1);
    QCOMPARE(spy[0][0].value<Decode>().text, QStringLiteral("2"));
}

void TestFrameSplitter::profilesAreChecked()
{
    QVERIFY(ScannerProfile::usb().check());
    QVERIFY(ScannerProfile::serial(FrameEnd::Silence, 115200).check());
    QVERIFY(ScannerProfile::bluetooth(QStringLiteral("~")).check());
    const auto status = ScannerProfile::bluetooth({}).check();
    QVERIFY(!status);
    QCOMPARE(status.error().args, QStringList{QStringLiteral("prefix")});
    ScannerProfile bad;
    bad.minLength = 1;
    QVERIFY(!bad.check());
    bad = {};
    bad.silenceMs = 10;
    QVERIFY(!bad.check());
}

MENDIAN_TEST(TestFrameSplitter)
#include "tst_framesplitter.moc"
