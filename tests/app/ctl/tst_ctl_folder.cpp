// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/ctl/ctlbench.h"
#include "app/runtime/newshop.h"
#include "storage/folder/datafolder.h"
#include "storage/sql/statement.h"
#include "tests/support/asnobody.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QTemporaryDir>

using namespace mendian;

// init, status, verify, backup and restore, and folders that are not as they should be.
class TestCtlFolder : public QObject
{
    Q_OBJECT
private slots:
    void initMakesAShop();
    void initRefuses_data();
    void initRefuses();
    void aFolderThatCannotBeWritten();
    void aClockSetBackIsConfirmed();
    void notAShop();
    void statusOfAQuietShop();
    void verifyNamesTheFirstBadEvent();
    void verifyNamesTheFoldRow();
    void aKilledOwnerIsTakenOver();
    void backupAndRestore();
    void restoreRefuses();

private:
    QString shop(const QString &name);
    static test::CtlResult onFolder(const QString &command, const QString &folder, const QStringList &rest = {});
    void spoil(const QString &folder, const char *sql);

    QTemporaryDir m_dir;
};

/// A demo shop with two sales.
QString TestCtlFolder::shop(const QString &name)
{
    const QString folder = m_dir.filePath(name);
    test::makeDemo(folder);
    for (int i = 0; i < 2; ++i)
        onFolder(QStringLiteral("sell"), folder,
            {QStringLiteral("--code"), test::demoItem().barcode, QStringLiteral("--pay"), QStringLiteral("cash")});
    return folder;
}

test::CtlResult TestCtlFolder::onFolder(const QString &command, const QString &folder, const QStringList &rest)
{
    return test::ctl(command.split(u' ') + QStringList{QStringLiteral("--data"), folder} + rest);
}

void TestCtlFolder::spoil(const QString &folder, const char *sql)
{
    auto database = storage::Database::open(folder + QStringLiteral("/store.db"), {.mayCreate = false});
    QVERIFY(database);
    storage::Statement statement(**database, sql);
    QVERIFY2(statement.run(), qPrintable(statement.status() ? QString() : statement.status().error().detail));
}

void TestCtlFolder::initMakesAShop()
{
    const QString folder = m_dir.filePath(QStringLiteral("made"));
    const auto made = test::ctl(
        {QStringLiteral("init"), QStringLiteral("--data"), folder, QStringLiteral("--kind"), QStringLiteral("training"),
            QStringLiteral("--store"), QStringLiteral("S007"), QStringLiteral("--till"), QStringLiteral("3"),
            QStringLiteral("--name"), QStringLiteral("Corner"), QStringLiteral("--manager"), QStringLiteral("0900:Ma"),
            QStringLiteral("--pin-file"), QStringLiteral("-")},
        "802491");
    QVERIFY2(made.exit == 0, made.all().constData());
    const auto status = onFolder(QStringLiteral("status"), folder);
    QCOMPARE(status.json.value(QStringLiteral("kind")).toString(), QStringLiteral("training"));
    QCOMPARE(status.json.value(QStringLiteral("store")).toString(), QStringLiteral("S007"));
    QCOMPARE(status.json.value(QStringLiteral("till")).toInt(), 3);
    const auto name = test::ctl({QStringLiteral("settings"), QStringLiteral("get"), QStringLiteral("store.name"),
        QStringLiteral("--data"), folder});
    QCOMPARE(name.json.value(QStringLiteral("value")).toString(), QStringLiteral("Corner"));
    const auto again = onFolder(QStringLiteral("init"), folder, {QStringLiteral("--kind"), QStringLiteral("demo")});
    QVERIFY2(again.exit == 1, again.all().constData());
    QVERIFY2(again.sentence().contains(QLatin1String("is a shop already")), qPrintable(again.sentence()));
}

