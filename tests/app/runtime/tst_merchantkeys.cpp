// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runtime/demoworld.h"
#include "app/runtime/merchantkeys.h"
#include "app/runtime/newshop.h"
#include "app/runtime/shopruntime.h"
#include "core/json.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

using namespace mendian;
using namespace mendian::app;

// Keys on their way into the sealed store, and what the shop says about them.
class TestMerchantKeys : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void clearKeysAreTakenOverOnce();
    void sealedKeysWin();
    void readableClearKeysAreNotUsed();
    void aCutOffTakeOverIsTakenUp();
    void unreadableSealedKeysAreSaid();
    void keysChangeWhileTheTillRuns();
    void wrongKeysLeaveTheGoodOnes();
    void anEndThatComesNearIsSaid();

private:
    QString path(const char *name) const { return m_folder + u'/' + QLatin1String(name); }
    void put(const char *name, const QByteArray &bytes, QFile::Permissions mode = QFile::ReadOwner | QFile::WriteOwner);
    storage::SealedKeys store() const { return storage::SealedKeys::of(m_folder).value(); }
    std::unique_ptr<ShopRuntime> open(const Clock *clock = nullptr);
    DeviceView device(ShopRuntime &runtime);

    QTemporaryDir m_base;
    std::unique_ptr<sandbox::World> m_world;
    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_folder;
    SystemClock m_clock;
};

void TestMerchantKeys::initTestCase()
{
    sandbox::WorldOptions options;
    options.folder = m_base.filePath(QStringLiteral("world"));
    options.timeScale = 30;
    auto world = sandbox::World::start(options);
    QVERIFY2(world, world ? "" : qPrintable(world.error().detail));
    m_world = *std::move(world);
}

void TestMerchantKeys::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_folder = m_dir->filePath(QStringLiteral("shop"));
    const Status made = createDemoShop(m_folder, 0, m_clock);
    QVERIFY2(made, made ? "" : qPrintable(made.error().detail));
}

void TestMerchantKeys::put(const char *name, const QByteArray &bytes, QFile::Permissions mode)
{
    QDir(m_folder).mkpath(QStringLiteral("payments"));
    QFile file(path(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
    file.close();
    QVERIFY(QFile::setPermissions(path(name), mode));
}

std::unique_ptr<ShopRuntime> TestMerchantKeys::open(const Clock *clock)
{
    RuntimeOptions options;
    options.folder = m_folder;
    options.clock = clock;
    auto runtime = ShopRuntime::open(options);
    return runtime ? *std::move(runtime) : nullptr;
}

DeviceView TestMerchantKeys::device(ShopRuntime &runtime)
{
    const TillView view = runtime.call([&] { return runtime.till().view(); });
    for (const DeviceView &device : view.devices)
        if (device.id == QLatin1String("pay.wechat"))
            return device;
    return {};
}

void TestMerchantKeys::clearKeysAreTakenOverOnce()
{
    // As the first version wrote it, with certificates as files beside it.
    QJsonObject clear = worldKeys(*m_world);
    const QJsonObject whole = clear;
    put("payments/apiclient_key.pem", clear.value(QStringLiteral("client_key")).toString().toUtf8());
    clear.insert(QStringLiteral("client_key"), QStringLiteral("apiclient_key.pem"));
    put("payments/wechat.json", toJsonBytes(clear));
    const auto runtime = open();
    QVERIFY(runtime);
    QVERIFY(!QFile::exists(path("payments/wechat.json")));
    QVERIFY(!QFile::exists(path("payments/apiclient_key.pem")));
    QCOMPARE(store().section(QStringLiteral("wechat")).value(), whole);
    QCOMPARE(device(*runtime).state, QStringLiteral("ok"));
    QCOMPARE(runtime->call([&] { return runtime->till().view().payments.contains(QStringLiteral("wechat")); }), true);
}

void TestMerchantKeys::sealedKeysWin()
{
    const QJsonObject whole = worldKeys(*m_world);
    QVERIFY(store().saveSection(QStringLiteral("wechat"), whole));
    put("payments/wechat.json", toJsonBytes(whole)); // cut off before the clear file went
    QVERIFY(open());
    QVERIFY(!QFile::exists(path("payments/wechat.json")));
    QJsonObject others = whole;
    others.insert(QStringLiteral("mch_id"), QStringLiteral("1900000009"));
    put("payments/wechat.json", toJsonBytes(others));
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("other keys are sealed")));
    QVERIFY(open());
    QVERIFY(QFile::exists(path("payments/wechat.json"))); // perhaps the only copy of them
    QCOMPARE(store().section(QStringLiteral("wechat")).value(), whole);
}

