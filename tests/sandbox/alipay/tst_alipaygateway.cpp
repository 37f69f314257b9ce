// SPDX-License-Identifier: GPL-3.0-or-later
#include "alipaybench.h"
#include "sandbox/alipay/certificates.h"
#include "tests/support/testmain.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

using namespace mendian;
using namespace mendian::sandbox;
using namespace mendian::sandbox::alipay;

namespace {

// The known-answer vector of spec/alipay.md 1.4: a throw-away key's public half, a text and its signature.
constexpr char kPublicKey[] = "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAnN5ZGLej7TfVPDtGMEFWCxsfudgvyjL4EypkBDlHKxev"
                              "br4iP1+tgvpPZ3NJnIQ0KA09Il4fJdYXU4Fb6kpBi/RpucizrAHTSGIBYOZUzgQJfbHbdM76A1mFs5e17yMwNhRr"
                              "WeEn+Q7cflY6OGliM5JHaTrflBmaHa2ezreHEjaJ4/yiE8bjOluOYgk4zrXN30HXCJR9aP9jaZbE9OSm8j8gJhYh"
                              "AJqNXoUwhRfxClZIEU+U0cDq8hr/CqSngL+8SinW8u1cTxWFjBwfNRjfhrGKyCVvIenIQ6XT1tVq1G1ek/bLTy0C"
                              "dYufyISbQDzLUptoITDGdUsPy7tnIpg+/QIDAQAB";
constexpr char kSignature[] =
    "VnGZ5NI9WoFIfWhgaMCskG+bXABULVTe8RuNTeJdeHHKTOrio+WvQQSYFfcjc56WcgOrPmRh6ZsKyD+0b0TdMdBDf"
    "qCFmaWd86YKcUtHv3Hy7I7ZokZzkO0V73YWS5mOLVyudQgYSFiUO4zPRyJ/tJsUCclgblLo3X2ihzXceUCcVrNhU"
    "+/YHYd1r0T6fhCrpmCrcLoyY9C+9Q0nfDuzsO6Lm34NimbiEWEIU8au+Se3OyI+MyyRrQThPpGDi9pxULlMmBwjm"
    "BN8D94zgBiJdTB6UxUa+d1zs5+VjHoZsvqkJCtVe9aMZ0FsddJ+1+Tm2/DzTwz1T0DgyVQ7+j8U2w==";
constexpr char kTextSha256[] = "5b08e73c9853ed03d4329180bbe368dfada3cd1c82e653a267ceef0e5aa178a1";

Params vector()
{
    return {{"method", "alipay.trade.pay"}, {"app_id", "2021000000000001"}, {"charset", "utf-8"},
        {"notify_url", "https://pay.example.cn/alipay/notify?shop=NJ_001&v=1"}, {"sign_type", "RSA2"},
        {"timestamp", "2026-07-01 12:00:00"}, {"version", "1.0"},
        {"biz_content",
            QStringLiteral(u"{\"out_trade_no\":\"MD20260701120000001\",\"scene\":\"bar_code\",\"auth_code\":"
                           u"\"286539574218843510\",\"subject\":\"蒙甸便利店-南京东路 a+b\",\"total_amount\":\"88.80\","
                           u"\"store_id\":\"NJ_001\",\"terminal_id\":\"NJ_T_001\",\"timeout_express\":\"5m\"}")
                .toUtf8()},
        {"empty", ""}, {"sign", kSignature}};
}

// A certificate of which only issuer and serial number matter.
QByteArray certificateOf(
    const QList<std::pair<const char *, const char *>> &issuer, const char *decimal, bool rsa = true)
{
    X509 *certificate = X509_new();
    EVP_PKEY *key = rsa ? EVP_RSA_gen(2048) : EVP_EC_gen("P-256");
    BIGNUM *number = nullptr;
    BN_dec2bn(&number, decimal);
    BN_to_ASN1_INTEGER(number, X509_get_serialNumber(certificate));
    X509_NAME *name = X509_get_issuer_name(certificate);
    for (const auto &[type, value] : issuer)
        X509_NAME_add_entry_by_txt(
            name, type, MBSTRING_UTF8, reinterpret_cast<const unsigned char *>(value), -1, -1, 0);
    X509_gmtime_adj(X509_getm_notBefore(certificate), 0);
    X509_gmtime_adj(X509_getm_notAfter(certificate), 3600);
    X509_set_pubkey(certificate, key);
    X509_sign(certificate, key, EVP_sha256());
    BIO *bio = BIO_new(BIO_s_mem());
    PEM_write_bio_X509(bio, certificate);
    char *data = nullptr;
    const long size = BIO_get_mem_data(bio, &data);
    const QByteArray pem(data, size);
    BIO_free(bio);
    BN_free(number);
    EVP_PKEY_free(key);
    X509_free(certificate);
    return pem;
}

using Names = QList<std::pair<const char *, const char *>>;
Names ant(const char *commonName)
{
    return {{"C", "CN"}, {"O", "Ant Financial"}, {"OU", "Certification Authority"}, {"CN", commonName}};
}

} // namespace

