// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/ctl/ctlbench.h"
#include "tests/support/testmain.h"

#include <QCryptographicHash>
#include <QFile>
#include <QTemporaryDir>

using namespace mendian;

// The worked examples of the providers' documents through the support tool, files in, words out.
class TestCtlExplain : public QObject
{
    Q_OBJECT
private slots:
    void wechatV2_data();
    void wechatV2();
    void signsExactlyTheFile();
    void verifies_data();
    void verifies();
    void misuse_data();
    void misuse();

private:
    QString put(const char *name, const QByteArray &content);
    test::CtlResult run(const QString &command, const QStringList &options);

    QTemporaryDir m_dir;
    const QByteArray m_key = "MendianDemoV2Key0123456789abcdef\n"; // as an editor saves it
};

namespace {

// spec/wechat-pay.md §10.1.
const QByteArray kFields = R"({"appid":"wx0123456789abcdef","mch_id":"1900000001","device_info":"POS-01",
"body":"门店-可乐 500ml","attach":"","out_trade_no":"MD202601310001","total_fee":350,
"spbill_create_ip":"10.0.0.8","auth_code":"134567890123456789","nonce_str":"a1B2c3D4e5F6g7H8"%1})";
const QString kText = QStringLiteral(
    u"appid=wx0123456789abcdef&auth_code=134567890123456789&body=门店-可乐 500ml&device_info=POS-01&mch_id=1900000001"
    u"&nonce_str=a1B2c3D4e5F6g7H8&out_trade_no=MD202601310001&");
constexpr const char *kMd5 = "0259F600D8CF9C0CF2165F387B92D9E5";
constexpr const char *kHmac = "95F6731C36396584662E28F4F87E019F976D105610A7C3F59B6AF6AB073C68B6";

QByteArray fields(const QByteArray &more = {}) { return QByteArray(kFields).replace("%1", more); }

} // namespace

QString TestCtlExplain::put(const char *name, const QByteArray &content)
{
    const QString path = m_dir.filePath(QLatin1String(name));
    QFile file(path);
    if (file.open(QIODevice::WriteOnly))
        file.write(content);
    return path;
}

test::CtlResult TestCtlExplain::run(const QString &command, const QStringList &options)
{
    return test::ctl(QStringList{QStringLiteral("payment"), command} + options);
}

void TestCtlExplain::wechatV2_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<QString>("type"); // of the command line
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("signature");
    const QString md5 = kText + QStringLiteral("spbill_create_ip=10.0.0.8&total_fee=350&key=***");
    const QString hmac =
        kText + QStringLiteral("sign_type=HMAC-SHA256&spbill_create_ip=10.0.0.8&total_fee=350&key=***");
    const QByteArray typed = ",\"sign_type\":\"HMAC-SHA256\"";
    QTest::newRow("MD5") << fields() << "" << md5 << kMd5;
    QTest::newRow("MD5 named") << fields() << "MD5" << md5 << kMd5;
    QTest::newRow("HMAC by the file") << fields(typed) << "" << hmac << kHmac;
    QTest::newRow("HMAC named") << fields(typed) << "HMAC-SHA256" << hmac << kHmac;
    QTest::newRow("a signature in the file is left out") << fields(typed + ",\"sign\":\"0123\"") << "" << hmac << kHmac;
}

void TestCtlExplain::wechatV2()
{
    QFETCH(QByteArray, request);
    QFETCH(QString, type);
    QFETCH(QString, text);
    QFETCH(QString, signature);
    QStringList options{QStringLiteral("--provider"), QStringLiteral("wechat-v2"), QStringLiteral("--key-file"),
        put("v2.key", m_key), QStringLiteral("--request"), put("request.json", request)};
    if (!type.isEmpty())
        options += {QStringLiteral("--sign-type"), type};
    const auto explained = run(QStringLiteral("explain"), options);
    QVERIFY2(explained.exit == 0, explained.all().constData());
    QCOMPARE(explained.json.value(QStringLiteral("string_to_sign")).toString(), text);
    QCOMPARE(explained.json.value(QStringLiteral("signature")).toString(), signature);
    QVERIFY(!explained.all().contains(m_key.trimmed()));
    const auto spoken = test::ctlText(QStringList{QStringLiteral("payment"), QStringLiteral("explain")} + options);
    QVERIFY(spoken.out.contains(text));
    QVERIFY2(spoken.all().contains(signature.toLatin1()), spoken.all().constData());
    QVERIFY(!spoken.all().contains(m_key.trimmed()));
}

// Asking for HMAC does not put sign_type, a nonce or a time into the text: what is not in the file is not signed.
void TestCtlExplain::signsExactlyTheFile()
{
    const auto explained = run(QStringLiteral("explain"),
        {QStringLiteral("--provider"), QStringLiteral("wechat-v2"), QStringLiteral("--key-file"), put("v2.key", m_key),
            QStringLiteral("--sign-type"), QStringLiteral("HMAC-SHA256"), QStringLiteral("--request"),
            put("request.json", "{\"b\":\"0\",\"a\":0,\"Z\":\"x&y=z\",\"empty\":\"\"}")});
    QVERIFY2(explained.exit == 0, explained.all().constData());
    QCOMPARE(
        explained.json.value(QStringLiteral("string_to_sign")).toString(), QStringLiteral("Z=x&y=z&a=0&b=0&key=***"));
    QCOMPARE(explained.json.value(QStringLiteral("signature")).toString().size(), 64);
    // The digest is that of the real text, so that two sides can compare without showing the key.
    QCOMPARE(explained.json.value(QStringLiteral("sha256")).toString(),
        QString::fromLatin1(
            QCryptographicHash::hash(QByteArray("Z=x&y=z&a=0&b=0&key=" + m_key.trimmed()), QCryptographicHash::Sha256)
                .toHex()));
}

