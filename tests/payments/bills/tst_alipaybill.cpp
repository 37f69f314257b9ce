// SPDX-License-Identifier: GPL-3.0-or-later
#include "payments/alipay/bill/tradezip.h"
#include "payments/alipay/bill/zipentries.h"
#include "tests/support/billfiles.h"
#include "tests/support/testmain.h"

using namespace mendian;
using namespace mendian::test;

// spec/alipay.md §2.8: both files of the archive, their totals, and everything that is refused.
class TestAlipayBill : public QObject
{
    Q_OBJECT
private slots:
    void theLayoutOfTheSpec_data();
    void theLayoutOfTheSpec();
    void furtherColumnsAndHalfWidthBrackets();
    void discountsSayWhoPaid();
    void anEmptyDay();
    void badDetailsAreRefusedWhole_data();
    void badDetailsAreRefusedWhole();
    void badSummariesAreRefusedWhole_data();
    void badSummariesAreRefusedWhole();
    void archives();
};

namespace {

const BusinessDate kDay(QDate(2026, 6, 5));

QList<BillRow> rows()
{
    BillRow paid;
    paid.merchantNumber = QStringLiteral("018f3c00000070008000000000000001");
    paid.providerNumber = QStringLiteral("2026060522001400000000000001");
    paid.terminal = QStringLiteral("S001-2");
    paid.at = fromStoreTime(kDay.date(), QTime(9, 0, 1));
    paid.orderAmount = paid.customerPaid = paid.merchantReceives = 3580_fen;
    paid.fee = {21'000};
    BillRow small = paid;
    small.merchantNumber = QStringLiteral("018f3c00000070008000000000000002");
    small.orderAmount = small.customerPaid = small.merchantReceives = 100_fen;
    small.fee = {1000};
    BillRow refund = paid;
    refund.kind = BillRowKind::Refund;
    refund.state = BillState::Done;
    refund.refundNumber = QStringLiteral("018f3c0000007000800000000000000f");
    refund.fee = {-21'000};
    return {paid, small, refund};
}

AlipayFiles example() { return alipayBill(rows(), kDay); }

} // namespace

void TestAlipayBill::theLayoutOfTheSpec_data()
{
    QTest::addColumn<QByteArray>("file");
    AlipayFiles files = example();
    QTest::newRow("summary first") << files.zip(true);
    QTest::newRow("detail first") << files.zip(false);
    files.detail.replace(QLatin1String("\r\n"), QLatin1String("\n"));
    QTest::newRow("LF") << files.zip();
    files.detail.replace(QStringLiteral(u"明细查询\n"), QStringLiteral(u"明细查询,,,,\n"));
    files.detail.replace(QStringLiteral(u"列表结束------------\n"), QStringLiteral(u"列表结束------------,,,\n"));
    QTest::newRow("commas behind the frame") << files.zip();
}

void TestAlipayBill::theLayoutOfTheSpec()
{
    QFETCH(QByteArray, file);
    const auto bill = alipay::readTradeZip(file, kDay);
    QVERIFY2(bill, bill ? "" : qPrintable(bill.error().detail));
    QCOMPARE(bill->provider, QStringLiteral("alipay"));
    QCOMPARE(bill->rows.size(), 3);
    QList<BillRow> expected = rows();
    for (int i = 0; i < 3; ++i) {
        BillRow row = bill->rows[i];
        QVERIFY(row.line > 4);
        row.line = 0;
        QCOMPARE(row, expected[i]);
    }
    QCOMPARE(bill->feeTotal.milliFen, qint64(1000));
}

void TestAlipayBill::furtherColumnsAndHalfWidthBrackets()
{
    AlipayFiles files = example();
    files.detail.replace(QStringLiteral(u"（元）"), QStringLiteral(u"(元)"));
    files.detail.replace(QStringLiteral(u"支付宝交易号,"), QStringLiteral(u"实收净额（元）,支付宝交易号,"));
    files.detail.replace(QLatin1String("\r\n20260605"), QLatin1String("\r\n1.00,20260605"));
    const auto bill = alipay::readTradeZip(files.zip(), kDay);
    QVERIFY2(bill, bill ? "" : qPrintable(bill.error().detail));
    QCOMPARE(bill->rows.first().orderAmount, 3580_fen);
}

void TestAlipayBill::discountsSayWhoPaid()
{
    QList<BillRow> one = {rows().first()};
    one[0].merchantReceives = 3400_fen;
    one[0].merchantDiscount = 180_fen;
    one[0].platformDiscount = 300_fen;
    one[0].customerPaid = 3100_fen;
    const auto bill = alipay::readTradeZip(alipayBill(one, kDay).zip(), kDay);
    QVERIFY2(bill, bill ? "" : qPrintable(bill.error().detail));
    BillRow row = bill->rows.first();
    row.line = 0;
    QCOMPARE(row, one[0]);
}

void TestAlipayBill::anEmptyDay()
{
    const auto bill = alipay::readTradeZip(alipayBill({}, kDay).zip(), kDay);
    QVERIFY2(bill, bill ? "" : qPrintable(bill.error().detail));
    QVERIFY(bill->rows.isEmpty());
}

void TestAlipayBill::badDetailsAreRefusedWhole_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<QString>("column");
    QTest::addColumn<QString>("problem");
    const auto add = [](const char *name, const QString &from, const QString &to, const QString &column,
                         const char *problem) { QTest::newRow(name) << from << to << column << problem; };
    const QString end = example().detail.mid(example().detail.indexOf(QStringLiteral(u"#交易合计")));
    add("totals missing", end, {}, QStringLiteral(u"#支付宝业务明细查询"), "NoSummary");
    add("wrong count", QStringLiteral(u"交易合计：2笔"), QStringLiteral(u"交易合计：3笔"), QStringLiteral(u"交易合计"),
        "WrongSummary");
    add("wrong takings", QStringLiteral(u"实收共36.80"), QStringLiteral(u"实收共36.81"), QStringLiteral(u"交易合计"),
        "WrongSummary");
    add("wrong refunds", QStringLiteral(u"退款共-35.80"), QStringLiteral(u"退款共35.80"), QStringLiteral(u"退款合计"),
        "WrongSummary");
    add("another day", QStringLiteral(u"起始日期：[2026年06月05日"), QStringLiteral(u"起始日期：[2026年06月04日"),
        QStringLiteral(u"起始日期"), "OtherDay");
    add("comma in a name", QStringLiteral(u"可乐"), QStringLiteral(u"可,乐"), {}, "CellCount");
    add("cell missing", QStringLiteral(u"可乐,"), {}, {}, "CellCount");
    add("kind", QStringLiteral(u",交易,"), QStringLiteral(u",转账,"), QStringLiteral(u"业务类型"), "Unknown");
    add("amount", QStringLiteral(",35.80,35.80,"), QStringLiteral(",3580O,35.80,"), QStringLiteral(u"订单金额(元)"),
        "NotAmount");
    add("negative payment", QStringLiteral(",35.80,35.80,"), QStringLiteral(",-35.80,-35.80,"),
        QStringLiteral(u"订单金额(元)"), "Inconsistent");
    add("positive refund", QStringLiteral(",-35.80,-35.80,"), QStringLiteral(",35.80,35.80,"),
        QStringLiteral(u"订单金额(元)"), "Inconsistent");
    add("received above the order", QStringLiteral(",35.80,35.80,"), QStringLiteral(",35.80,36.80,"),
        QStringLiteral(u"商家实收(元)"), "Inconsistent");
    add("moment", QStringLiteral(",2026-06-05 09:00:01,,"), QStringLiteral(",2026-06-05T09:00:01,,"),
        QStringLiteral(u"完成时间"), "NotTime");
    add("no merchant number", QStringLiteral("018f3c00000070008000000000000002"), {}, QStringLiteral(u"商户订单号"),
        "Empty");
    add("column missing", QStringLiteral(u"服务费（元）"), QStringLiteral(u"费"), QStringLiteral(u"服务费(元)"),
        "NoColumn");
    add("a row behind the end", QStringLiteral(u"#导出时间"), QStringLiteral(u"1,2,3\r\n#导出时间"), {}, "AfterEnd");
    add("an open quote", QStringLiteral(u"可乐"), QStringLiteral(u"\"可乐"), {}, "UnclosedQuote");
    add("not this file", QStringLiteral(u"#支付宝业务明细查询"), QStringLiteral(u"#支付宝账务明细查询"), {},
        "NotThisFile");
}

void TestAlipayBill::badDetailsAreRefusedWhole()
{
    QFETCH(QString, from);
    QFETCH(QString, to);
    QFETCH(QString, column);
    QFETCH(QString, problem);
    AlipayFiles files = example();
    QVERIFY(files.detail.contains(from));
    files.detail.replace(files.detail.indexOf(from), from.size(), to);
    const auto bill = alipay::readTradeZip(files.zip(), kDay);
    QVERIFY(!bill);
    QCOMPARE(bill.error().args.value(2), problem);
    QCOMPARE(bill.error().args.value(1), column);
}

void TestAlipayBill::badSummariesAreRefusedWhole_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<QString>("problem");
    QTest::newRow("no sum") << QStringLiteral(u"合计,,") << QStringLiteral(u"S002,,") << "NoSummary";
    QTest::newRow("count") << QStringLiteral(u"合计,,2,1") << QStringLiteral(u"合计,,3,1") << "WrongSummary";
    QTest::newRow("refunds") << QStringLiteral(u"合计,,2,1") << QStringLiteral(u"合计,,2,2") << "WrongSummary";
    QTest::newRow("takings") << QStringLiteral(u"合计,,2,1,1.00,1.00") << QStringLiteral(u"合计,,2,1,1.00,1.01")
                             << "WrongSummary";
    QTest::newRow("cells") << QStringLiteral(u"合计,,2,1") << QStringLiteral(u"合计,2,1") << "CellCount";
    QTest::newRow("behind the sum") << QStringLiteral(u"#-----------------业务汇总列表结束")
                                    << QStringLiteral(u"S002,,1\r\n#---") << "AfterEnd";
}

