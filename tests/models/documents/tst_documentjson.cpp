// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/printjob.h"
#include "tests/support/sampleslips.h"
#include "tests/support/testmain.h"

using namespace mendian;
using namespace mendian::documents;
using namespace mendian::test;

class TestDocumentJson : public QObject
{
    Q_OBJECT
private slots:
    void comesBackTheSame();
    void refusesWhatIsNotADocument_data();
    void refusesWhatIsNotADocument();
    void aCopyIsTheSameSlipWithAMark();
    void wordsOfThePrintQueue();
};

void TestDocumentJson::comesBackTheSame()
{
    Document document = marked(sampleReceipt(), PrintMark::Repeat, 3);
    document.blocks << Feed{2} << Rule{true} << Barcode{BarcodeKind::Ean13, QStringLiteral("6901234567892")};
    const QByteArray bytes = toJsonBytes(document);
    const auto back = documentFromJson(bytes);
    QVERIFY(back);
    QCOMPARE(*back, document);
    QCOMPARE(toJsonBytes(*back), bytes);
}

void TestDocumentJson::refusesWhatIsNotADocument_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("not json") << QByteArray("receipt");
    QTest::newRow("no version") << QByteArray(R"({"kind":"x","language":"zh_CN","blocks":[]})");
    QTest::newRow("newer version") << QByteArray(R"({"v":2,"kind":"x","language":"zh_CN","blocks":[]})");
    QTest::newRow("unknown block") << QByteArray(R"({"v":1,"kind":"x","language":"zh_CN","blocks":[{"t":"drawer"}]})");
    QTest::newRow("text without text") << QByteArray(
        R"({"v":1,"kind":"x","language":"zh_CN","blocks":[{"t":"text"}]})");
    QTest::newRow("unknown mark") << QByteArray(R"({"v":1,"kind":"x","language":"zh_CN","mark":"m","blocks":[]})");
    QTest::newRow("unknown language") << QByteArray(R"({"v":1,"kind":"x","language":"fr","blocks":[]})");
    QTest::newRow("unknown alignment") << QByteArray(
        R"({"v":1,"kind":"x","language":"en","blocks":[{"t":"text","text":"a","align":"top"}]})");
}

void TestDocumentJson::refusesWhatIsNotADocument()
{
    QFETCH(QByteArray, bytes);
    const auto document = documentFromJson(bytes);
    QVERIFY(!document);
    QVERIFY(document.error().code == ErrorCode::InvalidInput || document.error().code == ErrorCode::Protocol);
}

void TestDocumentJson::aCopyIsTheSameSlipWithAMark()
{
    PrintJob job;
    job.id = PrintJobId::create();
    job.kind = QStringLiteral("receipt");
    job.subject = sampleSale().id.bytes();
    job.state = PrintState::Unknown;
    job.reason = PrintReason::Timeout;
    job.tries = 4;
    job.document = toJsonBytes(sampleReceipt());
    const PrintJob copy = copyOf(job, PrintMark::Repeat, 1, {5});
    QVERIFY(copy.id != job.id);
    QCOMPARE(copy.document, job.document);
    QCOMPARE(copy.copy, 2);
    QCOMPARE(copy.tries, 0);
    QVERIFY(copy.mark == PrintMark::Repeat && copy.state == PrintState::Queued && copy.reason == PrintReason::None);
    QVERIFY(!copy.isDrawer());
}

void TestDocumentJson::wordsOfThePrintQueue()
{
    for (int i = 0; i <= int(PrintState::Cancelled); ++i)
        QCOMPARE(printStateFromName(printStateName(PrintState(i))).value(), PrintState(i));
    for (int i = 0; i <= int(PrintReason::BadDocument); ++i)
        QCOMPARE(printReasonFromName(printReasonName(PrintReason(i))).value(), PrintReason(i));
    QVERIFY(!printStateFromName(u"done"));
    QCOMPARE(printStateName(PrintState::Unknown), QStringLiteral("unknown"));
}

MENDIAN_TEST(TestDocumentJson)
#include "tst_documentjson.moc"
