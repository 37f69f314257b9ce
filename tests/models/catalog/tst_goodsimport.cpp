// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalog/goodscsv.h"
#include "models/catalog/goodsimport.h"
#include "tests/support/testmain.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QStringEncoder>

using namespace mendian;

class TestGoodsImport : public QObject
{
    Q_OBJECT
private slots:
    void readsEveryColumn();
    void takesHeadingsInAnyOrderAndLanguage_data();
    void takesHeadingsInAnyOrderAndLanguage();
    void readsBothEncodings_data();
    void readsBothEncodings();
    void namesTheDamagedRow_data();
    void namesTheDamagedRow();
    void refuses_data();
    void refuses();
    void acceptsOddButClearFiles_data();
    void acceptsOddButClearFiles();
    void reportsEveryErrorAndImportsNothing();
    void countsPhysicalLines();
    void passesOverALongLine();
    void keepsFormulasAsText();
    void cancels();
    void showsProgress();
    void capsTheList();
    void refusesTooManyRows();
    void readsAHundredThousandRows();
    void writesReports();
    void roundTripsThroughCsv();
};

namespace {
GoodsImport imported(const QByteArray &csv) { return importGoodsCsv(csv).value(); }

QString errorsOf(const QByteArray &csv)
{
    QStringList list;
    const ImportReport report = imported(csv).report;
    for (const RowError &error : report.errors)
        list.append(QStringLiteral("%1:%2:%3")
                        .arg(error.line)
                        .arg(error.column)
                        .arg(QLatin1String(problemCode(error.problem))));
    return list.join(u' ');
}

QByteArray utf8(const char16_t *text) { return QString::fromUtf16(text).toUtf8(); }

QByteArray gb18030(const QString &text)
{
    QStringEncoder encoder("GB18030");
    return encoder(text);
}
} // namespace

void TestGoodsImport::readsEveryColumn()
{
    const GoodsImport got =
        imported(utf8(u"货号,名称,简称,规格,单位,售价,会员价,进价,称重,PLU,分类,税率,货位,生鲜,在售,最低年龄,条码,"
                      u"条码2,箱码,装箱数,箱价\n"
                      u"1001,云溪 天然水,云溪水,550ml,瓶,2.00,1.8,1.21,否,,食品 / 饮料 > 水,13%,A03-2-05,0,正常,,"
                      u"6901234567892; 96385074,012345678905,BOX-12,12,22\n"
                      u"21,香蕉,,,公斤,7.96,,,yes,7,生鲜/水果,9,,是,,18,,,,,\n"));
    QCOMPARE(reportText(got.report), QStringLiteral("2 rows, UTF-8, no errors\n"));
    QCOMPARE(got.goods.size(), 2);
    QCOMPARE(got.lines, (QList<qint64>{2, 3}));
    Sku water;
    water.number = QStringLiteral("1001");
    water.name = QStringLiteral(u"云溪 天然水");
    water.shortName = QStringLiteral(u"云溪水");
    water.spec = QStringLiteral("550ml");
    water.unit = QStringLiteral(u"瓶");
    water.price = 200_fen;
    water.memberPrice = 180_fen;
    water.cost = 121_fen;
    water.category = QStringLiteral(u"食品/饮料/水");
    water.taxRate = 1300;
    water.shelf = QStringLiteral("A03-2-05");
    water.barcodes = {{QStringLiteral("6901234567892"), 1, {}}, {QStringLiteral("96385074"), 1, {}},
        {QStringLiteral("012345678905"), 1, {}}, {QStringLiteral("BOX-12"), 12, 2200_fen}};
    QCOMPARE(got.goods[0], water);
    const Sku &banana = got.goods[1];
    QCOMPARE(banana.unit, QStringLiteral("kg"));
    QCOMPARE(banana.plu, QStringLiteral("00007"));
    QVERIFY(banana.weighed && banana.fresh && banana.active);
    QCOMPARE(banana.taxRate, 900);
    QCOMPARE(banana.minimumAge, 18);
    QVERIFY(!banana.cost && !banana.memberPrice && banana.barcodes.isEmpty());
}

