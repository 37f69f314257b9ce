// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/alipaysamples.h"
#include "tests/support/testmain.h"

#include <QCryptographicHash>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

using namespace mendian;
using namespace mendian::alipay;
using namespace mendian::test;

namespace {

enum class Kind { Rsa, RsaSha1, Ec };

/// A certificate that says it comes from `issuer` ("C=CN", …, from the outside in) with `serial`: what the SN is made
/// of. Who signed it plays no part.
QByteArray certificate(const QByteArrayList &issuer, const char *serial, Kind kind = Kind::Rsa)
{
    EVP_PKEY *key = kind == Kind::Ec ? EVP_EC_gen("P-256") : EVP_RSA_gen(2048);
    X509 *made = X509_new();
    BIGNUM *number = nullptr;
    BN_dec2bn(&number, serial);
    BN_to_ASN1_INTEGER(number, X509_get_serialNumber(made));
    X509_gmtime_adj(X509_getm_notBefore(made), 0);
    X509_gmtime_adj(X509_getm_notAfter(made), 3600);
    X509_set_pubkey(made, key);
    for (const QByteArray &part : issuer) {
        const qsizetype equals = part.indexOf('=');
        X509_NAME_add_entry_by_txt(X509_get_issuer_name(made), part.left(equals).constData(), MBSTRING_UTF8,
            reinterpret_cast<const unsigned char *>(part.constData() + equals + 1), -1, -1, 0);
    }
    X509_sign(made, key, kind == Kind::RsaSha1 ? EVP_sha1() : EVP_sha256());
    BIO *bio = BIO_new(BIO_s_mem());
    PEM_write_bio_X509(bio, made);
    char *text = nullptr;
    const long size = BIO_get_mem_data(bio, &text);
    const QByteArray pem(text, size);
    BIO_free(bio);
    BN_free(number);
    X509_free(made);
    EVP_PKEY_free(key);
    return pem;
}

QByteArrayList antFinancial(const char *commonName)
{
    return {"C=CN", "O=Ant Financial", "OU=Certification Authority", QByteArray("CN=") + commonName};
}

/// The PKCS#1 form of a PKCS#8 key: base64 of its DER.
QByteArray pkcs1Of(const QByteArray &pkcs8)
{
    const QByteArray der = QByteArray::fromBase64(pkcs8);
    const auto *at = reinterpret_cast<const unsigned char *>(der.constData());
    EVP_PKEY *key = d2i_AutoPrivateKey(nullptr, &at, der.size());
    BIO *bio = BIO_new(BIO_s_mem());
    PEM_write_bio_PrivateKey_traditional(bio, key, nullptr, nullptr, 0, nullptr, nullptr);
    char *text = nullptr;
    const long size = BIO_get_mem_data(bio, &text);
    const QByteArray pem(text, size);
    BIO_free(bio);
    EVP_PKEY_free(key);
    QByteArray base64;
    for (const QByteArray &line : pem.split('\n')) {
        if (!line.startsWith("-----"))
            base64 += line;
    }
    return base64;
}

QByteArray pem(const QByteArray &base64, const char *label, const char *lineEnd)
{
    QByteArray text = QByteArray("-----BEGIN ") + label + "-----" + lineEnd;
    for (qsizetype i = 0; i < base64.size(); i += 64)
        text += base64.mid(i, 64) + lineEnd;
    return text + "-----END " + label + "-----" + lineEnd;
}

} // namespace

class TestAlipayKeys : public QObject
{
    Q_OBJECT
private slots:
    void theKnownSignature();
    void theKnownReply();
    void signingTextOfARequest();
    void privateKeys_data();
    void privateKeys();
    void refusesPrivateKeys_data();
    void refusesPrivateKeys();
    void publicKeys();
    void verifyIsStrict();
    void certificateNumbers_data();
    void certificateNumbers();
    void rootNumber();
    void chains();
    void checksItsConfiguration_data();
    void checksItsConfiguration();
};

