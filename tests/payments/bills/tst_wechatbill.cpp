// SPDX-License-Identifier: GPL-3.0-or-later
#include "payments/gzip/gunzip.h"
#include "payments/wechat/bill/tradebill.h"
#include "tests/support/billfiles.h"
#include "tests/support/testmain.h"

using namespace mendian;
using namespace mendian::test;

// spec/wechat-pay.md §7: the example of the spec, every variant of the frame, and everything that is refused.
class TestWechatBill : public QObject
{
    Q_OBJECT
private slots:
    void theExampleOfTheSpec_data();
    void theExampleOfTheSpec();
    void oldFormatAndSuccessType();
    void couponsSayWhoPaid();
    void refundStates_data();
    void refundStates();
    void whatIsWrittenIsReadBack();
    void anEmptyDay();
    void badFilesAreRefusedWhole_data();
    void badFilesAreRefusedWhole();
    void archives();
    void fundFlow();
    void badFundFlows_data();
    void badFundFlows();
};

namespace {

const BusinessDate kDay(QDate(2026, 1, 31));

// §7.4, to the letter.
const char16_t kExample[] =
    u"交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,"
    u"应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,"
    u"手续费,"
    u"费率,订单金额,申请退款金额,费率备注\n"
    u"`2026-01-31 09:00:01,`wx0123456789abcdef,`1900000001,`0,`POS-01,`4200000000202601310000000001,`MD202601310001,"
    u"`oDemo1,`MICROPAY,`SUCCESS,`OTHERS,`CNY,`3.50,`0.00,`0,`0,`0.00,`0.00,`,`,`可乐, 500ml,`,`0.02100,`0.60%,`3.50,"
    u"`0.00,`\n"
    u"`2026-01-31 10:00:01,`wx0123456789abcdef,`1900000001,`0,`POS-01,`4200000000202601310000000001,`MD202601310001,"
    u"`oDemo1,`MICROPAY,`REFUND,`OTHERS,`CNY,`0.00,`0.00,`50300000000202601310000000009,`R202601310001,`3.50,`0.00,"
    u"`ORIGINAL,`SUCCESS,`可乐, 500ml,`,`0.00000,`0.60%,`0.00,`3.50,`\n"
    u"总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额\n"
    u"`2.0,`3.50,`3.50,`0.0,`0.02,`3.50,`3.50\n";

QString example() { return QString::fromUtf16(kExample); }

} // namespace

void TestWechatBill::theExampleOfTheSpec_data()
{
    QTest::addColumn<QByteArray>("file");
    const QByteArray lf = example().toUtf8();
    const QByteArray crlf = example().replace(u'\n', QStringLiteral("\r\n")).toUtf8();
    QTest::newRow("LF") << lf;
    QTest::newRow("CRLF") << crlf;
    QTest::newRow("BOM, LF") << QByteArray("\xEF\xBB\xBF") + lf;
    QTest::newRow("BOM, CRLF") << QByteArray("\xEF\xBB\xBF") + crlf;
    QTest::newRow("no line end at the end") << lf.chopped(1);
    QTest::newRow("blank lines at the end") << lf + "\r\n\n";
    QTest::newRow("gzip") << gzipped(lf);
    QTest::newRow("gzip, BOM, CRLF") << gzipped(QByteArray("\xEF\xBB\xBF") + crlf);
}