void TestAlipayBill::badSummariesAreRefusedWhole()
{
    QFETCH(QString, from);
    QFETCH(QString, to);
    QFETCH(QString, problem);
    AlipayFiles files = example();
    QVERIFY(files.summary.contains(from));
    files.summary.replace(from, to);
    const auto bill = alipay::readTradeZip(files.zip(), kDay);
    QVERIFY(!bill);
    QCOMPARE(bill.error().args.value(2), problem);
}

void TestAlipayBill::archives()
{
    const AlipayFiles files = example();
    const auto problem = [](const QByteArray &file) { return alipay::readTradeZip(file, kDay).error().args.value(2); };
    QCOMPARE(problem("{\"x\":1}"), QStringLiteral("ErrorReply"));
    QCOMPARE(problem("PK"), QStringLiteral("BadArchive"));
    QCOMPARE(problem({}), QStringLiteral("NotThisFile"));
    QCOMPARE(problem(files.zip().chopped(30)), QStringLiteral("BadArchive"));
    QCOMPARE(problem(zipped({{"a", gbk(files.detail)}})), QStringLiteral("NoSummary"));
    QCOMPARE(problem(zipped({{"a", gbk(files.summary)}})), QStringLiteral("NotThisFile"));
    QCOMPARE(problem(zipped({{"a", gbk(files.detail)}, {"b", gbk(files.detail)}})), QStringLiteral("NotThisFile"));
    // Bytes that are no GBK: the row is refused, not read with holes.
    QByteArray broken = gbk(files.detail);
    broken.replace(gbk(QStringLiteral(u"可乐")), QByteArray("\xff\xff", 2));
    QCOMPARE(problem(zipped({{"a", broken}, {"b", gbk(files.summary)}})), QStringLiteral("BadEncoding"));
    const QByteArray bomb = zipped({{"a", QByteArray(30 * 1024 * 1024, '#')}});
    QVERIFY(bomb.size() < 60'000);
    QCOMPARE(alipay::readTradeZip(bomb, kDay).error().code, ErrorCode::LimitExceeded);
    QList<std::pair<QByteArray, QByteArray>> many;
    for (int i = 0; i < 9; ++i)
        many.append({QByteArray::number(i), "x"});
    QCOMPARE(alipay::unzip(zipped(many)).error().code, ErrorCode::LimitExceeded);
    // A damaged byte inside the compressed data: the check sum of the entry tells.
    QByteArray damaged = files.zip();
    damaged[200] = static_cast<char>(~damaged[200]);
    QVERIFY(!alipay::readTradeZip(damaged, kDay));
}

MENDIAN_TEST(TestAlipayBill)
#include "tst_alipaybill.moc"
