// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflows/reconciliation/reconciledesk.h"
#include "tests/support/billfiles.h"
#include "tests/support/plantedday.h"
#include "tests/support/testmain.h"
#include "tests/support/testshop.h"
#include "workflows/reconciliation/billfetch.h"

using namespace mendian;
using namespace mendian::test;

namespace {

/// Refunds kept in memory, as the returns workflow will give them.
class MemoryLedger final : public LedgerSource
{
public:
    QList<LedgerRow> rows;
    Result<QList<LedgerRow>> ofDay(BusinessDate day) override
    {
        return pick([&](const LedgerRow &row) { return billDay(row.from) == day; });
    }
    Result<QList<LedgerRow>> byNumbers(const QStringList &numbers) override
    {
        return pick([&](const LedgerRow &row) { return numbers.contains(row.refundNumber); });
    }
    Result<QList<LedgerRow>> undecidedBefore(Timestamp) override { return QList<LedgerRow>(); }

private:
    template <typename F>
    QList<LedgerRow> pick(F wanted) const
    {
        QList<LedgerRow> found;
        std::copy_if(rows.begin(), rows.end(), std::back_inserter(found), wanted);
        return found;
    }
};

class FakeBills final : public BillSource
{
public:
    Result<QByteArray> answer = fail(ErrorCode::NotFound, QStringLiteral("no trade"));
    QString provider() const override { return QStringLiteral("wechat"); }
    void fetchBill(Kind, BusinessDate, BillDone done) override { done(answer); }
};

} // namespace

// The desk on a whole shop: ledger, files, decisions, signature; what the shell test cannot reach.
class TestReconcileDesk : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void cleanup()
    {
        m_desk.reset();
        m_shop.reset();
    }
    void rightsAreChecked();
    void aDayWithoutTradeIsClean();
    void refundsComeThroughTheirOwnLedger();
    void anUndecidedPaymentTakesTheBillsWord();
    void aRefundIsDoneBeforeItIsNoted();
    void aChangedFileIsNoticed();
    void aDayIsSignedOnce();
    void todayIsNotSigned();
    void billsAreFetchedOnThePayThread();

private:
    void store(const QList<Attempt> &attempts);
    Status take(const QList<BillRow> &rows, int dayOffset = 0);

    std::unique_ptr<TestShop> m_shop;
    std::unique_ptr<ReconcileDesk> m_desk;
    BusinessDate m_day;
};

void TestReconcileDesk::init()
{
    m_shop = std::make_unique<TestShop>();
    m_day = dayBefore(m_shop->clock.wall());
    QVERIFY(m_shop->till->signIn(QStringLiteral("0001"), Secret("135790")));
    m_desk = std::make_unique<ReconcileDesk>(*m_shop->shop, m_shop->till->session());
}

void TestReconcileDesk::store(const QList<Attempt> &attempts)
{
    QList<journal::NewEvent> events;
    for (const Attempt &attempt : attempts)
        events.append(newEvent(journal::EventKind::AttemptFinal, factOf(attempt).toJson()));
    QVERIFY(m_shop->shop->record(events));
}

Status TestReconcileDesk::take(const QList<BillRow> &rows, int dayOffset)
{
    const BusinessDate day(m_day.date().addDays(dayOffset));
    const auto kept = m_desk->takeFile(day, QStringLiteral("wechat"), QStringLiteral("trade"), wechatBill(rows));
    return kept ? Status() : Status(fail(kept.error()));
}

void TestReconcileDesk::rightsAreChecked()
{
    m_shop->till->signOut();
    QCOMPARE(take({}).error().code, ErrorCode::NotSignedIn);
    QVERIFY(m_shop->till->signIn(QStringLiteral("0017"), Secret("246810"))); // a cashier
    QCOMPARE(take({}).error().code, ErrorCode::PermissionDenied);
    QCOMPARE(m_desk->sign(m_day).error().code, ErrorCode::PermissionDenied);
    QCOMPARE(
        m_desk->resolve(m_day, QStringLiteral("x"), ResolveAction::Ask, {}).error().code, ErrorCode::PermissionDenied);
    QVERIFY(m_desk->look(m_day));
}

