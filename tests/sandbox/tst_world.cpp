// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json.h"
#include "net/hostpolicy.h"
#include "sandbox/core/keyfolder.h"
#include "sandbox/core/world.h"
#include "sandbox/wechat/signature.h"
#include "tests/support/testmain.h"

#include <QFile>
#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTemporaryDir>

using namespace mendian;
using namespace mendian::sandbox;
using namespace mendian::sandbox::wechat;

namespace {
const QString kNumber = QStringLiteral("MD202601310001");

struct Reply
{
    int status = 0;
    QByteArray body;
    bool broken = false; // no HTTP reply at all
};

} // namespace

/// Through real TLS, as a till does it.
class TestWorld : public QObject
{
    Q_OBJECT
private slots:
    void paysQueriesAndReverses();
    void reverseWithoutCertificateIsAClosedConnection();
    void aStrangersCertificateIsRefused();
    void lostAndSlowRepliesOnTheWire();
    void planFile();
    void timeScaleDividesTheWaits();
    void stateSurvivesARestart();
    void folderKeepsItsIdentity();
    void adminApi();
    void adminRefuses_data();
    void adminRefuses();
    void badFilesAreNamed_data();
    void badFilesAreNamed();
    void startsManySideBySide();

private:
    std::unique_ptr<World> started(const WorldOptions &options = {}) const;
    Reply post(World &world, const char *path, Fields fields, bool withCertificate = false, bool hmac = false);
    Reply admin(
        World &world, const char *method, const QString &path, const QByteArray &body = {}, bool browser = false);
    Reply finish(QNetworkReply *reply) const;
    Fields pay(const Merchant &merchant, const QString &code, qint64 fen, const QString &number = kNumber) const;
    Fields ask(const Merchant &merchant, const QString &number = kNumber) const;

    QTemporaryDir m_keys;
    int m_nonce = 0;
};

std::unique_ptr<World> TestWorld::started(const WorldOptions &options) const
{
    WorldOptions shared = options;
    if (shared.folder.isEmpty())
        shared.folder = m_keys.path(); // RSA keys take a while: once for all tests
    auto world = World::start(shared);
    if (!world) {
        qWarning() << world.error();
        return nullptr;
    }
    return std::move(*world);
}

Fields TestWorld::ask(const Merchant &merchant, const QString &number) const
{
    return {{"appid", merchant.appid.toUtf8()}, {"mch_id", merchant.mchId.toUtf8()}, {"nonce_str", "a1B2c3D4e5F6g7H8"},
        {"out_trade_no", number.toUtf8()}};
}

Fields TestWorld::pay(const Merchant &merchant, const QString &code, qint64 fen, const QString &number) const
{
    Fields fields = ask(merchant, number);
    fields.add("body", QStringLiteral(u"门店-可乐 500ml").toUtf8());
    fields.add("total_fee", QByteArray::number(fen));
    fields.add("spbill_create_ip", "10.0.0.8");
    fields.add("auth_code", code.toUtf8());
    return fields;
}

Reply TestWorld::finish(QNetworkReply *reply) const
{
    const std::unique_ptr<QNetworkReply> owner(reply);
    if (!QTest::qWaitFor([&] { return reply->isFinished(); }, 10'000))
        return {};
    const QVariant status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute);
    return {status.toInt(), reply->readAll(), !status.isValid()};
}

Reply TestWorld::post(World &world, const char *path, Fields fields, bool withCertificate, bool hmac)
{
    const Merchant merchant = fields.value("mch_id") == world.merchants().at(1).mchId.toUtf8()
        ? world.merchants().at(1)
        : world.merchants().at(0);
    fields.set("nonce_str", QByteArray::number(++m_nonce));
    if (hmac)
        fields.add("sign_type", "HMAC-SHA256");
    fields.add("sign", signatureOf(fields, hmac ? Digest::HmacSha256 : Digest::Md5, merchant.v2Key));
    QNetworkAccessManager manager;
    QUrl url = world.wechatBaseUrl();
    url.setPath(QString::fromLatin1(path));
    QNetworkRequest request(url);
    request.setSslConfiguration(net::HostPolicy::configurable(world.authorityPem())
                                    .tls(withCertificate ? merchant.client : net::Identity())
                                    .value());
    request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArray("text/xml"));
    return finish(manager.post(request, writeXml(fields)));
}

Reply TestWorld::admin(World &world, const char *method, const QString &path, const QByteArray &body, bool browser)
{
    QNetworkAccessManager manager;
    QNetworkRequest request(QUrl(world.adminUrl().toString() + path));
    request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArray("application/json"));
    if (browser)
        request.setRawHeader("Origin", "http://example.org");
    return finish(manager.sendCustomRequest(request, method, body));
}

