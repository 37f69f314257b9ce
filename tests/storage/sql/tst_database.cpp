// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/sql/native.h"
#include "storage/sql/sqlerror.h"
#include "storage/sql/statement.h"
#include "storage/sql/transaction.h"
#include "tests/support/testmain.h"

#include <QFile>
#include <QTemporaryDir>

using namespace mendian;
using namespace mendian::storage;

class TestDatabase : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void cleanup();
    void setsThePragmas();
    void bindsAndReadsEveryType();
    void preparesATextOnce();
    void sameTextTwiceAtATime();
    void rollsBackWhatWasNotCommitted();
    void constraintIsConflict();
    void badSqlIsRememberedNotFatal();
    void damagedFilesAreCorrupt_data();
    void damagedFilesAreCorrupt();
    void quickCheckFindsAFlippedPage();
    void missingFileIsNotFound();
    void secondWriterIsBusy();
    void readOnlyRefusesWrites();
    void mapsTheCodes_data();
    void mapsTheCodes();
    void backupStandsAlone();
    void recoverKeepsTheData();

private:
    QString file(const char *name) const { return m_folder->filePath(QLatin1String(name)); }
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Database> m_db;
};

void TestDatabase::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    auto db = Database::open(file("a.db"));
    QVERIFY(db);
    m_db = *std::move(db);
    QVERIFY(m_db->execScript("CREATE TABLE t (id BLOB PRIMARY KEY, n INTEGER, s TEXT NOT NULL, b BLOB) STRICT;"
                             "CREATE TABLE c (t BLOB REFERENCES t (id)) STRICT;"));
}

void TestDatabase::cleanup()
{
    m_db.reset();
    m_folder.reset();
}

void TestDatabase::setsThePragmas()
{
    const auto pragma = [&](const char *sql) {
        Statement q(*m_db, sql);
        return q.next() ? q.text(0) : QString();
    };
    QCOMPARE(pragma("PRAGMA journal_mode"), QStringLiteral("wal"));
    QCOMPARE(pragma("PRAGMA synchronous"), QStringLiteral("2"));
    QCOMPARE(pragma("PRAGMA wal_autocheckpoint"), QStringLiteral("4000"));
    QCOMPARE(pragma("PRAGMA foreign_keys"), QStringLiteral("1"));
    QVERIFY(!NativeHandle::vfsName(*m_db).value().isEmpty());
    Statement orphan(*m_db, "INSERT INTO c (t) VALUES (?)");
    QCOMPARE(orphan.bind(QByteArray("nobody")).run().error().code, ErrorCode::Conflict);
}

void TestDatabase::bindsAndReadsEveryType()
{
    const SaleId id = SaleId::create();
    const QString text = QStringLiteral(u"矿泉水 𠮷 'quoted'");
    const QByteArray bytes("\0\x01\xff", 3);
    Statement insert(*m_db, "INSERT INTO t (id, n, s, b) VALUES (?, ?, ?, ?)");
    QVERIFY(insert.bind(id, 1234_fen, text, bytes).run());
    QCOMPARE(insert.changes(), qint64(1));
    QVERIFY(insert.bind(SaleId::create(), std::optional<qint64>(), QString(), journal::Cell()).run());
    QVERIFY(insert.bind(SaleId::create(), std::numeric_limits<qint64>::max(), QStringLiteral("x"), QByteArray()).run());
    Statement q(*m_db, "SELECT id, n, s, b FROM t ORDER BY id");
    QVERIFY(q.next());
    QCOMPARE(q.id<SaleId>(0), id);
    QCOMPARE(q.money(1), 1234_fen);
    QCOMPARE(q.text(2), text);
    QCOMPARE(q.blob(3), bytes);
    QCOMPARE(q.cell(1), journal::Cell(qint64(1234)));
    QVERIFY(q.next());
    QVERIFY(q.isNull(1));
    QVERIFY(!q.isNull(2)); // a null QString is the empty text, never NULL
    QCOMPARE(q.cell(3), journal::Cell());
    QVERIFY(q.next());
    QCOMPARE(q.integer(1), std::numeric_limits<qint64>::max());
    QVERIFY(!q.isNull(3));
    QVERIFY(!q.next());
    QVERIFY(q.status());
    Statement bad(*m_db, "SELECT s FROM t LIMIT 1");
    QVERIFY(bad.next());
    QVERIFY(bad.id<SaleId>(0).isNull());
    QCOMPARE(bad.status().error().code, ErrorCode::Corrupt);
}

