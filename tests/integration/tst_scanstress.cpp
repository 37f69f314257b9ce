// SPDX-License-Identifier: GPL-3.0-or-later
// 10,000 scans into a whole shop while panels open and close, payments run, the screen locks and baskets are held: each
// has one outcome in the stored log, in order, and the goods it named stand in the books exactly once.
#include "tests/support/testmain.h"
#include "tests/support/testshop.h"

#include <QLoggingCategory>
#include <random>
#include <thread>

using namespace mendian;
using namespace mendian::test;
using scanning::NumberedScan;
using scanning::OutcomeKind;
using scanning::ScanOutcome;
using Reply = FakeGateway::Reply;

namespace {

/// The stored log behind the queue, as the runtime has it.
class StoredLog final : public scanning::ScanLog
{
public:
    explicit StoredLog(storage::ScanLog &log) : m_log(log) {}
    void append(const scanning::ScanLogEntry &entry) override
    {
        const bool refused = entry.outcome.kind == OutcomeKind::Refused;
        const auto n = m_log.append(
            {entry.n, entry.at, entry.source, entry.text, QString::fromLatin1(codes::scanKindName(entry.kind)),
                QString::fromLatin1(scanning::outcomeName(entry.outcome.kind)),
                refused ? refusalWord(entry.outcome.reason) : entry.outcome.target});
        failures += n ? 0 : 1;
    }
    int failures = 0;

private:
    storage::ScanLog &m_log;
};

/// Pieces wherever they may be: sold, in the basket, waiting for the next, held, or on their way to being sold.
qint64 pieces(TestShop &t)
{
    const TillView view = t.till->view();
    qint64 sum = view.basket.pieces + view.basket.nextSalePieces
        + t.count("SELECT (SELECT coalesce(sum(pieces), 0) FROM sales) + (SELECT coalesce(sum(pieces), 0) FROM holds)");
    for (const ParkedPayment &parked : view.parked)
        if (const auto sale = storage::SalesRepository(t.journal->database()).loadOpen(parked.sale))
            for (const journal::SaleLine &line : sale->lines)
                sum += line.quantity.wholePieces();
    return sum;
}

} // namespace

class TestScanStress : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { QLoggingCategory::setFilterRules(QStringLiteral("mendian.*=false")); }
    void everyScanHasOneOutcomeAndOnePlace();

private:
    static void disturb(TestShop &t, FakeGateway &provider, std::mt19937 &random);
    static void settle(TestShop &t, FakeGateway &provider);
};

// One thing that people, customers or the provider do between two scans. Engine thread.
void TestScanStress::disturb(TestShop &t, FakeGateway &provider, std::mt19937 &random)
{
    PaymentDesk &desk = t.till->paymentDesk();
    static const QStringList kinds{QStringLiteral("code"), QStringLiteral("cash"), QStringLiteral("combined")};
    static constexpr Reply replies[] = {Reply::Prompt, Reply::Double, Reply::Held, Reply::LostUnclear};
    switch (random() % 10) {
    case 0:
        (void)t.till->command([&] { return desk.open(kinds[static_cast<qsizetype>(random() % 3)]); });
        break;
    case 1:
        (void)t.till->command([&] { return desk.close(); });
        break;
    case 2:
        (void)t.till->lock();
        break;
    case 3:
    case 4:
        (void)t.till->command([&] { return t.signInByBadge(); });
        break;
    case 5:
        (void)t.till->hold();
        break;
    case 6:
        (void)t.till->command([&] { return t.payCash(5'000'000_fen); });
        break;
    case 7:
        provider.askPassword(random() % 2 == 0);
        provider.treat(PayCall::Pay, {replies[random() % 4]});
        break;
    case 8:
        (void)t.till->command([&] { return desk.park(); });
        break;
    default:
        settle(t, provider);
        break;
    }
}

