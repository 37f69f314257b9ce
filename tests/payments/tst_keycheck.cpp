// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/certificates.h"
#include "payments/keycheck/keycheck.h"
#include "payments/keycheck/keytable.h"
#include "tests/support/testmain.h"

#include <QProcess>
#include <QTemporaryDir>

using namespace mendian;
using namespace mendian::keys;

// Every trouble the table of fields and rules can find, made from good keys by one change each.
class TestKeyCheck : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void goodKeysHaveNoTrouble();
    void findsTrouble_data();
    void findsTrouble();
    void everyTroubleIsTested();
    void warnsThirtyDaysAhead_data();
    void warnsThirtyDaysAhead();
    void privateKeysAsTheToolsWriteThem_data();
    void privateKeysAsTheToolsWriteThem();
    void showsNoSecret();
    void everyFieldOfARuleIsInTheTable();

private:
    QJsonObject wechat() const;
    QJsonObject alipay() const;
    static QByteArray bare(const QByteArray &pem);
    QByteArray openssl(const QStringList &arguments, const QByteArray &in = {});

    net::Identity m_authority;
    net::Identity m_mine;  // RSA
    net::Identity m_other; // RSA
    QByteArray m_minePublic;
    QByteArray m_otherPublic;
    QByteArray m_short;
    Timestamp m_now = SystemClock().wall();
    static inline QSet<QString> s_seen;
};

namespace {
QString text(const QByteArray &bytes) { return QString::fromLatin1(bytes); }
} // namespace

QByteArray TestKeyCheck::bare(const QByteArray &pem)
{
    QByteArray base64;
    for (const QByteArray &line : pem.split('\n'))
        if (!line.startsWith("-----"))
            base64 += line.trimmed();
    return base64;
}

