// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json.h"
#include "sandbox/wechat/bill.h"
#include "tests/support/testmain.h"
#include "v3bench.h"

#include <QCryptographicHash>

using namespace mendian;
using namespace mendian::sandbox;
using namespace mendian::sandbox::wechatv3;
using wechat::Ledger;
using wechat::TradeState;

namespace {
const QString kNumber = QStringLiteral("MD202601310001");
const QString kRefund = QStringLiteral("R202601310001");
constexpr qint64 kDay = 24 * 3600'000LL;

QByteArray cause(const V3Bench &bench)
{
    const QByteArray id = V3Bench::header(bench.last.headers, "Request-ID");
    return id.mid(id.lastIndexOf('-') + 1);
}
} // namespace

class TestWechatV3 : public QObject
{
    Q_OBJECT
private slots:
    void nativeIsScannedAndPaid();
    void members_data();
    void members();
    void headers_data();
    void headers();
    void theSameAgainVoidsTheOldCode();
    void scansThatFail();
    void passwordAndModes();
    void ordersExpire();
    void closes();
    void queries();
    void refundsAndTheirQuery();
    void refundRefusals_data();
    void refundRefusals();
    void oneBookWithV2();
    void discountsShow();
    void signsWithTheKindThatIsNamed_data();
    void signsWithTheKindThatIsNamed();
    void certificatesAndRotation();
    void bills();
    void billUrlsAreShortLived();
    void billRefusals_data();
    void billRefusals();
    void everyCode_data();
    void everyCode();
    void doneAllTheSame();
    void wireFaults_data();
    void wireFaults();
    void aBrokenLineStaysBroken();
    void keysSurviveTheFile();
};

void TestWechatV3::nativeIsScannedAndPaid()
{
    V3Bench bench;
    const QString url = bench.native(kNumber, 1000).value(u"code_url").toString();
    QCOMPARE(bench.last.status, 200);
    QVERIFY(bench.lastSigned);
    QVERIFY(url.startsWith(QLatin1String("weixin://wxpay/bizpayurl?")));
    QJsonObject query = bench.query(kNumber);
    QCOMPARE(query.keys(), (QStringList{"appid", "mchid", "out_trade_no", "trade_state", "trade_state_desc"}));
    QCOMPARE(query.value(u"trade_state"), QStringLiteral("NOTPAY"));
    QCOMPARE(bench.service.scan(url).value(), kNumber);
    query = bench.query(kNumber);
    QVERIFY(bench.lastSigned);
    QCOMPARE(query.value(u"trade_state"), QStringLiteral("SUCCESS"));
    QCOMPARE(query.value(u"trade_type"), QStringLiteral("NATIVE"));
    QCOMPARE(query.value(u"success_time"), QStringLiteral("2025-11-21T14:32:00+08:00"));
    QCOMPARE(query.value(u"attach"), QStringLiteral("till 1"));
    QCOMPARE(query.value(u"amount").toObject(),
        (QJsonObject{{"total", 1000}, {"payer_total", 1000}, {"currency", "CNY"}, {"payer_currency", "CNY"}}));
    QCOMPARE(bench.phone.balanceFen(), 10'000'000 - 1000);
    QVERIFY(!bench.service.scan(url));
    QCOMPARE(bench.order(kNumber).charges, 1);
}

