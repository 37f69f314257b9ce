// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/scanner/wedgedetector.h"
#include "tests/support/testmain.h"

#include <random>

using namespace mendian;
using namespace mendian::devices;

namespace {
/// Plays keys with gaps into a detector as the filter does: ticks at each deadline that passes on the way.
struct Player
{
    explicit Player(const ScannerProfile &profile = {}) : detector(profile) {}

    void wait(qint64 ms)
    {
        const qint64 end = now + ms;
        while (ticking) {
            const auto deadline = detector.deadline();
            if (!deadline || *deadline > end)
                break;
            now = std::max(now, *deadline);
            apply(detector.tick(now));
        }
        now = end;
    }
    void key(const QString &text, int code, qint64 gap, Qt::KeyboardModifiers modifiers = {}, bool repeat = false)
    {
        wait(gap);
        const KeyStroke stroke{text, code, modifiers, now, now, repeat, ++serial};
        const WedgeStep step = detector.press(stroke);
        apply(step);
        if (!step.swallow)
            typed += shown(stroke);
        else if (code == Qt::Key_Return)
            ++swallowedEnters;
    }
    void type(const QString &text, qint64 gap)
    {
        for (const QChar c : text)
            key(c, c.toUpper().unicode(), gap);
    }
    void enter(qint64 gap = 5) { key(QStringLiteral("\r"), Qt::Key_Return, gap); }
    void scan(const QString &text, qint64 gap = 3)
    {
        type(text, gap);
        enter(gap);
    }
    void apply(const WedgeStep &step)
    {
        for (const KeyStroke &stroke : step.replay)
            typed += shown(stroke);
        if (step.scan) {
            scans.append(step.scan->keys);
            leaked += step.scan->leaked;
        }
    }
    static QString shown(const KeyStroke &stroke)
    {
        if (stroke.key == Qt::Key_Return)
            return QStringLiteral("<");
        return stroke.text.isEmpty() ? QStringLiteral("^") : stroke.text;
    }

    WedgeDetector detector;
    qint64 now = 1000;
    quint64 serial = 0;
    bool ticking = true;
    QString typed; // what reaches the focus, in order; "<" = Enter, "^" = a key without text
    QString leaked;
    QStringList scans;
    int swallowedEnters = 0;
};

const QString kCode = QStringLiteral("6901234567892");
} // namespace

class TestWedgeDetector : public QObject
{
    Q_OBJECT
private slots:
    void aScanReachesNobodyElse_data();
    void aScanReachesNobodyElse();
    void aPersonTypesUnchanged_data();
    void aPersonTypesUnchanged();
    void theFirstKeyIsHeldFortyMilliseconds();
    void burstsAreNeitherMergedNorLost();
    void scansBetweenTyping();
    void aBusyWindowLosesNothing();
    void earlyKeysAreTakenBack();
    void autoRepeatIsAPersons();
    void silenceEndsAScan();
    void aLateEnterPressesNothing();
    void tabSuffix();
    void shiftAndControlInsideAScan();
    void aFunctionKeyComesInOrder();
    void bluetoothNeedsItsPrefix();
    void clockOfTheWindowSystemMayRestart();
    void beforeAShortcut();
    void randomMixKeepsEverything();
};

void TestWedgeDetector::aScanReachesNobodyElse_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<qint64>("gap");
    for (const qint64 gap : {qint64(0), qint64(1), qint64(16), qint64(34)})
        QTest::addRow("EAN-13 at %d ms", static_cast<int>(gap)) << kCode << gap;
    QTest::newRow("six characters") << "123456" << qint64(5);
    QTest::newRow("payment code") << "134567890123456789" << qint64(3);
    QTest::newRow("with spaces and signs") << "AB 12-3/4+5" << qint64(8);
    QTest::newRow("long QR") << QString(300, QLatin1Char('Q')) << qint64(2);
}

void TestWedgeDetector::aScanReachesNobodyElse()
{
    QFETCH(QString, code);
    QFETCH(qint64, gap);
    Player player;
    player.scan(code, gap);
    player.wait(1000);
    QCOMPARE(player.scans, QStringList{code});
    QCOMPARE(player.typed, QString());
    QCOMPARE(player.leaked, QString());
    QCOMPARE(player.swallowedEnters, 1);
}

void TestWedgeDetector::aPersonTypesUnchanged_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("gap");
    QTest::newRow("calm") << "niunai 250" << qint64(180);
    QTest::newRow("quick") << "niunai 250" << qint64(81);
    QTest::newRow("very quick") << "niunai 250" << qint64(60);
    QTest::newRow("record") << "niunai 250" << qint64(36);
    QTest::newRow("five rolled keys") << "12345" << qint64(10);
    QTest::newRow("one key") << "3" << qint64(200);
}

