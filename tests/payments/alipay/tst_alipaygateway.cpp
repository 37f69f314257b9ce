// SPDX-License-Identifier: GPL-3.0-or-later
#include "payments/alipay/alipaygateway.h"

#include "tests/support/alipaysamples.h"
#include "tests/support/httpsprovider.h"
#include "tests/support/testmain.h"

using namespace mendian;
using namespace mendian::alipay;
using namespace mendian::test;

namespace {

/// What was asked, query and body merged and decoded, as the gateway does it.
Fields fieldsOf(const net::Request &request)
{
    Fields fields;
    const QByteArray all = request.target.mid(request.target.indexOf('?') + 1) + '&' + request.body;
    for (const QByteArray &pair : all.split('&')) {
        const qsizetype equals = pair.indexOf('=');
        fields.insert(QString::fromUtf8(pair.left(equals)),
            QString::fromUtf8(QByteArray::fromPercentEncoding(QByteArray(pair.mid(equals + 1)).replace('+', ' '))));
    }
    return fields;
}

QByteArray rootAsked(const net::Request &request)
{
    return fieldsOf(request).value(QStringLiteral("method")).replace(u'.', u'_').toLatin1() + "_response";
}

} // namespace

class TestAlipayGateway : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void paysOverTls();
    void showsAQr();
    void refunds();
    void badTransport_data();
    void badTransport();
    void refusesAnUntrustedServer();
    void nothingListensIsNotSent();
    void aKeyThatDoesNotWorkIsNotSent();
    void timesOutAbsolutely();
    void aDroppedKeptConnectionIsUnclear();
    void destructionAnswersEveryCall();
    void probes();
    void learnsTheNextCertificate();
    void refusesAStrangersCertificate();
    void paymentCodesStayOutOfTheLog();

private:
    Config configFor(const HttpsProvider &provider, Config config = demoAlipay()) const;
    Answer ask(AlipayGateway &gateway, PayCall kind, int *answers = nullptr) const;

    net::Identity m_authority;
    const SystemClock m_clock;
    const Attempt m_attempt = *newAttempt(SaleId::create(), QStringLiteral("alipay"), 8880_fen);
};

void TestAlipayGateway::initTestCase() { m_authority = *net::makeAuthority(QStringLiteral("Mendian test")); }

Config TestAlipayGateway::configFor(const HttpsProvider &provider, Config config) const
{
    config.baseUrl = provider.url(QStringLiteral("/gateway.do"));
    config.caPem = m_authority.certificate;
    return config;
}

