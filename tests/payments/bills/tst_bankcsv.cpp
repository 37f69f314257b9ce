// SPDX-License-Identifier: GPL-3.0-or-later
#include "payments/bankcsv/bankstatement.h"
#include "tests/support/billfiles.h"
#include "tests/support/testmain.h"

using namespace mendian;
using namespace mendian::bankcsv;

// Statements of banks and acquirers: the documented layout, layouts as data, and everything that is refused.
class TestBankCsv : public QObject
{
    Q_OBJECT
private slots:
    void chineseAndEnglishHeadings_data();
    void chineseAndEnglishHeadings();
    void amountsInAndOut();
    void layoutsAreData();
    void badLayouts_data();
    void badLayouts();
    void badFilesAreRefusedWhole_data();
    void badFilesAreRefusedWhole();
};

namespace {

QString chinese()
{
    return QStringLiteral(u"交易日期,渠道,净额,流水号,业务类型\r\n"
                          u"2025-11-20,微信,\"1,234.50\",A1,交易\r\n"
                          u"2025/11/20,支付宝,-35.80,A2,退款\r\n"
                          u"20251121,银联,7.00,A3,交易\r\n"
                          u"2025-11-21 08:00:00,微信,-1000.00,A4,提现\r\n"
                          u"合计,,205.70,,\r\n");
}

} // namespace

void TestBankCsv::chineseAndEnglishHeadings_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::newRow("UTF-8") << chinese().toUtf8();
    QTest::newRow("UTF-8 with BOM") << QByteArray("\xEF\xBB\xBF") + chinese().toUtf8();
    QTest::newRow("GB18030") << test::gbk(chinese());
    QTest::newRow("LF") << chinese().replace(QLatin1String("\r\n"), QLatin1String("\n")).toUtf8();
    QTest::newRow("English") << QByteArray("Type,Reference,Net Amount,Channel,Date\n"
                                           "trade,A1,1234.50,WeChat,2025-11-20\n"
                                           "refund,A2,-35.8,Alipay,2025-11-20\n"
                                           "trade,A3,7,\xE9\x93\xB6\xE8\x81\x94,2025-11-21\n"
                                           "withdrawal,A4,-1000.00,wechat,2025-11-21\n"
                                           ",,205.70,,total\n");
}

