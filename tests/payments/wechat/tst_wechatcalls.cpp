// SPDX-License-Identifier: GPL-3.0-or-later
// The V2 calls beside the payment itself, over TLS: who shows the certificate, what goes out, what comes back.
#include "payments/wechat/wechatbills.h"
#include "payments/wechat/wechatgateway.h"

#include "net/certificates.h"
#include "net/listener.h"
#include "payments/wechat/sentences.h"
#include "payments/wechat/sign.h"
#include "tests/support/gzipped.h"
#include "tests/support/httpsprovider.h"
#include "tests/support/refundsamples.h"
#include "tests/support/testmain.h"
#include "tests/support/wechatsamples.h"

#include <QCryptographicHash>

using namespace mendian;
using namespace mendian::wechat;
using namespace mendian::test;
using Kind = BillSource::Kind;

namespace {

/// A loopback HTTPS server that looks at client certificates; one prepared answer for whatever it is asked.
class CertificateProvider
{
public:
    CertificateProvider(const net::Identity &authority, const net::Response &response)
    {
        net::ListenerOptions options;
        options.tls = net::TlsOptions{*net::issueServer(authority, {QStringLiteral("127.0.0.1")}),
            authority.certificate, net::ClientCertificates::Optional};
        m_listener = *net::Listener::start(options, [this, response](net::Request request, net::Responder responder) {
            {
                const QMutexLocker lock(&m_mutex);
                m_asked.append(request);
            }
            responder.send(response);
        });
    }
    ~CertificateProvider() { m_listener->stop(); }
    QUrl url() const { return QUrl(QStringLiteral("https://127.0.0.1:%1").arg(m_listener->port())); }
    net::Request asked() const
    {
        const QMutexLocker lock(&m_mutex);
        return m_asked.value(0);
    }
    qsizetype requests() const
    {
        const QMutexLocker lock(&m_mutex);
        return m_asked.size();
    }

private:
    mutable QMutex m_mutex;
    QList<net::Request> m_asked;
    std::unique_ptr<net::Listener> m_listener;
};

net::Response xmlResponse(const QByteArray &body) { return {200, "text/xml", body, {}}; }

} // namespace

class TestWechatCalls : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void refundShowsTheCertificate();
    void refundQueryDoesNot();
    void refundWithoutCertificateStays();
    void badTransport();
    void tradeBillDoesNotNeedIt();
    void fundFlowShowsTheCertificate();
    void fundFlowWithoutCertificateIsUnsupported();
    void badBills_data();
    void badBills();
    void findsThePayer();
    void destructionAnswersEveryCall();

private:
    Config configFor(const QUrl &url) const;
    RefundAnswer ask(WechatGateway &gateway, RefundCall call);
    Result<QByteArray> fetch(WechatBills &bills, Kind kind);

    net::Identity m_authority;
    net::Identity m_client;
    const Refund m_refund = sampleRefund();
    const BusinessDate m_day{QDate(2026, 1, 31)};
};

void TestWechatCalls::initTestCase()
{
    m_authority = *net::makeAuthority(QStringLiteral("Mendian test"));
    m_client = *net::issueClient(m_authority, QStringLiteral("1900000001"));
}

Config TestWechatCalls::configFor(const QUrl &url) const
{
    Config config = demoMerchant();
    config.baseUrl = url;
    config.backupUrl.clear();
    config.caPem = m_authority.certificate;
    config.clientCertPem = m_client.certificate;
    config.clientKeyPem = Secret(m_client.privateKey);
    return config;
}

