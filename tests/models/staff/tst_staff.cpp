// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/settings/settings.h"
#include "models/shifts/cashcount.h"
#include "models/shifts/totals.h"
#include "models/staff/lockout.h"
#include "models/staff/person.h"
#include "models/staff/pin.h"
#include "tests/support/testmain.h"

using namespace mendian;

class TestStaff : public QObject
{
    Q_OBJECT
private slots:
    void pinIsBoundToTheDevice();
    void weakPinsAreRefused();
    void fiveWrongPinsLockForAMinute();
    void higherRolesMayMore();
    void personRoundTrips();
    void countsMoney();
    void drawerExpectation();
    void settingsHaveLegalFallbacks();
};

void TestStaff::pinIsBoundToTheDevice()
{
    const Secret pepper("pepper of this device");
    const auto verifier = makePinVerifier(Secret("246810"), pepper);
    QVERIFY(verifier);
    QVERIFY(pinMatches(Secret("246810"), pepper, *verifier));
    QVERIFY(!pinMatches(Secret("246811"), pepper, *verifier));
    QVERIFY(!pinMatches(Secret("246810"), Secret("another device"), *verifier));
    QVERIFY(!pinMatches(Secret("246810"), pepper, QStringLiteral("s1$$")));
    QVERIFY(!pinMatches(Secret("246810"), pepper, QString()));
    QVERIFY(*verifier != *makePinVerifier(Secret("246810"), pepper));
}

void TestStaff::weakPinsAreRefused()
{
    for (const char *pin : {"", "12345", "1234567", "12345a", "111111", "123456", "654321"})
        QVERIFY2(!checkPinForm(QString::fromLatin1(pin)), pin);
    QVERIFY(checkPinForm(QStringLiteral("246810")));
}

void TestStaff::fiveWrongPinsLockForAMinute()
{
    Lockout lock;
    const Timestamp now{1'000'000};
    for (int i = 1; i < 5; ++i) {
        lock = lock.afterFailure(now);
        QVERIFY(!lock.isLocked(now));
        QCOMPARE(lock.triesLeft(), 5 - i);
    }
    lock = lock.afterFailure(now);
    QVERIFY(lock.isLocked(now));
    QCOMPARE(lock.secondsLeft(now), 60);
    QVERIFY(!lock.isLocked(now + 60'000));
}

void TestStaff::higherRolesMayMore()
{
    for (int right = 0; right <= static_cast<int>(Right::Approve); ++right) {
        const auto r = static_cast<Right>(right);
        QVERIFY(may(Role::Manager, r));
        QVERIFY(!may(Role::Cashier, r) || may(Role::Senior, r));
    }
    QVERIFY(!may(Role::Cashier, Right::WholeDiscount));
    QVERIFY(!may(Role::Senior, Right::CloseOverLimit));
}

void TestStaff::personRoundTrips()
{
    Person person{StaffId::create(), QStringLiteral("0017"), QStringLiteral(u"李敏"), Role::Senior,
        QStringLiteral("s1$00$11"), badgeHash(QStringLiteral("MDB123")), true};
    QCOMPARE(personFromJson(toJson(person)).value(), person);
    QJsonObject bad = toJson(person);
    bad.insert(QLatin1String("role"), QStringLiteral("king"));
    QVERIFY(!personFromJson(bad));
}

void TestStaff::countsMoney()
{
    QCOMPARE(countedMoney({{10'000, 3}, {50, 1}, {1, 7}}).value(), 30'057_fen);
    QVERIFY(!countedMoney({{300, 1}}));
    QVERIFY(!countedMoney({{100, -1}}));
    QVERIFY(!countedMoney({{10'000, 9'000'000'000'000}}));
}

void TestStaff::drawerExpectation()
{
    ShiftTotals totals;
    totals.rows = {{QStringLiteral("float"), {1, 50'000_fen}}, {QStringLiteral("tender:cash"), {3, 12'000_fen}},
        {QStringLiteral("tender:wechat"), {2, 8'000_fen}}, {QStringLiteral("cash_out"), {1, -(10'000_fen)}},
        {QStringLiteral("sale"), {4, 20'000_fen}}};
    QCOMPARE(totals.cashExpected(), 52'000_fen);
    QCOMPARE(totals.expected().value(QStringLiteral("wechat")), 8'000_fen);
    QVERIFY(totals.addsUp());
    totals.rows[QStringLiteral("sale")].amount += 1_fen;
    QVERIFY(!totals.addsUp());
}

void TestStaff::settingsHaveLegalFallbacks()
{
    for (const SettingRow &row : settingRows()) {
        const auto checked = checkSetting(row, QString::fromUtf8(row.fallback));
        QVERIFY2(checked, row.name);
        QCOMPARE(*checked, QString::fromUtf8(row.fallback));
    }
    QVERIFY(!checkSetting(*settingRow(QStringLiteral("store.cut_over_hour")), QStringLiteral("25")));
    QVERIFY(!checkSetting(*settingRow(QStringLiteral("sale.rounding")), QStringLiteral("up")));
    QVERIFY(!checkSetting(*settingRow(QStringLiteral("sale.undecided_limit")), QStringLiteral("1e5")));
    Settings settings;
    QCOMPARE(settings.integer("store.cut_over_hour"), 4);
    settings.set(QStringLiteral("store.cut_over_hour"), QStringLiteral("2"));
    QCOMPARE(settings.integer("store.cut_over_hour"), 2);
}

MENDIAN_TEST(TestStaff)
#include "tst_staff.moc"