void TestBankCsv::chineseAndEnglishHeadings()
{
    QFETCH(QByteArray, file);
    const auto rows = readStatement(file);
    QVERIFY2(rows, rows ? "" : qPrintable(rows.error().detail));
    QCOMPARE(rows->size(), 4);
    QCOMPARE(rows->at(0),
        (BankRow{QStringLiteral("wechat"), BusinessDate(QDate(2025, 11, 20)), 123'450_fen, "A1", true, 2}));
    QCOMPARE(rows->at(1),
        (BankRow{QStringLiteral("alipay"), BusinessDate(QDate(2025, 11, 20)), -(3580_fen), "A2", true, 3}));
    QCOMPARE(rows->at(2).provider, QStringLiteral(u"银联")); // other trade of the same account
    QVERIFY(!rows->at(3).counts);
    QCOMPARE(rows->at(3).day.date(), QDate(2025, 11, 21));
}

void TestBankCsv::amountsInAndOut()
{
    const auto rows = readStatement("date,provider,in,out\n2025-11-20,wechat,12.00,\n2025-11-20,wechat,,0.07\n");
    QVERIFY(rows);
    QCOMPARE(rows->at(0).amount, 1200_fen);
    QCOMPARE(rows->at(1).amount, -(7_fen));
}

void TestBankCsv::layoutsAreData()
{
    const auto layout = layoutFromJson(R"({"skip_lines":2,"settle_days":1,"provider":"wechat","date":["到账日"],
        "amount":["到账"],"transfer_types":["划款"],"type":["用途"],"total_words":["小计"]})");
    QVERIFY2(layout, layout ? "" : qPrintable(layout.error().detail));
    const auto rows = readStatement(
        QStringLiteral(u"某银行\n对账单\n到账日,到账,用途\n2025-11-21,9.98,结算\n2025-11-21,-9.98,划款\n小计,0.00,\n")
            .toUtf8(),
        *layout);
    QVERIFY2(rows, rows ? "" : qPrintable(rows.error().detail));
    QCOMPARE(rows->size(), 2);
    QCOMPARE(rows->at(0).day.date(), QDate(2025, 11, 20)); // a day after the trade
    QCOMPARE(rows->at(0).provider, QStringLiteral("wechat"));
    QVERIFY(rows->at(0).counts && !rows->at(1).counts);
}

void TestBankCsv::badLayouts_data()
{
    QTest::addColumn<QByteArray>("json");
    for (const char *json : {"[]", "{\"date\":\"x\"}", "{\"date\":[1]}", "{\"dates\":[\"x\"]}", "{\"skip_lines\":-1}",
             "{\"settle_days\":99}", "{\"providers\":{\"a\":1}}", "{\"provider\":7}", "{"})
        QTest::newRow(json) << QByteArray(json);
}

void TestBankCsv::badLayouts()
{
    QFETCH(QByteArray, json);
    QVERIFY(!layoutFromJson(json));
}

void TestBankCsv::badFilesAreRefusedWhole_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("problem");
    const auto edit = [](const char *name, const QString &from, const QString &to, const char *line,
                          const char *problem) {
        QTest::newRow(name) << chinese().replace(from, to).toUtf8() << line << problem;
    };
    edit("date", QStringLiteral("20251121"), QStringLiteral("21.11.2025"), "4", "NotTime");
    edit("amount", QStringLiteral("-35.80"), QStringLiteral("-35.8x"), "3", "NotAmount");
    edit("grouping", QStringLiteral("1,234.50"), QStringLiteral("12,34.50"), "2", "NotAmount");
    edit("amount empty", QStringLiteral("-35.80"), {}, "3", "NotAmount");
    edit("sum", QStringLiteral("205.70"), QStringLiteral("205.71"), "6", "WrongSummary");
    edit("extra column", QStringLiteral("A2,"), QStringLiteral("A2,x,"), "3", "CellCount");
    edit("provider empty", QStringLiteral(u"银联"), {}, "4", "Empty");
    edit("no date column", QStringLiteral(u"交易日期"), QStringLiteral("x"), "1", "NoColumn");
    edit("no amount column", QStringLiteral(u"净额"), QStringLiteral("x"), "1", "NoColumn");
    edit("no provider column", QStringLiteral(u"渠道"), QStringLiteral("x"), "1", "NoColumn");
    edit("open quote", QStringLiteral("\"1,234.50\""), QStringLiteral("\"1,234.50"), "2", "UnclosedQuote");
    QTest::newRow("behind the sum") << chinese().append(QStringLiteral("2025-11-21,x,1,,\r\n")).toUtf8() << "7"
                                    << "AfterEnd";
    QTest::newRow("empty") << QByteArray() << "0"
                           << "NoHeader";
    QTest::newRow("NUL") << QByteArray("date,provider\n\0", 15) << "2"
                         << "BadEncoding";
    QTest::newRow("broken encoding") << (chinese().toUtf8().replace("A2", "\xff\xff")) << "3"
                                     << "BadEncoding";
}

void TestBankCsv::badFilesAreRefusedWhole()
{
    QFETCH(QByteArray, file);
    QFETCH(QString, line);
    QFETCH(QString, problem);
    const auto rows = readStatement(file);
    QVERIFY(!rows);
    QCOMPARE(rows.error().args.value(2), problem);
    QCOMPARE(rows.error().args.value(0), line);
}

MENDIAN_TEST(TestBankCsv)
#include "tst_bankcsv.moc"
