// SPDX-License-Identifier: GPL-3.0-or-later
// SIGKILL at every write point of what a till does (spec/sync.md §5 T1), draft, reference and journal together: what
// a person has seen is there, each sale once, no goods lost or doubled, and money taken before the kill sells by
// itself.
#include "tests/support/killpoints.h"
#include "tests/support/ledgergateway.h"
#include "tests/support/smallshop.h"
#include "tests/support/testmain.h"
#include "tests/support/testshop.h"

#include <QLoggingCategory>

using namespace mendian;
using namespace mendian::test;
using journal::EventKind;

class TestTillKill : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void cashSale();
    void codeSale();
    void holdAndRecall();
    void shiftClose();
    void firstStart();

private:
    using Check = std::function<Status(TestShop &, const QStringList &)>;
    void play(const char *what, const Check &check);
    static Status soundAfter(const QString &folder, const QStringList &acknowledged, const Check &check);

    QTemporaryDir m_temp;
    QString m_base;
};

static Status demand(bool holds, const QString &what)
{
    return holds ? Status() : Status(fail(ErrorCode::Internal, what));
}

/// Fen of goods wherever they may be: sold since the base's own sale, held, in the draft, in the next basket, parked.
static qint64 goodsFen(TestShop &t)
{
    const TillView view = t.till->view();
    qint64 sum = t.count("SELECT coalesce(sum(total), 0) FROM sales WHERE n > 1") + view.basket.total.fen()
        + t.count("SELECT coalesce(sum(total), 0) FROM holds");
    for (const BasketLine &line : t.till->basketDesk().nextBasket().lines)
        sum += line.listPrice.fen() * line.quantity.wholePieces();
    return sum;
}

static qint64 said(const QStringList &acknowledged, const char *word)
{
    return std::ranges::count_if(
        acknowledged, [&](const QString &line) { return line.startsWith(QLatin1String(word)); });
}

void TestTillKill::initTestCase()
{
    QLoggingCategory::setFilterRules(QStringLiteral("mendian.*=false"));
    m_base = m_temp.filePath(QStringLiteral("shop"));
    TestShop t(TestShop::Setup{{}, m_base, nullptr, nullptr});
    t.create();
    t.ready();
    t.scan(QLatin1String(TestShop::kWater));
    QVERIFY(t.payCash(350_fen));
}

// Holds after every kill: the receipts that people saw, gap-free numbers, chain and folds, and selling goes on.
Status TestTillKill::soundAfter(const QString &folder, const QStringList &acknowledged, const Check &check)
{
    LedgerGateway provider(folder + QStringLiteral("/provider.txt"));
    TestShop t(TestShop::Setup{{}, folder, &provider, nullptr});
    MENDIAN_TRY(t.tryOpen());
    MENDIAN_TRY(t.signInByBadge());
    MENDIAN_TRY(check(t, acknowledged));
    for (const QString &line : acknowledged) {
        if (!line.startsWith(QLatin1String("paid ")))
            continue;
        storage::Statement q(t.journal->database(), "SELECT count(*), sum(total) FROM sales WHERE receipt = ?");
        q.bind(line.section(u' ', 1, 1));
        MENDIAN_TRY(demand(q.next() && q.integer(0) == 1 && q.integer(1) == line.section(u' ', 2, 2).toLongLong(),
            QStringLiteral("lost or doubled: ") + line));
    }
    MENDIAN_TRY(demand(t.count("SELECT max(n) - count(*) FROM sales") == 0, QStringLiteral("receipt numbers")));
    MENDIAN_TRY(demand(
        t.events(EventKind::Sale) == t.count("SELECT count(DISTINCT id) FROM sales"), QStringLiteral("a sale twice")));
    MENDIAN_TRY(demand(t.count("SELECT count(*) FROM print_jobs WHERE kind = 'receipt'") == t.events(EventKind::Sale),
        QStringLiteral("a receipt that does not print once")));
    return demand(t.verifies(), QStringLiteral("verify"));
}