void TestWechatV3::members_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<int>("status");
    const auto row = [](const char *title, const char *name, const QJsonValue &value, int status) {
        QTest::newRow(title) << QString::fromLatin1(name) << value << status;
    };
    const QJsonValue none(QJsonValue::Undefined);
    for (const char *name : {"appid", "mchid", "description", "out_trade_no", "notify_url", "amount"})
        QTest::addRow("no %s", name) << QString::fromLatin1(name) << none << 400;
    row("appid a number", "appid", 7, 400);
    row("another appid", "appid", "wxfedcba9876543210", 400);
    row("another mchid", "mchid", "1900000002", 400);
    row("description of 127 bytes", "description", QString(127, 'x'), 200);
    row("description of 128 bytes", "description", QString(128, 'x'), 400);
    row("number of 5", "out_trade_no", "MD123", 400);
    row("number of 6", "out_trade_no", "MD1234", 200);
    row("number of 33", "out_trade_no", QString(33, 'a'), 400);
    row("number with a slash", "out_trade_no", "MD/2026", 400);
    row("attach empty", "attach", "", 400);
    row("attach of 129", "attach", QString(129, 'x'), 400);
    row("amount a number", "amount", 1000, 400);
    row("amount without total", "amount", QJsonObject{{"currency", "CNY"}}, 400);
    row("total 0", "amount", QJsonObject{{"total", 0}}, 400);
    row("total negative", "amount", QJsonObject{{"total", -1}}, 400);
    row("total with a fraction", "amount", QJsonObject{{"total", 3.5}}, 400);
    row("total as text", "amount", QJsonObject{{"total", "1000"}}, 400);
    row("total alone", "amount", QJsonObject{{"total", 1000}}, 200);
    row("dollars", "amount", QJsonObject{{"total", 1000}, {"currency", "USD"}}, 400);
    row("notify_url plain", "notify_url", "http://shop.example/", 400);
    row("notify_url with a query", "notify_url", "https://shop.example/?a=b", 400);
    row("notify_url https", "notify_url", "https://shop.example/", 200);
    row("time_expire", "time_expire", "2025-11-21T15:32:00+08:00", 200);
    row("time_expire without offset", "time_expire", "2025-11-21T15:32:00", 400);
    row("time_expire as in V2", "time_expire", "20251121153200", 400);
    row("time_expire past", "time_expire", "2025-11-21T14:31:00+08:00", 400);
    row("flag as text", "support_fapiao", "true", 400);
    row("flag", "support_fapiao", true, 200);
    row("limit_pay as text", "limit_pay", "no_credit", 400);
    row("limit_pay", "limit_pay", QJsonArray{"no_credit"}, 200);
    row("scene without address", "scene_info", QJsonObject{{"device_id", "1"}}, 400);
    row("scene", "scene_info", QJsonObject{{"payer_client_ip", "10.0.0.8"}}, 200);
    row("store without id", "scene_info",
        QJsonObject{{"payer_client_ip", "10.0.0.8"}, {"store_info", QJsonObject{{"name", "x"}}}}, 400);
    row("goods without a price", "detail",
        QJsonObject{{"goods_detail", QJsonArray{QJsonObject{{"merchant_goods_id", "1"}, {"quantity", 1}}}}}, 400);
    row("goods", "detail",
        QJsonObject{{"goods_detail",
            QJsonArray{QJsonObject{{"merchant_goods_id", "1"}, {"quantity", 1}, {"unit_price", 1000}}}}},
        200);
    row("a member nobody knows", "new_member", 1, 200);
}

void TestWechatV3::members()
{
    QFETCH(QString, name);
    QFETCH(QJsonValue, value);
    QFETCH(int, status);
    V3Bench bench;
    QJsonObject body = bench.nativeBody(kNumber, 1000);
    if (value.isUndefined())
        body.remove(name);
    else
        body.insert(name, value);
    const QJsonObject reply = bench.send("POST", "/v3/pay/transactions/native", body);
    QVERIFY2(bench.last.status == status, bench.last.body.constData());
    QVERIFY(bench.lastSigned);
    QCOMPARE(bench.ledger.all().size(), status == 200 ? 1 : 0);
    if (status == 400 && bench.code(reply) == QLatin1String("PARAM_ERROR"))
        QVERIFY(reply.value(u"detail")[u"field"].toString().startsWith(QLatin1Char('/') + name));
    if (name == QLatin1String("new_member"))
        QCOMPARE(bench.service.calls().last().note, QStringLiteral("unknown members: /new_member"));
}

void TestWechatV3::headers_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("no Accept") << QByteArray("Accept") << QByteArray();
    QTest::newRow("no User-Agent") << QByteArray("User-Agent") << QByteArray();
    QTest::newRow("no Content-Type") << QByteArray("Content-Type") << QByteArray();
    QTest::newRow("no JSON") << QByteArray() << QByteArray("appid=1");
    QTest::newRow("a list") << QByteArray() << QByteArray("[]");
    QTest::newRow("cut short") << QByteArray() << QByteArray("{\"appid\":");
    QTest::newRow("not UTF-8") << QByteArray() << QByteArray("{\"appid\":\"\xb3\xc9\"}");
}

void TestWechatV3::headers()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, body);
    V3Bench bench;
    net::Request request = bench.signedRequest(
        "POST", "/v3/pay/transactions/native", body.isEmpty() ? toJsonBytes(bench.nativeBody(kNumber, 1000)) : body);
    request.headers.removeIf([&](const auto &header) { return header.first == name; });
    bench.raw(request);
    QCOMPARE(bench.last.status, 400);
    QVERIFY(bench.last.body.contains("\"code\":\"PARAM_ERROR\""));
    QVERIFY(bench.lastSigned);
    QVERIFY(bench.ledger.all().isEmpty());
}

