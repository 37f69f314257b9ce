// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/wechat/answers.h"
#include "tests/support/testmain.h"
#include "wechatbench.h"

#include <QCryptographicHash>

using namespace mendian;
using namespace mendian::sandbox;
using namespace mendian::sandbox::wechat;

namespace {

const QString kNumber = QStringLiteral("MD202601310001");
constexpr qint64 kDay = 24 * 3600'000LL;

/// The day of spec/wechat-pay.md 7.4, relived: ¥3.50 paid at 9:00:01, given back at 10:00:01; then the next day, 10:00.
std::unique_ptr<WechatBench> dayOfTheSpec()
{
    auto bench = std::make_unique<WechatBench>();
    const auto moment = [&](int day, QTime time) {
        const qint64 ms = fromStoreTime(QDate(2026, 1, day), time) - bench->clock.wall();
        bench->clock.advance(ms);
    };
    moment(31, QTime(9, 0, 1));
    Fields fields = bench->payRequest(kNumber, 350);
    fields.set("body", QStringLiteral(u"可乐, 500ml").toUtf8());
    fields.set("attach", "");
    bench->send(Call::Micropay, fields);
    moment(31, QTime(10, 0, 1));
    bench->refund(kNumber, QStringLiteral("R202601310001"), 350, 350);
    bench->clock.advance(kDay - 2000); // 9:59:59
    return bench;
}

QString layout(WechatBench &bench)
{
    const Order order = bench.service.ledger().all().first();
    QString text = QStringLiteral(
        u"交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,"
        u"货币种类,"
        u"应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,"
        u"商户数据包,"
        u"手续费,费率,订单金额,申请退款金额,费率备注\r\n"
        u"`2026-01-31 "
        u"09:00:01,`wx0123456789abcdef,`1900000001,`0,`POS-01,`TRANSACTION,`MD202601310001,`OPENID,`MICROPAY,"
        u"`SUCCESS,`OTHERS,`CNY,`3.50,`0.00,`0,`0,`0.00,`0.00,`,`,`可乐, 500ml,`,`0.02100,`0.60%,`3.50,`0.00,`\r\n"
        u"`2026-01-31 "
        u"10:00:01,`wx0123456789abcdef,`1900000001,`0,`POS-01,`TRANSACTION,`MD202601310001,`OPENID,`MICROPAY,"
        u"`REFUND,`OTHERS,`CNY,`0.00,`0.00,`REFUNDID,`R202601310001,`3.50,`0.00,`ORIGINAL,`SUCCESS,`可乐, 500ml,`,"
        u"`0.00000,`0.60%,`0.00,`3.50,`\r\n"
        u"总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额\r\n"
        u"`2.0,`3.50,`3.50,`0.0,`0.02,`3.50,`3.50\r\n");
    return text.replace(QLatin1String("TRANSACTION"), order.transactionId)
        .replace(QLatin1String("OPENID"), QString::fromLatin1(openidOf(order.appid)))
        .replace(QLatin1String("REFUNDID"), order.refunds.first().refundId);
}

QString message(const QByteArray &xml) { return QString::fromUtf8(parseXml(xml)->value("return_msg")); }

} // namespace

class TestBills : public QObject
{
    Q_OBJECT
private slots:
    void isTheLayoutOfTheSpec();
    void comesAtTenTheNextDay();
    void kinds_data();
    void kinds();
    void reversedOrdersAndUnpaidOnes();
    void statesAreFrozenAtNine();
    void couponsInTheBill();
    void gzipHoldsTheSameFile();
    void fundFlow();
    void fundFlowIsForHmacAlone();
    void refusals_data();
    void refusals();
    void plantedDifferences_data();
    void plantedDifferences();
    void noBillExist();
};

void TestBills::isTheLayoutOfTheSpec()
{
    const auto bench = dayOfTheSpec();
    bench->clock.advance(1000);
    QCOMPARE(bench->bill(Call::DownloadBill, "20260131"), layout(*bench).toUtf8());
}