void TestCtlFolder::initRefuses_data()
{
    QTest::addColumn<QStringList>("rest");
    QTest::addColumn<QByteArray>("pin");
    QTest::addColumn<int>("exit");
    const QStringList real{QStringLiteral("--kind"), QStringLiteral("real")};
    const QStringList store{QStringLiteral("--store"), QStringLiteral("S001")};
    const QStringList who{QStringLiteral("--manager"), QStringLiteral("0900:Ma")};
    const QStringList pin{QStringLiteral("--pin-file"), QStringLiteral("-")};
    QTest::newRow("no manager") << real + store + pin << QByteArray("802491") << 2;
    QTest::newRow("no store") << real + who + pin << QByteArray("802491") << 2;
    QTest::newRow("no PIN") << real + store + who << QByteArray() << 2;
    QTest::newRow("weak PIN") << real + store + who + pin << QByteArray("123456") << 1;
    QTest::newRow("short PIN") << real + store + who + pin << QByteArray("8024") << 1;
    QTest::newRow("demo with a store and nobody")
        << QStringList{QStringLiteral("--kind"), QStringLiteral("demo")} + store << QByteArray() << 2;
}

void TestCtlFolder::initRefuses()
{
    QFETCH(QStringList, rest);
    QFETCH(QByteArray, pin);
    QFETCH(int, exit);
    const QString folder = m_dir.filePath(QStringLiteral("never"));
    const auto made = test::ctl(QStringList{QStringLiteral("init"), QStringLiteral("--data"), folder} + rest, pin);
    QVERIFY2(made.exit == exit, made.all().constData());
    QVERIFY(!made.sentence().isEmpty());
    QVERIFY(!storage::DataFolder::isDataFolder(folder));
}

void TestCtlFolder::aFolderThatCannotBeWritten()
{
    const auto made = onFolder(
        QStringLiteral("init"), QStringLiteral("/proc/mendian"), {QStringLiteral("--kind"), QStringLiteral("demo")});
    QVERIFY2(made.exit == 1, made.all().constData());
    QCOMPARE(made.errorCode(), QStringLiteral("ReadOnly"));
    const QString folder = shop(QStringLiteral("closed"));
    test::CtlResult sold;
    test::CtlResult verified;
    {
        const test::ReadOnlyFolder closed(m_dir.path(), folder);
        QVERIFY(closed.isDone());
        QVERIFY(test::asNobody([&] {
            sold = onFolder(QStringLiteral("sell"), folder,
                {QStringLiteral("--code"), test::demoItem().barcode, QStringLiteral("--pay"), QStringLiteral("cash")});
            verified = onFolder(QStringLiteral("verify"), folder, {QStringLiteral("--read-only")});
        }));
    }
    QVERIFY2(sold.sentence().contains(QLatin1String("cannot be written")), qPrintable(sold.sentence()));
    QVERIFY2(verified.exit == 0, verified.all().constData());
    QVERIFY2(sold.exit == 1, sold.all().constData());
    QCOMPARE(sold.errorCode(), QStringLiteral("ReadOnly"));
}

void TestCtlFolder::aClockSetBackIsConfirmed()
{
    const QString folder = m_dir.filePath(QStringLiteral("tomorrow"));
    const ManualClock tomorrow(SystemClock().wall() + 86'400'000);
    QVERIFY(app::createDemoShop(folder, 120, tomorrow));
    const QStringList goods{
        QStringLiteral("--code"), test::demoItem().barcode, QStringLiteral("--pay"), QStringLiteral("cash")};
    for (int i = 0; i < 2; ++i) { // the sign-in of the first try does not answer for the second
        const auto sold = onFolder(QStringLiteral("sell"), folder, goods);
        QVERIFY2(sold.exit != 0, sold.all().constData());
        QVERIFY2(sold.sentence().contains(QLatin1String("confirm-clock")), sold.all().constData());
    }
    const auto cashier =
        onFolder(QStringLiteral("confirm-clock"), folder, {QStringLiteral("--staff"), QStringLiteral("0017")});
    QCOMPARE(cashier.errorCode(), QStringLiteral("PermissionDenied"));
    const auto manager = onFolder(QStringLiteral("confirm-clock"), folder);
    QVERIFY2(manager.exit == 0, manager.all().constData());
    QVERIFY(manager.json.value(QStringLiteral("confirmed")).toBool());
    const auto again = onFolder(QStringLiteral("confirm-clock"), folder);
    QVERIFY2(again.exit == 0, again.all().constData());
    QVERIFY(!again.json.value(QStringLiteral("confirmed")).toBool());
    const auto sold = onFolder(QStringLiteral("sell"), folder, goods);
    QVERIFY2(sold.exit == 0, sold.all().constData());
    QVERIFY2(onFolder(QStringLiteral("verify"), folder).exit == 0, "verify");
}

