// SPDX-License-Identifier: GPL-3.0-or-later
// Errors of the disk under a whole till (spec/sync.md §5 T3, T4): nothing is shown as paid that is not stored, a scan
// that was refused left nothing behind, and selling goes on as soon as the disk does.
#include "app/runtime/newshop.h"
#include "app/runtime/shopruntime.h"
#include "tests/support/asnobody.h"
#include "tests/support/shoponmemory.h"
#include "tests/support/testmain.h"

#include <QLoggingCategory>

using namespace mendian;
using namespace mendian::test;
using journal::EventKind;

class TestTillErrors : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { QLoggingCategory::setFilterRules(QStringLiteral("mendian.*=false")); }
    void init() { m_world.rewind(); }
    void everyPointOfACashSale_data();
    void everyPointOfACashSale();
    void everyPointOfACodeSale_data();
    void everyPointOfACodeSale();
    void paidIsSaidOnlyWhenStored();
    void aFinishedSaleStaysFinishedWhenTheDraftFails();
    void fullDiskFinishesTheRunningSaleFromTheBallast();
    void fullDiskWithoutABallastRefusesAndLosesNothing();
    void aClockSetBackAsksAManager();
    void aSignInDoesNotAnswerForTheClock();
    void aFolderThatCannotServeSaysWhy_data();
    void aFolderThatCannotServeSaysWhy();

private:
    /// Scans until the line is there; every refusal must have left the basket as it was.
    static bool scanThrough(TestShop &t, const char *code);
    static void rows();
    qint64 pointsOf(const std::function<void(TestShop &)> &work);
    /// What a power cut at this moment would leave: exactly `sales` sales, all sound, and the till sells on.
    void demandDurable(qint64 sales, const QString &where);

    ShopOnMemory m_world;
};

void TestTillErrors::rows()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<bool>("shortWrite");
    QTest::newRow("write error") << SQLITE_IOERR_WRITE << false;
    QTest::newRow("write error half way") << SQLITE_IOERR_WRITE << true;
    QTest::newRow("sync error") << SQLITE_IOERR_FSYNC << false;
    QTest::newRow("disk full") << SQLITE_FULL << false;
    QTest::newRow("disk full half way") << SQLITE_FULL << true;
}

bool TestTillErrors::scanThrough(TestShop &t, const char *code)
{
    for (int i = 0; i < 4; ++i) {
        const qint64 before = t.till->view().basket.pieces;
        const ScanFeedback seen = t.scan(QLatin1String(code));
        const qint64 added = t.till->view().basket.pieces - before;
        if (added != (seen.outcome == QLatin1String("line") ? 1 : 0))
            return false;
        if (added == 1)
            return true;
    }
    return false;
}

qint64 TestTillErrors::pointsOf(const std::function<void(TestShop &)> &work)
{
    m_world.rewind();
    const auto t = m_world.open();
    (void)t->signInByBadge();
    FaultVfs::arm();
    work(*t);
    const qint64 points = FaultVfs::points();
    FaultVfs::disarm();
    return points;
}

void TestTillErrors::demandDurable(qint64 sales, const QString &where)
{
    m_world.become(MemoryDisk::durable(m_world.base(), FaultVfs::disk().log()));
    storage::ChainIdentity identity;
    {
        const auto t = m_world.open();
        QVERIFY2(t, qPrintable(where));
        identity = t->folder->identity();
        QVERIFY2(t->events(EventKind::Sale) == sales, qPrintable(where));
        QVERIFY2(t->count("SELECT coalesce(max(n), 0) FROM sales") == sales, qPrintable(where));
        QVERIFY2(t->till->view().basket.lines.isEmpty(), qPrintable(where));
        QVERIFY(t->signInByBadge());
        QCOMPARE(t->scan(QLatin1String(TestShop::kMilk)).outcome, QStringLiteral("line"));
        QVERIFY(t->payCash(499_fen));
    }
    const Status sound = m_world.verify(identity);
    QVERIFY2(sound, sound ? "" : qPrintable(where + u' ' + sound.error().detail));
}