void TestGoodsImport::takesHeadingsInAnyOrderAndLanguage_data()
{
    QTest::addColumn<QByteArray>("csv");
    QTest::newRow("Chinese") << utf8(u"货号,名称,售价,条码\nA1,水,2,6901234567892\n");
    QTest::newRow("other order") << utf8(u"条码,售价,名称,货号\n6901234567892,2,水,A1\n");
    QTest::newRow("English") << utf8(u"Barcode,Price,Name,Item No\n6901234567892,2,水,A1\n");
    QTest::newRow("mixed, remarks in brackets")
        << utf8(u"商品条码,零售价（元）,商品名称*,SKU_No\n6901234567892,2,水,A1\n");
    QTest::newRow("upper case, full width") << utf8(u"ＥＡＮ１３,PRICE,NAME,NUMBER\n6901234567892,2,水,A1\n");
    QTest::newRow("field names") << utf8(u"barcode,price,name,number\n6901234567892,2,水,A1\n");
    QTest::newRow("an unknown column") << utf8(u"条码,供应商,售价,名称,货号\n6901234567892,x,2,水,A1\n");
    QTest::newRow("tabs") << utf8(u"条码\t售价\t名称\t货号\n6901234567892\t2\t水\tA1\n");
    QTest::newRow("CRLF and BOM") << utf8(u"\uFEFF条码,售价,名称,货号\r\n6901234567892,2,水,A1\r\n");
    QTest::newRow("CR alone") << utf8(u"条码,售价,名称,货号\r6901234567892,2,水,A1\r");
    QTest::newRow("no last line end") << utf8(u"条码,售价,名称,货号\n6901234567892,2,水,A1");
    QTest::newRow("quoted") << utf8(u"\"条码\",\"售价\",\"名称\",\"货号\"\n\"6901234567892\",\"2\",\"水\",\"A1\"\n");
    QTest::newRow("blank lines") << utf8(u"\n\n条码,售价,名称,货号\n\n  \n6901234567892,2,水,A1\n,,,\n\n");
}

void TestGoodsImport::takesHeadingsInAnyOrderAndLanguage()
{
    QFETCH(QByteArray, csv);
    const GoodsImport got = imported(csv);
    QCOMPARE(reportText(got.report).section(u'\n', -2, -2), QStringLiteral("1 rows, UTF-8, no errors"));
    QCOMPARE(got.goods.size(), 1);
    Sku expected;
    expected.number = QStringLiteral("A1");
    expected.name = QStringLiteral(u"水");
    expected.unit = QStringLiteral(u"件");
    expected.price = 200_fen;
    expected.barcodes = {{QStringLiteral("6901234567892"), 1, {}}};
    QCOMPARE(got.goods[0], expected);
}

void TestGoodsImport::readsBothEncodings_data()
{
    QTest::addColumn<QByteArray>("csv");
    QTest::addColumn<QString>("encoding");
    const QString text = QStringLiteral(u"货号,名称,售价\nA1,云溪 饮用天然水𠮷,2\nA2,联通,3\n");
    QTest::newRow("UTF-8") << text.toUtf8() << "UTF-8";
    QTest::newRow("UTF-8 with BOM") << QByteArray("\xEF\xBB\xBF" + text.toUtf8()) << "UTF-8";
    QTest::newRow("GB18030") << gb18030(text) << "GB18030";
}

void TestGoodsImport::readsBothEncodings()
{
    QFETCH(QByteArray, csv);
    const GoodsImport got = imported(csv);
    QTEST(got.report.encoding, "encoding");
    QCOMPARE(got.goods.size(), 2);
    QCOMPARE(got.goods[0].name, QStringLiteral(u"云溪 饮用天然水𠮷"));
    QCOMPARE(got.goods[1].name, QStringLiteral(u"联通"));
}

void TestGoodsImport::namesTheDamagedRow_data()
{
    QTest::addColumn<QByteArray>("csv");
    const QString text = QStringLiteral(u"货号,名称,售价\nA1,天然水,2\nA2,天然X水,3\nA3,天然水,4\n");
    QByteArray inUtf8 = text.toUtf8();
    inUtf8.replace('X', '\xC0');
    QTest::newRow("UTF-8") << inUtf8;
    QTest::newRow("UTF-8 with BOM") << QByteArray("\xEF\xBB\xBF" + inUtf8);
    QByteArray inGb = gb18030(text);
    inGb.replace("X", "\xFF");
    QTest::newRow("GB18030") << inGb;
    QByteArray cut = gb18030(text);
    cut.replace("X", "\x81\x30\x81"); // a four-byte character that lost its end
    QTest::newRow("GB18030, half a character") << cut;
}