RefundAnswer TestWechatCalls::ask(WechatGateway &gateway, RefundCall call)
{
    QList<RefundAnswer> answers;
    gateway.refund(call, m_refund, [&](const RefundAnswer &answer) { answers.append(answer); });
    [&] { QTRY_VERIFY_WITH_TIMEOUT(!answers.isEmpty(), 30'000); }();
    QCoreApplication::processEvents();
    return answers.size() == 1 ? answers.constFirst() : RefundAnswer{.code = QStringLiteral("more than one")};
}

Result<QByteArray> TestWechatCalls::fetch(WechatBills &bills, Kind kind)
{
    QList<Result<QByteArray>> files;
    bills.fetchBill(kind, m_day, [&](const Result<QByteArray> &file) { files.append(file); });
    [&] { QTRY_VERIFY_WITH_TIMEOUT(!files.isEmpty(), 30'000); }();
    return files.size() == 1 ? files.constFirst() : fail(ErrorCode::Internal);
}

void TestWechatCalls::refundShowsTheCertificate()
{
    const Fields accepted{{QStringLiteral("out_trade_no"), m_refund.outTradeNo},
        {QStringLiteral("out_refund_no"), m_refund.outRefundNo}, {QStringLiteral("total_fee"), QStringLiteral("350")},
        {QStringLiteral("refund_fee"), QStringLiteral("120")}, {QStringLiteral("refund_id"), QStringLiteral("503")}};
    const CertificateProvider provider(m_authority, xmlResponse(signedReply(demoMerchant(), accepted)));
    WechatGateway gateway(configFor(provider.url()));
    QCOMPARE(gateway.refundRules().provider, QStringLiteral("wechat"));
    const RefundAnswer answer = ask(gateway, RefundCall::Refund);
    QCOMPARE(answer.outcome, RefundOutcome::Accepted);
    QCOMPARE(answer.refundId, QStringLiteral("503"));
    QCOMPARE(provider.asked().target, QByteArray("/secapi/pay/refund"));
    QCOMPARE(provider.asked().peer.certificateName, QStringLiteral("1900000001"));
    QVERIFY(verify(*readXml(provider.asked().body), demoMerchant().key, SignType::HmacSha256));
}

void TestWechatCalls::refundQueryDoesNot()
{
    const Fields done{{QStringLiteral("out_trade_no"), m_refund.outTradeNo},
        {QStringLiteral("total_fee"), QStringLiteral("350")}, {QStringLiteral("refund_count"), QStringLiteral("1")},
        {QStringLiteral("out_refund_no_0"), m_refund.outRefundNo},
        {QStringLiteral("refund_fee_0"), QStringLiteral("120")},
        {QStringLiteral("refund_status_0"), QStringLiteral("SUCCESS")}};
    const CertificateProvider provider(m_authority, xmlResponse(signedReply(demoMerchant(), done)));
    WechatGateway gateway(configFor(provider.url()));
    QCOMPARE(ask(gateway, RefundCall::Query).outcome, RefundOutcome::Done);
    QCOMPARE(provider.asked().target, QByteArray("/pay/refundquery"));
    QVERIFY(!provider.asked().peer.hasCertificate());
}

void TestWechatCalls::refundWithoutCertificateStays()
{
    const CertificateProvider provider(m_authority, xmlResponse({}));
    Config config = configFor(provider.url());
    config.clientCertPem.clear();
    config.clientKeyPem = {};
    WechatGateway gateway(config);
    const RefundAnswer answer = ask(gateway, RefundCall::Refund);
    QCOMPARE(answer.outcome, RefundOutcome::ConfigError);
    QCOMPARE(answer.sentence, QString::fromLatin1(say::kRefundNoCertificate));
    QCOMPARE(provider.requests(), 0);
}

void TestWechatCalls::badTransport()
{
    HttpsProvider provider(m_authority);
    WechatGateway gateway(configFor(provider.url()));
    provider.setBody("<html/>", 502);
    QCOMPARE(ask(gateway, RefundCall::Refund).code, QStringLiteral("HTTP"));
    provider.setBody("garbage");
    QCOMPARE(ask(gateway, RefundCall::Refund).code, QStringLiteral("GARBAGE"));
    provider.setBody(QByteArray(300'000, ' '));
    QCOMPARE(ask(gateway, RefundCall::Refund).code, QStringLiteral("TOO_LARGE"));
    provider.setBroken(); // also what a missing certificate looks like (trap 9.9)
    QCOMPARE(ask(gateway, RefundCall::Refund).outcome, RefundOutcome::Unclear);
    WechatGateway away(configFor(deadUrl()));
    QCOMPARE(ask(away, RefundCall::Refund).outcome, RefundOutcome::NotSent);
    QVERIFY(!away.hasRoute());
}

void TestWechatCalls::tradeBillDoesNotNeedIt()
{
    const QByteArray text = "a\r\n`1\r\n";
    const CertificateProvider provider(m_authority, {200, "text/plain", gzipped(text), {}});
    WechatBills bills(configFor(provider.url()));
    QCOMPARE(bills.provider(), QStringLiteral("wechat"));
    QCOMPARE(*fetch(bills, Kind::Trade), text);
    QCOMPARE(provider.asked().target, QByteArray("/pay/downloadbill"));
    QVERIFY(!provider.asked().peer.hasCertificate());
    QCOMPARE(readXml(provider.asked().body)->value(QStringLiteral("bill_date")), QStringLiteral("20260131"));
}

void TestWechatCalls::fundFlowShowsTheCertificate()
{
    const QByteArray text = "a\r\n`1\r\n";
    const QByteArray digest = "SHA=" + QCryptographicHash::hash(text, QCryptographicHash::Sha1).toHex();
    const CertificateProvider provider(m_authority, {200, "text/plain", gzipped(text), {{"Digest", digest}}});
    WechatBills bills(configFor(provider.url()));
    QCOMPARE(*fetch(bills, Kind::FundFlow), text);
    QCOMPARE(provider.asked().target, QByteArray("/pay/downloadfundflow"));
    QVERIFY(provider.asked().peer.hasCertificate());
}

void TestWechatCalls::fundFlowWithoutCertificateIsUnsupported()
{
    Config config = configFor(deadUrl());
    config.clientCertPem.clear();
    config.clientKeyPem = {};
    WechatBills bills(config);
    const auto file = fetch(bills, Kind::FundFlow);
    QCOMPARE(file.error().code, ErrorCode::Unsupported);
    QCOMPARE(file.error().args, QStringList{QString::fromLatin1(say::kBillNoCertificate)});
    QCOMPARE(fetch(bills, Kind::Trade).error().code, ErrorCode::Network);
}

void TestWechatCalls::badBills_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<net::Response>("response");
    QTest::addColumn<QString>("error");
    const auto row = [](const char *name, Kind kind, const net::Response &response, const char *error) {
        QTest::newRow(name) << int(kind) << response << QString::fromLatin1(error);
    };
    const QByteArray none = writeXml({{QStringLiteral("return_code"), QStringLiteral("FAIL")},
        {QStringLiteral("return_msg"), QStringLiteral("No Bill Exist")},
        {QStringLiteral("error_code"), QStringLiteral("20002")}});
    row("no bill", Kind::Trade, xmlResponse(none), "NotFound");
    row("status", Kind::Trade, {502, "text/html", "<html/>", {}}, "Protocol");
    row("nothing", Kind::Trade, xmlResponse({}), "Protocol");
    row("bomb", Kind::Trade, {200, "text/plain", gzipped(QByteArray(80 * 1024 * 1024, ' ')), {}}, "LimitExceeded");
    row("no digest", Kind::FundFlow, {200, "text/plain", "a", {}}, "BadSignature");
}

void TestWechatCalls::badBills()
{
    QFETCH(int, kind);
    QFETCH(net::Response, response);
    QFETCH(QString, error);
    const CertificateProvider provider(m_authority, response);
    WechatBills bills(configFor(provider.url()));
    const auto file = fetch(bills, static_cast<Kind>(kind));
    QVERIFY(!file);
    QCOMPARE(QString::fromLatin1(errorName(file.error().code)), error);
    QVERIFY(!file.error().args.value(0).isEmpty());
}

void TestWechatCalls::findsThePayer()
{
    const CertificateProvider provider(
        m_authority, xmlResponse(signedReply(demoMerchant(), {{QStringLiteral("openid"), QStringLiteral("oDemo1")}})));
    WechatGateway gateway(configFor(provider.url()));
    QList<Result<Payer>> payers;
    gateway.findPayer(Secret("134567890123456789"), [&](const Result<Payer> &payer) { payers.append(payer); });
    QTRY_COMPARE_WITH_TIMEOUT(payers.size(), 1, 30'000);
    QCOMPARE(payers.constFirst()->openId, QStringLiteral("oDemo1"));
    QCOMPARE(provider.asked().target, QByteArray("/tools/authcodetoopenid"));
    WechatGateway away(configFor(deadUrl()));
    away.findPayer(Secret("134567890123456789"), [&](const Result<Payer> &payer) { payers.append(payer); });
    QTRY_COMPARE_WITH_TIMEOUT(payers.size(), 2, 30'000);
    QCOMPARE(payers.constLast().error().code, ErrorCode::Network);
    QCOMPARE(payers.constLast().error().args, QStringList{QString::fromLatin1(say::kMemberBusy)});
}

void TestWechatCalls::destructionAnswersEveryCall()
{
    HttpsProvider provider(m_authority);
    provider.setSilent();
    QStringList codes;
    {
        WechatGateway gateway(configFor(provider.url()));
        WechatBills bills(configFor(provider.url()));
        gateway.refund(RefundCall::Refund, m_refund, [&](const RefundAnswer &answer) { codes.append(answer.code); });
        gateway.findPayer(Secret("1"),
            [&](const Result<Payer> &payer) { codes.append(QString::fromLatin1(errorName(payer.error().code))); });
        bills.fetchBill(Kind::Trade, m_day,
            [&](const Result<QByteArray> &file) { codes.append(QString::fromLatin1(errorName(file.error().code))); });
        QTRY_VERIFY_WITH_TIMEOUT(!provider.asked().isEmpty(), 30'000);
    }
    QCOMPARE(codes,
        (QStringList{QStringLiteral("Network"), QStringLiteral("STOPPED"), QStringLiteral("Network")})); // bills first
}

MENDIAN_TEST(TestWechatCalls)
#include "tst_wechatcalls.moc"
