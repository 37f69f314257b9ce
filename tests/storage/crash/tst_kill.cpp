// SPDX-License-Identifier: GPL-3.0-or-later
// SIGKILL at every write point of a sale, a shift close, a migration and the making of a folder (spec/sync.md §5 T1).
#include "storage/folder/backup.h"
#include "storage/folder/datafolder.h"
#include "storage/repositories/salesrepository.h"
#include "storage/repositories/shiftrepository.h"
#include "storage/sql/migrations.h"
#include "storage/sql/statement.h"
#include "tests/support/killpoints.h"
#include "tests/support/salefacts.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

using namespace mendian;
using namespace mendian::journal;
using namespace mendian::storage;
using namespace mendian::test;

class TestKill : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void everySaleOnce();
    void everyShiftCloseOnce();
    void everyMigrationWhole();
    void everyFolderUsable();

private:
    Status checkSales(const QString &folder, const QStringList &acknowledged) const;
    Status checkShift(const QString &folder, const QStringList &acknowledged) const;
    static Status checkToy(const QString &folder, const QStringList &acknowledged);
    static Status checkFolder(const QString &folder, const QStringList &acknowledged);
    KillPlan plan(
        const char *what, const QString &base, std::function<Status(const QString &, const QStringList &)> check) const
    {
        return {QStringLiteral(JOURNAL_CRASHER), {QLatin1String(what)}, base, std::move(check)};
    }
    static void report(const char *what, const Result<KillReport> &result)
    {
        QVERIFY2(result, result ? "" : qPrintable(result.error().detail));
        qInfo("%s: %d write points, %d kills checked, %d after the acknowledgement", what, result->points, result->runs,
            result->acknowledged);
        QVERIFY(result->points > 5);
        QVERIFY(result->runs >= qMin(result->points, 300));
    }

    QTemporaryDir m_temp;
    QString m_shop;
    static constexpr qint64 kSalesBefore = 3;
};

void TestKill::initTestCase()
{
    m_shop = m_temp.filePath(QStringLiteral("shop"));
    ManualClock clock;
    const SaleFacts facts;
    const auto folder = DataFolder::create(m_shop, FolderKind::Demo, QStringLiteral("S001"), 2, clock).value();
    const auto journal = folder->openJournal(clock).value();
    QVERIFY(journal->commit({eventOf(EventKind::ShiftOpen, facts.shiftOpen())}, clock.wall(), clock.mono()));
    for (qint64 n = 1; n <= kSalesBefore; ++n)
        QVERIFY(journal->commit({eventOf(EventKind::Sale, facts.cashSale(n))}, clock.wall(), clock.mono()));
    folder->close();
}

static Status demand(bool holds, const QString &what)
{
    return holds ? Status() : Status(fail(ErrorCode::Internal, what));
}

// Chain, folds, the acknowledged sales exactly once; and the till goes on selling.
Status TestKill::checkSales(const QString &path, const QStringList &acknowledged) const
{
    ManualClock clock;
    const auto folder = DataFolder::open(path, DataFolder::Mode::ReadWrite);
    if (!folder)
        return fail(folder.error());
    {
        auto journal = (*folder)->openJournal(clock);
        if (!journal)
            return fail(journal.error());
        SalesRepository sales((*journal)->database());
        for (const QString &line : acknowledged) {
            const auto id = SaleId::parse(line.section(u' ', 0, 0));
            const auto row = sales.byId(id.value());
            if (!row)
                return fail(ErrorCode::Internal, QStringLiteral("the acknowledged sale %1 is lost").arg(line));
            MENDIAN_TRY(demand(row->n == line.section(u' ', 1, 1).toLongLong(), QStringLiteral("another number")));
            MENDIAN_TRY(demand(sales.load(row->id).has_value(), QStringLiteral("the sale cannot be read")));
        }
        const qint64 stored = sales.last(100).value().size();
        MENDIAN_TRY(demand(stored >= kSalesBefore + acknowledged.size() && stored <= kSalesBefore + 2,
            QStringLiteral("%1 sales, %2 acknowledged").arg(stored).arg(acknowledged.size())));
        const auto shift = ShiftRepository((*journal)->database()).open().value();
        const auto more = (*journal)->commit(
            {eventOf(EventKind::Sale, SaleFacts(shift->id).cashSale(stored + 1))}, clock.wall(), clock.mono());
        if (!more)
            return fail(more.error());
    }
    const auto verified = verifyStore(
        (*folder)->storeDb(), (*folder)->identity(), {.mark = TailMark::read((*folder)->file(QLatin1String("tail")))});
    if (!verified)
        return fail(verified.error());
    return demand(verified->isGood(), verified->isGood() ? QString() : verified->findings.first().detail);
}

