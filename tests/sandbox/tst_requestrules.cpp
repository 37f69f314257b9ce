// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "wechatbench.h"

using namespace mendian;
using namespace mendian::sandbox;
using namespace mendian::sandbox::wechat;

class TestRequestRules : public QObject
{
    Q_OBJECT
private slots:
    void micropayFields_data();
    void micropayFields();
    void otherCalls_data();
    void otherCalls();
    void whoIsCalling_data();
    void whoIsCalling();
    void notWorthASignature_data();
    void notWorthASignature();
    void unknownFieldsAreSignedAndNoted();
};

void TestRequestRules::micropayFields_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("code"); // empty = paid
    const auto row = [](const char *title, const char *name, const QByteArray &value, const char *code) {
        QTest::newRow(title) << QByteArray(name) << value << QByteArray(code);
    };
    row("as it should be", "body", "x", "");
    row("body missing", "body", "", "LACK_PARAMS");
    row("body 127 bytes", "body", QByteArray(127, 'x'), "");
    row("body 128 bytes", "body", QByteArray(128, 'x'), "PARAM_ERROR");
    row("body 43 Chinese characters", "body", QString(43, QChar(0x5e97)).toUtf8(), "PARAM_ERROR");
    row("number missing", "out_trade_no", "", "LACK_PARAMS");
    row("number of 32", "out_trade_no", QByteArray(32, 'a'), "");
    row("number of 33", "out_trade_no", QByteArray(33, 'a'), "PARAM_ERROR");
    row("number with a blank", "out_trade_no", "MD 1", "PARAM_ERROR");
    row("number with a slash", "out_trade_no", "MD/1", "PARAM_ERROR");
    row("number with all allowed signs", "out_trade_no", "aZ09_-|*", "");
    row("number in Chinese", "out_trade_no", "\xe4\xb8\xad", "PARAM_ERROR");
    row("amount missing", "total_fee", "", "LACK_PARAMS");
    row("amount 0", "total_fee", "0", "PARAM_ERROR");
    row("amount 1", "total_fee", "1", "");
    row("amount negative", "total_fee", "-1", "PARAM_ERROR");
    row("amount with a point", "total_fee", "3.50", "PARAM_ERROR");
    row("amount with a zero in front", "total_fee", "0350", "PARAM_ERROR");
    row("amount with an exponent", "total_fee", "1e5", "PARAM_ERROR");
    row("amount beyond the limit", "total_fee", "1000000001", "PARAM_ERROR");
    row("amount of 20 digits", "total_fee", "99999999999999999999", "PARAM_ERROR");
    row("address missing", "spbill_create_ip", "", "LACK_PARAMS");
    row("address v6", "spbill_create_ip", "fe80::1", "");
    row("address a name", "spbill_create_ip", "localhost", "PARAM_ERROR");
    row("address of three", "spbill_create_ip", "10.0.8", "PARAM_ERROR");
    row("address too high", "spbill_create_ip", "10.0.0.256", "PARAM_ERROR");
    row("code missing", "auth_code", "", "LACK_PARAMS");
    row("code of 17", "auth_code", "13456789012345678", "AUTH_CODE_INVALID");
    row("code of Alipay", "auth_code", "280000000000000000", "AUTH_CODE_INVALID");
    row("code with letters", "auth_code", "13456789012345678x", "AUTH_CODE_INVALID");
    row("code prefix 16", "auth_code", "164567890123456789", "AUTH_CODE_INVALID");
    row("code never shown", "auth_code", "154567890123456789", "AUTH_CODE_INVALID");
    row("nonce of 33", "nonce_str", QByteArray(33, 'x'), "PARAM_ERROR");
    row("device of 33", "device_info", QByteArray(33, 'x'), "PARAM_ERROR");
    row("attach of 128", "attach", QByteArray(128, 'x'), "PARAM_ERROR");
    row("currency", "fee_type", "USD", "PARAM_ERROR");
    row("currency CNY", "fee_type", "CNY", "");
    row("limit_pay", "limit_pay", "no_debit", "PARAM_ERROR");
    row("time", "time_start", "2026-01-31 17:00", "PARAM_ERROR");
    row("a time that does not exist", "time_start", "20260230170000", "PARAM_ERROR");
    row("a good time", "time_start", "20260131170000", "");
    row("receipt", "receipt", "N", "PARAM_ERROR");
    row("profit sharing", "profit_sharing", "yes", "PARAM_ERROR");
    row("scene without a store", "scene_info", "{\"store_info\":{}}", "PARAM_ERROR");
    row("scene no JSON", "scene_info", "store 1", "PARAM_ERROR");
    row("scene", "scene_info", "{\"store_info\":{\"id\":\"0001\"}}", "");
    row("detail without goods", "detail", "{\"cost_price\":350}", "PARAM_ERROR");
    row("detail with a price in yuan", "detail",
        "{\"goods_detail\":[{\"goods_id\":\"1\",\"quantity\":1,\"price\":3.5}]}", "PARAM_ERROR");
    row("detail", "detail", "{\"goods_detail\":[{\"goods_id\":\"1\",\"quantity\":1,\"price\":350}]}", "");
    row("version", "version", "2.0", "PARAM_ERROR");
    row("service provider", "sub_mch_id", "1900000009", "PARAM_ERROR");
}