Answer TestAlipayGateway::ask(AlipayGateway &gateway, PayCall kind, int *answers) const
{
    GatewayCall call;
    call.kind = kind;
    call.attempt = m_attempt;
    call.authCode = Secret("286539574218843510");
    call.subject = QStringLiteral(u"门店-可乐 500ml");
    Answer got;
    int count = 0;
    gateway.call(call, [&](const Answer &answer) {
        got = answer;
        ++count;
    });
    [&] { QTRY_VERIFY_WITH_TIMEOUT(count > 0, 30'000); }();
    QCoreApplication::processEvents();
    if (answers)
        *answers = count;
    return got;
}

void TestAlipayGateway::paysOverTls()
{
    HttpsProvider provider(m_authority);
    const QByteArray node = replyNode(tradeMembers(m_attempt));
    provider.setReply([node](const net::Request &request, const net::Responder &responder) {
        responder.send(htmlReply(sealedReply(rootAsked(request), node)));
    });
    const Config config = configFor(provider);
    QVERIFY(validate(config));
    AlipayGateway gateway(config, m_clock);
    QCOMPARE(gateway.rules().provider, QStringLiteral("alipay"));
    int answers = 0;
    QCOMPARE(ask(gateway, PayCall::Pay, &answers).outcome, Outcome::Paid);
    QCOMPARE(answers, 1);
    const net::Request asked = provider.asked().value(0);
    QCOMPARE(asked.method, QByteArray("POST"));
    QCOMPARE(asked.path(), QByteArray("/gateway.do"));
    QCOMPARE(asked.header("Content-Type"), QByteArray("application/x-www-form-urlencoded;charset=utf-8"));
    QCOMPARE(asked.header("Accept-Encoding"), QByteArray("identity"));
    QVERIFY(asked.body.startsWith("biz_content=") && !asked.target.contains("286539574218843510"));
    const Fields fields = fieldsOf(asked);
    QVERIFY(verify(fields, *PublicKey::parse(kVectorPublicKey)));
    QVERIFY(fields.value(QStringLiteral("biz_content")).contains(QStringLiteral("\"286539574218843510\"")));
    QCOMPARE(fields.value(QStringLiteral("method")), QStringLiteral("alipay.trade.pay"));
    QCOMPARE(ask(gateway, PayCall::Query).outcome, Outcome::Paid);
    QVERIFY(verify(fieldsOf(provider.asked().value(1)), *PublicKey::parse(kVectorPublicKey)));
    ask(gateway, PayCall::Reverse);
    QCOMPARE(rootAsked(provider.asked().value(2)), rootOf(Cancel));
    QVERIFY(gateway.hasRoute());
}

void TestAlipayGateway::showsAQr()
{
    HttpsProvider provider(m_authority);
    Fields members = tradeMembers(m_attempt);
    members.insert(QStringLiteral("qr_code"), QStringLiteral("https://qr.alipay.com/bax0"));
    provider.setReply([members](const net::Request &request, const net::Responder &responder) {
        responder.send(htmlReply(sealedReply(rootAsked(request), replyNode(members).replace("/", "\\/"))));
    });
    AlipayQrGateway gateway(configFor(provider), m_clock);
    QCOMPARE(gateway.rules().provider, QStringLiteral("alipay_qr"));
    QCOMPARE(gateway.refundRules().provider, QStringLiteral("alipay_qr"));
    const Answer shown = ask(gateway, PayCall::Pay);
    QCOMPARE(shown.outcome, Outcome::UserPaying);
    QCOMPARE(shown.qrCode, QStringLiteral("https://qr.alipay.com/bax0"));
    QCOMPARE(rootAsked(provider.asked().value(0)), rootOf(Precreate));
    QVERIFY(!fieldsOf(provider.asked().value(0)).value(QStringLiteral("biz_content")).contains(u"auth_code"));
    ask(gateway, PayCall::Reverse);
    QCOMPARE(rootAsked(provider.asked().value(1)), rootOf(Cancel));
    GatewayCall scanned{PayCall::Reverse, m_attempt, {}, {}};
    scanned.attempt.transactionId = QStringLiteral("2026070122001400000000000001");
    Answer closed;
    gateway.call(scanned, [&](const Answer &answer) { closed = answer; });
    QTRY_COMPARE_WITH_TIMEOUT(closed.outcome, Outcome::Reversed, 30'000);
    QCOMPARE(rootAsked(provider.asked().value(2)), rootOf(Close));
}

void TestAlipayGateway::refunds()
{
    Refund refund;
    refund.id = RefundId::create();
    refund.outTradeNo = m_attempt.outTradeNo;
    refund.outRefundNo = refund.id.toHex();
    refund.total = refund.amount = 8880_fen;
    HttpsProvider provider(m_authority);
    const QByteArray node = replyNode({{QStringLiteral("out_trade_no"), m_attempt.outTradeNo},
        {QStringLiteral("fund_change"), QStringLiteral("Y")}, {QStringLiteral("refund_fee"), QStringLiteral("88.80")},
        {QStringLiteral("out_request_no"), refund.outRefundNo},
        {QStringLiteral("refund_amount"), QStringLiteral("88.80")},
        {QStringLiteral("refund_status"), QStringLiteral("REFUND_SUCCESS")}});
    provider.setReply([node](const net::Request &request, const net::Responder &responder) {
        responder.send(htmlReply(sealedReply(rootAsked(request), node)));
    });
    AlipayGateway gateway(configFor(provider), m_clock);
    const auto asked = [&](RefundCall call) {
        RefundAnswer got;
        int count = 0;
        gateway.refund(call, refund, [&](const RefundAnswer &answer) {
            got = answer;
            ++count;
        });
        [&] { QTRY_COMPARE_WITH_TIMEOUT(count, 1, 30'000); }();
        return got;
    };
    QCOMPARE(asked(RefundCall::Refund).outcome, RefundOutcome::Done);
    QCOMPARE(rootAsked(provider.asked().value(0)), rootOf(RefundMoney));
    QCOMPARE(asked(RefundCall::Query).outcome, RefundOutcome::Done);
    QCOMPARE(rootAsked(provider.asked().value(1)), rootOf(RefundQuery));
    provider.setBroken();
    QCOMPARE(asked(RefundCall::Refund).outcome, RefundOutcome::Unclear);
}

void TestAlipayGateway::badTransport_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("encoding");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *name, int status, const QByteArray &body, const char *code,
                         const QByteArray &encoding = {}) {
        QTest::newRow(name) << status << encoding << body << QString::fromLatin1(code);
    };
    const QByteArray good = alipayReply(Pay, tradeMembers(m_attempt));
    row("bad gateway", 502, "<html/>", "HTTP");
    row("a good body with 500", 500, good, "HTTP");
    row("redirect", 302, {}, "HTTP");
    row("no content", 204, {}, "HTTP");
    row("empty", 200, {}, "GARBAGE");
    row("garbage", 200, "\x01\x02", "GARBAGE");
    row("oversized", 200, QByteArray(1'000'000, 'x'), "TOO_LARGE");
    row("gzip", 200, QByteArray::fromHex("1f8b0800000000000003abae05004365b0bf020000"), "GARBAGE", "gzip");
    row("unsigned", 200, "{\"alipay_trade_pay_response\":" + replyNode(tradeMembers(m_attempt)) + "}", "UNSIGNED");
    row("changed", 200, QByteArray(good).replace("159****", "158****"), "BAD_SIGNATURE");
    row("another method", 200, alipayReply(Query, tradeMembers(m_attempt)), "GARBAGE");
}

void TestAlipayGateway::badTransport()
{
    QFETCH(int, status);
    QFETCH(QByteArray, encoding);
    QFETCH(QByteArray, body);
    QFETCH(QString, code);
    HttpsProvider provider(m_authority);
    provider.setBody(body, status, encoding.isEmpty() ? net::Headers{} : net::Headers{{"Content-Encoding", encoding}});
    AlipayGateway gateway(configFor(provider), m_clock);
    int answers = 0;
    const Answer answer = ask(gateway, PayCall::Pay, &answers);
    QCOMPARE(answer.outcome, Outcome::Unclear);
    QCOMPARE(answer.code, code);
    QVERIFY(answer.askAtOnce);
    QCOMPARE(answers, 1);
    QCOMPARE(provider.asked().size(), 1);
}

void TestAlipayGateway::refusesAnUntrustedServer()
{
    HttpsProvider provider(*net::makeAuthority(QStringLiteral("Somebody else")));
    provider.setBody(alipayReply(Pay, tradeMembers(m_attempt)));
    AlipayGateway gateway(configFor(provider), m_clock);
    QCOMPARE(ask(gateway, PayCall::Pay).outcome, Outcome::NotSent);
    QVERIFY(provider.asked().isEmpty());
    QVERIFY(!gateway.hasRoute());
}

void TestAlipayGateway::nothingListensIsNotSent()
{
    Config config = demoAlipay();
    config.baseUrl = deadUrl(QStringLiteral("/gateway.do"));
    AlipayGateway gateway(config, m_clock);
    const Answer answer = ask(gateway, PayCall::Pay);
    QCOMPARE(answer.outcome, Outcome::NotSent);
    QCOMPARE(answer.code, QStringLiteral("NOT_SENT"));
    QVERIFY(!gateway.hasRoute());
}

void TestAlipayGateway::aKeyThatDoesNotWorkIsNotSent()
{
    HttpsProvider provider(m_authority);
    Config config = configFor(provider);
    config.privateKey = Secret("broken");
    AlipayGateway gateway(config, m_clock);
    const Answer answer = ask(gateway, PayCall::Pay);
    QCOMPARE(answer.outcome, Outcome::NotSent);
    QCOMPARE(answer.code, QStringLiteral("CANNOT_SIGN"));
    QVERIFY(provider.asked().isEmpty());
}

void TestAlipayGateway::timesOutAbsolutely()
{
    HttpsProvider provider(m_authority);
    provider.setSilent();
    AlipayGateway gateway(
        configFor(provider), m_clock, scaledRules(*providerRules(u"alipay"), 20), *refundRules(u"alipay"));
    const Answer answer = ask(gateway, PayCall::Pay);
    QCOMPARE(answer.outcome, Outcome::Unclear);
    QCOMPARE(answer.code, QStringLiteral("TIMEOUT"));
    QVERIFY(provider.asked().size() <= 1);
}

void TestAlipayGateway::aDroppedKeptConnectionIsUnclear()
{
    HttpsProvider provider(m_authority);
    provider.setBody(alipayReply(Pay, tradeMembers(m_attempt)));
    AlipayGateway gateway(configFor(provider), m_clock);
    QCOMPARE(ask(gateway, PayCall::Pay).outcome, Outcome::Paid);
    provider.setBroken();
    int answers = 0;
    QCOMPARE(ask(gateway, PayCall::Pay, &answers).outcome, Outcome::Unclear);
    QCOMPARE(answers, 1);
    QCOMPARE(provider.asked().size(), 2);
}

void TestAlipayGateway::destructionAnswersEveryCall()
{
    HttpsProvider provider(m_authority);
    provider.setSilent();
    QStringList codes;
    {
        AlipayGateway gateway(configFor(provider), m_clock);
        GatewayCall call;
        call.attempt = m_attempt;
        for (int i = 0; i < 3; ++i)
            gateway.call(call, [&](const Answer &answer) { codes.append(answer.code); });
        gateway.refund(RefundCall::Query, {}, [&](const RefundAnswer &answer) { codes.append(answer.code); });
        QTRY_VERIFY_WITH_TIMEOUT(!provider.asked().isEmpty(), 30'000);
    }
    QCOMPARE(codes, QStringList(4, QStringLiteral("STOPPED")));
}

void TestAlipayGateway::probes()
{
    HttpsProvider provider(m_authority);
    AlipayGateway gateway(configFor(provider), m_clock);
    int reachable = -1;
    gateway.probe([&](bool yes) { reachable = yes; });
    QTRY_COMPARE_WITH_TIMEOUT(reachable, 1, 30'000);
}

void TestAlipayGateway::learnsTheNextCertificate()
{
    const CertifiedAlipay &sample = certifiedAlipay();
    HttpsProvider provider(m_authority);
    const QByteArray trade = replyNode(tradeMembers(m_attempt));
    const QByteArray download =
        replyNode({{QStringLiteral("alipay_cert_content"), QString::fromLatin1(sample.next.certificate.toBase64())}});
    const PrivateKey key = keyOf(sample.next);
    const QByteArray sn = snOf(sample.next);
    provider.setReply([=](const net::Request &request, const net::Responder &responder) {
        const QByteArray root = rootAsked(request);
        responder.send(htmlReply(sealedReply(root, root == rootOf(CertificateDownload) ? download : trade, key, sn)));
    });
    AlipayGateway gateway(configFor(provider, sample.config), m_clock);
    QByteArray kept;
    gateway.onCertificateRenewed([&](const QByteArray &pem) { kept = pem; });
    QCOMPARE(ask(gateway, PayCall::Query).outcome, Outcome::Paid);
    QCOMPARE(kept, sample.next.certificate);
    QCOMPARE(provider.asked().size(), 2);
    const Fields asked = fieldsOf(provider.asked().value(1));
    QCOMPARE(asked.value(QStringLiteral("method")), QStringLiteral("alipay.open.app.alipaycert.download"));
    QVERIFY(asked.value(QStringLiteral("biz_content")).contains(QString::fromLatin1(sn)));
    QCOMPARE(asked.value(QStringLiteral("app_cert_sn")).size(), 32);
    QCOMPARE(ask(gateway, PayCall::Query).outcome, Outcome::Paid); // known from now on
    QCOMPARE(provider.asked().size(), 3);
}

void TestAlipayGateway::refusesAStrangersCertificate()
{
    const CertifiedAlipay &sample = certifiedAlipay();
    HttpsProvider provider(m_authority);
    const QByteArray trade = replyNode(tradeMembers(m_attempt));
    const QByteArray download = replyNode(
        {{QStringLiteral("alipay_cert_content"), QString::fromLatin1(sample.stranger.certificate.toBase64())}});
    const PrivateKey key = keyOf(sample.stranger);
    const QByteArray sn = snOf(sample.stranger);
    provider.setReply([=](const net::Request &request, const net::Responder &responder) {
        const QByteArray root = rootAsked(request);
        responder.send(htmlReply(sealedReply(root, root == rootOf(CertificateDownload) ? download : trade, key, sn)));
    });
    AlipayGateway gateway(configFor(provider, sample.config), m_clock);
    bool renewed = false;
    gateway.onCertificateRenewed([&](const QByteArray &) { renewed = true; });
    const Answer answer = ask(gateway, PayCall::Query);
    QCOMPARE(answer.outcome, Outcome::Unclear);
    QCOMPARE(answer.code, QStringLiteral("OTHER_CERTIFICATE"));
    QVERIFY(!renewed);
    QCOMPARE(provider.asked().size(), 2); // asked for it once, not again and again
}

QtMessageHandler s_before = nullptr;
QStringList s_log;

void TestAlipayGateway::paymentCodesStayOutOfTheLog()
{
    HttpsProvider provider(m_authority);
    provider.setBody("{\"alipay_trade_pay_response\":{\"code\":\"40002\",\"msg\":\"Invalid Arguments\",\"sub_code\":"
                     "\"isv.invalid-signature\",\"sub_msg\":\"biz_content={&quot;auth_code&quot;:&quot;"
                     "286539574218843510&quot;}\"}}");
    AlipayGateway gateway(configFor(provider), m_clock);
    s_before =
        qInstallMessageHandler([](QtMsgType, const QMessageLogContext &, const QString &text) { s_log += text; });
    const Answer answer = ask(gateway, PayCall::Pay);
    qInstallMessageHandler(s_before);
    QCOMPARE(answer.outcome, Outcome::ConfigError);
    QVERIFY(!answer.text.contains(QStringLiteral("286539574218843510")));
    const QString log = s_log.join(u'\n');
    QVERIFY(log.contains(QStringLiteral("isv.invalid-signature")) && log.contains(QStringLiteral("biz_content")));
    QVERIFY(!log.contains(QStringLiteral("286539574218843510")));
}

MENDIAN_TEST(TestAlipayGateway)
#include "tst_alipaygateway.moc"
