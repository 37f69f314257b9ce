// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/id.h"
#include "core/json.h"
#include "core/secret.h"
#include "tests/support/testmain.h"

using namespace mendian;

class TestId : public QObject
{
    Q_OBJECT
private slots:
    void neverGoesBackwards();
    void roundTrips();
    void refusesGarbage();
    void secretsDoNotPrint();
    void jsonTakesIntegersOnly();
};

void TestId::neverGoesBackwards()
{
    Uuid last = Uuid::createAt(2'000'000'000'000);
    for (int i = 0; i < 20'000; ++i) {
        const Uuid next = Uuid::createAt(2'000'000'000'000 - i); // the clock runs back
        QVERIFY(last < next);
        last = next;
    }
}

void TestId::roundTrips()
{
    const SaleId id = SaleId::create();
    QCOMPARE(SaleId::parse(id.toString()).value(), id);
    QCOMPARE(SaleId::parse(id.toHex()).value(), id);
    QCOMPARE(SaleId::fromBytes(id.bytes()).value(), id);
    QCOMPARE(id.toString().at(14), QLatin1Char('7'));
    QCOMPARE(id.toHex().size(), 32);
}

void TestId::refusesGarbage()
{
    QVERIFY(!Uuid::parse(u""));
    QVERIFY(!Uuid::parse(u"0193500a-0000-7000-8000-00000000000"));
    QVERIFY(!Uuid::parse(u"0193500a-0000-7000-8000-0000000000011"));
    QVERIFY(!Uuid::parse(u"g193500a-0000-7000-8000-000000000001"));
    QVERIFY(!Uuid::fromBytes("short"));
}

void TestId::secretsDoNotPrint()
{
    QString text;
    QDebug(&text) << Secret("134567890123456789");
    QVERIFY(!text.contains(QLatin1String("1345")));
}

void TestId::jsonTakesIntegersOnly()
{
    const auto object = parseJsonObject(R"({"a":5,"b":1.5,"c":"x","d":9007199254740993})", u"test");
    QVERIFY(object);
    JsonReader good(*object, u"test");
    QCOMPARE(good.integer("a"), qint64(5));
    QCOMPARE(good.integer("d"), qint64(9007199254740993));
    QVERIFY(good.status());
    JsonReader bad(*object, u"test");
    bad.integer("b");
    QVERIFY(!bad.status());
    QVERIFY(!parseJsonObject("[1]", u"test"));
    QVERIFY(!parseJsonObject("{\"a\":1} x", u"test"));
}

MENDIAN_TEST(TestId)
#include "tst_id.moc"