void TestRequestRules::micropayFields()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, code);
    WechatBench bench;
    Fields fields = bench.payRequest(QStringLiteral("MD1"), 350);
    fields.set(name.constData(), value);
    const Fields reply = bench.send(Call::Micropay, fields);
    QCOMPARE(reply.value("return_code"), QByteArray("SUCCESS"));
    QCOMPARE(reply.value("err_code"), code);
    QCOMPARE(reply.value("result_code"), code.isEmpty() ? QByteArray("SUCCESS") : QByteArray("FAIL"));
    QVERIFY(bench.lastSigned);
    QCOMPARE(bench.service.ledger().all().size(), code.isEmpty() ? 1 : 0);
}

void TestRequestRules::otherCalls_data()
{
    QTest::addColumn<int>("call");
    QTest::addColumn<QByteArray>("number");
    QTest::addColumn<QByteArray>("transaction");
    QTest::addColumn<QByteArray>("code");
    for (const Call call : {Call::OrderQuery, Call::Reverse}) {
        const auto row = [&](const char *title, const QByteArray &number, const QByteArray &id,
                             const QByteArray &code) {
            QTest::addRow("%s %s", callName(call), title) << int(call) << number << id << code;
        };
        row("neither number", "", "", "LACK_PARAMS");
        row("number too long", QByteArray(33, 'a'), "", "PARAM_ERROR");
        row("transaction too long", "", QByteArray(33, '4'), "PARAM_ERROR");
        row("transaction with a sign", "", "42-1", "PARAM_ERROR");
        row("unknown transaction wins over a known number", "MD1", "4200000000202601310000000001",
            call == Call::OrderQuery ? "ORDERNOTEXIST" : "INVALID_TRANSACTIONID");
        row("known number", "MD1", "", "");
    }
}

void TestRequestRules::otherCalls()
{
    QFETCH(int, call);
    QFETCH(QByteArray, number);
    QFETCH(QByteArray, transaction);
    QFETCH(QByteArray, code);
    WechatBench bench;
    bench.pay(QStringLiteral("MD1"), 350);
    Fields fields = bench.request(QString::fromUtf8(number));
    fields.set("transaction_id", transaction);
    const Fields reply = bench.send(static_cast<Call>(call), fields);
    QCOMPARE(reply.value("return_code"), QByteArray("SUCCESS"));
    QCOMPARE(reply.value("err_code"), code);
    QVERIFY(bench.lastSigned);
}

