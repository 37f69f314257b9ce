// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/printer/status.h"
#include "tests/support/testmain.h"

using namespace mendian;
using namespace mendian::printer;
using documents::PrintReason;

class TestStatus : public QObject
{
    Q_OBJECT
private slots:
    void vectorsOfTheSpec_data();
    void vectorsOfTheSpec();
    void tellsAnswersApart_data();
    void tellsAnswersApart();
    void answersMayComeInPieces();
    void silenceIsNotAnError();
};

// The table of spec/devices.md §1.9: what an independent client made of the same bytes.
void TestStatus::vectorsOfTheSpec_data()
{
    QTest::addColumn<QByteArray>("eot"); // answers to DLE EOT 1, 2, 3
    QTest::addColumn<QByteArray>("asb");
    QTest::addColumn<PrintReason>("inquired");
    QTest::addColumn<PrintReason>("printing");
    QTest::addColumn<bool>("drawerOpen");
    const auto row = [](const char *name, const char *eot, const char *asb, PrintReason inquired, PrintReason printing,
                         bool drawerOpen) {
        QTest::newRow(name) << QByteArray::fromHex(eot) << QByteArray::fromHex(asb) << inquired << printing
                            << drawerOpen;
    };
    row("all well", "161212", "1400000F", PrintReason::None, PrintReason::None, false);
    row("cover open", "1E1612", "3C00000F", PrintReason::CoverOpen, PrintReason::CoverOpen, false);
    row("paper out", "1E3212", "1C000C0F", PrintReason::PaperOut, PrintReason::PaperOut, false);
    row("cutter", "1E521A", "1C08000F", PrintReason::Cutter, PrintReason::Cutter, false);
    row("drawer open", "121212", "1000000F", PrintReason::None, PrintReason::None, true);
    row("cover opens later", "161212", "3400000F", PrintReason::None, PrintReason::CoverOpen, false);
    row("near end", "161212", "1400030F", PrintReason::None, PrintReason::None, false);
}

void TestStatus::vectorsOfTheSpec()
{
    QFETCH(QByteArray, eot);
    QFETCH(QByteArray, asb);
    QFETCH(bool, drawerOpen);
    PrinterProfile profile;
    PrinterHealth inquired;
    for (int n = 1; n <= 3; ++n) {
        const QList<StatusAnswer> answers = StatusParser().feed(eot.mid(n - 1, 1));
        QCOMPARE(answers.size(), 1);
        QCOMPARE(answers.at(0).kind, StatusAnswer::Kind::Eot);
        applyEot(inquired, n, quint8(answers.at(0).bytes.at(0)));
    }
    QTEST(reasonOf(inquired), "inquired");
    QCOMPARE(inquired.isDrawerOpen(profile), drawerOpen);
    const QList<StatusAnswer> answers = StatusParser().feed(asb);
    QCOMPARE(answers.size(), 1);
    QCOMPARE(answers.at(0).kind, StatusAnswer::Kind::Asb);
    PrinterHealth printing;
    applyAsb(printing, answers.at(0).bytes);
    QTEST(reasonOf(printing), "printing");
    QCOMPARE(printing.paperNearEnd, QByteArray(QTest::currentDataTag()) == "near end");
    QCOMPARE(printing.isDrawerOpen(profile), drawerOpen);
}

void TestStatus::tellsAnswersApart_data()
{
    using Kind = StatusAnswer::Kind;
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QList<StatusAnswer>>("answers");
    const auto hex = [](const char *text) { return QByteArray::fromHex(text); };
    QTest::newRow("eot then gs r") << hex("1200")
                                   << QList<StatusAnswer>{{Kind::Eot, hex("12")}, {Kind::Queued, hex("00")}};
    QTest::newRow("asb between") << hex("161400000F03")
                                 << QList<StatusAnswer>{{Kind::Eot, hex("16")}, {Kind::Asb, hex("1400000F")},
                                        {Kind::Queued, hex("03")}};
    QTest::newRow("process id block") << hex("37223031323300")
                                      << QList<StatusAnswer>{{Kind::Block, hex("372230313233")}};
    QTest::newRow("xon and xoff") << hex("131112") << QList<StatusAnswer>{{Kind::Eot, hex("12")}};
    QTest::newRow("noise") << hex("FFFE9012") << QList<StatusAnswer>{{Kind::Eot, hex("12")}};
    QTest::newRow("broken asb") << hex("14FF1212")
                                << QList<StatusAnswer>{{Kind::Eot, hex("12")}, {Kind::Eot, hex("12")}};
}

void TestStatus::tellsAnswersApart()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QList<StatusAnswer>, answers);
    QVERIFY(StatusParser().feed(bytes) == answers);
    // An endless block does not swallow the answers for ever.
    StatusParser parser;
    parser.feed(QByteArray(1, '\x5F') + QByteArray(300, 'A'));
    QCOMPARE(parser.feed(QByteArray::fromHex("12")).last().kind, StatusAnswer::Kind::Eot);
}

void TestStatus::answersMayComeInPieces()
{
    StatusParser parser;
    QVERIFY(parser.feed(QByteArray::fromHex("1400")).isEmpty());
    QVERIFY(parser.feed(QByteArray::fromHex("00")).isEmpty());
    const QList<StatusAnswer> answers = parser.feed(QByteArray::fromHex("0F37"));
    QCOMPARE(answers.size(), 1);
    QCOMPARE(answers.at(0).bytes, QByteArray::fromHex("1400000F"));
    QCOMPARE(parser.feed(QByteArray::fromHex("2200")).size(), 1);
}

void TestStatus::silenceIsNotAnError()
{
    PrinterHealth health;
    QVERIFY(!health.answered);
    QVERIFY(health.isWell());
    QCOMPARE(reasonOf(health), PrintReason::None);
}

MENDIAN_TEST(TestStatus)
#include "tst_status.moc"