void TestAlipayKeys::theKnownSignature()
{
    const QByteArray text(kVectorText);
    QCOMPARE(text.size(), 421);
    QCOMPARE(QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex(),
        QByteArray("5b08e73c9853ed03d4329180bbe368dfada3cd1c82e653a267ceef0e5aa178a1"));
    const PrivateKey key = *PrivateKey::parse(Secret(QByteArray(kVectorPrivateKey)));
    QCOMPARE(*sign(text, key), QByteArray(kVectorSign));
    QVERIFY(verify(text, kVectorSign, *PublicKey::parse(kVectorPublicKey)));
    QVERIFY(key.isPairOf(*PublicKey::parse(kVectorPublicKey)));
    // The same from the fields, in whatever order they were put in.
    Fields fields;
    for (const char *name : {"version", "timestamp", "sign_type", "notify_url", "method", "charset", "app_id"}) {
        const qsizetype begin = text.indexOf(QByteArray(QByteArray(name) + '=')) + qstrlen(name) + 1;
        qsizetype end = text.indexOf('&', begin);
        if (QByteArray(name) == "notify_url")
            end = text.indexOf("&sign_type");
        fields.insert(QLatin1String(name), QString::fromUtf8(text.mid(begin, end < 0 ? -1 : end - begin)));
    }
    const qsizetype begin = text.indexOf("biz_content=") + 12;
    fields.insert(QStringLiteral("biz_content"), QString::fromUtf8(text.mid(begin, text.indexOf("&charset") - begin)));
    fields.insert(QStringLiteral("sign"), QStringLiteral("not part of it"));
    fields.insert(QStringLiteral("app_auth_token"), QString());
    fields.insert(QStringLiteral("encrypt_type"), QStringLiteral("  "));
    QCOMPARE(signingText(fields), text);
    QCOMPARE(*sign(fields, key), QByteArray(kVectorSign));
    fields.insert(QStringLiteral("sign"), QString::fromLatin1(kVectorSign));
    QVERIFY(verify(fields, *PublicKey::parse(kVectorPublicKey)));
}

void TestAlipayKeys::theKnownReply()
{
    const auto envelope = cutReply("alipay_trade_pay_response", kVectorReply);
    QVERIFY(envelope);
    QVERIFY(envelope->signedText.startsWith("{\"code\"") && envelope->signedText.endsWith("a.cn\"}"));
    QVERIFY(isGenuine(*envelope, *PublicKey::parse(kVectorPublicKey)));
    QCOMPARE(envelope->node.value(QStringLiteral("store_name")), QStringLiteral(u"蒙甸{南京}东路"));
    QCOMPARE(envelope->node.value(QStringLiteral("x_url")), QStringLiteral("https://a.cn"));
    QCOMPARE(amountOf(envelope->node, "total_amount"), std::optional(8880_fen));
    const auto changed =
        cutReply("alipay_trade_pay_response", QByteArray(kVectorReply).replace("\"88.80\"", "\"88.81\""));
    QVERIFY(changed && !isGenuine(*changed, *PublicKey::parse(kVectorPublicKey)));
}

void TestAlipayKeys::signingTextOfARequest()
{
    const Fields fields{{QStringLiteral("b"), QStringLiteral("0")}, {QStringLiteral("a"), QStringLiteral("x&y=z+ %")},
        {QStringLiteral("sign_type"), QStringLiteral("RSA2")}};
    QCOMPARE(signingText(fields), QByteArray("a=x&y=z+ %&b=0&sign_type=RSA2")); // raw; sign_type takes part
}

