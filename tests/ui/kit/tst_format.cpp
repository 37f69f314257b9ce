// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "ui/kit/format.h"

#include <limits>

using namespace mendian;
using namespace mendian::kit;

class TestFormat : public QObject
{
    Q_OBJECT
private slots:
    void money_data();
    void money();
    void yuanAndSigns();
    void compact();
    void quantities();
    void times();
    void durations();
    void phones();
};

void TestFormat::money_data()
{
    QTest::addColumn<qint64>("fen");
    QTest::addColumn<QString>("text");
    QTest::newRow("zero") << qint64(0) << QStringLiteral("0.00");
    QTest::newRow("one fen") << qint64(1) << QStringLiteral("0.01");
    QTest::newRow("plain") << qint64(19194) << QStringLiteral("191.94");
    QTest::newRow("separators") << qint64(999999999) << QStringLiteral("9,999,999.99");
    QTest::newRow("negative") << qint64(-2000) << QStringLiteral(u"−20.00");
    QTest::newRow("negative fen") << qint64(-5) << QStringLiteral(u"−0.05");
    QTest::newRow("thousand") << qint64(-100000) << QStringLiteral(u"−1,000.00");
    QTest::newRow("least") << std::numeric_limits<qint64>::min() << QStringLiteral(u"−92,233,720,368,547,758.08");
}

void TestFormat::money()
{
    QFETCH(qint64, fen);
    QFETCH(QString, text);
    QCOMPARE(Format(QLocale(QStringLiteral("zh_CN"))).money(Money::fromFen(fen)), text);
    QCOMPARE(Format(QLocale(QStringLiteral("de_DE"))).money(Money::fromFen(fen)), text);
}

void TestFormat::yuanAndSigns()
{
    const Format f;
    QCOMPARE(f.yuan(19194_fen), QStringLiteral(u"¥ 191.94"));
    QCOMPARE(f.yuan(-500_fen), QStringLiteral(u"−¥ 5.00"));
    QCOMPARE(f.signedMoney(300_fen), QStringLiteral("+3.00"));
    QCOMPARE(f.signedMoney(Money()), QStringLiteral("0.00"));
    QCOMPARE(f.signedMoney(-300_fen), QStringLiteral(u"−3.00"));
}

void TestFormat::compact()
{
    const Format zh(QLocale(QStringLiteral("zh_CN")));
    const Format en(QLocale(QStringLiteral("en_US")));
    QCOMPARE(zh.compactMoney(Money::fromFen(236'410'000)), QStringLiteral(u"236.4万"));
    QCOMPARE(zh.compactMoney(Money::fromFen(-50'000)), QStringLiteral(u"−0.1万"));
    QCOMPARE(en.compactMoney(Money::fromFen(236'410'000)), QStringLiteral("2,364.1k"));
}

void TestFormat::quantities()
{
    const Format f;
    QCOMPARE(f.times(Quantity::pieces(2)), QStringLiteral(u"×2"));
    QCOMPARE(f.quantity(Quantity::grams(1236), QStringLiteral("kg")), QStringLiteral("1.236 kg"));
    QCOMPARE(f.quantity(Quantity::grams(1200)), QStringLiteral("1.2"));
    QCOMPARE(f.quantity(Quantity::pieces(1000)), QStringLiteral("1,000"));
    QCOMPARE(f.quantity(-Quantity::pieces(1)), QStringLiteral(u"−1"));
    QCOMPARE(f.count(12480), QStringLiteral("12,480"));
    QCOMPARE(f.perMille(553), QStringLiteral("55.3%"));
}

void TestFormat::times()
{
    const Format zh(QLocale(QStringLiteral("zh_CN")));
    const Format en(QLocale(QStringLiteral("en_US")));
    const Timestamp t = fromStoreTime(QDate(2026, 11, 21), QTime(14, 32, 8));
    QCOMPARE(zh.time(t), QStringLiteral("14:32"));
    QCOMPARE(zh.timeWithSeconds(t), QStringLiteral("14:32:08"));
    QCOMPARE(zh.day(t), QStringLiteral(u"11月21日 周六"));
    QCOMPARE(en.day(t), QStringLiteral("Sat 21 Nov"));
    QCOMPARE(zh.dateTime(t), QStringLiteral("2026-11-21 14:32"));
    QCOMPARE(zh.time(fromStoreTime(QDate(2026, 11, 21), QTime(0, 5))), QStringLiteral("00:05"));
}

void TestFormat::durations()
{
    const Format f;
    QCOMPARE(f.duration(160), QStringLiteral("02:40"));
    QCOMPARE(f.duration(3760), QStringLiteral("1:02:40"));
    QCOMPARE(f.duration(-190), QStringLiteral(u"−03:10"));
}

void TestFormat::phones()
{
    QCOMPARE(Format::maskedPhone(QStringLiteral("13812346721")), QStringLiteral("138****6721"));
    QCOMPARE(Format::maskedPhone(QStringLiteral("12345")), QStringLiteral("*****"));
}

MENDIAN_TEST(TestFormat)
#include "tst_format.moc"