void TestGoodsImport::namesTheDamagedRow()
{
    QFETCH(QByteArray, csv);
    QCOMPARE(errorsOf(csv), QStringLiteral("3:0:BadEncoding"));
}

void TestGoodsImport::refuses_data()
{
    QTest::addColumn<QByteArray>("csv");
    QTest::addColumn<QString>("expected");
    const auto file = [](const char *name, const QByteArray &csv, const char *expected) {
        QTest::newRow(name) << csv << QString::fromLatin1(expected);
    };
    const auto row = [&](const char *name, const char16_t *cells, const char *expected) {
        file(name, utf8(u"货号,名称,售价,会员价,条码,税率,称重,PLU,单位,箱码,装箱数,箱价,分类\n") + utf8(cells) + '\n',
            expected);
    };
    file("empty file", "", "0:0:EmptyFile");
    file("heading only", utf8(u"货号,名称,售价\n"), "0:0:EmptyFile");
    file("only blank lines", "\n\n", "0:0:EmptyFile");
    file("no heading", utf8(u"A1,水,2\n"), "1:0:NoHeading");
    file("no price column", utf8(u"货号,名称\nA1,水\n"), "1:0:MissingColumn");
    file("no number, no barcode", utf8(u"名称,售价\n水,2\n"), "1:0:MissingColumn");
    file("no name, no price", utf8(u"货号\n1\n"), "1:0:MissingColumn 1:0:MissingColumn");
    file("column twice", utf8(u"货号,名称,售价,价格\nA1,水,2,2\n"), "1:4:DuplicateColumn");
    file("NUL", QByteArray("a,b\nc\0d\n", 8), "2:0:NulByte");
    file("UTF-16",
        QByteArray("\xFF\xFE"
                   "a\0,\0",
            6),
        "1:0:NulByte");
    file("short row", utf8(u"货号,名称,售价\nA1,水\n"), "2:0:TooFewCells");
    file("comma without quotes", utf8(u"货号,名称,售价\nA1,水,大,2\n"), "2:0:TooManyCells");
    file("quote never closed", utf8(u"货号,名称,售价\nA1,\"水,2\nA2,茶,3\n"), "2:0:UnclosedQuote");
    file("line of 10 MB", utf8(u"货号,名称,售价\nA1,水,2\nA2,") + QByteArray(10'000'000, 'x') + ",2\n",
        "3:0:LineTooLong");
    file("number twice", utf8(u"货号,名称,售价\nA1,水,2\nA1,茶,3\n"), "3:1:DuplicateNumber");
    file("barcode in two rows", utf8(u"货号,名称,售价,条码\nA1,水,2,6901234567892\nA2,茶,3,6901234567892\n"),
        "3:4:DuplicateBarcode");
    file("UPC and its EAN in two rows", utf8(u"货号,名称,售价,条码\nA1,水,2,012345678905\nA2,茶,3,0012345678905\n"),
        "3:4:DuplicateBarcode");
    file("no number, barcode in two rows", utf8(u"名称,售价,条码\n水,2,6901234567892\n茶,3,6901234567892\n"),
        "3:3:DuplicateBarcode");
    file("PLU in two rows", utf8(u"货号,名称,售价,PLU\nA1,水,2,21\nA2,茶,3,00021\n"), "3:4:DuplicatePlu");
    row("exponent", u"A1,水,1e5,,,,,,,,,,", "2:3:Exponent");
    row("three decimals", u"A1,水,1.999,,,,,,,,,,", "2:3:TooManyDecimals");
    row("negative", u"A1,水,-1,,,,,,,,,,", "2:3:Negative");
    row("minus sign of typesetting", u"A1,水,−1,,,,,,,,,,", "2:3:Negative");
    row("separator", u"A1,水,\"1,000\",,,,,,,,,,", "2:3:NotANumber");
    row("currency mark", u"A1,水,¥5,,,,,,,,,,", "2:3:NotANumber");
    row("words", u"A1,水,面议,,,,,,,,,,", "2:3:NotANumber");
    row("no price", u"A1,水,,,,,,,,,,,", "2:3:Missing");
    row("too large", u"A1,水,10000000,,,,,,,,,,", "2:3:TooLarge");
    row("beyond 64 bits", u"A1,水,99999999999999999999999,,,,,,,,,,", "2:3:TooLarge");
    row("no name", u"A1,,2,,,,,,,,,,", "2:2:Missing");
    row("no number", u",水,2,,,,,,,,,,", "2:1:Missing");
    row("member above price", u"A1,水,2,3,,,,,,,,,", "2:4:MemberAbovePrice");
    row("bad price hides the member price", u"A1,水,x,3,,,,,,,,,", "2:3:NotANumber");
    row("check digit", u"A1,水,2,,6901234567893,,,,,,,,", "2:5:BadCheckDigit");
    row("check digit of the second", u"A1,水,2,,6901234567892 96385075,,,,,,,,", "2:5:BadCheckDigit");
    row("check digit, 12 digits", u"A1,水,2,,012345678900,,,,,,,,", "2:5:BadCheckDigit");
    row("barcode twice in a cell", u"A1,水,2,,96385074;96385074,,,,,,,,", "2:5:RepeatedBarcode");
    row("barcode twice in a row", u"A1,水,2,,96385074,,,,,96385074,6,,", "2:10:RepeatedBarcode");
    row("barcode as a number", u"A1,水,2,,6.90123E+12,,,,,,,,", "2:5:Exponent");
    row("barcode with decimals", u"A1,水,2,,6901234567892.0,,,,,,,,", "2:5:Exponent");
    row("barcode in Chinese", u"A1,水,2,,无,,,,,,,,", "2:5:BadBarcode");
    row("tax 0.13", u"A1,水,2,,,0.13,,,,,,,", "2:6:TaxUnclear");
    row("tax 130", u"A1,水,2,,,130,,,,,,,", "2:6:TooLarge");
    row("perhaps", u"A1,水,2,,,,也许,,,,,,", "2:7:NotYesOrNo");
    row("PLU of 7", u"A1,水,2,,,,,1234567,,,,,", "2:8:BadPlu");
    row("weighed by the piece", u"A1,水,2,,,,是,,瓶,,,,", "2:9:WeighedUnit");
    row("pack without quantity", u"A1,水,2,,,,,,,BOX,,,", "2:11:Missing");
    row("pack of 0", u"A1,水,2,,,,,,,BOX,0,,", "2:11:BadPack");
    row("pack of 1.5", u"A1,水,2,,,,,,,BOX,1.5,,", "2:11:TooManyDecimals");
    row("pack price without code", u"A1,水,2,,,,,,,,12,20,", "2:12:PackWithoutBarcode");
    row("category", u"A1,水,2,,,,,,,,,,食品//水", "2:13:BadCategory");
}

