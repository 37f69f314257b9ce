// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bench/barestore.h"
#include "app/bench/bench.h"
#include "app/bench/commandline.h"
#include "app/bench/prepare.h"
#include "app/runtime/shopruntime.h"
#include "storage/journal/verify.h"
#include "storage/sql/statement.h"
#include "tests/support/testmain.h"

#include <QTemporaryDir>

using namespace mendian;
using namespace mendian::bench;

namespace {

int s_runs = 0;

Result<bench::Outcome> good(Bench &)
{
    ++s_runs;
    return bench::Outcome{{Round{1}, Round{1}, Round{1}}, {}};
}
Result<bench::Outcome> slow(Bench &) { return bench::Outcome{{Round{9}}, {}}; }
Result<bench::Outcome> broken(Bench &) { return fail(ErrorCode::Io, QStringLiteral("no disk")); }

constexpr Row kTable[] = {{"start", "ms", Bar::atMost(5), good}, {"start.cold", "ms", Bar::atMost(5), good},
    {"started", "ms", Bar::atMost(5), slow}, {"broken", "ms", Bar::atMost(5), broken}};

QStringList namesOf(const QList<const Row *> &chosen)
{
    QStringList names;
    for (const Row *row : chosen)
        names.append(QString::fromLatin1(row->name));
    return names;
}

} // namespace

class TestBenchRows : public QObject
{
    Q_OBJECT
private slots:
    void everyPromiseOfTheIssueHasARow();
    void namesChooseTheirRows_data();
    void namesChooseTheirRows();
    void exitCodes_data();
    void exitCodes();
    void aPreparedShopIsTrueAndKept();
};

void TestBenchRows::everyPromiseOfTheIssueHasARow()
{
    const auto all = select(rows(), {});
    QVERIFY(all);
    for (const char *name : {"start.100k", "start.100k.cold", "scan.p99", "scan.burst", "scan.growth", "search.p99",
             "sale.durable", "pay.code", "pay.code.alipay", "pay.background", "pay.sign", "shift.close",
             "reconcile.100k", "till.memory"})
        QVERIFY2(namesOf(*all).contains(QLatin1String(name)), name);
    QCOMPARE(namesOf(*all).removeDuplicates(), 0);
}

void TestBenchRows::namesChooseTheirRows_data()
{
    QTest::addColumn<QStringList>("asked");
    QTest::addColumn<QStringList>("chosen");
    QTest::newRow("none is all") << QStringList{} << QStringList{"start", "start.cold", "started", "broken"};
    QTest::newRow("with what belongs to it") << QStringList{"start"} << QStringList{"start", "start.cold"};
    QTest::newRow("a part alone") << QStringList{"start.cold"} << QStringList{"start.cold"};
    QTest::newRow("order of the table") << QStringList{"broken", "started"} << QStringList{"started", "broken"};
}

void TestBenchRows::namesChooseTheirRows()
{
    QFETCH(QStringList, asked);
    QFETCH(QStringList, chosen);
    const auto found = select(kTable, asked);
    QVERIFY(found);
    QCOMPARE(namesOf(*found), chosen);
}

void TestBenchRows::exitCodes_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<int>("code");
    QTest::addColumn<int>("runs");
    QTest::newRow("all ok") << QStringList{"start"} << 0 << 2;
    QTest::newRow("short") << QStringList{"start", "started"} << 1 << 2;
    QTest::newRow("could not run") << QStringList{"broken"} << 1 << 0;
    QTest::newRow("unknown row runs nothing") << QStringList{"start", "starting"} << 2 << 0;
    QTest::newRow("unknown option") << QStringList{"start", "--fast"} << 2 << 0;
    QTest::newRow("value missing") << QStringList{"--folder"} << 2 << 0;
    QTest::newRow("unknown child") << QStringList{"--child", "nobody"} << 2 << 0;
    QTest::newRow("list") << QStringList{"--list"} << 0 << 0;
    QTest::newRow("json") << QStringList{"start.cold", "--json"} << 0 << 1;
}

void TestBenchRows::exitCodes()
{
    QFETCH(QStringList, words);
    QFETCH(int, code);
    QFETCH(int, runs);
    s_runs = 0;
    QCOMPARE(runBench(words, kTable), code);
    QCOMPARE(s_runs, runs);
}

// Days of history and an open shift, by the real journal: verify agrees, nothing waits for the printer, a second
// asking takes what is there, a copy can be worked in.
void TestBenchRows::aPreparedShopIsTrueAndKept()
{
    const QTemporaryDir dir;
    const ShopPlan plan{300, 2, 5, 3};
    Bench bench(dir.path(), false);
    const auto made = bench.shop(plan);
    QVERIFY2(made, made ? "" : qPrintable(made.error().detail));
    const auto codes = Bench::barcodes(*made);
    QVERIFY(codes);
    QVERIFY(codes->size() > 10);
    const QDateTime before = QFileInfo(*made + QStringLiteral("/device.key")).lastModified();
    QCOMPARE(Bench(dir.path(), false).shop(plan).value(), *made);
    QCOMPARE(QFileInfo(*made + QStringLiteral("/device.key")).lastModified(), before);

    const auto copy = bench.copyOf(plan);
    QVERIFY(copy);
    const auto runtime = app::ShopRuntime::open({*copy, nullptr, {}, false, {}});
    QVERIFY2(runtime, runtime ? "" : qPrintable(runtime.error().detail));
    const auto count = [&](const char *sql) {
        return (*runtime)->call([&] {
            storage::Statement q((*runtime)->shop().journal.database(), sql);
            return q.next() ? q.integer(0) : -1;
        });
    };
    QCOMPARE(count("SELECT count(*) FROM sales"), 13);
    QCOMPARE(count("SELECT count(*) FROM shifts WHERE closed_at IS NULL"), 1);
    QCOMPARE(count("SELECT count(*) FROM print_jobs WHERE state <> 'printed'"), 0);
    const auto report = storage::verifyStore((*runtime)->folder().storeDb(), (*runtime)->folder().identity());
    QVERIFY(report);
    QVERIFY(report->isGood());
}

MENDIAN_TEST(TestBenchRows)
#include "tst_benchrows.moc"
