// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/scanner/serialscanner.h"
#include "tests/support/testmain.h"

#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace mendian;
using namespace mendian::devices;

// A pair of pseudo terminals by socat: the scanner's end and ours.
class TestSerialScanner : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void cleanup();
    void readsLinesInPiecesAndBursts();
    void silenceEndsAScan();
    void comesBackAfterACablePull();
    void pullsTheTrigger();

private:
    void plugIn();
    void pull();
    void send(const QByteArray &bytes);
    static QStringList texts(const QSignalSpy &spy);

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<QProcess> m_socat;
    std::unique_ptr<QFile> m_ours;
    QString m_device;
    SystemClock m_clock;
};

void TestSerialScanner::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_device = m_dir->filePath(QStringLiteral("scanner"));
}

void TestSerialScanner::cleanup()
{
    pull();
    m_dir.reset();
}

void TestSerialScanner::plugIn()
{
    const QString ours = m_dir->filePath(QStringLiteral("ours"));
    m_socat = std::make_unique<QProcess>();
    m_socat->start(QStringLiteral("socat"),
        {QStringLiteral("PTY,raw,echo=0,link=") + m_device, QStringLiteral("PTY,raw,echo=0,link=") + ours});
    QVERIFY2(m_socat->waitForStarted(), "socat is needed");
    QTRY_VERIFY(QFileInfo::exists(m_device) && QFileInfo::exists(ours));
    m_ours = std::make_unique<QFile>(ours);
    QVERIFY(m_ours->open(QIODevice::ReadWrite | QIODevice::Unbuffered));
}

void TestSerialScanner::pull()
{
    m_ours.reset();
    if (m_socat) {
        m_socat->terminate();
        m_socat->waitForFinished();
    }
    m_socat.reset();
}

void TestSerialScanner::send(const QByteArray &bytes) { QCOMPARE(m_ours->write(bytes), bytes.size()); }

QStringList TestSerialScanner::texts(const QSignalSpy &spy)
{
    QStringList list;
    for (const auto &call : spy)
        list.append(call[0].value<Decode>().text);
    return list;
}

void TestSerialScanner::readsLinesInPiecesAndBursts()
{
    plugIn();
    SerialScanner scanner(m_device, ScannerProfile::serial(), m_clock);
    QSignalSpy spy(&scanner, &Scanner::decoded);
    scanner.start();
    QCOMPARE(scanner.state(), Scanner::State::Ready);
    send("\x02"
         "69012345");
    QTest::qWait(20);
    QCOMPARE(spy.size(), 0);
    send("67892\x03\r\n]E096385074\r");
    QTRY_COMPARE(spy.size(), 2);
    QCOMPARE(texts(spy), (QStringList{QStringLiteral("6901234567892"), QStringLiteral("96385074")}));
    QCOMPARE(spy[1][0].value<Decode>().aimId, QStringLiteral("]E0"));
    spy.clear();
    QStringList sent;
    QByteArray burst;
    for (int i = 0; i < 200; ++i) {
        sent.append(QString::number(6'900'000'000'000 + i));
        burst += sent.constLast().toLatin1() + "\r\n";
    }
    for (qsizetype at = 0; at < burst.size(); at += 501) {
        send(burst.mid(at, 501));
        QCoreApplication::processEvents();
    }
    QTRY_COMPARE(spy.size(), 200);
    QCOMPARE(texts(spy), sent);
}

void TestSerialScanner::silenceEndsAScan()
{
    plugIn();
    SerialScanner scanner(m_device, ScannerProfile::serial(FrameEnd::Silence, 115200), m_clock);
    QSignalSpy spy(&scanner, &Scanner::decoded);
    scanner.start();
    send(QByteArray("\xc5\xa3\xc4\xcc"));
    QTRY_COMPARE(spy.size(), 1);
    QCOMPARE(texts(spy), QStringList{QStringLiteral(u"牛奶")});
}

void TestSerialScanner::comesBackAfterACablePull()
{
    SerialScanner scanner(m_device, ScannerProfile::serial(), m_clock);
    scanner.setReconnectMs(20);
    QSignalSpy spy(&scanner, &Scanner::decoded);
    scanner.start();
    QCOMPARE(scanner.state(), Scanner::State::Waiting);
    plugIn();
    QTRY_COMPARE(scanner.state(), Scanner::State::Ready);
    send("690");
    QTest::qWait(500); // nothing tells when half a scan has arrived; a busy machine takes its time
    pull();
    QTRY_COMPARE(scanner.state(), Scanner::State::Waiting);
    QCOMPARE(spy.size(), 1); // half a scan is told, not swallowed
    QVERIFY(spy[0][0].value<Decode>().incomplete);
    plugIn();
    QTRY_COMPARE(scanner.state(), Scanner::State::Ready);
    send("6901234567892\r");
    QTRY_COMPARE(spy.size(), 2);
    QVERIFY(!spy[1][0].value<Decode>().incomplete);
    scanner.stop();
    QCOMPARE(scanner.state(), Scanner::State::Stopped);
}

void TestSerialScanner::pullsTheTrigger()
{
    plugIn();
    SerialScanner scanner(m_device, ScannerProfile::serial(), m_clock);
    scanner.start();
    scanner.trigger(true);
    scanner.trigger(false);
    QTest::qWait(30);
    QCOMPARE(m_ours->read(6), QByteArray("\x16T\r\x16U\r"));
}

MENDIAN_TEST(TestSerialScanner)
#include "tst_serialscanner.moc"