void TestCtlFolder::notAShop()
{
    const QString folder = m_dir.filePath(QStringLiteral("plain"));
    QDir().mkpath(folder);
    for (const char *command : {"status", "verify", "holds", "staff list"}) {
        const auto result = onFolder(QLatin1String(command), folder);
        QVERIFY2(result.exit == 1, result.all().constData());
        QCOMPARE(result.errorCode(), QStringLiteral("WrongFolder"));
    }
    QVERIFY(QDir(folder).isEmpty());
}

void TestCtlFolder::statusOfAQuietShop()
{
    const QString folder = shop(QStringLiteral("quiet"));
    const auto status = onFolder(QStringLiteral("status"), folder);
    QVERIFY2(status.exit == 0, status.all().constData());
    QVERIFY(!status.json.contains(QStringLiteral("owner")));
    QCOMPARE(status.json.value(QStringLiteral("undecided")).toInt(), 0);
    QVERIFY(status.json.value(QStringLiteral("shift")).toObject().value(QStringLiteral("number")).toInt() == 1);
    QVERIFY(status.json.value(QStringLiteral("tail")).toObject().value(QStringLiteral("seq")).toInt() > 4);
    QVERIFY(status.json.value(QStringLiteral("free_bytes")).toInteger() > 0);
}

void TestCtlFolder::verifyNamesTheFirstBadEvent()
{
    const QString folder = shop(QStringLiteral("spoilt"));
    QVERIFY(onFolder(QStringLiteral("verify"), folder).exit == 0);
    spoil(folder, "DROP TRIGGER IF EXISTS journal_no_update");
    spoil(folder, "UPDATE journal SET body = CAST(body || ' ' AS BLOB) WHERE seq = 5");
    for (const QStringList &rest : {QStringList(), QStringList{QStringLiteral("--read-only")}}) {
        const auto verified = onFolder(QStringLiteral("verify"), folder, rest);
        QVERIFY2(verified.exit == 1, verified.all().constData());
        QCOMPARE(verified.errorCode(), QStringLiteral("Corrupt"));
        QCOMPARE(verified.json.value(QStringLiteral("first_bad_seq")).toInt(), 5);
        QVERIFY2(verified.sentence().contains(QLatin1String("event 5")), qPrintable(verified.sentence()));
    }
}

void TestCtlFolder::verifyNamesTheFoldRow()
{
    const QString folder = shop(QStringLiteral("bent"));
    spoil(folder, "UPDATE shift_totals SET amount = amount + 1 WHERE kind = 'sale'");
    const auto verified = onFolder(QStringLiteral("verify"), folder, {QStringLiteral("--read-only")});
    QVERIFY2(verified.exit == 1, verified.all().constData());
    QVERIFY2(verified.sentence().contains(QLatin1String("shift_totals")), qPrintable(verified.sentence()));
}

void TestCtlFolder::aKilledOwnerIsTakenOver()
{
    const QString folder = shop(QStringLiteral("killed"));
    QFile lock(folder + QStringLiteral("/lock"));
    QVERIFY(lock.open(QIODevice::WriteOnly) && lock.write("999999\n") > 0); // as a killed process leaves it
    lock.close();
    QFile socket(folder + QStringLiteral("/mendian.socket"));
    QVERIFY(socket.open(QIODevice::WriteOnly)); // and something where its socket was
    socket.close();
    const auto status = onFolder(QStringLiteral("status"), folder);
    QCOMPARE(status.json.value(QStringLiteral("last_owner_died")).toBool(), true);
    const auto sold = onFolder(QStringLiteral("sell"), folder,
        {QStringLiteral("--code"), test::demoItem().barcode, QStringLiteral("--pay"), QStringLiteral("cash")});
    QVERIFY2(sold.exit == 0, sold.all().constData());
    QVERIFY(onFolder(QStringLiteral("verify"), folder).exit == 0);
}