void TestWechatBill::theExampleOfTheSpec()
{
    QFETCH(QByteArray, file);
    const auto bill = wechat::readTradeBill(file, kDay);
    QVERIFY2(bill, bill ? "" : qPrintable(bill.error().detail));
    QCOMPARE(bill->provider, QStringLiteral("wechat"));
    QCOMPARE(bill->rows.size(), 2);
    const BillRow &paid = bill->rows[0];
    QCOMPARE(paid.kind, BillRowKind::Payment);
    QCOMPARE(paid.merchantNumber, QStringLiteral("MD202601310001"));
    QCOMPARE(paid.providerNumber, QStringLiteral("4200000000202601310000000001"));
    QCOMPARE(paid.refundNumber, QString());
    QCOMPARE(paid.terminal, QStringLiteral("POS-01"));
    QCOMPARE(paid.at, fromStoreTime(QDate(2026, 1, 31), QTime(9, 0, 1)));
    QCOMPARE(paid.orderAmount, 350_fen);
    QCOMPARE(paid.customerPaid, 350_fen);
    QCOMPARE(paid.merchantReceives, 350_fen);
    QCOMPARE(paid.fee.milliFen, qint64(2100));
    QCOMPARE(paid.ratePpm, qint64(6000));
    const BillRow &refund = bill->rows[1];
    QCOMPARE(refund.kind, BillRowKind::Refund);
    QCOMPARE(refund.state, BillState::Done);
    QCOMPARE(refund.merchantNumber, QStringLiteral("MD202601310001"));
    QCOMPARE(refund.refundNumber, QStringLiteral("R202601310001"));
    QCOMPARE(refund.providerRefundNumber, QStringLiteral("50300000000202601310000000009"));
    QCOMPARE(refund.orderAmount, 350_fen);
    QCOMPARE(bill->feeTotal.rounded(), 2_fen);
}

void TestWechatBill::oldFormatAndSuccessType()
{
    const QString old = QStringLiteral(
        u"交易时间,公众账号ID,商户号,子商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,"
        u"货币种类,"
        u"总金额,代金券或立减优惠金额,微信退款单号,商户退款单号,退款金额,代金券或立减优惠退款金额,退款类型,退款状态,"
        u"商品名称,商户数据包,手续费,费率\r\n"
        u"`2026-01-31 09:00:01,`wx1,`19,`0,`,`42,`A1,`o,`MICROPAY,`SUCCESS,`CMB,`CNY,`10.00,`1.00,`0,`0,`0,`0,`,`,`x,`,"
        u"`0.06000,`0.60%\r\n"
        u"总交易单数,总交易额,总退款金额,总代金券或立减优惠退款金额,手续费总金额\r\n`1,`10.00,`0.00,`0.00,`0.06\r\n");
    const auto first = wechat::readTradeBill(old.toUtf8(), kDay);
    QVERIFY2(first, first ? "" : qPrintable(first.error().detail));
    QCOMPARE(first->rows.first().orderAmount, 1000_fen);
    QCOMPARE(first->rows.first().customerPaid, 900_fen);
    QCOMPARE(first->rows.first().platformDiscount, 100_fen);
    const QString success = QStringLiteral(
        u"交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,"
        u"货币种类,"
        u"应结订单金额,代金券金额,商品名称,商户数据包,手续费,费率,订单金额,费率备注\n"
        u"`2026-01-31 09:00:01,`wx1,`19,`0,`,`42,`A1,`o,`NATIVE,`SUCCESS,`CMB,`CNY,`10.00,`0.00,`x,`,`0.06000,`0.60%,"
        u"`10.00,`\n"
        u"总交易单数,应结订单总金额,手续费总金额,订单总金额\n`1.0,`10.00,`0.06000,`10.00\n");
    const auto second = wechat::readTradeBill(success.toUtf8(), kDay);
    QVERIFY2(second, second ? "" : qPrintable(second.error().detail));
    QCOMPARE(second->rows.size(), 1);
}

void TestWechatBill::couponsSayWhoPaid()
{
    BillRow row;
    row.merchantNumber = QStringLiteral("A1");
    row.providerNumber = QStringLiteral("42");
    row.at = fromStoreTime(kDay.date(), QTime(9, 0));
    row.orderAmount = 1000_fen;
    row.merchantReceives = 900_fen;
    row.merchantDiscount = 100_fen;
    row.platformDiscount = 200_fen;
    row.customerPaid = 700_fen;
    const auto bill = wechat::readTradeBill(wechatBill({row}), kDay);
    QVERIFY(bill);
    QCOMPARE(bill->rows.first().customerPaid, 700_fen);
    QCOMPARE(bill->rows.first().platformDiscount, 200_fen);
    QCOMPARE(bill->rows.first().merchantDiscount, 100_fen);
}

