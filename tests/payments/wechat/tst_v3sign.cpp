// SPDX-License-Identifier: GPL-3.0-or-later
// The worked examples of spec/wechat-pay.md §10, and what is no signature.
#include "net/certificates.h"
#include "payments/wechat/refundnotice.h"
#include "payments/wechat/v3/certificates.h"
#include "payments/wechat/v3/notification.h"
#include "tests/support/testmain.h"
#include "tests/support/wechatplatform.h"
#include "tests/support/wechatsamples.h"

#include <QCryptographicHash>

using namespace mendian;
using namespace mendian::wechat::v3;
using namespace mendian::test;

namespace {

const QByteArray kStamp = "1769850000";
const QByteArray kNonce = "0A1B2C3D4E5F60718293A4B5C6D7E8F9";
constexpr Timestamp kNow{1'769'850'006'000};

QByteArray sha256(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
}

PlatformKeys demoKeys() { return platformKeys(demoV3Merchant()); }

} // namespace

class TestV3Sign : public QObject
{
    Q_OBJECT
private slots:
    void refundNotificationOfV2();
    void signsAPost();
    void signsAGet();
    void signsForTheMiniProgram();
    void verifiesAndOpensTheNotification();
    void verifiesAnEmptyBody();
    void opensOaep();
    void sealsOaep();
    void authorizationHeader();
    void verdicts_data();
    void verdicts();
    void choosesTheKeyBySerial();
    void prefersThePublicKeyThenTheNewest();
    void refusesKeys_data();
    void refusesKeys();
    void resources_data();
    void resources();
    void certificates();
    void certificatesAreRefused_data();
    void certificatesAreRefused();
    void chainEndsAtTheAuthority();
    void checksItsConfiguration_data();
    void checksItsConfiguration();
};

void TestV3Sign::refundNotificationOfV2()
{
    const QByteArray info =
        "ULDZ/XSuRh7kW8bREC3YlznZixkUNsU7Ap+8K2XSSzfMfe7Sq/qaUEI5yvpCA4P/twg0P/bUDTSn/Q3BLq/vc6z6bJ+qMyqljVPP"
        "GaPPumD6y4nKyMbh/Su4iMgQWHOsJA1mobNqo1bWbMh1r3dvVdhBT6sKH1pGD/Q8ivOa5/w=";
    const auto plain = wechat::decryptReqInfo(demoMerchant().key, info);
    QVERIFY(plain);
    QCOMPARE(*plain,
        QByteArray("<root><out_refund_no>R202601310001</out_refund_no><refund_status>SUCCESS</refund_status>"
                   "<refund_fee>350</refund_fee></root>"));
    QCOMPARE(QCryptographicHash::hash(demoMerchant().key.reveal(), QCryptographicHash::Md5).toHex(),
        QByteArray("07707a14e8e0f225f54ce3e45a1d7d10"));
    QCOMPARE(wechat::decryptReqInfo(Secret("another key"), info).error().code, ErrorCode::BadSignature);
}

void TestV3Sign::signsAPost()
{
    const QByteArray body = R"({"appid":"wx0123456789abcdef","mchid":"1900000001","description":"门店-可乐 500ml",")"
                            R"(out_trade_no":"MD202601310001","payer":{"auth_code":"134567890123456789"},"amoun)"
                            R"(t":{"total":350,"currency":"CNY"},"scene_info":{"store_info":{"id":"0001"},"devi)"
                            R"(ce_ip":"10.0.0.8"}})";
    QCOMPARE(body.size(), 267);
    const QByteArray message = requestMessage("POST", "/v3/pay/transactions/codepay", kStamp, kNonce, body);
    QCOMPARE(sha256(message), QByteArray("66d15f837143e6db1b9c3ecaccd497256cf73c64897d1af8207ca3d87d742ac4"));
    QCOMPARE(*sign(message, demoKey()),
        QByteArray(
            "Nfa0pe0oau2la6P3S1RrlhQgP+tVxlrJnhpCn/5W799MpBKrl5pNA+ytb8zEy4mrdfsH/jRrVrUxhp84EZG65ywURpxc8934EfB5"
            "6nVKURQ0TOnXtO58/0u2vVSzDBtmMNEYXTP513Lee5yKW1O4ueVIgpUGZyEvZyMKCQ6Ka5AHWDe3oBg1aJ1fSLaDDklBXsAAPfzq"
            "YiBjqZBEykKoVv2W5NVwNdC1AQaSAXn2jXi2KIeBKjWYK9BsdgD3RIg/sq9CcotynxyqX1S2BfawG5lg6mb2WmDOeI5c941qGNDA"
            "6f1vOeEUKuTkoe95i+frd6Ud7MQIVrUMK5esGLEL1g=="));
}

