// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/folder/backup.h"
#include "storage/folder/datafolder.h"
#include "storage/sql/statement.h"
#include "tests/support/asnobody.h"
#include "tests/support/salefacts.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

using namespace mendian;
using namespace mendian::journal;
using namespace mendian::storage;
using mendian::test::eventOf;
using mendian::test::SaleFacts;

class TestDataFolder : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void cleanup();
    void isBornWithItsKind_data();
    void isBornWithItsKind();
    void refusesASecondOwner();
    void readsBesideTheOwner();
    void cleanStopNeedsNoCheck();
    void deadOwnersLockIsTakenOver();
    void notADataFolder_data();
    void notADataFolder();
    void creatingTwiceIsRefused();
    void cutOffCreationIsTakenUpAgain();
    void readOnlyFolderIsRefusedClearly();
    void readOnlyFolderIsVerified();
    void oldCopyOfTheStoreIsNoticed();
    void lostWalIsNoticed_data();
    void lostWalIsNoticed();
    void damagedStoreIsCorrupt_data();
    void damagedStoreIsCorrupt();
    void exchangedKeyIsNoticed();
    void ballastIsGivenUpWhenFull();
    void backupBesideTheOwner();
    void verifyFindsAChangedAmount();

private:
    std::unique_ptr<DataFolder> make(FolderKind kind = FolderKind::Demo, const FolderOptions &options = {})
    {
        auto folder = DataFolder::create(m_path, kind, QStringLiteral("S001"), 2, m_clock, options);
        return folder ? *std::move(folder) : nullptr;
    }
    void sell(JournalStore &journal, int count)
    {
        for (int i = 0; i < count; ++i) {
            m_clock.advance(1000);
            QVERIFY(journal.commit(
                {eventOf(EventKind::Sale, m_facts.cashSale(++m_receipts, 3))}, m_clock.wall(), m_clock.mono()));
        }
    }
    // The files as a kill leaves them: copied while everything is open.
    QString killedCopy(const char *name)
    {
        const QString target = m_temp->filePath(QLatin1String(name));
        QDir().mkpath(target);
        for (const QString &file : QDir(m_path).entryList(QDir::Files))
            QFile::copy(m_path + u'/' + file, target + u'/' + file);
        return target;
    }

    std::unique_ptr<QTemporaryDir> m_temp;
    QString m_path;
    ManualClock m_clock;
    SaleFacts m_facts;
    qint64 m_receipts = 0;
};

void TestDataFolder::init()
{
    m_temp = std::make_unique<QTemporaryDir>();
    m_path = m_temp->filePath(QStringLiteral("shop"));
    m_receipts = 0;
}

void TestDataFolder::cleanup() { m_temp.reset(); }

void TestDataFolder::isBornWithItsKind_data()
{
    QTest::addColumn<FolderKind>("kind");
    QTest::newRow("real") << FolderKind::Real;
    QTest::newRow("demo") << FolderKind::Demo;
    QTest::newRow("training") << FolderKind::Training;
}

void TestDataFolder::isBornWithItsKind()
{
    QFETCH(FolderKind, kind);
    DeviceId device;
    {
        const auto folder = make(kind, {.ballastBytes = 0});
        QVERIFY(folder);
        device = folder->key().device();
        folder->close();
    }
    const auto folder = DataFolder::open(m_path, DataFolder::Mode::ReadWrite, {.ballastBytes = 0});
    QVERIFY(folder);
    QCOMPARE((*folder)->kind(), kind);
    QCOMPARE((*folder)->isReal(), kind == FolderKind::Real);
    QCOMPARE((*folder)->store(), QStringLiteral("S001"));
    QCOMPARE((*folder)->till(), 2);
    QCOMPARE((*folder)->key().device(), device);
    const auto journal = (*folder)->openJournal(m_clock).value();
    const Event genesis = journal->event(1).value();
    QVERIFY(genesis.is(EventKind::Genesis));
    QCOMPARE(genesis.body, QByteArray("{\"folder\":\"") + folderKindName(kind) + "\",\"store\":\"S001\",\"till\":2}");
}

void TestDataFolder::refusesASecondOwner()
{
    const auto owner = make();
    const auto second = DataFolder::open(m_path, DataFolder::Mode::ReadWrite);
    QVERIFY(!second);
    QCOMPARE(second.error().code, ErrorCode::Busy);
    QCOMPARE(second.error().args, QStringList{QString::number(::getpid())});
    owner->close();
    QVERIFY(DataFolder::open(m_path, DataFolder::Mode::ReadWrite));
}

