// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/alipaysamples.h"
#include "tests/support/testmain.h"

using namespace mendian;
using namespace mendian::alipay;
using namespace mendian::test;

namespace {

const QByteArray kRoot = QByteArrayLiteral("alipay_trade_query_response");

QString ownOf(const Received &received) { return QString::fromLatin1(received.own ? received.own : ""); }

} // namespace

class TestAlipayReply : public QObject
{
    Q_OBJECT
private slots:
    void cuts_data();
    void cuts();
    void refuses_data();
    void refuses();
    void readsEveryKindOfValue();
    void slashesSignedBeforeTheyWereEscaped();
    void unsignedReplies_data();
    void unsignedReplies();
    void signedErrorsAreChecked();
    void certificateMode_data();
    void certificateMode();
    void takesTheNextCertificate_data();
    void takesTheNextCertificate();
    void paymentCodesStayOut();

private:
    const Merchant m_merchant = *Merchant::open(demoAlipay());
};

void TestAlipayReply::cuts_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("text");
    const QByteArray node = "{\"code\":\"10000\",\"a\":\"}{\\\"\\\\\",\"b\":[{\"c\":1}]}";
    const auto row = [&](const char *name, const QByteArray &body) { QTest::newRow(name) << body << node; };
    row("node, sign", "{\"" + kRoot + "\":" + node + ",\"sign\":\"AA==\"}");
    row("sign first", "{\"sign\":\"AA==\",\"" + kRoot + "\":" + node + "}");
    row("certificate between", "{\"" + kRoot + "\":" + node + ",\"alipay_cert_sn\":\"ab\",\"sign\":\"AA==\"}");
    row("white space outside", " {\r\n \"" + kRoot + "\" :\t" + node + " , \"sign\" : \"AA==\" }\n");
    row("error_response", "{\"error_response\":" + node + ",\"sign\":\"AA==\"}");
    row("the name inside a string",
        "{\"x\":\"\\\"" + kRoot + "\\\":{}\",\"" + kRoot + "\":" + node + ",\"sign\":\"AA==\"}");
    row("the name deeper", "{\"x\":{\"" + kRoot + "\":{}},\"" + kRoot + "\":" + node + ",\"sign\":\"AA==\"}");
}

void TestAlipayReply::cuts()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, text);
    const auto envelope = cutReply(kRoot, body);
    QVERIFY2(envelope, envelope ? "" : qPrintable(envelope.error().detail));
    QCOMPARE(envelope->signedText, text);
    QCOMPARE(envelope->sign, QByteArray("AA=="));
    QCOMPARE(envelope->node.value(QStringLiteral("a")), QStringLiteral("}{\"\\"));
}

void TestAlipayReply::refuses_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("own");
    const QByteArray good = alipayReply(Query, {});
    const QByteArray twice = good.left(good.size() - 1) + ",\"" + kRoot + "\":{\"code\":\"10000\"}}";
    const auto row = [](const char *name, const QByteArray &body, const char *own = "GARBAGE") {
        QTest::newRow(name) << body << QString::fromLatin1(own);
    };
    row("empty", {});
    row("html", "<html><body>502 Bad Gateway</body></html>");
    row("cut off", good.left(good.size() - 20));
    row("cut off in the node", good.left(40));
    row("an array", '[' + good + ']');
    row("something follows", good + "{}");
    row("BOM", "\xEF\xBB\xBF" + good);
    row("entities", QByteArray(good).replace("\"", "&quot;"));
    row("not UTF-8", QByteArray(good).replace("Success", "Succ\xB3\xC9"));
    row("gzip", QByteArray::fromHex("1f8b0800000000000003abae05004365b0bf020000"));
    row("the node twice", twice);
    row("sign twice", good.left(good.size() - 1) + ",\"sign\":\"\"}");
    row("a member of the node twice", sealedReply(kRoot, "{\"code\":\"40004\",\"code\":\"10000\"}"));
    row("an escaped name", QByteArray(good).replace("\"sign\"", "\"s\\u0069gn\""));
    row("another method's node", alipayReply(Pay, {}));
    row("ciphertext", sealedReply(kRoot, "\"aGVsbG8=\""));
    row("node null", sealedReply(kRoot, "null"));
    row("a bomb of brackets",
        '{' + QByteArray("\"a\":[").repeated(1) + QByteArray(5000, '[') + QByteArray(5000, ']') + "]}");
    row("oversized", good + QByteArray(300'000, ' '), "TOO_LARGE");
    row("unsigned success", "{\"" + kRoot + "\":{\"code\":\"10000\"}}", "UNSIGNED");
    row("empty signature", "{\"" + kRoot + "\":{\"code\":\"10000\"},\"sign\":\"\"}", "UNSIGNED");
    row("signature null", "{\"" + kRoot + "\":{\"code\":\"10000\"},\"sign\":null}", "UNSIGNED");
    row("signature not base64", "{\"" + kRoot + "\":{\"code\":\"10000\"},\"sign\":\"!\"}", "BAD_SIGNATURE");
    row("changed after signing", QByteArray(good).replace("Success", "success"), "BAD_SIGNATURE");
    row("signed with our own key",
        sealedReply(kRoot, replyNode({}), *PrivateKey::parse(Secret(QByteArray(kVectorPrivateKey)))), "BAD_SIGNATURE");
    row("a space in the node", QByteArray(good).replace("\"code\":", "\"code\": "), "BAD_SIGNATURE");
}

void TestAlipayReply::refuses()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, own);
    const Received received = readReply(m_merchant, Query, body);
    QCOMPARE(ownOf(received), own);
    QVERIFY(received.node.isEmpty() && received.code.isEmpty());
}

