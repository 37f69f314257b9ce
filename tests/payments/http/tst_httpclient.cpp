// SPDX-License-Identifier: GPL-3.0-or-later
#include "payments/http/client.h"

#include "tests/support/httpsprovider.h"
#include "tests/support/testmain.h"

#include <QRegularExpression>
#include <QSslCertificate>
#include <QThread>

using namespace mendian;
using mendian::test::deadUrl;
using mendian::test::HttpsProvider;

class TestHttpClient : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void gets();
    void postsOnce();
    void everyStatusIsAnAnswer_data();
    void everyStatusIsAnAnswer();
    void aLimitOfBytes();
    void aSilentHostTimesOut();
    void aBrokenLineIsNotSentAgain();
    void nobodyThereIsNotSent();
    void strangersAreNotSentTo();
    void theBackupIsAskedWhenNothingLeft();
    void theEndAnswersEveryRequest();
    void probes();
    void isMadeOnAnyThread();

private:
    http::Request request(const QUrl &url) const;
    http::Reply ask(http::Client &client, const http::Request &request) const;
    net::Identity m_authority;
};

void TestHttpClient::initTestCase() { m_authority = *net::makeAuthority(QStringLiteral("Mendian test")); }

http::Request TestHttpClient::request(const QUrl &url) const
{
    http::Request request;
    request.url = url;
    request.contentType = "application/json";
    request.body = Secret("{\"a\":1}");
    request.tls = QSslConfiguration::defaultConfiguration();
    request.tls.setCaCertificates(QSslCertificate::fromData(m_authority.certificate, QSsl::Pem));
    request.timeoutMs = 30'000;
    return request;
}

http::Reply TestHttpClient::ask(http::Client &client, const http::Request &request) const
{
    http::Reply got;
    int answers = 0;
    client.send(request, [&](const http::Reply &reply) {
        got = reply;
        ++answers;
    });
    [&] { QTRY_VERIFY_WITH_TIMEOUT(answers > 0, 30'000); }();
    QCoreApplication::processEvents();
    [&] { QCOMPARE(answers, 1); }();
    return got;
}

void TestHttpClient::gets()
{
    HttpsProvider provider(m_authority);
    provider.setBody("day", 200, {{"X-Request", "7"}});
    http::Client client;
    http::Request get = request(provider.url(QStringLiteral("/bill?a=b%20c")));
    get.method = http::Request::Method::Get;
    get.headers = {{"Accept", "*/*"}};
    const http::Reply reply = ask(client, get);
    QCOMPARE(reply.end, http::End::Answered);
    QCOMPARE(reply.body, QByteArray("day"));
    QCOMPARE(reply.header("x-request"), QByteArray("7"));
    QVERIFY(!http::failureCode(reply));
    const net::Request asked = provider.asked().value(0);
    QCOMPARE(asked.method, QByteArray("GET"));
    QCOMPARE(asked.target, QByteArray("/bill?a=b%20c"));
    QCOMPARE(asked.header("Accept-Encoding"), QByteArray("identity"));
    QCOMPARE(asked.header("Accept"), QByteArray("*/*"));
    QVERIFY(client.hasRoute());
}

void TestHttpClient::postsOnce()
{
    HttpsProvider provider(m_authority);
    provider.setBody("ok");
    http::Client client;
    for (const bool once : {false, true}) {
        http::Request post = request(provider.url());
        post.once = once;
        QCOMPARE(ask(client, post).body, QByteArray("ok"));
        const net::Request asked = provider.asked().value(once);
        QCOMPARE(asked.method, QByteArray("POST"));
        QCOMPARE(asked.body, QByteArray("{\"a\":1}"));
        QCOMPARE(asked.header("Content-Type"), QByteArray("application/json"));
    }
}

void TestHttpClient::everyStatusIsAnAnswer_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {202, 302, 400, 401, 404, 429, 500, 502})
        QTest::addRow("%d", status) << status;
}

void TestHttpClient::everyStatusIsAnAnswer()
{
    QFETCH(int, status);
    HttpsProvider provider(m_authority);
    provider.setBody("{\"code\":\"X\"}", status);
    http::Client client;
    const http::Reply reply = ask(client, request(provider.url()));
    QCOMPARE(reply.end, http::End::Answered);
    QCOMPARE(reply.status, status);
    QCOMPARE(reply.body, QByteArray("{\"code\":\"X\"}"));
    QCOMPARE(http::failureCode(reply), "HTTP");
    QCOMPARE(http::failureText(reply), QString::number(status));
    QVERIFY(client.hasRoute());
}