void TestWechatBill::refundStates_data()
{
    QTest::addColumn<QString>("word");
    QTest::addColumn<int>("state");
    QTest::newRow("success") << "SUCCESS" << int(BillState::Done);
    QTest::newRow("processing") << "PROCESSING" << int(BillState::Processing);
    QTest::newRow("fail") << "FAIL" << int(BillState::Failed);
    QTest::newRow("change") << "CHANGE" << int(BillState::Abnormal);
}

void TestWechatBill::refundStates()
{
    QFETCH(QString, word);
    QFETCH(int, state);
    const QString text = example().replace(QLatin1String("`ORIGINAL,`SUCCESS"), u"`ORIGINAL,`" + word);
    const auto bill = wechat::readTradeBill(text.toUtf8(), kDay);
    QVERIFY(bill);
    QCOMPARE(int(bill->rows[1].state), state);
    const QString revoked = example().replace(QLatin1String("`MICROPAY,`REFUND"), QLatin1String("`MICROPAY,`REVOKED"));
    const auto reversed = wechat::readTradeBill(revoked.toUtf8(), kDay);
    QVERIFY(reversed);
    QCOMPARE(reversed->rows[1].refundNumber, QString());
    QCOMPARE(reversed->rows[1].kind, BillRowKind::Refund);
}

void TestWechatBill::whatIsWrittenIsReadBack()
{
    const auto bill = wechat::readTradeBill(example().toUtf8(), kDay);
    QVERIFY(bill);
    const auto again = wechat::readTradeBill(wechatBill(bill->rows), kDay);
    QVERIFY2(again, again ? "" : qPrintable(again.error().detail));
    QCOMPARE(again->rows.size(), 2);
    QCOMPARE(again->rows[0], bill->rows[0]);
}

void TestWechatBill::anEmptyDay()
{
    const auto bill = wechat::readTradeBill(wechatBill({}), kDay);
    QVERIFY2(bill, bill ? "" : qPrintable(bill.error().detail));
    QVERIFY(bill->rows.isEmpty());
}

