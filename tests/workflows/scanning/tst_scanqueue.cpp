// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "workflows/scanning/scanqueue.h"

using namespace mendian;
using namespace mendian::scanning;
using codes::ScanKind;

class TestScanQueue : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void cleanup();
    void goodsGoToTheSale();
    void refusals_data();
    void refusals();
    void lockedRefusesAllButABadge();
    void theSamePaymentCodeWithinThreeSeconds();
    void aRefusedPaymentCodeMayBeShownAgain();
    void theNewestListenerComesFirst();
    void aListenerMayCloseItself();
    void aClosedListenerDoesNotRun();
    void secretsAreNotInTheLogNorTheDecode();
    void halfAPaymentCodeStaysSecret();
    void anEarlierScanChangesTheContext();
    void numbersContinueAndNothingIsLeft();
    void typedWordsAreSearched();

private:
    void scan(const QString &text, qint64 monoMs = 0, bool incomplete = false);
    ScanLogEntry last();

    codes::ScanContext m_context; // touched by the engine's thread while it runs
    std::unique_ptr<Worker> m_engine;
    std::unique_ptr<MemoryScanLog> m_log;
    std::unique_ptr<ScanQueue> m_queue;
    QList<NumberedScan> m_sold;
};

namespace {
const QString kGoods = QStringLiteral("6901234567892");
const QString kPay = QStringLiteral("134567890123456789");
const QString kOtherPay = QStringLiteral("281234567890123456");
} // namespace

void TestScanQueue::init()
{
    m_context = {};
    m_context.basketEmpty = false;
    m_sold.clear();
    m_engine = std::make_unique<Worker>(QStringLiteral("engine"));
    m_log = std::make_unique<MemoryScanLog>();
    m_queue = std::make_unique<ScanQueue>(
        *m_engine, *m_log, [this] { return m_context; },
        [this](const NumberedScan &taken) {
            m_sold.append(taken);
            return taken.result.kind == ScanKind::Goods ? ScanOutcome::lineAdded()
                                                        : ScanOutcome::routed(QStringLiteral("sale"));
        });
}

void TestScanQueue::cleanup()
{
    m_queue.reset();
    m_engine.reset();
}

void TestScanQueue::scan(const QString &text, qint64 monoMs, bool incomplete)
{
    const ManualClock clock;
    devices::Decode decode = devices::makeDecode(text, QStringLiteral("test"), clock, incomplete);
    decode.monoMs = monoMs;
    m_queue->submit(decode);
    m_engine->run([] {}).waitForFinished();
}

ScanLogEntry TestScanQueue::last() { return m_log->entries().constLast(); }

void TestScanQueue::goodsGoToTheSale()
{
    scan(kGoods);
    QCOMPARE(m_sold.size(), 1);
    QCOMPARE(m_sold[0].n, 1);
    QCOMPARE(m_sold[0].decode.text, kGoods);
    const ManualClock clock;
    QCOMPARE(last(),
        (ScanLogEntry{1, clock.wall(), QStringLiteral("test"), kGoods, ScanKind::Goods, ScanOutcome::lineAdded()}));
    QCOMPARE(m_queue->waiting(), 0);
}

void TestScanQueue::refusals_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("empty");
    QTest::addColumn<bool>("running");
    QTest::addColumn<bool>("incomplete");
    QTest::addColumn<Refusal>("reason");
    QTest::newRow("check digit") << "6901234567891" << false << false << false << Refusal::Damaged;
    QTest::newRow("label of 0") << "2100007000008" << false << false << false << Refusal::Damaged;
    QTest::newRow("nothing read") << "" << false << false << false << Refusal::Damaged;
    QTest::newRow("incomplete") << "6901234567892" << false << false << true << Refusal::Damaged;
    QTest::newRow("nothing to pay") << kPay << true << false << false << Refusal::NothingToPay;
    QTest::newRow("payment running") << kPay << false << true << false << Refusal::PaymentRunning;
    QTest::newRow("receive code") << "wxp://f2f0abc" << false << false << false << Refusal::ReceiveCode;
}

void TestScanQueue::refusals()
{
    QFETCH(QString, text);
    QFETCH(bool, empty);
    QFETCH(bool, running);
    QFETCH(bool, incomplete);
    QFETCH(Refusal, reason);
    m_context.basketEmpty = empty;
    m_context.paymentRunning = running;
    scan(text, 0, incomplete);
    QCOMPARE(last().outcome.kind, OutcomeKind::Refused);
    QCOMPARE(refusalName(last().outcome.reason), refusalName(reason));
    QVERIFY(m_sold.isEmpty());
}