void TestWechatV3::theSameAgainVoidsTheOldCode()
{
    V3Bench bench;
    const QString first = bench.native(kNumber, 1000).value(u"code_url").toString();
    const QString second = bench.native(kNumber, 1000).value(u"code_url").toString();
    QVERIFY(first != second);
    QCOMPARE(bench.ledger.all().size(), 1);
    QVERIFY(!bench.service.scan(first));
    QCOMPARE(bench.code(bench.native(kNumber, 1001)), QStringLiteral("INVALID_REQUEST"));
    QCOMPARE(cause(bench), QByteArray("268498688"));
    QVERIFY(bench.service.scan(second));
    QCOMPARE(bench.code(bench.native(kNumber, 1000)), QStringLiteral("OUT_TRADE_NO_USED"));
    QCOMPARE(bench.last.status, 403);
}

void TestWechatV3::scansThatFail()
{
    V3Bench bench;
    const QString url = bench.native(kNumber, 1000).value(u"code_url").toString();
    QCOMPARE(bench.service.scan(QStringLiteral("https://qr.alipay.com/x")).error().code, ErrorCode::NotFound);
    QCOMPARE(bench.service.scan(url + QLatin1Char('x')).error().code, ErrorCode::NotFound);
    bench.phone.setMode(PhoneMode::Offline);
    QCOMPARE(bench.service.scan(url).error().code, ErrorCode::Conflict);
    bench.phone.setMode(PhoneMode::Approve);
    bench.clock.advance(Ledger::kCodeUrlMs);
    QCOMPARE(bench.service.scan(url).error().code, ErrorCode::Conflict);
    const QString fresh = bench.native(kNumber, 1000).value(u"code_url").toString();
    bench.phone.setBalanceFen(999);
    QVERIFY(bench.service.scan(fresh));
    QCOMPARE(bench.query(kNumber).value(u"trade_state"), QStringLiteral("NOTPAY"));
    bench.phone.setBalanceFen(1000);
    QVERIFY(bench.service.scan(fresh));
    QCOMPARE(bench.query(kNumber).value(u"trade_state"), QStringLiteral("SUCCESS"));
}