void TestAlipayReply::readsEveryKindOfValue()
{
    const auto envelope = cutReply(kRoot,
        "{\"" + kRoot
            + "\":{\"s\":\"\\u8499\\/a\",\"n\":88.80,\"big\":100000000000000001,\"b\":true,\"o\":{\"x\":[1, "
              "2]},\"e\":\"\"},"
              "\"sign\":\"AA==\"}");
    QVERIFY(envelope);
    QCOMPARE(envelope->node.value(QStringLiteral("s")), QStringLiteral(u"蒙/a"));
    QCOMPARE(envelope->node.value(QStringLiteral("n")), QStringLiteral("88.80"));
    QCOMPARE(amountOf(envelope->node, "n"), std::optional(8880_fen));
    QCOMPARE(envelope->node.value(QStringLiteral("big")), QStringLiteral("100000000000000001"));
    QCOMPARE(envelope->node.value(QStringLiteral("b")), QStringLiteral("true"));
    QCOMPARE(envelope->node.value(QStringLiteral("o")), QStringLiteral("{\"x\":[1, 2]}"));
    QVERIFY(envelope->node.value(QStringLiteral("e")).isEmpty());
}

void TestAlipayReply::slashesSignedBeforeTheyWereEscaped()
{
    const QByteArray plain = "{\"code\":\"10000\",\"qr_code\":\"https://qr.alipay.com/bax0\"}";
    const QByteArray escaped = QByteArray(plain).replace("/", "\\/");
    for (const QByteArray &signedText : {plain, escaped}) {
        const QByteArray body =
            "{\"" + kRoot + "\":" + escaped + ",\"sign\":\"" + *sign(signedText, alipayPrivateKey()) + "\"}";
        const Received received = readReply(m_merchant, Query, body);
        QCOMPARE(ownOf(received), QString());
        QCOMPARE(received.node.value(QStringLiteral("qr_code")), QStringLiteral("https://qr.alipay.com/bax0"));
    }
}

void TestAlipayReply::unsignedReplies_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<bool>("believed");
    // spec/alipay.md §1.5, "Rule for the client"
    for (const char *code : {"20001", "40001", "40002", "40003", "40005", "40006"})
        QTest::newRow(code) << QString::fromLatin1(code) << true;
    for (const char *code : {"10000", "10003", "20000", "40004", "12345", ""})
        QTest::addRow("not %s", code) << QString::fromLatin1(code) << false;
}

void TestAlipayReply::unsignedReplies()
{
    QFETCH(QString, code);
    QFETCH(bool, believed);
    const QByteArray node = "{\"code\":\"" + code.toLatin1() + "\",\"msg\":\"x\",\"sub_code\":\"isv.invalid-app-id\"}";
    for (const QByteArray &root : {kRoot, QByteArray("error_response")}) {
        const Received received = readReply(m_merchant, Query, "{\"" + root + "\":" + node + "}");
        QCOMPARE(ownOf(received), believed ? QString() : QStringLiteral("UNSIGNED"));
        QCOMPARE(received.subCode, believed ? QStringLiteral("isv.invalid-app-id") : QString());
    }
}

void TestAlipayReply::signedErrorsAreChecked()
{
    // A signature that is there has to hold, whatever the code.
    const QByteArray good = sealedReply(kRoot, "{\"code\":\"40002\",\"msg\":\"Invalid Arguments\"}");
    QCOMPARE(ownOf(readReply(m_merchant, Query, good)), QString());
    QCOMPARE(ownOf(readReply(m_merchant, Query, QByteArray(good).replace("Invalid", "invalid"))),
        QStringLiteral("BAD_SIGNATURE"));
}

void TestAlipayReply::certificateMode_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("own");
    const CertifiedAlipay &sample = certifiedAlipay();
    const QByteArray node = replyNode({});
    const QByteArray error = "{\"code\":\"40004\",\"msg\":\"Business Failed\"}";
    QTest::newRow("ours") << sealedReply(kRoot, node, keyOf(sample.alipay), snOf(sample.alipay)) << QString();
    QTest::newRow("success without the SN")
        << sealedReply(kRoot, node, keyOf(sample.alipay)) << QStringLiteral("BAD_SIGNATURE");
    QTest::newRow("error without the SN") << sealedReply(kRoot, error, keyOf(sample.alipay)) << QString();
    QTest::newRow("the next one") << sealedReply(kRoot, node, keyOf(sample.next), snOf(sample.next))
                                  << QStringLiteral("OTHER_CERTIFICATE");
    QTest::newRow("our SN, another key") << sealedReply(kRoot, node, keyOf(sample.next), snOf(sample.alipay))
                                         << QStringLiteral("BAD_SIGNATURE");
    QTest::newRow("the application's own")
        << sealedReply(kRoot, node, keyOf(sample.stranger), snOf(sample.alipay)) << QStringLiteral("BAD_SIGNATURE");
}