void TestScanQueue::lockedRefusesAllButABadge()
{
    m_context.locked = true;
    int asked = 0;
    const ScanListening signIn = m_queue->listen(
        [&](const NumberedScan &taken) -> std::optional<ScanOutcome> {
            ++asked;
            if (taken.result.kind != ScanKind::Badge)
                return std::nullopt;
            return ScanOutcome::routed(QStringLiteral("sign-in"));
        },
        WhileLocked::Yes);
    const ScanListening recall = m_queue->listen([&](const NumberedScan &) -> std::optional<ScanOutcome> {
        ++asked;
        return ScanOutcome::routed(QStringLiteral("recall"));
    });
    for (const QString &text : {kGoods, kPay, QStringLiteral("words"), QString()}) {
        scan(text);
        QCOMPARE(last().outcome, ScanOutcome::refused(Refusal::Locked));
    }
    scan(kGoods, 0, true);
    QCOMPARE(last().outcome, ScanOutcome::refused(Refusal::Locked));
    QCOMPARE(asked, 0);
    scan(codes::badgeCode(QByteArray(10, 'b')).value());
    QCOMPARE(last().outcome, ScanOutcome::routed(QStringLiteral("sign-in")));
    QCOMPARE(asked, 1);
    QVERIFY(m_sold.isEmpty());
    QCOMPARE(m_log->entries().size(), 6);
}

