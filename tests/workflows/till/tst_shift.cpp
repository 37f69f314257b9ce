// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "tests/support/testshop.h"

using namespace mendian;
using namespace mendian::test;
using journal::EventKind;

class TestShift : public QObject
{
    Q_OBJECT
private slots:
    void countsWhatShouldBeThere();
    void aDifferenceNeedsAReason();
    void undecidedPaymentsAreCarriedOver();
    void onlyOneShiftAtATime();
    void cashMovesNeedTheRight();
    void wrongPinsLockAndTheLockSurvives();
    void aBadgeAloneSells();
    void aBadgeUnlocksForSellingOnly();
};

static void sellWater(TestShop &t)
{
    t.scan(QLatin1String(TestShop::kWater));
    QVERIFY(t.till->paymentDesk().open(QStringLiteral("cash")));
    QVERIFY(t.till->paymentDesk().payCash(1000_fen));
    QVERIFY(t.till->paymentDesk().finishPanel());
}

void TestShift::countsWhatShouldBeThere()
{
    TestShop t;
    t.ready(50'000_fen);
    sellWater(t);
    sellWater(t);
    QVERIFY(t.till->shiftDesk().cashMove(-(10'000_fen), QStringLiteral("to the safe"), t.manager()));
    const QList<journal::CountedNote> notes{{10'000, 4}, {500, 1}, {100, 2}}; // 407.00 = 500 + 7 − 100
    const auto rows = t.till->shiftDesk().compare(notes);
    QCOMPARE(rows->size(), 1);
    QCOMPARE(rows->first().expected, 40'700_fen);
    QCOMPARE(rows->first().counted, 40'700_fen);
    QVERIFY(!rows->first().needsReason);
    QVERIFY(t.till->closeShift(notes, {}, {}));
    QVERIFY(!t.till->view().shift.open);
    QCOMPARE(t.count("SELECT count(*) FROM print_jobs WHERE kind = 'z'"), 1);
    QVERIFY(t.verifies());
    QVERIFY(t.till->openShift(50'000_fen));
    QCOMPARE(t.till->view().shift.number, 2);
}

void TestShift::aDifferenceNeedsAReason()
{
    TestShop t;
    t.ready(50'000_fen);
    const QList<journal::CountedNote> short6{{10'000, 4}, {5'000, 1}, {2'000, 2}, {100, 4}}; // 494.00
    const Status closed = t.till->closeShift(short6, {}, {});
    QCOMPARE(closed.error().code, ErrorCode::InvalidInput);
    QCOMPARE(closed.error().args.value(0), QStringLiteral("cash"));
    QVERIFY(t.till->view().shift.open);
    QVERIFY(t.till->closeShift(short6, {{QStringLiteral("cash"), QStringLiteral("change given wrong")}}, {}));
    QCOMPARE(t.count("SELECT counted - expected FROM shift_counts WHERE kind = 'cash'"), -600);
}

void TestShift::undecidedPaymentsAreCarriedOver()
{
    TestShop t;
    t.ready();
    t.gateway.treat(PayCall::Pay, {FakeGateway::Reply::Lost});
    for (int i = 0; i < 60; ++i)
        t.scan(QLatin1String(TestShop::kMilk)); // 299.40, above the store's limit of 200
    t.scan(QLatin1String(TestShop::kPayCode));
    QCOMPARE(t.till->closeShift({{10'000, 5}}, {}, {}).error().code, ErrorCode::PaymentRunning);
    QVERIFY(t.till->paymentDesk().park());
    QCOMPARE(t.till->closeShift({{10'000, 5}}, {}, {}).error().code, ErrorCode::PermissionDenied);
    QVERIFY(t.till->closeShift({{10'000, 5}}, {}, t.manager()));
    // It is decided later and booked to the shift that is open then.
    for (int i = 0; i < 20; ++i) {
        t.pass(5000);
    }
    QCOMPARE(t.events(EventKind::Sale), 0); // no shift is open
    QVERIFY(t.till->openShift(50'000_fen));
    QCOMPARE(t.events(EventKind::Sale), 1);
    QCOMPARE(t.till->view().shift.sales, 29'940_fen);
    QVERIFY(t.verifies());
}

void TestShift::onlyOneShiftAtATime()
{
    TestShop t;
    t.ready();
    QCOMPARE(t.till->openShift(100_fen).error().code, ErrorCode::ShiftOpen);
    QVERIFY(t.till->closeShift({{10'000, 5}}, {}, {}));
    QCOMPARE(t.till->openShift(-(100_fen)).error().code, ErrorCode::InvalidInput);
}

void TestShift::cashMovesNeedTheRight()
{
    TestShop t;
    t.ready();
    ShiftDesk &desk = t.till->shiftDesk();
    QCOMPARE(desk.cashMove(100_fen, QStringLiteral("change"), {}).error().code, ErrorCode::PermissionDenied);
    QCOMPARE(desk.cashMove(100_fen, {}, t.manager()).error().code, ErrorCode::InvalidInput);
    QCOMPARE(desk.openDrawer(QStringLiteral("look"), {}).error().code, ErrorCode::PermissionDenied);
    QVERIFY(desk.openDrawer(QStringLiteral("look"), t.manager()));
    QCOMPARE(t.events(EventKind::DrawerOpen), 1);
}

void TestShift::wrongPinsLockAndTheLockSurvives()
{
    TestShop t;
    for (int i = 0; i < 4; ++i)
        QCOMPARE(t.till->signIn(QStringLiteral("0017"), Secret("000000")).error().code, ErrorCode::WrongPin);
    QCOMPARE(t.till->signIn(QStringLiteral("0017"), Secret("000000")).error().code, ErrorCode::LockedOut);
    t.restart();
    QCOMPARE(t.till->signIn(QStringLiteral("0017"), Secret("246810")).error().code, ErrorCode::LockedOut);
    QVERIFY(t.till->signIn(QStringLiteral("0001"), Secret("135790"))); // the lock is one person's
    QVERIFY(t.till->signOut());
    t.clock.advance(60'000);
    QVERIFY(t.till->signIn(QStringLiteral("0017"), Secret("246810")));
    QCOMPARE(t.till->signIn(QStringLiteral("9999"), Secret("246810")).error().code, ErrorCode::WrongPin);
    QVERIFY(t.verifies());
}

void TestShift::aBadgeAloneSells()
{
    TestShop t;
    QCOMPARE(t.scan(TestShop::badge()).reason, QStringLiteral("sign-in"));
    QCOMPARE(t.till->view().person->number, QStringLiteral("0017"));
    QVERIFY(t.till->openShift(100_fen));
    t.scan(QLatin1String(TestShop::kWater));
    QVERIFY(t.till->lock());
    QCOMPARE(t.scan(QLatin1String(TestShop::kWater)).reason, QStringLiteral("locked"));
    QCOMPARE(t.till->view().basket.lines.size(), 1);
    QVERIFY(t.till->unlock(Secret("246810")));
    QCOMPARE(t.scan(QLatin1String(TestShop::kWater)).outcome, QStringLiteral("line"));
}

void TestShift::aBadgeUnlocksForSellingOnly()
{
    TestShop t;
    const QString badge = codes::badgeCode(QByteArray("9876543210")).value();
    Person boss = t.staff->byNumber(QStringLiteral("0001")).value();
    boss.badgeHash = badgeHash(badge);
    QVERIFY(t.staff->save({boss}));
    QVERIFY(t.till->signIn(boss.number, Secret("135790")));
    QVERIFY(t.till->session().require(Right::Settings));
    QVERIFY(t.till->lock());
    QCOMPARE(t.scan(badge).reason, QStringLiteral("sign-in"));
    QVERIFY(t.till->session().require(Right::Sell));
    QCOMPARE(t.till->session().require(Right::Settings).error().code, ErrorCode::PermissionDenied);
    QVERIFY(t.till->lock());
    QVERIFY(t.till->unlock(Secret("135790")));
    QVERIFY(t.till->session().require(Right::Settings));
}

MENDIAN_TEST(TestShift)
#include "tst_shift.moc"