void TestWedgeDetector::aPersonTypesUnchanged()
{
    QFETCH(QString, text);
    QFETCH(qint64, gap);
    Player player;
    player.type(text, gap);
    player.enter(gap);
    player.wait(1000);
    QVERIFY(player.scans.isEmpty());
    QCOMPARE(player.typed, text + QLatin1Char('<'));
}

void TestWedgeDetector::theFirstKeyIsHeldFortyMilliseconds()
{
    Player player;
    player.type(QStringLiteral("3"), 200);
    player.wait(39);
    QCOMPARE(player.typed, QString());
    player.wait(1);
    QCOMPARE(player.typed, QStringLiteral("3"));
}

void TestWedgeDetector::burstsAreNeitherMergedNorLost()
{
    for (const qint64 pause : {qint64(0), qint64(1), qint64(5), qint64(50)}) {
        Player player;
        QStringList sent;
        for (int i = 0; i < 400; ++i) {
            sent.append(QString::number(6'900'000'000'000 + i));
            player.scan(sent.constLast(), i % 4);
            player.wait(pause);
        }
        QCOMPARE(player.scans, sent);
        QCOMPARE(player.typed, QString());
        QCOMPARE(player.swallowedEnters, 400);
    }
}

void TestWedgeDetector::scansBetweenTyping()
{
    Player player;
    player.type(QStringLiteral("3*"), 150);
    player.wait(200);
    player.scan(kCode);
    player.wait(300);
    player.type(QStringLiteral("ab"), 90);
    player.wait(100);
    player.scan(kCode);
    player.wait(1000);
    QCOMPARE(player.scans, (QStringList{kCode, kCode}));
    QCOMPARE(player.typed, QStringLiteral("3*ab"));
}

void TestWedgeDetector::aBusyWindowLosesNothing()
{
    // No ticks at all: keys wait in the queue of a busy window and come with their old time stamps.
    Player player;
    player.ticking = false;
    player.type(QStringLiteral("7"), 200);
    player.wait(500);
    player.scan(kCode);
    player.wait(500);
    player.type(kCode, 3); // its Enter was lost; the next key comes much later
    player.wait(500);
    player.type(QStringLiteral("x"), 100);
    QCOMPARE(player.scans, (QStringList{kCode, kCode}));
    QCOMPARE(player.typed, QStringLiteral("7"));
    QCOMPARE(player.detector.release().size(), 1);
}

void TestWedgeDetector::earlyKeysAreTakenBack()
{
    // The scanner hesitates after two keys: they have gone to the focus when the rest comes.
    Player player;
    player.type(QStringLiteral("69"), 5);
    player.wait(60);
    QCOMPARE(player.typed, QStringLiteral("69"));
    player.type(QStringLiteral("01234567892"), 5);
    player.enter();
    QCOMPARE(player.scans, QStringList{kCode});
    QCOMPARE(player.leaked, QStringLiteral("69"));
}

void TestWedgeDetector::autoRepeatIsAPersons()
{
    Player player;
    player.type(QStringLiteral("1"), 200);
    for (int i = 0; i < 20; ++i)
        player.key(QStringLiteral("1"), Qt::Key_1, 30, {}, true);
    player.enter(30);
    QVERIFY(player.scans.isEmpty());
    QCOMPARE(player.typed, QString(21, QLatin1Char('1')) + QLatin1Char('<'));
}

void TestWedgeDetector::silenceEndsAScan()
{
    ScannerProfile profile;
    profile.suffix = WedgeSuffix::None;
    Player player(profile);
    player.type(kCode, 4);
    player.wait(119);
    QVERIFY(player.scans.isEmpty());
    player.wait(1);
    QCOMPARE(player.scans, QStringList{kCode});
    player.type(QStringLiteral("12345"), 4); // too short for a scan
    player.wait(500);
    QCOMPARE(player.typed, QStringLiteral("12345"));
    player.key(QStringLiteral("\r"), Qt::Key_Return, 600); // Enter is not a suffix here
    QCOMPARE(player.typed, QStringLiteral("12345<"));
}

void TestWedgeDetector::aLateEnterPressesNothing()
{
    Player player;
    player.type(kCode, 4);
    player.wait(150);
    QCOMPARE(player.scans, QStringList{kCode});
    player.enter(100);
    QCOMPARE(player.typed, QString());
    player.enter(100); // the next one is a person's
    QCOMPARE(player.typed, QStringLiteral("<"));
}

void TestWedgeDetector::tabSuffix()
{
    ScannerProfile profile;
    profile.suffix = WedgeSuffix::Tab;
    Player player(profile);
    player.type(kCode, 4);
    player.key(QStringLiteral("\t"), Qt::Key_Tab, 4);
    player.key(QStringLiteral("\t"), Qt::Key_Tab, 400);
    QCOMPARE(player.scans, QStringList{kCode});
    QCOMPARE(player.typed, QStringLiteral("\t"));
}

