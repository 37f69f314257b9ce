// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/hostpolicy.h"
#include "net/listener.h"
#include "tests/support/testmain.h"

#include <QElapsedTimer>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSslSocket>
#include <mutex>
#include <thread>

using namespace mendian;
using namespace mendian::net;
using namespace std::chrono_literals;

namespace {

struct Answered
{
    int status = 0;
    QByteArray body;
    QNetworkReply::NetworkError error = QNetworkReply::NoError;
};

} // namespace

class TestListener : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void servesSeveralRequestsOnOneConnection();
    void clientCertificates_data();
    void clientCertificates();
    void refusesWhatIsTooLarge_data();
    void refusesWhatIsTooLarge();
    void cutsASlowClient_data();
    void cutsASlowClient();
    void restsBetweenRequestsNotWithinOne();
    void closesConnectionsAboveTheLimit();
    void limitsTheRequestsOfOneAddress();
    void survivesGarbage_data();
    void survivesGarbage();
    void closesAndDelaysOnDemand();
    void aForgottenAnswerIs500();
    void aSilentHandlerIs503();
    void answersFromAnotherThread();
    void stopsWhileARequestRuns();
    void plainHttpIsForLoopbackOnly();
    void aPortInUseIsAnError();

private:
    ListenerOptions options(ClientCertificates mode = ClientCertificates::Ignored) const;
    std::unique_ptr<Listener> started(const ListenerOptions &options, Handler handler = echo()) const;
    static Handler echo();
    Answered post(const Listener &listener, const QByteArray &body, const QByteArray &path = "/echo",
        const Identity &client = {}) const;
    QSslConfiguration tls(const Identity &client = {}) const;
    std::unique_ptr<QSslSocket> connected(const Listener &listener) const;

    Identity m_authority;
    Identity m_server;
};

void TestListener::initTestCase()
{
    m_authority = makeAuthority(QStringLiteral("Test CA")).value();
    m_server = issueServer(m_authority, {QStringLiteral("127.0.0.1"), QStringLiteral("localhost")}).value();
}

ListenerOptions TestListener::options(ClientCertificates mode) const
{
    ListenerOptions o;
    o.tls = TlsOptions{m_server, m_authority.certificate, mode};
    o.lingerTimeout = 100ms;
    return o;
}

std::unique_ptr<Listener> TestListener::started(const ListenerOptions &o, Handler handler) const
{
    auto listener = Listener::start(o, std::move(handler));
    return listener ? std::move(*listener) : nullptr;
}

Handler TestListener::echo()
{
    return [](const Request &request, const Responder &responder) {
        Response response;
        response.contentType = "text/plain";
        response.body =
            request.method + ' ' + request.path() + ' ' + request.peer.certificateName.toUtf8() + ' ' + request.body;
        responder.send(response);
    };
}

QSslConfiguration TestListener::tls(const Identity &client) const
{
    return HostPolicy::configurable(m_authority.certificate).tls(client).value();
}

Answered TestListener::post(
    const Listener &listener, const QByteArray &body, const QByteArray &path, const Identity &client) const
{
    QNetworkAccessManager manager;
    const QString url = QStringLiteral("https://127.0.0.1:%1%2").arg(listener.port()).arg(QString::fromLatin1(path));
    QNetworkRequest request{QUrl(url)};
    request.setSslConfiguration(tls(client));
    request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArray("text/plain"));
    const std::unique_ptr<QNetworkReply> reply(manager.post(request, body));
    if (!QTest::qWaitFor([&] { return reply->isFinished(); }, 10'000))
        return {};
    return {reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), reply->readAll(), reply->error()};
}

std::unique_ptr<QSslSocket> TestListener::connected(const Listener &listener) const
{
    auto socket = std::make_unique<QSslSocket>();
    socket->setSslConfiguration(tls());
    socket->connectToHostEncrypted(QStringLiteral("127.0.0.1"), listener.port());
    socket->waitForEncrypted(5000);
    return socket;
}