void TestWechatV3::passwordAndModes()
{
    V3Bench bench;
    bench.pay(kNumber, 100'001); // above ¥1000
    QCOMPARE(bench.query(kNumber).value(u"trade_state"), QStringLiteral("NOTPAY"));
    QCOMPARE(bench.code(bench.close(kNumber)), QStringLiteral("FREQUENCY_LIMITED"));
    QCOMPARE(bench.last.status, 429);
    bench.clock.advance(4000);
    QCOMPARE(bench.query(kNumber).value(u"trade_state"), QStringLiteral("SUCCESS"));
    bench.phone.setMode(PhoneMode::Refuse);
    bench.pay(QStringLiteral("REFUSED"), 1000);
    bench.clock.advance(60'000); // a native order is not reversed after 45 s
    QCOMPARE(bench.query(QStringLiteral("REFUSED")).value(u"trade_state"), QStringLiteral("NOTPAY"));
    bench.close(QStringLiteral("REFUSED"));
    QCOMPARE(bench.last.status, 204);
}

void TestWechatV3::ordersExpire()
{
    V3Bench bench;
    QJsonObject body = bench.nativeBody(kNumber, 1000);
    body.insert(QStringLiteral("time_expire"), QStringLiteral("2025-11-21T14:37:00+08:00"));
    const QString url = bench.send("POST", "/v3/pay/transactions/native", body).value(u"code_url").toString();
    bench.native(QStringLiteral("WEEKLONG"), 1000);
    bench.clock.advance(300'000 - 1);
    QCOMPARE(bench.query(kNumber).value(u"trade_state"), QStringLiteral("NOTPAY"));
    bench.clock.advance(1);
    QCOMPARE(bench.query(kNumber).value(u"trade_state"), QStringLiteral("CLOSED"));
    QVERIFY(!bench.service.scan(url));
    QCOMPARE(bench.code(bench.send("POST", "/v3/pay/transactions/native", body)), QStringLiteral("ORDER_CLOSED"));
    bench.clock.advance(7 * kDay - 300'000 - 1);
    QCOMPARE(bench.query(QStringLiteral("WEEKLONG")).value(u"trade_state"), QStringLiteral("NOTPAY"));
    bench.clock.advance(1);
    QCOMPARE(bench.query(QStringLiteral("WEEKLONG")).value(u"trade_state"), QStringLiteral("CLOSED"));
}

void TestWechatV3::closes()
{
    V3Bench bench;
    const QString url = bench.native(kNumber, 1000).value(u"code_url").toString();
    for (int i = 0; i < 2; ++i) { // re-entrant
        bench.close(kNumber);
        QCOMPARE(bench.last.status, 204);
        QVERIFY(bench.last.body.isEmpty() && bench.lastSigned);
    }
    QCOMPARE(bench.query(kNumber).value(u"trade_state"), QStringLiteral("CLOSED"));
    QVERIFY(!bench.service.scan(url));
    QCOMPARE(bench.code(bench.close(QStringLiteral("UNKNOWN"))), QStringLiteral("ORDER_NOT_EXIST"));
    QCOMPARE(bench.last.status, 404);
    bench.pay(QStringLiteral("PAIDONE"), 1000);
    QCOMPARE(bench.code(bench.close(QStringLiteral("PAIDONE"))), QStringLiteral("INVALID_REQUEST"));
    QCOMPARE(cause(bench), QByteArray("268449538"));
    bench.ledger.create(bench.merchant().mchId, bench.merchant().appid, QStringLiteral("CODEPAY"), 1000);
    bench.close(QStringLiteral("CODEPAY")); // only a reverse ends those
    QCOMPARE(cause(bench), QByteArray("268449641"));
}

void TestWechatV3::queries()
{
    V3Bench bench;
    bench.pay(kNumber, 1000);
    const QByteArray id = bench.order(kNumber).transactionId.toLatin1();
    QCOMPARE(bench.send("GET", "/v3/pay/transactions/id/" + id + "?mchid=1900000001"), bench.query(kNumber));
    QCOMPARE(bench.code(bench.send("GET", "/v3/pay/transactions/id/" + id)), QStringLiteral("PARAM_ERROR"));
    QCOMPARE(bench.code(bench.send("GET", "/v3/pay/transactions/id/" + id + "?mchid=1900000002")),
        QStringLiteral("PARAM_ERROR"));
    QCOMPARE(bench.code(bench.query(QStringLiteral("UNKNOWN"))), QStringLiteral("ORDER_NOT_EXIST"));
    QCOMPARE(cause(bench), QByteArray("268512771"));
    bench.send("GET", "/v3/nothing");
    QCOMPARE(bench.last.status, 404);
    bench.send("GET", "/v3/pay/transactions/native");
    QCOMPARE(bench.last.status, 405);
}

void TestWechatV3::refundsAndTheirQuery()
{
    V3Bench bench;
    bench.pay(kNumber, 1000);
    const QJsonObject made = bench.refund(kNumber, kRefund, 400);
    QCOMPARE(bench.last.status, 200);
    QVERIFY(bench.lastSigned);
    QCOMPARE(made.value(u"status"), QStringLiteral("PROCESSING"));
    QVERIFY(!made.contains(u"success_time"));
    QCOMPARE(made.value(u"amount")[u"refund"].toInteger(), 400);
    QCOMPARE(made.value(u"amount")[u"payer_refund"].toInteger(), 400);
    QCOMPARE(bench.refund(kNumber, kRefund, 400), made); // the same again
    QCOMPARE(bench.order(kNumber).refunds.size(), 1);
    QCOMPARE(bench.code(bench.refund(kNumber, kRefund, 401)), QStringLiteral("INVALID_REQUEST"));
    QCOMPARE(bench.query(kNumber).value(u"trade_state"), QStringLiteral("REFUND"));
    QCOMPARE(bench.refundQuery(kRefund), made);
    bench.clock.advance(Ledger::kRefundMs);
    const QJsonObject done = bench.refundQuery(kRefund);
    QCOMPARE(done.value(u"status"), QStringLiteral("SUCCESS"));
    QCOMPARE(done.value(u"success_time"), QStringLiteral("2025-11-21T14:33:00+08:00"));
    QCOMPARE(bench.code(bench.refundQuery(QStringLiteral("UNKNOWN"))), QStringLiteral("RESOURCE_NOT_EXISTS"));
    QCOMPARE(bench.last.status, 404);
    for (const auto &[fault, status] : {std::pair(Fault::RefundChange, "ABNORMAL"), {Fault::RefundClose, "CLOSED"}}) {
        bench.fault(Call::V3Refund, fault);
        const QString number = QStringLiteral("R-") + QLatin1String(status);
        bench.refund(kNumber, number, 100);
        bench.clock.advance(Ledger::kRefundMs);
        QCOMPARE(bench.refundQuery(number).value(u"status"), QLatin1String(status));
    }
}

void TestWechatV3::refundRefusals_data()
{
    QTest::addColumn<QByteArray>("change"); // merged into the body
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *title, const char *change, int status, const char *code) {
        QTest::newRow(title) << QByteArray(change) << status << QString::fromLatin1(code);
    };
    row("unknown order", R"({"out_trade_no":"UNKNOWN"})", 404, "RESOURCE_NOT_EXISTS");
    row("not paid", R"({"out_trade_no":"WAITING"})", 404, "RESOURCE_NOT_EXISTS");
    row("too much", R"({"amount":{"refund":1001,"total":1000,"currency":"CNY"}})", 400, "INVALID_REQUEST");
    row("another total", R"({"amount":{"refund":1,"total":999,"currency":"CNY"}})", 400, "INVALID_REQUEST");
    row("no currency", R"({"amount":{"refund":1,"total":1000}})", 400, "PARAM_ERROR");
    row("dollars", R"({"amount":{"refund":1,"total":1000,"currency":"USD"}})", 400, "PARAM_ERROR");
    row("account", R"({"funds_account":"UNSETTLED"})", 400, "PARAM_ERROR");
    row("from does not add up",
        R"({"amount":{"refund":2,"total":1000,"currency":"CNY","from":[{"account":"AVAILABLE","amount":1}]}})", 400,
        "PARAM_ERROR");
    row("an account twice",
        R"({"amount":{"refund":2,"total":1000,"currency":"CNY","from":[{"account":"AVAILABLE","amount":1},)"
        R"({"account":"AVAILABLE","amount":1}]}})",
        400, "PARAM_ERROR");
    row("from", R"({"amount":{"refund":2,"total":1000,"currency":"CNY","from":[{"account":"AVAILABLE","amount":2}]}})",
        200, "");
    row("more than the merchant has", R"({"amount":{"refund":1000,"total":1000,"currency":"CNY"}})", 403, "NOT_ENOUGH");
}

void TestWechatV3::refundRefusals()
{
    QFETCH(QByteArray, change);
    QFETCH(int, status);
    QFETCH(QString, code);
    V3Bench bench;
    bench.pay(kNumber, 1000);
    bench.native(QStringLiteral("WAITING"), 1000);
    bench.ledger.setMerchantBalance(bench.merchant().mchId, 999);
    QJsonObject body = bench.refundBody(kNumber, kRefund, 1);
    const QJsonObject more = *parseJsonObject(change, u"change");
    for (const QString &name : more.keys())
        body.insert(name, more.value(name));
    const QJsonObject reply = bench.send("POST", "/v3/refund/domestic/refunds", body);
    QVERIFY2(bench.last.status == status, bench.last.body.constData());
    QCOMPARE(bench.code(reply), code);
    QCOMPARE(bench.order(kNumber).refunds.size(), status == 200 ? 1 : 0);
    if (status == 200)
        QCOMPARE(bench.code(bench.refund(kNumber, QStringLiteral("SOON"), 1)), QStringLiteral("FREQUENCY_LIMITED"));
}

void TestWechatV3::oneBookWithV2()
{
    V3Bench bench;
    wechat::Order &order = bench.ledger.create(bench.merchant().mchId, bench.merchant().appid, kNumber, 1000);
    bench.ledger.charge(order); // a payment code, through V2
    QCOMPARE(bench.query(kNumber).value(u"trade_type"), QStringLiteral("MICROPAY"));
    QCOMPARE(bench.refund(kNumber, kRefund, 400).value(u"status"), QStringLiteral("PROCESSING"));
    QCOMPARE(bench.code(bench.native(kNumber, 1000)), QStringLiteral("INVALID_REQUEST"));
    QCOMPARE(order.charges, 1);
}

void TestWechatV3::discountsShow()
{
    V3Bench bench;
    bench.ledger.addDiscount({100, true, 1, {}});
    bench.pay(kNumber, 1000);
    const QJsonObject query = bench.query(kNumber);
    QCOMPARE(query.value(u"amount")[u"total"].toInteger(), 1000);
    QCOMPARE(query.value(u"amount")[u"payer_total"].toInteger(), 900);
    const QJsonObject promotion = query.value(u"promotion_detail").toArray().first().toObject();
    QCOMPARE(promotion.value(u"amount").toInteger(), 100);
    QCOMPARE(promotion.value(u"type"), QStringLiteral("CASH"));
    QCOMPARE(promotion.value(u"wechatpay_contribute").toInteger(), 100);
    const QJsonObject refund = bench.refund(kNumber, kRefund, 500);
    QCOMPARE(refund.value(u"amount")[u"payer_refund"].toInteger(), 450);
    QCOMPARE(refund.value(u"amount")[u"discount_refund"].toInteger(), 50);
    QCOMPARE(refund.value(u"amount")[u"settlement_refund"].toInteger(), 500);
}

void TestWechatV3::signsWithTheKindThatIsNamed_data()
{
    QTest::addColumn<int>("mode");
    QTest::addColumn<bool>("named");
    QTest::addColumn<bool>("publicKey");
    QTest::newRow("certificate, none named") << int(PlatformMode::Certificate) << false << false;
    QTest::newRow("certificate, the key is ignored") << int(PlatformMode::Certificate) << true << false;
    QTest::newRow("switching, none named") << int(PlatformMode::Both) << false << false;
    QTest::newRow("switching, the key named") << int(PlatformMode::Both) << true << true;
    QTest::newRow("public key, none named") << int(PlatformMode::PublicKey) << false << true;
    QTest::newRow("public key named") << int(PlatformMode::PublicKey) << true << true;
}

void TestWechatV3::signsWithTheKindThatIsNamed()
{
    QFETCH(int, mode);
    QFETCH(bool, named);
    QFETCH(bool, publicKey);
    V3Bench bench(static_cast<PlatformMode>(mode));
    if (named)
        bench.named = bench.merchant().v3.publicKeyId;
    bench.native(kNumber, 1000);
    QVERIFY(bench.lastSigned);
    QCOMPARE(bench.serial.startsWith("PUB_KEY_ID_"), publicKey);
}

void TestWechatV3::certificatesAndRotation()
{
    V3Bench bench;
    const auto serials = [&] {
        QByteArrayList list;
        for (const QJsonValue &entry : bench.send("GET", "/v3/certificates").value(u"data").toArray()) {
            const QByteArray pem = V3Bench::open(bench.merchant().v3.apiKey, entry[u"encrypt_certificate"].toObject());
            const QByteArray serial = entry[u"serial_no"].toString().toLatin1();
            if (certificateSerial(pem) == serial)
                list.append(serial);
        }
        return list;
    };
    const QByteArrayList before = serials();
    QCOMPARE(before.size(), 1);
    QCOMPARE(bench.serial, before.first());
    QVERIFY(bench.service.platform().rotate(bench.merchant().mchId));
    const QByteArrayList during = serials();
    QCOMPARE(during.size(), 2);
    QCOMPARE(during.first(), before.first());
    QCOMPARE(bench.serial, during.last()); // the new one signs
    QVERIFY(bench.lastSigned);
    bench.clock.advance(Platform::kOverlapMs);
    QCOMPARE(serials(), QByteArrayList{during.last()});
    QVERIFY(!bench.service.platform().rotate(QStringLiteral("1999999999")));

    V3Bench again;
    QVERIFY(again.service.restore(bench.service.state()));
    again.native(kNumber, 1000);
    QCOMPARE(again.serial, during.last());

    V3Bench fresh(PlatformMode::PublicKey);
    QCOMPARE(fresh.code(fresh.send("GET", "/v3/certificates")), QStringLiteral("RESOURCE_NOT_EXISTS"));
    QCOMPARE(fresh.last.status, 404);
    QVERIFY(!fresh.service.platform().rotate(fresh.merchant().mchId));
}

void TestWechatV3::bills()
{
    V3Bench bench;
    bench.pay(kNumber, 1000);
    bench.refund(kNumber, kRefund, 400);
    bench.clock.advance(kDay);
    const auto fetch = [&](const QByteArray &target) {
        const QJsonObject reply = bench.send("GET", target);
        const QByteArray url = reply.value(u"download_url").toString().toLatin1();
        if (!url.startsWith("https://127.0.0.1:18443/v3/billdownload/file?token="))
            return QByteArray(bench.last.body);
        bench.raw(bench.signedRequest("GET", url.mid(23), {}));
        const bool isHash = target.contains("GZIP")
            || reply.value(u"hash_value").toString().toLatin1()
                == QCryptographicHash::hash(bench.last.body, QCryptographicHash::Sha1).toHex();
        const bool unsignedFile = V3Bench::header(bench.last.headers, "Wechatpay-Signature").isEmpty();
        return isHash && unsignedFile ? bench.last.body : QByteArray();
    };
    const QByteArray trade = fetch("/v3/bill/tradebill?bill_date=2025-11-21");
    QCOMPARE(trade,
        wechat::tradeBill(
            bench.ledger, bench.merchant().mchId, QDate(2025, 11, 21), wechat::BillKind::All, bench.clock.wall()));
    QVERIFY(trade.contains("`NATIVE,`SUCCESS,") && trade.contains("`NATIVE,`REFUND,"));
    QVERIFY(!fetch("/v3/bill/tradebill?bill_date=2025-11-21&bill_type=SUCCESS").contains("`REFUND,"));
    QCOMPARE(fetch("/v3/bill/fundflowbill?bill_date=2025-11-21"),
        wechat::fundFlowBill(bench.ledger, bench.merchant().mchId, QDate(2025, 11, 21)));
    QCOMPARE(fetch("/v3/bill/tradebill?bill_date=2025-11-21&tar_type=GZIP").left(2), QByteArray("\x1f\x8b"));
}

void TestWechatV3::billUrlsAreShortLived()
{
    V3Bench bench(PlatformMode::Both, true);
    bench.pay(kNumber, 1000);
    const QByteArray target = bench.send("GET", "/v3/bill/tradebill?bill_date=2025-11-21")
                                  .value(u"download_url")
                                  .toString()
                                  .mid(23)
                                  .toLatin1();
    net::Request unsignedOne = bench.signedRequest("GET", target, {});
    unsignedOne.headers.removeIf([](const auto &header) { return header.first == "Authorization"; });
    QCOMPARE(bench.raw(unsignedOne).status, 401);
    QCOMPARE(bench.raw(bench.signedRequest("GET", target, {})).status, 200);
    QCOMPARE(bench.raw(bench.signedRequest("GET", target + 'x', {})).status, 400);
    bench.clock.advance(Service::kBillUrlMs + 1);
    QCOMPARE(bench.raw(bench.signedRequest("GET", target, {})).status, 400);
}

void TestWechatV3::billRefusals_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *title, const char *target, const char *code) {
        QTest::newRow(title) << QByteArray(target) << QString::fromLatin1(code);
    };
    row("before ten", "/v3/bill/tradebill?bill_date=2025-11-20", "STATEMENT_CREATING");
    row("fund flow before ten", "/v3/bill/fundflowbill?bill_date=2025-11-20", "STATEMENT_CREATING");
    row("today", "/v3/bill/tradebill?bill_date=2025-11-21", "INVALID_REQUEST");
    row("tomorrow", "/v3/bill/tradebill?bill_date=2025-11-22", "INVALID_REQUEST");
    row("long ago", "/v3/bill/tradebill?bill_date=2025-08-20", "INVALID_REQUEST");
    row("nothing that day", "/v3/bill/tradebill?bill_date=2025-11-19", "NO_STATEMENT_EXIST");
    row("another account", "/v3/bill/fundflowbill?bill_date=2025-11-19&account_type=FEES", "NO_STATEMENT_EXIST");
    row("a day as in V2", "/v3/bill/tradebill?bill_date=20251119", "PARAM_ERROR");
    row("no day", "/v3/bill/tradebill", "PARAM_ERROR");
    row("kind", "/v3/bill/tradebill?bill_date=2025-11-19&bill_type=SOME", "PARAM_ERROR");
    row("account", "/v3/bill/fundflowbill?bill_date=2025-11-19&account_type=Basic", "PARAM_ERROR");
    row("packing", "/v3/bill/tradebill?bill_date=2025-11-19&tar_type=ZIP", "PARAM_ERROR");
}

void TestWechatV3::billRefusals()
{
    QFETCH(QByteArray, target);
    QFETCH(QString, code);
    V3Bench bench;
    bench.clock.advance(-5 * 3600'000LL); // 9:32
    QCOMPARE(bench.code(bench.send("GET", target)), code);
    QCOMPARE(bench.last.status, 400);
    QVERIFY(bench.lastSigned);
}

void TestWechatV3::everyCode_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<int>("status");
    const auto rows = [](int status, std::initializer_list<const char *> codes) {
        for (const char *code : codes)
            QTest::addRow("%s", code) << QString::fromLatin1(code) << status;
    };
    // spec/wechat-pay.md 2.5, with the older spelling
    rows(202, {"USERPAYING"});
    rows(400,
        {"PARAM_ERROR", "INVALID_REQUEST", "APPID_MCHID_NOT_MATCH", "MCH_NOT_EXISTS", "ORDER_CLOSED",
            "NO_STATEMENT_EXIST", "STATEMENT_CREATING", "NEW_CODE_2027"});
    rows(401, {"SIGN_ERROR"});
    rows(403,
        {"NO_AUTH", "TRADE_ERROR", "NOT_ENOUGH", "OUT_TRADE_NO_USED", "ACCOUNT_ERROR", "RULE_LIMIT",
            "USER_ACCOUNT_ABNORMAL", "NOTENOUGH", "NOAUTH", "ACCOUNTERROR", "RULELIMIT"});
    rows(404, {"ORDER_NOT_EXIST", "RESOURCE_NOT_EXISTS", "ORDERNOTEXIST"});
    rows(429, {"FREQUENCY_LIMITED", "RATELIMIT_EXCEEDED"});
    rows(500, {"SYSTEM_ERROR", "BANK_ERROR", "INVALID_TRANSACTIONID", "OPENID_MISMATCH", "SYSTEMERROR", "BANKERROR"});
}

void TestWechatV3::everyCode()
{
    QFETCH(QString, code);
    QFETCH(int, status);
    V3Bench bench;
    QVERIFY(bench.faults.addPlan(
        QStringLiteral(R"({"faults":[{"call":"v3_native","kind":"err_code","code":"%1"}]})").arg(code).toUtf8()));
    QCOMPARE(bench.code(bench.native(kNumber, 1000)), code);
    QCOMPARE(bench.last.status, status);
    QCOMPARE(bench.lastSigned, status != 401);
    QVERIFY(bench.ledger.all().isEmpty());
    bench.native(kNumber, 1000);
    QCOMPARE(bench.last.status, 200);
}

void TestWechatV3::doneAllTheSame()
{
    V3Bench bench;
    bench.fault(Call::V3Native, Fault::SystemErrorDone);
    QCOMPARE(bench.code(bench.native(kNumber, 1000)), QStringLiteral("SYSTEM_ERROR"));
    QCOMPARE(bench.ledger.all().size(), 1);
    bench.pay(kNumber, 1000);
    bench.fault(Call::V3Refund, Fault::SystemErrorDone);
    QCOMPARE(bench.code(bench.refund(kNumber, kRefund, 400)), QStringLiteral("SYSTEM_ERROR"));
    QCOMPARE(bench.refund(kNumber, kRefund, 400).value(u"status"), QStringLiteral("PROCESSING"));
    QCOMPARE(bench.order(kNumber).refunds.size(), 1);
}

void TestWechatV3::wireFaults_data()
{
    QTest::addColumn<QString>("kind");
    for (const FaultKind &kind : faultKinds()) {
        if (kind.stage != Stage::Business && (kind.calls & callBit(Call::V3Query)))
            QTest::newRow(kind.name) << QString::fromLatin1(kind.name);
    }
}

void TestWechatV3::wireFaults()
{
    QFETCH(QString, kind);
    V3Bench bench;
    bench.pay(QStringLiteral("EARLIER"), 100);
    bench.pay(kNumber, 1000);
    const QJsonObject good = bench.query(kNumber);
    const FaultKind &fault = *faultKind(kind);
    bench.fault(Call::V3Query, fault.fault);
    const QJsonObject reply = bench.query(kNumber);
    const qint64 age =
        bench.clock.wall().ms / 1000 - V3Bench::header(bench.last.headers, "Wechatpay-Timestamp").toLongLong();
    const bool expired = fault.fault == Fault::ExpiredSerial;
    const bool asItShould = bench.last.kind == WireAnswer::Kind::Reply && bench.last.status == 200 && bench.lastSigned
        && reply == good && age < 300 && bench.last.delayMs == 0 && bench.last.body.size() < 10'000;
    QCOMPARE(asItShould, expired);
    if (expired) {
        const auto published = bench.service.platform().published(bench.merchant().mchId);
        QCOMPARE(published.first().serial, bench.serial);
        QVERIFY(published.first().expire < bench.clock.wall());
    }
    bench.clock.advance(3000);
    QCOMPARE(bench.query(kNumber), good);
    QVERIFY(bench.lastSigned);
}

void TestWechatV3::aBrokenLineStaysBroken()
{
    V3Bench bench;
    const net::Request request =
        bench.signedRequest("POST", "/v3/pay/transactions/native", toJsonBytes(bench.nativeBody(kNumber, 1000)));
    bench.fault(Call::V3Native, Fault::LostReply);
    for (int i = 0; i < 3; ++i)
        QCOMPARE(bench.raw(request).kind, WireAnswer::Kind::Close);
    QCOMPARE(bench.ledger.all().size(), 1);
    bench.clock.advance(2000);
    QCOMPARE(bench.raw(request).status, 401); // by now a nonce seen before
}

void TestWechatV3::keysSurviveTheFile()
{
    const auto authority = net::makeAuthority(QStringLiteral("CA"));
    auto book = makeDemoMerchants(*authority);
    QVERIFY(book);
    QVERIFY(addV3Keys(*book, *authority, ManualClock().wall()));
    const auto again = readMerchants(writeMerchants(*book));
    QVERIFY2(again.has_value(), again ? "" : qPrintable(again.error().detail));
    for (qsizetype i = 0; i < 2; ++i) {
        const WechatV3Keys &keys = again->merchants.at(i).v3;
        QCOMPARE(keys.toJson(), book->merchants.at(i).v3.toJson());
        QCOMPARE(keys.apiKey.reveal().size(), 32);
        QCOMPARE(keys.merchantSerial, certificateSerial(book->merchants.at(i).client.certificate));
    }
    QCOMPARE(again->merchants.first().v3.mode, PlatformMode::Both);
    QCOMPARE(again->merchants.last().v3.mode, PlatformMode::PublicKey);
    QByteArray broken = writeMerchants(*book);
    broken.replace("PUB_KEY_ID_", "KEY_");
    QVERIFY(!readMerchants(broken));
}

MENDIAN_TEST(TestWechatV3)
#include "tst_wechatv3.moc"
