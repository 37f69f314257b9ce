// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json.h"
#include "models/catalog/gtin.h"
#include "models/catalog/skurules.h"
#include "tests/support/testmain.h"

using namespace mendian;

class TestSku : public QObject
{
    Q_OBJECT
private slots:
    void survivesJson();
    void leavesAbsentMembersOut();
    void refusesDamagedJson_data();
    void refusesDamagedJson();
    void shapes_data();
    void shapes();
    void shortUpcIsTheLongEan();
    void validates_data();
    void validates();
    void acceptsAGoodOne();
    void everyProblemHasASentence();
};

namespace {
Sku water()
{
    Sku sku;
    sku.id = SkuId::parse(u"0193500a-0000-7000-8000-000000000001").value();
    sku.number = QStringLiteral("100001");
    sku.name = QStringLiteral(u"云溪 饮用天然水 550ml");
    sku.shortName = QStringLiteral(u"云溪天然水");
    sku.spec = QStringLiteral("550ml");
    sku.unit = QStringLiteral(u"瓶");
    sku.price = 200_fen;
    sku.memberPrice = 180_fen;
    sku.cost = 121_fen;
    sku.category = QStringLiteral(u"食品/饮料/水");
    sku.taxRate = 1300;
    sku.shelf = QStringLiteral("A03-2-05");
    sku.barcodes = {{QStringLiteral("6901234567892"), 1, {}}, {QStringLiteral("BOX-12"), 12, 2200_fen}};
    return sku;
}
} // namespace

void TestSku::survivesJson()
{
    const Sku sku = water();
    QCOMPARE(skuFromJson(toJson(sku)).value(), sku);
    Sku banana = sku;
    banana.weighed = banana.fresh = true;
    banana.active = false;
    banana.minimumAge = 18;
    banana.plu = QStringLiteral("00021");
    banana.memberPrice.reset();
    banana.cost.reset();
    banana.barcodes.clear();
    const auto parsed = parseJsonObject(toJsonBytes(toJson(banana)), u"sku");
    QCOMPARE(skuFromJson(parsed.value()).value(), banana);
}

void TestSku::leavesAbsentMembersOut()
{
    Sku sku;
    sku.id = water().id;
    sku.number = sku.name = sku.unit = QStringLiteral("x");
    QCOMPARE(toJsonBytes(toJson(sku)),
        QByteArrayLiteral("{\"id\":\"0193500a-0000-7000-8000-000000000001\","
                          "\"name\":\"x\",\"number\":\"x\",\"price\":0,\"unit\":\"x\"}"));
}

void TestSku::refusesDamagedJson_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QJsonValue>("value");
    QTest::newRow("no id") << "id" << QJsonValue(QJsonValue::Undefined);
    QTest::newRow("fraction") << "price" << QJsonValue(1.5);
    QTest::newRow("text price") << "price" << QJsonValue(QStringLiteral("200"));
    QTest::newRow("tax below 0") << "tax" << QJsonValue(-1);
    QTest::newRow("age too large") << "age" << QJsonValue(qint64(5'000'000'000));
    QTest::newRow("barcode not an object") << "barcodes" << QJsonValue(QJsonArray{1});
    QTest::newRow("barcode without text") << "barcodes" << QJsonValue(QJsonArray{QJsonObject{}});
    QTest::newRow("weighed as a number") << "weighed" << QJsonValue(1);
}

void TestSku::refusesDamagedJson()
{
    QFETCH(QString, key);
    QFETCH(QJsonValue, value);
    QJsonObject object = toJson(water());
    object.insert(key, value);
    const auto sku = skuFromJson(object);
    QVERIFY(!sku);
    QCOMPARE(sku.error().code, ErrorCode::Protocol);
}

void TestSku::shapes_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<int>("shape");
    QTest::newRow("EAN-13") << "6901234567892" << int(CodeShape::Good);
    QTest::newRow("EAN-13 wrong") << "6901234567893" << int(CodeShape::BadCheck);
    QTest::newRow("EAN-8") << "96385074" << int(CodeShape::Good);
    QTest::newRow("EAN-8 wrong") << "96385075" << int(CodeShape::BadCheck);
    QTest::newRow("UPC-A") << "012345678905" << int(CodeShape::Good);
    QTest::newRow("UPC-A wrong") << "012345678900" << int(CodeShape::BadCheck);
    QTest::newRow("UPC-E, last digit 4 of 04252614") << "04252614" << int(CodeShape::Good);
    QTest::newRow("UPC-E wrong") << "04252615" << int(CodeShape::BadCheck);
    QTest::newRow("14 digits are free") << "16901234567899" << int(CodeShape::Free);
    QTest::newRow("letters are free") << "ABC-123456789" << int(CodeShape::Free);
    QTest::newRow("empty") << "" << int(CodeShape::Free);
}

void TestSku::shapes()
{
    QFETCH(QString, code);
    QTEST(int(codeShape(code)), "shape");
}

