// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalog/demogoods.h"
#include "models/catalog/goodscsv.h"
#include "storage/goods/goodsrepository.h"
#include "storage/sql/migrations.h"
#include "storage/sql/statement.h"
#include "tests/support/testmain.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <algorithm>

using namespace mendian;
using namespace mendian::storage;

class TestGoodsRepository : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void cleanup();
    void findsByEveryCode();
    void savesVersions();
    void recordsTheFactOrTakesBack();
    void refusesWhatBelongsToOthers();
    void letsCodesMoveWithinAChange();
    void leavesTombstones();
    void importsByNumber();
    void importReportsCodesOfTheShop();
    void importReplacesAll();
    void importCanBeCancelled();
    void pages();
    void tamperingIsFound_data();
    void tamperingIsFound();
    void measures();

private:
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Database> m_db;
    std::unique_ptr<GoodsRepository> m_goods;
};

namespace {
const RecordChange kNoRecord;

Sku sku(const char16_t *number, const char16_t *name, QList<Barcode> barcodes = {}, const char16_t *plu = u"")
{
    Sku s;
    s.number = QString::fromUtf16(number);
    s.name = QString::fromUtf16(name);
    s.unit = QStringLiteral(u"件");
    s.price = 200_fen;
    s.plu = QString::fromUtf16(plu);
    s.barcodes = std::move(barcodes);
    return s;
}

const QString kEan = QStringLiteral("6901234567892");
} // namespace

void TestGoodsRepository::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_db = std::move(Database::open(m_dir->filePath(QStringLiteral("reference.db"))).value());
    QVERIFY(migrate(*m_db, QStringLiteral("reference")));
    m_goods = std::make_unique<GoodsRepository>(*m_db);
}

void TestGoodsRepository::cleanup()
{
    m_goods.reset();
    m_db.reset();
    m_dir.reset();
}

void TestGoodsRepository::findsByEveryCode()
{
    Sku water = sku(u"A1", u"水",
        {{kEan, 1, {}}, {QStringLiteral("012345678905"), 1, {}}, {QStringLiteral("BOX-12"), 12, 2200_fen}}, u"00021");
    QVERIFY(m_goods->save({water, sku(u"A2", u"茶")}, kNoRecord));
    water.id = m_goods->findByNumber(u"A1").value().id;
    QVERIFY(!water.id.isNull());
    QCOMPARE(m_goods->findByNumber(u"A1").value(), water);
    QCOMPARE(m_goods->findByPlu(u"00021").value(), water);
    QCOMPARE(m_goods->find(water.id).value(), water);
    QCOMPARE(m_goods->findByBarcode(kEan).value().sku, water);
    QCOMPARE(m_goods->findByBarcode(u"012345678905").value().sku, water);
    QCOMPARE(m_goods->findByBarcode(u"0012345678905").value().sku, water);
    QCOMPARE(m_goods->findByBarcode(u"BOX-12").value().barcode, water.barcodes[2]);
    QCOMPARE(m_goods->count().value(), 2);
    for (const auto &missing :
        {m_goods->findByNumber(u"A3"), m_goods->findByPlu(u"21"), m_goods->find(SkuId::create())})
        QCOMPARE(missing.error().code, ErrorCode::NotFound);
    QCOMPARE(m_goods->findByBarcode(u"6901234567893").error().code, ErrorCode::NotFound);
    QVERIFY(m_goods->check());
}

void TestGoodsRepository::savesVersions()
{
    QCOMPARE(m_goods->head().value().version, 0);
    QCOMPARE(m_goods->save({sku(u"A1", u"水"), sku(u"A2", u"茶")}, kNoRecord).value().version, 1);
    Sku tea = m_goods->findByNumber(u"A2").value();
    tea.price = 300_fen;
    const GoodsChange change = m_goods->save({tea, m_goods->findByNumber(u"A1").value()}, kNoRecord).value();
    QCOMPARE(change.version, 2);
    QCOMPARE(change.rows, 1); // the water did not differ
    QCOMPARE(m_goods->save({tea}, kNoRecord).value().rows, 0);
    QCOMPARE(m_goods->head().value().version, 2);
    const auto rows = m_goods->changesAfter(0, 0, 10).value();
    QCOMPARE(rows.size(), 2);
    QCOMPARE(rows[1].body, tea);
    QCOMPARE(rows[1].version, 2);
    QCOMPARE(m_goods->changesAfter(1, rows[0].id, 10).value().size(), 1);
    QCOMPARE(m_goods->changesAfter(2, rows[1].id, 10).value().size(), 0);
    QVERIFY(m_goods->check());
}