Status TestKill::checkShift(const QString &path, const QStringList &acknowledged) const
{
    ManualClock clock;
    const auto folder = DataFolder::open(path, DataFolder::Mode::ReadWrite);
    if (!folder)
        return fail(folder.error());
    {
        auto journal = (*folder)->openJournal(clock);
        if (!journal)
            return fail(journal.error());
        ShiftRepository shifts((*journal)->database());
        const ShiftRow shift = shifts.last(1).value().first();
        MENDIAN_TRY(demand(acknowledged.isEmpty() || !shift.isOpen(), QStringLiteral("the closed shift is open")));
        MENDIAN_TRY(demand(
            shifts.counts(shift.id).value().size() == (shift.isOpen() ? 0 : 2), QStringLiteral("half a shift close")));
    }
    const auto verified = verifyStore((*folder)->storeDb(), (*folder)->identity());
    if (!verified)
        return fail(verified.error());
    return demand(verified->isGood(), verified->isGood() ? QString() : verified->findings.first().detail);
}

Status TestKill::checkToy(const QString &path, const QStringList &acknowledged)
{
    auto database = Database::open(path + QStringLiteral("/toy.db"));
    if (!database)
        return fail(database.error());
    MENDIAN_TRY((*database)->quickCheck());
    const qint64 version = (*database)->userVersion().value();
    MENDIAN_TRY(demand(version >= 1 && version <= 3 && (acknowledged.isEmpty() || version == 3),
        QStringLiteral("schema %1").arg(version)));
    // Each step is whole: the column of script 2 exists exactly from version 2 on.
    Statement columns(**database, "SELECT count(*) FROM pragma_table_info('a')");
    const qint64 count = columns.next() ? columns.integer(0) : 0;
    columns.rewind();
    MENDIAN_TRY(
        demand(count == (version >= 2 ? 3 : 2), QStringLiteral("%1 columns at schema %2").arg(count).arg(version)));
    const auto again = migrateFrom(**database, QStringLiteral("toy"), path);
    if (!again)
        return fail(again.error());
    Statement sum(**database, "SELECT count(*), sum(y) FROM a");
    MENDIAN_TRY(demand(sum.next() && sum.integer(0) == 200 && sum.integer(1) == 200 * 7 + 200 * 201 / 2,
        QStringLiteral("rows were lost or changed twice")));
    return {};
}

Status TestKill::checkFolder(const QString &path, const QStringList &acknowledged)
{
    ManualClock clock;
    auto folder = DataFolder::open(path, DataFolder::Mode::ReadWrite);
    MENDIAN_TRY(demand(folder || acknowledged.isEmpty(), QStringLiteral("an acknowledged folder does not open")));
    if (!folder)
        folder = DataFolder::create(path, FolderKind::Demo, QStringLiteral("S001"), 2, clock);
    if (!folder)
        return fail(folder.error());
    const auto journal = (*folder)->openJournal(clock);
    if (!journal)
        return fail(journal.error());
    return demand((*journal)->tail().seq == 1, QStringLiteral("not exactly one genesis"));
}

void TestKill::everySaleOnce()
{
    report(
        "two sales", runKillPoints(plan("sale", m_shop, [this](const QString &folder, const QStringList &acknowledged) {
            return checkSales(folder, acknowledged);
        })));
}

void TestKill::everyShiftCloseOnce()
{
    report("shift close",
        runKillPoints(plan("shift", m_shop, [this](const QString &folder, const QStringList &acknowledged) {
            return checkShift(folder, acknowledged);
        })));
}

void TestKill::everyMigrationWhole()
{
    const QString base = m_temp.filePath(QStringLiteral("toy"));
    QVERIFY(QDir().mkpath(base));
    const auto script = [&](const char *name, const char *sql) {
        QFile file(base + u'/' + QLatin1String(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(sql);
    };
    script("toy_0001_first.sql", "CREATE TABLE a (x INTEGER NOT NULL, t TEXT NOT NULL) STRICT;");
    {
        auto database = Database::open(base + QStringLiteral("/toy.db")).value();
        QVERIFY(migrateFrom(*database, QStringLiteral("toy"), base));
        QVERIFY(database->execScript("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200) "
                                     "INSERT INTO a SELECT i, hex(zeroblob(40)) FROM n"));
    }
    script("toy_0002_second.sql", "ALTER TABLE a ADD COLUMN y INTEGER NOT NULL DEFAULT 7; CREATE INDEX a_x ON a (x);");
    script("toy_0003_third.sql", "UPDATE a SET y = y + x;");
    report("migration", runKillPoints(plan("migrate", base, checkToy)));
}

void TestKill::everyFolderUsable() { report("new folder", runKillPoints(plan("create", {}, checkFolder))); }

MENDIAN_TEST(TestKill)
#include "tst_kill.moc"