QByteArray TestKeyCheck::openssl(const QStringList &arguments, const QByteArray &in)
{
    QProcess process;
    process.start(QStringLiteral("openssl"), arguments);
    process.write(in);
    process.closeWriteChannel();
    process.waitForFinished(60'000);
    return process.readAllStandardOutput();
}

void TestKeyCheck::initTestCase()
{
    m_authority = net::makeAuthority(QStringLiteral("Test CA")).value();
    m_mine = net::issueClient(m_authority, QStringLiteral("1900000001"), net::KeyKind::Rsa2048).value();
    m_other = net::issueClient(m_authority, QStringLiteral("other"), net::KeyKind::Rsa2048).value();
    m_minePublic = openssl({QStringLiteral("pkey"), QStringLiteral("-pubout")}, m_mine.privateKey);
    m_otherPublic = openssl({QStringLiteral("pkey"), QStringLiteral("-pubout")}, m_other.privateKey);
    m_short = openssl({QStringLiteral("genrsa"), QStringLiteral("1024")});
    QVERIFY(m_minePublic.contains("BEGIN PUBLIC KEY"));
    QVERIFY(m_otherPublic.contains("BEGIN PUBLIC KEY"));
    QVERIFY(m_short.contains("PRIVATE KEY"));
}

QJsonObject TestKeyCheck::wechat() const
{
    return {{QStringLiteral("mch_id"), QStringLiteral("1900000001")},
        {QStringLiteral("app_id"), QStringLiteral("wx0123456789abcdef")},
        {QStringLiteral("key"), QStringLiteral("MendianDemoV2Key0123456789abcdef")},
        {QStringLiteral("v3_key"), QStringLiteral("MendianDemoApiV3Key0123456789ABC")},
        {QStringLiteral("client_cert"), text(m_mine.certificate)},
        {QStringLiteral("client_key"), text(m_mine.privateKey)},
        {QStringLiteral("merchant_serial"), readCertificates(m_mine.certificate).value().first().serial},
        {QStringLiteral("platform_certs"), text(m_other.certificate)},
        {QStringLiteral("platform_public_key"), text(m_otherPublic)},
        {QStringLiteral("platform_public_key_id"), QStringLiteral("PUB_KEY_ID_0119000000012026")},
        {QStringLiteral("ca"), text(m_authority.certificate)}};
}

QJsonObject TestKeyCheck::alipay() const
{
    return {{QStringLiteral("app_id"), QStringLiteral("2021000000000001")},
        {QStringLiteral("private_key"), text(bare(m_mine.privateKey))},
        {QStringLiteral("alipay_public_key"), text(bare(m_otherPublic))},
        {QStringLiteral("app_cert"), text(m_mine.certificate)},
        {QStringLiteral("alipay_cert"), text(m_other.certificate)},
        {QStringLiteral("alipay_root_cert"), text(m_authority.certificate)}};
}

void TestKeyCheck::goodKeysHaveNoTrouble()
{
    QCOMPARE(checkKeys(u"wechat", wechat(), m_now), QList<KeyWarning>());
    QCOMPARE(checkKeys(u"alipay", alipay(), m_now), QList<KeyWarning>());
    QCOMPARE(checkKeys(u"unheard-of", wechat(), m_now), QList<KeyWarning>());
}

void TestKeyCheck::findsTrouble_data()
{
    QTest::addColumn<QString>("section");
    QTest::addColumn<QJsonObject>("keys");
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("says");
    const auto row = [&](const char *name, const char *section, const char *field, const QJsonValue &value,
                         const char *what, const char *blamed, const char *says) {
        QJsonObject keys = QByteArray(section) == "wechat" ? wechat() : alipay();
        if (value.isUndefined())
            keys.remove(QLatin1String(field));
        else
            keys.insert(QLatin1String(field), value);
        QTest::newRow(name) << QString::fromLatin1(section) << keys << QString::fromLatin1(what)
                            << QString::fromLatin1(blamed) << QString::fromLatin1(says);
        s_seen.insert(QString::fromLatin1(what));
    };
    const QJsonValue gone(QJsonValue::Undefined);
    row("no merchant", "wechat", "mch_id", gone, "Missing", "mch_id", "mch_id is missing");
    row("no V2 key", "wechat", "key", QString(), "Missing", "key", "key is missing");
    row("a number", "wechat", "mch_id", 1900000001, "NotText", "mch_id", "not a text");
    row("V2 key cut", "wechat", "key", QStringLiteral("short"), "WrongSize", "key", "exactly 32 characters");
    row("V3 key cut", "wechat", "v3_key", QStringLiteral("short"), "WrongSize", "v3_key", "exactly 32 characters");
    row("id of another kind", "wechat", "platform_public_key_id", QStringLiteral("0119"), "WrongForm",
        "platform_public_key_id", "begin with PUB_KEY_ID_");
    row("certificate damaged", "wechat", "client_cert", text(m_mine.certificate.left(200)), "Unreadable", "client_cert",
        "cannot be read");
    row("key in the certificate's place", "wechat", "client_cert", text(m_mine.privateKey), "Unreadable", "client_cert",
        "cannot be read");
    row("another key", "wechat", "client_key", text(m_other.privateKey), "DoesNotFit", "client_key",
        "does not belong to client_cert");
    row("a key alone", "wechat", "client_cert", gone, "Alone", "client_key", "of no use without client_cert");
    row("another serial", "wechat", "merchant_serial", QStringLiteral("1DDE55AD98ED71D6"), "SerialDiffers",
        "merchant_serial", "is not the serial number");
    row("short key", "alipay", "private_key", text(m_short), "TooShort", "private_key", "only 1024 bit");
    row("own public key at WeChat", "wechat", "platform_public_key", text(m_minePublic), "MixedUp",
        "platform_public_key", "the shop's own key");
    row("own certificate at WeChat", "wechat", "platform_certs", text(m_mine.certificate), "MixedUp", "platform_certs",
        "the shop's own key");
    row("the Alipay trap", "alipay", "alipay_public_key", text(bare(m_minePublic)), "MixedUp", "alipay_public_key",
        "Download the provider's key");
    row("the Alipay trap with PEM lines", "alipay", "alipay_public_key", text(m_minePublic), "MixedUp",
        "alipay_public_key", "the shop's own key");
    row("the trap with certificates", "alipay", "alipay_cert", text(m_mine.certificate), "MixedUp", "alipay_cert",
        "the shop's own key");
    row("another application certificate", "alipay", "app_cert", text(m_other.certificate), "DoesNotFit", "private_key",
        "does not belong to app_cert");
    row("no root", "alipay", "alipay_root_cert", gone, "Alone", "alipay_cert", "without alipay_root_cert");
    QJsonObject nothing = alipay();
    for (const char *field : {"alipay_public_key", "alipay_cert", "app_cert", "alipay_root_cert"})
        nothing.remove(QLatin1String(field));
    QTest::newRow("nothing to verify with") << "alipay" << nothing << "NoneOf"
                                            << "alipay_public_key"
                                            << "no answer can be verified";
    s_seen.insert(QStringLiteral("NoneOf"));
}

void TestKeyCheck::findsTrouble()
{
    QFETCH(QString, section);
    QFETCH(QJsonObject, keys);
    QFETCH(QString, what);
    QFETCH(QString, field);
    QFETCH(QString, says);
    const auto found = checkKeys(section, keys, m_now);
    const auto it = std::ranges::find_if(found,
        [&](const KeyWarning &w) { return QLatin1String(keyTroubleName(w.what)) == what && w.args.value(0) == field; });
    QStringList all;
    for (const KeyWarning &w : found)
        all.append(QLatin1String(keyTroubleName(w.what)) + u' ' + w.sentence());
    QVERIFY2(it != found.end(), qPrintable(all.join(u'\n')));
    QVERIFY2(it->sentence().contains(says), qPrintable(it->sentence()));
    QVERIFY(!it->sentence().contains(u'%'));
    QVERIFY(!it->isOnlyWarning());
}

void TestKeyCheck::everyTroubleIsTested()
{
    s_seen.unite({QStringLiteral("ExpiresSoon"), QStringLiteral("Expired"), QStringLiteral("NotYetValid")}); // below
    for (int i = 0; i <= static_cast<int>(KeyTrouble::ExpiresSoon); ++i) {
        const char *name = keyTroubleName(static_cast<KeyTrouble>(i));
        QVERIFY2(s_seen.contains(QLatin1String(name)), name);
    }
}

void TestKeyCheck::warnsThirtyDaysAhead_data()
{
    QTest::addColumn<qint64>("beforeEnd"); // ms
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("left");
    constexpr qint64 day = 24LL * 3600 * 1000;
    QTest::newRow("31 days") << 31 * day << ""
                             << "";
    QTest::newRow("30 days and a moment") << 30 * day + 1 << ""
                                          << "";
    QTest::newRow("30 days") << 30 * day << "ExpiresSoon"
                             << "30";
    QTest::newRow("1 day") << day << "ExpiresSoon"
                           << "1";
    QTest::newRow("1 hour") << day / 24 << "ExpiresSoon"
                            << "0";
    QTest::newRow("the end") << qint64(0) << "Expired"
                             << "";
    QTest::newRow("a year after") << -365 * day << "Expired"
                                  << "";
    QTest::newRow("twenty years before") << 20 * 365 * day << "NotYetValid"
                                         << "";
}

void TestKeyCheck::warnsThirtyDaysAhead()
{
    QFETCH(qint64, beforeEnd);
    QFETCH(QString, what);
    QFETCH(QString, left);
    QJsonObject keys = wechat();
    keys.remove(QStringLiteral("platform_certs"));
    const Timestamp end = readCertificates(m_mine.certificate).value().first().validUntil;
    const auto found = checkKeys(u"wechat", keys, {end.ms - beforeEnd});
    if (what.isEmpty()) {
        QCOMPARE(found, QList<KeyWarning>());
        return;
    }
    QCOMPARE(found.size(), 1); // the CA's own end is nobody's business
    QCOMPARE(QString::fromLatin1(keyTroubleName(found.first().what)), what);
    QCOMPARE(found.first().args.value(0), QStringLiteral("client_cert"));
    QCOMPARE(found.first().args.value(2), left);
    QCOMPARE(found.first().isOnlyWarning(), what == QLatin1String("ExpiresSoon"));
}

void TestKeyCheck::privateKeysAsTheToolsWriteThem_data()
{
    QTest::addColumn<QByteArray>("key");
    const QByteArray pkcs8 = m_mine.privateKey;
    const QByteArray pkcs1 = openssl({QStringLiteral("rsa"), QStringLiteral("-traditional")}, pkcs8);
    QVERIFY(pkcs1.contains("BEGIN RSA PRIVATE KEY"));
    QTest::newRow("PKCS#8 PEM") << pkcs8;
    QTest::newRow("PKCS#1 PEM") << pkcs1;
    QTest::newRow("PKCS#8 of one line") << bare(pkcs8);
    QTest::newRow("PKCS#1 of one line") << bare(pkcs1);
    QTest::newRow("CRLF") << QByteArray(pkcs8).replace("\n", "\r\n");
    QTest::newRow("spaces") << QByteArray("  ") + bare(pkcs1).insert(100, "  ") + " \n";
}

void TestKeyCheck::privateKeysAsTheToolsWriteThem()
{
    QFETCH(QByteArray, key);
    const auto read = readPrivateKey(key);
    QVERIFY2(read, read ? "" : qPrintable(read.error().detail));
    QCOMPARE(read->bits, 2048);
    QCOMPARE(read->publicKey, readCertificates(m_mine.certificate).value().first().publicKey);
    QCOMPARE(read->publicKey, readPublicKey(m_minePublic).value().publicKey);
}

void TestKeyCheck::showsNoSecret()
{
    QStringList shown;
    for (const KeyFact &fact : describeKeys(u"wechat", wechat())) {
        shown += {fact.field, fact.kind, fact.text};
        if (fact.material)
            shown += {fact.material->fingerprint(), fact.material->serial, fact.material->subject};
    }
    const QString all = shown.join(u'\n');
    QVERIFY(!all.contains(QLatin1String("MendianDemo")));
    for (const QByteArray &line : m_mine.privateKey.split('\n'))
        QVERIFY(line.size() < 40 || !all.contains(QLatin1String(line)));
    QVERIFY(all.contains(QLatin1String("1900000001")));
    QVERIFY(all.contains(readCertificates(m_mine.certificate).value().first().serial));
    // A field nobody knows may be anything: its name, not its value.
    const auto strange = describeKeys(u"wechat", {{QStringLiteral("pin"), QStringLiteral("246810")}});
    QCOMPARE(strange.size(), 1);
    QCOMPARE(strange.first().text, QString());
}

void TestKeyCheck::everyFieldOfARuleIsInTheTable()
{
    for (const RuleRow &rule : ruleRows())
        for (const char *field : {rule.one, rule.other})
            QVERIFY2(std::ranges::any_of(fieldRows(),
                         [&](const FieldRow &row) {
                             return QLatin1String(row.section) == QLatin1String(rule.section)
                                 && QLatin1String(row.field) == QLatin1String(field);
                         }),
                field);
}

MENDIAN_TEST(TestKeyCheck)
#include "tst_keycheck.moc"
