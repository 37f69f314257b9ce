// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bench/report.h"
#include "app/bench/stats.h"
#include "tests/support/testmain.h"

#include <QJsonArray>

using namespace mendian;
using namespace mendian::bench;

namespace {
Row row(const char *name, Bar bar) { return {name, "ms", bar, nullptr}; }
} // namespace

// What is printed, and what counts as SHORT.
class TestBenchReport : public QObject
{
    Q_OBJECT
private slots:
    void theMiddleOfThreeCounts();
    void percentilesTakeTheNearestValueAbove_data();
    void percentilesTakeTheNearestValueAbove();
    void barsAreJudgedByTheirKind_data();
    void barsAreJudgedByTheirKind();
    void linesHaveSevenWordsAndASpread();
    void jsonSaysTheSame();
    void noRoundsIsNeverOk();
};

void TestBenchReport::theMiddleOfThreeCounts()
{
    const Spread spread = spreadOf({9, 1, 4});
    QCOMPARE(spread.median, 4.0);
    QCOMPARE(spread.low, 1.0);
    QCOMPARE(spread.high, 9.0);
}

void TestBenchReport::percentilesTakeTheNearestValueAbove_data()
{
    QTest::addColumn<double>("share");
    QTest::addColumn<double>("expected");
    QTest::newRow("lowest") << 0.0 << 1.0;
    QTest::newRow("half") << 0.5 << 2.0;
    QTest::newRow("more than half") << 0.51 << 3.0;
    QTest::newRow("p99") << 0.99 << 4.0;
    QTest::newRow("highest") << 1.0 << 4.0;
}

void TestBenchReport::percentilesTakeTheNearestValueAbove()
{
    QFETCH(double, share);
    QFETCH(double, expected);
    QCOMPARE(percentile({4, 2, 1, 3}, share), expected);
    QCOMPARE(percentile({}, share), 0.0);
}

void TestBenchReport::barsAreJudgedByTheirKind_data()
{
    QTest::addColumn<Bar>("bar");
    QTest::addColumn<QList<double>>("values");
    QTest::addColumn<QList<double>>("baselines");
    QTest::addColumn<bool>("ok");
    QTest::addColumn<QString>("text");
    const QList<double> none;
    QTest::newRow("value on the bar") << Bar::atMost(50) << QList<double>{50, 20, 90} << none << true << "<=50.00";
    QTest::newRow("value above it") << Bar::atMost(50) << QList<double>{51, 20, 90} << none << false << "<=50.00";
    QTest::newRow("nothing lost") << Bar::atMost(0) << QList<double>{0, 0, 0} << none << true << "<=0";
    QTest::newRow("ratio at least") << Bar::ratioAtLeast(0.6) << QList<double>{7, 5, 6} << QList<double>{10, 10, 10}
                                    << true << ">=0.60x";
    QTest::newRow("ratio too small") << Bar::ratioAtLeast(0.6) << QList<double>{5, 5, 9} << QList<double>{10, 10, 10}
                                     << false << ">=0.60x";
    QTest::newRow("ratio at most") << Bar::ratioAtMost(1.3) << QList<double>{13, 13, 99} << QList<double>{10, 10, 10}
                                   << true << "<=1.30x";
    QTest::newRow("ratio without baseline") << Bar::ratioAtMost(1.3) << QList<double>{1} << none << false << "<=1.30x";
    QTest::newRow("on top") << Bar::onTopAtMost(200) << QList<double>{500, 500, 500} << QList<double>{300, 301, 299}
                            << true << "<=+200.0";
    QTest::newRow("too much on top") << Bar::onTopAtMost(200) << QList<double>{501, 501, 501}
                                     << QList<double>{300, 300, 300} << false << "<=+200.0";
}

void TestBenchReport::barsAreJudgedByTheirKind()
{
    QFETCH(Bar, bar);
    QFETCH(QList<double>, values);
    QFETCH(QList<double>, baselines);
    QFETCH(bool, ok);
    QFETCH(QString, text);
    bench::Outcome outcome;
    for (qsizetype i = 0; i < values.size(); ++i)
        outcome.rounds.append(Round{values[i], baselines.isEmpty() ? std::nullopt : std::optional(baselines[i])});
    QCOMPARE(judge(row("x", bar), outcome).ok, ok);
    QCOMPARE(barText(bar), text);
}

void TestBenchReport::linesHaveSevenWordsAndASpread()
{
    bench::Outcome outcome;
    outcome.rounds = {Round{2100, 1000.0}, Round{2000, 1000.0}, Round{2600, 1000.0}};
    QCOMPARE(lineOf(judge(row("start.100k", Bar::atMost(2'000)), outcome)),
        QStringLiteral("start.100k 2100 ms 1000 2.10x <=2000 SHORT 2000..2600"));
    QCOMPARE(lineOf(judge(row("growth", Bar::ratioAtMost(3)), outcome)),
        QStringLiteral("growth 2100 ms 1000 2.10x <=3.00x ok 2.00..2.60"));
    outcome.rounds = {Round{0.25}};
    QCOMPARE(lineOf(judge(row("scan.p99", Bar::atMost(50)), outcome)),
        QStringLiteral("scan.p99 0.250 ms - - <=50.00 ok 0.250..0.250"));
}

void TestBenchReport::jsonSaysTheSame()
{
    bench::Outcome outcome;
    outcome.rounds = {Round{4, 2.0}, Round{6, 2.0}, Round{2, 2.0}};
    outcome.notes = {QStringLiteral("said")};
    const QJsonObject object = toJson(judge(row("x", Bar::ratioAtMost(2)), outcome));
    QCOMPARE(object.value(QLatin1String("name")).toString(), QStringLiteral("x"));
    QCOMPARE(object.value(QLatin1String("ok")).toBool(), true);
    QCOMPARE(object.value(QLatin1String("ratio")).toObject().value(QLatin1String("median")).toDouble(), 2.0);
    QCOMPARE(object.value(QLatin1String("value")).toObject().value(QLatin1String("high")).toDouble(), 6.0);
    QCOMPARE(object.value(QLatin1String("notes")).toArray().size(), 1);
}

void TestBenchReport::noRoundsIsNeverOk()
{
    QVERIFY(!judge(row("x", Bar::atMost(50)), {}).ok);
    QVERIFY(!judge(row("x", Bar::ratioAtLeast(0)), {}).ok);
}

MENDIAN_TEST(TestBenchReport)
#include "tst_benchreport.moc"
