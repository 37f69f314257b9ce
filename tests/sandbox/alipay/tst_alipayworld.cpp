// SPDX-License-Identifier: GPL-3.0-or-later
#include "alipaybench.h"
#include "net/hostpolicy.h"
#include "net/listener.h"
#include "sandbox/core/courier.h"
#include "sandbox/core/world.h"
#include "tests/support/testmain.h"

#include <QFile>
#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTemporaryDir>
#include <mutex>

using namespace mendian;
using namespace mendian::sandbox;
using namespace mendian::sandbox::alipay;

/// Through real TLS, as a till does it, with both providers behind one port.
class TestAlipayWorld : public QObject
{
    Q_OBJECT
private slots:
    void paysAndIsNotified();
    void aQrIsScannedThroughTheAdminApi();
    void bothWalletsShareOneWorld();
    void stateSurvivesARestart();
    void merchantsFileOfOnesOwn();
    void onlyThisMachineIsNotified();

private:
    std::unique_ptr<World> started(WorldOptions options = {});
    QByteArray fetch(
        const QUrl &url, const QByteArray &authority, const QByteArray &body = {}, const char *verb = "POST");
    QJsonObject call(World &world, const char *method, const QJsonObject &content, const QByteArray &notifyUrl = {});
    QJsonObject pay(World &world, const QString &number, const QByteArray &notifyUrl = {});
    QJsonObject admin(World &world, const char *verb, const QString &path, const QByteArray &body = {});

    QTemporaryDir m_keys;
};

std::unique_ptr<World> TestAlipayWorld::started(WorldOptions options)
{
    if (options.folder.isEmpty())
        options.folder = m_keys.path(); // RSA keys take a while: once for all tests
    auto world = World::start(options);
    if (!world) {
        qWarning() << world.error();
        return nullptr;
    }
    return std::move(*world);
}