void TestRequestRules::whoIsCalling_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QString>("message"); // of return_msg, or an err_code
    QTest::newRow("unknown appid") << QByteArray("appid") << QByteArray("wx9999999999999999") << "APPID_NOT_EXIST";
    QTest::newRow("another merchant's appid")
        << QByteArray("appid") << QByteArray("wxfedcba9876543210") << "APPID_MCHID_NOT_MATCH";
    QTest::newRow("unknown merchant") << QByteArray("mch_id") << QByteArray("1999999999") << u"商户号mch_id不存在"_qs;
    QTest::newRow("no merchant") << QByteArray("mch_id") << QByteArray() << u"缺少参数mch_id"_qs;
    QTest::newRow("no appid") << QByteArray("appid") << QByteArray() << u"缺少参数appid"_qs;
    QTest::newRow("no nonce") << QByteArray("nonce_str") << QByteArray() << u"缺少参数nonce_str"_qs;
    QTest::newRow("unknown digest") << QByteArray("sign_type") << QByteArray("SHA1") << u"签名类型sign_type错误"_qs;
    QTest::newRow("another merchant's number") << QByteArray("mch_id") << QByteArray("1900000002") << u"签名错误"_qs;
}

void TestRequestRules::whoIsCalling()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, value);
    QFETCH(QString, message);
    WechatBench bench;
    Fields fields = bench.payRequest(QStringLiteral("MD1"), 350);
    fields.set(name.constData(), value);
    const Fields reply = bench.send(Call::Micropay, fields);
    if (reply.value("return_code") == "FAIL") {
        QCOMPARE(QString::fromUtf8(reply.value("return_msg")), message);
        QCOMPARE(reply.list().size(), 2); // unsigned, nothing but the message
    } else {
        QCOMPARE(QString::fromUtf8(reply.value("err_code")), message);
    }
    QVERIFY(bench.service.ledger().all().isEmpty());
}

void TestRequestRules::notWorthASignature_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QString>("message");
    WechatBench bench;
    Fields good = bench.payRequest(QStringLiteral("MD1"), 350);
    bench.sign(good);
    Fields changed = good;
    changed.set("total_fee", "351");
    Fields without = good;
    without.remove("sign");
    Fields lower = good;
    lower.set("sign", good.value("sign").toLower());
    const QByteArray post("POST");
    QTest::newRow("GET") << writeXml(good) << QByteArray("GET") << u"请使用post方法"_qs;
    QTest::newRow("empty") << QByteArray() << post << u"post数据为空"_qs;
    QTest::newRow("JSON") << QByteArray("{}") << post << u"XML格式错误"_qs;
    QTest::newRow("GBK") << QByteArray("<xml><body>\xb3\xc9</body></xml>") << post << u"编码格式错误，请使用UTF-8"_qs;
    QTest::newRow("changed after signing") << writeXml(changed) << post << u"签名错误"_qs;
    QTest::newRow("unsigned") << writeXml(without) << post << u"缺少参数sign"_qs;
    QTest::newRow("sign in lower case") << writeXml(lower) << post << u"签名错误"_qs;
}

void TestRequestRules::notWorthASignature()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, method);
    QFETCH(QString, message);
    WechatBench bench;
    const auto reply = parseXml(bench.raw(Call::Micropay, body, {}, method).body);
    QVERIFY(reply.has_value());
    QCOMPARE(reply->value("return_code"), QByteArray("FAIL"));
    QCOMPARE(QString::fromUtf8(reply->value("return_msg")), message);
    QVERIFY(!reply->has("sign"));
}

void TestRequestRules::unknownFieldsAreSignedAndNoted()
{
    WechatBench bench;
    Fields fields = bench.payRequest(QStringLiteral("MD1"), 350);
    fields.add("new_field", "1");
    QCOMPARE(bench.send(Call::Micropay, fields).value("result_code"), QByteArray("SUCCESS"));
    QCOMPARE(bench.service.calls().last().note, QStringLiteral("unknown fields: new_field"));
}

MENDIAN_TEST(TestRequestRules)
#include "tst_requestrules.moc"