void TestWechatBill::badFilesAreRefusedWhole_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QStringList>("where"); ///< line, column, problem
    const auto edit = [](const char *name, const QString &from, const QString &to, const QStringList &where) {
        QString text = example();
        QVERIFY2(text.contains(from), name);
        QTest::newRow(name) << text.replace(from, to).toUtf8() << where;
    };
    const auto raw = [](const char *name, const QByteArray &file, const QStringList &where) {
        QTest::newRow(name) << file << where;
    };
    const QString summary = example().section(u'\n', 3, 4) + u'\n';
    edit("summary missing", summary, {}, {"0", "", "NoSummary"});
    edit("summary row missing", example().section(u'\n', 4, 4) + u'\n', {}, {"0", "", "NoSummary"});
    edit("summary column missing", QStringLiteral(u"手续费总金额"), QStringLiteral(u"别的"),
        {"4", QStringLiteral(u"手续费总金额"), "NoSummary"});
    edit("wrong count", QStringLiteral("`2.0,"), QStringLiteral("`3.0,"),
        {"5", QStringLiteral(u"总交易单数"), "WrongSummary"});
    edit("wrong settled total", QStringLiteral("`2.0,`3.50"), QStringLiteral("`2.0,`3.51"),
        {"5", QStringLiteral(u"应结订单总金额"), "WrongSummary"});
    edit("wrong refund total", QStringLiteral("`2.0,`3.50,`3.50"), QStringLiteral("`2.0,`3.50,`3.49"),
        {"5", QStringLiteral(u"退款总金额"), "WrongSummary"});
    edit("wrong fee total", QStringLiteral("`0.02,"), QStringLiteral("`0.04,"),
        {"5", QStringLiteral(u"手续费总金额"), "WrongSummary"});
    edit("wrong order total", QStringLiteral("`0.02,`3.50"), QStringLiteral("`0.02,`3.60"),
        {"5", QStringLiteral(u"订单总金额"), "WrongSummary"});
    edit("extra column in a row", QStringLiteral("`0.00,`\n`2026"), QStringLiteral("`0.00,`,`more\n`2026"),
        {"2", "", "CellCount"});
    edit("column gone from a row", QStringLiteral("`oDemo1,`MICROPAY,`SUCCESS"), QStringLiteral("`MICROPAY,`SUCCESS"),
        {"2", "", "CellCount"});
    edit("header column gone", QStringLiteral(u"商户订单号,"), QStringLiteral(u"别的,"),
        {"1", QStringLiteral(u"商户订单号"), "NoColumn"});
    edit("header column twice", QStringLiteral(u"公众账号ID"), QStringLiteral(u"商户订单号"),
        {"1", QStringLiteral(u"商户订单号"), "TwiceColumn"});
    edit("amount with a letter", QStringLiteral("`CNY,`3.50"), QStringLiteral("`CNY,`3.5O"),
        {"2", QStringLiteral(u"应结订单金额"), "NotAmount"});
    edit("three decimals", QStringLiteral("`CNY,`3.50"), QStringLiteral("`CNY,`3.505"),
        {"2", QStringLiteral(u"应结订单金额"), "NotAmount"});
    edit("negative amount", QStringLiteral("`CNY,`3.50"), QStringLiteral("`CNY,`-3.50"),
        {"2", QStringLiteral(u"应结订单金额"), "NotAmount"});
    edit("settled above the order", QStringLiteral("`CNY,`3.50"), QStringLiteral("`CNY,`9.50"),
        {"2", QStringLiteral(u"应结订单金额"), "Inconsistent"});
    edit("moment", QStringLiteral("2026-01-31 09:00:01"), QStringLiteral("2026-01-31 9:00"),
        {"2", QStringLiteral(u"交易时间"), "NotTime"});
    edit("another day", QStringLiteral("2026-01-31 09:00:01"), QStringLiteral("2026-02-07 09:00:01"),
        {"2", "", "OtherDay"});
    edit("currency", QStringLiteral("`CNY,`3.50"), QStringLiteral("`USD,`3.50"),
        {"2", QStringLiteral(u"货币种类"), "OtherCurrency"});
    edit("state", QStringLiteral("`MICROPAY,`REFUND"), QStringLiteral("`MICROPAY,`WHAT"),
        {"3", QStringLiteral(u"交易状态"), "Unknown"});
    edit("refund state", QStringLiteral("`ORIGINAL,`SUCCESS"), QStringLiteral("`ORIGINAL,`GONE"),
        {"3", QStringLiteral(u"退款状态"), "Unknown"});
    edit("no merchant number", QStringLiteral("`MD202601310001,`oDemo1,`MICROPAY,`SUCCESS"),
        QStringLiteral("`,`oDemo1,`MICROPAY,`SUCCESS"), {"2", QStringLiteral(u"商户订单号"), "Empty"});
    edit("a row without back-quotes", QStringLiteral("\n`2026-01-31 10"), QStringLiteral("\n2026-01-31 10"),
        {"3", QStringLiteral(u"总交易单数"), "NoSummary"});
    const QByteArray good = example().toUtf8();
    raw("empty", {}, {"0", "", "NoHeader"});
    raw("rows only", good.mid(good.indexOf('\n') + 1), {"1", "", "NoHeader"});
    raw("error reply", "<xml><return_code>FAIL</return_code></xml>", {"1", "", "ErrorReply"});
    raw("JSON reply", "{\"code\":\"NO_STATEMENT_EXIST\"}", {"1", "", "ErrorReply"});
    raw("cut in the summary", good.chopped(10), {"5", "", "CellCount"});
    raw("cut in a row", good.left(good.indexOf("MICROPAY")), {"2", "", "CellCount"});
    raw("something behind the end", good + "more\n", {"6", "", "AfterEnd"});
    raw("NUL", QByteArray(good).replace("oDemo1", QByteArray("o\0emo1", 6)), {"2", "", "BadEncoding"});
    raw("GBK", gbk(example()), {"1", "", "BadEncoding"});
}

void TestWechatBill::badFilesAreRefusedWhole()
{
    QFETCH(QByteArray, file);
    QFETCH(QStringList, where);
    const auto bill = wechat::readTradeBill(file, kDay);
    QVERIFY(!bill);
    QCOMPARE(bill.error().code, ErrorCode::InvalidInput);
    QCOMPARE(bill.error().args, where);
}