void TestTillKill::play(const char *what, const Check &check)
{
    const KillPlan plan{QStringLiteral(TILL_CRASHER), {QLatin1String(what)}, m_base,
        [&](const QString &folder, const QStringList &acknowledged) {
            return soundAfter(folder, acknowledged, check);
        }};
    const auto result = runKillPoints(plan);
    QVERIFY2(result, result ? "" : qPrintable(result.error().detail));
    qInfo("%s: %d write points, %d kills checked, %d after an acknowledgement", what, result->points, result->runs,
        result->acknowledged);
    QVERIFY(result->points > 10);
    QVERIFY(result->runs >= qMin(result->points, 300));
}

void TestTillKill::cashSale()
{
    // What the till had taken when it last said so: lines by their running number of pieces.
    static constexpr qint64 kFenOfPieces[] = {0, 350, 350, 1348, 1698};
    play("cash", [](TestShop &t, const QStringList &acknowledged) -> Status {
        qint64 pieces = 0;
        for (const QString &line : acknowledged)
            if (line.startsWith(QLatin1String("line ")))
                pieces = line.section(u' ', 1, 1).toLongLong();
        const qint64 fen = goodsFen(t);
        MENDIAN_TRY(demand(fen >= kFenOfPieces[pieces] && fen <= 1698,
            QStringLiteral("%1 pieces were on the screen, %2 fen are here").arg(pieces).arg(fen)));
        MENDIAN_TRY(demand(fen == 0 || fen == 350 || fen == 1348 || fen == 1698, QStringLiteral("half a line")));
        MENDIAN_TRY(demand(t.events(EventKind::Sale) <= 2, QStringLiteral("sold twice")));
        return demand(t.events(EventKind::Sale) == 1 || t.till->view().basket.lines.isEmpty(),
            QStringLiteral("sold and still in the basket"));
    });
}

