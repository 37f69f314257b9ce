// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/businessdate.h"
#include "core/quantity.h"
#include "tests/support/testmain.h"

#include <limits>
#include <numeric>
#include <random>

using namespace mendian;

class TestMoney : public QObject
{
    Q_OBJECT
private slots:
    void parses_data();
    void parses();
    void printsWhatItParses();
    void allocateAddsUp();
    void allocateIsFairAndOrdered();
    void mulDivRounds();
    void overflowIsAnError();
    void timesRoundsHalfUp();
    void businessDateHasACutOver();
};

void TestMoney::parses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("ok");
    QTest::addColumn<qint64>("fen");
    QTest::newRow("yuan") << "12" << true << qint64(1200);
    QTest::newRow("one decimal") << "12.5" << true << qint64(1250);
    QTest::newRow("two decimals") << " 12.05 " << true << qint64(1205);
    QTest::newRow("negative") << "-0.01" << true << qint64(-1);
    QTest::newRow("three decimals") << "1.234" << false << qint64(0);
    QTest::newRow("exponent") << "1e5" << false << qint64(0);
    QTest::newRow("separator") << "1,234.00" << false << qint64(0);
    QTest::newRow("empty") << "" << false << qint64(0);
    QTest::newRow("dot only") << "." << false << qint64(0);
    QTest::newRow("trailing dot") << "5." << false << qint64(0);
    QTest::newRow("full-width") << QStringLiteral(u"１２") << false << qint64(0);
    QTest::newRow("too long") << "1234567890123456" << false << qint64(0);
}

void TestMoney::parses()
{
    QFETCH(QString, text);
    QFETCH(bool, ok);
    QFETCH(qint64, fen);
    const auto money = Money::parse(text);
    QCOMPARE(money.has_value(), ok);
    if (ok)
        QCOMPARE(money->fen(), fen);
}

void TestMoney::printsWhatItParses()
{
    std::mt19937_64 random(1);
    for (int i = 0; i < 2000; ++i) {
        const Money money = Money::fromFen(static_cast<qint64>(random() % 2'000'000'000) - 1'000'000'000);
        QCOMPARE(Money::parse(money.toString()).value(), money);
    }
    QCOMPARE(Money::fromFen(std::numeric_limits<qint64>::min()).toString(), QStringLiteral("-92233720368547758.08"));
}

void TestMoney::allocateAddsUp()
{
    std::mt19937_64 random(2);
    for (int i = 0; i < 2000; ++i) {
        const Money total = Money::fromFen(static_cast<qint64>(random() % 2'000'000) - 1'000'000);
        QList<qint64> weights(static_cast<qsizetype>(1 + random() % 30));
        for (qint64 &weight : weights)
            weight = static_cast<qint64>(random() % 5 == 0 ? 0 : random() % 1'000'000'000);
        const auto parts = allocate(total, weights);
        QCOMPARE(std::accumulate(parts.begin(), parts.end(), Money()), total);
        const qint64 sum = std::accumulate(weights.begin(), weights.end(), qint64(0));
        for (qsizetype k = 0; k < parts.size() && sum > 0; ++k) {
            const auto exact = mulDiv(total.fen(), weights[k], sum, Rounding::Down);
            QVERIFY(qAbs(parts[k].fen() - *exact) <= 1);
        }
    }
}

void TestMoney::allocateIsFairAndOrdered()
{
    QCOMPARE(allocate(100_fen, {1, 1, 1}), (QList<Money>{34_fen, 33_fen, 33_fen}));
    QCOMPARE(allocate(-(100_fen), {1, 1, 1}), (QList<Money>{-(34_fen), -(33_fen), -(33_fen)}));
    QCOMPARE(allocate(7_fen, {0, 0}), (QList<Money>{7_fen, 0_fen}));
}

void TestMoney::mulDivRounds()
{
    QCOMPARE(mulDiv(5, 1, 2).value(), qint64(3));
    QCOMPARE(mulDiv(-5, 1, 2).value(), qint64(-3));
    QCOMPARE(mulDiv(5, 1, 2, Rounding::Down).value(), qint64(2));
    QCOMPARE(mulDiv(4, 1, 3, Rounding::Up).value(), qint64(2));
    QVERIFY(!mulDiv(1, 1, 0));
}

void TestMoney::overflowIsAnError()
{
    const qint64 big = std::numeric_limits<qint64>::max();
    QVERIFY(!mulDiv(big, 2, 1));
    QCOMPARE(mulDiv(big, 2, 2).value(), big);
    QVERIFY(!plus(Money::fromFen(big), 1_fen));
    QVERIFY(!times(Money::fromFen(big), Quantity::pieces(2)));
}

void TestMoney::timesRoundsHalfUp()
{
    QCOMPARE(times(998_fen, Quantity::grams(1236)).value(), 1234_fen); // 12.33528
    QCOMPARE(times(1_fen, Quantity::grams(500)).value(), 1_fen);
    QCOMPARE(Quantity::parse(u"1.236").value(), Quantity::grams(1236));
    QVERIFY(!Quantity::parse(u"1.2345"));
    QCOMPARE(Quantity::grams(1230).toString(), QStringLiteral("1.23"));
}

void TestMoney::businessDateHasACutOver()
{
    const Timestamp night = fromStoreTime(QDate(2025, 11, 22), QTime(2, 30));
    QCOMPARE(BusinessDate::at(night, 4).toString(), QStringLiteral("2025-11-21"));
    QCOMPARE(BusinessDate::at(night, 0).toString(), QStringLiteral("2025-11-22"));
}

MENDIAN_TEST(TestMoney)
#include "tst_money.moc"