void TestScanQueue::theSamePaymentCodeWithinThreeSeconds()
{
    scan(kPay, 10'000);
    QCOMPARE(last().outcome.kind, OutcomeKind::Routed);
    scan(kPay, 12'999);
    QCOMPARE(last().outcome, ScanOutcome::refused(Refusal::DuplicatePayCode));
    scan(kPay, 15'998); // left before the scanner: each repetition begins the time anew
    QCOMPARE(last().outcome, ScanOutcome::refused(Refusal::DuplicatePayCode));
    scan(kPay, 18'998);
    QCOMPARE(last().outcome.kind, OutcomeKind::Routed);
    scan(kOtherPay, 18'999);
    QCOMPARE(last().outcome.kind, OutcomeKind::Routed);
    QCOMPARE(m_sold.size(), 3);
    // There is no such rule for goods: one decode is one piece.
    scan(kGoods, 19'000);
    scan(kGoods, 19'001);
    QCOMPARE(m_sold.size(), 5);
}

void TestScanQueue::aRefusedPaymentCodeMayBeShownAgain()
{
    m_context.basketEmpty = true;
    scan(kPay, 1000);
    QCOMPARE(last().outcome.reason, Refusal::NothingToPay);
    m_context.basketEmpty = false;
    m_context.locked = true;
    scan(kPay, 1500);
    QCOMPARE(last().outcome.reason, Refusal::Locked);
    m_context.locked = false;
    scan(kPay, 2000);
    QCOMPARE(last().outcome.kind, OutcomeKind::Routed);
}

void TestScanQueue::theNewestListenerComesFirst()
{
    const auto taker = [](const char *name) {
        return [name](const NumberedScan &) -> std::optional<ScanOutcome> {
            return ScanOutcome::routed(QLatin1String(name));
        };
    };
    ScanListening first = m_queue->listen(taker("first"));
    ScanListening second = m_queue->listen(taker("second"));
    const ScanListening picky = m_queue->listen([](const NumberedScan &taken) -> std::optional<ScanOutcome> {
        if (taken.result.kind != ScanKind::HoldTicket)
            return std::nullopt;
        return ScanOutcome::routed(QStringLiteral("recall"));
    });
    scan(kGoods);
    QCOMPARE(last().outcome.target, QStringLiteral("second"));
    scan(codes::holdCode(HoldId::create()));
    QCOMPARE(last().outcome.target, QStringLiteral("recall"));
    second.close();
    QVERIFY(!second.isOpen());
    scan(kGoods);
    QCOMPARE(last().outcome.target, QStringLiteral("first"));
    first = ScanListening();
    scan(kGoods);
    QCOMPARE(last().outcome, ScanOutcome::lineAdded());
}

void TestScanQueue::aListenerMayCloseItself()
{
    auto listening = std::make_shared<ScanListening>();
    *listening = m_queue->listen([listening](const NumberedScan &) -> std::optional<ScanOutcome> {
        listening->close();
        return ScanOutcome::routed(QStringLiteral("once"));
    });
    scan(kGoods);
    scan(kGoods);
    QCOMPARE(m_log->entries()[0].outcome.target, QStringLiteral("once"));
    QCOMPARE(last().outcome, ScanOutcome::lineAdded());
}

void TestScanQueue::aClosedListenerDoesNotRun()
{
    for (int i = 0; i < 200; ++i) {
        auto alive = std::make_unique<std::atomic<int>>(1);
        std::atomic<int> *seen = alive.get();
        ScanListening listening = m_queue->listen([seen](const NumberedScan &) -> std::optional<ScanOutcome> {
            if (seen->load() != 1)
                qFatal("a closed listener runs");
            return std::nullopt;
        });
        const ManualClock clock;
        m_queue->submit(devices::makeDecode(kGoods, QStringLiteral("test"), clock));
        listening.close();
        alive->store(0);
        alive.reset();
    }
    m_engine->run([] {}).waitForFinished();
    QCOMPARE(m_log->entries().size(), 200);
}

void TestScanQueue::secretsAreNotInTheLogNorTheDecode()
{
    scan(kPay, 1000);
    QCOMPARE(last().text, QStringLiteral("1345************89"));
    QCOMPARE(m_sold[0].result.payCode.reveal(), kPay.toLatin1());
    QVERIFY(m_sold[0].decode.text.isEmpty() && m_sold[0].decode.bytes.isEmpty());
    const QString badge = codes::badgeCode(QByteArray("\x01\x02\x03\x04\x05\x06\x07\x08\x09\x0a", 10)).value();
    scan(badge);
    QVERIFY(!last().text.contains(badge.mid(6, 8)));
    QVERIFY(m_sold[1].decode.text.isEmpty());
    QCOMPARE(m_sold[1].result.badge.reveal().size(), 10);
    scan(QStringLiteral("wxp://f2f0SECRET"));
    QVERIFY(!last().text.contains(QLatin1String("SECRET")));
}

void TestScanQueue::halfAPaymentCodeStaysSecret()
{
    scan(QStringLiteral("13456789012"), 0, true);
    QCOMPARE(last().kind, ScanKind::Damaged);
    QCOMPARE(last().outcome, ScanOutcome::refused(Refusal::Damaged, QStringLiteral("incomplete")));
    QVERIFY(!last().text.contains(QLatin1String("567890")));
}

void TestScanQueue::anEarlierScanChangesTheContext()
{
    // An empty basket, then goods and a payment code without a pause: the code meets the basket with the goods in it.
    m_queue.reset();
    m_context.basketEmpty = true;
    ScanQueue queue(
        *m_engine, *m_log, [this] { return m_context; },
        [this](const NumberedScan &taken) {
            if (taken.result.kind == ScanKind::Goods)
                m_context.basketEmpty = false;
            return ScanOutcome::routed(QLatin1String(codes::scanKindName(taken.result.kind)));
        });
    const ManualClock clock;
    queue.submit(devices::makeDecode(kGoods, QStringLiteral("a"), clock));
    queue.submit(devices::makeDecode(kPay, QStringLiteral("b"), clock));
    m_engine->run([] {}).waitForFinished();
    QCOMPARE(last().outcome, ScanOutcome::routed(QStringLiteral("PayCode")));
}

void TestScanQueue::numbersContinueAndNothingIsLeft()
{
    m_queue.reset();
    int observed = 0;
    const ManualClock clock;
    {
        ScanQueue queue(
            *m_engine, *m_log, [] { return codes::ScanContext(); },
            [](const NumberedScan &) {
                QThread::msleep(1);
                return ScanOutcome::lineAdded();
            },
            {500, 3000});
        queue.setObserver([&](const NumberedScan &, const ScanOutcome &) { ++observed; });
        for (int i = 0; i < 50; ++i)
            QCOMPARE(queue.submit(devices::makeDecode(kGoods, QStringLiteral("a"), clock)), 500 + i);
    }
    QCOMPARE(observed, 50);
    QCOMPARE(m_log->entries().constLast().n, 549);
    // Closed on the engine's own thread, with scans still waiting.
    m_engine
        ->run([&] {
            ScanQueue queue(
                *m_engine, *m_log, [] { return codes::ScanContext(); },
                [](const NumberedScan &) { return ScanOutcome::lineAdded(); }, {600, 3000});
            for (int i = 0; i < 5; ++i)
                queue.submit(devices::makeDecode(kGoods, QStringLiteral("a"), clock));
        })
        .waitForFinished();
    m_engine->run([] {}).waitForFinished();
    QCOMPARE(m_log->entries().size(), 55);
    QCOMPARE(m_log->entries().constLast().n, 604);
}

void TestScanQueue::typedWordsAreSearched()
{
    const ManualClock clock;
    devices::Decode decode = devices::makeDecode(QStringLiteral("nn"), QStringLiteral("field"), clock);
    decode.typed = true;
    m_queue->submit(decode);
    m_engine->run([] {}).waitForFinished();
    QCOMPARE(last().kind, ScanKind::SearchText);
    scan(QStringLiteral("nn"));
    QCOMPARE(last().kind, ScanKind::ItemCode);
}

MENDIAN_TEST(TestScanQueue)
#include "tst_scanqueue.moc"