void TestWorld::paysQueriesAndReverses()
{
    const auto world = started();
    QVERIFY(world);
    const Merchant merchant = world->merchants().first();
    for (const bool hmac : {false, true}) {
        const QString number = hmac ? QStringLiteral("MDHMAC") : QStringLiteral("MDMD5");
        const Reply paid = post(*world, "/pay/micropay", pay(merchant, world->freshCode(), 350, number), false, hmac);
        QCOMPARE(paid.status, 200);
        const auto fields = parseXml(paid.body);
        QVERIFY(fields.has_value());
        QCOMPARE(fields->value("result_code"), QByteArray("SUCCESS"));
        QVERIFY(isSignedBy(*fields, hmac ? Digest::HmacSha256 : Digest::Md5, merchant.v2Key));
        QCOMPARE(world->order(number)->takenFen, 350);
        const auto queried = parseXml(post(*world, "/pay/orderquery", ask(merchant, number), false, hmac).body);
        QCOMPARE(queried->value("trade_state"), QByteArray("SUCCESS"));
        const auto reversed = parseXml(post(*world, "/secapi/pay/reverse", ask(merchant, number), true, hmac).body);
        QCOMPARE(reversed->value("recall"), QByteArray("N"));
        QCOMPARE(world->order(number)->state, TradeState::Refund);
    }
    QCOMPARE(world->takenFen(), 0);
    QCOMPARE(world->calls().size(), 6);
    QCOMPARE(post(*world, "/pay/unknown", ask(merchant)).status, 404);
}

void TestWorld::reverseWithoutCertificateIsAClosedConnection()
{
    const auto world = started();
    const Merchant merchant = world->merchants().first();
    post(*world, "/pay/micropay", pay(merchant, world->freshCode(), 350));
    QVERIFY(post(*world, "/secapi/pay/reverse", ask(merchant), false).broken);
    QCOMPARE(world->order(kNumber)->takenFen, 350);
    QCOMPARE(world->calls().last().answer, QStringLiteral("closed: no client certificate"));
}

void TestWorld::aStrangersCertificateIsRefused()
{
    const auto world = started();
    const Merchant merchant = world->merchants().first();
    const auto foreign = net::issueClient(*net::makeAuthority(QStringLiteral("Other CA")), merchant.mchId);
    QNetworkAccessManager manager;
    QNetworkRequest request(QUrl(world->wechatBaseUrl().toString() + QStringLiteral("/secapi/pay/reverse")));
    request.setSslConfiguration(net::HostPolicy::configurable(world->authorityPem()).tls(*foreign).value());
    request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArray("text/xml"));
    QVERIFY(finish(manager.post(request, QByteArray("<xml></xml>"))).broken);
}

void TestWorld::lostAndSlowRepliesOnTheWire()
{
    const auto world = started();
    const Merchant merchant = world->merchants().first();
    const Fields request = pay(merchant, world->freshCode(), 350);
    for (const Fault fault : {Fault::LostReply, Fault::ResetReply, Fault::LostRequest}) {
        world->setFault(FaultRule::of(fault, Call::Micropay));
        QVERIFY(post(*world, "/pay/micropay", request).broken);
    }
    world->setFault(FaultRule::of(Fault::Slow, Call::Any, 1, 300));
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(post(*world, "/pay/micropay", request).status, 200);
    QVERIFY(timer.elapsed() >= 300);
    world->setFault(FaultRule::of(Fault::Http502));
    QCOMPARE(post(*world, "/pay/orderquery", ask(merchant)).status, 502);
    world->setFault(FaultRule::of(Fault::Oversized));
    QVERIFY(post(*world, "/pay/orderquery", ask(merchant)).body.size() > 8'000'000);
    QCOMPARE(world->order(kNumber)->charges, 1);
    QVERIFY(world->faults().isEmpty());
}

void TestWorld::planFile()
{
    const QTemporaryDir dir;
    WorldOptions options;
    options.faultsFile = dir.filePath(QStringLiteral("plan.json"));
    QVERIFY(writeFile(options.faultsFile,
        R"({"faults":[{"call":"micropay","kind":"notenough","nth":2},{"call":"orderquery","kind":"systemerror"}]})",
        false));
    const auto world = started(options);
    QVERIFY(world);
    const Merchant merchant = world->merchants().first();
    const auto code = [&](const char *path, const Fields &fields) {
        return parseXml(post(*world, path, fields).body)->value("err_code");
    };
    QCOMPARE(code("/pay/micropay", pay(merchant, world->freshCode(), 1, QStringLiteral("A"))), QByteArray());
    QCOMPARE(code("/pay/micropay", pay(merchant, world->freshCode(), 1, QStringLiteral("B"))), QByteArray("NOTENOUGH"));
    QCOMPARE(code("/pay/micropay", pay(merchant, world->freshCode(), 1, QStringLiteral("C"))), QByteArray());
    QCOMPARE(code("/pay/orderquery", ask(merchant, QStringLiteral("A"))), QByteArray("SYSTEMERROR"));
    QCOMPARE(code("/pay/orderquery", ask(merchant, QStringLiteral("A"))), QByteArray());
}