void TestV3Sign::signsAGet()
{
    const QByteArray message =
        requestMessage("GET", "/v3/pay/transactions/out-trade-no/MD202601310001?mchid=1900000001", kStamp, kNonce, {});
    QCOMPARE(sha256(message), QByteArray("0330735474f7077ed8aaba3b9e4fe930af0f7664782cec7e5ed3e67783da8acc"));
    QVERIFY(message.endsWith("\n\n"));
    QCOMPARE(*sign(message, demoKey()),
        QByteArray(
            "hnfXJSaScybP8wOHoBuDk9fe6xuF/vDbPvE6P4umGwTTL02ZA6lxGKHbry6QJEctT1czaMy+mIFLEgq0BZbxPYTUQVwXZSFYR0mZ"
            "MrwilM9/cN+4AYeMiA0sunRrDqYsvuQptnMXoSgKxH1zJhgV7MG3/Hv+N5z5T1/k7Rjt6WuUk1cDcmCROwOqt6wCoICWL8ZvyXSs"
            "d1mIbMLtoe0JzRgxFr/+tKIJAoRSrMqWrapnvKas+eKGN6OgT2lKWO8BQC2LgEvNrC0RB7VgH5OyBRGvX0pVArEvr9G1usmFOtIy"
            "I6MtouctdEXDmsJayQJ0QpcjKqtLiOnHMBU8w+Nt/Q=="));
}

void TestV3Sign::signsForTheMiniProgram()
{
    const QByteArray message =
        payMessage("wx0123456789abcdef", kStamp, kNonce, "prepay_id=wx31100000000000000000000000000000");
    QCOMPARE(*sign(message, demoKey()),
        QByteArray(
            "W12lZLe8fgmz+RslGI3aR2eEvC4or+ARo1kQ2KPHdB+m+1RjHqSwVIeoKiA4vsOAwHTt3li9tx5CZE6PSZqxpfyvEc9IHDdPCe45"
            "Fivxb31blZVShFrn4txqrhJnax4jx/AGP6M5XfZaYnADwBfQeHtbV4yIf2QACdvRQxbyUpU6eRqYFuw/X8Bjy/18VV5/M6aceZ+w"
            "5gHb9Na8w7HkG+6+JrTcsDFl1C4FY7joye+JRzDDCBuOpugPgYNJX562MmplNAlGm0RkP7YiJlfLDap+BDlySGwLSGEh+hlXtMg2"
            "hUHKQsAN+bDGcc/DDOPa3lOO9eWIQDuCfg91C2e3kQ=="));
}