void TestDataFolder::readsBesideTheOwner()
{
    const auto owner = make();
    const auto journal = owner->openJournal(m_clock).value();
    sell(*journal, 3);
    const auto reader = DataFolder::open(m_path, DataFolder::Mode::ReadOnly);
    QVERIFY(reader);
    QCOMPARE((*reader)->openJournal(m_clock).error().code, ErrorCode::ReadOnly);
    const auto report = verifyFolder(m_path, true);
    QVERIFY(report);
    QVERIFY(report->isGood());
    QCOMPARE(report->events, qint64(4));
    QCOMPARE(verifyFolder(m_path, false).error().code, ErrorCode::Busy);
    sell(*journal, 1);
    QCOMPARE(journal->tail().seq, qint64(5));
}

void TestDataFolder::cleanStopNeedsNoCheck()
{
    {
        const auto folder = make();
        QVERIFY(!folder->stoppedUncleanly());
        sell(*folder->openJournal(m_clock).value(), 1);
        folder->close();
    }
    {
        const auto folder = DataFolder::open(m_path, DataFolder::Mode::ReadWrite).value();
        QVERIFY(!folder->stoppedUncleanly()); // and this one is dropped without close()
    }
    QVERIFY(DataFolder::open(m_path, DataFolder::Mode::ReadWrite).value()->stoppedUncleanly());
}

void TestDataFolder::deadOwnersLockIsTakenOver()
{
    make()->close();
    QFile lock(m_path + QStringLiteral("/lock"));
    QVERIFY(lock.open(QIODevice::WriteOnly));
    lock.write("999999999\n");
    lock.close();
    const auto folder = DataFolder::open(m_path, DataFolder::Mode::ReadWrite);
    QVERIFY(folder);
    QVERIFY((*folder)->stoppedUncleanly());
    QVERIFY((*folder)->openJournal(m_clock));
}

void TestDataFolder::notADataFolder_data()
{
    QTest::addColumn<bool>("exists");
    QTest::newRow("missing") << false;
    QTest::newRow("empty") << true;
}

void TestDataFolder::notADataFolder()
{
    QFETCH(bool, exists);
    if (exists)
        QDir().mkpath(m_path);
    for (const auto mode : {DataFolder::Mode::ReadWrite, DataFolder::Mode::ReadOnly})
        QCOMPARE(DataFolder::open(m_path, mode).error().code, ErrorCode::WrongFolder);
    QCOMPARE(QDir(m_path).exists(), exists);
    QVERIFY(!QFile::exists(m_path + QStringLiteral("/lock")));
}

void TestDataFolder::creatingTwiceIsRefused()
{
    make()->close();
    const auto again = DataFolder::create(m_path, FolderKind::Real, QStringLiteral("S002"), 1, m_clock);
    QCOMPARE(again.error().code, ErrorCode::Conflict);
    QCOMPARE(DataFolder::open(m_path, DataFolder::Mode::ReadOnly).value()->kind(), FolderKind::Demo);
    QCOMPARE(DataFolder::create(m_path + QStringLiteral("2"), FolderKind::Demo, {}, 1, m_clock).error().code,
        ErrorCode::InvalidInput);
}

void TestDataFolder::cutOffCreationIsTakenUpAgain()
{
    QDir().mkpath(m_path);
    const auto key = DeviceKey::generate().value();
    QVERIFY(key.write(m_path + QStringLiteral("/device.key")));
    const auto folder = make();
    QVERIFY(folder);
    QCOMPARE(folder->key().device(), key.device());
}

void TestDataFolder::readOnlyFolderIsRefusedClearly()
{
    make()->close();
    ErrorCode opened = ErrorCode::Internal;
    ErrorCode created = ErrorCode::Internal;
    {
        const test::ReadOnlyFolder folder(m_temp->path(), m_path);
        QVERIFY(folder.isDone());
        QVERIFY(test::asNobody([&] {
            const QString sub = m_path + QStringLiteral("/sub");
            opened = DataFolder::open(m_path, DataFolder::Mode::ReadWrite).error().code;
            created = DataFolder::create(sub, FolderKind::Demo, QStringLiteral("S"), 1, m_clock).error().code;
        }));
    }
    QCOMPARE(opened, ErrorCode::ReadOnly);
    QCOMPARE(created, ErrorCode::ReadOnly);
}

