// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalog/demogoods.h"
#include "storage/goods/searchindex.h"
#include "storage/sql/migrations.h"
#include "storage/sql/statement.h"
#include "tests/support/testmain.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <algorithm>

using namespace mendian;
using namespace mendian::storage;

class TestSearchIndex : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void cleanup();
    void finds_data();
    void finds();
    void ranks();
    void limits();
    void findsLikeAPlainScan();
    void follows();
    void goesOnAfterACancel();
    void noticesAnotherShop();
    void survivesADamagedFile_data();
    void survivesADamagedFile();
    void survivesOddQueries();
    void measures();

private:
    QString file(const char *name) const { return m_dir->filePath(QString::fromLatin1(name)); }
    void put(const QList<Sku> &goods)
    {
        const auto saved = m_goods->save(goods, {});
        QVERIFY2(saved, saved ? "" : qPrintable(saved.error().detail));
    }
    QString found(const QString &query, int limit = 50);

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Database> m_reference;
    std::unique_ptr<Database> m_search;
    std::unique_ptr<GoodsRepository> m_goods;
    std::unique_ptr<SearchIndex> m_index;
};

namespace {
Sku sku(const char16_t *number, const char16_t *name, const char16_t *barcode = u"", const char16_t *spec = u"")
{
    Sku s;
    s.number = QString::fromUtf16(number);
    s.name = QString::fromUtf16(name);
    s.spec = QString::fromUtf16(spec);
    s.unit = QStringLiteral(u"件");
    s.price = 200_fen;
    if (*barcode)
        s.barcodes = {{QString::fromUtf16(barcode), 1, {}}};
    return s;
}

QList<Sku> shelf()
{
    return {sku(u"A1001", u"云溪 饮用天然水 550ml", u"6901234567892"),
        sku(u"A1002", u"露谷 苏打水 1.5L", u"6912345678902"), sku(u"A1003", u"重庆小面", u"96385074", u"5包"),
        sku(u"A1004", u"Café 拿铁 250ml×12", u"BOX-12"), sku(u"A1005", u"番茄沙司"), sku(u"A1006", u"水")};
}
} // namespace

void TestSearchIndex::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_reference = std::move(Database::open(file("reference.db")).value());
    QVERIFY(migrate(*m_reference, QStringLiteral("reference")));
    m_search = std::move(SearchIndex::open(file("search.db")).value());
    m_goods = std::make_unique<GoodsRepository>(*m_reference);
    m_index = std::make_unique<SearchIndex>(*m_search);
}

void TestSearchIndex::cleanup()
{
    m_index.reset();
    m_goods.reset();
    m_search.reset();
    m_reference.reset();
    m_dir.reset();
}

QString TestSearchIndex::found(const QString &query, int limit)
{
    QStringList numbers;
    const auto ids = m_index->find(query, limit);
    if (!ids)
        return QString::fromLatin1(errorName(ids.error().code));
    for (const SkuId id : *ids)
        numbers.append(m_goods->find(id).value().number.mid(4));
    return numbers.join(u' ');
}

void TestSearchIndex::finds_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const char16_t *query, const char *expected) {
        QTest::newRow(name) << QString::fromUtf16(query) << QString::fromLatin1(expected);
    };
    row("one character", u"水", "6 1 2");
    row("two characters", u"天然", "1");
    row("three", u"天然水", "1");
    row("across the space of the name", u"溪饮用", "1");
    row("far apart", u"云溪 550", "1");
    row("words in the other order", u"550 云溪", "1");
    row("one word fits, one does not", u"云溪 苏打", "");
    row("name and code", u"水 67892", "1");
    row("beginning of initials", u"yxy", "1");
    row("initials in the middle", u"trs", "1");
    row("one letter", u"y", "1");
    row("two readings, first", u"zqxm", "3");
    row("two readings, second", u"cqxm", "3");
    row("tomato", u"fqss", "5");
    row("upper case", u"YXY", "1");
    row("full width", u"ｙｘｙ", "1");
    row("code", u"6901234567892", "1");
    row("end of a code", u"67892", "1");
    row("middle of a code", u"3456789", "1 2");
    row("EAN-8", u"96385074", "3");
    row("own code", u"box-12", "4");
    row("item number", u"A1005", "5");
    row("spec", u"5包", "3");
    row("decimal point", u"1.5l", "2");
    row("times sign", u"250ml*12", "4");
    row("letters of the name", u"caf", "4");
    row("nothing", u"不存在", "");
    row("empty", u"", "");
    row("only punctuation", u"，。\"", "");
    row("two digits are no code part", u"90", "");
}