void TestV3Sign::verifiesAndOpensTheNotification()
{
    const QByteArray cipherText =
        "v6FMcylNQqcdqWUVUvuWxmi7nOj3RInqt04L8Myd5F4m/Bkxdq0FCzgam2pwf55HeJ3r7K6Lt/E6P9KTou8uRCuP3RdDpIMXepKQ"
        "rQvaE8jsx7rn5su/Pz94vlKrTk1DMNzd5ZqMpa9rfHik0Jr+XClXckwQ70LJxJuAM0TN2FFzu7VdSfoA2aEhsRB3g/akLDt00fm6"
        "EMLxJjPrf6tHR3o0QILgOvKiPbOhjRlsLDIbdlwSmvkngwxMeEZs3MAsc8cGnHe//d/rLNxLsrWBMwTCWLN7zwmHtDsyFKKeEUSJ"
        "W46i1BEnsy/vFFj+TFw+Acj+mTBHOeadmOADDzYdjTC0fqqDZatNDhjNw4FU62GFrqq7J18KSu8g2SqRJbawSFocReqhSbtrJi9q"
        "VPtEq0lFNm2f5vhO5YCORDzPrMN1brmO0MAAwIDF6Dbi8i7p5lYEQFx48hpCPoDzvhPk7aJLcI7NkeDmokEXbzYxjevJq+YzrkA3"
        "fLltbbHuSO2sTNffq0Qq+AFhwNUN3xy3tlm6xtwHSQympCrVlNDwiQklc7YqK6f8d30383KhP7q9AA==";
    const QByteArray body = R"({"id":"EV-20260131170005-0001","create_time":"2026-01-31T17:00:06+08:00",)"
                            R"("resource_type":"encrypt-resource","event_type":"TRANSACTION.SUCCESS",)"
                            R"("summary":"支付成功","resource":{"original_type":"transaction",)"
                            R"("algorithm":"AEAD_AES_256_GCM","ciphertext":")"
        + cipherText + R"(","associated_data":"transaction","nonce":"mendian00001"}})";
    QCOMPARE(body.size(), 893);
    const SignedMessage message{"1769850006", "NotifyNonce0001",
        "DnnK84O1z6i22lhzhf7lwO9tmEbBEkiV2wUDOW1S3/gRj0lMnFeuIsNq9aaUKIuBg2zFZWkhtDfB4t75lNKj2/xVhrkjNHvUvFYf"
        "KISp/8nt9gsBfr4XPZgvqgd3KJyBZVuHMnhhxBrR3tlM0M6gSEVQ2WcLvyHAThFiRXce/dJBK8cckNNItUjLqirqzaqe9wlz3MtT"
        "EH4vOJGnOrElSEvnZ/3DpuohvCsQBhjpBCAWJ/Y2d6aZ8OvTzZv6tHcSSmAw/QQVLvzB09rBR1yZbvk/wBC64EsMBBYo/+33pUsC"
        "KjDpiu68qRVh4bHxTmCL0iXKSNPTdf+05ZKtCsj4og==",
        kDemoPublicKeyId, body};
    QCOMPARE(
        sha256(signedMessage(message)), QByteArray("f7b1a4e8f1c8438c2e39c666d673801f0f907af4dc5fe177084855c19ea0644e"));
    QCOMPARE(verify(message, demoKeys(), kNow), Verdict::Good);
    const auto notification = readNotification(message, demoKeys(), demoV3Merchant(), kNow);
    QVERIFY(notification);
    QCOMPARE(notification->id, QStringLiteral("EV-20260131170005-0001"));
    QCOMPARE(notification->outTradeNo, QStringLiteral("MD202601310002"));
    QVERIFY(notification->isPayment());
    QCOMPARE(notification->createdAt, (Timestamp{1'769'850'006'000}));
    const auto plain = decryptResource(
        {QStringLiteral("AEAD_AES_256_GCM"), "mendian00001", "transaction", cipherText}, Secret(kDemoApiV3Key));
    QCOMPARE(*plain,
        QByteArray(R"({"mchid":"1900000001","appid":"wx0123456789abcdef","out_trade_no":"MD20260131000)"
                   R"(2","transaction_id":"4200000000202601310000000001","trade_type":"NATIVE","trade_)"
                   R"(state":"SUCCESS","trade_state_desc":"支付成功","bank_type":"OTHERS","attach":"","suc)"
                   R"(cess_time":"2026-01-31T17:00:05+08:00","payer":{"openid":"oDemoOpenId00000000000)"
                   R"(00001"},"amount":{"total":350,"payer_total":350,"currency":"CNY","payer_currency)"
                   R"(":"CNY"}})"));
}

