// SPDX-License-Identifier: GPL-3.0-or-later
// The QR gateway and the V3 bills against an HTTPS server that checks what it is asked, as strictly as WeChat.
#include "payments/wechat/v3/wechatqrgateway.h"
#include "payments/wechat/v3/wechatv3bills.h"

#include "net/certificates.h"
#include "tests/support/gzipped.h"
#include "tests/support/httpsprovider.h"
#include "tests/support/refundsamples.h"
#include "tests/support/testmain.h"
#include "tests/support/wechatplatform.h"
#include "tests/support/wechatv3samples.h"

#include <QCryptographicHash>
#include <QRegularExpression>

using namespace mendian;
using namespace mendian::wechat::v3;
using namespace mendian::test;

namespace {

constexpr Timestamp kNow{1'769'850'006'000};

/// A reply as WeChat gives it; `serial` empty: without a signature.
net::Response signedResponse(const QByteArray &body, int http = 200, const QByteArray &serial = kDemoPublicKeyId)
{
    net::Response response{http, "application/json", body, {{"Request-ID", "08F5-268449538"}}};
    if (serial.isEmpty())
        return response;
    const SignedMessage message = signedByPlatform(body, kNow, serial);
    response.headers += {{"Wechatpay-Timestamp", message.timestamp}, {"Wechatpay-Nonce", message.nonce},
        {"Wechatpay-Signature", message.signature}, {"Wechatpay-Serial", message.serial}};
    return response;
}

/// Does the Authorization header sign exactly this request?
bool isSignedByMerchant(const net::Request &request)
{
    static const QRegularExpression form(QStringLiteral(
        "^WECHATPAY2-SHA256-RSA2048 mchid=\"1900000001\",nonce_str=\"([0-9a-f]{32})\",timestamp=\"([0-9]+)\","
        "serial_no=\"5157F09EFDC096DE15EBE81A47057A7232F1B8E1\",signature=\"([^\"]+)\"$"));
    const auto match = form.match(QString::fromLatin1(request.header("Authorization")));
    const QByteArray message = requestMessage(
        request.method, request.target, match.captured(2).toLatin1(), match.captured(1).toLatin1(), request.body);
    return match.hasMatch() && match.captured(2).toLongLong() == kNow.ms / 1000
        && PublicKey::fromPem(demoPublicKeyPem())->verify(message, match.captured(3).toLatin1());
}

} // namespace

class TestV3Gateway : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void showsAQrAsksAndCloses();
    void refunds();
    void badReplies_data();
    void badReplies();
    void anUnsigned401IsConfiguration();
    void nothingListensIsNotSent();
    void fallsBackToTheSecondHost();
    void timesOut();
    void destructionAnswersEveryCall();
    void rotatesCertificatesWithoutARestart();
    void anUnknownSerialIsAskedForOnce();
    void anExpiredCertificateIsNotBelieved();
    void renewsOldCertificatesOnTheSide();
    void fetchesBills_data();
    void fetchesBills();
    void badBills_data();
    void badBills();

private:
    Config configFor(const HttpsProvider &provider) const;
    Answer ask(WechatQrGateway &gateway, PayCall kind);
    RefundAnswer ask(WechatQrGateway &gateway, RefundCall kind);
    QByteArray orderBody() const { return toJsonBytes(v3Order(demoV3Merchant(), m_attempt.outTradeNo, 350)); }

    net::Identity m_authority;
    ManualClock m_clock{kNow};
    const Attempt m_attempt = *newAttempt(SaleId::create(), QStringLiteral("wechat_qr"), 350_fen);
    const Refund m_refund = sampleRefund(QStringLiteral("wechat_qr"));
};

void TestV3Gateway::initTestCase() { m_authority = *net::makeAuthority(QStringLiteral("Mendian test")); }

Config TestV3Gateway::configFor(const HttpsProvider &provider) const
{
    Config config = demoV3Merchant();
    config.baseUrl = provider.url();
    config.backupUrl.clear();
    config.caPem = m_authority.certificate;
    return config;
}

