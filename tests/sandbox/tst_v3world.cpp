// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json.h"
#include "net/hostpolicy.h"
#include "net/listener.h"
#include "sandbox/core/admin.h"
#include "sandbox/core/world.h"
#include "sandbox/wechatv3/authorization.h"
#include "tests/support/testmain.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTemporaryDir>

using namespace mendian;
using namespace mendian::sandbox;

/// API V3 through real TLS, and its notification arriving at a real listener.
class TestV3World : public QObject
{
    Q_OBJECT
private slots:
    void paysByScanAndIsNotified();
    void adminMovesMoneyAndKeys();

private:
    QTemporaryDir m_keys; // RSA keys take a while: once for both tests
    std::unique_ptr<World> m_world;
};

void TestV3World::paysByScanAndIsNotified()
{
    std::atomic<int> calls = 0;
    net::Request notice;
    std::mutex mutex;
    const auto shop = net::Listener::start({}, [&](const net::Request &request, const net::Responder &responder) {
        const std::scoped_lock lock(mutex);
        notice = request;
        responder.send(
            {.status = ++calls == 1 ? 500 : 204, .contentType = "application/json", .body = {}, .headers = {}});
    });
    QVERIFY(shop);
    WorldOptions options;
    options.folder = m_keys.path();
    options.timeScale = 100; // 15 s pass in 150 ms
    auto started = World::start(options);
    QVERIFY(started);
    m_world = std::move(*started);
    const Merchant merchant = m_world->merchants().first();
    const RsaKey key = *RsaKey::fromText(merchant.client.privateKey);

    net::Request signedOne;
    signedOne.method = "POST";
    signedOne.target = "/v3/pay/transactions/native";
    signedOne.body = toJsonBytes({{QStringLiteral("appid"), merchant.appid}, {QStringLiteral("mchid"), merchant.mchId},
        {QStringLiteral("description"), QStringLiteral("demo")},
        {QStringLiteral("out_trade_no"), QStringLiteral("MD0001")},
        {QStringLiteral("notify_url"), QStringLiteral("http://127.0.0.1:%1/notify").arg((*shop)->port())},
        {QStringLiteral("amount"), QJsonObject{{QStringLiteral("total"), 350}}}});
    const QByteArray now = QByteArray::number(QDateTime::currentSecsSinceEpoch());
    const QByteArray signature = key.sign(wechatv3::requestMessage(signedOne, now, "n1")).toBase64();
    QNetworkAccessManager manager;
    QNetworkRequest request(m_world->wechatBaseUrl().resolved(QUrl(QString::fromLatin1(signedOne.target))));
    request.setSslConfiguration(net::HostPolicy::configurable(m_world->authorityPem()).tls().value());
    request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArray("application/json"));
    request.setRawHeader("Accept", "application/json");
    request.setRawHeader("Authorization",
        "WECHATPAY2-SHA256-RSA2048 mchid=\"" + merchant.mchId.toLatin1() + "\",nonce_str=\"n1\",timestamp=\"" + now
            + "\",serial_no=\"" + merchant.v3.merchantSerial + "\",signature=\"" + signature + '"');
    const std::unique_ptr<QNetworkReply> reply(manager.post(request, signedOne.body));
    QTRY_VERIFY_WITH_TIMEOUT(reply->isFinished(), 10'000);
    const QByteArray body = reply->readAll();
    QVERIFY2(reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt() == 200, body.constData());
    const RsaKey platform = *RsaKey::fromText(merchant.v3.certificates.first().pem);
    QVERIFY(platform.verify(
        wechatv3::replyMessage(reply->rawHeader("Wechatpay-Timestamp"), reply->rawHeader("Wechatpay-Nonce"), body),
        QByteArray::fromBase64(reply->rawHeader("Wechatpay-Signature"))));
    const QString url = parseJsonObject(body, u"reply")->value(QStringLiteral("code_url")).toString();
    QCOMPARE(m_world->scan(url).value(), QStringLiteral("MD0001"));
    QCOMPARE(m_world->order(QStringLiteral("MD0001"))->takenFen, 350);
    QTRY_VERIFY_WITH_TIMEOUT(calls >= 2, 20'000); // refused once, then accepted
    QTRY_VERIFY_WITH_TIMEOUT(m_world->notices().first().isDone, 10'000);
    const std::scoped_lock lock(mutex);
    QVERIFY(notice.body.contains("TRANSACTION.SUCCESS"));
    QVERIFY(!notice.header("Wechatpay-Signature").isEmpty());
    QVERIFY(!notice.header("Request-ID").isEmpty());
    m_world.reset(); // before the listener it calls
}

void TestV3World::adminMovesMoneyAndKeys()
{
    WorldOptions options;
    options.folder = m_keys.path();
    options.admin = false;
    auto started = World::start(options);
    QVERIFY(started);
    World &world = **started;
    const QString mchId = world.merchants().first().mchId;
    const auto ask = [&](const char *method, const char *target, const QByteArray &body) {
        net::Request request;
        request.method = method;
        request.target = target;
        request.body = body;
        return answerAdmin(world, request);
    };
    QCOMPARE(ask("POST", "/admin/merchant", R"({"mch_id":"1900000001","balance_fen":5})").status, 200);
    QCOMPARE(world.merchantBalanceFen(mchId), 5);
    QCOMPARE(ask("POST", "/admin/merchant", R"({"mch_id":"7","balance_fen":5})").status, 404);
    QCOMPARE(ask("POST", "/admin/merchant", R"({"mch_id":"1900000001","balance_fen":-5})").status, 400);
    QCOMPARE(ask("POST", "/admin/rotate", R"({"mch_id":"1900000001"})").status, 200);
    QCOMPARE(ask("POST", "/admin/rotate", R"({"mch_id":"1900000002"})").status, 409); // the public key alone
    QCOMPARE(ask("POST", "/admin/rotate", R"({"mch_id":"7"})").status, 404);
    QCOMPARE(ask("POST", "/admin/discount", R"({"fen":100})").status, 200);
    QCOMPARE(ask("POST", "/admin/discount", R"({"fen":0})").status, 400);
    QCOMPARE(ask("DELETE", "/admin/discount", {}).status, 200);
    QCOMPARE(ask("GET", "/admin/notices", {}).status, 200);
    const QByteArray unknown = toJsonBytes({{QStringLiteral("qr"), QStringLiteral("weixin://wxpay/bizpayurl?pr=x")}});
    QCOMPARE(ask("POST", "/admin/scan", unknown).status, 404);
}

MENDIAN_TEST(TestV3World)
#include "tst_v3world.moc"