void TestDataFolder::readOnlyFolderIsVerified()
{
    {
        const auto folder = make();
        sell(*folder->openJournal(m_clock).value(), 2);
        folder->close();
    }
    QVERIFY(QFile::setPermissions(m_temp->path(), QFile::Permissions(0x5555)));
    for (const QString &file : QDir(m_path).entryList(QDir::Files))
        QVERIFY(QFile::setPermissions(m_path + u'/' + file, QFile::Permissions(0x4444)));
    QVERIFY(QFile::setPermissions(m_path, QFile::Permissions(0x5555)));
    Result<VerifyReport> report = fail(ErrorCode::Internal);
    QVERIFY(test::asNobody([&] { report = verifyFolder(m_path, true); }));
    QFile::setPermissions(m_path, QFile::Permissions(0x7755));
    QFile::setPermissions(m_temp->path(), QFile::Permissions(0x7755));
    QVERIFY2(report, report ? "" : qPrintable(report.error().detail));
    QVERIFY(report->isGood());
    QCOMPARE(report->events, qint64(3));
}

void TestDataFolder::oldCopyOfTheStoreIsNoticed()
{
    {
        const auto folder = make();
        sell(*folder->openJournal(m_clock).value(), 2);
        folder->close();
    }
    QVERIFY(QFile::copy(m_path + QStringLiteral("/store.db"), m_temp->filePath(QStringLiteral("old.db"))));
    {
        const auto folder = DataFolder::open(m_path, DataFolder::Mode::ReadWrite).value();
        sell(*folder->openJournal(m_clock).value(), 2);
        folder->close();
    }
    QVERIFY(QFile::remove(m_path + QStringLiteral("/store.db")));
    QVERIFY(QFile::copy(m_temp->filePath(QStringLiteral("old.db")), m_path + QStringLiteral("/store.db")));
    const auto folder = DataFolder::open(m_path, DataFolder::Mode::ReadWrite).value();
    const auto journal = folder->openJournal(m_clock);
    QCOMPARE(journal.error().code, ErrorCode::Corrupt);
    QCOMPARE(journal.error().args, (QStringList{QStringLiteral("store.db"), QStringLiteral("5")}));
    const auto report = verifyFolder(m_path, true).value();
    QCOMPARE(report.findings.first().what, VerifyFinding::What::Tail);
}

void TestDataFolder::lostWalIsNoticed_data()
{
    QTest::addColumn<int>("how");
    QTest::newRow("removed") << 0;
    QTest::newRow("truncated") << 1;
    QTest::newRow("flipped byte") << 2;
}