void TestReconcileDesk::aDayWithoutTradeIsClean()
{
    store({attemptOf(m_day, QTime(12, 0), 1, 500, AttemptState::Closed)});
    QVERIFY(!m_desk->look(m_day)->isClean()); // no bill
    QVERIFY(m_desk->takeNoTrade(m_day, QStringLiteral("wechat")));
    const auto day = m_desk->look(m_day);
    QVERIFY(day && day->isClean());
    QCOMPARE(day->result.matches.size(), 1);
    // By hand an empty file is no bill.
    QCOMPARE(m_desk->takeFile(m_day, QStringLiteral("wechat"), QStringLiteral("trade"), {}).error().code,
        ErrorCode::InvalidInput);
    QCOMPARE(m_desk->takeFile(m_day, QStringLiteral("cash"), QStringLiteral("trade"), "x").error().code,
        ErrorCode::Unsupported);
}

void TestReconcileDesk::refundsComeThroughTheirOwnLedger()
{
    const Attempt paid = attemptOf(m_day, QTime(12, 0), 1, 500, AttemptState::Paid);
    store({paid});
    MemoryLedger refunds;
    Refund refund;
    refund.provider = QStringLiteral("wechat");
    refund.outTradeNo = paid.outTradeNo;
    refund.outRefundNo = QStringLiteral("018f3c0000007000800000000000000f");
    refund.amount = 200_fen;
    refund.state = RefundState::Done;
    refund.requestedAt = paid.startedAt + 60'000;
    refunds.rows = {ledgerRow(refund, refund.requestedAt)};
    m_desk->addLedger(refunds);
    BillRow back = billedAs(paid);
    back.kind = BillRowKind::Refund;
    back.state = BillState::Done;
    back.refundNumber = refund.outRefundNo;
    back.orderAmount = back.customerPaid = back.merchantReceives = 200_fen;
    back.fee = {};
    QVERIFY(take({billedAs(paid)}));
    const auto early = m_desk->look(m_day);
    QVERIFY(early);
    QCOMPARE(early->result.differences.size(), 1);
    QCOMPARE(early->result.differences.first().finding, Finding::RefundNotBilledYet);
    QCOMPARE(early->openCount(), 1);
    // The next day's bill has it: nothing to decide any more, on neither day.
    back.at = fromStoreTime(m_day.date().addDays(1), QTime(0, 10));
    QVERIFY(take({back}, 1));
    const auto later = m_desk->look(m_day);
    QCOMPARE(later->result.differences.first().finding, Finding::RefundBilledOtherDay);
    QVERIFY(later->isClean());
    QCOMPARE(m_desk->resolve(m_day, later->result.differences.first().key, ResolveAction::Match, QStringLiteral("x"))
                 .error()
                 .args.first(),
        QStringLiteral("settled"));
    const auto next = m_desk->look(BusinessDate(m_day.date().addDays(1)));
    QVERIFY(next && next->isClean());
    QCOMPARE(next->result.differences.first().delta, -(200_fen));
}

void TestReconcileDesk::anUndecidedPaymentTakesTheBillsWord()
{
    const Attempt open = attemptOf(m_day, QTime(12, 0), 1, 500, AttemptState::Unknown);
    store({open});
    QVERIFY(take({billedAs(open)}));
    const auto day = m_desk->look(m_day);
    QCOMPARE(day->undecided.size(), 1);
    const QString key = day->result.differences.first().key;
    QCOMPARE(m_desk->resolve(m_day, key, ResolveAction::Adopt, QStringLiteral("billed")).error().code,
        ErrorCode::Unsupported);
    QList<std::pair<AttemptId, bool>> asked;
    ReconcileHooks hooks;
    hooks.decide = [&](AttemptId attempt, bool paid, const QString &, const Proof &) {
        asked.append({attempt, paid});
        return Status();
    };
    ReconcileDesk desk(*m_shop->shop, m_shop->till->session(), hooks);
    QVERIFY(desk.resolve(m_day, key, ResolveAction::Adopt, QStringLiteral("billed")));
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.first(), std::make_pair(open.id, true));
    QVERIFY(m_desk->look(m_day)->resolutions.isEmpty()); // the difference goes, nothing is left to note
}

