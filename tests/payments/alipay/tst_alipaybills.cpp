// SPDX-License-Identifier: GPL-3.0-or-later
#include "payments/alipay/alipaybills.h"

#include "tests/support/alipaysamples.h"
#include "tests/support/httpsprovider.h"
#include "tests/support/testmain.h"

using namespace mendian;
using namespace mendian::alipay;
using namespace mendian::test;

class TestAlipayBills : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void loadsTheZip_data();
    void loadsTheZip();
    void failures_data();
    void failures();
    void aDayThatIsNotOverIsNotAsked();
    void hosts_data();
    void hosts();

private:
    Config configFor(const HttpsProvider &provider) const;
    Result<QByteArray> fetch(AlipayBills &bills, BillSource::Kind kind, const QDate &day) const;

    net::Identity m_authority;
    const ManualClock m_clock{Timestamp{1'782'878'400'000}}; // 2026-07-01 12:00 in Shanghai
};

void TestAlipayBills::initTestCase() { m_authority = *net::makeAuthority(QStringLiteral("Mendian test")); }

Config TestAlipayBills::configFor(const HttpsProvider &provider) const
{
    Config config = demoAlipay();
    config.baseUrl = provider.url(QStringLiteral("/gateway.do"));
    config.caPem = m_authority.certificate;
    return config;
}