void TestScanStress::settle(TestShop &t, FakeGateway &provider)
{
    for (const QString &number : provider.orders().keys())
        provider.customerPays(number);
    provider.release();
    t.clock.advance(5'000);
    t.driver->tick();
}

void TestScanStress::everyScanHasOneOutcomeAndOnePlace()
{
    constexpr int kScanners = 2;
    constexpr int kEach = 5'000;
    Worker engine(QStringLiteral("engine"));
    Worker pay(QStringLiteral("pay"));
    FakeGateway provider;
    std::unique_ptr<TestShop> t;
    std::unique_ptr<StoredLog> log;
    engine
        .run([&] {
            t = std::make_unique<TestShop>(TestShop::Setup{{}, {}, &provider, &pay});
            t->create();
            MENDIAN_CHECK(t->signInByBadge() && t->till->openShift(Money::fromFen(50'000)));
            log = std::make_unique<StoredLog>(*t->scanLog);
        })
        .waitForFinished();
    QHash<qint64, int> outcomes; // engine thread
    auto queue = std::make_unique<scanning::ScanQueue>(
        engine, *log, [&] { return t->till->scanContext(); },
        [&](const NumberedScan &scan) { return t->till->handleScan(scan); });
    queue->setObserver([&](const NumberedScan &scan, const ScanOutcome &outcome) {
        ++outcomes[scan.n];
        t->till->reportScan(scan, outcome);
    });

    std::vector<std::vector<qint64>> numbers(kScanners);
    std::vector<std::thread> threads;
    for (int scanner = 0; scanner < kScanners; ++scanner) {
        threads.emplace_back([&, scanner] {
            const SystemClock clock;
            std::mt19937 random(static_cast<unsigned>(scanner) + 5);
            for (int i = 0; i < kEach; ++i) {
                const unsigned kind = random() % 20;
                const QString text = kind == 0 ? QStringLiteral("6900000000007")
                    : kind <= 2                ? QStringLiteral("13%1%2").arg(scanner).arg(i, 15, 10, QLatin1Char('0'))
                    : kind % 2                 ? QLatin1String(TestShop::kWater)
                                               : QString(QLatin1String(TestShop::kMilk));
                const auto decode =
                    devices::makeDecode(text, QStringLiteral("S%1-%2").arg(scanner).arg(i), clock, false);
                numbers[static_cast<size_t>(scanner)].push_back(queue->submit(decode));
                if (random() % 8 == 0) {
                    const auto seed = random();
                    engine.post([&, seed] {
                        std::mt19937 own(seed);
                        disturb(*t, provider, own);
                    });
                }
                while (queue->waiting() > 50) // as fast as it goes, without piling all up in front of the people
                    std::this_thread::yield();
            }
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    for (int i = 0; i < 200; ++i) { // every payment is decided
        engine.run([&] { settle(*t, provider); }).waitForFinished();
        pay.run([] {}).waitForFinished();
    }
    QCOMPARE(queue->waiting(), 0);
    queue.reset();

    QList<storage::ScanLogRow> rows;
    qint64 stored = 0;
    qint64 running = 0;
    qint64 sales = 0;
    qint64 good = 0;
    engine
        .run([&] {
            rows = t->scanLog->page(0, 100'000).value();
            std::ranges::reverse(rows);
            stored = pieces(*t);
            running = t->driver->undecided().size();
            sales = t->events(journal::EventKind::Sale);
            good = t->verifies() ? 1 : 0;
        })
        .waitForFinished();
    QCOMPARE(log->failures, 0);
    QCOMPARE(rows.size(), kScanners * kEach);
    QHash<QString, qint64> numberOf;
    QMap<QString, int> tally;
    qint64 goods = 0;
    for (qsizetype i = 0; i < rows.size(); ++i) {
        QCOMPARE(rows[i].n, i + 1);
        QCOMPARE(outcomes.value(rows[i].n), 1);
        QVERIFY(!numberOf.contains(rows[i].source));
        numberOf.insert(rows[i].source, rows[i].n);
        ++tally[rows[i].outcome + u' ' + rows[i].reason];
        goods += rows[i].outcome == QLatin1String("LineAdded") || rows[i].reason == QLatin1String("next_basket");
    }
    for (int scanner = 0; scanner < kScanners; ++scanner) {
        const auto &own = numbers[static_cast<size_t>(scanner)];
        QVERIFY(std::is_sorted(own.begin(), own.end()));
        for (int i = 0; i < kEach; ++i)
            QCOMPARE(numberOf.value(QStringLiteral("S%1-%2").arg(scanner).arg(i)), own[static_cast<size_t>(i)]);
    }
    for (auto it = tally.cbegin(); it != tally.cend(); ++it)
        qInfo("%5d %s", it.value(), qPrintable(it.key()));
    qInfo("%lld sales, %lld pieces", static_cast<long long>(sales), static_cast<long long>(stored));
    QVERIFY(!tally.contains(QStringLiteral("Refused failed"))); // every refusal has its reason
    QCOMPARE(running, 0);
    QCOMPARE(stored, goods);
    QCOMPARE(good, 1);
    QVERIFY(sales > 50 && tally.contains(QStringLiteral("Routed next_basket"))
        && tally.contains(QStringLiteral("Refused locked")));
    engine.run([&] { t.reset(); }).waitForFinished();
}

MENDIAN_TEST(TestScanStress)
#include "tst_scanstress.moc"
