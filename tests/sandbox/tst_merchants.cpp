// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/common/merchants.h"
#include "tests/support/testmain.h"

using namespace mendian;
using namespace mendian::sandbox;

class TestMerchants : public QObject
{
    Q_OBJECT
private slots:
    void demoMerchantsSurviveTheFile();
    void refuses_data();
    void refuses();
};

void TestMerchants::demoMerchantsSurviveTheFile()
{
    const auto authority = net::makeAuthority(QStringLiteral("CA"));
    const auto made = makeDemoMerchants(*authority);
    QVERIFY(made.has_value());
    const auto again = readMerchants(writeMerchants(*made));
    QVERIFY2(again.has_value(), again ? "" : qPrintable(again.error().detail));
    QCOMPARE(again->merchants.size(), 2);
    QCOMPARE(again->clientAuthorities, authority->certificate);
    for (qsizetype i = 0; i < 2; ++i) {
        QCOMPARE(again->merchants.at(i).mchId, made->merchants.at(i).mchId);
        QCOMPARE(again->merchants.at(i).v2Key.reveal(), made->merchants.at(i).v2Key.reveal());
        QCOMPARE(again->merchants.at(i).certificateSha256, made->merchants.at(i).certificateSha256);
        QCOMPARE(again->merchants.at(i).client.privateKey, made->merchants.at(i).client.privateKey);
    }
    QVERIFY(again->merchants.at(0).v2Key.reveal() != again->merchants.at(1).v2Key.reveal());
}

void TestMerchants::refuses_data()
{
    QTest::addColumn<QByteArray>("json");
    const QByteArray good = R"("mch_id":"1","appid":"wx1","v2_key":"0123456789abcdef0123456789abcdef")";
    QTest::newRow("no JSON") << QByteArray("merchants: none");
    QTest::newRow("no list") << QByteArray("{}");
    QTest::newRow("empty list") << QByteArray(R"({"merchants":[]})");
    QTest::newRow("no key") << QByteArray(R"({"merchants":[{"mch_id":"1","appid":"wx1"}]})");
    QTest::newRow("short key") << QByteArray(R"({"merchants":[{"mch_id":"1","appid":"wx1","v2_key":"short"}]})");
    QTest::newRow("mch_id with letters") << QByteArray(
        R"({"merchants":[{"mch_id":"x","appid":"wx1","v2_key":"0123456789abcdef0123456789abcdef"}]})");
    QTest::newRow("twice") << QByteArray("{\"merchants\":[{" + good + "},{" + good + "}]}");
    QTest::newRow("certificate no PEM") << QByteArray(
        "{\"merchants\":[{" + good + ",\"client_certificate_pem\":\"x\"}]}");
    QTest::newRow("fingerprint too short")
        << QByteArray("{\"merchants\":[{" + good + ",\"client_certificate_sha256\":\"abcd\"}]}");
}

void TestMerchants::refuses()
{
    QFETCH(QByteArray, json);
    const auto book = readMerchants(json);
    QVERIFY(!book);
    QVERIFY(!book.error().detail.contains(QLatin1String("0123456789abcdef"))); // a key is not for logs
}

MENDIAN_TEST(TestMerchants)
#include "tst_merchants.moc"
