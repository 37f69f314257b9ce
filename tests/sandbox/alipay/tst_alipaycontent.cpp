// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/alipay/content.h"
#include "tests/support/testmain.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace mendian;
using namespace mendian::sandbox;
using namespace mendian::sandbox::alipay;

Q_DECLARE_METATYPE(mendian::sandbox::Call)

class TestAlipayContent : public QObject
{
    Q_OBJECT
private slots:
    void takesWhatTheTableSays_data();
    void takesWhatTheTableSays();
    void refuses_data();
    void refuses();
    void goods_data();
    void goods();
    void amounts_data();
    void amounts();
    void paymentCodes();
    void durationsAndMoments();
};

namespace {

QJsonObject parsed(const QByteArray &json) { return QJsonDocument::fromJson(json).object(); }

QJsonObject goodPay()
{
    return parsed(R"({"out_trade_no":"A_1","scene":"bar_code","auth_code":"286539574218843510","subject":"demo",
        "total_amount":"88.80"})");
}

} // namespace

void TestAlipayContent::takesWhatTheTableSays_data()
{
    QTest::addColumn<Call>("call");
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("pay, everything")
        << Call::AlipayPay
        << QByteArray(
               R"({"out_trade_no":"A_1","scene":"bar_code","auth_code":"286539574218843510","subject":"a+b 50%",
        "total_amount":"88.80","discountable_amount":"80.00","undiscountable_amount":"8.80","body":"x",
        "goods_detail":[{"goods_id":"1","goods_name":"x","quantity":2,"price":"44.40"}],"operator_id":"1",
        "store_id":"S1","terminal_id":"T1","timeout_express":"5m","time_expire":"2026-07-01 12:00:00",
        "extend_params":{"sys_service_provider_id":"2088"},"query_options":["fund_bill_list"],
        "disable_pay_channels":"credit_group,point","passback_params":"p","merchant_order_no":"M",
        "product_code":"FACE_TO_FACE_PAYMENT","seller_id":"2088000000000001"
})");
    QTest::newRow("precreate")
        << Call::AlipayPrecreate
        << QByteArray(
               R"({"out_trade_no":"A","subject":"x","total_amount":"0.01","qr_code_timeout_express":"2h",
        "product_code":"QR_CODE_OFFLINE"})");
    QTest::newRow("query") << Call::AlipayQuery << QByteArray(R"({"trade_no":"2026070122001400000000000001"})");
    QTest::newRow("cancel") << Call::AlipayCancel << QByteArray(R"({"out_trade_no":"A"})");
    QTest::newRow("close") << Call::AlipayClose << QByteArray(R"({"out_trade_no":"A","operator_id":"7"})");
    QTest::newRow("refund")
        << Call::AlipayRefund
        << QByteArray(
               R"({"out_trade_no":"A","refund_amount":"1.00","out_request_no":"R-1","refund_reason":"x",
        "refund_goods_detail":[{"goods_id":"1","refund_amount":"1.00"}]})");
    QTest::newRow("refund query")
        << Call::AlipayRefundQuery
        << QByteArray(R"({"out_trade_no":"A","out_request_no":"R-1","query_options":["gmt_refund_pay"]})");
    QTest::newRow("bill") << Call::AlipayBillUrl << QByteArray(R"({"bill_type":"trade","bill_date":"2026-06-05"})");
    QTest::newRow("certificate") << Call::AlipayCertDownload
                                 << QByteArray(R"({"alipay_cert_sn":"7513daaaa48aa3ba2e4018d84402479c"})");
}

void TestAlipayContent::takesWhatTheTableSays()
{
    QFETCH(Call, call);
    QFETCH(QByteArray, json);
    const auto refused = checkContent(call, parsed(json));
    QVERIFY2(!refused, refused ? qPrintable(refused->text) : "");
}