void TestCtlExplain::verifies_data()
{
    QTest::addColumn<QByteArray>("reply");
    QTest::addColumn<int>("exit");
    QTest::addColumn<QString>("code");
    const QByteArray md5 = QByteArray(",\"sign\":\"") + kMd5 + '"';
    const QByteArray hmac = QByteArray(",\"sign_type\":\"HMAC-SHA256\",\"sign\":\"") + kHmac + '"';
    QTest::newRow("MD5") << fields(md5) << 0 << "";
    QTest::newRow("HMAC") << fields(hmac) << 0 << "";
    QTest::newRow("another amount") << fields(md5).replace("350", "351") << 1 << "BadSignature";
    QTest::newRow("one field more") << fields(md5 + ",\"x\":\"1\"") << 1 << "BadSignature";
    QTest::newRow("not signed") << fields() << 1 << "BadSignature";
    QTest::newRow("XML as received") << QByteArray("<xml><a><![CDATA[1]]></a><sign>")
            + QCryptographicHash::hash("a=1&key=MendianDemoV2Key0123456789abcdef", QCryptographicHash::Md5)
                  .toHex()
                  .toUpper()
            + "</sign></xml>" << 0 << "";
    QTest::newRow("XML with an entity") << QByteArray("<!DOCTYPE x [<!ENTITY e 'y'>]><xml><a>&e;</a></xml>") << 1
                                        << "Protocol";
}

void TestCtlExplain::verifies()
{
    QFETCH(QByteArray, reply);
    QFETCH(int, exit);
    QFETCH(QString, code);
    const auto verified = run(QStringLiteral("verify"),
        {QStringLiteral("--provider"), QStringLiteral("wechat-v2"), QStringLiteral("--key-file"), put("v2.key", m_key),
            QStringLiteral("--reply"), put("reply", reply)});
    QVERIFY2(verified.exit == exit, verified.all().constData());
    QCOMPARE(verified.errorCode(), code);
    if (code.isEmpty() || code == QLatin1String("BadSignature"))
        QCOMPARE(verified.json.value(QStringLiteral("good")).toBool(), exit == 0);
    QVERIFY(!verified.all().contains(m_key.trimmed()));
}

void TestCtlExplain::misuse_data()
{
    QTest::addColumn<QStringList>("line");
    QTest::addColumn<int>("exit");
    QTest::addColumn<QString>("says");
    const QString key = put("v2.key", m_key);
    const QString good = put("good.json", fields());
    const auto line = [&](const QString &provider, const QString &keyFile, const QString &request) {
        return QStringList{QStringLiteral("explain"), QStringLiteral("--provider"), provider,
            QStringLiteral("--key-file"), keyFile, QStringLiteral("--request"), request};
    };
    QTest::newRow("another provider") << line(QStringLiteral("unionpay"), key, good) << 2 << "wechat-v2";
    QTest::newRow("another digest") << line(QStringLiteral("wechat-v2"), key, good)
            + QStringList{QStringLiteral("--sign-type"), QStringLiteral("SM3")}
                                    << 2 << "MD5, HMAC-SHA256";
    QTest::newRow("no key") << line(QStringLiteral("wechat-v2"), m_dir.filePath(QStringLiteral("gone")), good) << 1
                            << "cannot be read";
    QTest::newRow("no object") << line(QStringLiteral("wechat-v2"), key, put("list.json", "[1]")) << 1
                               << "no JSON object";
    QTest::newRow("a nested field") << line(QStringLiteral("wechat-v2"), key, put("deep.json", "{\"a\":{\"b\":1}}"))
                                    << 1 << "neither text nor a whole number";
    QTest::newRow("a fraction") << line(QStringLiteral("wechat-v2"), key, put("half.json", "{\"total_fee\":3.5}")) << 1
                                << "neither text nor a whole number";
    QTest::newRow("nothing to open") << QStringList{QStringLiteral("decrypt"), QStringLiteral("--provider"),
        QStringLiteral("wechat-v2"), QStringLiteral("--key-file"), key, QStringLiteral("--notification"), good}
                                     << 2 << "nothing to decrypt";
}

void TestCtlExplain::misuse()
{
    QFETCH(QStringList, line);
    QFETCH(int, exit);
    QFETCH(QString, says);
    const auto refused = test::ctl(QStringList{QStringLiteral("payment")} + line);
    QVERIFY2(refused.exit == exit, refused.all().constData());
    QVERIFY2(refused.sentence().contains(says), refused.all().constData());
}

MENDIAN_TEST(TestCtlExplain)
#include "tst_ctl_explain.moc"