void TestBills::comesAtTenTheNextDay()
{
    const auto bench = dayOfTheSpec();
    QCOMPARE(message(bench->bill(Call::DownloadBill, "20260131")), QStringLiteral("Bill Creating"));
    QCOMPARE(parseXml(bench->bill(Call::DownloadFundFlow, "20260131"))->value("err_code"), QByteArray("BILL_CREATING"));
    QCOMPARE(message(bench->bill(Call::DownloadBill, "20260201")), QStringLiteral("Bill Creating"));
    QCOMPARE(message(bench->bill(Call::DownloadBill, "20260202")), QStringLiteral("data format error"));
    bench->clock.advance(1000);
    QVERIFY(bench->bill(Call::DownloadBill, "20260131").startsWith(QStringLiteral(u"交易时间").toUtf8()));
    bench->clock.advance(93 * kDay);
    QCOMPARE(message(bench->bill(Call::DownloadBill, "20260131")), QStringLiteral("data format error"));

    WechatBench today(AmountFaults::Off, {.strictReverseDelay = false, .micropayPerSecond = 33, .billsAnyTime = true});
    today.pay(kNumber, 350);
    QVERIFY(today.bill(Call::DownloadBill, "20251121").contains(kNumber.toUtf8()));
}

void TestBills::kinds_data()
{
    QTest::addColumn<QByteArray>("kind");
    QTest::addColumn<int>("columns");
    QTest::addColumn<int>("rows");
    QTest::addColumn<QByteArray>("sums");
    QTest::newRow("ALL") << QByteArray("ALL") << 27 << 2 << QByteArray("`2.0,`3.50,`3.50,`0.0,`0.02,`3.50,`3.50");
    QTest::newRow("SUCCESS") << QByteArray("SUCCESS") << 20 << 1 << QByteArray("`1.0,`3.50,`0.02,`3.50");
    QTest::newRow("REFUND") << QByteArray("REFUND") << 29 << 1 << QByteArray("`1.0,`0.00,`3.50,`0.0,`0.00,`0.00,`3.50");
}

void TestBills::kinds()
{
    QFETCH(QByteArray, kind);
    QFETCH(int, columns);
    QFETCH(int, rows);
    QFETCH(QByteArray, sums);
    const auto bench = dayOfTheSpec();
    bench->clock.advance(1000);
    const QByteArray file = bench->bill(Call::DownloadBill, "20260131", {{"bill_type", kind}});
    QVERIFY(file.endsWith("\r\n"));
    const QByteArrayList lines = QByteArray(file).replace("\r\n", "\n").split('\n');
    QCOMPARE(lines.size(), rows + 4); // with the empty one at the end
    QCOMPARE(lines.first().split(',').size(), columns);
    for (int i = 1; i <= rows; ++i)
        QCOMPARE(lines.at(i).mid(1).replace(",`", "\n").split('\n').size(), columns);
    QCOMPARE(lines.at(rows + 2), sums);
    if (kind == "REFUND")
        QVERIFY(lines.first().contains(QStringLiteral(u"代金券金额,退款申请时间,退款成功时间,微信退款单号").toUtf8()));
}

void TestBills::reversedOrdersAndUnpaidOnes()
{
    WechatBench bench;
    bench.pay(kNumber, 350);
    bench.reverse(kNumber);
    bench.phone.setMode(PhoneMode::Ask);
    bench.pay(QStringLiteral("NEVERPAID"), 350);
    bench.clock.advance(kDay);
    const QByteArray file = bench.bill(Call::DownloadBill, "20251121");
    QVERIFY(!file.contains("NEVERPAID"));
    const QByteArrayList lines = file.split('\n');
    QVERIFY(lines.at(1).contains(",`SUCCESS,"));
    QVERIFY(lines.at(2).contains(",`REVOKED,"));
    QVERIFY(lines.at(2).contains(bench.order(kNumber).transactionId.toLatin1()));
}