void TestAlipayKeys::privateKeys_data()
{
    QTest::addColumn<QByteArray>("text");
    const QByteArray pkcs8(kVectorPrivateKey);
    const QByteArray pkcs1 = pkcs1Of(pkcs8);
    QVERIFY(pkcs1.startsWith("MIIE") && pkcs1 != pkcs8);
    QTest::newRow("pkcs8, one line") << pkcs8;
    QTest::newRow("pkcs1, one line") << pkcs1;
    QTest::newRow("pkcs8, PEM") << pem(pkcs8, "PRIVATE KEY", "\n");
    QTest::newRow("pkcs1, PEM") << pem(pkcs1, "RSA PRIVATE KEY", "\n");
    QTest::newRow("pkcs1, PEM, CRLF") << pem(pkcs1, "RSA PRIVATE KEY", "\r\n");
    QTest::newRow("pkcs8 under the label of pkcs1") << pem(pkcs8, "RSA PRIVATE KEY", "\n");
    QTest::newRow("pkcs1 under the label of pkcs8") << pem(pkcs1, "PRIVATE KEY", "\r\n");
    QTest::newRow("spaces around and inside") << " \t" + pkcs8.left(700) + "  \r\n " + pkcs8.mid(700) + " \n\n";
}

void TestAlipayKeys::privateKeys()
{
    QFETCH(QByteArray, text);
    const auto key = PrivateKey::parse(Secret(text));
    QVERIFY(key);
    QCOMPARE(*sign(QByteArray(kVectorText), *key), QByteArray(kVectorSign));
}

