// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "tests/support/testshop.h"

using namespace mendian;
using namespace mendian::test;

class TestScans : public QObject
{
    Q_OBJECT
private slots:
    void outcomes_data();
    void outcomes();
    void everyRefusalHasItsOwnWord();
    void quantityPrefixCountsOnce();
    void weightLabelGoesByItsPrice();
    void fiveHundredLinesStayWhole();
};

void TestScans::outcomes_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("outcome");
    QTest::addColumn<QString>("reason");
    QTest::newRow("goods") << QString::fromLatin1(TestShop::kWater) << "line"
                           << "";
    QTest::newRow("unknown goods") << "6900000000007"
                                   << "refused"
                                   << "unknown";
    QTest::newRow("bad check digit") << "6901234567890"
                                     << "refused"
                                     << "damaged";
    QTest::newRow("pay code, empty basket") << QString::fromLatin1(TestShop::kPayCode) << "refused"
                                            << "nothing_to_pay";
    QTest::newRow("union pay, empty basket") << "6212345678901234567"
                                             << "refused"
                                             << "nothing_to_pay";
    QTest::newRow("zero label") << "2112345000008"
                                << "refused"
                                << "damaged";
    QTest::newRow("unknown hold") << codes::holdCode(HoldId::create()) << "refused"
                                  << "unknown";
    QTest::newRow("quantity") << "3*"
                              << "routed"
                              << "quantity";
    QTest::newRow("item number") << "100002"
                                 << "line"
                                 << "";
}

void TestScans::outcomes()
{
    QFETCH(QString, code);
    QFETCH(QString, outcome);
    QFETCH(QString, reason);
    TestShop t;
    t.ready();
    const ScanFeedback feedback = t.scan(code);
    QCOMPARE(feedback.outcome, outcome);
    QCOMPARE(feedback.reason, reason);
}

void TestScans::everyRefusalHasItsOwnWord()
{
    using scanning::Refusal;
    QSet<QString> words;
    QSet<QString> names;
    for (int i = static_cast<int>(Refusal::None) + 1; i <= static_cast<int>(Refusal::Failed); ++i) {
        const auto refusal = static_cast<Refusal>(i);
        const QString word = refusalWord(refusal);
        QVERIFY2(!word.isEmpty(), scanning::refusalName(refusal));
        QVERIFY2(!words.contains(word), qPrintable(word));
        words.insert(word);
        names.insert(QString::fromLatin1(scanning::refusalName(refusal)));
    }
    QCOMPARE(names.size(), words.size());
}

void TestScans::quantityPrefixCountsOnce()
{
    TestShop t;
    t.ready();
    t.scan(QStringLiteral("12*"));
    QCOMPARE(t.till->view().basket.pendingQuantity, 12);
    t.scan(QLatin1String(TestShop::kWater));
    QCOMPARE(t.till->view().basket.lines.first().quantity, Quantity::pieces(12));
    QCOMPARE(t.till->view().basket.pendingQuantity, 0);
    t.scan(QLatin1String(TestShop::kMilk));
    QCOMPARE(t.till->view().basket.lines.last().quantity, Quantity::pieces(1));
}

void TestScans::weightLabelGoesByItsPrice()
{
    TestShop t;
    t.ready();
    // spec/devices.md §4.6: 20 = weight; 20 12345 01280 6 is 1.280 kg.
    QCOMPARE(t.scan(QStringLiteral("2012345012806")).outcome, QStringLiteral("line"));
    const LineView line = t.till->view().basket.lines.first();
    QCOMPARE(line.quantity, Quantity::grams(1280));
    QCOMPARE(line.net, 1277_fen); // 9.98 × 1.280 = 12.7744
    QVERIFY(!t.till->basketDesk().setQuantity(line.key, Quantity::pieces(2)));
}

void TestScans::fiveHundredLinesStayWhole()
{
    TestShop t;
    for (int i = 0; i < 500; ++i) {
        Sku sku = t.goods.goods.first();
        sku.id = SkuId::create();
        sku.number = QStringLiteral("9%1").arg(i, 5, 10, QLatin1Char('0'));
        sku.barcodes.clear();
        t.goods.goods.append(sku);
    }
    t.ready();
    for (int i = 0; i < 500; ++i)
        QCOMPARE(t.scan(QStringLiteral("9%1").arg(i, 5, 10, QLatin1Char('0'))).outcome, QStringLiteral("line"));
    QCOMPARE(t.till->view().basket.lines.size(), 500);
    QVERIFY(t.till->paymentDesk().open(QStringLiteral("cash")));
    QVERIFY(t.till->paymentDesk().payCash(175'000_fen));
    QVERIFY(t.verifies());
}

MENDIAN_TEST(TestScans)
#include "tst_scans.moc"