void TestGoodsRepository::recordsTheFactOrTakesBack()
{
    QList<qint64> recorded;
    const RecordChange good = [&](const GoodsChange &change) -> Status {
        recorded.append({change.version, change.rows});
        return {};
    };
    QVERIFY(m_goods->save({sku(u"A1", u"水")}, good));
    QCOMPARE(recorded, (QList<qint64>{1, 1}));
    QVERIFY(m_goods->save({m_goods->findByNumber(u"A1").value()}, good));
    QCOMPARE(recorded.size(), 2); // nothing changed, nothing to record
    const RecordChange bad = [](const GoodsChange &) -> Status { return fail(ErrorCode::DiskFull); };
    const auto refused = m_goods->save({sku(u"A2", u"茶")}, bad);
    QCOMPARE(refused.error().code, ErrorCode::DiskFull);
    QCOMPARE(m_goods->head().value().version, 1);
    QCOMPARE(m_goods->count().value(), 1);
    QVERIFY(m_goods->check());
}

void TestGoodsRepository::refusesWhatBelongsToOthers()
{
    QVERIFY(m_goods->save({sku(u"A1", u"水", {{kEan, 1, {}}}, u"00021")}, kNoRecord));
    const auto barcode = m_goods->save({sku(u"A2", u"茶", {{kEan, 1, {}}})}, kNoRecord);
    QCOMPARE(barcode.error().code, ErrorCode::Conflict);
    QCOMPARE(barcode.error().args, (QStringList{kEan, QStringLiteral("A1")}));
    QCOMPARE(m_goods->save({sku(u"A2", u"茶", {}, u"00021")}, kNoRecord).error().code, ErrorCode::Conflict);
    Sku other = sku(u"A1", u"茶");
    other.id = SkuId::create();
    QCOMPARE(m_goods->save({other}, kNoRecord).error().code, ErrorCode::Conflict);
    QCOMPARE(m_goods->save({sku(u"A3", u"")}, kNoRecord).error().code, ErrorCode::InvalidInput);
    QCOMPARE(m_goods->count().value(), 1);
    QVERIFY(m_goods->check());
}

void TestGoodsRepository::letsCodesMoveWithinAChange()
{
    QVERIFY(m_goods->save({sku(u"A1", u"水", {{kEan, 1, {}}}, u"00021"), sku(u"A2", u"茶")}, kNoRecord));
    QVERIFY(m_goods->save({sku(u"A2", u"茶", {{kEan, 1, {}}}, u"00021"), sku(u"A1", u"水")}, kNoRecord));
    QCOMPARE(m_goods->findByBarcode(kEan).value().sku.number, QStringLiteral("A2"));
    QCOMPARE(m_goods->findByPlu(u"00021").value().number, QStringLiteral("A2"));
    QVERIFY(m_goods->check());
}

void TestGoodsRepository::leavesTombstones()
{
    QVERIFY(m_goods->save({sku(u"A1", u"水", {{kEan, 1, {}}}), sku(u"A2", u"茶")}, kNoRecord));
    const SkuId id = m_goods->findByNumber(u"A1").value().id;
    QCOMPARE(m_goods->remove({id}, kNoRecord).value().version, 2);
    QCOMPARE(m_goods->find(id).error().code, ErrorCode::NotFound);
    QCOMPARE(m_goods->findByBarcode(kEan).error().code, ErrorCode::NotFound);
    QCOMPARE(m_goods->remove({id}, kNoRecord).error().code, ErrorCode::NotFound);
    const auto rows = m_goods->changesAfter(1, 1'000'000, 10).value();
    QCOMPARE(rows.size(), 1);
    QVERIFY(rows[0].deleted);
    QCOMPARE(rows[0].sku, id);
    QVERIFY(m_goods->check());
    Sku again = sku(u"A1", u"水", {{kEan, 1, {}}});
    again.id = id;
    QVERIFY(m_goods->save({again}, kNoRecord)); // the number and the code were free
    QCOMPARE(m_goods->find(id).value(), again);
    QVERIFY(m_goods->check());
}