void TestWorld::timeScaleDividesTheWaits()
{
    ManualClock clock;
    WorldOptions options;
    options.clock = &clock;
    options.timeScale = 100;
    const auto world = started(options);
    const Merchant merchant = world->merchants().first();
    world->setPhoneMode(PhoneMode::Slow);
    post(*world, "/pay/micropay", pay(merchant, world->freshCode(), 350));
    clock.advance(199);
    QCOMPARE(world->order(kNumber)->state, TradeState::UserPaying);
    clock.advance(1); // 20 s / 100
    QCOMPARE(world->order(kNumber)->state, TradeState::Success);
    world->setPhoneMode(PhoneMode::Offline);
    post(*world, "/pay/micropay", pay(merchant, world->freshCode(), 350, QStringLiteral("B")));
    clock.advance(450);
    QCOMPARE(world->order(QStringLiteral("B"))->state, TradeState::Revoked);
}

void TestWorld::stateSurvivesARestart()
{
    const QTemporaryDir dir;
    WorldOptions options;
    options.folder = m_keys.path();
    options.stateFile = dir.filePath(QStringLiteral("state.json"));
    Fields request;
    Order before;
    {
        const auto world = started(options);
        QVERIFY(world);
        request = pay(world->merchants().first(), world->freshCode(), 350);
        post(*world, "/pay/micropay", request);
        world->setPhoneMode(PhoneMode::Ask);
        post(*world, "/pay/micropay", pay(world->merchants().first(), world->freshCode(), 700, QStringLiteral("B")));
        before = *world->order(kNumber);
    }
    const auto world = started(options);
    QVERIFY(world);
    QCOMPARE(world->order(kNumber)->transactionId, before.transactionId);
    QCOMPARE(world->balanceFen(), 10'000'000 - 350);
    QCOMPARE(world->order(QStringLiteral("B"))->state, TradeState::UserPaying);
    QVERIFY(world->approve(QStringLiteral("B")));
    const auto again = parseXml(post(*world, "/pay/micropay", request).body);
    QCOMPARE(again->value("transaction_id"), before.transactionId.toUtf8());
    QCOMPARE(world->takenFen(), 1050);
    QVERIFY(world->order(QStringLiteral("B"))->transactionId != before.transactionId);
}

void TestWorld::folderKeepsItsIdentity()
{
    const QTemporaryDir dir;
    WorldOptions options;
    options.folder = dir.filePath(QStringLiteral("keys"));
    auto first = started(options);
    QVERIFY(first);
    const QByteArray authority = first->authorityPem();
    const QByteArray key = first->merchants().first().v2Key.reveal();
    const QByteArray merchants = first->merchantsJson();
    first.reset();
    const auto second = started(options);
    QCOMPARE(second->authorityPem(), authority);
    QCOMPARE(second->merchants().first().v2Key.reveal(), key);
    const auto mask = QFile::permissions(second->merchantsFile());
    QVERIFY(!(mask & (QFileDevice::ReadGroup | QFileDevice::ReadOther)));

    // The same merchants in a sandbox of another authority: its own clients still get in.
    WorldOptions elsewhere;
    elsewhere.folder = dir.filePath(QStringLiteral("other keys"));
    elsewhere.merchantsFile = dir.filePath(QStringLiteral("merchants.json"));
    QVERIFY(writeFile(elsewhere.merchantsFile, merchants, true));
    const auto third = started(elsewhere);
    QVERIFY(third);
    QVERIFY(third->authorityPem() != authority);
    QCOMPARE(parseXml(post(*third, "/secapi/pay/reverse", ask(third->merchants().first()), true).body)->value("recall"),
        QByteArray("N"));
}