void TestBills::statesAreFrozenAtNine()
{
    WechatBench bench;
    bench.pay(kNumber, 1000);
    bench.fault(Call::Refund, Fault::RefundChange, 1, 30 * 3600'000); // ends on the evening of the next day
    bench.refund(kNumber, QStringLiteral("R1"), 300);
    bench.clock.advance(60'000);
    bench.fault(Call::Refund, Fault::RefundClose);
    bench.refund(kNumber, QStringLiteral("R2"), 300);
    bench.clock.advance(3 * kDay);
    const QByteArray file = bench.bill(Call::DownloadBill, "20251121");
    QVERIFY(file.contains("`R1,`3.00,`0.00,`ORIGINAL,`PROCESSING,"));
    QVERIFY(file.contains("`R2,`3.00,`0.00,`ORIGINAL,`FAIL,"));
    QCOMPARE(bench.refundQuery("out_refund_no", "R1").value("refund_status_0"), QByteArray("CHANGE"));
}

void TestBills::couponsInTheBill()
{
    WechatBench bench;
    bench.service.ledger().addDiscount({100, true, 1, {}});
    bench.pay(QStringLiteral("RECHARGE"), 1000);
    bench.service.ledger().addDiscount({100, false, 1, {}});
    bench.pay(QStringLiteral("OWN"), 1000);
    bench.refund(QStringLiteral("RECHARGE"), QStringLiteral("R1"), 500);
    bench.refund(QStringLiteral("OWN"), QStringLiteral("R2"), 500);
    bench.clock.advance(kDay);
    const QByteArray file = bench.bill(Call::DownloadBill, "20251121");
    QVERIFY(file.contains("`CNY,`10.00,`1.00,`0,`0,"));
    QVERIFY(file.contains("`CNY,`9.00,`1.00,`0,`0,"));
    QVERIFY(file.contains("`R1,`5.00,`0.50,`ORIGINAL,`SUCCESS,"));
    QVERIFY(file.contains("`R2,`4.50,`0.00,`ORIGINAL,`SUCCESS,"));
    QVERIFY(file.endsWith("`4.0,`19.00,`9.50,`0.50,`0.11,`20.00,`10.00\r\n"));
    const QByteArray recharge = bench.bill(Call::DownloadBill, "20251121", {{"bill_type", "RECHARGE_REFUND"}});
    QVERIFY(recharge.contains("`R1,") && !recharge.contains("`R2,"));
}

void TestBills::gzipHoldsTheSameFile()
{
    const auto bench = dayOfTheSpec();
    bench->clock.advance(1000);
    const QByteArray plain = bench->bill(Call::DownloadBill, "20260131");
    const QByteArray packed = bench->bill(Call::DownloadBill, "20260131", {{"tar_type", "GZIP"}});
    QCOMPARE(packed.left(3), QByteArray("\x1f\x8b\x08"));
    // Qt unpacks zlib: the same deflate stream with other words before and after it.
    const qsizetype size = plain.size();
    QCOMPARE(static_cast<uchar>(packed.at(packed.size() - 4)) + 256 * static_cast<uchar>(packed.at(packed.size() - 3)),
        size % 65536);
    quint32 a = 1;
    quint32 b = 0;
    for (const char c : plain) {
        a = (a + static_cast<uchar>(c)) % 65521;
        b = (b + a) % 65521;
    }
    const quint32 adler = (b << 16) | a;
    QByteArray zlib;
    for (const quint32 word : {static_cast<quint32>(size)})
        for (const int shift : {24, 16, 8, 0})
            zlib += static_cast<char>(word >> shift);
    zlib += "\x78\x9c" + packed.mid(10, packed.size() - 18);
    for (const int shift : {24, 16, 8, 0})
        zlib += static_cast<char>(adler >> shift);
    QCOMPARE(qUncompress(zlib), plain);
}

void TestBills::fundFlow()
{
    const auto bench = dayOfTheSpec();
    bench->service.ledger().setMerchantBalance(bench->merchant.mchId, 500'000); // February: not of that day
    bench->clock.advance(1000);
    const QByteArray file = bench->bill(Call::DownloadFundFlow, "20260131");
    const Order order = bench->service.ledger().all().first();
    QString expected = QStringLiteral(
        u"记账时间,微信支付业务单号,资金流水单号,业务名称,业务类型,收支类型,收支金额(元),账户结余(元),"
        u"资金变更提交申请人,备注,"
        u"业务凭证号\r\n"
        u"`2026-01-31 "
        u"09:00:01,`TRANSACTION,`202601310000000001,`交易,`交易,`收入,`3.50,`10003.50,`system,`,`MD202601310001\r\n"
        u"`2026-01-31 "
        u"09:00:01,`TRANSACTION,`202601310000000002,`扣除交易手续费,`扣除交易手续费,`支出,`0.02,`10003.48,`system,"
        u"`,`MD202601310001\r\n"
        u"`2026-01-31 10:00:01,`REFUNDID,`202601310000000003,`退款,`退款,`支出,`3.50,`9999.98,`1900000001API,`,"
        u"`R202601310001\r\n"
        u"资金流水总笔数,收入笔数,收入金额,支出笔数,支出金额\r\n"
        u"`3.0,`1.0,`3.50,`2.0,`3.52\r\n");
    expected.replace(QLatin1String("TRANSACTION"), order.transactionId)
        .replace(QLatin1String("REFUNDID"), order.refunds.first().refundId);
    QCOMPARE(QString::fromUtf8(file), expected);
    QCOMPARE(bench->last.headers.first(),
        (std::pair<QByteArray, QByteArray>(
            "Digest", "SHA=" + QCryptographicHash::hash(file, QCryptographicHash::Sha1).toHex())));
    QCOMPARE(parseXml(bench->bill(Call::DownloadFundFlow, "20260130"))->value("err_code"), QByteArray("NO_BILL_EXIST"));

    WechatBench lines;
    lines.pay(kNumber, 1000);
    Fields fields = lines.refundRequest(kNumber, QStringLiteral("R1"), 300);
    fields.add("refund_desc", "a\r\nb");
    lines.send(Call::Refund, fields);
    lines.clock.advance(kDay);
    QVERIFY(lines.bill(Call::DownloadFundFlow, "20251121").contains("`a\\r\\nb,`R1"));
}

void TestBills::fundFlowIsForHmacAlone()
{
    const auto bench = dayOfTheSpec();
    Fields fields = bench->request({});
    fields.add("bill_date", "20260131");
    fields.add("account_type", "Basic");
    QCOMPARE(bench->send(Call::DownloadFundFlow, fields).value("err_code"), QByteArray("PARAM_ERROR"));
    bench->sign(fields);
    QCOMPARE(bench->raw(Call::DownloadFundFlow, writeXml(fields), {}).kind, WireAnswer::Kind::Close);
}

void TestBills::refusals_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QString>("message");
    QTest::newRow("kind") << QByteArray("bill_type") << QByteArray("SOME") << "invalid bill_type";
    QTest::newRow("no day") << QByteArray("bill_date") << QByteArray() << "missing parameter";
    QTest::newRow("a day with dashes") << QByteArray("bill_date") << QByteArray("2026-01-31") << "data format error";
    QTest::newRow("no such day") << QByteArray("bill_date") << QByteArray("20260230") << "data format error";
    QTest::newRow("packing") << QByteArray("tar_type") << QByteArray("ZIP") << "data format error";
    QTest::newRow("another merchant") << QByteArray("mch_id") << QByteArray("1900000002") << "SIGN ERROR";
}

void TestBills::refusals()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, value);
    QFETCH(QString, message);
    const auto bench = dayOfTheSpec();
    bench->clock.advance(1000);
    const auto reply = parseXml(bench->bill(Call::DownloadBill, "20260131", {{name, value}}));
    QVERIFY(reply);
    QCOMPARE(reply->value("return_code"), QByteArray("FAIL"));
    QCOMPARE(QString::fromUtf8(reply->value("return_msg")), message);
    QVERIFY(!reply->has("sign"));
}

