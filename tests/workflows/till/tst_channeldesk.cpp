// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "tests/support/testshop.h"

using namespace mendian;
using namespace mendian::test;
using journal::EventKind;

// The test of a provider's channel: what it proves, what it leaves behind, and that its fen is never a sale.
class TestChannelDesk : public QObject
{
    Q_OBJECT
private slots:
    void aRealShopAsks_data();
    void aRealShopAsks();
    void aQueryLeavesNothingBehind();
    void thePaidFenGoesBack();
    void anUnpaidOneIsClosed();
    void aKillAfterThePaymentGivesItBackOnce();
    void onlyWhoMaySet();
    void oneAtATime();
    void theRunningSaleIsNotTouched();
    void noCustomersCodeEndsUpInATest_data();
    void noCustomersCodeEndsUpInATest();
    void aLateAnswerOfAnOlderQueryIsDropped();
};

namespace {

const QString kWechat = QStringLiteral("wechat");

QString stateOf(TestShop &t)
{
    const auto channels = t.till->view().channels;
    return channels.isEmpty() ? QString() : channels.first().state;
}

void manager(TestShop &t)
{
    t.ready();
    QVERIFY(t.till->signOut());
    QVERIFY(t.till->signIn(QStringLiteral("0001"), Secret("135790")));
}

Status begin(TestShop &t, bool withMoney = false)
{
    const Status begun = t.till->channelDesk().test(kWechat, withMoney);
    TestShop::settle();
    return begun;
}

/// A real shop as far as the desk looks: the folder's kind stands in its view.
void real(TestShop &t) { t.shop->folderKind = QStringLiteral("real"); }

} // namespace

void TestChannelDesk::aRealShopAsks_data()
{
    QTest::addColumn<int>("outcome"); // -1: the truth
    QTest::addColumn<QString>("state");
    QTest::newRow("no such number") << -1 << "proven";
    QTest::newRow("wrong keys") << int(Outcome::ConfigError) << "wrong_keys";
    QTest::newRow("nobody reached") << int(Outcome::NotSent) << "no_line";
    QTest::newRow("no clear answer") << int(Outcome::Unclear) << "unclear";
}

void TestChannelDesk::aRealShopAsks()
{
    QFETCH(int, outcome);
    QFETCH(QString, state);
    TestShop t;
    manager(t);
    real(t);
    if (outcome >= 0)
        t.gateway.answerWith(PayCall::Query, static_cast<Outcome>(outcome));
    QVERIFY(begin(t));
    QCOMPARE(stateOf(t), state);
    QCOMPARE(t.gateway.calls(), QList<PayCall>{PayCall::Query});
}

void TestChannelDesk::aQueryLeavesNothingBehind()
{
    TestShop t;
    manager(t);
    real(t);
    const qint64 seq = t.journal->tail().seq;
    QVERIFY(begin(t));
    QCOMPARE(t.journal->tail().seq, seq);
    QVERIFY(t.gateway.orders().isEmpty());
    QVERIFY(t.till->channelDesk().leave(kWechat));
    QVERIFY(t.till->view().channels.isEmpty());
}