void TestTillErrors::everyPointOfACashSale_data() { rows(); }

void TestTillErrors::everyPointOfACashSale()
{
    QFETCH(int, code);
    QFETCH(bool, shortWrite);
    const qint64 points = pointsOf([](TestShop &t) {
        t.scan(QLatin1String(TestShop::kWater));
        t.scan(QLatin1String(TestShop::kMilk));
        (void)t.payCash(849_fen);
    });
    QVERIFY(points > 6);
    int refusals = 0;
    for (qint64 k = 1; k <= points; ++k) {
        m_world.rewind();
        {
            const auto t = m_world.open();
            QVERIFY(t->signInByBadge());
            FaultVfs::arm();
            FaultVfs::setFault({.from = k, .count = 1, .code = code, .shortWrite = shortWrite});
            QVERIFY2(scanThrough(*t, TestShop::kWater), qPrintable(QString::number(k)));
            QVERIFY2(scanThrough(*t, TestShop::kMilk), qPrintable(QString::number(k)));
            for (int i = 0; i < 3 && t->till->view().payment.screen != 4; ++i) {
                const Status paid = t->payCash(849_fen);
                QCOMPARE(t->till->view().payment.screen == 4, paid.has_value());
                QVERIFY(!t->journal->needsRecovery());
                QCOMPARE(t->events(EventKind::Sale), paid ? 1 : 0);
                refusals += paid ? 0 : 1;
            }
            QCOMPARE(t->till->view().payment.screen, 4);
        }
        demandDurable(1, QStringLiteral("point %1").arg(k));
        if (QTest::currentTestFailed())
            return;
    }
    qInfo("%lld points, the payment was refused at %d", static_cast<long long>(points), refusals);
    QVERIFY(refusals > 0);
}

void TestTillErrors::everyPointOfACodeSale_data() { rows(); }