void TestListener::servesSeveralRequestsOnOneConnection()
{
    const auto listener = started(options());
    QVERIFY(listener);
    QVERIFY(listener->port() > 0);
    const auto socket = connected(*listener);
    QVERIFY(socket->isEncrypted());
    socket->write("POST /one?x=1 HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nab"
                  "GET /two HTTP/1.1\r\nHost: a\r\n\r\nHEAD /three HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    QTRY_COMPARE(socket->state(), QAbstractSocket::UnconnectedState);
    const QByteArray all = socket->readAll();
    QCOMPARE(all.count("HTTP/1.1 200 OK"), 3);
    QVERIFY(all.contains("\r\n\r\nPOST /one  ab"));
    QVERIFY(all.contains("\r\n\r\nGET /two  "));
    QVERIFY(all.endsWith("Connection: close\r\n\r\n")); // HEAD has no body
    QTRY_COMPARE(listener->connections(), 0);
}

void TestListener::clientCertificates_data()
{
    QTest::addColumn<int>("mode");
    QTest::addColumn<QString>("client");
    QTest::addColumn<QByteArray>("seen"); // empty = the handshake fails
    const int ignored = int(ClientCertificates::Ignored);
    const int optional = int(ClientCertificates::Optional);
    const int required = int(ClientCertificates::Required);
    QTest::newRow("ignored, given") << ignored << "own" << QByteArray("POST /echo  x");
    QTest::newRow("optional, none") << optional << "" << QByteArray("POST /echo  x");
    QTest::newRow("optional, ours") << optional << "own" << QByteArray("POST /echo 1900000001 x");
    QTest::newRow("optional, foreign") << optional << "foreign" << QByteArray();
    QTest::newRow("required, none") << required << "" << QByteArray();
    QTest::newRow("required, ours") << required << "own" << QByteArray("POST /echo 1900000001 x");
    QTest::newRow("required, foreign") << required << "foreign" << QByteArray();
}

void TestListener::clientCertificates()
{
    QFETCH(int, mode);
    QFETCH(QString, client);
    QFETCH(QByteArray, seen);
    const auto listener = started(options(static_cast<ClientCertificates>(mode)));
    QVERIFY(listener);
    Identity identity;
    if (client == QLatin1String("own"))
        identity = issueClient(m_authority, QStringLiteral("1900000001")).value();
    else if (client == QLatin1String("foreign"))
        identity = issueClient(makeAuthority(QStringLiteral("Test CA")).value(), QStringLiteral("1900000001")).value();
    const Answered answer = post(*listener, "x", "/echo", identity);
    QCOMPARE(answer.body, seen);
    QCOMPARE(answer.status, seen.isEmpty() ? 0 : 200);
}

void TestListener::refusesWhatIsTooLarge_data()
{
    QTest::addColumn<QByteArray>("sent");
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("a header line") << QByteArray("GET / HTTP/1.1\r\nX: " + QByteArray(20'000, 'a') + "\r\n\r\n")
                                   << QByteArray("HTTP/1.1 431 ");
    QTest::newRow("a target") << QByteArray("GET /" + QByteArray(20'000, 'a') + " HTTP/1.1\r\n\r\n")
                              << QByteArray("HTTP/1.1 431 ");
    QTest::newRow("a body by its length")
        << QByteArray("POST / HTTP/1.1\r\nContent-Length: 9999999999\r\n\r\nabc") << QByteArray("HTTP/1.1 413 ");
    QTest::newRow("a body in chunks") << QByteArray(
        "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n800\r\n" + QByteArray(0x800, 'a') + "\r\n0\r\n\r\n")
                                      << QByteArray("HTTP/1.1 413 ");
    QTest::newRow("a body sent whole") << QByteArray("POST / HTTP/1.1\r\nContent-Length: 300000\r\n\r\n"
        + QByteArray(300'000, 'a')) << QByteArray("HTTP/1.1 413 ");
    QTest::newRow("at the limit") << QByteArray("POST / HTTP/1.1\r\nConnection: close\r\nContent-Length: 1000\r\n\r\n"
        + QByteArray(1000, 'a')) << QByteArray("HTTP/1.1 200 ");
}

void TestListener::refusesWhatIsTooLarge()
{
    QFETCH(QByteArray, sent);
    QFETCH(QByteArray, answer);
    ListenerOptions o = options();
    o.maxBodyBytes = 1000;
    const auto listener = started(o);
    QVERIFY(listener);
    const auto socket = connected(*listener);
    socket->write(sent);
    QTRY_COMPARE(socket->state(), QAbstractSocket::UnconnectedState);
    const QByteArray all = socket->readAll();
    QVERIFY2(all.startsWith(answer), all.left(60).constData());
}

void TestListener::cutsASlowClient_data()
{
    QTest::addColumn<QByteArray>("start");
    QTest::newRow("header by drops") << QByteArray("POST / HTTP/1.1\r\nX: ");
    QTest::newRow("body by drops") << QByteArray("POST / HTTP/1.1\r\nContent-Length: 900\r\n\r\n");
}

void TestListener::cutsASlowClient()
{
    QFETCH(QByteArray, start);
    ListenerOptions o = options();
    o.headerTimeout = 300ms;
    o.bodyTimeout = 300ms;
    const auto listener = started(o);
    QVERIFY(listener);
    const auto socket = connected(*listener);
    socket->write(start);
    QElapsedTimer timer;
    timer.start();
    while (socket->state() == QAbstractSocket::ConnectedState && timer.elapsed() < 8000) {
        socket->write("a");
        QTest::qWait(20);
    }
    QVERIFY(socket->state() != QAbstractSocket::ConnectedState);
    QTRY_COMPARE(listener->connections(), 0);
}

void TestListener::restsBetweenRequestsNotWithinOne()
{
    ListenerOptions o = options();
    o.headerTimeout = 150ms;
    o.idleTimeout = 20s;
    const auto listener = started(o);
    const auto socket = connected(*listener);
    QByteArray all;
    connect(socket.get(), &QSslSocket::readyRead, this, [&] { all += socket->readAll(); });
    socket->write("GET /one HTTP/1.1\r\n\r\n");
    QTRY_VERIFY(all.contains("GET /one"));
    QTest::qWait(400);
    socket->write("GET /two HTTP/1.1\r\n\r\n");
    QTRY_VERIFY(all.contains("GET /two"));
    socket->write("GET /three");
    QTRY_COMPARE(socket->state(), QAbstractSocket::UnconnectedState);
}

void TestListener::closesConnectionsAboveTheLimit()
{
    ListenerOptions o = options();
    o.maxConnections = 2;
    const auto listener = started(o);
    auto first = connected(*listener);
    const auto second = connected(*listener);
    QVERIFY(first->isEncrypted() && second->isEncrypted());
    const auto third = connected(*listener);
    QVERIFY(!third->isEncrypted());
    first.reset();
    QTRY_COMPARE(listener->connections(), 1);
    QCOMPARE(post(*listener, "x").status, 200);
}

void TestListener::limitsTheRequestsOfOneAddress()
{
    ListenerOptions o = options();
    o.requestsPerSecond = 1;
    o.requestBurst = 2;
    const auto listener = started(o);
    QCOMPARE(post(*listener, "x").status, 200);
    QCOMPARE(post(*listener, "x").status, 200);
    QCOMPARE(post(*listener, "x").status, 429);
}

void TestListener::survivesGarbage_data()
{
    QTest::addColumn<bool>("inTls");
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("plain HTTP at the TLS port") << false << QByteArray("GET / HTTP/1.1\r\n\r\n");
    QTest::newRow("zeros") << false << QByteArray(5000, '\0');
    QTest::newRow("half a client hello") << false << QByteArray::fromHex("160301020001000");
    QTest::newRow("no HTTP in TLS") << true << QByteArray("\x01\x02\x03 nonsense\r\n\r\n");
    QTest::newRow("two lengths") << true
                                 << QByteArray("POST / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab");
    QTest::newRow("length and chunks")
        << true << QByteArray("POST / HTTP/1.1\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\nab");
    QTest::newRow("negative length") << true << QByteArray("POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n");
}

void TestListener::survivesGarbage()
{
    QFETCH(bool, inTls);
    QFETCH(QByteArray, bytes);
    ListenerOptions o = options();
    o.handshakeTimeout = 300ms;
    o.headerTimeout = 300ms;
    const auto listener = started(o);
    if (inTls) {
        const auto socket = connected(*listener);
        socket->write(bytes);
        QTRY_COMPARE(socket->state(), QAbstractSocket::UnconnectedState);
        QVERIFY(socket->readAll().startsWith("HTTP/1.1 400 "));
    } else {
        QTcpSocket socket;
        socket.connectToHost(QStringLiteral("127.0.0.1"), listener->port());
        QVERIFY(socket.waitForConnected(3000));
        socket.write(bytes);
        QTRY_COMPARE(socket.state(), QAbstractSocket::UnconnectedState);
    }
    QCOMPARE(post(*listener, "x").status, 200);
}

void TestListener::closesAndDelaysOnDemand()
{
    const auto listener = started(options(), [](const Request &request, const Responder &responder) {
        if (request.path() == "/close")
            responder.close();
        else if (request.path() == "/reset")
            responder.close(CloseHow::Reset);
        else
            responder.send(Response{.status = 201, .contentType = {}, .body = "late", .headers = {}}, 300ms);
        responder.send({}); // a second answer counts for nothing
    });
    const Answered closed = post(*listener, "x", "/close");
    QCOMPARE(closed.status, 0);
    QVERIFY(closed.error != QNetworkReply::NoError);
    QCOMPARE(post(*listener, "x", "/reset").status, 0);
    QElapsedTimer timer;
    timer.start();
    const Answered late = post(*listener, "x", "/late");
    QCOMPARE(late.status, 201);
    QCOMPARE(late.body, QByteArray("late"));
    QVERIFY(timer.elapsed() >= 300);
}

void TestListener::aForgottenAnswerIs500()
{
    const auto listener = started(options(), [](const Request &, const Responder &) {});
    QCOMPARE(post(*listener, "x").status, 500);
}

void TestListener::aSilentHandlerIs503()
{
    ListenerOptions o = options();
    o.answerTimeout = 200ms;
    std::mutex mutex;
    QList<Responder> kept;
    const auto listener = started(o, [&](const Request &, const Responder &responder) {
        const std::scoped_lock lock(mutex);
        kept.append(responder);
    });
    QCOMPARE(post(*listener, "x").status, 503);
    kept.first().send({}); // too late, and harmless
}

void TestListener::answersFromAnotherThread()
{
    const auto listener = started(options(), [](const Request &request, const Responder &responder) {
        std::thread([body = request.body, responder] {
            Response response;
            response.body = body;
            responder.send(response);
        }).detach();
    });
    for (int i = 0; i < 20; ++i)
        QCOMPARE(post(*listener, QByteArray::number(i)).body, QByteArray::number(i));
}

void TestListener::stopsWhileARequestRuns()
{
    std::mutex mutex;
    QList<Responder> kept;
    auto listener = started(options(), [&](const Request &, const Responder &responder) {
        const std::scoped_lock lock(mutex);
        kept.append(responder);
    });
    const auto socket = connected(*listener);
    const auto idle = connected(*listener);
    socket->write("GET / HTTP/1.1\r\n\r\n");
    QTRY_VERIFY([&] {
        const std::scoped_lock lock(mutex);
        return kept.size() == 1;
    }());
    QElapsedTimer timer;
    timer.start();
    listener->stop();
    QVERIFY(timer.elapsed() < 2000);
    QTRY_COMPARE(socket->state(), QAbstractSocket::UnconnectedState);
    QTRY_COMPARE(idle->state(), QAbstractSocket::UnconnectedState);
    listener.reset();
    kept.first().send({});
    kept.clear();
}

void TestListener::plainHttpIsForLoopbackOnly()
{
    ListenerOptions o;
    o.address = QStringLiteral("0.0.0.0");
    QVERIFY(!Listener::start(o, echo()));
    o.address = QStringLiteral("127.0.0.1");
    const auto listener = started(o);
    QVERIFY(listener);
    QTcpSocket socket;
    socket.connectToHost(o.address, listener->port());
    socket.write("GET /plain HTTP/1.0\r\n\r\n");
    QTRY_COMPARE(socket.state(), QAbstractSocket::UnconnectedState);
    QVERIFY(socket.readAll().endsWith("GET /plain  "));
}

void TestListener::aPortInUseIsAnError()
{
    const auto listener = started(options());
    ListenerOptions o = options();
    o.port = listener->port();
    const auto second = Listener::start(o, echo());
    QVERIFY(!second);
    QCOMPARE(second.error().code, ErrorCode::Io);
    o.address = QStringLiteral("nowhere");
    QCOMPARE(Listener::start(o, echo()).error().code, ErrorCode::InvalidInput);
    o = options();
    o.tls->identity.privateKey = m_authority.privateKey; // not the certificate's
    QCOMPARE(Listener::start(o, echo()).error().code, ErrorCode::InvalidInput);
}

MENDIAN_TEST(TestListener)
#include "tst_listener.moc"