/// Who is let in, and how the door answers.
class TestAlipayGateway : public QObject
{
    Q_OBJECT
private slots:
    void knownSignature();
    void knownCertificateNumbers_data();
    void knownCertificateNumbers();
    void theRootNumberSkipsOtherAlgorithms();
    void answersLookAsTheyShould();
    void everythingMayStandInTheBodyOrTheQuery();
    void gbkIsSpokenWhenAsked();
    void refuses_data();
    void refuses();
    void refusesForms_data();
    void refusesForms();
    void certificateModeChecks_data();
    void certificateModeChecks();
    void aNewCertificateCanBeFetched();
    void keysInEveryForm();
};

void TestAlipayGateway::knownSignature()
{
    const QByteArray text = textToSign(vector());
    QCOMPARE(text.size(), 421);
    QCOMPARE(QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex(), QByteArray(kTextSha256));
    const RsaKey key = RsaKey::fromText(kPublicKey).value();
    QVERIFY(key.verify(text, QByteArray::fromBase64(kSignature)));
    QVERIFY(!key.verify(text + ' ', QByteArray::fromBase64(kSignature)));

    // The whole way: a form as the official client sends it, decoded once and verified.
    AlipayBench bench;
    bench.book.alipayApps[0].key = key;
    bench.clock.jumpWall(momentOf(QStringLiteral("2026-07-01 12:03:00"))->ms - bench.clock.wall().ms);
    Params params = vector();
    params.remove("empty");
    QCOMPARE(codes(bench.send(params)), QStringLiteral("40004 ACQ.PAYMENT_AUTH_CODE_INVALID")); // signature good
}

void TestAlipayGateway::knownCertificateNumbers_data()
{
    QTest::addColumn<QByteArray>("pem");
    QTest::addColumn<QByteArray>("sn");
    QTest::newRow("application") << certificateOf(
        ant("Ant Financial Certification Authority Class 1 R1"), "42701552708448241360226107228231049510")
                                 << QByteArray("866efef280dec9137a87d047ac446315");
    QTest::newRow("alipay") << certificateOf(
        ant("Ant Financial Certification Authority Class 2 R1"), "42701552432456004857627230056898180491")
                            << QByteArray("7513daaaa48aa3ba2e4018d84402479c");
    QTest::newRow("root") << certificateOf(ant("Ant Financial Certification Authority R1"), "2292228364100439313")
                          << QByteArray("687b59193f3f462dd5336e5abf83c5d8");
}

void TestAlipayGateway::knownCertificateNumbers()
{
    QFETCH(QByteArray, pem);
    QFETCH(QByteArray, sn);
    QCOMPARE(certificateSn(pem).value(), sn);
}

void TestAlipayGateway::theRootNumberSkipsOtherAlgorithms()
{
    const QByteArray first = certificateOf(ant("Ant Financial Certification Authority R1"), "2292228364100439313");
    const QByteArray elliptic = certificateOf(ant("Ant Financial Certification Authority E1"), "17", false);
    const QByteArray second = certificateOf(ant("Another root"), "95790491425698859646659490580052089075020051350");
    const QByteArray unreadable = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n";
    QCOMPARE(rootSn(elliptic + first + unreadable + second),
        "687b59193f3f462dd5336e5abf83c5d8_" + certificateSn(second).value());
    QVERIFY(!certificateSn("no certificate"));
}