void TestSku::shortUpcIsTheLongEan()
{
    QCOMPARE(barcodeKey(u"012345678905"), QStringLiteral("0012345678905"));
    QCOMPARE(barcodeKey(u"0012345678905"), QStringLiteral("0012345678905"));
    QCOMPARE(barcodeKey(u"BOX-12345678"), QStringLiteral("BOX-12345678"));
    QVERIFY(isInStoreCode(u"2012345012806"));
    QVERIFY(!isInStoreCode(u"6901234567892"));
}

void TestSku::validates_data()
{
    using Change = std::function<void(Sku &)>;
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, Change change, const char *expected) {
        QTest::newRow(name) << change << QString::fromLatin1(expected);
    };
    row(
        "no name", [](Sku &s) { s.name = QStringLiteral("  "); }, "name Missing");
    row(
        "no number", [](Sku &s) { s.number.clear(); }, "number Missing");
    row(
        "number with a space", [](Sku &s) { s.number = QStringLiteral("a b"); }, "number BadNumber");
    row(
        "long name", [](Sku &s) { s.name = QString(121, u'水'); }, "name TooLong");
    row(
        "control character", [](Sku &s) { s.shelf = QStringLiteral("A\u0007"); }, "shelf ControlCharacter");
    row(
        "negative price",
        [](Sku &s) {
            s.price = -(1_fen);
            s.memberPrice.reset();
        },
        "price Negative");
    row(
        "price too large", [](Sku &s) { s.price = kMaxAmount + 1_fen; }, "price TooLarge");
    row(
        "member above price", [](Sku &s) { s.memberPrice = 201_fen; }, "member_price MemberAbovePrice");
    row(
        "plu of 4", [](Sku &s) { s.plu = QStringLiteral("1234"); }, "plu BadPlu");
    row(
        "plu with a letter", [](Sku &s) { s.plu = QStringLiteral("1234a"); }, "plu BadPlu");
    row(
        "tax of 101 %", [](Sku &s) { s.taxRate = 10'100; }, "tax_rate TaxUnclear");
    row(
        "age", [](Sku &s) { s.minimumAge = 100; }, "minimum_age BadAge");
    row(
        "empty category part", [](Sku &s) { s.category = QStringLiteral("a//b"); }, "category BadCategory");
    row(
        "7 levels", [](Sku &s) { s.category = QStringLiteral("a/b/c/d/e/f/g"); }, "category BadCategory");
    row(
        "weighed by the bottle", [](Sku &s) { s.weighed = true; }, "unit WeighedUnit");
    row(
        "check digit", [](Sku &s) { s.barcodes[0].text = QStringLiteral("6901234567893"); }, "barcode BadCheckDigit");
    row(
        "barcode with Chinese", [](Sku &s) { s.barcodes[0].text = QStringLiteral(u"水"); }, "barcode BadBarcode");
    row(
        "empty barcode", [](Sku &s) { s.barcodes[0].text.clear(); }, "barcode Missing");
    row(
        "same barcode twice", [](Sku &s) { s.barcodes[1].text = s.barcodes[0].text; }, "barcode RepeatedBarcode");
    row(
        "pack of 0", [](Sku &s) { s.barcodes[1].pack = 0; }, "pack BadPack");
    row(
        "negative pack price", [](Sku &s) { s.barcodes[1].packPrice = -(5_fen); }, "pack_price Negative");
}

void TestSku::validates()
{
    QFETCH(std::function<void(Sku &)>, change);
    QFETCH(QString, expected);
    Sku sku = water();
    change(sku);
    const auto errors = validate(sku);
    QCOMPARE(errors.size(), 1);
    const QString got =
        QLatin1String(fieldName(errors[0].field)) + u' ' + QLatin1String(problemCode(errors[0].problem));
    QCOMPARE(got, expected);
}

void TestSku::acceptsAGoodOne()
{
    QVERIFY(validate(water()).isEmpty());
    Sku open = water();
    open.price = 0_fen; // the cashier enters it
    open.memberPrice.reset();
    open.barcodes.clear();
    QVERIFY(validate(open).isEmpty());
}

void TestSku::everyProblemHasASentence()
{
    QCOMPARE(problemSentence(GoodsProblem::BadCheckDigit, {QStringLiteral("%2"), QStringLiteral("5")}),
        QStringLiteral("The check digit of \"%2\" is wrong; it would have to be 5."));
    QCOMPARE(problemSentence(GoodsProblem::TaxUnclear, {QStringLiteral("0.13")}),
        QStringLiteral("\"0.13\" is unclear: write 13 or 13% for thirteen percent."));
    for (int i = 0; i <= int(GoodsProblem::PluInUse); ++i) {
        const auto problem = static_cast<GoodsProblem>(i);
        const QString sentence = problemSentence(problem, {QStringLiteral("a"), QStringLiteral("b")});
        QVERIFY(sentence.endsWith(u'.') || sentence.endsWith(u'?'));
        QVERIFY2(!sentence.contains(QLatin1String("%1")), qPrintable(sentence));
        QVERIFY(*problemCode(problem) != 0);
    }
}

MENDIAN_TEST(TestSku)
#include "tst_sku.moc"
