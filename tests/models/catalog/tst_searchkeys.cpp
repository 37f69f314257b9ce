// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalog/searchkeys.h"
#include "tests/support/testmain.h"

#include <QElapsedTimer>

using namespace mendian;

class TestSearchKeys : public QObject
{
    Q_OBJECT
private slots:
    void initials_data();
    void initials();
    void capsVariants();
    void normalises_data();
    void normalises();
    void joinsNameAndShortName();
    void isFast();
};

void TestSearchKeys::initials_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("expected");
    const auto row = [](const char *name, const char16_t *text, QStringList expected) {
        QTest::newRow(name) << QString::fromUtf16(text) << expected;
    };
    row("plain", u"云溪 饮用天然水", {QStringLiteral("yxyytrs")});
    row("digits and letters stay", u"牛奶 250ML×12", {QStringLiteral("nn250ml12")});
    row("full width", u"ＡＢ１水", {QStringLiteral("ab1s")});
    row("two readings", u"重庆", {QStringLiteral("zq"), QStringLiteral("cq")});
    row("tomato is qie", u"番茄",
        {QStringLiteral("fq"), QStringLiteral("pq"), QStringLiteral("fj"), QStringLiteral("pj")});
    row("a vowel with a tone mark", u"欧包 阿姨", {QStringLiteral("obay"), QStringLiteral("obey")});
    row("u with dots", u"绿女", {QStringLiteral("ln")});
    row("beyond 16 bits", u"𠮷水", {QStringLiteral("s")});
    row("accents", u"Café", {QStringLiteral("cafe")});
    row("empty", u"", {});
    row("punctuation only", u"，。（）", {});
}

void TestSearchKeys::initials()
{
    QFETCH(QString, text);
    PinyinInitials initials;
    QTEST(initials.variants(text), "expected");
    QTEST(initials.variants(text), "expected"); // from the cache
}

void TestSearchKeys::capsVariants()
{
    PinyinInitials initials;
    const QStringList keys = initials.variants(QStringLiteral(u"重行长乐单曾朝会率"));
    QCOMPARE(keys.size(), PinyinInitials::kMaxVariants);
    QVERIFY(keys.contains(QLatin1String("zxcldzchl")));
    QVERIFY(keys.contains(QLatin1String("chzldzchl")));
    for (const QString &key : keys)
        QCOMPARE(key.size(), 9);
}

void TestSearchKeys::normalises_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    QTest::newRow("spaces, case, times") << QStringLiteral(u"云溪 天然水 550ML×12")
                                         << QStringLiteral(u"云溪天然水550mlx12");
    QTest::newRow("star") << "550ml*12"
                          << "550mlx12";
    QTest::newRow("full width") << QStringLiteral(u"（ＡＢ）　１．５Ｌ") << "ab1.5l";
    QTest::newRow("supplementary") << QStringLiteral(u"𠮷-水") << QStringLiteral(u"𠮷水");
    QTest::newRow("lone surrogate") << QString(QChar(0xD842)) << "";
    QTest::newRow("empty") << ""
                           << "";
}

void TestSearchKeys::normalises()
{
    QFETCH(QString, text);
    QTEST(searchText(text), "expected");
}

void TestSearchKeys::joinsNameAndShortName()
{
    PinyinInitials initials;
    Sku sku;
    sku.name = QStringLiteral(u"云溪 天然水");
    QCOMPARE(searchKeys(sku, initials), QStringList{QStringLiteral("yxtrs")});
    sku.shortName = QStringLiteral(u"云溪水");
    QCOMPARE(searchKeys(sku, initials), (QStringList{QStringLiteral("yxtrs"), QStringLiteral("yxs")}));
    sku.shortName = sku.name;
    QCOMPARE(searchKeys(sku, initials).size(), 1);
}

void TestSearchKeys::isFast()
{
    PinyinInitials initials;
    QElapsedTimer timer;
    timer.start();
    qsizetype total = 0;
    for (int i = 0; i < 100'000; ++i) {
        const QString name = QChar(char16_t(0x4e00 + i % 20000)) + QStringLiteral(u"溪 饮用天然水重庆 550ml×12");
        total += initials.variants(name).size() + searchText(name).size();
    }
    qInfo("100,000 names: %lld ms", timer.elapsed());
    QVERIFY(total > 1'500'000);
}

MENDIAN_TEST(TestSearchKeys)
#include "tst_searchkeys.moc"