void TestV3Sign::verifiesAnEmptyBody()
{
    const SignedMessage message{"1769850001", "RespNonce0001",
        "pML8bCuGMfYX/xvjHirZ8/YZVi9rQu2ZDIknJWiq4Wm4iTmKoX8jtk/86E7rg1datdZo5bFWq7nJbEzahOCIYvffRCcBK7lmnke5"
        "FGZBWfYLRlRRJh1JcHYEAD/CwroAOY0/3WKggw4LI+G8iY6X68pBCFLUMPdvNjHcwYYVfdp3gYqxZcyqZzsVMib7T/5Mwde5n5O0"
        "ySCgF02b3PDFr7Nt0vU81kVUr3ah4S1Lkf++qr1PGP9S//shhDzs/gQLjnGCum5E6Wul+itm6pdrHF69tQudNoxC41Yzdk5cdqji"
        "XraMmtWP1e8QH7pYjFwHehy6Rch2ZKkhd+mpC4nylA==",
        kDemoPublicKeyId, {}};
    QCOMPARE(signedMessage(message), QByteArray("1769850001\nRespNonce0001\n\n"));
    QCOMPARE(verify(message, demoKeys(), kNow), Verdict::Good);
}

void TestV3Sign::opensOaep()
{
    const auto plain = demoKey().decrypt(
        "xd8KE/R4lVyP2NVpxGJNlbVqRQVvGvKQEX+oKGTuED9sjrY/NMHZXRHdfys1AUui3VkfRtLA/8y/7IuxmSQxEczx55lENHe1T7UN"
        "TyXYqUJDkCVRqxBK7bW/bjvBes6gpGyGJ0xFze8ak5P1vWjSPU0JGYBBiPKOiTGamd7vLDtdvN8VHOmtClEWaCcHmL+pQQsg9++3"
        "jnhYzfUYI4+u0J1WrH1CHqLwhCnVLzROW+4vu0odokKplbOmj4veN0qUQt2xCfg/XpFcNBD2Gmn4B2sycM5rZB3W5cnNgzDBWoqT"
        "nRYJBokYiUMihSwdnih6Xcf9R1czMq0Ufz50nteI0A==");
    QVERIFY(plain);
    QCOMPARE(QString::fromUtf8(*plain), QStringLiteral(u"张三"));
}

void TestV3Sign::sealsOaep()
{
    const auto key = PublicKey::fromPem(demoPublicKeyPem());
    const QByteArray longest(214, 'x');
    QCOMPARE(*demoKey().decrypt(*key->encrypt(longest)), longest);
    QCOMPARE(key->encrypt(longest + 'x').error().code, ErrorCode::LimitExceeded);
    QVERIFY(*key->encrypt("a") != *key->encrypt("a"));
    QCOMPARE(demoKey().decrypt("not base64!").error().code, ErrorCode::Protocol);
    QCOMPARE(demoKey().decrypt(QByteArray(256, 'x').toBase64()).error().code, ErrorCode::BadSignature);
    QVERIFY(demoKey().fits(*key));
}

void TestV3Sign::authorizationHeader()
{
    QCOMPARE(authorization("1900000001", "5157F09E", "1769850000", "NONCE", "c2ln"),
        QByteArray("WECHATPAY2-SHA256-RSA2048 mchid=\"1900000001\",nonce_str=\"NONCE\",timestamp=\"1769850000\","
                   "serial_no=\"5157F09E\",signature=\"c2ln\""));
}