static GoodsImport read(const char16_t *csv) { return importGoodsCsv(QString::fromUtf16(csv).toUtf8()).value(); }

void TestGoodsRepository::importsByNumber()
{
    QVERIFY(m_goods->save({sku(u"A1", u"水"), sku(u"A9", u"旧")}, kNoRecord));
    const SkuId id = m_goods->findByNumber(u"A1").value().id;
    const auto result =
        m_goods->import(read(u"货号,名称,售价\nA1,天然水,2.5\nA2,茶,3\n"), ImportMode::AddAndUpdate, kNoRecord);
    QCOMPARE(result.value().change.rows, 2);
    QCOMPARE(m_goods->findByNumber(u"A1").value().id, id);
    QCOMPARE(m_goods->findByNumber(u"A1").value().price, 250_fen);
    QCOMPARE(m_goods->count().value(), 3);
    // The same file again changes nothing.
    const auto again =
        m_goods->import(read(u"货号,名称,售价\nA1,天然水,2.5\nA2,茶,3\n"), ImportMode::AddAndUpdate, kNoRecord);
    QCOMPARE(again.value().change.rows, 0);
    QCOMPARE(again.value().change.version, 2);
    // A file with errors changes nothing either.
    const auto bad =
        m_goods->import(read(u"货号,名称,售价\nA1,天然水,9\nA2,茶,x\n"), ImportMode::AddAndUpdate, kNoRecord);
    QCOMPARE(bad.value().report.errorCount, 1);
    QCOMPARE(m_goods->findByNumber(u"A1").value().price, 250_fen);
    QVERIFY(m_goods->check());
}

void TestGoodsRepository::importReportsCodesOfTheShop()
{
    QVERIFY(m_goods->save({sku(u"A9", u"旧", {{kEan, 1, {}}}, u"00021")}, kNoRecord));
    const auto result =
        m_goods->import(read(u"货号,名称,售价,条码,PLU\nA1,水,2,6901234567892,\nA2,茶,3,,\nA3,奶,3,,21\n"),
            ImportMode::AddAndUpdate, kNoRecord);
    QVERIFY(result);
    QCOMPARE(result->report.errors.size(), 2);
    QCOMPARE(result->report.errors[0].line, 2);
    QCOMPARE(result->report.errors[0].sentence(),
        QStringLiteral("The barcode \"6901234567892\" belongs to item A9 in the shop already."));
    QCOMPARE(result->report.errors[1].line, 4);
    QCOMPARE(result->report.errors[1].problem, GoodsProblem::PluInUse);
    QCOMPARE(m_goods->count().value(), 1);
    QVERIFY(m_goods->check());
}

void TestGoodsRepository::importReplacesAll()
{
    QVERIFY(m_goods->save({sku(u"A9", u"旧", {{kEan, 1, {}}})}, kNoRecord));
    const auto result =
        m_goods->import(read(u"货号,名称,售价,条码\nA1,水,2,6901234567892\n"), ImportMode::ReplaceAll, kNoRecord);
    QCOMPARE(result.value().change.rows, 2);
    QCOMPARE(m_goods->count().value(), 1);
    QCOMPARE(m_goods->findByBarcode(kEan).value().sku.number, QStringLiteral("A1"));
    QVERIFY(m_goods->check());
}

