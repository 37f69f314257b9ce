// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/columns.h"
#include "models/documents/layout.h"
#include "models/documents/words.h"
#include "tests/support/sampleslips.h"
#include "tests/support/testmain.h"

#include <QStringEncoder>

using namespace mendian;
using namespace mendian::documents;
using namespace mendian::test;

class TestLayout : public QObject
{
    Q_OBJECT
private slots:
    void widthIsTheBytesOfGb18030_data();
    void widthIsTheBytesOfGb18030();
    void printableDropsWhatNoPrinterKnows_data();
    void printableDropsWhatNoPrinterKnows();
    void wrapsBetweenCharacters_data();
    void wrapsBetweenCharacters();
    void itemRows_data();
    void itemRows();
    void columnsStackRatherThanCut();
    void largeTextHasHalfTheColumns();
    void foldComesBeforeTheWidths();
    void everyWordHasBothLanguages();
};

void TestLayout::widthIsTheBytesOfGb18030_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("columns");
    QTest::newRow("ascii") << QStringLiteral("abc 1.5") << 7;
    QTest::newRow("chinese") << QStringLiteral(u"中文") << 4;
    QTest::newRow("circled digit") << QStringLiteral(u"①") << 2;
    QTest::newRow("dash, dots, middle dot") << QStringLiteral(u"—…·") << 6;
    QTest::newRow("greek and cyrillic") << QStringLiteral(u"αЯ") << 4;
    QTest::newRow("rare, 4 bytes, 2 columns") << QStringLiteral(u"㐀") << 2;
    QTest::newRow("beyond the first plane") << QStringLiteral(u"𠀀") << 2;
}

void TestLayout::widthIsTheBytesOfGb18030()
{
    QFETCH(QString, text);
    QFETCH(int, columns);
    QCOMPARE(columnsOf(text), columns);
    QStringEncoder encoder("GB18030");
    int bytes = 0;
    for (const char32_t c : text.toUcs4()) {
        const QByteArray encoded = encoder(QString::fromUcs4(&c, 1));
        bytes += encoded.size() == 1 ? 1 : 2;
    }
    QCOMPARE(bytes, columns);
}

void TestLayout::printableDropsWhatNoPrinterKnows_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("printed");
    QTest::newRow("yen sign") << QStringLiteral(u"¥5") << QStringLiteral(u"￥5");
    QTest::newRow("no-break space") << QStringLiteral(u"a\u00A0b") << QStringLiteral("a b");
    QTest::newRow("ideographic space stays") << QStringLiteral(u"中　文") << QStringLiteral(u"中　文");
    QTest::newRow("escape sequences") << QStringLiteral("A\x1B"
                                                        "@\x1DV1\x10\x04")
                                      << QStringLiteral("A@V1");
    QTest::newRow("line breaks and tabs") << QStringLiteral("a\nb\tc") << QStringLiteral("a b c");
    QTest::newRow("emoji with joiner") << QStringLiteral(u"茶👨\u200D👩🍵！\uFE0F") << QStringLiteral(u"茶！");
    QTest::newRow("lone surrogate") << QString(QStringLiteral("a") + QChar(0xD83D) + u'b') << QStringLiteral("ab");
}

void TestLayout::printableDropsWhatNoPrinterKnows()
{
    QFETCH(QString, text);
    QTEST(printable(text), "printed");
}

void TestLayout::wrapsBetweenCharacters_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("columns");
    QTest::addColumn<QStringList>("pieces");
    QTest::newRow("empty") << QString() << 8 << QStringList{QString()};
    QTest::newRow("odd width") << QStringLiteral(u"中文名称") << 5
                               << QStringList{QStringLiteral(u"中文"), QStringLiteral(u"名称")};
    QTest::newRow("exact") << QStringLiteral(u"中文") << 4 << QStringList{QStringLiteral(u"中文")};
    QTest::newRow("keeps a word") << QStringLiteral(u"牛奶950ml") << 7
                                  << QStringList{QStringLiteral(u"牛奶"), QStringLiteral("950ml")};
    QTest::newRow("a word longer than the line") << QStringLiteral(
        "abcdefgh") << 3 << QStringList{QStringLiteral("abc"), QStringLiteral("def"), QStringLiteral("gh")};
    QTest::newRow("pair of surrogates stays whole")
        << QStringLiteral(u"𠀀𠀀") << 3 << QStringList{QStringLiteral(u"𠀀"), QStringLiteral(u"𠀀")};
    QTest::newRow("narrower than a character")
        << QStringLiteral(u"中文") << 1 << QStringList{QStringLiteral(u"中"), QStringLiteral(u"文")};
}

void TestLayout::wrapsBetweenCharacters()
{
    QFETCH(QString, text);
    QFETCH(int, columns);
    QTEST(wrap(text, columns), "pieces");
}

