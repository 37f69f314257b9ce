// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/certificates.h"
#include "net/hostpolicy.h"
#include "tests/support/testmain.h"

#include <QSslCertificate>
#include <QSslCertificateExtension>
#include <QSslKey>

using namespace mendian;
using namespace mendian::net;

class TestCertificates : public QObject
{
    Q_OBJECT
private slots:
    void issues_data();
    void issues();
    void refusesABrokenAuthority();
    void fingerprintIsOverTheDerBytes();
    void realFolderCallsOnlyPublishedHosts_data();
    void realFolderCallsOnlyPublishedHosts();
    void demoFolderMayNameABaseUrl();
    void noOtherFolderCallsAProvider_data();
    void noOtherFolderCallsAProvider();
    void extraAuthorityMustBeReadable();
};

void TestCertificates::issues_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("algorithm");
    QTest::newRow("P-256") << int(KeyKind::P256) << int(QSsl::Ec);
    QTest::newRow("RSA-2048") << int(KeyKind::Rsa2048) << int(QSsl::Rsa);
}

void TestCertificates::issues()
{
    QFETCH(int, kind);
    QFETCH(int, algorithm);
    const auto authority = makeAuthority(QStringLiteral("Demo CA"), static_cast<KeyKind>(kind));
    QVERIFY(authority.has_value());
    const auto server =
        issueServer(*authority, {QStringLiteral("localhost"), QStringLiteral("127.0.0.1")}, static_cast<KeyKind>(kind));
    const auto client = issueClient(*authority, QStringLiteral("1900000001"), static_cast<KeyKind>(kind));
    QVERIFY(server.has_value() && client.has_value());
    const QSslCertificate certificate(server->certificate);
    QCOMPARE(certificate.issuerInfo(QSslCertificate::CommonName), QStringList{QStringLiteral("Demo CA")});
    QVERIFY(certificate.subjectAlternativeNames().contains(QSsl::DnsEntry, QStringLiteral("localhost")));
    QVERIFY(certificate.subjectAlternativeNames().contains(QSsl::IpAddressEntry, QStringLiteral("127.0.0.1")));
    QVERIFY(certificate.effectiveDate() < QDateTime::currentDateTimeUtc());
    QVERIFY(certificate.expiryDate() > QDateTime::currentDateTimeUtc().addYears(9));
    QVERIFY(!QSslKey(server->privateKey, static_cast<QSsl::KeyAlgorithm>(algorithm), QSsl::Pem).isNull());
    QCOMPARE(QSslCertificate(client->certificate).subjectInfo(QSslCertificate::CommonName),
        QStringList{QStringLiteral("1900000001")});
    QVERIFY(QSslCertificate(client->certificate).serialNumber() != certificate.serialNumber());
}

void TestCertificates::refusesABrokenAuthority()
{
    const auto server = issueServer({"-----BEGIN CERTIFICATE-----", "x"}, {QStringLiteral("localhost")});
    QVERIFY(!server);
    QCOMPARE(server.error().code, ErrorCode::InvalidInput);
    QVERIFY(!issueServer({}, {}));
}

void TestCertificates::fingerprintIsOverTheDerBytes()
{
    const auto authority = makeAuthority(QStringLiteral("Demo CA"));
    const QSslCertificate certificate(authority->certificate);
    QCOMPARE(*certificateSha256(authority->certificate), certificate.digest(QCryptographicHash::Sha256).toHex());
    QVERIFY(!certificateSha256("not PEM"));
}

void TestCertificates::realFolderCallsOnlyPublishedHosts_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("allowed");
    QTest::newRow("WeChat Pay") << "https://api.mch.weixin.qq.com/pay/micropay" << true;
    QTest::newRow("WeChat Pay backup") << "https://api2.mch.weixin.qq.com/pay/micropay" << true;
    QTest::newRow("Alipay") << "https://openapi.alipay.com/gateway.do" << true;
    QTest::newRow("upper case") << "https://API.MCH.weixin.qq.com/" << true;
    QTest::newRow("plain HTTP") << "http://api.mch.weixin.qq.com/" << false;
    QTest::newRow("another port") << "https://api.mch.weixin.qq.com:8443/" << false;
    QTest::newRow("loopback") << "https://127.0.0.1/" << false;
    QTest::newRow("a host that ends alike") << "https://api.mch.weixin.qq.com.example/" << false;
    QTest::newRow("user info") << "https://api.mch.weixin.qq.com@example.org/" << false;
    QTest::newRow("published host with user info") << "https://a:b@api.mch.weixin.qq.com/" << false;
    QTest::newRow("Alipay sandbox") << "https://openapi-sandbox.dl.alipaydev.com/gateway.do" << false;
    QTest::newRow("empty") << "" << false;
}

void TestCertificates::realFolderCallsOnlyPublishedHosts()
{
    QFETCH(QString, url);
    QFETCH(bool, allowed);
    QCOMPARE(HostPolicy::published().check(QUrl(url)).has_value(), allowed);
}

void TestCertificates::demoFolderMayNameABaseUrl()
{
    const HostPolicy policy = HostPolicy::configurable();
    QVERIFY(policy.check(QUrl(QStringLiteral("https://127.0.0.1:18443/"))));
    QVERIFY(!policy.check(QUrl(QStringLiteral("http://127.0.0.1:18443/"))));
}

void TestCertificates::noOtherFolderCallsAProvider_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("allowed");
    for (const QString &host : HostPolicy::publishedHosts())
        QTest::newRow(qPrintable(host)) << QStringLiteral("https://%1/").arg(host) << false;
    QTest::newRow("another port") << "https://api.mch.weixin.qq.com:8443/" << false;
    QTest::newRow("upper case") << "https://API.MCH.WEIXIN.QQ.COM/" << false;
    QTest::newRow("full name") << "https://openapi.alipay.com./gateway.do" << false;
    QTest::newRow("a host not published") << "https://payapp.weixin.qq.com/" << false;
    QTest::newRow("the domain itself") << "https://alipay.com/" << false;
    QTest::newRow("Alipay's public sandbox") << "https://openapi-sandbox.dl.alipaydev.com/gateway.do" << true;
    QTest::newRow("a host that ends alike") << "https://notalipay.com/" << true;
    QTest::newRow("mendian-sandbox in the classroom") << "https://192.168.1.20:8443/" << true;
}

void TestCertificates::noOtherFolderCallsAProvider()
{
    QFETCH(QString, url);
    QFETCH(bool, allowed);
    const Status checked = HostPolicy::configurable().check(QUrl(url));
    QCOMPARE(checked.has_value(), allowed);
    if (!allowed)
        QCOMPARE(checked.error().code, ErrorCode::PermissionDenied);
}

void TestCertificates::extraAuthorityMustBeReadable()
{
    QVERIFY(!HostPolicy::configurable("nonsense").tls());
    const auto authority = makeAuthority(QStringLiteral("Demo CA"));
    const auto identity = issueClient(*authority, QStringLiteral("1900000001"));
    const auto tls = HostPolicy::configurable(authority->certificate).tls(*identity);
    QVERIFY(tls.has_value());
    QCOMPARE(tls->peerVerifyMode(), QSslSocket::VerifyPeer);
    QVERIFY(!tls->privateKey().isNull());
    QVERIFY(!HostPolicy::published().tls({identity->certificate, "no key"}));
}

MENDIAN_TEST(TestCertificates)
#include "tst_certificates.moc"