void TestAlipayGateway::answersLookAsTheyShould()
{
    AlipayBench bench;
    const QString qr = bench.precreate(QStringLiteral("Q1"), QStringLiteral("1.00"));
    QVERIFY(bench.lastSigned);
    QCOMPARE(bench.last.status, 200);
    QCOMPARE(bench.last.contentType, QByteArray("text/html;charset=utf-8"));
    QVERIFY(
        bench.last.body.startsWith("{\"alipay_trade_precreate_response\":{\"code\":\"10000\",\"msg\":\"Success\","));
    QVERIFY(bench.last.body.contains("\"qr_code\":\"https:\\/\\/qr.alipay.com\\/bax0"));
    QVERIFY(qr.startsWith(QLatin1String("https://qr.alipay.com/bax0")));
    QVERIFY(bench.last.body.endsWith("\"}"));

    const QJsonObject missing = bench.query(QStringLiteral("NOWHERE"));
    QCOMPARE(codes(missing), QStringLiteral("40004 ACQ.TRADE_NOT_EXIST"));
    QCOMPARE(text(missing, "msg"), QStringLiteral("Business Failed"));
    QCOMPARE(text(missing, "receipt_amount"), QStringLiteral("0.00"));
    QVERIFY(bench.lastSigned); // business errors are signed
}

void TestAlipayGateway::everythingMayStandInTheBodyOrTheQuery()
{
    AlipayBench bench;
    const auto node = [](const WireAnswer &answer) {
        return QJsonDocument::fromJson(answer.body).object().value(u"alipay_trade_pay_response").toObject();
    };
    const QByteArray one =
        writeForm(bench.params("alipay.trade.pay", bench.payContent(QStringLiteral("A"), QStringLiteral("1.00"))));
    QCOMPARE(codes(node(bench.raw(one, "/gateway.do"))), QStringLiteral("10000"));
    QVERIFY(bench.service.calls().last().note.contains(QLatin1String("charset")));
    const QByteArray two =
        writeForm(bench.params("alipay.trade.pay", bench.payContent(QStringLiteral("B"), QStringLiteral("1.00"))));
    QCOMPARE(codes(node(bench.raw({}, "/gateway.do?" + two, "GET"))), QStringLiteral("10000"));
    QVERIFY(bench.service.calls().last().note.isEmpty());
}

void TestAlipayGateway::gbkIsSpokenWhenAsked()
{
    AlipayBench bench;
    Params params = bench.params("alipay.trade.query", {{QStringLiteral("out_trade_no"), QStringLiteral("X")}});
    params["charset"] = "GBK";
    bench.sign(params);
    bench.send(params);
    QVERIFY(bench.lastSigned);
    QVERIFY(bench.last.body.contains(encoded(QStringLiteral(u"交易不存在"), "gbk")));
}

void TestAlipayGateway::refuses_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value"); // empty = the parameter is left out
    QTest::addColumn<QString>("answer");
    const auto row = [](const char *title, const char *name, const QByteArray &value, const char *answer) {
        QTest::newRow(title) << QByteArray(name) << value << QString::fromLatin1(answer);
    };
    row("no app", "app_id", "", "40001 isv.missing-app-id");
    row("unknown app", "app_id", "2021999999999999", "40002 isv.invalid-app-id");
    row("no method", "method", "", "40001 isv.missing-method");
    row("unknown method", "method", "alipay.trade.create", "40002 isv.invalid-method");
    row("no sign_type", "sign_type", "", "40001 isv.missing-signature-type");
    row("SHA1", "sign_type", "RSA", "40002 isv.invalid-signature-type");
    row("no timestamp", "timestamp", "", "40001 isv.missing-timestamp");
    row("ISO timestamp", "timestamp", "2025-11-21T14:32:00", "40002 isv.invalid-timestamp");
    row("no such day", "timestamp", "2025-11-31 14:32:00", "40002 isv.invalid-timestamp");
    row("UTC timestamp", "timestamp", "2025-11-21 06:32:00", "40002 isv.invalid-timestamp");
    row("ten minutes late", "timestamp", "2025-11-21 14:21:59", "40002 isv.invalid-timestamp");
    row("no version", "version", "", "40001 isv.missing-version");
    row("version 2", "version", "2.0", "40002 isv.invalid-parameter");
    row("no charset", "charset", "", "40002 isv.invalid-charset");
    row("latin1", "charset", "latin1", "40002 isv.invalid-charset");
    row("XML", "format", "XML", "40002 isv.invalid-format");
    row("AES", "encrypt_type", "AES", "40002 isv.invalid-encrypt-type");
    row("ISV mode", "app_auth_token", "x", "40002 isv.not-support-app-auth");
    row("notify_url no URL", "notify_url", "notify", "40002 isv.invalid-parameter");
    row("notify_url ftp", "notify_url", "ftp://127.0.0.1/x", "40002 isv.invalid-parameter");
    row("notify_url too long", "notify_url", "http://127.0.0.1/" + QByteArray(240, 'x'), "40002 isv.invalid-parameter");
    row("no biz_content", "biz_content", "", "40002 isv.invalid-parameter");
    row("no JSON", "biz_content", "out_trade_no=1", "40002 isv.illegal-json");
    row("a list", "biz_content", "[]", "40002 isv.illegal-json");
    row("bytes behind", "biz_content", "{\"out_trade_no\":\"1\"}x", "40002 isv.illegal-json");
    row("a byte order mark", "biz_content", "\xef\xbb\xbf{\"out_trade_no\":\"1\"}", "40002 isv.illegal-json");
    row("not UTF-8", "biz_content", "{\"out_trade_no\":\"\xb3\xc9\"}", "40002 isv.illegal-json");
    row("a name twice", "biz_content", R"({"out_trade_no":"1","out_trade_no":"1"})", "40002 isv.illegal-json");
    row("a name twice, escaped", "biz_content", R"({"out_trade_no":"1","out_trade\u005fno":"1"})",
        "40002 isv.illegal-json");
    row("a name twice, inside", "biz_content", R"({"out_trade_no":"1","x":[{"a":1,"b":"\"{","a":2}]})",
        "40002 isv.illegal-json");
}