void TestGoodsImport::refuses()
{
    QFETCH(QByteArray, csv);
    QFETCH(QString, expected);
    QCOMPARE(errorsOf(csv), expected);
    QVERIFY(imported(csv).goods.isEmpty());
}

void TestGoodsImport::acceptsOddButClearFiles_data()
{
    QTest::addColumn<QByteArray>("csv");
    QTest::newRow("empty cells at the end") << utf8(u"货号,名称,售价\nA1,水,2,,,\n");
    QTest::newRow("full-width price") << utf8(u"货号,名称,售价\nA1,水,２．００\n");
    QTest::newRow("spaces") << utf8(u"货号,名称,售价\n A1 ,　水 , 2.0 \n");
    QTest::newRow("quoted spaces") << utf8(u"货号,名称,售价\n\" A1\",\"水 \",\"2\"\n");
    QTest::newRow("pack quantity without a code") << utf8(u"货号,名称,售价,箱规\nA1,水,2,12\n");
    QTest::newRow("no number column") << utf8(u"条码,名称,售价\nA1,水,2\n");
    QTest::newRow("price with a zero too many") << utf8(u"货号,名称,售价\nA1,水,0002\n");
}

void TestGoodsImport::acceptsOddButClearFiles()
{
    QFETCH(QByteArray, csv);
    const GoodsImport got = imported(csv);
    QCOMPARE(errorsOf(csv), QString());
    QCOMPARE(got.goods.size(), 1);
    QCOMPARE(got.goods[0].number, QStringLiteral("A1"));
    QCOMPARE(got.goods[0].name, QStringLiteral(u"水"));
    QCOMPARE(got.goods[0].price, 200_fen);
}

