// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "workflows/scanning/scanqueue.h"

#include <QHash>
#include <QSet>
#include <random>
#include <thread>

using namespace mendian;
using namespace mendian::scanning;

// The promise of design §1: every decode has exactly one outcome, none merged, none reordered.
class TestScanStress : public QObject
{
    Q_OBJECT
private slots:
    void tenThousandScansFromFourScanners();
};

void TestScanStress::tenThousandScansFromFourScanners()
{
    constexpr int kScanners = 4;
    constexpr int kHandful = 50;
    constexpr int kEach = 2500;
    Worker engine(QStringLiteral("engine"));
    MemoryScanLog log;
    std::atomic<bool> locked = false;
    std::atomic<bool> running = false;
    int sold = 0; // engine's thread
    int taken = 0;
    QHash<qint64, int> outcomes;
    auto queue = std::make_unique<ScanQueue>(
        engine, log,
        [&] {
            codes::ScanContext context;
            context.basketEmpty = false;
            context.locked = locked;
            context.paymentRunning = running;
            return context;
        },
        [&](const NumberedScan &) {
            ++sold;
            return ScanOutcome::lineAdded();
        });
    queue->setObserver([&](const NumberedScan &scan, const ScanOutcome &) { ++outcomes[scan.n]; });

    // The number each submit returned, by scanner: later compared with what the log says.
    std::atomic<int> rounds = 0; // of the people below
    std::vector<std::vector<qint64>> numbers(kScanners);
    std::vector<std::thread> threads;
    for (int scanner = 0; scanner < kScanners; ++scanner) {
        threads.emplace_back([&, scanner] {
            const SystemClock clock;
            std::mt19937 random(static_cast<unsigned>(scanner));
            for (int i = 0; i < kEach; ++i) {
                // However the cores are shared, people do something between two handfuls of scans.
                if (i % kHandful == 0) {
                    const int seen = rounds;
                    while (rounds < seen + 3)
                        std::this_thread::yield();
                }
                const QString text = QStringLiteral("S%1-%2").arg(scanner).arg(i);
                const QString what = random() % 5 == 0 ? QStringLiteral("134567890123456789") : text;
                auto decode = devices::makeDecode(what, text, clock, random() % 50 == 0);
                numbers[static_cast<size_t>(scanner)].push_back(queue->submit(decode));
                if (random() % 64 == 0)
                    std::this_thread::yield();
            }
        });
    }
    // Panels open and close, the screen locks and unlocks, payments start and end, meanwhile.
    std::atomic<bool> done = false;
    std::thread people([&] {
        std::mt19937 random(99);
        std::vector<ScanListening> open;
        while (!done) {
            if (random() % 2 && open.size() < 8)
                open.push_back(queue->listen([&, odd = static_cast<qint64>(random() % 2)](
                                                 const NumberedScan &scan) -> std::optional<ScanOutcome> {
                    if (scan.n % 2 != odd)
                        return std::nullopt;
                    ++taken;
                    return ScanOutcome::routed(QStringLiteral("panel"));
                }));
            else if (!open.empty())
                open.erase(open.begin() + static_cast<std::ptrdiff_t>(random() % open.size()));
            locked = random() % 4 == 0;
            running = random() % 4 == 0;
            ++rounds;
            std::this_thread::yield();
        }
    });
    for (std::thread &thread : threads)
        thread.join();
    engine.run([] {}).waitForFinished();
    done = true;
    people.join();
    QCOMPARE(queue->waiting(), 0);
    queue.reset();

    const QList<ScanLogEntry> entries = log.entries();
    QCOMPARE(entries.size(), kScanners * kEach);
    int added = 0;
    int routed = 0;
    QHash<QString, qint64> numberOf;
    for (qsizetype i = 0; i < entries.size(); ++i) {
        QCOMPARE(entries[i].n, i + 1); // in order, without a gap, none twice
        QCOMPARE(outcomes.value(entries[i].n), 1);
        QVERIFY(!numberOf.contains(entries[i].source));
        numberOf.insert(entries[i].source, entries[i].n);
        added += entries[i].outcome.kind == OutcomeKind::LineAdded;
        routed += entries[i].outcome.kind == OutcomeKind::Routed;
        QVERIFY((entries[i].outcome.kind == OutcomeKind::Refused) == (entries[i].outcome.reason != Refusal::None));
        QVERIFY(!entries[i].text.contains(QLatin1String("567890")));
    }
    QVERIFY(added > 0 && routed > 0 && added + routed < entries.size());
    QCOMPARE(added, sold);
    QCOMPARE(routed, taken);
    for (int scanner = 0; scanner < kScanners; ++scanner) {
        const auto &own = numbers[static_cast<size_t>(scanner)];
        QVERIFY(std::is_sorted(own.begin(), own.end()));
        for (int i = 0; i < kEach; ++i)
            QCOMPARE(numberOf.value(QStringLiteral("S%1-%2").arg(scanner).arg(i)), own[static_cast<size_t>(i)]);
    }
}

MENDIAN_TEST(TestScanStress)
#include "tst_scanstress.moc"