void TestBills::plantedDifferences_data()
{
    QTest::addColumn<int>("fault");
    QTest::addColumn<int>("rows"); // of ordinary three
    QTest::addColumn<bool>("consistent");
    QTest::newRow("a row missing") << int(Fault::BillRowMissing) << 2 << true;
    QTest::newRow("a row twice") << int(Fault::BillRowTwice) << 4 << true;
    QTest::newRow("a stranger") << int(Fault::BillRowForeign) << 4 << true;
    QTest::newRow("an amount") << int(Fault::BillRowAmount) << 3 << true;
    QTest::newRow("a fee") << int(Fault::BillRowFee) << 3 << true;
    QTest::newRow("totals") << int(Fault::BillWrongTotals) << 3 << false;
    QTest::newRow("no summary") << int(Fault::BillNoSummary) << 3 << false;
    QTest::newRow("a mark") << int(Fault::BillBom) << 3 << true;
    QTest::newRow("LF") << int(Fault::BillLf) << 3 << true;
}

void TestBills::plantedDifferences()
{
    QFETCH(int, fault);
    QFETCH(int, rows);
    QFETCH(bool, consistent);
    WechatBench bench;
    for (const char *number : {"MD1", "MD2", "MD3"})
        bench.pay(QString::fromLatin1(number), 350);
    bench.clock.advance(kDay);
    const QByteArray ordinary = bench.bill(Call::DownloadBill, "20251121");
    bench.fault(Call::DownloadBill, static_cast<Fault>(fault));
    QByteArray file = bench.bill(Call::DownloadBill, "20251121");
    QVERIFY(file != ordinary);
    QCOMPARE(file.startsWith("\xef\xbb\xbf"), fault == int(Fault::BillBom));
    QCOMPARE(file.contains("\r\n"), fault != int(Fault::BillLf));
    const QByteArrayList lines = file.replace("\r\n", "\n").trimmed().split('\n');
    qint64 settled = 0;
    int found = 0;
    for (const QByteArray &line : lines) {
        const QByteArrayList values = line.mid(1).replace(",`", "\t").split('\t');
        if (line.startsWith('`') && values.size() > 20) {
            ++found;
            settled += QByteArray(values.at(12)).replace(".", "").toLongLong();
        }
    }
    QCOMPARE(found, rows);
    const QByteArrayList sums = lines.last().mid(1).replace(",`", "\t").split('\t');
    const bool same = sums.size() == 7 && sums.at(0) == QByteArray::number(rows) + ".0"
        && QByteArray(sums.at(1)).replace(".", "").toLongLong() == settled;
    QCOMPARE(same, consistent);
    QCOMPARE(bench.bill(Call::DownloadBill, "20251121"), ordinary); // once
}

void TestBills::noBillExist()
{
    WechatBench bench;
    const auto reply = parseXml(bench.bill(Call::DownloadBill, "20251119"));
    QCOMPARE(reply->value("return_msg"), QByteArray("No Bill Exist"));
    QCOMPARE(reply->value("error_code"), QByteArray("20002"));
    for (const char *text : {"SYSTEMERROR", "Bill Creating", "CompressGZip Error", "UnCompressGZip Error"}) {
        QVERIFY(bench.faults.addPlan(
            QByteArray(R"({"faults":[{"call":"downloadbill","kind":"err_code","code":")") + text + "\"}]}"));
        QCOMPARE(message(bench.bill(Call::DownloadBill, "20251119")), QString::fromLatin1(text));
    }
}

MENDIAN_TEST(TestBills)
#include "tst_bills.moc"