void TestAlipayGateway::refuses()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, value);
    QFETCH(QString, answer);
    AlipayBench bench;
    Params params = bench.params("alipay.trade.query", {{QStringLiteral("out_trade_no"), QStringLiteral("1")}});
    params[name] = value;
    if (value.isEmpty())
        params.remove(name);
    bench.sign(params);
    bench.send(params);
    const QJsonObject body = QJsonDocument::fromJson(bench.last.body).object();
    const bool knowsRoot = body.contains(QStringLiteral("alipay_trade_query_response"));
    QCOMPARE(knowsRoot, name != "method");
    const QJsonObject node = body.value(knowsRoot ? u"alipay_trade_query_response" : u"error_response").toObject();
    QCOMPARE(codes(node), answer);
    QCOMPARE(body.contains(QStringLiteral("sign")), name == "biz_content"); // unsigned until the caller is known
}

void TestAlipayGateway::refusesForms_data()
{
    QTest::addColumn<QByteArray>("change");
    QTest::addColumn<QString>("answer");
    QTest::newRow("a digit of the sign") << QByteArray("sign") << "40002 isv.invalid-signature";
    QTest::newRow("sign no base64") << QByteArray("base64") << "40002 isv.invalid-signature";
    QTest::newRow("no sign") << QByteArray("no sign") << "40001 isv.missing-signature";
    QTest::newRow("changed after signing") << QByteArray("content") << "40002 isv.invalid-signature";
    QTest::newRow("charset in other letters") << QByteArray("charset") << "40002 isv.invalid-signature";
    QTest::newRow("another app's key") << QByteArray("key") << "40002 isv.invalid-signature";
    QTest::newRow("added after signing") << QByteArray("added") << "40002 isv.invalid-signature";
}

void TestAlipayGateway::refusesForms()
{
    QFETCH(QByteArray, change);
    QFETCH(QString, answer);
    AlipayBench bench;
    Params params = bench.params("alipay.trade.query", {{QStringLiteral("out_trade_no"), QStringLiteral("a&b")}});
    if (change == "sign")
        params["sign"][3] = params["sign"].at(3) == 'A' ? 'B' : 'A';
    else if (change == "base64")
        params["sign"] = "!" + params["sign"].mid(1);
    else if (change == "no sign")
        params.remove("sign");
    else if (change == "content")
        params["biz_content"].append(' ');
    else if (change == "charset")
        params["charset"] = "UTF-8";
    else if (change == "key")
        params["sign"] = AlipayKeys::shared().apps.at(1).key.sign(textToSign(params)).toBase64();
    else
        params["alipay_sdk"] = "x";
    const QJsonObject node = bench.send(params);
    QCOMPARE(codes(node), answer);
    QVERIFY(!bench.last.body.contains("\"sign\":"));
    if (answer.endsWith(QLatin1String("invalid-signature")))
        QVERIFY(text(node, "sub_msg").contains(QLatin1String("biz_content={&quot;out_trade_no&quot;:&quot;a&amp;b")));

    // Forms that cannot be read at all.
    for (const char *form : {"a=1&a=2", "a=%4", "a=%zz", "=1", "novalue"}) {
        const QByteArray body = bench.raw(form).body;
        QVERIFY2(body.startsWith("{\"error_response\":{\"code\":\"40002\"") && !body.contains("\"sign\":"), form);
    }
    net::Request json;
    json.method = "POST";
    json.target = "/gateway.do?" + writeForm(bench.params("alipay.trade.query", {}));
    json.body = "{}=1";
    json.headers = {{"Content-Type", "application/json"}};
    QVERIFY(bench.service.handle(json).body.contains("isv.invalid-content-type"));
}