void TestDatabase::preparesATextOnce()
{
    const char *sql = "INSERT INTO t (id, s) VALUES (?, ?)";
    for (int i = 0; i < 3; ++i) {
        Statement insert(*m_db, sql);
        QVERIFY(insert.bind(SaleId::create(), QString::number(i)).run());
    }
    Statement count(*m_db, "SELECT count(*), count(DISTINCT s) FROM t");
    QVERIFY(count.next());
    QCOMPARE(count.integer(0), qint64(3));
    QCOMPARE(count.integer(1), qint64(3));
}

void TestDatabase::sameTextTwiceAtATime()
{
    Statement insert(*m_db, "INSERT INTO t (id, s) VALUES (?, ?)");
    for (int i = 0; i < 3; ++i)
        QVERIFY(insert.bind(SaleId::create(), QString::number(i)).run());
    int pairs = 0;
    const char *sql = "SELECT s FROM t ORDER BY id";
    Statement outer(*m_db, sql);
    while (outer.next()) {
        Statement inner(*m_db, sql);
        while (inner.next())
            ++pairs;
    }
    QCOMPARE(pairs, 9);
}

void TestDatabase::rollsBackWhatWasNotCommitted()
{
    {
        auto transaction = Transaction::begin(*m_db);
        QVERIFY(transaction);
        QVERIFY(m_db->exec("INSERT INTO t (id, s) VALUES (x'01', 'gone')"));
    }
    {
        auto transaction = Transaction::begin(*m_db);
        QVERIFY(transaction);
        QVERIFY(m_db->exec("INSERT INTO t (id, s) VALUES (x'02', 'stays')"));
        QVERIFY(transaction->commit());
    }
    Statement q(*m_db, "SELECT s FROM t");
    QVERIFY(q.next());
    QCOMPARE(q.text(0), QStringLiteral("stays"));
    QVERIFY(!q.next());
}

void TestDatabase::constraintIsConflict()
{
    QVERIFY(m_db->exec("INSERT INTO t (id, s) VALUES (x'01', 'a')"));
    const auto again = m_db->exec("INSERT INTO t (id, s) VALUES (x'01', 'b')");
    QCOMPARE(again.error().code, ErrorCode::Conflict);
    QCOMPARE(again.error().args, QStringList{QStringLiteral("a.db")});
    QVERIFY(!m_db->isPoisoned());
}

void TestDatabase::badSqlIsRememberedNotFatal()
{
    Statement q(*m_db, "SELECT nothing FROM nowhere WHERE x = ?");
    q.bind(QStringLiteral("x"));
    QVERIFY(!q.next());
    QCOMPARE(q.status().error().code, ErrorCode::Internal);
    QVERIFY(q.status().error().detail.contains(QLatin1String("nowhere")));
}

void TestDatabase::damagedFilesAreCorrupt_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("text file") << QByteArray(5000, 'x');
    QTest::newRow("damaged header") << QByteArray("SQLite format 3\0\x10\x00\x07\x07", 20) + QByteArray(8000, '\xee');
}

void TestDatabase::damagedFilesAreCorrupt()
{
    QFETCH(QByteArray, content);
    QFile damaged(file("bad.db"));
    QVERIFY(damaged.open(QIODevice::WriteOnly));
    damaged.write(content);
    damaged.close();
    const auto db = Database::open(file("bad.db"));
    QVERIFY(!db);
    QCOMPARE(db.error().code, ErrorCode::Corrupt);
}

void TestDatabase::quickCheckFindsAFlippedPage()
{
    {
        auto transaction = Transaction::begin(*m_db);
        Statement insert(*m_db, "INSERT INTO t (id, s) VALUES (?, ?)");
        for (int i = 0; i < 500; ++i)
            QVERIFY(insert.bind(SaleId::create(), QString(100, u'x')).run());
        QVERIFY(transaction->commit());
    }
    QVERIFY(m_db->quickCheck());
    QVERIFY(m_db->checkpoint());
    m_db.reset();
    QFile damaged(file("a.db"));
    QVERIFY(damaged.open(QIODevice::ReadWrite));
    QVERIFY(damaged.size() > 40000);
    damaged.seek(20 * 1024);
    damaged.write(QByteArray(4096, '\x5a'));
    damaged.close();
    auto db = Database::open(file("a.db"));
    QVERIFY(db);
    QCOMPARE((*db)->quickCheck().error().code, ErrorCode::Corrupt);
}