void TestWorld::adminApi()
{
    const auto world = started();
    const Merchant merchant = world->merchants().first();
    const auto json = [&](const char *method, const QString &path, const QByteArray &body = {}) {
        return QJsonDocument::fromJson(admin(*world, method, path, body).body).object();
    };
    QCOMPARE(json("GET", QStringLiteral("/admin/status")).value(u"wechat_base_url"), world->wechatBaseUrl().toString());
    QCOMPARE(json("POST", QStringLiteral("/admin/phone"), R"({"mode":"ask","balance_fen":5000})").value(u"balance_fen"),
        5000);
    const QString code = json("GET", QStringLiteral("/admin/code")).value(u"code").toString();
    QCOMPARE(code.size(), 18);
    QCOMPARE(admin(*world, "POST", QStringLiteral("/admin/fault"), R"({"call":"micropay","kind":"slow","delay_ms":1})")
                 .status,
        200);
    QCOMPARE(json("GET", QStringLiteral("/admin/fault")).value(u"faults").toArray().size(), 1);
    const auto waiting = parseXml(post(*world, "/pay/micropay", pay(merchant, code, 350)).body);
    QCOMPARE(waiting->value("err_code"), QByteArray("USERPAYING"));
    QCOMPARE(json("POST", QStringLiteral("/admin/phone"), R"({"decide":"approve"})").value(u"decided"),
        QStringLiteral("approve"));
    const QJsonObject orders = json("GET", QStringLiteral("/admin/orders?out_trade_no=") + kNumber);
    QCOMPARE(orders.value(u"taken_fen"), 350);
    QCOMPARE(orders.value(u"orders").toArray().at(0).toObject().value(u"trade_state"), QStringLiteral("SUCCESS"));
    const QByteArray calls = admin(*world, "GET", QStringLiteral("/admin/calls")).body;
    QVERIFY(calls.contains("USERPAYING") && !calls.contains(code.toLatin1()));
    QCOMPARE(json("POST", QStringLiteral("/admin/fault"), R"({"faults":[{"kind":"slow"},{"kind":"empty"}]})")
                 .value(u"faults")
                 .toArray()
                 .size(),
        2);
    QCOMPARE(json("DELETE", QStringLiteral("/admin/fault")).value(u"faults").toArray().size(), 0);
    QVERIFY(!admin(*world, "GET", QStringLiteral("/admin/status")).body.contains(merchant.v2Key.reveal()));
}

void TestWorld::adminRefuses_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::newRow("unknown address") << QByteArray("GET") << "/admin/nothing" << QByteArray() << 404;
    QTest::newRow("another method") << QByteArray("DELETE") << "/admin/orders" << QByteArray() << 405;
    QTest::newRow("no JSON") << QByteArray("POST") << "/admin/fault" << QByteArray("x") << 400;
    QTest::newRow("unknown fault") << QByteArray("POST") << "/admin/fault" << QByteArray(R"({"kind":"x"})") << 400;
    QTest::newRow("unknown mode") << QByteArray("POST") << "/admin/phone" << QByteArray(R"({"mode":"x"})") << 400;
    QTest::newRow("unknown decision") << QByteArray("POST") << "/admin/phone" << QByteArray(R"({"decide":"x"})") << 400;
    QTest::newRow("nothing waits") << QByteArray("POST") << "/admin/phone" << QByteArray(R"({"decide":"refuse"})")
                                   << 409;
    QTest::newRow("a browser") << QByteArray("BROWSER") << "/admin/code" << QByteArray() << 403;
}

void TestWorld::adminRefuses()
{
    QFETCH(QByteArray, method);
    QFETCH(QString, path);
    QFETCH(QByteArray, body);
    QFETCH(int, status);
    const auto world = started();
    const bool browser = method == "BROWSER";
    QCOMPARE(admin(*world, browser ? "GET" : method.constData(), path, body, browser).status, status);
}

void TestWorld::badFilesAreNamed_data()
{
    QTest::addColumn<QString>("which");
    QTest::newRow("merchants") << "merchants";
    QTest::newRow("faults") << "faults";
    QTest::newRow("state") << "state";
    QTest::newRow("no such merchants") << "absent";
}

void TestWorld::badFilesAreNamed()
{
    QFETCH(QString, which);
    const QTemporaryDir dir;
    const QString file = dir.filePath(QStringLiteral("bad.json"));
    QVERIFY(writeFile(file,
        R"({"wechat":{"orders":[{"mch_id":7}]},"faults":[{"kind":"x"}],"merchants":[{}],"balance_fen":1})", false));
    WorldOptions options;
    options.folder = m_keys.path();
    if (which == QLatin1String("merchants"))
        options.merchantsFile = file;
    else if (which == QLatin1String("faults"))
        options.faultsFile = file;
    else if (which == QLatin1String("state"))
        options.stateFile = file;
    else
        options.merchantsFile = dir.filePath(QStringLiteral("absent.json"));
    const auto world = World::start(options);
    QVERIFY(!world);
    QVERIFY(!world.error().detail.isEmpty());
}

void TestWorld::startsManySideBySide()
{
    const auto first = started();
    const auto second = started();
    QVERIFY(first->wechatBaseUrl() != second->wechatBaseUrl());
    const Reply stranger = post(*second, "/pay/micropay", pay(second->merchants().first(), first->freshCode(), 350));
    QCOMPARE(parseXml(stranger.body)->value("err_code"), QByteArray("AUTH_CODE_INVALID"));
}

MENDIAN_TEST(TestWorld)
#include "tst_world.moc"