void TestMerchantKeys::readableClearKeysAreNotUsed()
{
    put("payments/wechat.json", toJsonBytes(worldKeys(*m_world)),
        QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther);
    const auto runtime = open();
    QVERIFY(runtime);
    QVERIFY(!store().exists());
    QCOMPARE(device(*runtime).state, QStringLiteral("trouble"));
    QVERIFY2(device(*runtime).detail.contains(QLatin1String("PermissionDenied")), qPrintable(device(*runtime).detail));
}

void TestMerchantKeys::aCutOffTakeOverIsTakenUp()
{
    put("payments/wechat.json", toJsonBytes(worldKeys(*m_world)));
    // No room for the sealed file: the clear one stays, and goes the next time.
    QVERIFY(QDir(m_folder).mkpath(QStringLiteral("payments/keys.sealed.part")));
    QVERIFY(open());
    QVERIFY(QFile::exists(path("payments/wechat.json")));
    QVERIFY(QDir(m_folder).rmdir(QStringLiteral("payments/keys.sealed.part")));
    QVERIFY(open());
    QVERIFY(!QFile::exists(path("payments/wechat.json")));
    QVERIFY(store().section(QStringLiteral("wechat")));
}

void TestMerchantKeys::unreadableSealedKeysAreSaid()
{
    put("payments/keys.sealed", "damaged");
    const auto runtime = open();
    QVERIFY(runtime); // cash is taken
    QCOMPARE(device(*runtime).state, QStringLiteral("trouble"));
    QCOMPARE(device(*runtime).code, QStringLiteral("Keys"));
    QVERIFY2(device(*runtime).detail.startsWith(QLatin1String("Corrupt")), qPrintable(device(*runtime).detail));
}

void TestMerchantKeys::keysChangeWhileTheTillRuns()
{
    const auto runtime = open();
    QVERIFY(runtime);
    QCOMPARE(device(*runtime).state, QStringLiteral("trouble")); // turned on, no keys yet
    QVERIFY(!runtime->call([&] { return runtime->till().view().payments.contains(QStringLiteral("wechat")); }));
    const auto change = [&](const QJsonObject &keys) {
        return runtime->call([&] {
            return runtime->changeKeys(
                QStringLiteral("wechat"), keys, QStringLiteral("0001"), QStringLiteral("imported"));
        });
    };
    const Status imported = change(worldKeys(*m_world));
    QVERIFY2(imported, imported ? "" : qPrintable(imported.error().detail));
    QCOMPARE(device(*runtime).state, QStringLiteral("ok"));
    QVERIFY(runtime->call([&] { return runtime->till().view().payments.contains(QStringLiteral("wechat")); }));
    QJsonObject slower = worldKeys(*m_world);
    slower.insert(QStringLiteral("time_scale"), 10);
    QVERIFY(change(slower));
    // The exchange is a job of the pay thread.
    QTRY_COMPARE_WITH_TIMEOUT(
        runtime->call([&] { return runtime->gateways()->find(QStringLiteral("wechat"))->rules().queryEveryMs; }),
        providerRules(u"wechat")->queryEveryMs / 10, 20'000);
}

void TestMerchantKeys::wrongKeysLeaveTheGoodOnes()
{
    QVERIFY(store().saveSection(QStringLiteral("wechat"), worldKeys(*m_world)));
    const auto runtime = open();
    QVERIFY(runtime);
    QJsonObject bad = worldKeys(*m_world);
    bad.insert(QStringLiteral("base_url"), QStringLiteral("https://api.mch.weixin.qq.com"));
    const Status refused = runtime->call([&] {
        return runtime->changeKeys(QStringLiteral("wechat"), bad, QStringLiteral("0001"), QStringLiteral("imported"));
    });
    QCOMPARE(refused.error().code, ErrorCode::PermissionDenied);
    QCOMPARE(store().section(QStringLiteral("wechat")).value(), worldKeys(*m_world));
    QCOMPARE(device(*runtime).state, QStringLiteral("ok"));
}

void TestMerchantKeys::anEndThatComesNearIsSaid()
{
    QJsonObject section = worldKeys(*m_world);
    section.remove(QStringLiteral("platform_certs")); // theirs end earlier
    QVERIFY(store().saveSection(QStringLiteral("wechat"), section));
    const auto certificate =
        keys::readCertificates(worldKeys(*m_world).value(QStringLiteral("client_cert")).toString().toUtf8());
    const ManualClock clock({certificate.value().first().validUntil.ms - 9LL * 24 * 3600 * 1000});
    const auto runtime = open(&clock);
    QVERIFY(runtime);
    const DeviceView view = device(*runtime);
    QCOMPARE(view.state, QStringLiteral("trouble"));
    QCOMPARE(view.code, QStringLiteral("ExpiresSoon"));
    QCOMPARE(view.args.value(2), QStringLiteral("9"));
    // A warning stops nothing.
    QVERIFY(runtime->call([&] { return runtime->till().view().payments.contains(QStringLiteral("wechat")); }));
}

MENDIAN_TEST(TestMerchantKeys)
#include "tst_merchantkeys.moc"