void TestWechatBill::archives()
{
    const QByteArray packed = gzipped(example().toUtf8());
    for (const qsizetype cut : {qsizetype(1), qsizetype(8), qsizetype(20), packed.size() - 3})
        QCOMPARE(wechat::readTradeBill(packed.chopped(cut), kDay).error().args.value(2), QStringLiteral("BadArchive"));
    QByteArray damaged = packed;
    damaged[packed.size() / 2] = static_cast<char>(~damaged[packed.size() / 2]);
    QCOMPARE(wechat::readTradeBill(damaged, kDay).error().args.value(2), QStringLiteral("BadArchive"));
    QCOMPARE(wechat::readTradeBill(QByteArray(packed + "x"), kDay).error().args.value(2), QStringLiteral("AfterEnd"));
    const QByteArray bomb = gzipped(QByteArray(20 * 1024 * 1024, '0'));
    QVERIFY(bomb.size() < 40'000);
    QCOMPARE(wechat::readTradeBill(bomb, kDay).error().code, ErrorCode::LimitExceeded);
    QCOMPARE(gunzip(gzipped(QByteArray(2000, 'a')), 1000).error().code, ErrorCode::LimitExceeded);
}

namespace {

QString flow()
{
    return QStringLiteral(
        u"记账时间,微信支付业务单号,资金流水单号,业务名称,业务类型,收支类型,收支金额（元）,账户结余(元),"
        u"资金变更提交申请人,备注,业务凭证号\r\n"
        u"`2026-01-31 09:00:02,`42,`1,`付款码支付,`交易,`收入,`3.50,`103.50,`system,`a\\nb,`MD1\r\n"
        u"`2026-01-31 09:00:03,`42,`2,`付款码支付,`扣除交易手续费,`支出,`0.02,`103.48,`system,`,`MD1\r\n"
        u"`2026-01-31 12:00:00,`43,`3,`提现,`提现,`支出,`100.00,`3.48,`system,`,`W1\r\n"
        u"资金流水总笔数,收入笔数,收入金额,支出笔数,支出金额\r\n"
        u"`3.0,`1.0,`3.50,`2.0,`100.02\r\n");
}

} // namespace

void TestWechatBill::fundFlow()
{
    const auto rows = wechat::readFundFlow(flow().toUtf8(), kDay);
    QVERIFY2(rows, rows ? "" : qPrintable(rows.error().detail));
    QCOMPARE(rows->size(), 3);
    QCOMPARE(rows->at(0).amount, 350_fen);
    QCOMPARE(rows->at(1).amount, -(2_fen));
    QVERIFY(rows->at(1).counts);
    QVERIFY(!rows->at(2).counts);
    QCOMPARE(rows->at(2).day, kDay);
    QVERIFY(wechat::readFundFlow(
        gzipped(flow().replace(QStringLiteral(u"（元）"), QStringLiteral(u"(元)")).toUtf8()), kDay));
}

void TestWechatBill::badFundFlows_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<QString>("problem");
    QTest::newRow("sum") << "`100.02"
                         << "`100.03"
                         << "WrongSummary";
    QTest::newRow("count") << "`3.0"
                           << "`4.0"
                           << "WrongSummary";
    QTest::newRow("direction") << QStringLiteral(u"`收入,`3.50") << QStringLiteral(u"`进,`3.50") << "Unknown";
    QTest::newRow("amount") << "`3.50,`103"
                            << "`-3.50,`103"
                            << "NotAmount";
    QTest::newRow("day") << "2026-01-31 12"
                         << "2026-02-05 12"
                         << "OtherDay";
    QTest::newRow("cells") << "`system,`,`W1"
                           << "`system,`W1"
                           << "CellCount";
}

void TestWechatBill::badFundFlows()
{
    QFETCH(QString, from);
    QFETCH(QString, to);
    QFETCH(QString, problem);
    const auto rows = wechat::readFundFlow(flow().replace(from, to).toUtf8(), kDay);
    QVERIFY(!rows);
    QCOMPARE(rows.error().args.value(2), problem);
}

MENDIAN_TEST(TestWechatBill)
#include "tst_wechatbill.moc"