void TestDataFolder::lostWalIsNoticed()
{
    QFETCH(int, how);
    const auto owner = make();
    const auto journal = owner->openJournal(m_clock).value();
    sell(*journal, 4);
    const QString copy = killedCopy("killed");
    // Untouched, the copy is what a kill leaves: everything is there.
    {
        const QString sound = killedCopy("sound");
        const auto folder = DataFolder::open(sound, DataFolder::Mode::ReadWrite).value();
        QVERIFY(folder->stoppedUncleanly());
        QCOMPARE(folder->openJournal(m_clock).value()->tail().seq, qint64(5));
    }
    QFile wal(copy + QStringLiteral("/store.db-wal"));
    QVERIFY(wal.size() > 20'000);
    if (how == 0) {
        QVERIFY(wal.remove());
        QFile::remove(copy + QStringLiteral("/store.db-shm"));
    } else if (how == 1) {
        QVERIFY(wal.resize(wal.size() - 9'000));
    } else {
        QVERIFY(wal.open(QIODevice::ReadWrite));
        wal.seek(wal.size() - 9'000);
        wal.write("\x5a\x5a\x5a\x5a", 4);
        wal.close();
    }
    const auto folder = DataFolder::open(copy, DataFolder::Mode::ReadWrite);
    // Without its WAL even the genesis may be gone; either way it is said before anything is sold.
    const auto code = folder ? (*folder)->openJournal(m_clock).error().code : folder.error().code;
    QVERIFY2(code == ErrorCode::Corrupt || (how == 0 && code == ErrorCode::WrongFolder), errorName(code));
}

void TestDataFolder::damagedStoreIsCorrupt_data()
{
    QTest::addColumn<qint64>("at");
    QTest::addColumn<qint64>("length");
    QTest::newRow("header") << qint64(0) << qint64(100);
    QTest::newRow("cut to half a page") << qint64(-2'000) << qint64(0);
    QTest::newRow("schema page") << qint64(100) << qint64(400); // the root of the schema: its header and pointers
}

void TestDataFolder::damagedStoreIsCorrupt()
{
    QFETCH(qint64, at);
    QFETCH(qint64, length);
    {
        const auto folder = make();
        sell(*folder->openJournal(m_clock).value(), 4);
        folder->close();
    }
    QFile store(m_path + QStringLiteral("/store.db"));
    QVERIFY(store.open(QIODevice::ReadWrite));
    if (at < 0) {
        QVERIFY(store.resize(-at));
    } else {
        store.seek(at);
        store.write(QByteArray(length, '\x5a'));
    }
    store.close();
    const auto folder = DataFolder::open(m_path, DataFolder::Mode::ReadWrite);
    QVERIFY(!folder);
    QCOMPARE(folder.error().code, ErrorCode::Corrupt);
    QVERIFY(folder.error().args.contains(QStringLiteral("store.db")));
}

void TestDataFolder::exchangedKeyIsNoticed()
{
    {
        const auto folder = make();
        sell(*folder->openJournal(m_clock).value(), 1);
        folder->close();
    }
    QVERIFY(DeviceKey::generate().value().write(m_path + QStringLiteral("/device.key")));
    const auto folder = DataFolder::open(m_path, DataFolder::Mode::ReadWrite).value();
    QCOMPARE(folder->openJournal(m_clock).error().code, ErrorCode::Corrupt);
    QCOMPARE(verifyFolder(m_path, true).value().firstBadSeq(), qint64(1));
}

void TestDataFolder::ballastIsGivenUpWhenFull()
{
    const QString ballast = m_path + QStringLiteral("/ballast");
    const auto folder = make(FolderKind::Demo, {.ballastBytes = 100'000});
    QCOMPARE(QFileInfo(ballast).size(), qint64(100'000));
    QVERIFY(folder->checkSpace());
    const auto journal = folder->openJournal(m_clock).value();
    // The first try finds the disk full, the second has the room of the ballast.
    int tries = 0;
    const auto done = journal->commit({eventOf(EventKind::Sale, m_facts.cashSale(1))}, m_clock.wall(), m_clock.mono(),
        [&](Database &, const QList<Event> &) -> Status {
            return ++tries == 1 ? Status(fail(ErrorCode::DiskFull)) : Status();
        });
    QVERIFY(done);
    QCOMPARE(tries, 2);
    QVERIFY(!QFile::exists(ballast));
    QCOMPARE(journal->tail().seq, qint64(2));
    // No ballast left: a further full disk is said, and nothing is stored.
    const auto full = journal->commit({eventOf(EventKind::Sale, m_facts.cashSale(2))}, m_clock.wall(), m_clock.mono(),
        [](Database &, const QList<Event> &) -> Status { return fail(ErrorCode::DiskFull); });
    QCOMPARE(full.error().code, ErrorCode::DiskFull);
    QCOMPARE(journal->tail().seq, qint64(2));
    QVERIFY(folder->checkSpace()); // room is back: the ballast too, with no manual step
    QVERIFY(QFile::exists(ballast));
    QVERIFY(folder->freeBytes() > 0);
}

void TestDataFolder::backupBesideTheOwner()
{
    const auto owner = make();
    const auto journal = owner->openJournal(m_clock).value();
    sell(*journal, 3);
    const QString target = m_temp->filePath(QStringLiteral("copy"));
    const auto report = backupFolder(m_path, target);
    QVERIFY2(report, report ? "" : qPrintable(report.error().detail));
    QCOMPARE(report->files, QStringList{QStringLiteral("store.db")});
    QVERIFY(!QFile::exists(target + QStringLiteral("/device.key")));
    sell(*journal, 1);
    const auto verified = verifyStore(target + QStringLiteral("/store.db"), owner->identity());
    QVERIFY(verified);
    QVERIFY(verified->isGood());
    QCOMPARE(verified->events, qint64(4));
    QCOMPARE(backupFolder(m_path, target).error().code, ErrorCode::Conflict);
}

void TestDataFolder::verifyFindsAChangedAmount()
{
    {
        const auto folder = make();
        const auto journal = folder->openJournal(m_clock).value();
        sell(*journal, 2);
        QVERIFY(journal->database().exec("UPDATE sales SET total = total + 100 WHERE n = 2"));
        folder->close();
    }
    const auto report = verifyFolder(m_path, false).value();
    QVERIFY(!report.isGood());
    QCOMPARE(report.findings.first().table, QStringLiteral("sales"));
}

MENDIAN_TEST(TestDataFolder)
#include "tst_datafolder.moc"
