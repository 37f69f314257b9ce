// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/wechatv3/authorization.h"
#include "sandbox/wechatv3/crypto.h"
#include "tests/support/testmain.h"
#include "v3bench.h"
#include "wechatvectors.h"

using namespace mendian;
using namespace mendian::sandbox;
using namespace mendian::sandbox::wechatv3;

/// Who is let in, and the worked examples of spec/wechat-pay.md 10.2, 10.3.
class TestV3Signature : public QObject
{
    Q_OBJECT
private slots:
    void workedRequests();
    void workedReplies();
    void workedNotification();
    void headersThatAreRefused_data();
    void headersThatAreRefused();
    void whatIsSignedCannotChange_data();
    void whatIsSignedCannotChange();
    void theClockAndTheNonce();
};

void TestV3Signature::workedRequests()
{
    const RsaKey key = *RsaKey::fromText(vectors::kRsaKey);
    net::Request post;
    post.method = "POST";
    post.target = "/v3/pay/transactions/codepay";
    post.body = vectors::kCodepayBody;
    const QByteArray nonce = "0A1B2C3D4E5F60718293A4B5C6D7E8F9";
    QCOMPARE(post.body.size(), 267);
    QCOMPARE(key.sign(requestMessage(post, "1769850000", nonce)).toBase64(), QByteArray(vectors::kCodepaySignature));
    net::Request get;
    get.method = "GET";
    get.target = "/v3/pay/transactions/out-trade-no/MD202601310001?mchid=1900000001";
    QCOMPARE(key.sign(requestMessage(get, "1769850000", nonce)).toBase64(), QByteArray(vectors::kQuerySignature));
}

void TestV3Signature::workedReplies()
{
    const RsaKey key = *RsaKey::fromText(vectors::kRsaKey);
    QCOMPARE(key.sign(replyMessage("1769850001", "RespNonce0001", {})).toBase64(),
        QByteArray(vectors::kEmptyReplySignature));
}

void TestV3Signature::workedNotification()
{
    const Secret apiKey(vectors::kV3Key);
    const QByteArray cipher = gcmSeal(apiKey, "mendian00001", "transaction", vectors::kNoticePlain);
    QCOMPARE(cipher, QByteArray(vectors::kNoticeCipher));
    const QByteArray body = R"({"id":"EV-20260131170005-0001","create_time":"2026-01-31T17:00:06+08:00",)"
                            R"("resource_type":"encrypt-resource","event_type":"TRANSACTION.SUCCESS","summary":")"
        + QStringLiteral(u"支付成功").toUtf8()
        + R"(","resource":{"original_type":"transaction","algorithm":"AEAD_AES_256_GCM","ciphertext":")" + cipher
        + R"(","associated_data":"transaction","nonce":"mendian00001"}})";
    QCOMPARE(body.size(), 893);
    QCOMPARE(RsaKey::fromText(vectors::kRsaKey)->sign(replyMessage("1769850006", "NotifyNonce0001", body)).toBase64(),
        QByteArray(vectors::kNoticeSignature));
}

void TestV3Signature::headersThatAreRefused_data()
{
    QTest::addColumn<QByteArray>("find");
    QTest::addColumn<QByteArray>("put");
    const auto row = [](const char *title, const char *find, const char *put) {
        QTest::newRow(title) << QByteArray(find) << QByteArray(put);
    };
    row("another scheme", "WECHATPAY2-SHA256-RSA2048 ", "WECHATPAY2-SM2-WITH-SM3 ");
    row("no scheme", "WECHATPAY2-SHA256-RSA2048 ", "");
    row("no mchid", "mchid=\"1900000001\",", "");
    row("unknown mchid", "mchid=\"1900000001\"", "mchid=\"1900000009\"");
    row("another merchant", "mchid=\"1900000001\"", "mchid=\"1900000002\"");
    row("no nonce", "nonce_str=", "nonce=");
    row("a long nonce", "nonce_str=\"", "nonce_str=\"123456789012345678901234567890123");
    row("another nonce", "nonce_str=\"", "nonce_str=\"x");
    row("timestamp in milliseconds", "timestamp=\"", "timestamp=\"000");
    row("another timestamp", "timestamp=\"17637067", "timestamp=\"17637068");
    row("unknown serial", "serial_no=\"3775", "serial_no=\"3776");
    row("serial in lower case", "DD00000001", "dd00000001");
    row("not quoted", "mchid=\"1900000001\"", "mchid=1900000001");
    row("twice", "mchid=\"1900000001\"", "mchid=\"1900000001\",mchid=\"1900000001\"");
    row("a field more", "mchid=\"1900000001\"", "mchid=\"1900000001\",version=\"3\"");
    row("not base64", "signature=\"", "signature=\"*");
    row("another signature", "signature=\"", "signature=\"AAAA");
}

void TestV3Signature::headersThatAreRefused()
{
    QFETCH(QByteArray, find);
    QFETCH(QByteArray, put);
    V3Bench bench;
    net::Request request = bench.signedRequest("GET", "/v3/certificates", {});
    for (auto &[name, value] : request.headers) {
        if (name == "Authorization") {
            QVERIFY(value.contains(find));
            value.replace(find, put);
        }
    }
    bench.raw(request);
    QCOMPARE(bench.last.status, 401);
    QVERIFY(bench.last.body.contains("SIGN_ERROR"));
    QVERIFY(V3Bench::header(bench.last.headers, "Wechatpay-Signature").isEmpty());
    QVERIFY(V3Bench::header(bench.last.headers, "Request-ID").endsWith("-268443699"));
}

void TestV3Signature::whatIsSignedCannotChange_data()
{
    QTest::addColumn<int>("which");
    QTest::newRow("method") << 0;
    QTest::newRow("address") << 1;
    QTest::newRow("body") << 2;
    QTest::newRow("no header") << 3;
    QTest::newRow("nothing") << 4;
}

void TestV3Signature::whatIsSignedCannotChange()
{
    QFETCH(int, which);
    V3Bench bench;
    net::Request request = bench.signedRequest("GET", "/v3/certificates?algorithm_type=RSA", {});
    if (which == 0) {
        request = bench.signedRequest("GET", "/v3/pay/transactions/native", "{}");
        request.method = "POST";
    } else if (which == 1) {
        request.target = "/v3/certificates?algorithm_type=ALL";
    } else if (which == 2) {
        request.body = " ";
    } else if (which == 3) {
        request.headers.removeIf([](const auto &header) { return header.first == "Authorization"; });
    }
    QCOMPARE(bench.raw(request).status, which == 4 ? 200 : 401);
}

void TestV3Signature::theClockAndTheNonce()
{
    V3Bench bench;
    const net::Request request = bench.signedRequest("GET", "/v3/certificates", {});
    bench.clock.advance(Gate::kWindowMs - 1);
    QCOMPARE(bench.raw(request).status, 200);
    QCOMPARE(bench.raw(request).status, 401); // the nonce again
    QVERIFY(bench.service.calls().last().note.contains(QLatin1String("used before")));
    bench.clock.advance(1);
    QCOMPARE(bench.raw(bench.signedRequest("GET", "/v3/certificates", {})).status, 200);
    net::Request early = bench.signedRequest("GET", "/v3/certificates", {});
    bench.clock.advance(Gate::kWindowMs);
    QCOMPARE(bench.raw(early).status, 401);
    early = bench.signedRequest("GET", "/v3/certificates", {});
    bench.clock.jumpWall(-Gate::kWindowMs);
    QCOMPARE(bench.raw(early).status, 401);
}

MENDIAN_TEST(TestV3Signature)
#include "tst_v3signature.moc"
