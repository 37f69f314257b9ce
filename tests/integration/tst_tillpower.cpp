// SPDX-License-Identifier: GPL-3.0-or-later
// 10,000 power cuts under whole cash sales of the till (spec/sync.md §5 T2), driven through finishSale(): no receipt
// that was shown is lost or doubled. With synchronous=NORMAL the same test must find a lost one.
#include "models/journal/chain.h"
#include "tests/support/shoponmemory.h"
#include "tests/support/testmain.h"

#include <QLoggingCategory>

using namespace mendian;
using namespace mendian::test;
using namespace mendian::storage;
using journal::EventKind;

class TestTillPower : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { QLoggingCategory::setFilterRules(QStringLiteral("mendian.*=false")); }
    void fullLosesNothing();
    void normalLosesAReceipt();

private:
    struct Work
    {
        QList<MemoryDisk::Op> log;
        QList<SaleId> sales;
    };
    static constexpr int kWorks = 10;
    static constexpr int kCuts = 1000;
    static constexpr int kSales = 16;
    static constexpr int kWholeEvery = 50; ///< the whole till is opened, verified and sells at each of these

    Work work(Synchronous synchronous);
    Status check(const Work &work, qint64 acknowledged, Synchronous synchronous);
    Status sellsOn(qint64 atLeast);

    ShopOnMemory m_world;
    ChainIdentity m_identity;
};

static Status demand(bool holds, const char *what)
{
    return holds ? Status() : Status(fail(ErrorCode::Internal, QLatin1String(what)));
}

TestTillPower::Work TestTillPower::work(Synchronous synchronous)
{
    Work result;
    m_world.rewind();
    const auto t = m_world.open(nullptr, synchronous);
    MENDIAN_CHECK(t && t->signInByBadge());
    m_identity = t->folder->identity();
    MENDIAN_CHECK(t->journal->database().exec("PRAGMA wal_autocheckpoint=60"));
    for (int i = 1; i <= kSales; ++i) {
        t->scan(QLatin1String(TestShop::kWater));
        t->scan(QLatin1String(i % 2 ? TestShop::kMilk : TestShop::kWater));
        MENDIAN_CHECK(t->payCash(1000_fen));
        const TillView view = t->till->view();
        MENDIAN_CHECK(view.payment.screen == 4 && view.last && view.last->receipt.endsWith(u'-' + QString::number(i)));
        result.sales.append(view.last->sale);
        FaultVfs::disk().mark(i); // a person reads the receipt's number
    }
    result.log = FaultVfs::disk().log();
    return result;
}

// What the store holds: every receipt that was shown under its number, no other twice, the chain from its beginning.
Status TestTillPower::check(const Work &work, qint64 acknowledged, Synchronous synchronous)
{
    const ManualClock clock;
    auto journal = JournalStore::open(m_world.path() + QStringLiteral("/store.db"), m_identity, clock.wall(),
        clock.mono(), {.synchronous = synchronous});
    if (!journal)
        return fail(journal.error());
    Database &db = (*journal)->database();
    {
        Statement sales(db, "SELECT n, id FROM sales ORDER BY n");
        qint64 n = 0;
        while (sales.next()) {
            MENDIAN_TRY(demand(sales.integer(0) == ++n, "receipt numbers have a gap"));
            MENDIAN_TRY(demand(n <= work.sales.size() && sales.id<SaleId>(1) == work.sales[n - 1], "another sale"));
        }
        MENDIAN_TRY(sales.status());
        MENDIAN_TRY(demand(n >= acknowledged, "a receipt that was shown is lost"));
        Statement sums(db,
            "SELECT (SELECT count(*) FROM journal WHERE kind = 20), (SELECT coalesce(sum(total), 0) FROM sales), "
            "(SELECT coalesce(sum(amount), 0) FROM sale_tenders), "
            "(SELECT count(*) FROM print_jobs WHERE kind = 'receipt')");
        MENDIAN_TRY(
            demand(sums.next() && sums.integer(0) == n && sums.integer(1) == sums.integer(2) && sums.integer(3) == n,
                "a sale is not whole"));
    }
    QByteArray hash = journal::genesisHash(m_identity.device, 1, m_identity.publicKey);
    const auto events = (*journal)->read(1, 1000);
    for (const journal::Event &event : *events) {
        hash = journal::eventHash(hash, m_identity.device, event);
        MENDIAN_TRY(demand(hash == event.hash, "the chain is broken"));
    }
    return {};
}

// The whole till after the cut: it opens as after an unclean stop, sells the kept basket, and verifies.
Status TestTillPower::sellsOn(qint64 atLeast)
{
    {
        const auto t = m_world.open();
        MENDIAN_TRY(demand(t != nullptr, "the till does not open"));
        const qint64 sales = t->events(EventKind::Sale);
        MENDIAN_TRY(demand(sales >= atLeast, "a sale is lost"));
        MENDIAN_TRY(t->signInByBadge());
        MENDIAN_TRY(demand(t->till->view().basket.lines.size() <= 2, "a sold basket came back"));
        t->scan(QLatin1String(TestShop::kMilk));
        MENDIAN_TRY(t->payCash(10'000_fen));
        MENDIAN_TRY(demand(t->events(EventKind::Sale) == sales + 1, "not sold"));
    }
    return m_world.verify(m_identity);
}

void TestTillPower::fullLosesNothing()
{
    int cuts = 0;
    int whole = 0;
    for (int w = 0; w < kWorks; ++w) {
        const Work done = work(Synchronous::Full);
        for (int i = 0; i < kCuts; ++i, ++cuts) {
            const qsizetype cut = (i * kWorks + w) * (done.log.size() + 1) / (kCuts * kWorks);
            m_world.become(MemoryDisk::afterCut(m_world.base(), done.log, cut, static_cast<quint64>(cuts) * 7919 + 1));
            const qint64 acknowledged = MemoryDisk::acknowledged(done.log, cut);
            Status sound = check(done, acknowledged, Synchronous::Full);
            if (sound && cuts % kWholeEvery == 0) {
                sound = sellsOn(acknowledged);
                ++whole;
            }
            QVERIFY2(sound,
                sound ? ""
                      : qPrintable(QStringLiteral("work %1 cut %2: %3").arg(w).arg(cut).arg(sound.error().detail)));
        }
    }
    qInfo("%d cuts, %d of them with the whole till", cuts, whole);
    QCOMPARE(cuts, 10'000);
}

void TestTillPower::normalLosesAReceipt()
{
    int lost = 0;
    const Work done = work(Synchronous::Normal);
    for (int i = 0; i < kCuts; ++i) {
        const qsizetype cut = i * (done.log.size() + 1) / kCuts;
        m_world.become(MemoryDisk::afterCut(m_world.base(), done.log, cut, static_cast<quint64>(i) * 104'729 + 3));
        if (check(done, MemoryDisk::acknowledged(done.log, cut), Synchronous::Normal))
            continue;
        ++lost;
        const Status hangsTogether = check(done, 0, Synchronous::Normal);
        QVERIFY2(hangsTogether, hangsTogether ? "" : qPrintable(hangsTogether.error().detail));
    }
    qInfo("synchronous=NORMAL: %d of %d cuts lost a receipt that was shown", lost, kCuts);
    QVERIFY(lost > 0);
}

MENDIAN_TEST(TestTillPower)
#include "tst_tillpower.moc"
