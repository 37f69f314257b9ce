// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/wechat/signature.h"
#include "tests/support/testmain.h"

using namespace mendian;
using namespace mendian::sandbox::wechat;

// The worked examples of spec/wechat-pay.md 10.1.
class TestSignature : public QObject
{
    Q_OBJECT
private slots:
    void workedExamples();
    void namesDigests();
    void everyFieldCounts_data();
    void everyFieldCounts();

private:
    static Fields example();
    const Secret m_key{"MendianDemoV2Key0123456789abcdef"};
};

Fields TestSignature::example()
{
    return {{"nonce_str", "a1B2c3D4e5F6g7H8"}, {"appid", "wx0123456789abcdef"}, {"mch_id", "1900000001"},
        {"device_info", "POS-01"}, {"body", QStringLiteral(u"门店-可乐 500ml").toUtf8()}, {"attach", ""},
        {"out_trade_no", "MD202601310001"}, {"total_fee", "350"}, {"spbill_create_ip", "10.0.0.8"},
        {"auth_code", "134567890123456789"}, {"sign", "whatever"}};
}

void TestSignature::workedExamples()
{
    Fields fields = example();
    QCOMPARE(signatureOf(fields, Digest::Md5, m_key), QByteArray("0259F600D8CF9C0CF2165F387B92D9E5"));
    fields.add("sign_type", "HMAC-SHA256");
    QCOMPARE(signatureOf(fields, Digest::HmacSha256, m_key),
        QByteArray("95F6731C36396584662E28F4F87E019F976D105610A7C3F59B6AF6AB073C68B6"));
}

void TestSignature::namesDigests()
{
    QCOMPARE(digestOf(""), Digest::Md5);
    QCOMPARE(digestOf("MD5"), Digest::Md5);
    QCOMPARE(digestOf("HMAC-SHA256"), Digest::HmacSha256);
    QVERIFY(!digestOf("md5"));
    QVERIFY(!digestOf("RSA2"));
}

void TestSignature::everyFieldCounts_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<bool>("good");
    QTest::newRow("untouched") << QByteArray("sign") << QByteArray("0259F600D8CF9C0CF2165F387B92D9E5") << true;
    QTest::newRow("lower case") << QByteArray("sign") << QByteArray("0259f600d8cf9c0cf2165f387b92d9e5") << false;
    QTest::newRow("one digit off") << QByteArray("sign") << QByteArray("0259F600D8CF9C0CF2165F387B92D9E6") << false;
    QTest::newRow("cut short") << QByteArray("sign") << QByteArray("0259F600") << false;
    QTest::newRow("empty") << QByteArray("sign") << QByteArray() << false;
    QTest::newRow("amount changed") << QByteArray("total_fee") << QByteArray("351") << false;
    QTest::newRow("a field more") << QByteArray("goods_tag") << QByteArray("x") << false;
    QTest::newRow("an empty field more") << QByteArray("goods_tag") << QByteArray() << true;
    QTest::newRow("zero is not empty") << QByteArray("goods_tag") << QByteArray("0") << false;
}

void TestSignature::everyFieldCounts()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, value);
    QFETCH(bool, good);
    Fields fields = example();
    fields.set("sign", "0259F600D8CF9C0CF2165F387B92D9E5");
    fields.set(name.constData(), value);
    QCOMPARE(isSignedBy(fields, Digest::Md5, m_key), good);
}

MENDIAN_TEST(TestSignature)
#include "tst_signature.moc"
