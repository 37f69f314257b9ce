// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json.h"
#include "storage/keys/seal.h"
#include "storage/keys/sealedkeys.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

using namespace mendian;
using namespace mendian::storage;

class TestSealedKeys : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void derivesTheWorkedVector();
    void knownAnswerOfTheCipher();
    void nothingSealedIsEmpty();
    void roundTrips();
    void sectionsAreKeptApart();
    void sealsAnewAtEachWrite();
    void othersMayNotRead_data();
    void othersMayNotRead();
    void anotherDevice();
    void anotherMachine();
    void sealedBeforeThereWasAMachineId();
    void damage_data();
    void damage();
    void newerVersion();
    void everyBitCounts();
    void aFailedWriteKeepsTheOldFile();

private:
    SealedKeys keys() const { return SealedKeys(m_dir->path(), m_device, m_machine); }
    QByteArray fileBytes() const;
    void putFile(const QByteArray &bytes);

    std::unique_ptr<QTemporaryDir> m_dir;
    DeviceKey m_device = DeviceKey::generate().value();
    const QByteArray m_machine = QByteArray(32, 'a');
    const QJsonObject m_sections{{QStringLiteral("wechat"),
        QJsonObject{{QStringLiteral("mch_id"), QStringLiteral("1900000001")},
            {QStringLiteral("key"), QStringLiteral("MendianDemoV2Key0123456789abcdef")}}}};
};

void TestSealedKeys::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    QVERIFY(m_dir->isValid());
}

QByteArray TestSealedKeys::fileBytes() const
{
    QFile file(keys().path());
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void TestSealedKeys::putFile(const QByteArray &bytes)
{
    QDir(m_dir->path()).mkpath(QStringLiteral("payments"));
    QFile file(keys().path());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
}

// The same bytes from `openssl kdf -keylen 32 -kdfopt digest:SHA256 -kdfopt hexkey:00..1f -kdfopt salt:salt
// -kdfopt info:purpose HKDF`.
void TestSealedKeys::derivesTheWorkedVector()
{
    QByteArray seed;
    for (int i = 0; i < 32; ++i)
        seed.append(static_cast<char>(i));
    const auto key = DeviceKey::fromSeed(DeviceId::create(), seed, QByteArray(32, 'p')).value();
    QCOMPARE(key.derive("purpose", "salt").value().reveal().toHex(),
        QByteArray("94667bce5e44fbfb519b064d97bb4a4e6714993a9e0f99c8485e090a33876fa8"));
    QVERIFY(key.derive("purpose", "other").value().reveal() != key.derive("purpose", "salt").value().reveal());
    QVERIFY(key.derive("other", "salt").value().reveal() != key.derive("purpose", "salt").value().reveal());
}

// Test case 16 of the GCM specification (McGrew, Viega): 256-bit key, 96-bit nonce, additional data.
void TestSealedKeys::knownAnswerOfTheCipher()
{
    const Secret key(QByteArray::fromHex("feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308"));
    const QByteArray nonce = QByteArray::fromHex("cafebabefacedbaddecaf888");
    const QByteArray bound = QByteArray::fromHex("feedfacedeadbeeffeedfacedeadbeefabaddad2");
    const Secret plain(QByteArray::fromHex(
        "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6"
        "b525b16aedf5aa0de657ba637b39"));
    const auto sealedText = seal(key, nonce, bound, plain);
    QVERIFY(sealedText);
    QCOMPARE(sealedText->toHex(),
        QByteArray(
            "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838c5f6"
            "1e6393ba7a0abcc9f662")
            + "76fc6ece0f4e1768cddf8853bb2d551b");
    QCOMPARE(unseal(key, nonce, bound, *sealedText).value().reveal(), plain.reveal());
    QVERIFY(!unseal(key, nonce, bound + 'x', *sealedText));
    QVERIFY(!unseal(key, nonce, bound, sealedText->left(10)));
}

void TestSealedKeys::nothingSealedIsEmpty()
{
    QVERIFY(!keys().exists());
    QCOMPARE(keys().load().value(), QJsonObject());
    QCOMPARE(keys().section(QStringLiteral("wechat")).error().code, ErrorCode::NotFound);
}

void TestSealedKeys::roundTrips()
{
    QVERIFY(keys().save(m_sections));
    QCOMPARE(keys().load().value(), m_sections);
    QCOMPARE(QFile::permissions(keys().path())
            & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther),
        QFile::Permissions());
    const QByteArray bytes = fileBytes();
    QVERIFY(!bytes.contains("MendianDemoV2Key"));
    QVERIFY(!bytes.contains("1900000001"));
    QCOMPARE(QDir(m_dir->filePath(QStringLiteral("payments"))).entryList(QDir::Files),
        QStringList{QStringLiteral("keys.sealed")});
}

void TestSealedKeys::sectionsAreKeptApart()
{
    const QJsonObject alipay{{QStringLiteral("app_id"), QStringLiteral("2021000000000001")}};
    QVERIFY(keys().save(m_sections));
    QVERIFY(keys().saveSection(QStringLiteral("alipay"), alipay));
    QCOMPARE(keys().section(QStringLiteral("alipay")).value(), alipay);
    QCOMPARE(keys().section(QStringLiteral("wechat")).value(), m_sections.value(QStringLiteral("wechat")).toObject());
    QVERIFY(keys().saveSection(QStringLiteral("alipay"), {}));
    QCOMPARE(keys().load().value(), m_sections);
}