Answer TestV3Gateway::ask(WechatQrGateway &gateway, PayCall kind)
{
    GatewayCall call;
    call.kind = kind;
    call.attempt = m_attempt;
    call.subject = QStringLiteral(u"门店-可乐 500ml");
    QList<Answer> answers;
    gateway.call(call, [&](const Answer &answer) { answers.append(answer); });
    [&] { QTRY_VERIFY_WITH_TIMEOUT(!answers.isEmpty(), 30'000); }();
    QCoreApplication::processEvents();
    return answers.size() == 1 ? answers.constFirst()
                               : Answer{.code = QStringLiteral("%1 answers").arg(answers.size())};
}

RefundAnswer TestV3Gateway::ask(WechatQrGateway &gateway, RefundCall kind)
{
    QList<RefundAnswer> answers;
    gateway.refund(kind, m_refund, [&](const RefundAnswer &answer) { answers.append(answer); });
    [&] { QTRY_VERIFY_WITH_TIMEOUT(!answers.isEmpty(), 30'000); }();
    QCoreApplication::processEvents();
    return answers.size() == 1 ? answers.constFirst() : RefundAnswer{};
}

void TestV3Gateway::showsAQrAsksAndCloses()
{
    HttpsProvider provider(m_authority);
    QVERIFY(validate(configFor(provider)));
    WechatQrGateway gateway(configFor(provider), m_clock);
    QCOMPARE(gateway.rules().provider, QStringLiteral("wechat_qr"));
    provider.setReply([](const net::Request &, const net::Responder &responder) {
        responder.send(signedResponse(R"({"code_url":"weixin://wxpay/bizpayurl?pr=p4lpSuKzz"})"));
    });
    const Answer qr = ask(gateway, PayCall::Pay);
    QCOMPARE(qr.outcome, Outcome::UserPaying);
    QCOMPARE(qr.qrCode, QStringLiteral("weixin://wxpay/bizpayurl?pr=p4lpSuKzz"));
    provider.setReply([body = orderBody()](const net::Request &, const net::Responder &responder) {
        responder.send(signedResponse(body));
    });
    QCOMPARE(ask(gateway, PayCall::Query).outcome, Outcome::Paid);
    provider.setReply(
        [](const net::Request &, const net::Responder &responder) { responder.send(signedResponse({}, 204)); });
    QCOMPARE(ask(gateway, PayCall::Reverse).outcome, Outcome::Closed);
    const auto asked = provider.asked();
    QCOMPARE(asked.size(), 3);
    for (const net::Request &request : asked) {
        QVERIFY2(isSignedByMerchant(request), request.target.constData());
        QCOMPARE(request.header("Wechatpay-Serial"), kDemoPublicKeyId);
        QCOMPARE(request.header("Accept"), QByteArray("application/json"));
        QVERIFY(!request.header("User-Agent").isEmpty());
    }
    QCOMPARE(asked.at(0).header("Content-Type"), QByteArray("application/json"));
    QVERIFY(asked.at(0).header("Authorization") != asked.at(1).header("Authorization"));
    QCOMPARE(asked.at(1).method, QByteArray("GET"));
    QVERIFY(asked.at(1).target.endsWith("?mchid=1900000001"));
    QVERIFY(gateway.hasRoute());
}

void TestV3Gateway::refunds()
{
    HttpsProvider provider(m_authority);
    WechatQrGateway gateway(configFor(provider), m_clock);
    QCOMPARE(gateway.refundRules().provider, QStringLiteral("wechat_qr"));
    QJsonObject object = v3Refund(m_refund);
    object.insert(QStringLiteral("status"), QStringLiteral("PROCESSING"));
    provider.setReply([body = toJsonBytes(object)](const net::Request &, const net::Responder &responder) {
        responder.send(signedResponse(body));
    });
    QCOMPARE(ask(gateway, RefundCall::Refund).outcome, RefundOutcome::Accepted);
    provider.setReply([body = toJsonBytes(v3Refund(m_refund))](const net::Request &, const net::Responder &responder) {
        responder.send(signedResponse(body));
    });
    QCOMPARE(ask(gateway, RefundCall::Query).outcome, RefundOutcome::Done);
    provider.setReply([](const net::Request &, const net::Responder &responder) {
        responder.send(signedResponse(v3Error(QStringLiteral("NOT_ENOUGH")), 403));
    });
    QCOMPARE(ask(gateway, RefundCall::Refund).outcome, RefundOutcome::NeedsPerson);
    provider.setBroken();
    QCOMPARE(ask(gateway, RefundCall::Refund).outcome, RefundOutcome::Unclear);
    for (const net::Request &request : provider.asked())
        QVERIFY(isSignedByMerchant(request));
}

void TestV3Gateway::badReplies_data()
{
    QTest::addColumn<net::Response>("response");
    QTest::addColumn<QString>("code");
    const QByteArray body = orderBody();
    const auto row = [](const char *name, const net::Response &response, const char *code) {
        QTest::newRow(name) << response << QString::fromLatin1(code);
    };
    const auto header = [&](const char *name, const QByteArray &value) {
        net::Response response = signedResponse(body);
        for (auto &[key, old] : response.headers) {
            if (key == name)
                old = value;
        }
        return response;
    };
    row("unsigned", signedResponse(body, 200, {}), "UNSIGNED");
    row("header stripped", header("Wechatpay-Nonce", {}), "UNSIGNED");
    row("wrong signature", header("Wechatpay-Signature", QByteArray(256, 'x').toBase64()), "BAD_SIGNATURE");
    row("no base64", header("Wechatpay-Signature", "WECHATPAY/SIGNTEST/x"), "BAD_SIGNATURE");
    row("old", header("Wechatpay-Timestamp", QByteArray::number(kNow.ms / 1000 - 300)), "CLOCK");
    net::Response changed = signedResponse(body);
    changed.body.replace("350", "351");
    row("changed", changed, "BAD_SIGNATURE");
    row("another amount", signedResponse(toJsonBytes(v3Order(demoV3Merchant(), m_attempt.outTradeNo, 349))),
        "OTHER_AMOUNT");
    row("another order", signedResponse(toJsonBytes(v3Order(demoV3Merchant(), QStringLiteral("MD1"), 350))),
        "OTHER_NUMBER");
    row("signed garbage", signedResponse("{"), "GARBAGE");
    row("signed nothing", signedResponse({}), "GARBAGE");
    row("oversized", signedResponse(QByteArray(300'000, ' ')), "TOO_LARGE");
    row("a gateway's 502", {502, "text/html", "<html/>", {}}, "HTTP");
    row("a gateway's 404", {404, "text/html", "<html/>", {}}, "HTTP");
    row("forged refusal", signedResponse(v3Error(QStringLiteral("ORDER_NOT_EXIST")), 404, {}), "HTTP");
    row("redirect", {302, "text/html", {}, {{"Location", "https://127.0.0.1:1/"}}}, "UNSIGNED");
    net::Response packed = signedResponse(body);
    packed.headers.append(std::pair<QByteArray, QByteArray>("Content-Encoding", "gzip"));
    packed.body = gzipped(body); // what was signed is what it unpacks to
    row("compressed", packed, "BAD_SIGNATURE");
}

void TestV3Gateway::badReplies()
{
    QFETCH(net::Response, response);
    QFETCH(QString, code);
    HttpsProvider provider(m_authority);
    provider.setReply([response](const net::Request &, const net::Responder &responder) { responder.send(response); });
    WechatQrGateway gateway(configFor(provider), m_clock);
    const Answer answer = ask(gateway, PayCall::Query);
    QCOMPARE(answer.outcome, Outcome::Unclear);
    QCOMPARE(answer.code, code);
    QVERIFY(!answer.sentence.isEmpty());
    const RefundAnswer refund = ask(gateway, RefundCall::Query);
    QCOMPARE(refund.outcome, RefundOutcome::Unclear);
    QVERIFY(!refund.sentence.isEmpty());
}

void TestV3Gateway::anUnsigned401IsConfiguration()
{
    HttpsProvider provider(m_authority);
    provider.setReply([](const net::Request &, const net::Responder &responder) {
        responder.send(signedResponse(v3Error(QStringLiteral("SIGN_ERROR")), 401, {}));
    });
    WechatQrGateway gateway(configFor(provider), m_clock);
    QCOMPARE(ask(gateway, PayCall::Pay).outcome, Outcome::ConfigError);
    QCOMPARE(ask(gateway, RefundCall::Refund).outcome, RefundOutcome::ConfigError);
    // Nothing else may be said with it.
    provider.setReply([body = orderBody()](const net::Request &, const net::Responder &responder) {
        responder.send(signedResponse(body, 401, {}));
    });
    QCOMPARE(ask(gateway, PayCall::Query).outcome, Outcome::Unclear);
}

void TestV3Gateway::nothingListensIsNotSent()
{
    Config config = demoV3Merchant();
    config.baseUrl = deadUrl();
    config.backupUrl.clear();
    WechatQrGateway gateway(config, m_clock);
    QCOMPARE(ask(gateway, PayCall::Pay).outcome, Outcome::NotSent);
    QCOMPARE(ask(gateway, RefundCall::Refund).outcome, RefundOutcome::NotSent);
    QVERIFY(!gateway.hasRoute());
    int reachable = -1;
    gateway.probe([&](bool yes) { reachable = yes; });
    QTRY_COMPARE_WITH_TIMEOUT(reachable, 0, 30'000);
}

void TestV3Gateway::fallsBackToTheSecondHost()
{
    HttpsProvider provider(m_authority);
    provider.setReply([body = orderBody()](const net::Request &, const net::Responder &responder) {
        responder.send(signedResponse(body));
    });
    Config config = configFor(provider);
    config.backupUrl = config.baseUrl;
    config.baseUrl = deadUrl();
    WechatQrGateway gateway(config, m_clock);
    QCOMPARE(ask(gateway, PayCall::Query).outcome, Outcome::Paid);
    QVERIFY(isSignedByMerchant(provider.asked().constFirst())); // the host is not part of what is signed
}

void TestV3Gateway::timesOut()
{
    HttpsProvider provider(m_authority);
    provider.setSilent();
    WechatQrGateway gateway(configFor(provider), m_clock, scaledRules(*providerRules(u"wechat_qr"), 20));
    const Answer answer = ask(gateway, PayCall::Pay);
    QCOMPARE(answer.outcome, Outcome::Unclear);
    QCOMPARE(answer.code, QStringLiteral("TIMEOUT"));
}

void TestV3Gateway::destructionAnswersEveryCall()
{
    HttpsProvider provider(m_authority);
    provider.setSilent();
    QStringList codes;
    {
        WechatQrGateway gateway(configFor(provider), m_clock);
        GatewayCall call;
        call.attempt = m_attempt;
        gateway.call(call, [&](const Answer &answer) { codes.append(answer.code); });
        gateway.refund(RefundCall::Query, m_refund, [&](const RefundAnswer &answer) { codes.append(answer.code); });
        QTRY_VERIFY_WITH_TIMEOUT(!provider.asked().isEmpty(), 30'000);
    }
    QCOMPARE(codes, QStringList(2, QStringLiteral("STOPPED")));
}

void TestV3Gateway::rotatesCertificatesWithoutARestart()
{
    const QByteArray first = demoCertificatePem(0xa1, kNow + -9'000'000, kNow + 9'000'000);
    const QByteArray second = demoCertificatePem(0xa2, kNow + -1'000, kNow + 9'000'000);
    HttpsProvider provider(m_authority);
    Config config = configFor(provider);
    config.publicKeyId.clear();
    config.publicKeyPem.clear();
    config.platformCaPem = first + second; // each its own authority
    QVERIFY(validate(config));
    WechatQrGateway gateway(config, m_clock); // knows no key at all
    const auto serve = [&](const QByteArray &serial, const QByteArray &list) {
        provider.setReply([=, this](const net::Request &request, const net::Responder &responder) {
            const bool certificates = request.path() == "/v3/certificates";
            responder.send(signedResponse(certificates ? list : orderBody(), 200, serial));
        });
    };
    serve("A1", certificateList({{"A1", first}}));
    QCOMPARE(ask(gateway, PayCall::Query).outcome, Outcome::Paid);
    auto asked = provider.asked();
    QCOMPARE(asked.size(), 2); // the query, then the certificates
    QVERIFY(asked.at(0).header("Wechatpay-Serial").isEmpty());
    QVERIFY(isSignedByMerchant(asked.at(1)));
    QCOMPARE(ask(gateway, PayCall::Query).outcome, Outcome::Paid);
    QCOMPARE(provider.asked().size(), 3); // known now
    QCOMPARE(provider.asked().last().header("Wechatpay-Serial"), QByteArray("A1"));
    serve("A2", certificateList({{"A1", first}, {"A2", second}}));
    QCOMPARE(ask(gateway, PayCall::Query).outcome, Outcome::Paid);
    QCOMPARE(provider.asked().size(), 5);
    QCOMPARE(ask(gateway, PayCall::Query).outcome, Outcome::Paid);
    QCOMPARE(provider.asked().last().header("Wechatpay-Serial"), QByteArray("A2")); // the newest
}

void TestV3Gateway::anUnknownSerialIsAskedForOnce()
{
    HttpsProvider provider(m_authority);
    provider.setReply([this](const net::Request &request, const net::Responder &responder) {
        if (request.path() == "/v3/certificates")
            responder.send(signedResponse(v3Error(QStringLiteral("RESOURCE_NOT_EXISTS")), 404));
        else
            responder.send(signedResponse(orderBody(), 200, "B1"));
    });
    WechatQrGateway gateway(configFor(provider), m_clock);
    QCOMPARE(ask(gateway, PayCall::Query).code, QStringLiteral("UNKNOWN_SERIAL"));
    QCOMPARE(provider.asked().size(), 2);
    QCOMPARE(ask(gateway, PayCall::Query).code, QStringLiteral("UNKNOWN_SERIAL"));
    QCOMPARE(provider.asked().size(), 3); // not asked for again at once
    m_clock.advance(60'000);
    provider.setReply([this](const net::Request &, const net::Responder &responder) {
        responder.send(signedResponse(orderBody(), 200, "B1"));
    });
    QCOMPARE(ask(gateway, PayCall::Query).outcome, Outcome::Unclear);
    QCOMPARE(provider.asked().size(), 5);
    m_clock.jumpWall(-60'000);
}

void TestV3Gateway::anExpiredCertificateIsNotBelieved()
{
    HttpsProvider provider(m_authority);
    provider.setReply([this](const net::Request &, const net::Responder &responder) {
        responder.send(signedResponse(orderBody(), 200, "A1"));
    });
    Config config = configFor(provider);
    config.platformCertificatesPem = {demoCertificatePem(0xa1, kNow + -9'000'000, kNow + -1'000)};
    QVERIFY(validate(config));
    WechatQrGateway gateway(config, m_clock);
    const Answer answer = ask(gateway, PayCall::Query);
    QCOMPARE(answer.outcome, Outcome::Unclear);
    QCOMPARE(answer.code, QStringLiteral("EXPIRED_CERTIFICATE"));
}

void TestV3Gateway::renewsOldCertificatesOnTheSide()
{
    const QByteArray first = demoCertificatePem(0xa1, kNow + -9'000'000, kNow + 9'000'000);
    const QByteArray second = demoCertificatePem(0xa2, kNow + -2'000, kNow + 9'000'000);
    const QByteArray third = demoCertificatePem(0xa3, kNow + -1'000, kNow + 9'000'000);
    HttpsProvider provider(m_authority);
    const auto serve = [&](const QByteArray &list) {
        provider.setReply([=](const net::Request &request, const net::Responder &responder) {
            responder.send(signedResponse(request.path() == "/v3/certificates" ? list : "{}", 200, "A1"));
        });
    };
    Config config = configFor(provider);
    config.publicKeyId.clear();
    config.publicKeyPem.clear();
    config.platformCertificatesPem = {first};
    Client client(config, m_clock);
    const auto query = [&] {
        QList<Reply> replies;
        client.send({"GET", QStringLiteral("/v3/x"), {}}, {}, [&](const Reply &reply) { replies.append(reply); });
        [&] { QTRY_VERIFY_WITH_TIMEOUT(!replies.isEmpty(), 30'000); }();
        QVERIFY(replies.size() == 1 && !replies.constFirst().failure);
    };
    serve(certificateList({{"A1", first}, {"A2", second}}));
    query(); // those of the configuration may be old
    QTRY_COMPARE_WITH_TIMEOUT(client.keys().keys().size(), 2, 30'000);
    query();
    QCOMPARE(provider.asked().size(), 3); // two calls, one download
    m_clock.advance(60 * 60'000);
    m_clock.jumpWall(-60 * 60'000);
    serve(certificateList({{"A1", first}, {"A3", third}}));
    query();
    QTRY_COMPARE_WITH_TIMEOUT(client.keys().keys().size(), 3, 30'000);
    QCOMPARE(client.keys().preferred(kNow)->serial, QByteArray("A3"));
}

void TestV3Gateway::fetchesBills_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QByteArray>("target");
    QTest::newRow("trade") << int(BillSource::Kind::Trade)
                           << QByteArray("/v3/bill/tradebill?bill_date=2026-01-31&bill_type=ALL&tar_type=GZIP");
    QTest::newRow("fund flow") << int(BillSource::Kind::FundFlow)
                               << QByteArray(
                                      "/v3/bill/fundflowbill?bill_date=2026-01-31&account_type=BASIC&tar_type=GZIP");
}

void TestV3Gateway::fetchesBills()
{
    QFETCH(int, kind);
    QFETCH(QByteArray, target);
    const QByteArray text = "\xEF\xBB\xBF交易时间\r\n`2026-01-31 09:00:01\r\n";
    HttpsProvider provider(m_authority);
    const QByteArray ticket = toJsonBytes({{QStringLiteral("hash_type"), QStringLiteral("SHA1")},
        {QStringLiteral("hash_value"),
            QString::fromLatin1(QCryptographicHash::hash(text, QCryptographicHash::Sha1).toHex())},
        {QStringLiteral("download_url"),
            QString(provider.url().toString() + QStringLiteral("/v3/billdownload/file?token=6XIv5%2BTU%3D"))}});
    provider.setReply([=](const net::Request &request, const net::Responder &responder) {
        if (request.path() == "/v3/billdownload/file")
            responder.send({200, "application/octet-stream", gzipped(text), {}}); // not signed
        else
            responder.send(signedResponse(ticket));
    });
    WechatV3Bills bills(configFor(provider), m_clock);
    QCOMPARE(bills.provider(), QStringLiteral("wechat"));
    QList<Result<QByteArray>> files;
    bills.fetchBill(static_cast<BillSource::Kind>(kind), BusinessDate(QDate(2026, 1, 31)),
        [&](const Result<QByteArray> &file) { files.append(file); });
    QTRY_COMPARE_WITH_TIMEOUT(files.size(), 1, 30'000);
    QCOMPARE(*files.constFirst(), text);
    const auto asked = provider.asked();
    QCOMPARE(asked.at(0).target, target);
    QCOMPARE(asked.at(1).target, QByteArray("/v3/billdownload/file?token=6XIv5%2BTU%3D"));
    for (const net::Request &request : asked)
        QVERIFY(isSignedByMerchant(request));
}

void TestV3Gateway::badBills_data()
{
    QTest::addColumn<net::Response>("ticket");
    QTest::addColumn<net::Response>("file");
    QTest::addColumn<QString>("error");
    const net::Response good{200, "text/plain", "text", {}};
    const net::Response none{};
    const auto row = [](const char *name, const net::Response &ticket, const net::Response &file, const char *error) {
        QTest::newRow(name) << ticket << file << QString::fromLatin1(error);
    };
    row("no transactions", signedResponse(v3Error(QStringLiteral("NO_STATEMENT_EXIST")), 400), none, "NotFound");
    row("being made", signedResponse(v3Error(QStringLiteral("STATEMENT_CREATING")), 400), none, "Busy");
    row("forged ticket", signedResponse("{}", 200, {}), none, "BadSignature");
    row("a gateway's 502", {502, "text/html", "<html/>", {}}, none, "Protocol");
    row("garbage", signedResponse("<xml/>"), none, "Protocol");
    // An empty body stands for the good ticket.
    row("changed file", {}, {200, "text/plain", "texT", {}}, "BadSignature");
    row("bomb", {}, {200, "text/plain", gzipped(QByteArray(80 * 1024 * 1024, ' ')), {}}, "LimitExceeded");
    row("expired address", {}, signedResponse(v3Error(QStringLiteral("INVALID_REQUEST")), 400), "Refused");
    row("file with an unsigned error", {}, {400, "application/json", v3Error(QStringLiteral("NO_AUTH")), {}},
        "Protocol");
}

void TestV3Gateway::badBills()
{
    QFETCH(net::Response, ticket);
    QFETCH(net::Response, file);
    QFETCH(QString, error);
    HttpsProvider provider(m_authority);
    if (ticket.body.isEmpty())
        ticket = signedResponse(toJsonBytes({{QStringLiteral("hash_type"), QStringLiteral("SHA1")},
            {QStringLiteral("hash_value"),
                QString::fromLatin1(QCryptographicHash::hash("text", QCryptographicHash::Sha1).toHex())},
            {QStringLiteral("download_url"),
                QString(provider.url().toString() + QStringLiteral("/v3/billdownload/file?t=1"))}}));
    provider.setReply([=](const net::Request &request, const net::Responder &responder) {
        responder.send(request.path() == "/v3/billdownload/file" ? file : ticket);
    });
    WechatV3Bills bills(configFor(provider), m_clock);
    QList<Result<QByteArray>> files;
    bills.fetchBill(BillSource::Kind::Trade, BusinessDate(QDate(2026, 1, 31)),
        [&](const Result<QByteArray> &each) { files.append(each); });
    QTRY_COMPARE_WITH_TIMEOUT(files.size(), 1, 30'000);
    QVERIFY(!files.constFirst());
    QCOMPARE(QString::fromLatin1(errorName(files.constFirst().error().code)), error);
    QVERIFY(!files.constFirst().error().args.value(0).isEmpty());
}

MENDIAN_TEST(TestV3Gateway)
#include "tst_v3gateway.moc"
