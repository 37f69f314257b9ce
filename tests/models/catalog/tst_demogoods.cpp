// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalog/demogoods.h"
#include "models/catalog/goodscsv.h"
#include "models/catalog/goodsimport.h"
#include "models/catalog/gtin.h"
#include "tests/support/testmain.h"

#include <QElapsedTimer>
#include <QSet>

using namespace mendian;

class TestDemoGoods : public QObject
{
    Q_OBJECT
private slots:
    void areDeterministic();
    void keepEveryRule();
    void coverWhatAShopNeeds();
    void knowTheQuickKeys();
    void surviveCsv();
    void staySingularAtAMillion();
};

void TestDemoGoods::areDeterministic()
{
    const QList<Sku> goods = demoGoods(3000);
    QCOMPARE(goods.size(), 3000);
    QCOMPARE(demoGoods(3000), goods);
    QCOMPARE(demoGoods(500), goods.first(500));
    QVERIFY(demoGoods(3000, 2) != goods);
    QVERIFY(demoGoods(0).isEmpty());
    QVERIFY(demoGoods(-1).isEmpty());
}

void TestDemoGoods::keepEveryRule()
{
    QSet<SkuId> ids;
    QSet<QString> numbers, names, codes, plus;
    for (const Sku &sku : demoGoods(3000, 7)) {
        const auto errors = validate(sku);
        if (!errors.isEmpty())
            QFAIL(qPrintable(sku.name + u": " + problemSentence(errors[0].problem, errors[0].args)));
        QVERIFY(!ids.contains(sku.id) && !numbers.contains(sku.number));
        QVERIFY2(!names.contains(sku.name), qPrintable(sku.name));
        ids.insert(sku.id);
        numbers.insert(sku.number);
        names.insert(sku.name);
        if (!sku.plu.isEmpty()) {
            QVERIFY(!plus.contains(sku.plu));
            plus.insert(sku.plu);
        }
        for (const Barcode &barcode : sku.barcodes) {
            QCOMPARE(codeShape(barcode.text), CodeShape::Good);
            QVERIFY(barcode.text.startsWith(QLatin1String("69")));
            QVERIFY(!codes.contains(barcode.text));
            codes.insert(barcode.text);
        }
        QVERIFY(!sku.cost || *sku.cost <= sku.price);
    }
}

void TestDemoGoods::coverWhatAShopNeeds()
{
    int weighed = 0, member = 0, packs = 0, fresh = 0, adult = 0, longNames = 0;
    QSet<int> taxes;
    QSet<QString> categories;
    for (const Sku &sku : demoGoods(3000)) {
        weighed += sku.weighed;
        member += sku.memberPrice.has_value();
        fresh += sku.fresh;
        adult += sku.minimumAge == 18;
        longNames += sku.name.size() >= 22;
        taxes.insert(sku.taxRate);
        categories.insert(sku.category.section(u'/', 0, 0));
        for (const Barcode &barcode : sku.barcodes)
            packs += barcode.pack > 1;
        QVERIFY(sku.price <= 100'000_fen);
    }
    QVERIFY(weighed >= 60);
    QVERIFY(member > 500 && member < 1500);
    QVERIFY(packs > 150);
    QVERIFY(fresh > 200);
    QVERIFY(adult > 50);
    QVERIFY(longNames > 10);
    QCOMPARE(taxes, (QSet<int>{0, 900, 1300}));
    QVERIFY(categories.size() >= 8);
}

void TestDemoGoods::knowTheQuickKeys()
{
    const QStringList numbers = demoQuickKeyNumbers();
    QHash<QString, Sku> byNumber;
    for (const Sku &sku : demoGoods(100))
        byNumber.insert(sku.number, sku);
    QStringList names;
    for (const QString &number : numbers)
        names.append(byNumber.value(number).name);
    for (const char16_t *name : {u"塑料袋 中", u"塑料袋 大", u"茶叶蛋", u"现磨豆浆", u"香蕉", u"西红柿", u"法棍",
             u"冰美式", u"烤肠", u"大葱", u"散装鸡蛋", u"无码商品"})
        QVERIFY2(names.contains(QString::fromUtf16(name)), qPrintable(QString::fromUtf16(name)));
    const Sku bag = byNumber.value(numbers[0]);
    QCOMPARE(bag.price, 30_fen);
    QVERIFY(bag.barcodes.isEmpty());
    QVERIFY(byNumber.value(numbers[4]).weighed);
    QCOMPARE(byNumber.value(numbers[4]).plu, QStringLiteral("00005"));
    QCOMPARE(byNumber.value(numbers[11]).price, 0_fen);
}

void TestDemoGoods::surviveCsv()
{
    QList<Sku> goods = demoGoods(3000);
    const auto got = importGoodsCsv(goodsCsv(goods));
    QVERIFY(got);
    QCOMPARE(reportText(got->report), QStringLiteral("3000 rows, UTF-8, no errors\n"));
    for (Sku &sku : goods)
        sku.id = SkuId();
    for (qsizetype i = 0; i < goods.size(); ++i)
        QCOMPARE(toJson(got->goods[i]), toJson(goods[i]));
    QCOMPARE(got->goods, goods);
}

void TestDemoGoods::staySingularAtAMillion()
{
    QElapsedTimer timer;
    timer.start();
    QList<quint64> codes;
    codes.reserve(1'300'000);
    int count = 0;
    forEachDemoSku(kMaxDemoGoods, 3, [&](const Sku &sku) {
        ++count;
        for (const Barcode &barcode : sku.barcodes)
            codes.append(barcode.text.toULongLong());
    });
    qInfo("1,000,000 SKUs: %lld ms", timer.elapsed());
    QCOMPARE(count, kMaxDemoGoods);
    std::sort(codes.begin(), codes.end());
    QVERIFY(std::adjacent_find(codes.begin(), codes.end()) == codes.end());
    QVERIFY(codes.first() >= 6'900'000'000'000 && codes.last() <= 6'999'999'999'999);
}

MENDIAN_TEST(TestDemoGoods)
#include "tst_demogoods.moc"