void TestReconcileDesk::aRefundIsDoneBeforeItIsNoted()
{
    const Attempt closed = attemptOf(m_day, QTime(12, 0), 1, 500, AttemptState::Closed);
    store({closed});
    QVERIFY(take({billedAs(closed)}));
    const QString key = m_desk->look(m_day)->result.differences.first().key;
    QCOMPARE(
        m_desk->resolve(m_day, key, ResolveAction::Refund, QStringLiteral("x")).error().code, ErrorCode::Unsupported);
    Status answer = fail(ErrorCode::Offline, QStringLiteral("no line"));
    ReconcileHooks hooks;
    hooks.refund = [&](const Difference &difference, const QString &) {
        return difference.attempt == closed.id ? answer : Status(fail(ErrorCode::Internal));
    };
    ReconcileDesk desk(*m_shop->shop, m_shop->till->session(), hooks);
    QCOMPARE(desk.resolve(m_day, key, ResolveAction::Refund, QStringLiteral("x")).error().code, ErrorCode::Offline);
    QCOMPARE(m_desk->look(m_day)->openCount(), 1);
    answer = {};
    const qint64 approvals = m_shop->events(journal::EventKind::Approval);
    QVERIFY(desk.resolve(m_day, key, ResolveAction::Refund, QStringLiteral("x")));
    QCOMPARE(m_desk->look(m_day)->openCount(), 0);
    QCOMPARE(m_shop->events(journal::EventKind::Approval), approvals + 1);
    // The bill is read again with another amount: the decision was about something else.
    BillRow more = billedAs(closed);
    more.orderAmount = more.customerPaid = more.merchantReceives = 600_fen;
    QVERIFY(take({more}));
    QCOMPARE(m_desk->look(m_day)->openCount(), 1);
}

void TestReconcileDesk::aChangedFileIsNoticed()
{
    const Attempt paid = attemptOf(m_day, QTime(12, 0), 1, 500, AttemptState::Paid);
    store({paid});
    QVERIFY(take({billedAs(paid)}));
    const QString path = m_shop->path() + u"/bills/" + m_desk->look(m_day)->files.first().digest;
    QFile file(path);
    QVERIFY(file.open(QIODevice::Append));
    file.write(" ");
    file.close();
    QCOMPARE(m_desk->look(m_day).error().code, ErrorCode::Corrupt);
    QVERIFY(QFile::remove(path));
    QCOMPARE(m_desk->look(m_day).error().code, ErrorCode::NotFound);
    QVERIFY(take({billedAs(paid)}));
    QVERIFY(m_desk->look(m_day)->isClean());
}

void TestReconcileDesk::aDayIsSignedOnce()
{
    const Attempt paid = attemptOf(m_day, QTime(12, 0), 1, 500, AttemptState::Paid);
    store({paid});
    QCOMPARE(m_desk->sign(m_day).error().args, (QStringList{"bill", "wechat"}));
    QVERIFY(take({billedAs(paid)}));
    const auto fact = m_desk->sign(m_day);
    QVERIFY2(fact, fact ? "" : qPrintable(fact.error().detail));
    QCOMPARE(fact->providers.first().billed, 500_fen);
    QCOMPARE(fact->files.size(), 1);
    QVERIFY(m_shop->verifies());
    m_desk.reset();
    m_shop->restart();
    QCOMPARE(m_shop->count("SELECT count(*) FROM signed_days"), 1);
    // Nobody writes a second one, whatever way he comes.
    const auto second = m_shop->shop->record({newEvent(journal::EventKind::DaySigned, fact->toJson())});
    QVERIFY(!second);
    QCOMPARE(second.error().code, ErrorCode::Conflict);
    QCOMPARE(m_shop->events(journal::EventKind::DaySigned), 1);
}

void TestReconcileDesk::todayIsNotSigned()
{
    const BusinessDate today(m_day.date().addDays(1));
    QCOMPARE(m_desk->sign(today).error().args.first(), QStringLiteral("today"));
}

void TestReconcileDesk::billsAreFetchedOnThePayThread()
{
    Worker pay(QStringLiteral("pay"));
    FakeBills source;
    QCOMPARE(fetchBill(pay, source, BillSource::Kind::Trade, m_day).result().error().code, ErrorCode::NotFound);
    source.answer = QByteArray("file");
    QCOMPARE(fetchBill(pay, source, BillSource::Kind::Trade, m_day).result().value(), QByteArray("file"));
}

MENDIAN_TEST(TestReconcileDesk)
#include "tst_reconciledesk.moc"