void TestCtlFolder::backupAndRestore()
{
    const QString folder = shop(QStringLiteral("precious"));
    const QString copy = m_dir.filePath(QStringLiteral("copy"));
    const auto saved = onFolder(QStringLiteral("backup"), folder, {QStringLiteral("--to"), copy});
    QVERIFY2(saved.exit == 0, saved.all().constData());
    QVERIFY(!QFile::exists(copy + QStringLiteral("/device.key")));
    QVERIFY(onFolder(QStringLiteral("backup"), folder, {QStringLiteral("--to"), copy}).exit == 1);
    // The disk is new; only the key file was kept.
    const QString fresh = m_dir.filePath(QStringLiteral("fresh"));
    const auto without = onFolder(QStringLiteral("restore"), fresh, {QStringLiteral("--from"), copy});
    QVERIFY2(without.exit == 1, without.all().constData());
    QCOMPARE(without.errorCode(), QStringLiteral("Unsupported"));
    const auto back = onFolder(QStringLiteral("restore"), fresh,
        {QStringLiteral("--from"), copy, QStringLiteral("--device-key"), folder + QStringLiteral("/device.key")});
    QVERIFY2(back.exit == 0, back.all().constData());
    const auto last = onFolder(QStringLiteral("receipt show"), fresh);
    QCOMPARE(last.json.value(QStringLiteral("receipt")).toString(), QStringLiteral("S001-02-1-2"));
    const auto sold = onFolder(QStringLiteral("sell"), fresh,
        {QStringLiteral("--code"), test::demoItem().barcode, QStringLiteral("--pay"), QStringLiteral("cash")});
    QVERIFY2(sold.exit == 0, sold.all().constData());
}

void TestCtlFolder::restoreRefuses()
{
    const QString folder = shop(QStringLiteral("mine"));
    const QString copy = m_dir.filePath(QStringLiteral("older"));
    QVERIFY(onFolder(QStringLiteral("backup"), folder, {QStringLiteral("--to"), copy}).exit == 0);
    QCOMPARE(onFolder(QStringLiteral("restore"), folder, {QStringLiteral("--from"), copy}).errorCode(),
        QStringLiteral("Conflict"));
    // A sale later than the backup: going back would give its receipt number a second time.
    QVERIFY(onFolder(QStringLiteral("sell"), folder,
                {QStringLiteral("--code"), test::demoItem().barcode, QStringLiteral("--pay"), QStringLiteral("cash")})
                .exit
        == 0);
    for (const char *name : {"store.db", "store.db-wal", "store.db-shm", "reference.db"})
        QFile::remove(folder + u'/' + QLatin1String(name));
    const auto older = onFolder(QStringLiteral("restore"), folder, {QStringLiteral("--from"), copy});
    QVERIFY2(older.exit == 1, older.all().constData());
    QVERIFY2(older.sentence().contains(QLatin1String("newer backup")), qPrintable(older.sentence()));
    QVERIFY(!QFile::exists(folder + QStringLiteral("/store.db")));
    // Another device's key.
    const QString other = shop(QStringLiteral("other"));
    const QString target = m_dir.filePath(QStringLiteral("target"));
    const auto foreign = onFolder(QStringLiteral("restore"), target,
        {QStringLiteral("--from"), copy, QStringLiteral("--device-key"), other + QStringLiteral("/device.key")});
    QVERIFY2(foreign.exit == 1, foreign.all().constData());
    QVERIFY(!QFile::exists(target + QStringLiteral("/store.db")));
}

MENDIAN_TEST(TestCtlFolder)
#include "tst_ctl_folder.moc"