Result<QByteArray> TestAlipayBills::fetch(AlipayBills &bills, BillSource::Kind kind, const QDate &day) const
{
    Result<QByteArray> got;
    int count = 0;
    bills.fetchBill(kind, BusinessDate(day), [&](const Result<QByteArray> &file) {
        got = file;
        ++count;
    });
    [&] { QTRY_COMPARE_WITH_TIMEOUT(count, 1, 30'000); }();
    return got;
}

void TestAlipayBills::loadsTheZip_data()
{
    QTest::addColumn<BillSource::Kind>("kind");
    QTest::addColumn<QString>("type");
    QTest::newRow("trade") << BillSource::Kind::Trade << QStringLiteral("trade");
    QTest::newRow("fund flow") << BillSource::Kind::FundFlow << QStringLiteral("signcustomer");
}

void TestAlipayBills::loadsTheZip()
{
    QFETCH(BillSource::Kind, kind);
    QFETCH(QString, type);
    HttpsProvider provider(m_authority);
    const QByteArray zip = QByteArray("PK\x03\x04", 4) + QByteArray(300'000, '\0'); // more than a reply may have
    const QString address = provider.url(QStringLiteral("/bill.zip?token=a%2Bb&x=1")).toString(QUrl::FullyEncoded);
    provider.setReply([=](const net::Request &request, const net::Responder &responder) {
        if (request.method == "GET")
            responder.send(htmlReply(zip));
        else
            responder.send(htmlReply(sealedReply(
                rootOf(BillUrl), replyNode({{QStringLiteral("bill_download_url"), address}}).replace("/", "\\/"))));
    });
    AlipayBills bills(configFor(provider), m_clock);
    QCOMPARE(bills.provider(), QStringLiteral("alipay"));
    const auto file = fetch(bills, kind, QDate(2026, 6, 30));
    QVERIFY2(file, file ? "" : qPrintable(file.error().detail));
    QCOMPARE(*file, zip);
    const QByteArray asked = QByteArray::fromPercentEncoding(provider.asked().value(0).body);
    QCOMPARE(asked, "biz_content={\"bill_date\":\"2026-06-30\",\"bill_type\":\"" + type.toLatin1() + "\"}");
    QCOMPARE(provider.asked().value(1).target, QByteArray("/bill.zip?token=a%2Bb&x=1"));
    QVERIFY(provider.asked().value(1).body.isEmpty());
}

void TestAlipayBills::failures_data()
{
    QTest::addColumn<QByteArray>("reply");
    QTest::addColumn<int>("status");
    QTest::addColumn<ErrorCode>("error");
    const auto row = [](const char *name, const QByteArray &reply, ErrorCode error, int status = 200) {
        QTest::newRow(name) << reply << status << error;
    };
    row("nothing that day", alipayError(BillUrl, QStringLiteral("NO_BILL_DATA")), ErrorCode::NotFound);
    row("not made yet", alipayError(BillUrl, QStringLiteral("isp.BILL_NOT_EXIST")), ErrorCode::Busy);
    row("system busy", alipayReply(BillUrl, {{QStringLiteral("code"), QStringLiteral("20000")}}), ErrorCode::Busy);
    row("no right", alipayReply(BillUrl, {{QStringLiteral("code"), QStringLiteral("40006")}}), ErrorCode::Refused);
    row("unsigned", "{\"alipay_data_dataservice_bill_downloadurl_query_response\":{\"code\":\"10000\"}}",
        ErrorCode::BadSignature);
    row("no address", alipayReply(BillUrl, {}), ErrorCode::Protocol);
    row("another host",
        alipayReply(BillUrl, {{QStringLiteral("bill_download_url"), QStringLiteral("https://example.com/bill.zip")}}),
        ErrorCode::Protocol);
    row("garbage", "<html/>", ErrorCode::Protocol);
    row("bad gateway", "<html/>", ErrorCode::Network, 502);
}

void TestAlipayBills::failures()
{
    QFETCH(QByteArray, reply);
    QFETCH(int, status);
    QFETCH(ErrorCode, error);
    HttpsProvider provider(m_authority);
    provider.setBody(reply, status);
    AlipayBills bills(configFor(provider), m_clock);
    const auto file = fetch(bills, BillSource::Kind::Trade, QDate(2026, 6, 30));
    QVERIFY(!file);
    QCOMPARE(file.error().code, error);
    QCOMPARE(provider.asked().size(), 1);
}

void TestAlipayBills::aDayThatIsNotOverIsNotAsked()
{
    HttpsProvider provider(m_authority);
    AlipayBills bills(configFor(provider), m_clock);
    for (const QDate &day : {QDate(2026, 7, 1), QDate(2026, 7, 2), QDate()})
        QCOMPARE(fetch(bills, BillSource::Kind::Trade, day).error().code, ErrorCode::Busy);
    QVERIFY(provider.asked().isEmpty());
}

void TestAlipayBills::hosts_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("url"); // empty: refused
    const auto row = [](const char *address, const char *url) {
        QTest::newRow(address) << QString::fromLatin1(address) << QString::fromLatin1(url);
    };
    row("https://dwbillcenter.alipay.com/a?b=c%20d", "https://dwbillcenter.alipay.com/a?b=c%20d");
    row("http://dwbillcenter.alipay.com/a?b=1", "https://dwbillcenter.alipay.com/a?b=1"); // never in the clear
    row("http://dwbillcenter.alipay.com:80/a", "https://dwbillcenter.alipay.com/a");
    row("https://openapi.alipay.com/a", "https://openapi.alipay.com/a");
    row("https://dwbillcenter.alipay.com:8443/a", "");
    row("https://dwbillcenter.alipay.com.example.com/a", "");
    row("https://dwbillcenter.alipay.com@example.com/a", "");
    row("https://user@dwbillcenter.alipay.com/a", "");
    row("https://127.0.0.1/a", "");
    row("ftp://dwbillcenter.alipay.com/a", "");
    row("file:///etc/passwd", "");
}

void TestAlipayBills::hosts()
{
    QFETCH(QString, address);
    QFETCH(QString, url);
    const auto allowed = allowedBillUrl(QUrl(address), QUrl(QStringLiteral("https://openapi.alipay.com/gateway.do")));
    QCOMPARE(allowed.has_value(), !url.isEmpty());
    QCOMPARE(allowed ? allowed->toString(QUrl::FullyEncoded) : QString(), url);
}

MENDIAN_TEST(TestAlipayBills)
#include "tst_alipaybills.moc"