void TestSearchIndex::finds()
{
    QFETCH(QString, query);
    put(shelf());
    QVERIFY(m_index->catchUp(*m_goods));
    QTEST(found(query), "expected");
}

void TestSearchIndex::ranks()
{
    put({sku(u"000X1", u"大水杯"), sku(u"000X2", u"水杯大"), sku(u"000X3", u"杯子", u"SB"),
        sku(u"000X4", u"玻璃水杯")});
    QVERIFY(m_index->catchUp(*m_goods));
    QCOMPARE(found(QStringLiteral(u"水杯")), QStringLiteral("2 1 4"));
    QCOMPARE(found(QStringLiteral("sb")), QStringLiteral("3 2 1 4")); // whole code, head of initials, inside initials
}

void TestSearchIndex::limits()
{
    QList<Sku> goods;
    for (int i = 0; i < 300; ++i) {
        Sku s = sku(u"x", u"矿泉水");
        s.number = QStringLiteral("N%1").arg(i);
        goods.append(s);
    }
    put(goods);
    QVERIFY(m_index->catchUp(*m_goods));
    for (const char16_t *query : {u"水", u"矿泉水", u"kqs", u"k"}) {
        const auto ids = m_index->find(QString::fromUtf16(query)).value();
        QCOMPARE(ids.size(), 50);
        QCOMPARE(QSet<SkuId>(ids.begin(), ids.end()).size(), 50);
    }
    QCOMPARE(m_index->find(QStringLiteral(u"水"), 3).value().size(), 3);
}

// Every part of two to four characters of a name, of its initials and of its codes finds the goods.
void TestSearchIndex::findsLikeAPlainScan()
{
    const QList<Sku> goods = demoGoods(400);
    put(goods);
    QVERIFY(m_index->catchUp(*m_goods));
    PinyinInitials initials;
    for (qsizetype i = 0; i < goods.size(); i += 13) {
        const Sku &s = goods[i];
        const QString name = searchText(s.name);
        QStringList queries{name, name.left(4), name.mid(2, 2), name.mid(1, 3)};
        for (const QString &key : initials.variants(s.name))
            queries << key << key.mid(1, 5);
        for (const Barcode &barcode : s.barcodes)
            queries << barcode.text << barcode.text.mid(5);
        for (const QString &query : queries) {
            if (query.size() < 2)
                continue; // a single letter finds beginnings only
            const auto ids = m_index->find(query, 400);
            QVERIFY2(ids.value().contains(s.id), qPrintable(s.name + u" / " + query));
        }
    }
}

void TestSearchIndex::follows()
{
    put(shelf());
    QVERIFY(m_index->catchUp(*m_goods));
    Sku water = m_goods->findByNumber(u"A1001").value();
    water.name = QStringLiteral(u"山泉 矿物质水");
    put({water});
    QVERIFY(m_goods->remove({m_goods->findByNumber(u"A1002").value().id}, {}));
    qint64 rows = 0;
    SearchOptions options;
    options.progress = [&](const SearchProgress &progress) { rows = progress.rows; };
    QVERIFY(m_index->catchUp(*m_goods, options));
    QCOMPARE(rows, 2); // only what changed
    QCOMPARE(found(QStringLiteral(u"天然")), QString());
    QCOMPARE(found(QStringLiteral(u"矿物")), QStringLiteral("1"));
    QCOMPARE(found(QStringLiteral("67892")), QStringLiteral("1"));
    QCOMPARE(found(QStringLiteral(u"苏打")), QString());
    QVERIFY(m_index->rebuild(*m_goods));
    QCOMPARE(found(QStringLiteral(u"水")), QStringLiteral("6 1"));
}

void TestSearchIndex::goesOnAfterACancel()
{
    put(demoGoods(5000));
    std::atomic<bool> cancel = true;
    SearchOptions options;
    options.cancel = &cancel;
    QList<qint64> rows;
    options.progress = [&](const SearchProgress &progress) { rows.append(progress.rows); };
    QCOMPARE(m_index->catchUp(*m_goods, options).error().code, ErrorCode::Cancelled);
    cancel = false;
    QVERIFY(m_index->catchUp(*m_goods, options));
    QCOMPARE(rows, (QList<qint64>{2000, 2000, 3000}));
}

