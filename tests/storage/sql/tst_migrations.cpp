// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/journal/folds.h"
#include "storage/sql/migrations.h"
#include "storage/sql/statement.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

using namespace mendian;
using namespace mendian::storage;

class TestMigrations : public QObject
{
    Q_OBJECT
private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void cleanup() { m_folder.reset(); }
    void makesTheStoreSchema();
    void aStoreOfTheFirstSchemaGetsReconciliation();
    void appliesOnlyWhatIsMissingAndCopiesFirst();
    void failingScriptChangesNothing();
    void newerFileIsRefusedUntouched();
    void gapInTheNumbersIsAnError();

private:
    QString file(const char *name) const { return m_folder->filePath(QLatin1String(name)); }
    void script(const char *name, const char *sql) const
    {
        QFile out(file(name));
        QVERIFY(out.open(QIODevice::WriteOnly));
        out.write(sql);
    }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestMigrations::makesTheStoreSchema()
{
    auto db = Database::open(file("store.db")).value();
    const auto result = migrate(*db, QStringLiteral("store"));
    QVERIFY(result);
    QCOMPARE(result->from, qint64(0));
    QCOMPARE(result->to, newestSchema(QStringLiteral("store")));
    QVERIFY(result->copy.isEmpty());
    for (const journal::FoldTable &table : journal::foldTables()) {
        Statement q(*db, QByteArray("SELECT ") + table.columns + " FROM " + table.name);
        QVERIFY(!q.next());
        QVERIFY2(q.status(), table.name);
    }
    QCOMPARE(migrate(*db, QStringLiteral("store")).value().from, result->to);
}

void TestMigrations::aStoreOfTheFirstSchemaGetsReconciliation()
{
    auto db = Database::open(file("store.db")).value();
    QFile first(QStringLiteral(":/sql/store_0001_journal.sql"));
    QVERIFY(first.open(QIODevice::ReadOnly));
    QVERIFY(db->execScript(first.readAll()));
    QVERIFY(db->exec("INSERT INTO counters (name, value) VALUES ('receipt', 17)"));
    QVERIFY(db->exec("PRAGMA user_version=1"));
    const auto result = migrate(*db, QStringLiteral("store"));
    QVERIFY(result);
    QCOMPARE(result->from, qint64(1));
    QVERIFY(QFile::exists(result->copy));
    for (const char *table : {"signed_days", "bill_files", "resolutions"}) {
        Statement q(*db, QByteArray("SELECT count(*) FROM ") + table);
        QVERIFY2(q.next() && q.integer(0) == 0, table);
    }
    Statement kept(*db, "SELECT value FROM counters WHERE name = 'receipt'");
    QVERIFY(kept.next());
    QCOMPARE(kept.integer(0), qint64(17));
}

void TestMigrations::appliesOnlyWhatIsMissingAndCopiesFirst()
{
    script("toy_0001_first.sql", "CREATE TABLE a (x INTEGER NOT NULL) STRICT; INSERT INTO a (x) VALUES (1);");
    auto db = Database::open(file("toy.db")).value();
    QVERIFY(migrateFrom(*db, QStringLiteral("toy"), m_folder->path()));
    script("toy_0002_second.sql", "ALTER TABLE a ADD COLUMN y INTEGER NOT NULL DEFAULT 7;");
    script("toy_0003_third.sql", "UPDATE a SET y = y + x;");
    const auto result = migrateFrom(*db, QStringLiteral("toy"), m_folder->path());
    QVERIFY(result);
    QCOMPARE(result->from, qint64(1));
    QCOMPARE(result->to, qint64(3));
    Statement now(*db, "SELECT y FROM a");
    QVERIFY(now.next());
    QCOMPARE(now.integer(0), qint64(8));
    QCOMPARE(result->copy, file("toy.db.before-0002"));
    auto copy = Database::open(result->copy, {.readOnly = true}).value();
    QCOMPARE(copy->userVersion().value(), qint64(1));
    Statement before(*copy, "SELECT * FROM a");
    QVERIFY(before.next());
    QCOMPARE(before.integer(0), qint64(1));
}

void TestMigrations::failingScriptChangesNothing()
{
    script("toy_0001_first.sql", "CREATE TABLE a (x INTEGER NOT NULL) STRICT;");
    auto db = Database::open(file("toy.db")).value();
    QVERIFY(migrateFrom(*db, QStringLiteral("toy"), m_folder->path()));
    script("toy_0002_second.sql", "CREATE TABLE b (x INTEGER) STRICT; INSERT INTO a (x) VALUES ('not a number');");
    QVERIFY(!migrateFrom(*db, QStringLiteral("toy"), m_folder->path()));
    QCOMPARE(db->userVersion().value(), qint64(1));
    Statement q(*db, "SELECT count(*) FROM sqlite_master WHERE name = 'b'");
    QVERIFY(q.next());
    QCOMPARE(q.integer(0), qint64(0));
}

void TestMigrations::newerFileIsRefusedUntouched()
{
    auto db = Database::open(file("store.db")).value();
    QVERIFY(migrate(*db, QStringLiteral("store")));
    QVERIFY(db->exec("PRAGMA user_version=999"));
    const auto result = migrate(*db, QStringLiteral("store"));
    QCOMPARE(result.error().code, ErrorCode::TooNew);
    QCOMPARE(result.error().args, QStringList{QStringLiteral("store.db")});
    QVERIFY(!QFile::exists(file("store.db.before-1000")));
}

void TestMigrations::gapInTheNumbersIsAnError()
{
    script("toy_0001_first.sql", "CREATE TABLE a (x INTEGER) STRICT;");
    script("toy_0003_third.sql", "CREATE TABLE b (x INTEGER) STRICT;");
    auto db = Database::open(file("toy.db")).value();
    QCOMPARE(migrateFrom(*db, QStringLiteral("toy"), m_folder->path()).error().code, ErrorCode::Internal);
    QCOMPARE(migrateFrom(*db, QStringLiteral("none"), m_folder->path()).error().code, ErrorCode::Internal);
}

MENDIAN_TEST(TestMigrations)
#include "tst_migrations.moc"