void TestAlipayReply::certificateMode()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, own);
    const Merchant merchant = *Merchant::open(certifiedAlipay().config);
    const Received received = readReply(merchant, Query, body);
    QCOMPARE(ownOf(received), own);
    QCOMPARE(received.certSn.isEmpty(), own != QLatin1String("OTHER_CERTIFICATE"));
}

void TestAlipayReply::takesTheNextCertificate_data()
{
    QTest::addColumn<QByteArray>("asked");
    QTest::addColumn<QByteArray>("given");
    QTest::addColumn<QByteArray>("signerKey");
    QTest::addColumn<QByteArray>("signerSn");
    QTest::addColumn<bool>("taken");
    const CertifiedAlipay &sample = certifiedAlipay();
    const net::Identity self = *net::makeAuthority(QStringLiteral("Alipay itself"), net::KeyKind::Rsa2048);
    const net::Identity forged = *net::issueServer(self, {QStringLiteral("alipay-next")}, net::KeyKind::Rsa2048);
    const auto row = [](const char *name, const QByteArray &asked, const net::Identity &given,
                         const net::Identity &signer, bool taken) {
        QTest::newRow(name) << asked << given.certificate << signer.privateKey << snOf(signer) << taken;
    };
    row("signed by itself", snOf(sample.next), sample.next, sample.next, true);
    row("signed by the present one", snOf(sample.next), sample.next, sample.alipay, true);
    row("not the one asked for", snOf(sample.alipay), sample.next, sample.alipay, false);
    row("another application's", snOf(sample.stranger), sample.stranger, sample.stranger, false);
    row("another application's, signed by Alipay", snOf(sample.stranger), sample.stranger, sample.alipay, false);
    row("from an authority of the same name", snOf(forged), forged, forged, false);
}

void TestAlipayReply::takesTheNextCertificate()
{
    QFETCH(QByteArray, asked);
    QFETCH(QByteArray, given);
    QFETCH(QByteArray, signerKey);
    QFETCH(QByteArray, signerSn);
    QFETCH(bool, taken);
    Merchant merchant = *Merchant::open(certifiedAlipay().config);
    const PrivateKey key = *PrivateKey::parse(Secret(signerKey));
    const QByteArray node = replyNode({{QStringLiteral("alipay_cert_content"), QString::fromLatin1(given.toBase64())}});
    const QByteArray body = sealedReply(rootOf(CertificateDownload), node, key, signerSn);
    const Timestamp now = SystemClock().wall();
    const auto pem = takeCertificate(merchant, asked, body, now);
    QCOMPARE(pem.has_value(), taken);
    QCOMPARE(merchant.alipayKey(asked).has_value(), taken || asked == snOf(certifiedAlipay().alipay));
    if (taken) {
        QCOMPARE(*pem, given);
        const QByteArray next =
            sealedReply(kRoot, replyNode({}), keyOf(certifiedAlipay().next), snOf(certifiedAlipay().next));
        QCOMPARE(ownOf(readReply(merchant, Query, next)), QString());
        Merchant fresh = *Merchant::open(certifiedAlipay().config);
        QVERIFY(!takeCertificate(fresh, asked, QByteArray(body).replace("\"Success\"", "\"success\""), now));
        QVERIFY(!takeCertificate(fresh, asked, body, now + 20LL * 365 * 24 * 3600 * 1000)); // out of date
        QVERIFY(!fresh.alipayKey(asked));
    }
}

void TestAlipayReply::paymentCodesStayOut()
{
    // isv.invalid-signature quotes the string that was to be signed, HTML-escaped (§1.6).
    const QString quoted = QStringLiteral(u"验签出错：app_id=2021000000000001&amp;biz_content={&quot;auth_code&quot;:"
                                          u"&quot;286539574218843510&quot;,&quot;out_trade_no&quot;:&quot;1&quot;}");
    const QString kept = words(quoted, 4096);
    QVERIFY(!kept.contains(QStringLiteral("286539574218843510")));
    QVERIFY(kept.contains(QStringLiteral("app_id=2021000000000001")) && kept.contains(QStringLiteral("out_trade_no")));
    QVERIFY(!words(QStringLiteral("{\"auth_code\":\"fp0123456789abcdef0123456789abcdef0\"}")).contains(u"fp01"));
    QCOMPARE(words(QString(200, u'x')).size(), 128);
    QCOMPARE(words(QStringLiteral("a\n\tb\u0007")), QStringLiteral("ab"));
}

MENDIAN_TEST(TestAlipayReply)
#include "tst_alipayreply.moc"
