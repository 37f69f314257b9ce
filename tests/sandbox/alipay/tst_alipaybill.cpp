// SPDX-License-Identifier: GPL-3.0-or-later
#include "alipaybench.h"
#include "tests/support/testmain.h"

#include <QJsonDocument>
#include <QUrl>
#include <zip.h>

using namespace mendian;
using namespace mendian::sandbox;
using namespace mendian::sandbox::alipay;

namespace {

struct Entry
{
    QByteArray name; // raw bytes
    QByteArray bytes;
};

// Opens the archive with the library's own eyes: names as raw bytes.
QList<Entry> unzipped(const QByteArray &zip)
{
    QList<Entry> entries;
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t *source = zip_source_buffer_create(zip.constData(), static_cast<zip_uint64_t>(zip.size()), 0, &error);
    zip_t *archive = source ? zip_open_from_source(source, ZIP_RDONLY, &error) : nullptr;
    if (!archive)
        return entries;
    for (zip_int64_t i = 0; i < zip_get_num_entries(archive, 0); ++i) {
        zip_stat_t stat;
        zip_stat_index(archive, static_cast<zip_uint64_t>(i), 0, &stat);
        QByteArray bytes(static_cast<qsizetype>(stat.size), '\0');
        zip_file_t *file = zip_fopen_index(archive, static_cast<zip_uint64_t>(i), 0);
        zip_fread(file, bytes.data(), stat.size);
        zip_fclose(file);
        entries.append({zip_get_name(archive, static_cast<zip_uint64_t>(i), ZIP_FL_ENC_RAW), bytes});
    }
    zip_discard(archive);
    return entries;
}

QByteArray gbk(const char16_t *text) { return encoded(QString::fromUtf16(text), "gbk"); }

} // namespace

class TestAlipayBill : public QObject
{
    Q_OBJECT
private slots:
    void saysWhatWasTakenToTheByte();
    void monthsAndFees();
    void refuses_data();
    void refuses();
    void todaysForDemonstrations();
    void theLinkLivesThirtySeconds();
    void theFileCanBeSpoilt();

private:
    static QJsonObject ask(AlipayBench &bench, const char *date, const char *type = "trade");
    static WireAnswer fetch(AlipayBench &bench, const QString &url);
};

QJsonObject TestAlipayBill::ask(AlipayBench &bench, const char *date, const char *type)
{
    return bench.call("alipay.data.dataservice.bill.downloadurl.query",
        {{QStringLiteral("bill_type"), QString::fromLatin1(type)},
            {QStringLiteral("bill_date"), QString::fromLatin1(date)}});
}

WireAnswer TestAlipayBill::fetch(AlipayBench &bench, const QString &url)
{
    const QUrl address(url);
    return bench.raw({}, (address.path() + QLatin1Char('?') + address.query()).toUtf8(), "GET");
}