void TestTillKill::codeSale()
{
    int window = 0;   // killed after the provider took the money, before the sale's commit
    int sentOnly = 0; // saved, killed before the provider heard of it
    play("wechat", [&](TestShop &t, const QStringList &) -> Status {
        const auto orders = LedgerGateway::read(t.path() + QStringLiteral("/provider.txt"));
        const bool soldAtOnce = t.events(EventKind::Sale) == 2;
        const bool undecided = !t.driver->undecided().isEmpty();
        sentOnly += orders.isEmpty() && undecided ? 1 : 0;
        MENDIAN_TRY(demand(orders.size() <= 1, QStringLiteral("two orders at the provider")));
        for (int i = 0; i < 60 && !t.driver->undecided().isEmpty(); ++i)
            t.pass(5'000);
        MENDIAN_TRY(demand(t.driver->undecided().isEmpty(), QStringLiteral("never decided")));
        window += t.notices.contains(QStringLiteral("auto_finished")) ? 1 : 0;
        // Money that was taken sells by itself, once; money that was not taken sells nothing.
        const auto after = LedgerGateway::read(t.path() + QStringLiteral("/provider.txt"));
        qint64 taken = 0;
        for (const LedgerGateway::Order &order : after) {
            MENDIAN_TRY(demand(order.charges <= 1, QStringLiteral("charged twice")));
            taken += order.returned ? 0 : order.amount.fen();
        }
        const qint64 booked = t.count("SELECT coalesce(sum(amount), 0) FROM sale_tenders WHERE kind = 'wechat'");
        MENDIAN_TRY(demand(taken == booked, QStringLiteral("taken %1, booked %2").arg(taken).arg(booked)));
        MENDIAN_TRY(demand(orders.isEmpty() || booked == 849, QStringLiteral("taken before the kill, not sold")));
        MENDIAN_TRY(demand(!soldAtOnce || booked == 849, QStringLiteral("sold without money")));
        if (undecided && taken == 0) { // nobody paid: the goods wait in the tray and can be paid in cash
            const auto parked = t.till->view().parked;
            MENDIAN_TRY(demand(parked.size() == 1, QStringLiteral("the parked goods are lost")));
            MENDIAN_TRY(t.till->paymentDesk().reopen(parked.first().attempt));
            MENDIAN_TRY(t.payCash(849_fen));
            MENDIAN_TRY(demand(t.events(EventKind::Sale) == 2, QStringLiteral("not paid in cash")));
            t.till->paymentDesk().close();
        }
        const qint64 fen = goodsFen(t);
        return demand(fen == 0 || fen == 350 || fen == 849 || fen == 849 + 499, QStringLiteral("%1 fen").arg(fen));
    });
    qInfo("killed between the provider's money and the commit: %d; before the provider heard: %d", window, sentOnly);
    QVERIFY(window > 0);
    QVERIFY(sentOnly > 0);
}

void TestTillKill::holdAndRecall()
{
    play("hold", [](TestShop &t, const QStringList &acknowledged) -> Status {
        const qint64 fen = goodsFen(t);
        MENDIAN_TRY(demand(fen == 0 || fen == 350 || fen == 849,
            QStringLiteral("%1 fen of goods after %2").arg(fen).arg(acknowledged.join(u','))));
        MENDIAN_TRY(demand(said(acknowledged, "held") == 0 || fen >= 350, QStringLiteral("the held goods are lost")));
        return demand(said(acknowledged, "paid") == 0 || fen == 849, QStringLiteral("goods are lost"));
    });
}

void TestTillKill::shiftClose()
{
    play("shift", [](TestShop &t, const QStringList &acknowledged) -> Status {
        const qint64 closed = t.events(EventKind::ShiftClose);
        MENDIAN_TRY(demand(closed == (t.till->view().shift.open ? 0 : 1), QStringLiteral("half a close")));
        MENDIAN_TRY(demand(said(acknowledged, "closed") == 0 || closed == 1, QStringLiteral("the close is lost")));
        MENDIAN_TRY(demand(said(acknowledged, "moved") == 0 || t.events(EventKind::CashMove) == 1,
            QStringLiteral("the cash move is lost")));
        if (t.till->view().shift.open)
            return t.till->closeShift({{10'000, 4}, {5'000, 1}, {2'000, 2}, {100, 3}, {50, 1}, {1'000, 1}},
                {{QStringLiteral("cash"), QStringLiteral("after a kill")}}, {});
        return t.till->openShift(100_fen);
    });
}

// A shop half made is finished by making it again; one that was said to be there opens.
void TestTillKill::firstStart()
{
    const KillPlan plan{QStringLiteral(TILL_CRASHER), {QStringLiteral("first")}, {},
        [](const QString &folder, const QStringList &acknowledged) -> Status {
            const ManualClock clock;
            app::RuntimeOptions options;
            options.folder = folder;
            options.clock = &clock;
            options.payments = false;
            if (acknowledged.isEmpty())
                MENDIAN_TRY(makeSmallShop(folder, clock));
            const auto opened = app::ShopRuntime::open(options);
            if (!opened)
                return fail(opened.error());
            return (*opened)->call([&]() -> Status {
                MENDIAN_TRY((*opened)->till().signIn(QStringLiteral("0017"), Secret("246810")));
                for (const Sku &sku : demoGoods(kSmallShopGoods))
                    MENDIAN_TRY(demand((*opened)->goods().byNumber(sku.number).has_value(),
                        QStringLiteral("goods are missing: ") + sku.number));
                return {};
            });
        }};
    const auto result = runKillPoints(plan);
    QVERIFY2(result, result ? "" : qPrintable(result.error().detail));
    qInfo("first start: %d write points, %d kills checked", result->points, result->runs);
    QVERIFY(result->points > 30);
}

MENDIAN_TEST(TestTillKill)
#include "tst_tillkill.moc"