void TestAlipayGateway::certificateModeChecks_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QString>("answer");
    QTest::newRow("good") << QByteArray("version") << QByteArray("1.0") << "40004 ACQ.TRADE_NOT_EXIST";
    QTest::newRow("no app_cert_sn") << QByteArray("app_cert_sn") << QByteArray() << "40002 isv.missing-app-cert-sn";
    QTest::newRow("another app_cert_sn") << QByteArray("app_cert_sn") << QByteArray(32, 'a')
                                         << "40002 isv.app-cert-not-exist";
    QTest::newRow("no root sn") << QByteArray("alipay_root_cert_sn") << QByteArray()
                                << "40002 isv.missing-alipay-root-cert-sn";
    QTest::newRow("another root sn") << QByteArray("alipay_root_cert_sn") << QByteArray(32, 'a')
                                     << "40002 invalid-alipay-root-cert-sn";
}

void TestAlipayGateway::certificateModeChecks()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, value);
    QFETCH(QString, answer);
    AlipayBench bench(AmountFaults::Off, 1);
    Params params = bench.params("alipay.trade.query", {{QStringLiteral("out_trade_no"), QStringLiteral("1")}});
    params[name] = value;
    bench.sign(params);
    QCOMPARE(codes(bench.send(params)), answer);
    const bool good = answer.endsWith(QLatin1String("NOT_EXIST"));
    QCOMPARE(bench.lastSigned, good);
    QCOMPARE(bench.lastSn, good ? certificateSn(AlipayKeys::shared().alipay.certificate).value() : QByteArray());
}

void TestAlipayGateway::aNewCertificateCanBeFetched()
{
    AlipayBench bench(AmountFaults::Off, 1);
    bench.query(QStringLiteral("1"));
    const QByteArray before = bench.lastSn;
    const QByteArray sn = bench.service.rotateCertificate().value();
    QVERIFY(sn != before);
    bench.query(QStringLiteral("1"));
    QCOMPARE(bench.lastSn, sn);
    QVERIFY(!bench.lastSigned); // under another key now
    const QJsonObject node = bench.call(
        "alipay.open.app.alipaycert.download", {{QStringLiteral("alipay_cert_sn"), QString::fromLatin1(sn)}});
    const QByteArray pem = QByteArray::fromBase64(text(node, "alipay_cert_content").toLatin1());
    QCOMPARE(certificateSn(pem).value(), sn);
    bench.verifyWith = RsaKey::fromText(pem).value().publicBase64();
    bench.query(QStringLiteral("1"));
    QVERIFY(bench.lastSigned);
    QCOMPARE(codes(bench.call("alipay.open.app.alipaycert.download",
                 {{QStringLiteral("alipay_cert_sn"), QString(32, QLatin1Char('b'))}})),
        QStringLiteral("40002 isv.invalid-parameter"));

    // Key mode keeps its key.
    AlipayBench plain;
    plain.service.rotateCertificate().value();
    plain.query(QStringLiteral("1"));
    QVERIFY(plain.lastSigned && plain.lastSn.isEmpty());
}

void TestAlipayGateway::keysInEveryForm()
{
    const RsaKey key = AlipayKeys::shared().apps.first().key;
    QByteArray wrapped = key.privateBase64();
    for (qsizetype at = 64; at < wrapped.size(); at += 66)
        wrapped.insert(at, "\r\n");
    const QByteArray armoured = "-----BEGIN PRIVATE KEY-----\n" + wrapped + "\n-----END PRIVATE KEY-----\n";
    for (const QByteArray &form : {key.privateBase64(), wrapped, armoured}) {
        const auto again = RsaKey::fromText(form);
        QVERIFY(again && again->isPrivate());
        QCOMPARE(again->publicBase64(), key.publicBase64());
    }
    const auto open = RsaKey::fromText(key.publicBase64());
    QVERIFY(open && !open->isPrivate() && open->sign("x").isEmpty());
    QVERIFY(open->verify("x", key.sign("x")));
    QVERIFY(!RsaKey::fromText("rubbish"));
    QVERIFY(!RsaKey::fromText(net::makeAuthority(QStringLiteral("EC")).value().certificate));
}

MENDIAN_TEST(TestAlipayGateway)
#include "tst_alipaygateway.moc"
