// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/ratelimit.h"
#include "tests/support/testmain.h"

using namespace mendian::net;

class TestRateLimit : public QObject
{
    Q_OBJECT
private slots:
    void allowsTheBurstThenTheRate();
    void keepsAddressesApart();
    void zeroMeansNoLimit();
    void aClockThatStandsStillGivesNothing();
    void forgetsStrangers();
};

void TestRateLimit::allowsTheBurstThenTheRate()
{
    RateLimit limit(10, 3);
    const QString till = QStringLiteral("10.0.0.8");
    for (int i = 0; i < 3; ++i)
        QVERIFY(limit.allow(till, 1000));
    QVERIFY(!limit.allow(till, 1000));
    QVERIFY(!limit.allow(till, 1099));
    QVERIFY(limit.allow(till, 1100));
    QVERIFY(!limit.allow(till, 1100));
    for (int i = 0; i < 3; ++i)
        QVERIFY(limit.allow(till, 60'000));
    QVERIFY(!limit.allow(till, 60'000)); // a long rest saves up no more than the burst
}

void TestRateLimit::keepsAddressesApart()
{
    RateLimit limit(1, 1);
    QVERIFY(limit.allow(QStringLiteral("10.0.0.8"), 0));
    QVERIFY(!limit.allow(QStringLiteral("10.0.0.8"), 0));
    QVERIFY(limit.allow(QStringLiteral("10.0.0.9"), 0));
}

void TestRateLimit::zeroMeansNoLimit()
{
    RateLimit limit(0, 0);
    for (int i = 0; i < 1000; ++i)
        QVERIFY(limit.allow(QStringLiteral("x"), 0));
}

void TestRateLimit::aClockThatStandsStillGivesNothing()
{
    RateLimit limit(1000, 1);
    QVERIFY(limit.allow(QStringLiteral("x"), 500));
    QVERIFY(!limit.allow(QStringLiteral("x"), 400));
    QVERIFY(!limit.allow(QStringLiteral("x"), 400));
}

void TestRateLimit::forgetsStrangers()
{
    RateLimit limit(1, 2);
    for (int i = 0; i < 30'000; ++i)
        QVERIFY(limit.allow(QString::number(i), i));
    QVERIFY(limit.allow(QStringLiteral("0"), 30'000));
}

MENDIAN_TEST(TestRateLimit)
#include "tst_ratelimit.moc"
