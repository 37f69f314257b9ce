// SPDX-License-Identifier: GPL-3.0-or-later
#include "payments/wechat/wechatgateway.h"

#include "net/certificates.h"
#include "tests/support/wechatsamples.h"
#include "tests/support/testmain.h"

#include <QSslCertificate>
#include <QSslKey>
#include <QSslServer>
#include <QSslSocket>
#include <QTcpServer>

using namespace mendian;
using namespace mendian::wechat;
using mendian::test::demoMerchant;
using mendian::test::paidFields;
using mendian::test::signedReply;

namespace {

/// A loopback HTTPS server that gives one prepared answer to whatever it is asked.
class Provider
{
public:
    explicit Provider(const net::Identity &authority, bool wantsCertificate = false)
    {
        const auto identity = net::issueServer(authority, {QStringLiteral("127.0.0.1")});
        QSslConfiguration ssl = QSslConfiguration::defaultConfiguration();
        ssl.setLocalCertificate(QSslCertificate(identity->certificate));
        ssl.setPrivateKey(QSslKey(identity->privateKey, QSsl::Ec));
        ssl.setCaCertificates({QSslCertificate(authority.certificate)});
        ssl.setPeerVerifyMode(wantsCertificate ? QSslSocket::VerifyPeer : QSslSocket::VerifyNone);
        m_server.setSslConfiguration(ssl);
        m_server.listen(QHostAddress::LocalHost);
        QObject::connect(&m_server, &QTcpServer::pendingConnectionAvailable, &m_server, [this] {
            QTcpSocket *socket = m_server.nextPendingConnection();
            QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, socket] {
                m_buffer += socket->readAll();
                const qsizetype head = m_buffer.indexOf("\r\n\r\n");
                if (head < 0 || !m_buffer.trimmed().endsWith("</xml>"))
                    return;
                path = QString::fromLatin1(m_buffer.left(m_buffer.indexOf("\r\n")).split(' ').value(1));
                header = m_buffer.left(head);
                asked = readXml(m_buffer.mid(head + 4)).value_or(Fields{});
                sawCertificate = !static_cast<QSslSocket *>(socket)->peerCertificate().isNull();
                m_buffer.clear();
                ++requests;
                if (drop) {
                    socket->disconnectFromHost();
                    return;
                }
                if (silent)
                    return;
                const QByteArray body = reply(asked);
                socket->write("HTTP/1.1 " + status + "\r\nContent-Type: text/xml\r\nContent-Length: "
                    + QByteArray::number(body.size()) + "\r\n" + extraHeader + "\r\n" + body);
            });
        });
    }
    QUrl url() const { return QUrl(QStringLiteral("https://127.0.0.1:%1").arg(m_server.serverPort())); }

    std::function<QByteArray(const Fields &)> reply = [](const Fields &) { return QByteArray(); };
    QByteArray status = "200 OK";
    QByteArray extraHeader;
    bool drop = false;
    bool silent = false;
    QString path;
    QByteArray header;
    Fields asked;
    bool sawCertificate = false;
    int requests = 0;

private:
    QSslServer m_server;
    QByteArray m_buffer;
};

} // namespace

class TestWechatGateway : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void paysOverTls();
    void reverseShowsTheCertificate();
    void reverseWithoutCertificateIsNotSent();
    void badTransport_data();
    void badTransport();
    void refusesAnUntrustedServer();
    void nothingListensIsNotSent();
    void fallsBackToTheSecondHost();
    void timesOutAbsolutely();
    void aDroppedKeptConnectionIsUnclear();
    void destructionAnswersEveryCall();
    void probes();
    void checksItsConfiguration_data();
    void checksItsConfiguration();

private:
    Answer ask(WechatGateway &gateway, PayCall kind, int *answers = nullptr);
    Config configFor(const Provider &provider) const;

    net::Identity m_authority;
    net::Identity m_client;
    const Attempt m_attempt = *newAttempt(SaleId::create(), QStringLiteral("wechat"), 350_fen);
};