void TestSearchIndex::noticesAnotherShop()
{
    put(shelf());
    put({sku(u"A1007", u"酱油")});
    QVERIFY(m_index->catchUp(*m_goods));
    m_goods.reset();
    m_reference = std::move(Database::open(file("other.db")).value());
    QVERIFY(migrate(*m_reference, QStringLiteral("reference")));
    m_goods = std::make_unique<GoodsRepository>(*m_reference);
    put({sku(u"A1001", u"白醋")});
    QVERIFY(m_index->catchUp(*m_goods));
    QCOMPARE(found(QStringLiteral(u"白醋")), QStringLiteral("1"));
    QCOMPARE(m_index->find(QStringLiteral(u"酱油")).value().size(), 0);
}

void TestSearchIndex::survivesADamagedFile_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("fresh");
    QTest::newRow("no database") << QByteArray(5000, 'x') << false;
    QTest::newRow("empty") << QByteArray() << false;
    QTest::newRow("asked for") << QByteArray(5000, 'y') << true;
}

void TestSearchIndex::survivesADamagedFile()
{
    QFETCH(QByteArray, bytes);
    QFETCH(bool, fresh);
    put(shelf());
    m_index.reset();
    m_search.reset();
    for (const char *name : {"search.db", "search.db-wal", "search.db-shm"})
        QFile::remove(file(name));
    QFile damaged(file("search.db"));
    QVERIFY(damaged.open(QIODevice::WriteOnly));
    damaged.write(bytes);
    damaged.close();
    auto opened = SearchIndex::open(file("search.db"), fresh);
    QVERIFY2(opened, opened ? "" : qPrintable(opened.error().detail));
    m_search = std::move(*opened);
    m_index = std::make_unique<SearchIndex>(*m_search);
    QVERIFY(m_index->catchUp(*m_goods));
    QCOMPARE(found(QStringLiteral("yxy")), QStringLiteral("1"));
}

void TestSearchIndex::survivesOddQueries()
{
    put(shelf());
    QVERIFY(m_index->catchUp(*m_goods));
    for (const QString &query :
        {QStringLiteral("\" OR \""), QStringLiteral("NOT ("), QStringLiteral("*"), QStringLiteral("a AND b"),
            QStringLiteral("."), QStringLiteral("1."), QStringLiteral(".5"), QString(QChar(0xD842)),
            QStringLiteral(u"𠮷"), QString(100'000, u'水'), QStringLiteral("a ").repeated(5000)})
        QVERIFY(m_index->find(query));
}

// Prints; MENDIAN_MEASURE_GOODS says for how many.
void TestSearchIndex::measures()
{
    bool ok = false;
    int n = qEnvironmentVariableIntValue("MENDIAN_MEASURE_GOODS", &ok);
    if (!ok)
        n = 5'000;
    const QList<Sku> goods = demoGoods(n);
    put(goods);
    QElapsedTimer timer;
    timer.start();
    QVERIFY(m_index->catchUp(*m_goods));
    QVERIFY(m_search->checkpoint());
    qInfo("index %d goods: %lld ms, %lld bytes", n, timer.elapsed(), QFile(file("search.db")).size());
    PinyinInitials initials;
    QList<std::pair<qint64, QString>> times;
    for (int i = 0; i < 400; ++i) {
        const Sku &s = goods[static_cast<qsizetype>(qint64(i) * 7919 % n)];
        const QString name = searchText(s.name);
        const QString letters = initials.variants(s.name).value(0);
        QStringList queries{name.left(1), name.right(1), name.left(2), name.mid(2, 3), letters.left(1), letters.left(3),
            letters.mid(2, 3), name.left(2) + u' ' + name.mid(4, 2), QStringLiteral("690"), QStringLiteral(u"水 ml")};
        if (!s.barcodes.isEmpty())
            queries << s.barcodes[0].text.right(4) << s.barcodes[0].text.mid(3, 6);
        for (const QString &query : queries) {
            timer.restart();
            QVERIFY(m_index->find(query));
            times.append({timer.nsecsElapsed() / 1000, query});
        }
    }
    std::sort(times.begin(), times.end());
    qInfo("search: p50 %lld us, p99 %lld us, worst %lld us (%s)", times[times.size() / 2].first,
        times[times.size() * 99 / 100].first, times.last().first, qPrintable(times.last().second));
}

MENDIAN_TEST(TestSearchIndex)
#include "tst_searchindex.moc"