void TestSealedKeys::sealsAnewAtEachWrite()
{
    QVERIFY(keys().save(m_sections));
    const auto first = parseJsonObject(fileBytes(), u"file").value();
    QVERIFY(keys().save(m_sections));
    const auto second = parseJsonObject(fileBytes(), u"file").value();
    for (const char *member : {"salt", "nonce", "sealed"})
        QVERIFY(first.value(QLatin1String(member)) != second.value(QLatin1String(member)));
    QCOMPARE(first.value(QStringLiteral("key_id")), second.value(QStringLiteral("key_id")));
}

void TestSealedKeys::othersMayNotRead_data()
{
    QTest::addColumn<int>("permission");
    QTest::newRow("group reads") << int(QFile::ReadGroup);
    QTest::newRow("others read") << int(QFile::ReadOther);
    QTest::newRow("group writes") << int(QFile::WriteGroup);
}

void TestSealedKeys::othersMayNotRead()
{
    QFETCH(int, permission);
    QVERIFY(keys().save(m_sections));
    QVERIFY(
        QFile::setPermissions(keys().path(), QFile::ReadOwner | QFile::WriteOwner | QFile::Permissions(permission)));
    QCOMPARE(keys().load().error().code, ErrorCode::PermissionDenied);
    QCOMPARE(keys().load().error().args, QStringList{keys().path()});
    // Nor is a file that cannot be read written over.
    QCOMPARE(keys().saveSection(QStringLiteral("alipay"), m_sections).error().code, ErrorCode::PermissionDenied);
}

void TestSealedKeys::anotherDevice()
{
    QVERIFY(keys().save(m_sections));
    const SealedKeys other(m_dir->path(), DeviceKey::generate().value(), m_machine);
    const auto refused = other.load();
    QCOMPARE(refused.error().code, ErrorCode::WrongFolder);
    QCOMPARE(refused.error().args, QStringList{QStringLiteral("device")});
    // The same id under another secret opens nothing either.
    const auto forged = DeviceKey::fromSeed(m_device.device(), QByteArray(32, 'x'), QByteArray(32, 'y')).value();
    QCOMPARE(SealedKeys(m_dir->path(), forged, m_machine).load().error().code, ErrorCode::WrongFolder);
}

void TestSealedKeys::anotherMachine()
{
    QVERIFY(keys().save(m_sections));
    const auto refused = SealedKeys(m_dir->path(), m_device, QByteArray(32, 'b')).load();
    QCOMPARE(refused.error().code, ErrorCode::WrongFolder);
    QCOMPARE(refused.error().args, QStringList{QStringLiteral("machine")});
}

void TestSealedKeys::sealedBeforeThereWasAMachineId()
{
    QVERIFY(SealedKeys(m_dir->path(), m_device, {}).save(m_sections));
    QCOMPARE(keys().load().value(), m_sections);
    QVERIFY(keys().saveSection(QStringLiteral("alipay"), m_sections));
    // From here on it is bound to the machine.
    QCOMPARE(SealedKeys(m_dir->path(), m_device, {}).load().error().code, ErrorCode::WrongFolder);
}

void TestSealedKeys::damage_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("not JSON") << QByteArray("secret");
    QTest::newRow("another object") << QByteArray("{\"version\":1}");
    QTest::newRow("clear keys") << QByteArray("{\"wechat\":{\"key\":\"x\"}}");
    QTest::newRow("version 0") << QByteArray("{\"version\":0}");
    QTest::newRow("too large") << QByteArray(2 * 1024 * 1024, ' ');
}

void TestSealedKeys::damage()
{
    QFETCH(QByteArray, bytes);
    putFile(bytes);
    QCOMPARE(keys().load().error().code, ErrorCode::Corrupt);
    QCOMPARE(keys().saveSection(QStringLiteral("wechat"), m_sections).error().code, ErrorCode::Corrupt);
    QCOMPARE(fileBytes(), bytes);
}

void TestSealedKeys::newerVersion()
{
    putFile("{\"version\":2,\"whatever\":[]}");
    QCOMPARE(keys().load().error().code, ErrorCode::TooNew);
}

// Every character of the file changed in turn: never the old keys, never other keys, always an error.
void TestSealedKeys::everyBitCounts()
{
    QVERIFY(keys().save(m_sections));
    const QByteArray good = fileBytes();
    for (qsizetype i = 0; i < good.size(); ++i) {
        QByteArray bad = good;
        bad[i] = bad[i] == 'A' ? 'B' : 'A';
        putFile(bad);
        const auto loaded = keys().load();
        QVERIFY2(!loaded, qPrintable(QStringLiteral("byte %1 may be changed").arg(i)));
    }
    putFile(good);
    QVERIFY(keys().load());
}

void TestSealedKeys::aFailedWriteKeepsTheOldFile()
{
    QVERIFY(keys().save(m_sections));
    const QByteArray before = fileBytes();
    // A folder where the new file would be made: the write fails before the rename.
    QVERIFY(QDir().mkpath(keys().path() + QStringLiteral(".part")));
    QVERIFY(!keys().save({}));
    QCOMPARE(fileBytes(), before);
}

MENDIAN_TEST(TestSealedKeys)
#include "tst_sealedkeys.moc"