void TestWechatGateway::initTestCase()
{
    m_authority = *net::makeAuthority(QStringLiteral("Mendian test"));
    m_client = *net::issueClient(m_authority, QStringLiteral("1900000001"));
}

Config TestWechatGateway::configFor(const Provider &provider) const
{
    Config config = demoMerchant();
    config.baseUrl = provider.url();
    config.backupUrl.clear();
    config.caPem = m_authority.certificate;
    config.clientCertPem = m_client.certificate;
    config.clientKeyPem = Secret(m_client.privateKey);
    return config;
}

Answer TestWechatGateway::ask(WechatGateway &gateway, PayCall kind, int *answers)
{
    GatewayCall call;
    call.kind = kind;
    call.attempt = m_attempt;
    call.authCode = Secret("134567890123456789");
    call.subject = QStringLiteral(u"门店-可乐 500ml");
    Answer got;
    int count = 0;
    gateway.call(call, [&](const Answer &answer) {
        got = answer;
        ++count;
    });
    [&] { QTRY_VERIFY_WITH_TIMEOUT(count > 0, 5'000); }();
    QCoreApplication::processEvents();
    if (answers)
        *answers = count;
    return got;
}

void TestWechatGateway::paysOverTls()
{
    Provider provider(m_authority);
    provider.reply = [&](const Fields &asked) {
        return signedReply(demoMerchant(), paidFields(asked.value(QStringLiteral("out_trade_no")), 350));
    };
    QVERIFY(validate(configFor(provider)));
    WechatGateway gateway(configFor(provider));
    int answers = 0;
    const Answer answer = ask(gateway, PayCall::Pay, &answers);
    QCOMPARE(answer.outcome, Outcome::Paid);
    QCOMPARE(answers, 1);
    QCOMPARE(provider.path, QStringLiteral("/pay/micropay"));
    QCOMPARE(provider.asked.value(QStringLiteral("auth_code")), QStringLiteral("134567890123456789"));
    QVERIFY(verify(provider.asked, demoMerchant().key, SignType::HmacSha256));
    QVERIFY(!provider.sawCertificate);
    QVERIFY(provider.header.toLower().contains("accept-encoding: identity"));
    const QString nonce = provider.asked.value(QStringLiteral("nonce_str"));
    ask(gateway, PayCall::Query);
    QCOMPARE(provider.path, QStringLiteral("/pay/orderquery"));
    QVERIFY(provider.asked.value(QStringLiteral("nonce_str")) != nonce);
    QVERIFY(gateway.hasRoute());
}

void TestWechatGateway::reverseShowsTheCertificate()
{
    Provider provider(m_authority, true);
    provider.reply = [](const Fields &) {
        return signedReply(demoMerchant(), {{QStringLiteral("recall"), QStringLiteral("N")}});
    };
    WechatGateway gateway(configFor(provider));
    QCOMPARE(ask(gateway, PayCall::Reverse).outcome, Outcome::Reversed);
    QVERIFY(provider.sawCertificate);
    QCOMPARE(provider.path, QStringLiteral("/secapi/pay/reverse"));
}

void TestWechatGateway::reverseWithoutCertificateIsNotSent()
{
    Provider provider(m_authority);
    Config config = configFor(provider);
    config.clientCertPem.clear();
    config.clientKeyPem = {};
    WechatGateway gateway(config);
    const Answer answer = ask(gateway, PayCall::Reverse);
    QCOMPARE(answer.outcome, Outcome::NotSent);
    QCOMPARE(answer.code, QStringLiteral("NO_CERTIFICATE"));
    QCOMPARE(provider.requests, 0);
}

void TestWechatGateway::badTransport_data()
{
    QTest::addColumn<QByteArray>("status");
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("drop");
    QTest::addColumn<QString>("code");
    const QByteArray ok = "200 OK";
    QTest::newRow("bad gateway") << QByteArray("502 Bad Gateway") << QByteArray() << QByteArray("<html/>") << false
                                 << QStringLiteral("HTTP");
    QTest::newRow("not found") << QByteArray("404 Not Found") << QByteArray() << QByteArray() << false
                               << QStringLiteral("HTTP");
    QTest::newRow("redirect") << QByteArray("302 Found") << QByteArray("Location: https://127.0.0.1:1/\r\n")
                              << QByteArray() << false << QStringLiteral("HTTP");
    QTest::newRow("no content") << QByteArray("204 No Content") << QByteArray() << QByteArray() << false
                                << QStringLiteral("HTTP");
    QTest::newRow("garbage") << ok << QByteArray() << QByteArray("\x01\x02") << false << QStringLiteral("GARBAGE");
    QTest::newRow("empty") << ok << QByteArray() << QByteArray() << false << QStringLiteral("GARBAGE");
    QTest::newRow("oversized") << ok << QByteArray() << QByteArray(1'000'000, 'x') << false
                               << QStringLiteral("TOO_LARGE");
    QTest::newRow("compressed") << ok << QByteArray("Content-Encoding: gzip\r\n") << QByteArray("\x1f\x8b\x08") << false
                                << QStringLiteral("GARBAGE");
    QTest::newRow("dropped") << ok << QByteArray() << QByteArray() << true << QStringLiteral("HTTP");
}

void TestWechatGateway::badTransport()
{
    QFETCH(QByteArray, status);
    QFETCH(QByteArray, header);
    QFETCH(QByteArray, body);
    QFETCH(bool, drop);
    QFETCH(QString, code);
    Provider provider(m_authority);
    provider.status = status;
    provider.extraHeader = header;
    provider.drop = drop;
    provider.reply = [&](const Fields &) { return body; };
    WechatGateway gateway(configFor(provider));
    int answers = 0;
    const Answer answer = ask(gateway, PayCall::Pay, &answers);
    QCOMPARE(answer.outcome, Outcome::Unclear);
    QCOMPARE(answer.code, code);
    QCOMPARE(answers, 1);
    QCOMPARE(provider.requests, 1);
}

void TestWechatGateway::refusesAnUntrustedServer()
{
    const auto other = net::makeAuthority(QStringLiteral("Somebody else"));
    Provider provider(*other);
    provider.reply = [&](const Fields &) { return signedReply(demoMerchant(), paidFields(m_attempt.outTradeNo, 350)); };
    WechatGateway gateway(configFor(provider));
    const Answer answer = ask(gateway, PayCall::Pay);
    QCOMPARE(answer.outcome, Outcome::NotSent);
    QCOMPARE(provider.requests, 0); // neither key nor code went to it
    QVERIFY(!gateway.hasRoute());
}

void TestWechatGateway::nothingListensIsNotSent()
{
    Config config = demoMerchant();
    {
        QTcpServer closed;
        closed.listen(QHostAddress::LocalHost);
        config.baseUrl = QUrl(QStringLiteral("https://127.0.0.1:%1").arg(closed.serverPort()));
        config.backupUrl.clear();
    }
    WechatGateway gateway(config);
    const Answer answer = ask(gateway, PayCall::Pay);
    QCOMPARE(answer.outcome, Outcome::NotSent);
    QVERIFY(!answer.sentence.isEmpty());
    QVERIFY(!gateway.hasRoute());
}

void TestWechatGateway::fallsBackToTheSecondHost()
{
    Provider provider(m_authority);
    provider.reply = [&](const Fields &) { return signedReply(demoMerchant(), paidFields(m_attempt.outTradeNo, 350)); };
    Config config = configFor(provider);
    config.backupUrl = config.baseUrl;
    QTcpServer closed;
    closed.listen(QHostAddress::LocalHost);
    config.baseUrl = QUrl(QStringLiteral("https://127.0.0.1:%1").arg(closed.serverPort()));
    closed.close();
    WechatGateway gateway(config);
    int answers = 0;
    QCOMPARE(ask(gateway, PayCall::Pay, &answers).outcome, Outcome::Paid);
    QCOMPARE(answers, 1);
    QCOMPARE(provider.requests, 1);
}

void TestWechatGateway::timesOutAbsolutely()
{
    Provider provider(m_authority);
    provider.silent = true;
    WechatGateway gateway(configFor(provider), scaledRules(*providerRules(u"wechat"), 20));
    const Answer answer = ask(gateway, PayCall::Pay);
    QCOMPARE(answer.outcome, Outcome::Unclear);
    QCOMPARE(answer.code, QStringLiteral("TIMEOUT"));
    QVERIFY(provider.requests <= 1);
}

void TestWechatGateway::aDroppedKeptConnectionIsUnclear()
{
    // Qt sends a request again by itself when a kept connection breaks; a payment must go out once all the same.
    Provider provider(m_authority);
    provider.reply = [&](const Fields &) { return signedReply(demoMerchant(), paidFields(m_attempt.outTradeNo, 350)); };
    WechatGateway gateway(configFor(provider));
    QCOMPARE(ask(gateway, PayCall::Pay).outcome, Outcome::Paid);
    provider.drop = true;
    int answers = 0;
    QCOMPARE(ask(gateway, PayCall::Pay, &answers).outcome, Outcome::Unclear);
    QCOMPARE(answers, 1);
    QCOMPARE(provider.requests, 2);
}

void TestWechatGateway::destructionAnswersEveryCall()
{
    Provider provider(m_authority);
    provider.silent = true;
    QStringList codes;
    {
        WechatGateway gateway(configFor(provider));
        GatewayCall call;
        call.attempt = m_attempt;
        for (int i = 0; i < 3; ++i)
            gateway.call(call, [&](const Answer &answer) { codes.append(answer.code); });
        QTRY_VERIFY(provider.requests > 0);
    }
    QCOMPARE(codes, QStringList(3, QStringLiteral("STOPPED")));
}

void TestWechatGateway::probes()
{
    Provider provider(m_authority);
    WechatGateway gateway(configFor(provider));
    int reachable = -1;
    gateway.probe([&](bool yes) { reachable = yes; });
    QTRY_COMPARE(reachable, 1);
    Config nobody = demoMerchant();
    QTcpServer closed;
    closed.listen(QHostAddress::LocalHost);
    nobody.baseUrl = QUrl(QStringLiteral("https://127.0.0.1:%1").arg(closed.serverPort()));
    closed.close();
    WechatGateway away(nobody);
    reachable = -1;
    away.probe([&](bool yes) { reachable = yes; });
    QTRY_COMPARE(reachable, 0);
    QVERIFY(!away.hasRoute());
}

void TestWechatGateway::checksItsConfiguration_data()
{
    QTest::addColumn<QString>("field");
    for (const char *field : {"mch_id", "app_id", "key", "base_url", "backup_url", "local_ip", "certificate", "ca"})
        QTest::newRow(field) << QString::fromLatin1(field);
}

void TestWechatGateway::checksItsConfiguration()
{
    QFETCH(QString, field);
    Config config = demoMerchant();
    QVERIFY(validate(config));
    const QHash<QString, std::function<void()>> spoil = {
        {QStringLiteral("mch_id"), [&] { config.mchId = QStringLiteral("19x"); }},
        {QStringLiteral("app_id"), [&] { config.appId = QStringLiteral("wx<1>"); }},
        {QStringLiteral("key"), [&] { config.key = Secret("short"); }},
        {QStringLiteral("base_url"), [&] { config.baseUrl = QUrl(QStringLiteral("http://api.mch.weixin.qq.com")); }},
        {QStringLiteral("backup_url"), [&] { config.backupUrl = QUrl(QStringLiteral("http://x")); }},
        {QStringLiteral("local_ip"), [&] { config.localIp = QStringLiteral("here"); }},
        {QStringLiteral("certificate"), [&] { config.clientCertPem = "x"; }},
        {QStringLiteral("ca"), [&] { config.caPem = "x"; }},
    };
    spoil.value(field)();
    const auto status = validate(config);
    QVERIFY(!status);
    QCOMPARE(status.error().args, QStringList{field});
}

MENDIAN_TEST(TestWechatGateway)
#include "tst_wechatgateway.moc"
