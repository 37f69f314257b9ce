// SPDX-License-Identifier: GPL-3.0-or-later
// SIGKILL at every write point of a return and of an exchange: the return is booked once or not at all, its refund is
// paid out exactly once whenever the return is there, and goods and money add up.
#include "tests/support/killpoints.h"
#include "tests/support/ledgergateway.h"
#include "tests/support/ledgerrefunds.h"
#include "tests/support/testmain.h"
#include "tests/support/testshop.h"

#include <QLoggingCategory>

using namespace mendian;
using namespace mendian::test;
using journal::EventKind;

class TestReturnKill : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void giveBack();
    void exchange();

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

static bool said(const QStringList &acknowledged, const char *word)
{
    return std::ranges::any_of(acknowledged, [&](const QString &line) { return line.startsWith(QLatin1String(word)); });
}

// Three waters, 5.00 of them by WeChat and 5.50 in cash.
void TestReturnKill::initTestCase()
{
    QLoggingCategory::setFilterRules(QStringLiteral("mendian.*=false"));
    m_base = m_temp.filePath(QStringLiteral("shop"));
    TestShop maker(TestShop::Setup{{}, m_base, nullptr, nullptr});
    maker.create();
    maker.close();
    LedgerGateway provider(m_base + QStringLiteral("/provider.txt"));
    TestShop t(TestShop::Setup{{}, m_base, &provider, nullptr});
    QVERIFY(t.tryOpen());
    t.ready();
    t.scan(QStringLiteral("3*"));
    t.scan(QLatin1String(TestShop::kWater));
    QVERIFY(t.till->paymentDesk().payPart(QStringLiteral("wechat"), 500_fen));
    t.scan(QLatin1String(TestShop::kPayCode));
    QVERIFY(t.till->paymentDesk().payCash(550_fen));
    QCOMPARE(t.events(EventKind::Sale), 1);
}

Status TestReturnKill::soundAfter(const QString &folder, const QStringList &acknowledged, const Check &check)
{
    LedgerGateway provider(folder + QStringLiteral("/provider.txt"));
    LedgerRefunds ledger(folder + QStringLiteral("/refunds.txt"));
    TestShop t(TestShop::Setup{{}, folder, &provider, nullptr, &ledger});
    MENDIAN_TRY(t.tryOpen());
    MENDIAN_TRY(t.signInByBadge());
    const qint64 returns = t.events(EventKind::Return);
    MENDIAN_TRY(demand(returns <= 1, QStringLiteral("returned twice")));
    MENDIAN_TRY(demand(!said(acknowledged, "returned") || returns == 1, QStringLiteral("the return is lost")));
    for (int i = 0; i < 30 && t.count("SELECT count(*) FROM refunds WHERE final = 0") > 0; ++i)
        t.pass(61'000);
    MENDIAN_TRY(check(t, acknowledged));
    MENDIAN_TRY(demand(
        t.count("SELECT count(*) FROM refunds WHERE state <> 'Done'") == 0, QStringLiteral("a refund does not end")));
    qint64 paidOut = 0;
    for (const LedgerRefunds::Booked &booked : LedgerRefunds::read(folder + QStringLiteral("/refunds.txt"))) {
        MENDIAN_TRY(demand(booked.paidOut == 1, QStringLiteral("paid out %1 times").arg(booked.paidOut)));
        paidOut += booked.amount.fen();
    }
    MENDIAN_TRY(demand(paidOut == t.count("SELECT coalesce(sum(amount), 0) FROM return_tenders WHERE kind = 'wechat'"),
        QStringLiteral("%1 fen were paid out").arg(paidOut)));
    MENDIAN_TRY(demand(t.count("SELECT count(*) FROM print_jobs WHERE kind = 'return'") == returns,
        QStringLiteral("a slip that does not print once")));
    MENDIAN_TRY(demand(t.count("SELECT max(value) FROM counters WHERE name = 'receipt'")
            == t.count("SELECT (SELECT count(*) FROM sales) + (SELECT count(*) FROM returns)"),
        QStringLiteral("receipt numbers")));
    // What came back once does not come back a second time.
    const SaleId sold = storage::SalesRepository(t.journal->database()).byReceipt(1).value().id;
    const auto more = t.till->returnDesk().giveBack(
        {ReturnId::create(), sold, {{0, Quantity::pieces(3), QStringLiteral("quality")}}}, {});
    MENDIAN_TRY(demand(more.has_value() == (t.count("SELECT count(*) FROM return_lines") == 1 && returns == 0),
        QStringLiteral("more came back than was sold")));
    return demand(t.verifies(), QStringLiteral("verify"));
}

void TestReturnKill::play(const char *what, const Check &check)
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
    QVERIFY(result->acknowledged > 0);
}

void TestReturnKill::giveBack()
{
    int followed = 0; // killed with the return booked and its refund on the way
    play("return", [&](TestShop &t, const QStringList &acknowledged) -> Status {
        followed += said(acknowledged, "returned") && !said(acknowledged, "refunded") ? 1 : 0;
        const qint64 booked = t.events(EventKind::Return);
        MENDIAN_TRY(demand(t.count("SELECT count(*) FROM refunds") == booked, QStringLiteral("refunds")));
        return demand(
            t.count("SELECT count(*) FROM journal WHERE kind = 13") == 1 + booked, QStringLiteral("the drawer"));
    });
    qInfo("killed while the refund was on its way: %d", followed);
    QVERIFY(followed > 0);
}

void TestReturnKill::exchange()
{
    int halfWay = 0; // the goods are back, the new ones not paid whole
    play("exchange", [&](TestShop &t, const QStringList &acknowledged) -> Status {
        const qint64 booked = t.events(EventKind::Return);
        const qint64 sold = t.events(EventKind::Sale);
        MENDIAN_TRY(demand(!said(acknowledged, "paid") || sold == 2, QStringLiteral("the new sale is lost")));
        MENDIAN_TRY(demand(sold <= 1 + booked, QStringLiteral("sold without the goods that pay for it")));
        if (booked == 0 || sold == 2)
            return demand(t.till->view().parked.isEmpty(), QStringLiteral("something is left over"));
        ++halfWay;
        const auto parked = t.till->view().parked;
        MENDIAN_TRY(demand(parked.size() == 1, QStringLiteral("the value of the goods is lost")));
        MENDIAN_TRY(t.till->paymentDesk().reopen(parked.first().attempt));
        MENDIAN_TRY(t.till->paymentDesk().open(QStringLiteral("cash")));
        MENDIAN_TRY(
            demand(t.till->view().payment.remaining == 149_fen, QStringLiteral("another amount is due than before")));
        MENDIAN_TRY(t.till->paymentDesk().payCash(149_fen));
        MENDIAN_TRY(demand(t.events(EventKind::Sale) == 2, QStringLiteral("not finished")));
        return t.till->paymentDesk().close();
    });
    qInfo("killed between the goods and the rest of the money: %d", halfWay);
    QVERIFY(halfWay > 0);
}

MENDIAN_TEST(TestReturnKill)
#include "tst_returnkill.moc"