void TestLayout::itemRows_data()
{
    QTest::addColumn<int>("columns");
    QTest::addColumn<QStringList>("cells");
    QTest::addColumn<QStringList>("lines");
    const auto row = [](const char *name, int columns, const QStringList &cells, const QStringList &lines) {
        QTest::newRow(name) << columns << cells << lines;
    };
    const auto cells = [](const QString &name, const char *quantity, const char *price, const char *amount) {
        return QStringList{name, QLatin1String(quantity), QLatin1String(price), QLatin1String(amount)};
    };
    // The example of spec/devices.md §1.4.
    row("58 mm", 32, cells(QStringLiteral(u"橙橙汽水500ml"), "2", "3.50", "7.00"),
        {QStringLiteral(u"橙橙汽水500ml   2   3.50    7.00")});
    row("58 mm, long name", 32, cells(QStringLiteral(u"云峰高山清香特级乌龙茶"), "10", "5.50", "55.00"),
        {QStringLiteral(u"云峰高山清香   10   5.50   55.00"), QStringLiteral(u"特级乌龙茶")});
    row("80 mm", 48, cells(QStringLiteral(u"云峰高山清香特级乌龙茶"), "10", "5.50", "55.00"),
        {QStringLiteral(u"云峰高山清香特级乌龙茶    10     5.50      55.00")});
    row("58 mm, wide quantity", 32, cells(QStringLiteral(u"苹果"), "1.236", "9.80", "12.11"),
        {QStringLiteral(u"苹果"), QStringLiteral("       1.236      9.80     12.11")});
    row("58 mm, wide amount", 32, cells(QStringLiteral(u"手机"), "1", "999999.99", "9999999.99"),
        {QStringLiteral(u"手机"), QStringLiteral("                               1"),
            QStringLiteral("                       999999.99"), QStringLiteral("                      9999999.99")});
    row("58 mm, numbers never touch", 32, cells(QStringLiteral(u"电视"), "10", "1234.50", "12345.00"),
        {QStringLiteral(u"电视"), QStringLiteral("          10   1234.50  12345.00")});
    row("58 mm, full amount column", 32, cells(QStringLiteral(u"电视"), "1", "1.00", "12345.00"),
        {QStringLiteral(u"电视"), QStringLiteral("           1      1.00  12345.00")});
    row("58 mm, full price column", 32, cells(QStringLiteral(u"电视"), "1", "1234.50", "234.50"),
        {QStringLiteral(u"电视"), QStringLiteral("           1   1234.50    234.50")});
    row("58 mm, full name column", 32, cells(QStringLiteral(u"橙橙汽水500ml"), "1234", "1.00", "234.00"),
        {QStringLiteral(u"橙橙汽水500ml"), QStringLiteral("        1234      1.00    234.00")});
    row("80 mm, largest amount", 48, cells(QStringLiteral(u"货"), "99999", "100.00", "9999900.00"),
        {QStringLiteral(u"货                     99999   100.00 9999900.00")});
    row("42 columns", 42, cells(QStringLiteral(u"橙橙汽水500ml"), "2", "3.50", "7.00"),
        {QStringLiteral(u"橙橙汽水500ml         2     3.50      7.00")});
}

void TestLayout::itemRows()
{
    QFETCH(int, columns);
    QFETCH(QStringList, cells);
    QFETCH(QStringList, lines);
    Document document;
    document.blocks.append(ItemRow{cells.at(0), cells.at(1), cells.at(2), cells.at(3)});
    QCOMPARE(renderText(document, columns), lines);
}

void TestLayout::columnsStackRatherThanCut()
{
    Document document;
    document.blocks.append(ColumnsRow{{Cell{QStringLiteral(u"交易单号"), 1, Align::Left},
                                          Cell{QStringLiteral("4200002511202511216000000017"), 0, Align::Right}},
        false});
    QCOMPARE(renderText(document, 32),
        (QStringList{QStringLiteral(u"交易单号"), QStringLiteral("    4200002511202511216000000017")}));
    QCOMPARE(
        renderText(document, 48), QStringList{QStringLiteral(u"交易单号            4200002511202511216000000017")});
}

void TestLayout::largeTextHasHalfTheColumns()
{
    Document document;
    document.blocks.append(TextLine{QStringLiteral(u"挂单12"), Align::Center, true, true});
    const QList<LaidLine> lines = layout(document, 32);
    QCOMPARE(lines.size(), 1);
    QVERIFY(lines.at(0).large && lines.at(0).bold);
    QCOMPARE(lines.at(0).text, QStringLiteral(u"     挂单12"));                    // 5 blanks of 16 columns
    QCOMPARE(renderText(document, 32).at(0), QStringLiteral(u"          挂单12")); // in the middle of 32
}

void TestLayout::foldComesBeforeTheWidths()
{
    Document document;
    document.blocks.append(TextLine{QStringLiteral(u"a–b"), Align::Right});
    const Fold fold = [](const QString &text) { return QString(text).replace(QChar(0x2013), u'-'); };
    QCOMPARE(layout(document, 8, fold).at(0).text, QStringLiteral("     a-b"));
    QCOMPARE(layout(document, 8).at(0).text, QStringLiteral(u"    a–b"));
}

void TestLayout::everyWordHasBothLanguages()
{
    for (int i = 0; i <= int(SlipWord::Paper); ++i) {
        QVERIFY(!slipWord(SlipWord(i), SlipLanguage::Chinese).isEmpty());
        QVERIFY(!slipWord(SlipWord(i), SlipLanguage::English).isEmpty());
        QCOMPARE(printable(slipWord(SlipWord(i), SlipLanguage::Chinese)), slipWord(SlipWord(i), SlipLanguage::Chinese));
    }
    QCOMPARE(tenderWord(QStringLiteral("cash"), SlipLanguage::Chinese), QStringLiteral(u"现金"));
    QCOMPARE(tenderWord(QStringLiteral("new_one"), SlipLanguage::Chinese), QStringLiteral("new_one"));
    QCOMPARE(reasonWord(QStringLiteral("promo_7"), SlipLanguage::English), QStringLiteral("Discount"));
}

MENDIAN_TEST(TestLayout)
#include "tst_layout.moc"