QByteArray TestAlipayWorld::fetch(
    const QUrl &url, const QByteArray &authority, const QByteArray &body, const char *verb)
{
    QNetworkAccessManager manager;
    QNetworkRequest request(url);
    if (url.scheme() == QLatin1String("https"))
        request.setSslConfiguration(net::HostPolicy::configurable(authority).tls().value());
    request.setHeader(QNetworkRequest::ContentTypeHeader,
        QByteArray(
            url.path().startsWith(QLatin1String("/admin")) ? "application/json" : "application/x-www-form-urlencoded"));
    const std::unique_ptr<QNetworkReply> reply(manager.sendCustomRequest(request, verb, body));
    if (!QTest::qWaitFor([&] { return reply->isFinished(); }, 30'000))
        return {};
    return reply->readAll();
}

QJsonObject TestAlipayWorld::call(
    World &world, const char *method, const QJsonObject &content, const QByteArray &notifyUrl)
{
    const AlipayApp app = world.alipayApps().first();
    Params params{{"app_id", app.appId.toUtf8()}, {"method", method}, {"charset", "utf-8"}, {"sign_type", "RSA2"},
        {"version", "1.0"}, {"timestamp", timeText(SystemClock().wall()).toUtf8()},
        {"biz_content", QJsonDocument(content).toJson(QJsonDocument::Compact)}};
    if (!notifyUrl.isEmpty())
        params["notify_url"] = notifyUrl;
    params["sign"] = app.key.sign(textToSign(params)).toBase64();
    QUrl url = world.alipayGatewayUrl();
    const QByteArray biz = params.take("biz_content");
    url.setQuery(QString::fromLatin1(writeForm(params)));
    const QByteArray body = fetch(url, world.authorityPem(), writeForm({{"biz_content", biz}}));
    const QByteArray opening = "{\"" + rootOf(method) + "\":";
    const qsizetype end = body.indexOf(",\"sign\"");
    const QJsonObject object = QJsonDocument::fromJson(body).object();
    const QByteArray sign = QByteArray::fromBase64(object.value(u"sign").toString().toLatin1());
    const bool good = body.startsWith(opening)
        && RsaKey::fromText(world.alipayPublic().publicKey)
               .value()
               .verify(body.mid(opening.size(), end - opening.size()), sign);
    return good ? object.value(QString::fromLatin1(rootOf(method))).toObject() : QJsonObject();
}

QJsonObject TestAlipayWorld::pay(World &world, const QString &number, const QByteArray &notifyUrl)
{
    return call(world, "alipay.trade.pay",
        {{QStringLiteral("out_trade_no"), number}, {QStringLiteral("scene"), QStringLiteral("bar_code")},
            {QStringLiteral("auth_code"), world.freshCode(Wallet::Alipay)},
            {QStringLiteral("subject"), QStringLiteral(u"可乐")},
            {QStringLiteral("total_amount"), QStringLiteral("3.50")}},
        notifyUrl);
}

QJsonObject TestAlipayWorld::admin(World &world, const char *verb, const QString &path, const QByteArray &body)
{
    return QJsonDocument::fromJson(fetch(QUrl(world.adminUrl().toString() + path), {}, body, verb)).object();
}

void TestAlipayWorld::paysAndIsNotified()
{
    // The merchant's end: says "fail" first, then "success".
    std::mutex mutex;
    QList<QByteArray> heard;
    net::ListenerOptions options;
    const auto listener =
        net::Listener::start(options, [&](const net::Request &request, const net::Responder &responder) {
            const std::scoped_lock lock(mutex);
            heard.append(request.body);
            responder.send({.status = 200,
                .contentType = "text/plain",
                .body = heard.size() == 1 ? "fail" : "success",
                .headers = {}});
        });
    QVERIFY(listener.has_value());
    const auto world = started();
    QVERIFY(world);
    const QByteArray url = "http://127.0.0.1:" + QByteArray::number((*listener)->port()) + "/notify";
    QCOMPARE(codes(pay(*world, QStringLiteral("A"), url)), QStringLiteral("10000"));
    const auto count = [&] {
        const std::scoped_lock lock(mutex);
        return heard.size();
    };
    QTRY_COMPARE_WITH_TIMEOUT(count(), 2, 30'000);
    net::Request request;
    {
        const std::scoped_lock lock(mutex);
        request.body = heard.last();
    }
    const Params fields = readParams(request).value();
    QCOMPARE(fields.value("trade_status"), QByteArray("TRADE_SUCCESS"));
    QVERIFY(RsaKey::fromText(world->alipayPublic().publicKey)
                .value()
                .verify(textToSign(fields, {"sign_type"}), QByteArray::fromBase64(fields.value("sign"))));
    QTest::qWait(300); // after "success" it is quiet
    QCOMPARE(count(), 2);
}

void TestAlipayWorld::aQrIsScannedThroughTheAdminApi()
{
    const auto world = started();
    const QJsonObject made = call(*world, "alipay.trade.precreate",
        {{QStringLiteral("out_trade_no"), QStringLiteral("Q")}, {QStringLiteral("subject"), QStringLiteral("x")},
            {QStringLiteral("total_amount"), QStringLiteral("3.50")}});
    const QByteArray body =
        QJsonDocument(QJsonObject{{QStringLiteral("qr"), text(made, "qr_code")}}).toJson(QJsonDocument::Compact);
    QCOMPARE(admin(*world, "POST", QStringLiteral("/admin/scan"), body).value(u"out_trade_no").toString(),
        QStringLiteral("Q"));
    QVERIFY(admin(*world, "POST", QStringLiteral("/admin/scan"), body).contains(QStringLiteral("error")));
    QCOMPARE(world->alipayTrade(QStringLiteral("Q"))->takenFen, 350);
}

void TestAlipayWorld::bothWalletsShareOneWorld()
{
    const auto world = started();
    QCOMPARE(admin(*world, "GET", QStringLiteral("/admin/status")).value(u"alipay_base_url").toString(),
        world->alipayGatewayUrl().toString());
    const QJsonObject code = admin(*world, "GET", QStringLiteral("/admin/code?wallet=alipay"));
    QVERIFY(code.value(u"code").toString().startsWith(QLatin1String("28")));
    QVERIFY(admin(*world, "GET", QStringLiteral("/admin/code?wallet=cash")).contains(QStringLiteral("error")));
    world->setPhoneMode(PhoneMode::Ask);
    QCOMPARE(codes(pay(*world, QStringLiteral("A"))), QStringLiteral("10003"));
    QVERIFY(world->approve());
    const QJsonObject orders = admin(*world, "GET", QStringLiteral("/admin/orders"));
    QCOMPARE(orders.value(u"taken_fen"), 350);
    QCOMPARE(orders.value(u"orders").toArray().at(0).toObject().value(u"provider"), QStringLiteral("alipay"));
    QCOMPARE(world->takenFen(), 350);
    const QByteArray sn =
        admin(*world, "POST", QStringLiteral("/admin/alipay/rotate")).value(u"alipay_cert_sn").toString().toLatin1();
    QCOMPARE(sn.size(), 32);
    // Addresses of nobody are remembered: a foreign client's first mistake.
    fetch(world->wechatBaseUrl().resolved(QUrl(QStringLiteral("/gateway"))), world->authorityPem());
    QCOMPARE(world->calls().last().answer, QStringLiteral("404"));
}

void TestAlipayWorld::stateSurvivesARestart()
{
    const QTemporaryDir dir;
    WorldOptions options;
    options.stateFile = dir.filePath(QStringLiteral("state.json"));
    QString tradeNo;
    {
        const auto world = started(options);
        tradeNo = text(pay(*world, QStringLiteral("A")), "trade_no");
    }
    const auto world = started(options);
    QVERIFY(world);
    QCOMPARE(world->alipayTrade(QStringLiteral("A"))->tradeNo, tradeNo);
    QCOMPARE(world->balanceFen(), 10'000'000 - 350);
    QCOMPARE(text(call(*world, "alipay.trade.query", {{QStringLiteral("trade_no"), tradeNo}}), "trade_status"),
        QStringLiteral("TRADE_SUCCESS"));
}

void TestAlipayWorld::merchantsFileOfOnesOwn()
{
    const AlipayKeys &keys = AlipayKeys::shared();
    const QTemporaryDir dir;
    WorldOptions options;
    options.merchantsFile = dir.filePath(QStringLiteral("merchants.json"));
    const QJsonObject app{{QStringLiteral("app_id"), QStringLiteral("2021000000000009")},
        {QStringLiteral("seller_id"), QStringLiteral("2088000000000009")},
        {QStringLiteral("app_public_key"), QString::fromLatin1(keys.apps.first().key.publicBase64())}};
    const auto write = [&](const QJsonObject &entry) {
        QFile file(options.merchantsFile);
        return file.open(QIODevice::WriteOnly)
            && file.write(QJsonDocument(
                   QJsonObject{{QStringLiteral("alipay"), QJsonObject{{QStringLiteral("apps"), QJsonArray{entry}}}}})
                              .toJson())
            > 0;
    };
    QVERIFY(write(app));
    const auto world = started(options);
    QVERIFY(world);
    QCOMPARE(world->alipayApps().first().appId, QStringLiteral("2021000000000009"));
    QVERIFY(!world->alipayApps().first().key.isPrivate());
    for (const auto &[name, value] : {std::pair("app_id", "x"), std::pair("seller_id", "12"),
             std::pair("app_public_key", "rubbish"), std::pair("app_private_key", "rubbish")}) {
        QJsonObject bad = app;
        bad.insert(QLatin1String(name), QLatin1String(value));
        QVERIFY(write(bad));
        options.folder = m_keys.path();
        QVERIFY2(!World::start(options), name);
    }
}

void TestAlipayWorld::onlyThisMachineIsNotified()
{
    for (const char *good : {"http://127.0.0.1:8080/x", "https://localhost/x", "http://[::1]/x"})
        QVERIFY2(isLoopback(QUrl(QString::fromLatin1(good))), good);
    for (const char *bad :
        {"http://example.org/x", "http://10.0.0.1/x", "ftp://127.0.0.1/x", "http://127.0.0.1.example.org/x"})
        QVERIFY2(!isLoopback(QUrl(QString::fromLatin1(bad))), bad);
}

MENDIAN_TEST(TestAlipayWorld)
#include "tst_alipayworld.moc"