void TestChannelDesk::thePaidFenGoesBack()
{
    TestShop t;
    manager(t);
    real(t);
    QVERIFY(begin(t, true));
    QCOMPARE(stateOf(t), QStringLiteral("code"));
    QCOMPARE(t.scan(QLatin1String(TestShop::kPayCode)).reason, QStringLiteral("channel_test"));
    t.pass(1'000);
    QCOMPARE(stateOf(t), QStringLiteral("returned"));
    QCOMPARE(t.gateway.orders().size(), 1);
    QCOMPARE(t.gateway.orders().begin()->amount, 1_fen);
    QCOMPARE(t.gateway.orders().begin()->charges, 1);
    QCOMPARE(t.count("SELECT count(*) FROM refunds WHERE state = 'Done' AND amount = 1"), 1);
    QCOMPARE(t.count("SELECT count(*) FROM attempts WHERE sale = zeroblob(16) AND state = 'Paid'"), 1);
    QCOMPARE(t.events(EventKind::SaleFrozen), 0);
    QCOMPARE(t.events(EventKind::Sale), 0);
    QCOMPARE(t.till->view().payment.screen, 0);
    QVERIFY(t.notices.isEmpty());
    QVERIFY(t.verifies());
}

void TestChannelDesk::anUnpaidOneIsClosed()
{
    TestShop t;
    manager(t);
    t.gateway.askPassword(true);
    QVERIFY(begin(t));
    t.scan(QLatin1String(TestShop::kPayCode));
    QCOMPARE(stateOf(t), QStringLiteral("paying"));
    QVERIFY(t.till->channelDesk().leave(kWechat));
    t.pass(20'000); // the machine's own rules: not before 15 s
    t.pass(5'000);
    QCOMPARE(stateOf(t), QStringLiteral("closed"));
    QCOMPARE(t.gateway.orders().begin()->charges, 0);
    QCOMPARE(t.count("SELECT count(*) FROM refunds"), 0);
}

void TestChannelDesk::aKillAfterThePaymentGivesItBackOnce()
{
    TestShop t;
    manager(t);
    t.gateway.treat(PayCall::Pay, {FakeGateway::Reply::Lost});
    QVERIFY(begin(t));
    t.scan(QLatin1String(TestShop::kPayCode));
    QCOMPARE(stateOf(t), QStringLiteral("paying"));
    t.die();
    t.open();
    QCOMPARE(t.till->view().channels.size(), 1);
    QVERIFY(t.till->view().parked.isEmpty()); // no sale waits in the tray
    t.pass(1'000);
    t.pass(1'000);
    QCOMPARE(stateOf(t), QStringLiteral("returned"));
    QCOMPARE(t.gateway.orders().begin()->charges, 1);
    t.die();
    t.open();
    t.pass(60'000);
    QCOMPARE(t.count("SELECT count(*) FROM refunds"), 1);
    QCOMPARE(t.events(EventKind::Sale), 0);
    QVERIFY(t.verifies());
}

void TestChannelDesk::onlyWhoMaySet()
{
    TestShop t;
    t.ready();
    QCOMPARE(begin(t).error().code, ErrorCode::PermissionDenied);
    QVERIFY(t.gateway.calls().isEmpty());
}

void TestChannelDesk::oneAtATime()
{
    TestShop t;
    manager(t);
    QCOMPARE(t.till->channelDesk().test(QStringLiteral("alipay"), false).error().code, ErrorCode::Unsupported);
    QVERIFY(begin(t));
    QCOMPARE(begin(t).error().code, ErrorCode::PaymentRunning);
    QVERIFY(t.till->channelDesk().leave(kWechat));
    QVERIFY(begin(t));
}

void TestChannelDesk::theRunningSaleIsNotTouched()
{
    TestShop t;
    manager(t);
    t.scan(QLatin1String(TestShop::kWater));
    const QString before = t.till->view().basket.total.toString();
    QVERIFY(begin(t));
    t.scan(QLatin1String(TestShop::kPayCode));
    t.pass(1'000);
    QCOMPARE(stateOf(t), QStringLiteral("returned"));
    QCOMPARE(t.till->view().basket.total.toString(), before);
    t.scan(QStringLiteral("134567890123456700")); // the next code pays the sale
    QCOMPARE(t.till->view().payment.screen, 4);
    QCOMPARE(t.events(EventKind::Sale), 1);
    QCOMPARE(t.count("SELECT count(*) FROM refunds"), 1);
    QVERIFY(t.verifies());
}

void TestChannelDesk::noCustomersCodeEndsUpInATest_data()
{
    QTest::addColumn<int>("what");
    QTest::newRow("goods are scanned") << 0;
    QTest::newRow("the till is locked") << 1;
    QTest::newRow("the person signs out") << 2;
}

// Whoever began the test has walked away: the next code pays the sale.
void TestChannelDesk::noCustomersCodeEndsUpInATest()
{
    QFETCH(int, what);
    TestShop t;
    manager(t);
    t.scan(QLatin1String(TestShop::kWater));
    QVERIFY(begin(t));
    if (what == 0) {
        t.scan(QLatin1String(TestShop::kMilk));
    } else if (what == 1) {
        QVERIFY(t.till->lock());
        QVERIFY(t.till->unlock(Secret("135790")));
    } else {
        QVERIFY(t.till->signOut());
        QVERIFY(t.signInByBadge());
    }
    QVERIFY(t.till->view().channels.isEmpty());
    t.scan(QLatin1String(TestShop::kPayCode));
    QCOMPARE(t.till->view().payment.screen, 4);
    QCOMPARE(t.gateway.orders().size(), 1);
    QVERIFY(t.gateway.orders().begin()->amount > 1_fen);
}

void TestChannelDesk::aLateAnswerOfAnOlderQueryIsDropped()
{
    TestShop t;
    manager(t);
    real(t);
    t.gateway.treat(PayCall::Query, {FakeGateway::Reply::Held});
    QVERIFY(begin(t));
    QCOMPARE(stateOf(t), QStringLiteral("asking"));
    t.gateway.release();
    t.gateway.release();
    TestShop::settle();
    QCOMPARE(stateOf(t), QStringLiteral("proven"));
}

MENDIAN_TEST(TestChannelDesk)
#include "tst_channeldesk.moc"