void TestTillErrors::everyPointOfACodeSale()
{
    QFETCH(int, code);
    QFETCH(bool, shortWrite);
    const qint64 points = pointsOf([](TestShop &t) {
        t.scan(QLatin1String(TestShop::kWater));
        t.scan(QLatin1String(TestShop::kPayCode));
    });
    QVERIFY(points > 8);
    for (qint64 k = 1; k <= points; ++k) {
        m_world.rewind();
        FakeGateway provider;
        {
            const auto t = m_world.open(&provider);
            QVERIFY(t->signInByBadge());
            FaultVfs::arm();
            FaultVfs::setFault({.from = k, .count = 1, .code = code, .shortWrite = shortWrite});
            QVERIFY(scanThrough(*t, TestShop::kWater));
            for (int i = 0; i < 30 && t->till->view().payment.screen != 4; ++i) {
                if (!t->till->paymentDesk().isRunning() && t->driver->undecided().isEmpty()
                    && provider.orders().isEmpty())
                    t->scan(QLatin1String(TestShop::kPayCode)); // nothing went out: the customer shows the code again
                QVERIFY((t->till->view().payment.screen == 4) == (t->events(EventKind::Sale) == 1));
                t->pass(1'500);
                t->till->paymentDesk().finishPending();
            }
            QVERIFY2(t->till->view().payment.screen == 4,
                qPrintable(QStringLiteral("point %1: screen %2").arg(k).arg(t->till->view().payment.screen)));
        }
        qint64 taken = 0;
        for (const FakeGateway::Order &order : provider.orders())
            taken += order.charges;
        QCOMPARE(taken, 1);
        demandDurable(1, QStringLiteral("point %1").arg(k));
        if (QTest::currentTestFailed())
            return;
    }
}

// The provider has the money, the sale's own commit fails: the screen waits, nobody pays twice, and it finishes.
void TestTillErrors::paidIsSaidOnlyWhenStored()
{
    const auto t = m_world.open();
    QVERIFY(t->signInByBadge());
    t->scan(QLatin1String(TestShop::kWater));
    QList<int> screens;
    QObject::connect(t->till.get(), &Till::viewChanged, [&](const TillView &view) {
        screens.append(view.payment.screen);
        if (view.payment.screen == 4)
            QCOMPARE(t->events(EventKind::Sale), 1);
    });
    t->gateway.askPassword(true);
    t->scan(QLatin1String(TestShop::kPayCode));
    t->gateway.customerPays(t->gateway.orders().keys().first());
    // The attempt's last step is stored, then the disk fails for good.
    QObject::connect(t->driver.get(), &AttemptDriver::changed, [&](const Attempt &attempt) {
        if (attempt.state != AttemptState::Paid)
            return;
        FaultVfs::arm();
        FaultVfs::setFault({.from = 1, .count = 1'000'000, .code = SQLITE_IOERR_WRITE});
    });
    t->pass(5'000);
    QCOMPARE(t->driver->undecided().size(), 0);
    QCOMPARE(t->till->view().payment.screen, 3);
    QVERIFY(!screens.contains(4));
    QVERIFY(t->notices.contains(QStringLiteral("finish_failed")));
    QCOMPARE(t->scan(QStringLiteral("134567890123456700")).outcome, QStringLiteral("refused"));
    FaultVfs::disarm();
    QTRY_COMPARE_WITH_TIMEOUT(t->till->view().payment.screen, 4, 5'000); // by itself
    QCOMPARE(t->events(EventKind::Sale), 1);
    QCOMPARE(t->gateway.orders().begin()->charges, 1);
}

void TestTillErrors::aFinishedSaleStaysFinishedWhenTheDraftFails()
{
    const auto t = m_world.open();
    QVERIFY(t->signInByBadge());
    t->scan(QLatin1String(TestShop::kWater));
    t->gateway.askPassword(true);
    t->scan(QLatin1String(TestShop::kPayCode));
    t->scan(QLatin1String(TestShop::kMilk)); // waits in the next basket
    t->gateway.customerPays(t->gateway.orders().keys().first());
    t->draft->database().poison();
    QVERIFY(t->draft->database().isPoisoned());
    t->pass(5'000);
    QCOMPARE(t->till->view().payment.screen, 4);
    QCOMPARE(t->till->view().basket.total, 499_fen);
    QVERIFY(scanThrough(*t, TestShop::kMilk));
    t->restart();
    QCOMPARE(t->events(EventKind::Sale), 1);
    QCOMPARE(t->till->view().basket.total, 998_fen);
}

void TestTillErrors::fullDiskFinishesTheRunningSaleFromTheBallast()
{
    QTemporaryDir dir;
    const storage::FolderOptions options{.ballastBytes = 1024 * 1024};
    TestShop t(TestShop::Setup{options, dir.filePath(QStringLiteral("shop")), nullptr, nullptr});
    t.create();
    t.ready();
    t.scan(QLatin1String(TestShop::kWater));
    const QString ballast = t.path() + QStringLiteral("/ballast");
    QVERIFY(QFile::exists(ballast));
    FaultVfs::arm();
    FaultVfs::setFault({.from = 1, .count = 1'000'000, .code = SQLITE_FULL, .whileFile = ballast});
    QVERIFY(t.payCash(350_fen));
    QCOMPARE(t.events(EventKind::Sale), 1);
    QVERIFY(!QFile::exists(ballast));
    FaultVfs::disarm();
    // Still no room for a new ballast: a running sale would finish, a new one does not begin.
    QVERIFY(QDir().mkpath(ballast));
    const ScanFeedback refused = t.scan(QLatin1String(TestShop::kWater));
    QCOMPARE(refused.outcome, QStringLiteral("refused"));
    QCOMPARE(refused.reason, QStringLiteral("disk_full"));
    QVERIFY(!refused.note.isEmpty()); // how much is free
    QVERIFY(t.till->view().basket.lines.isEmpty());
    QVERIFY(QDir().rmdir(ballast)); // somebody made room: no manual step
    QVERIFY(scanThrough(t, TestShop::kWater));
    QVERIFY(QFile::exists(ballast));
    // The running sale takes more goods from the ballast too.
    FaultVfs::arm();
    FaultVfs::setFault({.from = 1, .count = 1'000'000, .code = SQLITE_FULL, .whileFile = ballast});
    QCOMPARE(t.scan(QLatin1String(TestShop::kMilk)).outcome, QStringLiteral("line"));
    QVERIFY(!QFile::exists(ballast));
    FaultVfs::disarm();
    QVERIFY(t.payCash(849_fen));
    QVERIFY(t.verifies());
}

void TestTillErrors::fullDiskWithoutABallastRefusesAndLosesNothing()
{
    const auto t = m_world.open();
    QVERIFY(t->signInByBadge());
    t->scan(QLatin1String(TestShop::kWater));
    FaultVfs::arm();
    FaultVfs::setFault({.from = 1, .count = 1'000'000, .code = SQLITE_FULL});
    for (int i = 0; i < 2; ++i) {
        const Status refused = t->payCash(350_fen);
        QCOMPARE(refused.error().code, ErrorCode::DiskFull);
        QCOMPARE(refused.error().args, QStringList{QStringLiteral("store.db")});
        QCOMPARE(t->till->view().payment.screen, 9);
    }
    QCOMPARE(t->scan(QLatin1String(TestShop::kMilk)).reason, QStringLiteral("disk_full"));
    QCOMPARE(t->till->view().basket.total, 350_fen);
    FaultVfs::disarm();
    QVERIFY(t->payCash(350_fen));
    QCOMPARE(t->events(EventKind::Sale), 1);
}

void TestTillErrors::aClockSetBackAsksAManager()
{
    TestShop t;
    t.ready();
    t.scan(QLatin1String(TestShop::kWater));
    t.close();
    t.clock.jumpWall(-3'600'000);
    t.open();
    TillView view = t.till->view();
    QVERIFY(view.clockBack);
    QVERIFY(view.clockExpected > t.clock.wall());
    QVERIFY(t.signInByBadge());
    QCOMPARE(t.scan(QLatin1String(TestShop::kWater)).reason, QStringLiteral("clock_back"));
    QCOMPARE(t.till->addSku(t.goods.goods.first().id, Quantity::pieces(1), {}).reason, QStringLiteral("clock_back"));
    // Nothing is booked under a moment that nobody stands for, the kept basket neither.
    QCOMPARE(t.payCash(350_fen).error().code, ErrorCode::ClockBack);
    QCOMPARE(t.till->confirmClock({}).error().code, ErrorCode::PermissionDenied);
    QCOMPARE(t.till->confirmClock({QStringLiteral("0001"), Secret("135791"), {}}).error().code, ErrorCode::WrongPin);
    QVERIFY(t.till->confirmClock(t.manager()));
    QVERIFY(!t.till->view().clockBack);
    QVERIFY(t.payCash(350_fen));
    QCOMPARE(t.events(EventKind::ClockJump), 1);
    QVERIFY(t.verifies());
}

void TestTillErrors::aSignInDoesNotAnswerForTheClock()
{
    TestShop t;
    t.ready();
    t.close();
    const Timestamp expected = t.clock.wall();
    t.clock.jumpWall(-3'600'000);
    for (int start = 0; start < 3; ++start) { // each sign-in is a fact under the doubted clock
        t.open();
        QVERIFY(t.till->view().clockBack);
        QVERIFY(qAbs(t.till->view().clockExpected - expected) < 60'000);
        QVERIFY(t.signInByBadge());
        QVERIFY(t.till->view().clockBack);
        t.close();
        t.clock.jumpWall(10'000);
    }
    // Nobody is signed in after a start: the manager's number and PIN are enough.
    t.open();
    QCOMPARE(t.till->confirmClock({}).error().code, ErrorCode::WrongPin);
    QCOMPARE(
        t.till->confirmClock({QStringLiteral("0017"), Secret("246810"), {}}).error().code, ErrorCode::PermissionDenied);
    QVERIFY(t.till->view().clockBack);
    QVERIFY(t.till->confirmClock(t.manager()));
    QVERIFY(!t.till->view().clockBack);
    t.close();
    t.open();
    QVERIFY(!t.till->view().clockBack); // said once
    QVERIFY(t.verifies());
    // The next one is asked again, a clock put right is not.
    t.close();
    t.clock.jumpWall(-3'600'000);
    t.open();
    QVERIFY(t.till->view().clockBack);
    QVERIFY(t.signInByBadge());
    t.close();
    t.clock.jumpWall(3'600'000);
    t.open();
    QVERIFY(!t.till->view().clockBack);
}

void TestTillErrors::aFolderThatCannotServeSaysWhy_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("argument");
    const auto row = [](const char *what, ErrorCode code, const QString &argument) {
        QTest::newRow(what) << QString::fromLatin1(what) << code << argument;
    };
    row("second owner", ErrorCode::Busy, QString::number(QCoreApplication::applicationPid()));
    row("header overwritten", ErrorCode::Corrupt, QStringLiteral("store.db"));
    row("an event changed", ErrorCode::Corrupt, QStringLiteral("store.db"));
    row("an old copy", ErrorCode::Corrupt, QStringLiteral("store.db"));
    row("not a shop", ErrorCode::WrongFolder, {});
    row("read-only", ErrorCode::ReadOnly, {});
}

void TestTillErrors::aFolderThatCannotServeSaysWhy()
{
    QFETCH(QString, what);
    QFETCH(ErrorCode, code);
    QFETCH(QString, argument);
    QTemporaryDir dir;
    const ManualClock clock;
    const QString path = dir.filePath(QStringLiteral("shop"));
    QVERIFY(app::createDemoShop(path, 10, clock));
    const QString store = path + QStringLiteral("/store.db");
    app::RuntimeOptions options;
    options.folder = path;
    options.clock = &clock;
    options.payments = false;
    std::unique_ptr<app::ShopRuntime> owner;
    if (what == QLatin1String("second owner")) {
        owner = app::ShopRuntime::open(options).value();
    } else if (what == QLatin1String("not a shop")) {
        options.folder = dir.path();
    } else if (what == QLatin1String("an old copy")) {
        const QString copy = dir.filePath(QStringLiteral("copy"));
        QVERIFY(QFile::copy(store, copy));
        const auto runtime = app::ShopRuntime::open(options).value();
        QVERIFY(runtime->call([&] { return runtime->till().signIn(QStringLiteral("0017"), Secret("246810")); }));
    }
    if (what == QLatin1String("an old copy")) {
        QVERIFY(QFile::remove(store));
        QVERIFY(QFile::copy(dir.filePath(QStringLiteral("copy")), store));
    } else if (what == QLatin1String("header overwritten")) {
        QFile file(store);
        QVERIFY(file.open(QIODevice::ReadWrite));
        file.write(QByteArray(100, 'x'));
    } else if (what == QLatin1String("an event changed")) {
        auto database = storage::Database::open(store).value();
        QVERIFY(database->exec("UPDATE journal SET wall_ms = wall_ms + 1 WHERE seq = (SELECT max(seq) FROM journal)"));
    }
    Result<std::unique_ptr<app::ShopRuntime>> opened;
    if (what == QLatin1String("read-only")) {
        const test::ReadOnlyFolder closed(dir.path(), path);
        QVERIFY(closed.isDone());
        QVERIFY(test::asNobody([&] { opened = app::ShopRuntime::open(options); }));
    } else {
        opened = app::ShopRuntime::open(options);
    }
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, code);
    if (!argument.isEmpty())
        QCOMPARE(opened.error().args.value(0), argument);
}

MENDIAN_TEST(TestTillErrors)
#include "tst_tillerrors.moc"
