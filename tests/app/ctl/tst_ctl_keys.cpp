// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/ctl/ctlbench.h"
#include "app/runtime/demoworld.h"
#include "app/runtime/shopruntime.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

using namespace mendian;

// The merchant's keys from a shell: beside nobody, and through an owner whose till goes on selling.
class TestCtlKeys : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void importShowCheck();
    void importsFilesBesideTheFile();
    void refusesWhatDoesNotFit();
    void asksForAPerson();
    void rotatesOneFieldInARunningTill();
    void anUnreadableStoreIsSaid();
    void backupsHoldNone();

private:
    test::CtlResult run(const QString &words, const QStringList &rest = {});
    QString put(const char *name, const QJsonObject &object);

    QTemporaryDir m_dir;
    QString m_data = m_dir.filePath(QStringLiteral("shop"));
    std::unique_ptr<sandbox::World> m_world;
    QJsonObject m_keys;
};

test::CtlResult TestCtlKeys::run(const QString &words, const QStringList &rest)
{
    return test::ctl(words.split(u' ') + rest + QStringList{QStringLiteral("--data"), m_data});
}

QString TestCtlKeys::put(const char *name, const QJsonObject &object)
{
    const QString path = m_dir.filePath(QLatin1String(name));
    QFile file(path);
    if (file.open(QIODevice::WriteOnly))
        file.write(toJsonBytes(object));
    return path;
}

void TestCtlKeys::initTestCase()
{
    sandbox::WorldOptions options;
    options.folder = m_dir.filePath(QStringLiteral("world"));
    options.timeScale = 30;
    auto world = sandbox::World::start(options);
    QVERIFY2(world, world ? "" : qPrintable(world.error().detail));
    m_world = *std::move(world);
    m_keys = app::worldKeys(*m_world);
    test::makeDemo(m_data);
}

void TestCtlKeys::importShowCheck()
{
    QCOMPARE(run(QStringLiteral("keys show")).json.value(QStringLiteral("keys")).toObject(), QJsonObject());
    QCOMPARE(run(QStringLiteral("keys show wechat")).errorCode(), QStringLiteral("NotFound"));
    const auto imported = run(QStringLiteral("keys import wechat"), {put("keys.json", m_keys)});
    QVERIFY2(imported.exit == 0, imported.all().constData());
    const auto shown = run(QStringLiteral("keys show"));
    QVERIFY2(shown.exit == 0, shown.all().constData());
    for (const char *secret : {"key", "client_key"}) {
        for (const QString &line : m_keys.value(QLatin1String(secret)).toString().split(u'\n'))
            QVERIFY(line.size() < 30 || line.startsWith(u'-') || !shown.all().contains(line.toUtf8()));
    }
    QVERIFY(shown.all().contains(m_keys.value(QStringLiteral("mch_id")).toString().toUtf8()));
    QVERIFY(shown.all().contains("sha256"));
    QVERIFY(shown.all().contains("serial"));
    const auto checked = run(QStringLiteral("keys check"));
    QVERIFY2(checked.exit == 0, checked.all().constData());
    const auto sold = run(QStringLiteral("sell"),
        {QStringLiteral("--code"), test::demoItem().barcode, QStringLiteral("--pay"),
            QStringLiteral("wechat:") + m_world->freshCode()});
    QVERIFY2(sold.exit == 0, sold.all().constData());
}

void TestCtlKeys::importsFilesBesideTheFile()
{
    QJsonObject named = m_keys;
    QFile pem(m_dir.filePath(QStringLiteral("apiclient_key.pem")));
    QVERIFY(pem.open(QIODevice::WriteOnly));
    pem.write(m_keys.value(QStringLiteral("client_key")).toString().toUtf8());
    pem.close();
    named.insert(QStringLiteral("client_key"), QStringLiteral("apiclient_key.pem"));
    QVERIFY(run(QStringLiteral("keys import wechat"), {put("named.json", named)}).exit == 0);
    const auto stored = storage::SealedKeys::of(m_data)->section(QStringLiteral("wechat"));
    QCOMPARE(stored.value(), m_keys);
    named.insert(QStringLiteral("client_key"), QStringLiteral("gone.pem"));
    const auto gone = run(QStringLiteral("keys import wechat"), {put("gone.json", named)});
    QVERIFY2(gone.exit == 1, gone.all().constData());
    QVERIFY2(gone.sentence().contains(QLatin1String("client_key")), gone.all().constData());
}

void TestCtlKeys::refusesWhatDoesNotFit()
{
    QJsonObject other = m_keys;
    other.insert(QStringLiteral("client_key"),
        QString::fromUtf8(m_world->merchants().last().client.privateKey)); // of another merchant
    const auto refused = run(QStringLiteral("keys import wechat"), {put("other.json", other)});
    QVERIFY2(refused.exit == 1, refused.all().constData());
    QVERIFY2(refused.sentence().contains(QLatin1String("does not belong to")), refused.all().constData());
    QCOMPARE(storage::SealedKeys::of(m_data)->section(QStringLiteral("wechat")).value(), m_keys);
    QCOMPARE(run(QStringLiteral("keys import unionpay"), {put("keys.json", m_keys)}).exit, 2);
    // What lies in the store without fitting is found by check.
    QVERIFY(storage::SealedKeys::of(m_data)->saveSection(QStringLiteral("wechat"), other));
    const auto checked = run(QStringLiteral("keys check wechat"));
    QVERIFY2(checked.exit == 1, checked.all().constData());
    QVERIFY2(checked.all().contains("DoesNotFit"), checked.all().constData());
    QVERIFY(storage::SealedKeys::of(m_data)->saveSection(QStringLiteral("wechat"), m_keys));
}