void TestGoodsRepository::importCanBeCancelled()
{
    const GoodsImport file = importGoodsCsv(goodsCsv(demoGoods(3000))).value();
    std::atomic<bool> cancel = false;
    ImportOptions options;
    options.cancel = &cancel;
    QList<qint64> steps;
    options.progress = [&](const ImportProgress &progress) {
        steps.append(progress.bytes);
        cancel = progress.bytes >= 4000;
    };
    const auto result = m_goods->import(file, ImportMode::AddAndUpdate, kNoRecord, options);
    QCOMPARE(result.error().code, ErrorCode::Cancelled);
    QCOMPARE(steps, (QList<qint64>{1000, 2000, 3000, 4000}));
    QCOMPARE(m_goods->count().value(), 0);
    QCOMPARE(m_goods->head().value().version, 0);
    cancel = false;
    options.progress = {};
    QVERIFY(m_goods->import(file, ImportMode::AddAndUpdate, kNoRecord, options));
    QCOMPARE(m_goods->count().value(), 3000);
    QVERIFY(m_goods->check());
}

void TestGoodsRepository::pages()
{
    Sku a = sku(u"A1", u"水"), b = sku(u"A2", u"茶"), c = sku(u"A3", u"笔"), d = sku(u"A4", u"酒");
    a.category = QStringLiteral(u"食品/饮料");
    b.category = QStringLiteral(u"食品");
    c.category = QStringLiteral(u"食品店用");
    QVERIFY(m_goods->save({d, c, b, a}, kNoRecord));
    const auto numbers = [](const Result<QList<Sku>> &page) {
        QStringList list;
        for (const Sku &s : page.value())
            list.append(s.number);
        return list.join(u' ');
    };
    QCOMPARE(numbers(m_goods->page({}, 2)), QStringLiteral("A1 A2"));
    QCOMPARE(numbers(m_goods->page(QStringLiteral("A2"), 10)), QStringLiteral("A3 A4"));
    QCOMPARE(numbers(m_goods->page({}, 10, QStringLiteral(u"食品"))), QStringLiteral("A1 A2"));
    QCOMPARE(numbers(m_goods->page({}, 10, QStringLiteral(u"食品/饮料"))), QStringLiteral("A1"));
}

void TestGoodsRepository::tamperingIsFound_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::newRow("another price") << QByteArray("UPDATE goods SET body = replace(body, '200', '100')");
    QTest::newRow("a number moved") << QByteArray("UPDATE goods SET number = 'B1'");
    QTest::newRow("a code lost") << QByteArray("DELETE FROM goods_barcodes");
    QTest::newRow("a row lost") << QByteArray("DELETE FROM goods_barcodes; DELETE FROM goods");
    QTest::newRow("not JSON") << QByteArray("UPDATE goods SET body = 'x'");
}

void TestGoodsRepository::tamperingIsFound()
{
    QFETCH(QByteArray, sql);
    QVERIFY(m_goods->save({sku(u"A1", u"水", {{kEan, 1, {}}})}, kNoRecord));
    QVERIFY(m_goods->check());
    QVERIFY(m_db->execScript(sql));
    const Status status = m_goods->check();
    QVERIFY(!status);
    QCOMPARE(status.error().code, ErrorCode::Corrupt);
}

// Prints; MENDIAN_MEASURE_GOODS says for how many.
void TestGoodsRepository::measures()
{
    bool ok = false;
    int n = qEnvironmentVariableIntValue("MENDIAN_MEASURE_GOODS", &ok);
    if (!ok)
        n = 20'000;
    const QList<Sku> goods = demoGoods(n);
    QElapsedTimer timer;
    timer.start();
    QVERIFY(m_goods->save(goods, kNoRecord));
    qInfo("save %d goods: %lld ms", n, timer.elapsed());
    QList<qint64> times;
    for (int i = 0; i < 5000; ++i) {
        const Sku &wanted = goods[static_cast<qsizetype>(qint64(i) * 7919 % n)];
        if (wanted.barcodes.isEmpty())
            continue;
        timer.restart();
        const auto found = m_goods->findByBarcode(wanted.barcodes.last().text);
        times.append(timer.nsecsElapsed());
        QCOMPARE(found.value().sku.number, wanted.number);
    }
    std::sort(times.begin(), times.end());
    qInfo("look-up by barcode: p50 %lld us, p99 %lld us", times[times.size() / 2] / 1000,
        times[times.size() * 99 / 100] / 1000);
}

MENDIAN_TEST(TestGoodsRepository)
#include "tst_goodsrepository.moc"