void TestAlipayContent::refuses_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("value"); // JSON; empty = left out
    QTest::addColumn<QByteArray>("code");
    const auto row = [](const char *title, const char *name, const QByteArray &value,
                         const char *code = "ACQ.INVALID_PARAMETER") {
        QTest::newRow(title) << QString::fromLatin1(name) << value << QByteArray(code);
    };
    const auto longText = [](int size) -> QByteArray { return '"' + QByteArray(size, 'x') + '"'; };
    row("no number", "out_trade_no", "");
    row("number with a dash", "out_trade_no", "\"A-1\"");
    row("number too long", "out_trade_no", longText(65));
    row("number not a string", "out_trade_no", "17");
    row("number empty", "out_trade_no", "\"\"");
    row("number null", "out_trade_no", "null");
    row("no scene", "scene", "");
    row("sound wave", "scene", "\"wave_code\"");
    row("no code", "auth_code", "");
    row("code too long", "auth_code", longText(65));
    row("no subject", "subject", "");
    row("subject with a slash", "subject", "\"a/b\"");
    row("subject with =", "subject", "\"a=b\"");
    row("subject with &", "subject", "\"a&b\"");
    row("subject with a line end", "subject", "\"a\\nb\"");
    row("subject too long", "subject", longText(257));
    row("no amount", "total_amount", "");
    row("amount a number", "total_amount", "88.8");
    row("one decimal", "total_amount", "\"88.8\"");
    row("three decimals", "total_amount", "\"88.800\"");
    row("no decimals", "total_amount", "\"88\"");
    row("nothing", "total_amount", "\"0.00\"");
    row("negative", "total_amount", "\"-1.00\"");
    row("leading zero", "total_amount", "\"088.80\"");
    row("blank", "total_amount", "\" 88.80\"");
    row("more than a hundred million", "total_amount", "\"100000000.01\"", "ACQ.TOTAL_FEE_EXCEED");
    row("unknown field", "coupon", "\"x\"");
    row("another product's field", "royalty_info", "{}");
    row("another method's field", "refund_amount", "\"1.00\"");
    row("body too long", "body", longText(129));
    row("store too long", "store_id", longText(33));
    row("store in Chinese", "store_id", QStringLiteral(u"\"南京\"").toUtf8(), "ACQ.INVALID_STORE_ID");
    row("terminal too long", "terminal_id", longText(33));
    row("operator too long", "operator_id", longText(29));
    row("product of a web page", "product_code", "\"FAST_INSTANT_TRADE_PAY\"");
    row("timeout in seconds", "timeout_express", "\"90s\"");
    row("timeout with a fraction", "timeout_express", "\"1.5h\"");
    row("timeout of nothing", "timeout_express", "\"0m\"");
    row("timeout of sixteen days", "timeout_express", "\"16d\"");
    row("expiry in ISO", "time_expire", "\"2026-07-01T12:00:00\"");
    row("expiry on no day", "time_expire", "\"2026-02-30 12:00:00\"");
    row("options no list", "query_options", "\"fund_bill_list\"");
    row("options of numbers", "query_options", "[1]");
    row("extend_params no object", "extend_params", "\"x\"");
    row("passback too long", "passback_params", longText(513));
}

void TestAlipayContent::refuses()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, code);
    QJsonObject content = goodPay();
    QVERIFY(!checkContent(Call::AlipayPay, content));
    content.remove(name);
    if (!value.isEmpty())
        content.insert(name, QJsonDocument::fromJson('[' + value + ']').array().at(0));
    const auto refused = checkContent(Call::AlipayPay, content);
    QVERIFY(refused.has_value());
    QCOMPARE(refused->subCode, code);

    // What fields promise together, and what other methods need.
    QJsonObject parts = goodPay();
    parts.insert(QStringLiteral("discountable_amount"), QStringLiteral("80.00"));
    parts.insert(QStringLiteral("undiscountable_amount"), QStringLiteral("8.81"));
    QVERIFY(checkContent(Call::AlipayPay, parts));
    QVERIFY(checkContent(Call::AlipayQuery, {}));
    QVERIFY(checkContent(Call::AlipayRefundQuery, parsed(R"({"out_trade_no":"A"})")));
    QCOMPARE(checkContent(Call::AlipayRefund, parsed(R"({"out_trade_no":"A","refund_amount":"0.00"})"))->subCode,
        QByteArray("ACQ.REFUND_FEE_ERROR"));
    QVERIFY(checkContent(Call::AlipayPrecreate, goodPay())); // scene and auth_code are pay's
    QVERIFY(checkContent(Call::AlipayPrecreate,
        parsed(R"({"out_trade_no":"A","subject":"x","total_amount":"1.00","enable_pay_channels":"point",
            "disable_pay_channels":"balance"})")));
    QCOMPARE(checkContent(Call::AlipayBillUrl, parsed(R"({"bill_type":"trade","bill_date":"20260605"})"))->subCode,
        QByteArray("INVAILID_ARGUMENTS"));
}