void TestV3Sign::verdicts_data()
{
    QTest::addColumn<SignedMessage>("message");
    QTest::addColumn<Verdict>("verdict");
    const SignedMessage good = signedByPlatform("{\"a\":1}", kNow);
    const auto row = [&](const char *name, Verdict verdict, const auto &change) {
        SignedMessage message = good;
        change(message);
        QTest::newRow(name) << message << verdict;
    };
    row("good", Verdict::Good, [](SignedMessage &) {});
    row("serial in lower case", Verdict::Good, [](SignedMessage &m) { m.serial = m.serial.toLower(); });
    row("no signature", Verdict::Unsigned, [](SignedMessage &m) { m.signature.clear(); });
    row("no serial", Verdict::Unsigned, [](SignedMessage &m) { m.serial.clear(); });
    row("no nonce", Verdict::Unsigned, [](SignedMessage &m) { m.nonce.clear(); });
    row("no timestamp", Verdict::Unsigned, [](SignedMessage &m) { m.timestamp.clear(); });
    row("another key's serial", Verdict::UnknownSerial, [](SignedMessage &m) { m.serial = "PUB_KEY_ID_2"; });
    row("one byte changed", Verdict::BadSignature, [](SignedMessage &m) { m.body = "{\"a\":2}"; });
    row("body written again", Verdict::BadSignature, [](SignedMessage &m) { m.body = "{\"a\": 1}"; });
    row("nonce changed", Verdict::BadSignature, [](SignedMessage &m) { m.nonce = "x"; });
    row("probe", Verdict::BadSignature, [](SignedMessage &m) { m.signature = "WECHATPAY/SIGNTEST/abc="; });
    row("cut signature", Verdict::BadSignature, [](SignedMessage &m) { m.signature.chop(4); });
    row("no number as time", Verdict::Clock, [](SignedMessage &m) { m.timestamp = "1769850006.5"; });
    row("huge time", Verdict::Clock, [](SignedMessage &m) { m.timestamp = QByteArray(30, '9'); });
    QTest::newRow("299 s old") << signedByPlatform("{}", kNow + -299'000) << Verdict::Good;
    QTest::newRow("300 s old") << signedByPlatform("{}", kNow + -300'000) << Verdict::Clock;
    QTest::newRow("299 s ahead") << signedByPlatform("{}", kNow + 299'000) << Verdict::Good;
    QTest::newRow("300 s ahead") << signedByPlatform("{}", kNow + 300'000) << Verdict::Clock;
}

void TestV3Sign::verdicts()
{
    QFETCH(SignedMessage, message);
    QFETCH(Verdict, verdict);
    QCOMPARE(verify(message, demoKeys(), kNow), verdict);
}

void TestV3Sign::choosesTheKeyBySerial()
{
    PlatformKeys keys;
    const QByteArray serial = serialText(0x1f2e3d);
    keys.addCertificate(*readCertificate(demoCertificatePem(0x1f2e3d, kNow + -1'000'000, kNow + 1'000'000)));
    QCOMPARE(keys.keys().constFirst().serial, serial);
    QCOMPARE(verify(signedByPlatform("{}", kNow, serial), keys, kNow), Verdict::Good);
    // Both kinds side by side; an id never stands for a certificate.
    QCOMPARE(verify(signedByPlatform("{}", kNow), keys, kNow), Verdict::UnknownSerial);
    QVERIFY(keys.addPublicKey(kDemoPublicKeyId, demoPublicKeyPem()));
    QCOMPARE(verify(signedByPlatform("{}", kNow), keys, kNow), Verdict::Good);
    QCOMPARE(verify(signedByPlatform("{}", kNow, serial), keys, kNow), Verdict::Good);
    // Past its term, and before it.
    for (const qint64 shift : {1'000'000LL, -1'000'001LL}) {
        const Timestamp then = kNow + shift;
        QCOMPARE(verify(signedByPlatform("{}", then, serial), keys, then), Verdict::ExpiredCertificate);
        QCOMPARE(verify(signedByPlatform("{}", then), keys, then), Verdict::Good);
    }
}

void TestV3Sign::prefersThePublicKeyThenTheNewest()
{
    PlatformKeys keys;
    QVERIFY(!keys.preferred(kNow));
    keys.addCertificate(*readCertificate(demoCertificatePem(1, kNow + -3'000, kNow + 9'000)));
    keys.addCertificate(*readCertificate(demoCertificatePem(2, kNow + -2'000, kNow + 9'000)));
    keys.addCertificate(*readCertificate(demoCertificatePem(3, kNow + 5'000, kNow + 9'000))); // not yet
    QCOMPARE(keys.preferred(kNow)->serial, QByteArray("02"));
    QCOMPARE(keys.preferred(kNow + 6'000)->serial, QByteArray("03"));
    QVERIFY(!keys.preferred(kNow + 9'000));
    QVERIFY(keys.hasCertificates());
    keys.dropExpired(kNow + 9'000);
    QVERIFY(keys.isEmpty());
    QVERIFY(keys.addPublicKey(kDemoPublicKeyId, demoPublicKeyPem()));
    QCOMPARE(keys.preferred(kNow)->serial, kDemoPublicKeyId);
    QVERIFY(!keys.hasCertificates());
}

void TestV3Sign::refusesKeys_data()
{
    QTest::addColumn<QByteArray>("pem");
    const auto pemOf = [](EVP_PKEY *key, bool isPublic) {
        BIO *out = BIO_new(BIO_s_mem());
        if (isPublic)
            PEM_write_bio_PUBKEY(out, key);
        else
            PEM_write_bio_PrivateKey(out, key, nullptr, nullptr, 0, nullptr, nullptr);
        char *data = nullptr;
        const long size = BIO_get_mem_data(out, &data);
        const QByteArray pem(data, size);
        BIO_free(out);
        return pem;
    };
    EVP_PKEY *weak = EVP_RSA_gen(1024);
    EVP_PKEY *curve = EVP_EC_gen("P-256");
    QTest::newRow("1024 bits, public") << pemOf(weak, true);
    QTest::newRow("1024 bits, private") << pemOf(weak, false);
    QTest::newRow("curve, public") << pemOf(curve, true);
    QTest::newRow("curve, private") << pemOf(curve, false);
    EVP_PKEY_free(weak);
    EVP_PKEY_free(curve);
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("text") << QByteArray("MIIB");
    QTest::newRow("cut off") << demoKeyPem().left(400);
    QTest::newRow("certificate") << demoCertificatePem(1, kNow, kNow + 1'000);
}

void TestV3Sign::refusesKeys()
{
    QFETCH(QByteArray, pem);
    QCOMPARE(PublicKey::fromPem(pem).error().code, ErrorCode::InvalidInput);
    QCOMPARE(PrivateKey::fromPem(Secret(pem)).error().code, ErrorCode::InvalidInput);
    QVERIFY(!PublicKey().verify("a", "YQ=="));
    QVERIFY(!PrivateKey().sign("a"));
}

void TestV3Sign::resources_data()
{
    QTest::addColumn<QJsonObject>("object");
    QTest::addColumn<int>("error");
    const QJsonObject good = sealed("{}");
    const auto row = [&](const char *name, const char *member, const QJsonValue &value, ErrorCode error) {
        QJsonObject object = good;
        object.insert(QLatin1String(member), value);
        QTest::newRow(name) << object << int(error);
    };
    QTest::newRow("good") << good << -1;
    QTest::newRow("empty plain text") << sealed(QByteArray()) << -1;
    QTest::newRow("no associated data") << sealed("{}", "mendian00001", "") << -1;
    QTest::newRow("another key") << sealed("{}", "mendian00001", "transaction", QByteArray(32, 'k'))
                                 << int(ErrorCode::BadSignature);
    row("other associated data", "associated_data", QStringLiteral("refund"), ErrorCode::BadSignature);
    row("other nonce", "nonce", QStringLiteral("mendian00002"), ErrorCode::BadSignature);
    row("short nonce", "nonce", QStringLiteral("mendian"), ErrorCode::Protocol);
    row("long nonce", "nonce", QString(300, u'n'), ErrorCode::Protocol);
    row("other algorithm", "algorithm", QStringLiteral("AEAD_SM4_GCM"), ErrorCode::Protocol);
    row("no base64", "ciphertext", QStringLiteral("!!!"), ErrorCode::Protocol);
    row("shorter than the tag", "ciphertext", QStringLiteral("YWJj"), ErrorCode::Protocol);
    row("a number", "ciphertext", 5, ErrorCode::Protocol);
    row("no nonce", "nonce", QJsonValue::Undefined, ErrorCode::Protocol);
}

void TestV3Sign::resources()
{
    QFETCH(QJsonObject, object);
    QFETCH(int, error);
    const auto resource = readResource(object);
    const auto plain = resource ? decryptResource(*resource, Secret(kDemoApiV3Key)) : fail(resource.error());
    QCOMPARE(plain ? -1 : int(plain.error().code), error);
}

void TestV3Sign::certificates()
{
    const QByteArray oldPem = demoCertificatePem(0xa1, kNow + -9'000'000, kNow + 1'000'000);
    const QByteArray newPem = demoCertificatePem(0xa2, kNow + -1'000, kNow + 9'000'000);
    const QByteArray body = certificateList({{"A1", oldPem}, {"a2", newPem}});
    // The first download: nothing is known, the reply is signed by what it brings.
    const auto first = withCertificates({}, signedByPlatform(body, kNow, "A2"), Secret(kDemoApiV3Key), {}, kNow);
    QVERIFY(first);
    QCOMPARE(first->keys().size(), 2);
    QCOMPARE(first->preferred(kNow)->serial, QByteArray("A2"));
    // A rotation: signed by the old one, brings the new one; the old one goes when its term ends.
    PlatformKeys known;
    known.addCertificate(*readCertificate(oldPem));
    const auto both = withCertificates(known, signedByPlatform(body, kNow, "A1"), Secret(kDemoApiV3Key), {}, kNow);
    QCOMPARE(both->keys().size(), 2);
    const Timestamp later = kNow + 2'000'000;
    const auto one = withCertificates(*both, signedByPlatform(body, later, "A2"), Secret(kDemoApiV3Key), {}, later);
    QCOMPARE(one->keys().size(), 1);
    QCOMPARE(one->keys().constFirst().serial, QByteArray("A2"));
}

void TestV3Sign::certificatesAreRefused_data()
{
    QTest::addColumn<SignedMessage>("reply");
    QTest::addColumn<int>("error");
    const QByteArray pem = demoCertificatePem(0xa1, kNow + -1'000, kNow + 9'000'000);
    const QByteArray good = certificateList({{"A1", pem}});
    const auto row = [&](const char *name, const QByteArray &body, ErrorCode error, const QByteArray &serial = "A1") {
        QTest::newRow(name) << signedByPlatform(body, kNow, serial) << int(error);
    };
    row("signed by another", good, ErrorCode::BadSignature, "B1");
    row("expired", certificateList({{"A1", demoCertificatePem(0xa1, kNow + -9'000, kNow + -1'000)}}),
        ErrorCode::BadSignature);
    row("named otherwise", certificateList({{"A2", pem}}), ErrorCode::Protocol);
    row("no certificate inside", certificateList({{"A1", "-----BEGIN CERTIFICATE-----"}}), ErrorCode::InvalidInput);
    row("not JSON", "<html>", ErrorCode::Protocol);
    row("no data", "{}", ErrorCode::Protocol);
    row("data is no list", "{\"data\":5}", ErrorCode::Protocol);
    row("entry is no object", "{\"data\":[5]}", ErrorCode::Protocol);
    row("too many", certificateList(QList<std::pair<QByteArray, QByteArray>>(17, {"A1", pem})),
        ErrorCode::LimitExceeded);
    QTest::newRow("unsigned") << SignedMessage{{}, {}, {}, {}, good} << int(ErrorCode::BadSignature);
    SignedMessage forged = signedByPlatform(good, kNow, "A1");
    forged.body += ' ';
    QTest::newRow("changed") << forged << int(ErrorCode::BadSignature);
}

void TestV3Sign::certificatesAreRefused()
{
    QFETCH(SignedMessage, reply);
    QFETCH(int, error);
    const auto keys = withCertificates({}, reply, Secret(kDemoApiV3Key), {}, kNow);
    QVERIFY(!keys);
    QCOMPARE(int(keys.error().code), error);
}

void TestV3Sign::chainEndsAtTheAuthority()
{
    const QByteArray own = demoCertificatePem(0xa1, kNow + -1'000, kNow + 9'000'000); // its own authority
    const QByteArray other = net::makeAuthority(QStringLiteral("Somebody else"))->certificate;
    QVERIFY(readCertificate(own, own, kNow));
    QCOMPARE(readCertificate(own, other, kNow).error().code, ErrorCode::BadSignature);
    QCOMPARE(readCertificate(own, own, kNow + 10'000'000).error().code, ErrorCode::BadSignature);
    QCOMPARE(readCertificate(own, "no authority", kNow).error().code, ErrorCode::BadSignature);
    const auto certificate = *readCertificate(own);
    QCOMPARE(certificate.validFrom, kNow + -1'000);
    QCOMPARE(certificate.validUntil, kNow + 9'000'000);
}

void TestV3Sign::checksItsConfiguration_data()
{
    QTest::addColumn<QString>("field");
    for (const char *field : {"mch_id", "app_id", "merchant_serial", "private_key", "api_v3_key", "public_key",
             "platform_certificate", "platform_ca", "notify_url", "local_ip", "base_url", "backup_url", "ca"})
        QTest::newRow(field) << QString::fromLatin1(field);
}

void TestV3Sign::checksItsConfiguration()
{
    QFETCH(QString, field);
    Config config = demoV3Merchant();
    QVERIFY(validate(config));
    const QHash<QString, QList<std::function<void()>>> spoil = {
        {QStringLiteral("mch_id"), {[&] { config.mchId = QStringLiteral("19x"); }}},
        {QStringLiteral("app_id"), {[&] { config.appId = QStringLiteral("wx<1>"); }}},
        {QStringLiteral("merchant_serial"),
            {[&] { config.merchantSerial.clear(); }, [&] { config.merchantSerial = QStringLiteral("12\"34"); }}},
        {QStringLiteral("private_key"), {[&] { config.privateKeyPem = Secret("x"); }}},
        {QStringLiteral("api_v3_key"),
            {[&] { config.apiV3Key = Secret("short"); }, [&] { config.apiV3Key = Secret(QByteArray(32, '\xe9')); }}},
        {QStringLiteral("public_key"),
            {[&] { config.publicKeyPem.clear(); }, [&] { config.publicKeyId.clear(); },
                [&] { config.publicKeyId = QStringLiteral("PUB_KEY_ID_x"); }, [&] { config.publicKeyPem = "x"; }}},
        {QStringLiteral("platform_certificate"), {[&] { config.platformCertificatesPem = {"x"}; }}},
        {QStringLiteral("platform_ca"), {[&] { config.platformCaPem = "x"; }}},
        {QStringLiteral("notify_url"),
            {[&] { config.notifyUrl.clear(); }, [&] { config.notifyUrl.setScheme(QStringLiteral("http")); },
                [&] { config.notifyUrl.setQuery(QStringLiteral("a=1")); },
                [&] { config.notifyUrl.setPath(u'/' + QString(260, u'x')); }}},
        {QStringLiteral("local_ip"), {[&] { config.localIp = QStringLiteral("here"); }}},
        {QStringLiteral("base_url"), {[&] { config.baseUrl = QUrl(QStringLiteral("http://api.mch.weixin.qq.com")); }}},
        {QStringLiteral("backup_url"), {[&] { config.backupUrl = QUrl(QStringLiteral("http://x")); }}},
        {QStringLiteral("ca"), {[&] { config.caPem = "x"; }}},
    };
    QVERIFY(spoil.contains(field));
    for (const auto &change : spoil.value(field)) {
        config = demoV3Merchant();
        change();
        const auto status = validate(config);
        QVERIFY(!status);
        QCOMPARE(status.error().args, QStringList{field});
    }
    config = demoV3Merchant();
    config.publicKeyId.clear();
    config.publicKeyPem.clear();
    QVERIFY(validate(config)); // the certificates are downloaded
}

MENDIAN_TEST(TestV3Sign)
#include "tst_v3sign.moc"