void TestHttpClient::aLimitOfBytes()
{
    HttpsProvider provider(m_authority);
    provider.setBody(QByteArray(100'001, 'x'));
    http::Client client;
    http::Request post = request(provider.url());
    post.mostBytes = 100'001;
    QCOMPARE(ask(client, post).body.size(), 100'001);
    post.mostBytes = 100'000;
    const http::Reply reply = ask(client, post);
    QCOMPARE(reply.end, http::End::TooLarge);
    QVERIFY(reply.body.isEmpty());
}

void TestHttpClient::aSilentHostTimesOut()
{
    HttpsProvider provider(m_authority);
    provider.setSilent();
    http::Client client;
    http::Request post = request(provider.url());
    post.timeoutMs = 500;
    QCOMPARE(ask(client, post).end, http::End::Timeout);
}

void TestHttpClient::aBrokenLineIsNotSentAgain()
{
    HttpsProvider provider(m_authority);
    provider.setBody("ok");
    http::Client client;
    http::Request post = request(provider.url());
    post.once = true;
    QCOMPARE(ask(client, post).end, http::End::Answered);
    provider.setBroken();
    post.backupUrl = provider.url(QStringLiteral("/backup")); // something left: the backup must not be asked
    const http::Reply reply = ask(client, post);
    QCOMPARE(reply.end, http::End::Broken);
    QVERIFY(!reply.error.isEmpty());
    QCOMPARE(provider.asked().size(), 2);
}

void TestHttpClient::nobodyThereIsNotSent()
{
    http::Client client;
    const http::Reply reply = ask(client, request(deadUrl()));
    QCOMPARE(reply.end, http::End::NotSent);
    QCOMPARE(http::failureCode(reply), "NOT_SENT");
    QVERIFY(!client.hasRoute());
}

void TestHttpClient::strangersAreNotSentTo()
{
    HttpsProvider provider(*net::makeAuthority(QStringLiteral("Somebody else")));
    provider.setBody("ok");
    http::Client client;
    QCOMPARE(ask(client, request(provider.url())).end, http::End::NotSent);
    QVERIFY(provider.asked().isEmpty());
}

void TestHttpClient::theBackupIsAskedWhenNothingLeft()
{
    HttpsProvider provider(m_authority);
    provider.setBody("ok");
    http::Client client;
    http::Request post = request(deadUrl());
    post.once = true;
    post.backupUrl = provider.url(QStringLiteral("/backup"));
    QCOMPARE(ask(client, post).end, http::End::Answered);
    QCOMPARE(provider.asked().size(), 1);
    QCOMPARE(provider.asked().value(0).target, QByteArray("/backup"));
    QCOMPARE(provider.asked().value(0).body, QByteArray("{\"a\":1}"));
    QVERIFY(client.hasRoute());
}

void TestHttpClient::theEndAnswersEveryRequest()
{
    HttpsProvider provider(m_authority);
    provider.setSilent();
    QList<http::End> ends;
    {
        http::Client client;
        for (int i = 0; i < 3; ++i)
            client.send(request(provider.url()), [&](const http::Reply &reply) { ends.append(reply.end); });
        QTRY_VERIFY_WITH_TIMEOUT(!provider.asked().isEmpty(), 30'000);
    }
    QCOMPARE(ends, QList<http::End>(3, http::End::Stopped));
}

void TestHttpClient::probes()
{
    HttpsProvider provider(m_authority);
    http::Client client;
    for (const bool there : {true, false}) {
        int reachable = -1;
        client.probe(there ? provider.url() : deadUrl(), [&](bool yes) { reachable = yes; });
        QTRY_COMPARE_WITH_TIMEOUT(reachable, int(there), 30'000);
        QCOMPARE(client.hasRoute(), there);
    }
}

void TestHttpClient::isMadeOnAnyThread()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral("thread")));
    HttpsProvider provider(m_authority);
    provider.setBody("ok");
    auto client = std::make_unique<http::Client>();
    bool reachable = false;
    http::Reply got;
    const std::unique_ptr<QThread> pay(QThread::create([&] {
        QEventLoop loop;
        client->probe(provider.url(), [&](bool yes) {
            reachable = yes;
            client->send(request(provider.url()), [&](const http::Reply &reply) {
                got = reply;
                loop.quit();
            });
        });
        loop.exec();
        client.reset();
    }));
    pay->start();
    QVERIFY(pay->wait(60'000));
    QVERIFY(reachable);
    QCOMPARE(got.body, QByteArray("ok"));
}

MENDIAN_TEST(TestHttpClient)
#include "tst_httpclient.moc"