void TestWedgeDetector::shiftAndControlInsideAScan()
{
    Player player;
    player.type(QStringLiteral("]C1"), 3);
    player.key({}, Qt::Key_Shift, 3, Qt::ShiftModifier);
    player.type(QStringLiteral("ABC"), 3);
    player.key(QString(QChar(0x1d)), Qt::Key_BracketRight, 3, Qt::ControlModifier);
    player.type(QStringLiteral("42"), 3);
    player.enter(3);
    QCOMPARE(player.scans, QStringList{QStringLiteral("]C1ABC42")});
    QCOMPARE(player.typed, QStringLiteral("^")); // only the Shift key itself passes
}

void TestWedgeDetector::aFunctionKeyComesInOrder()
{
    Player player;
    player.type(QStringLiteral("a"), 200);
    player.key({}, Qt::Key_F5, 10);
    player.key(QStringLiteral("\x1a"), Qt::Key_Z, 200, Qt::ControlModifier);
    QCOMPARE(player.typed, QStringLiteral("a^\x1a"));
}

void TestWedgeDetector::bluetoothNeedsItsPrefix()
{
    Player player(ScannerProfile::bluetooth(QStringLiteral("~#")));
    player.scan(QStringLiteral("~#") + kCode, 50);
    QCOMPARE(player.scans, QStringList{kCode});
    player.type(QStringLiteral("a"), 200);
    QCOMPARE(player.typed, QStringLiteral("a")); // nothing of a person is held
    player.type(QStringLiteral("~x"), 20);
    QCOMPARE(player.typed, QStringLiteral("a~x"));
    player.type(QStringLiteral("~#"), 20);
    player.wait(1000);
    QCOMPARE(player.typed, QStringLiteral("a~x~#"));
    player.scan(kCode, 3); // without its prefix it is typing
    QCOMPARE(player.scans.size(), 1);
    QCOMPARE(player.typed, QStringLiteral("a~x~#") + kCode + QLatin1Char('<'));
    player.scan(QStringLiteral("~#42"), 3);
    QCOMPARE(player.scans.constLast(), QStringLiteral("42"));
    player.wait(500);
    player.type(QStringLiteral("~~#777"), 4); // a stray prefix character before
    player.enter(4);
    QCOMPARE(player.scans.constLast(), QStringLiteral("777"));
}

void TestWedgeDetector::clockOfTheWindowSystemMayRestart()
{
    WedgeDetector detector;
    KeyStroke stroke{QStringLiteral("1"), Qt::Key_1, {}, 4'294'967'290, 1000, false, 1};
    QVERIFY(detector.press(stroke).swallow);
    stroke = {QStringLiteral("2"), Qt::Key_2, {}, 3, 1010, false, 2}; // 32 bits wrapped
    const WedgeStep step = detector.press(stroke);
    QCOMPARE(step.replay.size(), 1);
    QVERIFY(step.swallow);
}

void TestWedgeDetector::beforeAShortcut()
{
    Player player;
    player.type(QStringLiteral("a"), 200);
    const KeyStroke f5{{}, Qt::Key_F5, {}, player.now + 5, player.now + 5, false, 99};
    WedgeStep step = player.detector.beforeShortcut(f5);
    QVERIFY(!step.swallow);
    QCOMPARE(step.replay.size(), 1);
    QVERIFY(player.detector.isIdle());
    const KeyStroke plus{QStringLiteral("+"), Qt::Key_Plus, {}, player.now + 9, player.now + 9, false, 100};
    QVERIFY(player.detector.beforeShortcut(plus).swallow);
    player.type(kCode, 3);
    const KeyStroke enter{QStringLiteral("\r"), Qt::Key_Return, {}, player.now + 3, player.now + 3, false, 101};
    step = player.detector.beforeShortcut(enter);
    QVERIFY(step.swallow && step.replay.isEmpty() && !step.scan);
    QCOMPARE(player.detector.press(enter).scan->keys, kCode);
    QVERIFY(!player.detector.beforeShortcut(enter).swallow);
}

void TestWedgeDetector::randomMixKeepsEverything()
{
    std::mt19937 random(11);
    Player player;
    QStringList sent;
    QString written;
    for (int i = 0; i < 2000; ++i) {
        if (random() % 2) {
            sent.append(QString::number(6'900'000'000'000 + static_cast<qint64>(random() % 1'000'000)));
            player.type(sent.constLast(), static_cast<qint64>(random() % 17));
            player.enter(static_cast<qint64>(random() % 17));
        } else {
            player.wait(200);
            for (auto n = 1 + random() % 12; n > 0; --n) {
                const QChar c = QLatin1Char(static_cast<char>('a' + random() % 26));
                written += c;
                player.key(c, c.toUpper().unicode(), static_cast<qint64>(82 + random() % 200));
            }
            player.wait(200);
        }
    }
    player.wait(1000);
    QCOMPARE(player.scans, sent);
    QCOMPARE(player.typed, written);
    QCOMPARE(player.leaked, QString());
}

MENDIAN_TEST(TestWedgeDetector)
#include "tst_wedgedetector.moc"
