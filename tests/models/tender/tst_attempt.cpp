// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tender/attempt.h"

#include "core/json.h"
#include "models/tender/rules.h"
#include "tests/support/testmain.h"

using namespace mendian;

class TestAttempt : public QObject
{
    Q_OBJECT
private slots:
    void roundTripsEveryMember();
    void leavesEmptyMembersOut();
    void refusesDamagedBodies_data();
    void refusesDamagedBodies();
    void refusesAmountsThatCannotBePaid();
    void numberIsLegalForWechat();
    void screensFollowTheTable_data();
    void screensFollowTheTable();
    void aWantedCancelShowsReversing();
    void wechatRowIsTheSpecs();
    void scaledRulesKeepTheirShape();
};

namespace {

Attempt full()
{
    Attempt a = *newAttempt(SaleId::create(), QStringLiteral("wechat"), 19194_fen);
    a.state = AttemptState::Reversing;
    a.startedAt = {1'763'706'720'000};
    a.deadline = {1'763'706'765'000};
    a.reverseFrom = {1'763'706'735'000};
    a.sentAt = {1'763'706'766'001};
    a.nextAt = {1'763'706'791'001};
    a.lastReverseAt = {1'763'706'766'001};
    a.pending = PayCall::Reverse;
    a.request = 11;
    a.queries = 9;
    a.reverses = a.reverseRounds = a.reversesOpen = 1;
    a.background = 3;
    a.settleStep = 0;
    a.cancelAsked = a.askOnce = a.giveUp = a.wasPaid = true;
    a.code = QStringLiteral("SYSTEMERROR");
    a.message = QStringLiteral(u"系统超时");
    a.sentence = QStringLiteral("The result is not known yet.");
    a.alarm = QStringLiteral("wrong amount");
    a.decision = QStringLiteral("0017: seen on the platform");
    a.transactionId = QStringLiteral("4200000000202601310000000001");
    a.customerPaid = 19000_fen;
    a.merchantReceives = 19100_fen;
    a.platformDiscount = 194_fen;
    return a;
}

} // namespace

void TestAttempt::roundTripsEveryMember()
{
    const Attempt before = full();
    const auto after = attemptFromJson(*parseJsonObject(toJsonBytes(toJson(before)), u"attempt"));
    QVERIFY(after);
    QCOMPARE(*after, before);
}

void TestAttempt::leavesEmptyMembersOut()
{
    const Attempt fresh = *newAttempt(SaleId::create(), QStringLiteral("wechat"), 1_fen);
    QCOMPARE(toJson(fresh).keys(),
        (QStringList{QStringLiteral("amount"), QStringLiteral("id"), QStringLiteral("number"),
            QStringLiteral("provider"), QStringLiteral("sale"), QStringLiteral("state")}));
    QCOMPARE(*attemptFromJson(toJson(fresh)), fresh);
}

void TestAttempt::refusesDamagedBodies_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QJsonValue>("value");
    QTest::newRow("unknown state") << QStringLiteral("state") << QJsonValue(QStringLiteral("Done"));
    QTest::newRow("unknown call") << QStringLiteral("pending") << QJsonValue(QStringLiteral("guess"));
    QTest::newRow("fraction of a fen") << QStringLiteral("amount") << QJsonValue(1.5);
    QTest::newRow("nothing to pay") << QStringLiteral("amount") << QJsonValue(0);
    QTest::newRow("too much") << QStringLiteral("amount") << QJsonValue(qint64(1'000'000'000));
    QTest::newRow("another number") << QStringLiteral("number") << QJsonValue(QStringLiteral("0123"));
    QTest::newRow("negative counter") << QStringLiteral("queries") << QJsonValue(-1);
    QTest::newRow("time as text") << QStringLiteral("next") << QJsonValue(QStringLiteral("soon"));
    QTest::newRow("no id") << QStringLiteral("id") << QJsonValue(QStringLiteral("x"));
}

void TestAttempt::refusesDamagedBodies()
{
    QFETCH(QString, key);
    QFETCH(QJsonValue, value);
    QJsonObject object = toJson(full());
    object.insert(key, value);
    const auto read = attemptFromJson(object);
    QVERIFY(!read);
    QCOMPARE(read.error().code, ErrorCode::Protocol);
}

void TestAttempt::refusesAmountsThatCannotBePaid()
{
    for (const qint64 fen : {qint64(0), qint64(-1), kMaxAmount.fen() + 1})
        QVERIFY(!newAttempt(SaleId::create(), QStringLiteral("wechat"), Money::fromFen(fen)));
    QVERIFY(!newAttempt(SaleId::create(), QString(), 1_fen));
}

void TestAttempt::numberIsLegalForWechat()
{
    const Attempt a = *newAttempt(SaleId::create(), QStringLiteral("wechat"), 1_fen);
    QCOMPARE(a.outTradeNo, a.id.toHex());
    QCOMPARE(a.outTradeNo.size(), 32);
    QCOMPARE(shortNumber(a).size(), 6);
}

void TestAttempt::screensFollowTheTable_data()
{
    QTest::addColumn<int>("state");
    QTest::addColumn<int>("screen");
    QTest::addColumn<int>("offline");
    const int rows[kAttemptStates][2] = {
        {1, 8}, {3, 3}, {2, 2}, {3, 3}, {7, 7}, {6, 6}, {4, 4}, {5, 5}, {5, 5}, {5, 5}};
    for (int i = 0; i < kAttemptStates; ++i)
        QTest::newRow(attemptStateName(static_cast<AttemptState>(i))) << i << rows[i][0] << rows[i][1];
}

void TestAttempt::screensFollowTheTable()
{
    QFETCH(int, state);
    QFETCH(int, screen);
    QFETCH(int, offline);
    QCOMPARE(paymentScreen(static_cast<AttemptState>(state), true), screen);
    QCOMPARE(paymentScreen(static_cast<AttemptState>(state), false), offline);
}

void TestAttempt::aWantedCancelShowsReversing()
{
    Attempt a = full();
    a.state = AttemptState::AwaitingCustomer;
    QCOMPARE(paymentScreen(a, true), 7);
    a.cancelAsked = false;
    QCOMPARE(paymentScreen(a, true), 2);
    a.cancelAsked = true;
    a.state = AttemptState::Paid;
    QCOMPARE(paymentScreen(a, true), 4);
}

void TestAttempt::wechatRowIsTheSpecs()
{
    const ProviderRules *wechat = providerRules(u"wechat");
    QVERIFY(wechat);
    QCOMPARE(wechat->firstQueryMs, 5'000);
    QCOMPARE(wechat->queryEveryMs, 5'000);
    QCOMPARE(wechat->deadlineMs, 45'000);
    QCOMPARE(wechat->notReverseBeforeMs, 15'000);
    QCOMPARE(wechat->reverseWaitMs, 5'000);
    QCOMPARE(wechat->reverseRounds, 10);
    QCOMPARE(wechat->payTimeoutMs, 20'000);
    QCOMPARE(wechat->reverseWindowMs, 604'800'000);
    QVERIFY(!providerRules(u"nobody"));
}

void TestAttempt::scaledRulesKeepTheirShape()
{
    const ProviderRules fast = scaledRules(*providerRules(u"wechat"), 100);
    QCOMPARE(fast.deadlineMs, 450);
    QCOMPARE(fast.backgroundMs.last(), 600);
    QCOMPARE(fast.reverseRounds, 10);
    QCOMPARE(scaledRules(fast, 1), fast);
}

MENDIAN_TEST(TestAttempt)
#include "tst_attempt.moc"
