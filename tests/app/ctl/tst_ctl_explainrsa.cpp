// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/ctl/ctlbench.h"
#include "tests/support/testmain.h"

#include <QFile>
#include <QTemporaryDir>

using namespace mendian;

// The worked examples of spec/wechat-pay.md §10.2 and §10.3 and of spec/alipay.md §1.4; their keys are for tests only.
class TestCtlExplainRsa : public QObject
{
    Q_OBJECT
private slots:
    void signs_data();
    void signs();
    void verifies_data();
    void verifies();
    void decrypts();

private:
    static QString file(const QString &name)
    {
        return QStringLiteral(MENDIAN_SOURCE_DIR "/tests/app/ctl/explain/") + name;
    }
    static QByteArray content(const QString &name)
    {
        QFile f(file(name));
        return f.open(QIODevice::ReadOnly) ? f.readAll().trimmed() : QByteArray();
    }
};

void TestCtlExplainRsa::signs_data()
{
    QTest::addColumn<QString>("provider");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("sha256"); // of the string to sign, as the document says
    QTest::newRow("WeChat V3") << "wechat-v3"
                               << "v3-merchant.pem"
                               << "v3-request"
                               << "66d15f837143e6db1b9c3ecaccd497256cf73c64897d1af8207ca3d87d742ac4";
    QTest::newRow("Alipay") << "alipay"
                            << "alipay-application.key"
                            << "alipay-request"
                            << "5b08e73c9853ed03d4329180bbe368dfada3cd1c82e653a267ceef0e5aa178a1";
}

void TestCtlExplainRsa::signs()
{
    QFETCH(QString, provider);
    QFETCH(QString, key);
    QFETCH(QString, name);
    QFETCH(QString, sha256);
    const auto explained = test::ctl({QStringLiteral("payment"), QStringLiteral("explain"),
        QStringLiteral("--provider"), provider, QStringLiteral("--key-file"), file(key), QStringLiteral("--request"),
        file(name + QStringLiteral(".json"))});
    QVERIFY2(explained.exit == 0, explained.all().constData());
    QCOMPARE(explained.json.value(QStringLiteral("sha256")).toString(), sha256);
    QCOMPARE(explained.json.value(QStringLiteral("signature")).toString().toLatin1(),
        content(name + QStringLiteral(".sign")));
    QVERIFY(!explained.all().contains(content(key).right(200).left(60)));
}

void TestCtlExplainRsa::verifies_data()
{
    QTest::addColumn<QString>("provider");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("reply");
    QTest::addColumn<QByteArray>("change"); // one text for another of the same length
    QTest::newRow("WeChat V3") << "wechat-v3"
                               << "v3-platform.pem"
                               << "v3-reply.json" << QByteArray("EV-2026|EV-2027");
    QTest::newRow("Alipay") << "alipay"
                            << "alipay-platform.key"
                            << "alipay-reply.json" << QByteArray("88.80|88.81");
}

void TestCtlExplainRsa::verifies()
{
    QFETCH(QString, provider);
    QFETCH(QString, key);
    QFETCH(QString, reply);
    QFETCH(QByteArray, change);
    const auto verify = [&](const QString &path) {
        return test::ctl({QStringLiteral("payment"), QStringLiteral("verify"), QStringLiteral("--provider"), provider,
            QStringLiteral("--key-file"), file(key), QStringLiteral("--reply"), path});
    };
    const auto good = verify(file(reply));
    QVERIFY2(good.exit == 0, good.all().constData());
    const QTemporaryDir dir;
    QFile forged(dir.filePath(QStringLiteral("forged")));
    QVERIFY(forged.open(QIODevice::WriteOnly));
    const QList<QByteArray> parts = change.split('|');
    forged.write(content(reply).replace(parts[0], parts[1]));
    forged.close();
    const auto bad = verify(forged.fileName());
    QVERIFY2(bad.exit == 1, bad.all().constData());
    QCOMPARE(bad.errorCode(), QStringLiteral("BadSignature"));
}

void TestCtlExplainRsa::decrypts()
{
    const auto open = [&](const QString &key) {
        return test::ctl({QStringLiteral("payment"), QStringLiteral("decrypt"), QStringLiteral("--provider"),
            QStringLiteral("wechat-v3"), QStringLiteral("--key-file"), key, QStringLiteral("--notification"),
            file(QStringLiteral("v3-notification.json"))});
    };
    const auto opened = open(file(QStringLiteral("v3.key")));
    QVERIFY2(opened.exit == 0, opened.all().constData());
    QCOMPARE(opened.json.value(QStringLiteral("plain")).toString().toUtf8(),
        content(QStringLiteral("v3-notification.plain")));
    const QTemporaryDir dir;
    QFile wrong(dir.filePath(QStringLiteral("key")));
    QVERIFY(wrong.open(QIODevice::WriteOnly));
    wrong.write("MendianDemoApiV3Key0123456789ABD");
    wrong.close();
    QCOMPARE(open(wrong.fileName()).errorCode(), QStringLiteral("BadSignature"));
}

MENDIAN_TEST(TestCtlExplainRsa)
#include "tst_ctl_explainrsa.moc"