void TestAlipayBill::saysWhatWasTakenToTheByte()
{
    AlipayBench bench; // 2025-11-21 14:32
    const QString first = text(bench.pay(QStringLiteral("A1"), QStringLiteral("36.80")), "trade_no");
    bench.clock.advance(60'000);
    bench.phone.setMode(PhoneMode::Offline);
    bench.pay(QStringLiteral("UNPAID"), QStringLiteral("5.00"));
    bench.phone.setMode(PhoneMode::Approve);
    bench.fault(Call::AlipayPay, Fault::Discount);
    QJsonObject content = bench.payContent(QStringLiteral("A2"), QStringLiteral("100.00"));
    content.insert(QStringLiteral("subject"), QStringLiteral(u"苹果,梨"));
    content.insert(QStringLiteral("store_id"), QStringLiteral("NJ_002"));
    const QString second = text(bench.call("alipay.trade.pay", content), "trade_no");
    bench.clock.advance(60'000);
    bench.ask("alipay.trade.refund", QStringLiteral("A1"),
        {{QStringLiteral("refund_amount"), QStringLiteral("35.80")},
            {QStringLiteral("out_request_no"), QStringLiteral("R-1")},
            {QStringLiteral("refund_reason"), QStringLiteral(u"不新鲜")}});
    bench.clock.advance(24 * 3600'000LL);
    bench.pay(QStringLiteral("NEXT_DAY"), QStringLiteral("1.00"));
    const QJsonObject node = ask(bench, "2025-11-21");
    QCOMPARE(codes(node), QStringLiteral("10000"));
    const QString url = text(node, "bill_download_url");
    QVERIFY2(url.startsWith(QLatin1String("https://till.test:443/alipay/bill/"))
            && url.endsWith(QLatin1String("?downloadFileName=20880000000000010156_20251121.csv.zip")),
        qPrintable(url));
    const WireAnswer file = fetch(bench, url);
    QCOMPARE(file.status, 200);
    const QList<Entry> entries = unzipped(file.body);
    QCOMPARE(entries.size(), 2);
    QCOMPARE(entries.at(0).name, gbk(u"20880000000000010156_20251121_业务明细(汇总).csv"));
    QCOMPARE(entries.at(1).name, gbk(u"20880000000000010156_20251121_业务明细.csv"));
    QCOMPARE(file.body.mid(6, 2).at(1) & 0x08, 0); // general purpose flag: no UTF-8 names

    const QString detail = QStringLiteral(
        u"#支付宝业务明细查询\r\n"
        u"#账号：[20880000000000010156]\r\n"
        u"#起始日期：[2025年11月21日 00:00:00]   终止日期：[2025年11月22日 00:00:00]\r\n"
        u"#-----------------------------------------业务明细列表----------------------------------------\r\n"
        u"支付宝交易号,商户订单号,业务类型,商品名称,创建时间,完成时间,门店编号,门店名称,操作员,终端号,对方账户,"
        u"订单金额（元）,商家实收（元）,支付宝红包（元）,集分宝（元）,支付宝优惠（元）,商家优惠（元）,券核销金额（元）,"
        u"券名称,商家红包消费金额（元）,卡消费金额（元）,退款批次号/请求号,服务费（元）,分润（元）,备注\r\n"
        u"%1\t,A1\t,交易\t,门店 可乐 a+b\t,2025-11-21 14:32:00\t,2025-11-21 14:32:00\t,NJ_001\t,\t,OP7\t,T1\t,"
        u"*** (159****5620)\t,36.80,36.80,0.00,0.00,0.00,0.00,0.00,\t,0.00,0.00,\t,-0.22,0.00,\t\r\n"
        u"%2\t,A2\t,交易\t,苹果，梨\t,2025-11-21 14:33:00\t,2025-11-21 14:33:00\t,NJ_002\t,\t,OP7\t,T1\t,"
        u"*** (159****5620)\t,100.00,100.00,0.00,0.00,10.00,0.00,0.00,\t,0.00,0.00,\t,-0.60,0.00,\t\r\n"
        u"%1\t,A1\t,退款\t,门店 可乐 a+b\t,2025-11-21 14:34:00\t,2025-11-21 14:34:00\t,NJ_001\t,\t,\t,T1\t,"
        u"*** (159****5620)\t,-35.80,-35.80,0.00,0.00,0.00,0.00,0.00,\t,0.00,0.00,R-1\t,0.21,0.00,不新鲜\t\r\n"
        u"#-----------------------------------------业务明细列表结束------------------------------------\r\n"
        u"#交易合计：2笔，商家实收共136.80元，商家优惠共0.00元\r\n"
        u"#退款合计：1笔，商家实收退款共-35.80元，商家优惠退款共0.00元\r\n"
        u"#导出时间：[2025年11月22日 09:00:00]\r\n")
                               .arg(first, second);
    QCOMPARE(decoded(entries.at(1).bytes, "gbk").value(), detail);
    QCOMPARE(entries.at(1).bytes, encoded(detail, "gbk"));

    const QString summary = QStringLiteral(
        u"#支付宝业务汇总查询\r\n"
        u"#账号：[20880000000000010156]\r\n"
        u"#起始日期：[2025年11月21日 00:00:00]   终止日期：[2025年11月22日 00:00:00]\r\n"
        u"#-----------------------------------------业务汇总列表----------------------------------------\r\n"
        u"门店编号,门店名称,交易订单总笔数,退款订单总笔数,订单金额（元）,商家实收（元）,支付宝优惠（元）,"
        u"商家优惠（元）,"
        u"卡消费金额（元）,服务费（元）,分润（元）,实收净额（元）\r\n"
        u"NJ_001\t,\t,1,1,1.00,1.00,0.00,0.00,0.00,-0.01,0.00,0.99\r\n"
        u"NJ_002\t,\t,1,0,100.00,100.00,10.00,0.00,0.00,-0.60,0.00,99.40\r\n"
        u"合计,,2,1,101.00,101.00,10.00,0.00,0.00,-0.61,0.00,100.39\r\n"
        u"#-----------------------------------------业务汇总列表结束------------------------------------\r\n"
        u"#导出时间：[2025年11月22日 09:00:00]\r\n");
    QCOMPARE(decoded(entries.at(0).bytes, "gbk").value(), summary);
}

void TestAlipayBill::monthsAndFees()
{
    AlipayBench bench;
    bench.pay(QStringLiteral("A"), QStringLiteral("1.00"));
    bench.ask("alipay.trade.cancel", QStringLiteral("A"));
    bench.clock.advance(13 * 24 * 3600'000LL); // 4 December
    const QJsonObject node = ask(bench, "2025-11");
    QCOMPARE(codes(node), QStringLiteral("10000"));
    const QList<Entry> entries = unzipped(fetch(bench, text(node, "bill_download_url")).body);
    const QString detail = decoded(entries.value(1).bytes, "gbk").value();
    QVERIFY(detail.contains(QStringLiteral(u"终止日期：[2025年12月01日 00:00:00]")));
    QVERIFY(detail.contains(QStringLiteral(u",退款\t,")) && detail.contains(QStringLiteral(",A\t,0.01,0.00,\t\r\n")));
    QCOMPARE(feeOf(100), 1);
    QCOMPARE(feeOf(83), 0); // 0.498 fen
    QCOMPARE(feeOf(84), 1);
    QCOMPARE(feeOf(10'000), 60);
}

void TestAlipayBill::refuses_data()
{
    QTest::addColumn<QByteArray>("date");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *title, const char *date, const char *code, const char *type = "trade") {
        QTest::newRow(title) << QByteArray(date) << QByteArray(type) << QStringLiteral("40004 ") + QLatin1String(code);
    };
    row("today", "2025-11-21", "INVAILID_ARGUMENTS");
    row("tomorrow", "2025-11-22", "INVAILID_ARGUMENTS");
    row("this month", "2025-11", "INVAILID_ARGUMENTS");
    row("no such day", "2025-02-30", "INVAILID_ARGUMENTS");
    row("no date", "yesterday", "INVAILID_ARGUMENTS");
    row("nothing happened", "2025-11-20", "NO_BILL_DATA");
    row("seven years ago", "2018-11-20", "BILL_DATE_BEFORE_REGISTRATION");
    row("another type", "2025-11-20", "TYPE_NOT_SUPPORTED", "merchant_act");
}

void TestAlipayBill::refuses()
{
    QFETCH(QByteArray, date);
    QFETCH(QByteArray, type);
    QFETCH(QString, code);
    AlipayBench bench;
    QCOMPARE(codes(ask(bench, date.constData(), type.constData())), code);
    QVERIFY(bench.lastSigned);
    // Before nine in the morning yesterday's bill is not there yet.
    bench.pay(QStringLiteral("A"), QStringLiteral("1.00"));
    bench.clock.advance((18 * 60 + 27) * 60'000LL); // 08:59
    QCOMPARE(codes(ask(bench, "2025-11-21")), QStringLiteral("40004 BILL_NOT_EXIST"));
    bench.clock.advance(60'000);
    QCOMPARE(codes(ask(bench, "2025-11-21")), QStringLiteral("10000"));
}

void TestAlipayBill::todaysForDemonstrations()
{
    AlipayBench bench(AmountFaults::Off, 0, {.billsAnyTime = true});
    QCOMPARE(codes(ask(bench, "2025-11-21")), QStringLiteral("40004 NO_BILL_DATA"));
    bench.pay(QStringLiteral("A"), QStringLiteral("1.00"));
    QCOMPARE(codes(ask(bench, "2025-11-21")), QStringLiteral("10000"));
    QCOMPARE(codes(ask(bench, "2025-11")), QStringLiteral("10000"));
    QCOMPARE(codes(ask(bench, "2025-11-22")), QStringLiteral("40004 INVAILID_ARGUMENTS"));
}

void TestAlipayBill::theLinkLivesThirtySeconds()
{
    AlipayBench bench;
    bench.pay(QStringLiteral("A"), QStringLiteral("1.00"));
    bench.clock.advance(24 * 3600'000LL);
    const QString url = text(ask(bench, "2025-11-21"), "bill_download_url");
    bench.clock.advance(29'999);
    QCOMPARE(fetch(bench, url).status, 200);
    bench.clock.advance(1);
    QCOMPARE(fetch(bench, url).status, 403);
    QCOMPARE(fetch(bench, QStringLiteral("https://till.test/alipay/bill/guess")).status, 403);
}

void TestAlipayBill::theFileCanBeSpoilt()
{
    AlipayBench bench;
    bench.pay(QStringLiteral("A"), QStringLiteral("1.00"));
    bench.clock.advance(24 * 3600'000LL);
    const QString url = text(ask(bench, "2025-11-21"), "bill_download_url");
    bench.fault(Call::AlipayBillFile, Fault::Truncated);
    QVERIFY(unzipped(fetch(bench, url).body).isEmpty());
    bench.fault(Call::AlipayBillFile, Fault::LostReply);
    QCOMPARE(fetch(bench, url).kind, WireAnswer::Kind::Close);
    bench.fault(Call::AlipayBillFile, Fault::Http502);
    QCOMPARE(fetch(bench, url).status, 502);
    QCOMPARE(unzipped(fetch(bench, url).body).size(), 2);
}

MENDIAN_TEST(TestAlipayBill)
#include "tst_alipaybill.moc"
