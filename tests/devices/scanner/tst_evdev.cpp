// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/scanner/evdevdecoder.h"
#include "devices/scanner/evdevscanner.h"
#include "tests/support/testmain.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace mendian;
using namespace mendian::devices;

namespace {
input_event make(quint16 type, quint16 code, qint32 value)
{
    input_event event{};
    event.type = type;
    event.code = code;
    event.value = value;
    return event;
}

QList<input_event> tap(quint16 code, bool shift = false)
{
    QList<input_event> events;
    if (shift)
        events += {make(EV_KEY, KEY_LEFTSHIFT, 1), make(EV_SYN, SYN_REPORT, 0)};
    events += {make(EV_KEY, code, 1), make(EV_SYN, SYN_REPORT, 0), make(EV_KEY, code, 0), make(EV_SYN, SYN_REPORT, 0)};
    if (shift)
        events += make(EV_KEY, KEY_LEFTSHIFT, 0);
    return events;
}

QList<input_event> digits(const char *text)
{
    QList<input_event> events;
    for (; *text; ++text)
        events += tap(static_cast<quint16>(*text == '0' ? KEY_0 : KEY_1 + (*text - '1')));
    return events;
}

QList<Frame> feedAll(EvdevDecoder &decoder, const QList<input_event> &events, qint64 now = 0)
{
    QList<Frame> frames;
    for (const input_event &event : events)
        if (const auto frame = decoder.feed(event, now))
            frames.append(*frame);
    return frames;
}
} // namespace

class TestEvdev : public QObject
{
    Q_OBJECT
private slots:
    void readsDigitsAndSuffixes();
    void shiftGivesCapitalsAndSigns();
    void ignoresRepeatAndCapsLock();
    void aKernelOverrunIsIncomplete();
    void silenceAndClose();
    void readsADeviceInPiecesAndReconnects();
    void aDeviceThatCannotBeGrabbedFails();
};

void TestEvdev::readsDigitsAndSuffixes()
{
    EvdevDecoder decoder;
    const auto events = digits("6901234567892") + tap(KEY_ENTER) + digits("123") + tap(KEY_KPENTER) + tap(KEY_ENTER)
        + tap(KEY_KP7) + tap(KEY_KP0) + tap(KEY_TAB);
    QCOMPARE(feedAll(decoder, events), (QList<Frame>{{"6901234567892", false}, {"123", false}, {"70", false}}));
}

void TestEvdev::shiftGivesCapitalsAndSigns()
{
    EvdevDecoder decoder;
    const auto events = tap(KEY_M, true) + tap(KEY_D, true) + tap(KEY_X) + tap(KEY_SEMICOLON, true) + tap(KEY_SLASH)
        + tap(KEY_RIGHTBRACE) + tap(KEY_SPACE) + tap(KEY_2, true) + tap(KEY_ENTER);
    QCOMPARE(feedAll(decoder, events), (QList<Frame>{{"MDx:/] @", false}}));
}

void TestEvdev::ignoresRepeatAndCapsLock()
{
    EvdevDecoder decoder;
    const auto events = tap(KEY_CAPSLOCK) + QList<input_event>{make(EV_KEY, KEY_A, 1), make(EV_KEY, KEY_A, 2)}
        + QList<input_event>{make(EV_KEY, KEY_A, 0), make(EV_MSC, MSC_SCAN, 7)} + tap(KEY_F1) + tap(KEY_ENTER);
    QCOMPARE(feedAll(decoder, events), (QList<Frame>{{"a", false}}));
}

void TestEvdev::aKernelOverrunIsIncomplete()
{
    EvdevDecoder decoder;
    const auto events = digits("690") + QList<input_event>{make(EV_SYN, SYN_DROPPED, 0), make(EV_KEY, KEY_5, 1)}
        + QList<input_event>{make(EV_SYN, SYN_REPORT, 0)} + digits("92") + tap(KEY_ENTER) + digits("123")
        + tap(KEY_ENTER);
    QCOMPARE(feedAll(decoder, events), (QList<Frame>{{"69092", true}, {"123", false}}));
}

void TestEvdev::silenceAndClose()
{
    ScannerProfile profile;
    profile.suffix = WedgeSuffix::None;
    profile.prefix = QStringLiteral("9");
    EvdevDecoder decoder(profile);
    QVERIFY(feedAll(decoder, digits("9123"), 1000).isEmpty());
    QVERIFY(!decoder.tick(1000 + profile.silenceMs - 1));
    QCOMPARE(decoder.tick(1000 + profile.silenceMs).value(), (Frame{"123", false}));
    QVERIFY(!decoder.close());
    QVERIFY(feedAll(decoder, digits("45"), 2000).isEmpty());
    QCOMPARE(decoder.close().value(), (Frame{"45", true}));
}

void TestEvdev::readsADeviceInPiecesAndReconnects()
{
    const QTemporaryDir dir;
    const QString path = dir.filePath(QStringLiteral("event0"));
    const SystemClock clock;
    EvdevScanner scanner(path, ScannerProfile::usb(), clock, EvdevScanner::Grab::None);
    scanner.setReconnectMs(10);
    QSignalSpy spy(&scanner, &Scanner::decoded);
    scanner.start();
    QCOMPARE(scanner.state(), Scanner::State::Waiting);
    QCOMPARE(::mkfifo(QFile::encodeName(path).constData(), 0600), 0);
    for (int round = 1; round <= 2; ++round) {
        QTRY_COMPARE(scanner.state(), Scanner::State::Ready);
        const int fd = ::open(QFile::encodeName(path).constData(), O_WRONLY);
        QVERIFY(fd >= 0);
        QByteArray bytes;
        const auto events = digits("6901234567892") + tap(KEY_ENTER);
        for (const input_event &event : events)
            bytes.append(reinterpret_cast<const char *>(&event), sizeof event);
        for (qsizetype at = 0; at < bytes.size(); at += 37) {
            const QByteArray piece = bytes.mid(at, 37);
            QCOMPARE(::write(fd, piece.constData(), static_cast<size_t>(piece.size())), piece.size());
            if (at % 5 == 0)
                QCoreApplication::processEvents();
        }
        QTRY_COMPARE(spy.size(), round);
        QCOMPARE(spy.constLast()[0].value<Decode>().text, QStringLiteral("6901234567892"));
        ::close(fd); // the cable is pulled
        QTRY_VERIFY(scanner.state() == Scanner::State::Waiting || scanner.state() == Scanner::State::Ready);
    }
    scanner.stop();
    QCOMPARE(scanner.state(), Scanner::State::Stopped);
}

void TestEvdev::aDeviceThatCannotBeGrabbedFails()
{
    const QTemporaryDir dir;
    const QString path = dir.filePath(QStringLiteral("plain"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    const SystemClock clock;
    EvdevScanner scanner(path, ScannerProfile::usb(), clock);
    scanner.start();
    QCOMPARE(scanner.state(), Scanner::State::Failed);
}

MENDIAN_TEST(TestEvdev)
#include "tst_evdev.moc"
