// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/folder/devicekey.h"
#include "tests/support/testmain.h"

#include <QDebug>
#include <QFile>
#include <QTemporaryDir>

using namespace mendian;
using namespace mendian::storage;

class TestDeviceKey : public QObject
{
    Q_OBJECT
private slots:
    void signsTheWorkedVector();
    void roundTripsSealed();
    void keysDiffer();
    void damagedFileIsCorrupt_data();
    void damagedFileIsCorrupt();
};

// spec/sync.md §2.1: private key seed 00..1f.
void TestDeviceKey::signsTheWorkedVector()
{
    QByteArray seed;
    for (int i = 0; i < 32; ++i)
        seed.append(static_cast<char>(i));
    const auto device = DeviceId::parse(u"0193500a-0000-7000-8000-000000000001").value();
    const auto key = DeviceKey::fromSeed(device, seed, QByteArray(32, 'p')).value();
    QCOMPARE(key.publicKey().toHex(), "03a107bff3ce10be1d70dd18e74bc09967e4d6309ba50d5f1ddc8664125531b8");
    const QByteArray text = "0193500a-0000-7000-8000-000000000001/1|1-2|"
                            "50a2e2add3258992e5ad660dffabf07e3e64038a89d75c9742928e40aa253d92|"
                            "0b71d431e8178b05cacf04daf89217b60673bd289cabed22c2d29230ea4d08be";
    const auto signature = key.sign(text);
    QVERIFY(signature);
    QCOMPARE(signature->toBase64(),
        "wGSEIs8q759JvzdjfwgLbepsefPtS/0S7pSSEiA77//FCBuEb24z/A+BRAPDllO5KLsxGdgKGQksZ1REhhJdAQ==");
    QVERIFY(DeviceKey::isSignedBy(key.publicKey(), text, *signature));
    QVERIFY(!DeviceKey::isSignedBy(key.publicKey(), text + '!', *signature));
    QVERIFY(!DeviceKey::isSignedBy(QByteArray(32, 'x'), text, *signature));
}

void TestDeviceKey::roundTripsSealed()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("device.key"));
    const auto key = DeviceKey::generate().value();
    QVERIFY(key.write(path));
    QCOMPARE(QFile::permissions(path) & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther),
        QFile::Permissions());
    const auto again = DeviceKey::read(path).value();
    QCOMPARE(again.device(), key.device());
    QCOMPARE(again.publicKey(), key.publicKey());
    QCOMPARE(again.pepper().reveal(), key.pepper().reveal());
    QCOMPARE(again.sign("x").value(), key.sign("x").value());
    QVERIFY(!QFile::exists(path + QStringLiteral(".part")));
    QString shown;
    QDebug(&shown) << key.pepper();
    QCOMPARE(shown.trimmed(), QStringLiteral("***"));
}

void TestDeviceKey::keysDiffer()
{
    const auto a = DeviceKey::generate().value();
    const auto b = DeviceKey::generate().value();
    QVERIFY(a.publicKey() != b.publicKey());
    QVERIFY(a.pepper().reveal() != b.pepper().reveal());
    QVERIFY(a.device() != b.device());
}

void TestDeviceKey::damagedFileIsCorrupt_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("not json") << QByteArray("hello");
    QTest::newRow("short seed") << QByteArray(R"({"device":"0193500a-0000-7000-8000-000000000001","ed25519":"00",)"
                                              R"("pepper":"00","version":1})");
    QTest::newRow("too large") << QByteArray(10000, ' ');
}

void TestDeviceKey::damagedFileIsCorrupt()
{
    QFETCH(QByteArray, content);
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("device.key")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
    file.close();
    QCOMPARE(DeviceKey::read(file.fileName()).error().code, ErrorCode::Corrupt);
}

MENDIAN_TEST(TestDeviceKey)
#include "tst_devicekey.moc"