void TestCtlKeys::asksForAPerson()
{
    const auto cashier = run(QStringLiteral("keys import wechat"),
        {put("keys.json", m_keys), QStringLiteral("--staff"), QStringLiteral("0017")});
    QVERIFY2(cashier.exit == 1, cashier.all().constData());
    QCOMPARE(cashier.errorCode(), QStringLiteral("PermissionDenied"));
}

void TestCtlKeys::rotatesOneFieldInARunningTill()
{
    app::RuntimeOptions options;
    options.folder = m_data;
    auto runtime = app::ShopRuntime::open(options);
    QVERIFY(runtime);
    auto server = app::OwnerServer::listen((*runtime)->folder().socketPath(), ctl::ownerHandler(**runtime));
    QVERIFY(server);
    Worker other(QStringLiteral("other"));
    const auto besides = [&](const QString &words, const QStringList &rest) {
        auto future = other.run([&] { return run(words, rest); });
        return QTest::qWaitFor([&] { return future.isFinished(); }, 60'000) ? future.result() : test::CtlResult();
    };
    const auto sell = [&] {
        return besides(QStringLiteral("sell"),
            {QStringLiteral("--code"), test::demoItem().barcode, QStringLiteral("--pay"),
                QStringLiteral("wechat:") + m_world->freshCode()});
    };
    QVERIFY(sell().exit == 0);
    // Another merchant's V2 key: from now on the provider refuses our signature. Then the right one again.
    const QString wrong = QString::fromUtf8(m_world->merchants().last().v2Key.reveal());
    QVERIFY(wrong != m_keys.value(QStringLiteral("key")).toString());
    const auto rotated =
        besides(QStringLiteral("keys rotate wechat"), {put("new.json", {{QStringLiteral("key"), wrong}})});
    QVERIFY2(rotated.exit == 0, rotated.all().constData());
    QVERIFY(!rotated.all().contains(wrong.toUtf8()));
    const auto refused = sell();
    QVERIFY2(refused.exit != 0, refused.all().constData());
    const auto back = besides(QStringLiteral("keys rotate wechat"),
        {put("new.json", {{QStringLiteral("key"), m_keys.value(QStringLiteral("key"))}})});
    QVERIFY2(back.exit == 0, back.all().constData());
    const auto sold = sell();
    QVERIFY2(sold.exit == 0, sold.all().constData());
    QCOMPARE((*runtime)->call([&] { return (*runtime)->keys().section(QStringLiteral("wechat")).value(); }), m_keys);
    // null takes a field away, when no provider that is turned on needs it.
    QVERIFY(besides(QStringLiteral("settings set pay.wechat_qr 0"), {}).exit == 0);
    QVERIFY(
        besides(QStringLiteral("keys rotate wechat"),
            {put("new.json",
                {{QStringLiteral("client_cert"), QJsonValue::Null}, {QStringLiteral("client_key"), QJsonValue::Null}})})
            .exit
        == 0);
    QVERIFY(!(*runtime)
                 ->call([&] { return (*runtime)->keys().section(QStringLiteral("wechat")).value(); })
                 .contains(QStringLiteral("client_key")));
    QVERIFY(besides(QStringLiteral("keys import wechat"), {put("keys.json", m_keys)}).exit == 0);
}

void TestCtlKeys::anUnreadableStoreIsSaid()
{
    const QString path = m_data + QStringLiteral("/payments/keys.sealed");
    QVERIFY(QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther));
    const auto readable = run(QStringLiteral("keys show"));
    QCOMPARE(readable.errorCode(), QStringLiteral("PermissionDenied"));
    QVERIFY2(readable.sentence().contains(QLatin1String("0600")), readable.all().constData());
    QVERIFY(QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner));
    // Copied from another shop.
    const QString other = m_dir.filePath(QStringLiteral("other"));
    test::makeDemo(other, 0);
    QVERIFY(storage::SealedKeys::of(other)->saveSection(QStringLiteral("wechat"), m_keys));
    QVERIFY(QFile::remove(path));
    QVERIFY(QFile::copy(other + QStringLiteral("/payments/keys.sealed"), path));
    const auto foreign = run(QStringLiteral("keys show"));
    QCOMPARE(foreign.errorCode(), QStringLiteral("WrongFolder"));
    QVERIFY2(foreign.sentence().contains(QLatin1String("another device")), foreign.all().constData());
    QVERIFY(QFile::remove(path));
    QVERIFY(run(QStringLiteral("keys import wechat"), {put("keys.json", m_keys)}).exit == 0);
}

void TestCtlKeys::backupsHoldNone()
{
    const QString copy = m_dir.filePath(QStringLiteral("copy"));
    const auto saved = run(QStringLiteral("backup"), {QStringLiteral("--to"), copy});
    QVERIFY2(saved.exit == 0, saved.all().constData());
    QCOMPARE(QDir(copy).entryList(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden),
        (QStringList{QStringLiteral("reference.db"), QStringLiteral("store.db")}));
}

MENDIAN_TEST(TestCtlKeys)
#include "tst_ctl_keys.moc"