void TestDatabase::missingFileIsNotFound()
{
    QCOMPARE(Database::open(file("none.db"), {.mayCreate = false}).error().code, ErrorCode::NotFound);
    QCOMPARE(Database::open(file("none.db"), {.readOnly = true}).error().code, ErrorCode::NotFound);
    QVERIFY(!QFile::exists(file("none.db")));
    QCOMPARE(Database::open(file("no/such/folder.db")).error().code, ErrorCode::Io);
}

void TestDatabase::secondWriterIsBusy()
{
    auto other = Database::open(file("a.db"), {.busyTimeoutMs = 10});
    QVERIFY(other);
    auto mine = Transaction::begin(*m_db);
    QVERIFY(mine);
    QCOMPARE(Transaction::begin(**other).error().code, ErrorCode::Busy);
    QVERIFY(mine->commit());
    QVERIFY(Transaction::begin(**other));
}

void TestDatabase::readOnlyRefusesWrites()
{
    QVERIFY(m_db->exec("INSERT INTO t (id, s) VALUES (x'01', 'a')"));
    auto reader = Database::open(file("a.db"), {.readOnly = true});
    QVERIFY(reader);
    QCOMPARE((*reader)->exec("DELETE FROM t").error().code, ErrorCode::ReadOnly);
    Statement q(**reader, "SELECT s FROM t");
    QVERIFY(q.next());
}

void TestDatabase::mapsTheCodes_data()
{
    QTest::addColumn<int>("sqlite");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("full") << 13 << ErrorCode::DiskFull;
    QTest::newRow("read-only") << 8 << ErrorCode::ReadOnly;
    QTest::newRow("read-only, moved away") << (8 | (4 << 8)) << ErrorCode::ReadOnly;
    QTest::newRow("corrupt") << 11 << ErrorCode::Corrupt;
    QTest::newRow("not a database") << 26 << ErrorCode::Corrupt;
    QTest::newRow("fsync failed") << (10 | (4 << 8)) << ErrorCode::Io;
    QTest::newRow("busy") << 5 << ErrorCode::Busy;
    QTest::newRow("locked") << 6 << ErrorCode::Busy;
    QTest::newRow("unique") << 2067 << ErrorCode::Conflict;
    QTest::newRow("syntax") << 1 << ErrorCode::Internal;
}

void TestDatabase::mapsTheCodes()
{
    QFETCH(int, sqlite);
    QFETCH(ErrorCode, code);
    QCOMPARE(errorCodeOf(sqlite), code);
    QCOMPARE(isIoError(sqlite), (sqlite & 0xff) == 10);
}

void TestDatabase::backupStandsAlone()
{
    QVERIFY(m_db->exec("INSERT INTO t (id, s) VALUES (x'01', 'copied')"));
    int calls = 0;
    QVERIFY(NativeHandle::backup(*m_db, file("copy.db"), [&](int, int) { return ++calls > 0; }));
    QVERIFY(!QFile::exists(file("copy.db-wal")));
    auto copy = Database::open(file("copy.db"), {.readOnly = true, .immutable = true});
    QVERIFY(copy);
    Statement q(**copy, "SELECT s FROM t");
    QVERIFY(q.next());
    QCOMPARE(q.text(0), QStringLiteral("copied"));
    QCOMPARE(NativeHandle::backup(*m_db, file("copy.db")).error().code, ErrorCode::Conflict);
}

void TestDatabase::recoverKeepsTheData()
{
    QVERIFY(m_db->exec("INSERT INTO t (id, s) VALUES (x'01', 'kept')"));
    QVERIFY(m_db->recover());
    Statement q(*m_db, "SELECT s FROM t");
    QVERIFY(q.next());
    QCOMPARE(q.text(0), QStringLiteral("kept"));
}

MENDIAN_TEST(TestDatabase)
#include "tst_database.moc"