void TestAlipayKeys::refusesPrivateKeys_data()
{
    QTest::addColumn<QByteArray>("text");
    const QByteArray good(kVectorPrivateKey);
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("not base64") << QByteArray("correct horse battery staple!");
    QTest::newRow("cut off") << good.left(800);
    QTest::newRow("something follows") << QByteArray::fromBase64(good).append('\0').toBase64();
    QTest::newRow("the public key") << QByteArray(kVectorPublicKey);
    QTest::newRow("too large") << QByteArray(100'000, 'A');
    QTest::newRow("not RSA") << net::makeAuthority(QStringLiteral("x"))->privateKey;
    EVP_PKEY *small = EVP_RSA_gen(1024);
    unsigned char *der = nullptr;
    const int size = i2d_PrivateKey(small, &der);
    QTest::newRow("1024 bits") << QByteArray(reinterpret_cast<const char *>(der), size).toBase64();
    OPENSSL_free(der);
    EVP_PKEY_free(small);
}

void TestAlipayKeys::refusesPrivateKeys()
{
    QFETCH(QByteArray, text);
    const auto key = PrivateKey::parse(Secret(text));
    QVERIFY(!key);
    QCOMPARE(key.error().code, ErrorCode::InvalidInput);
    QVERIFY(text.size() < 16 || !key.error().detail.contains(QString::fromLatin1(text.left(16))));
}

void TestAlipayKeys::publicKeys()
{
    const QByteArray text(kVectorPublicKey);
    for (const QByteArray &form :
        QByteArrayList{text, pem(text, "PUBLIC KEY", "\n"), pem(text, "PUBLIC KEY", "\r\n"), ' ' + text}) {
        const auto key = PublicKey::parse(form);
        QVERIFY(key && verify(kVectorText, kVectorSign, *key));
    }
    for (const QByteArray &form : {QByteArray(), QByteArray("x"), text.left(300), QByteArray(kVectorPrivateKey)})
        QVERIFY(!PublicKey::parse(form));
}

void TestAlipayKeys::verifyIsStrict()
{
    const PublicKey key = *PublicKey::parse(kVectorPublicKey);
    const QByteArray text(kVectorText);
    QVERIFY(!verify(text + ' ', kVectorSign, key));
    QVERIFY(!verify(text, QByteArray(), key));
    QVERIFY(!verify(text, "AAAA", key));
    QVERIFY(!verify(text, QByteArray(kVectorSign) + "!", key));
    QVERIFY(!verify(text, QByteArray(kVectorSign).toLower(), key));
    QVERIFY(!verify(text, kVectorSign, alipayPrivateKey().publicKey()));
}

void TestAlipayKeys::certificateNumbers_data()
{
    QTest::addColumn<QByteArrayList>("issuer");
    QTest::addColumn<QByteArray>("serial");
    QTest::addColumn<QByteArray>("sn");
    // spec/alipay.md §3, "Checked"
    QTest::newRow("application") << antFinancial("Ant Financial Certification Authority Class 1 R1")
                                 << QByteArray("42701552708448241360226107228231049510")
                                 << QByteArray("866efef280dec9137a87d047ac446315");
    QTest::newRow("Alipay") << antFinancial("Ant Financial Certification Authority Class 2 R1")
                            << QByteArray("42701552432456004857627230056898180491")
                            << QByteArray("7513daaaa48aa3ba2e4018d84402479c");
    QTest::newRow("root") << antFinancial("Ant Financial Certification Authority R1")
                          << QByteArray("2292228364100439313") << QByteArray("687b59193f3f462dd5336e5abf83c5d8");
    QTest::newRow("root of iTrusChina") << QByteArrayList{"C=CN", "O=iTrusChina", "OU=China Trust Network",
        "CN=iTrusChina Class 2 Root CA - G3"}
                                        << QByteArray("95790491425698859646659490580052089075020051350")
                                        << QByteArray("02941eef3187dddf3d3b83462e1dfcf6");
}

void TestAlipayKeys::certificateNumbers()
{
    QFETCH(QByteArrayList, issuer);
    QFETCH(QByteArray, serial);
    QFETCH(QByteArray, sn);
    const auto read = Certificate::readBundle(certificate(issuer, serial.constData()));
    QCOMPARE(read.size(), 1);
    QCOMPARE(read.first().sn(), sn);
    QCOMPARE(read.first().sn().size(), 32);
}

void TestAlipayKeys::rootNumber()
{
    const QByteArray ant = certificate(antFinancial("Ant Financial Certification Authority R1"), "2292228364100439313");
    const QByteArray trust =
        certificate({"C=CN", "O=iTrusChina", "OU=China Trust Network", "CN=iTrusChina Class 2 Root CA - G3"},
            "95790491425698859646659490580052089075020051350", Kind::RsaSha1);
    const QByteArray elliptic = certificate(antFinancial("Ant Financial Certification Authority E1"), "17", Kind::Ec);
    const QByteArray unreadable = "-----BEGIN CERTIFICATE-----\nMIIBszCCAVegAwIBAgIIaeL+\n-----END CERTIFICATE-----\n";
    const QByteArray bundle = unreadable + ant + "\r\nwords between\r\n" + elliptic + trust;
    QCOMPARE(rootSn(Certificate::readBundle(bundle)),
        QByteArray("687b59193f3f462dd5336e5abf83c5d8_02941eef3187dddf3d3b83462e1dfcf6"));
    QVERIFY(rootSn(Certificate::readBundle(elliptic)).isEmpty());
    QVERIFY(Certificate::readBundle("x").isEmpty());
    QVERIFY(Certificate::readBundle("-----BEGIN CERTIFICATE-----\nMIIB").isEmpty());
}

void TestAlipayKeys::chains()
{
    const auto root = net::makeAuthority(QStringLiteral("Root"), net::KeyKind::Rsa2048);
    const auto other = net::makeAuthority(QStringLiteral("Other"), net::KeyKind::Rsa2048);
    const auto leaf = net::issueServer(*root, {QStringLiteral("alipay")}, net::KeyKind::Rsa2048);
    const auto next = net::issueServer(*root, {QStringLiteral("alipay-next")}, net::KeyKind::Rsa2048);
    const auto stranger = net::issueServer(*other, {QStringLiteral("alipay")}, net::KeyKind::Rsa2048);
    const Certificate ours = Certificate::readBundle(leaf->certificate).first();
    const Certificate theirs = Certificate::readBundle(stranger->certificate).first();
    const QList<Certificate> roots = Certificate::readBundle(root->certificate);
    const Timestamp now = SystemClock().wall();
    QVERIFY(ours.isVouchedFor({}, roots, now));
    QVERIFY(!theirs.isVouchedFor({}, roots, now));
    QVERIFY(!ours.isVouchedFor({}, {}, now));
    QVERIFY(!ours.isVouchedFor({}, roots, now + 20LL * 365 * 24 * 3600 * 1000));
    QVERIFY(!ours.hasIssuerOf(theirs));
    QVERIFY(ours.hasIssuerOf(Certificate::readBundle(next->certificate).first()));
}

void TestAlipayKeys::checksItsConfiguration_data()
{
    QTest::addColumn<bool>("certificates");
    QTest::addColumn<QString>("field");
    for (const char *field : {"app_id", "private_key", "alipay_public_key", "seller_id", "store_id", "terminal_id",
             "operator_id", "product_code", "notify_url", "base_url", "ca"}) {
        QTest::newRow(field) << false << QString::fromLatin1(field);
    }
    for (const char *field : {"app_cert", "alipay_cert", "root_cert"})
        QTest::newRow(field) << true << QString::fromLatin1(field);
}

void TestAlipayKeys::checksItsConfiguration()
{
    QFETCH(bool, certificates);
    QFETCH(QString, field);
    Config config = certificates ? certifiedAlipay().config : demoAlipay();
    QVERIFY(validate(config));
    const QHash<QString, QList<std::function<void()>>> spoil = {
        {QStringLiteral("app_id"), {[&] { config.appId = QStringLiteral("2021x"); }, [&] { config.appId.clear(); }}},
        {QStringLiteral("private_key"), {[&] { config.privateKey = Secret("short"); }}},
        {QStringLiteral("alipay_public_key"),
            {[&] { config.alipayPublicKey = "x"; }, [&] { config.alipayPublicKey.clear(); },
                [&] { config.alipayPublicKey = kVectorPublicKey; }}}, // our own
        {QStringLiteral("seller_id"), {[&] { config.sellerId = QStringLiteral("me"); }}},
        {QStringLiteral("store_id"), {[&] { config.storeId = QStringLiteral(u"南京"); }}},
        {QStringLiteral("terminal_id"), {[&] { config.terminalId = QString(33, u'1'); }}},
        {QStringLiteral("operator_id"), {[&] { config.operatorId = QStringLiteral("a b"); }}},
        {QStringLiteral("product_code"),
            {[&] { config.productCode = QStringLiteral("x"); }, [&] { config.qrProductCode = QStringLiteral("x"); }}},
        {QStringLiteral("notify_url"),
            {[&] { config.notifyUrl = QUrl(QStringLiteral("ftp://a.cn")); },
                [&] { config.notifyUrl = QUrl(u"https://a.cn/" + QString(256, u'a')); }}},
        {QStringLiteral("base_url"),
            {[&] { config.baseUrl = QUrl(QStringLiteral("http://openapi.alipay.com/gateway.do")); },
                [&] { config.baseUrl = QUrl(QStringLiteral("https://a.cn/gateway.do?x=1")); }}},
        {QStringLiteral("ca"), {[&] { config.caPem = "x"; }}},
        {QStringLiteral("app_cert"), {[&] { config.appCert.clear(); }, [&] { config.appCert = config.alipayCert; }}},
        {QStringLiteral("alipay_cert"),
            {[&] { config.alipayCert = "x"; }, [&] { config.alipayCert = config.appCert; }}},
        {QStringLiteral("root_cert"), {[&] { config.rootCert = "x"; }, [&] { config.rootCert.clear(); }}},
    };
    const Config good = config;
    QVERIFY(!spoil.value(field).isEmpty());
    for (const auto &change : spoil.value(field)) {
        config = good;
        change();
        const auto status = validate(config);
        QVERIFY(!status);
        QCOMPARE(status.error().args, QStringList{field});
    }
}

MENDIAN_TEST(TestAlipayKeys)
#include "tst_alipaykeys.moc"