void TestAlipayContent::goods_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<bool>("good");
    QTest::newRow("good") << QByteArray(R"({"goods_id":"1","goods_name":"x","quantity":1,"price":"1.00"})") << true;
    QTest::newRow("quantity a text") << QByteArray(R"({"goods_id":"1","goods_name":"x","quantity":"1","price":"1.00"})")
                                     << true;
    QTest::newRow("no price") << QByteArray(R"({"goods_id":"1","goods_name":"x","quantity":1})") << false;
    QTest::newRow("price a number") << QByteArray(R"({"goods_id":"1","goods_name":"x","quantity":1,"price":1})")
                                    << false;
    QTest::newRow("half a piece") << QByteArray(R"({"goods_id":"1","goods_name":"x","quantity":0.5,"price":"1.00"})")
                                  << false;
    QTest::newRow("unknown member") << QByteArray(
        R"({"goods_id":"1","goods_name":"x","quantity":1,"price":"1.00","color":"red"})")
                                    << false;
}

void TestAlipayContent::goods()
{
    QFETCH(QByteArray, line);
    QFETCH(bool, good);
    QJsonObject content = goodPay();
    content.insert(QStringLiteral("goods_detail"), QJsonArray{parsed(line)});
    QCOMPARE(!checkContent(Call::AlipayPay, content), good);
    QJsonArray many;
    for (int i = 0; i < 151; ++i)
        many.append(parsed(R"({"goods_id":"1","goods_name":"x","quantity":1,"price":"1.00"})"));
    content.insert(QStringLiteral("goods_detail"), many);
    QCOMPARE(checkContent(Call::AlipayPay, content)->subCode, QByteArray("ACQ.SUB_GOODS_SIZE_MAX_COUNT"));
}

void TestAlipayContent::amounts_data()
{
    QTest::addColumn<QString>("yuan");
    QTest::addColumn<qint64>("fen");
    QTest::newRow("a fen") << "0.01" << qint64(1);
    QTest::newRow("nothing") << "0.00" << qint64(0);
    QTest::newRow("plain") << "88.80" << qint64(8880);
    QTest::newRow("most") << "100000000.00" << qint64(10'000'000'000);
}

void TestAlipayContent::amounts()
{
    QFETCH(QString, yuan);
    QFETCH(qint64, fen);
    QCOMPARE(fenOf(yuan), std::optional<qint64>(fen));
    QCOMPARE(yuanOf(fen), yuan);
    QCOMPARE(yuanOf(-fen), (fen == 0 ? QString() : QStringLiteral("-")) + yuan);
}

void TestAlipayContent::paymentCodes()
{
    for (const char *good : {"2512345678901234", "286539574218843510", "301234567890123456789012"})
        QVERIFY2(looksLikePaymentCode(QString::fromLatin1(good)), good);
    for (const char *bad : {"251234567890123", "3112345678901234567", "134567890123456789", "28653957421884351x",
             "2865395742188435101234567", ""})
        QVERIFY2(!looksLikePaymentCode(QString::fromLatin1(bad)), bad);
}

void TestAlipayContent::durationsAndMoments()
{
    const Timestamp now = *momentOf(QStringLiteral("2026-07-01 12:00:00"));
    QCOMPARE(timeText(now), QStringLiteral("2026-07-01 12:00:00"));
    QCOMPARE(durationOf(QStringLiteral("5m"), now), std::optional<qint64>(300'000));
    QCOMPARE(durationOf(QStringLiteral("3h"), now), std::optional<qint64>(10'800'000));
    QCOMPARE(durationOf(QStringLiteral("15d"), now), std::optional<qint64>(1'296'000'000));
    QCOMPARE(durationOf(QStringLiteral("1c"), now), std::optional<qint64>(12 * 3'600'000));
    QVERIFY(!durationOf(QStringLiteral("16d"), now));
}

MENDIAN_TEST(TestAlipayContent)
#include "tst_alipaycontent.moc"