void TestGoodsImport::reportsEveryErrorAndImportsNothing()
{
    const QByteArray csv = utf8(u"货号,名称,售价,条码\nA1,水,2,\nA2,,x,6901234567893\nA3,茶,3,\nA1,奶,-4,\n");
    QCOMPARE(
        errorsOf(csv), QStringLiteral("3:3:NotANumber 3:2:Missing 3:4:BadCheckDigit 5:3:Negative 5:1:DuplicateNumber"));
    QCOMPARE(imported(csv).report.rows, 4);
    QVERIFY(imported(csv).goods.isEmpty());
    QVERIFY(imported(csv).lines.isEmpty());
}

void TestGoodsImport::countsPhysicalLines()
{
    // A cell over three lines, a blank line, CRLF: the bad row begins in line 7.
    QCOMPARE(errorsOf(utf8(u"货号,名称,售价,供应商\r\nA1,水,2,\"甲\r\n\r\n乙\"\r\n\r\n"
                           u"A2,茶,3,\r\nA3,奶,x,\"丙\r\n丁\"\r\n")),
        QStringLiteral("7:3:NotANumber"));
}

void TestGoodsImport::passesOverALongLine()
{
    const QByteArray csv = utf8(u"货号,名称,售价\nA1,水,2\n") + QByteArray(70'000, 'x') + utf8(u"\nA2,茶,x\n");
    QCOMPARE(errorsOf(csv), QStringLiteral("3:0:LineTooLong 4:3:NotANumber"));
    // Inside quotes the end of the row is not known: reading stops there.
    const QByteArray open = utf8(u"货号,名称,售价\nA1,\"水,2\n") + QByteArray(70'000, '\n') + utf8(u"A2,茶,x\n");
    QCOMPARE(errorsOf(open), QStringLiteral("2:0:LineTooLong"));
}

void TestGoodsImport::keepsFormulasAsText()
{
    const GoodsImport got = imported(utf8(u"货号,名称,售价\nA1,\"=HYPERLINK(\"\"http://x\"\")\",2\nA2,@SUM(1+1),2\n"));
    QCOMPARE(errorsOf("x"), QStringLiteral("1:0:NoHeading"));
    QCOMPARE(got.goods.value(0).name, QStringLiteral("=HYPERLINK(\"http://x\")"));
    QCOMPARE(got.goods.value(1).name, QStringLiteral("@SUM(1+1)"));
    QCOMPARE(errorsOf(utf8(u"货号,名称,售价\nA1,水,=1+1\n")), QStringLiteral("2:3:NotANumber"));
}

namespace {
QByteArray manyRows(int rows)
{
    QByteArray csv = utf8(u"货号,名称,规格,单位,售价,会员价,进价,分类,税率,货位,条码\n");
    const QByteArray tail = utf8(u",云溪 饮用天然水,550ml,瓶,2.00,1.80,1.21,食品/饮料/水,13%,A03-2-05,B");
    for (int i = 0; i < rows; ++i)
        csv += QByteArray::number(i) + tail + QByteArray::number(i) + '\n';
    return csv;
}
} // namespace

void TestGoodsImport::cancels()
{
    std::atomic<bool> cancel = false;
    ImportOptions options;
    options.cancel = &cancel;
    options.progress = [&](const ImportProgress &) { cancel = true; };
    const auto result = importGoodsCsv(manyRows(5000), options);
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::Cancelled);
    QVERIFY(result.error().detail.contains(QLatin1String("row 1100"))
        || result.error().detail.contains(QLatin1String("row 1000")));
}

void TestGoodsImport::showsProgress()
{
    QList<qint64> rows;
    ImportOptions options;
    const QByteArray csv = manyRows(2500);
    qint64 lastBytes = 0;
    options.progress = [&](const ImportProgress &progress) {
        rows.append(progress.rows);
        QVERIFY(progress.bytes > lastBytes);
        QCOMPARE(progress.totalBytes, csv.size());
        lastBytes = progress.bytes;
    };
    QVERIFY(importGoodsCsv(csv, options)->report.ok());
    QCOMPARE(rows, (QList<qint64>{1000, 2000, 2500}));
    QCOMPARE(lastBytes, csv.size());
}

void TestGoodsImport::capsTheList()
{
    QByteArray csv = utf8(u"货号,名称,售价\n");
    for (int i = 0; i < 1500; ++i)
        csv += QByteArray::number(i) + ",x,-1\n";
    const GoodsImport got = imported(csv);
    QCOMPARE(got.report.errors.size(), kMaxShownErrors);
    QCOMPARE(got.report.errorCount, 1500);
    QVERIFY(reportText(got.report).contains(QLatin1String("... and 500 more\n")));
}

void TestGoodsImport::refusesTooManyRows()
{
    QByteArray csv = utf8(u"货号,名称,售价\n");
    for (qint64 i = 0; i < kMaxImportRows + 2; ++i)
        csv += QByteArray::number(i) + ",x,1\n";
    QCOMPARE(errorsOf(csv), QStringLiteral("200002:0:TooManyRows"));
}

void TestGoodsImport::readsAHundredThousandRows()
{
    const QByteArray csv = manyRows(100'000);
    QElapsedTimer timer;
    timer.start();
    const GoodsImport got = imported(csv);
    qInfo("100,000 rows, %lld bytes: %lld ms", qint64(csv.size()), timer.elapsed());
    QVERIFY(got.report.ok());
    QCOMPARE(got.goods.size(), 100'000);
    QByteArray gb = gb18030(QString::fromUtf8(csv));
    timer.restart();
    QCOMPARE(imported(gb).goods.size(), 100'000);
    qInfo("the same in GB18030: %lld ms", timer.elapsed());
}

void TestGoodsImport::writesReports()
{
    const GoodsImport got = imported(utf8(u"货号,名称,售价,供应商\nA1,水,1e5,甲\n"));
    QCOMPARE(reportText(got.report),
        QStringLiteral(
            u"line 2, column 3 (售价): \"1e5\" is a spreadsheet's number notation: format the column as text "
            u"there and save again.\nignored columns: 供应商\n"
            u"1 rows, UTF-8, 1 error(s): nothing was imported\n"));
    const QJsonObject json = reportJson(got.report);
    QCOMPARE(json.value(QLatin1String("ok")).toBool(true), false);
    QCOMPARE(json.value(QLatin1String("errorCount")).toInteger(), 1);
    const QJsonObject error = json.value(QLatin1String("errors")).toArray().at(0).toObject();
    QCOMPARE(error.value(QLatin1String("line")).toInteger(), 2);
    QCOMPARE(error.value(QLatin1String("column")).toInteger(), 3);
    QCOMPARE(error.value(QLatin1String("heading")).toString(), QStringLiteral(u"售价"));
    QCOMPARE(error.value(QLatin1String("code")).toString(), QStringLiteral("Exponent"));
}

void TestGoodsImport::roundTripsThroughCsv()
{
    Sku sku;
    sku.number = QStringLiteral("A-1");
    sku.name = QStringLiteral(u"松针 \"酱油\", 特级");
    sku.unit = QStringLiteral(u"瓶");
    sku.price = 1290_fen;
    sku.taxRate = 1300;
    sku.active = false;
    sku.minimumAge = 18;
    sku.barcodes = {{QStringLiteral("6901234567892"), 1, {}}, {QStringLiteral("96385074"), 1, {}},
        {QStringLiteral("B6"), 6, {}}, {QStringLiteral("B6B"), 6, {}}, {QStringLiteral("B24"), 24, 25'000_fen}};
    const QByteArray csv = goodsCsv({sku});
    QVERIFY(csv.startsWith("\xEF\xBB\xBF"));
    QCOMPARE(errorsOf(csv), QString());
    QCOMPARE(imported(csv).goods, QList<Sku>{sku});
}

MENDIAN_TEST(TestGoodsImport)
#include "tst_goodsimport.moc"
