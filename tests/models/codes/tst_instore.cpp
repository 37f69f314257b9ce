// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/codes/gtin.h"
#include "models/codes/instore.h"
#include "tests/support/testmain.h"

using namespace mendian;
using namespace mendian::codes;

class TestInStore : public QObject
{
    Q_OBJECT
private slots:
    void readsTheSpecsVectors_data();
    void readsTheSpecsVectors();
    void everyPatternReadsWhatItWrites_data();
    void everyPatternReadsWhatItWrites();
    void verifierVectors();
    void faults_data();
    void faults();
    void theLongerPrefixWins();
    void longLabelsStayOutOfPaymentCodes();
    void settingsTextIsStrict_data();
    void settingsTextIsStrict();
    void weighsAndPrices();
};

void TestInStore::readsTheSpecsVectors_data()
{
    QTest::addColumn<QString>("layouts");
    QTest::addColumn<QString>("digits");
    QTest::addColumn<QString>("plu");
    QTest::addColumn<qint64>("fen"); // -1: not printed
    QTest::addColumn<qint64>("grams");
    const QString defaults = InStoreLayouts::defaults().toString();
    QTest::newRow("weight") << defaults << "2012345012806"
                            << "12345" << qint64(-1) << qint64(1280);
    QTest::newRow("amount") << defaults << "2100007004983"
                            << "00007" << qint64(498) << qint64(-1);
    QTest::newRow("18, amount first") << defaults << "220001201350004507"
                                      << "00012" << qint64(1350) << qint64(450);
    QTest::newRow("18, weight first") << "22=FFWWWWWNNNNNEEEEEC"
                                      << "220001200450013501"
                                      << "00012" << qint64(1350) << qint64(450);
    QTest::newRow("jiao") << "21=FFWWWWWEEEEEC,jiao"
                          << "2100007004983"
                          << "00007" << qint64(4980) << qint64(-1);
    QTest::newRow("no check digit") << "21=FFWWWWWEEEEEC,nocheck"
                                    << "2100007004980"
                                    << "00007" << qint64(498) << qint64(-1);
    QTest::newRow("one flag digit") << "2=FWWWWWWEEEEEC"
                                    << "2100007004983"
                                    << "100007" << qint64(498) << qint64(-1);
}

void TestInStore::readsTheSpecsVectors()
{
    QFETCH(QString, layouts);
    QFETCH(QString, digits);
    QFETCH(QString, plu);
    QFETCH(qint64, fen);
    QFETCH(qint64, grams);
    const InStoreRead label = InStoreLayouts::parse(layouts).value().read(digits);
    QVERIFY(label.matches);
    QCOMPARE(label.fault, LabelFault::None);
    QCOMPARE(label.code.plu, plu);
    QCOMPARE(label.code.amount.has_value(), fen >= 0);
    QCOMPARE(label.code.weight.has_value(), grams >= 0);
    if (fen >= 0)
        QCOMPARE(label.code.amount->fen(), fen);
    if (grams >= 0)
        QCOMPARE(label.code.weight->thousandths(), grams);
}

void TestInStore::everyPatternReadsWhatItWrites_data()
{
    QTest::addColumn<QString>("pattern");
    const QStringList patterns = inStorePatterns();
    QCOMPARE(patterns.size(), 9);
    for (const QString &pattern : patterns)
        QTest::newRow(qPrintable(pattern)) << pattern;
}

void TestInStore::everyPatternReadsWhatItWrites()
{
    QFETCH(QString, pattern);
    const QString prefix = pattern.startsWith(QLatin1String("FF")) ? QStringLiteral("23") : QStringLiteral("2");
    const InStoreLayouts layouts = InStoreLayouts::parse(prefix + QLatin1Char('=') + pattern).value();
    const qint64 limit = pattern.contains(QLatin1String("VEEEEC")) ? 9999 : 99999;
    for (const qint64 value : {qint64(1), qint64(2875), limit}) {
        const QString digits =
            writeInStore(layouts.rows().first(), QStringLiteral("1234"), Money::fromFen(value), Quantity::grams(value))
                .value();
        QCOMPARE(digits.size(), pattern.size());
        const InStoreRead label = layouts.read(digits);
        QVERIFY2(label.matches, qPrintable(digits));
        QCOMPARE(label.fault, LabelFault::None);
        QVERIFY(label.code.plu.endsWith(QLatin1String("1234")));
        QCOMPARE(label.code.amount.value_or(Money::fromFen(value)).fen(), value);
        QCOMPARE(label.code.weight.value_or(Quantity::grams(value)).thousandths(), value);
        QCOMPARE(label.code.amount.has_value(), pattern.contains(QLatin1Char('E')));
        QCOMPARE(label.code.weight.has_value(), pattern.contains(QLatin1Char('N')));
    }
    QVERIFY(!writeInStore(layouts.rows().first(), QStringLiteral("1234567"), 1_fen, Quantity::grams(1)));
    QVERIFY(!writeInStore(layouts.rows().first(), QStringLiteral("1"), 100'000_fen, Quantity::grams(100'000)));
}

void TestInStore::verifierVectors()
{
    QCOMPARE(priceVerifier(u"2875"), 9);
    QCOMPARE(priceVerifier(u"14685"), 6);
    QCOMPARE(priceVerifier(u"123"), -1);
    QCOMPARE(priceVerifier(u"12a4"), -1);
}

void TestInStore::faults_data()
{
    QTest::addColumn<QString>("layouts");
    QTest::addColumn<QString>("digits");
    QTest::addColumn<LabelFault>("fault");
    const QString defaults = InStoreLayouts::defaults().toString();
    QTest::newRow("check digit") << defaults << "2012345012805" << LabelFault::CheckDigit;
    const auto with = [](const QString &body) { return QString(body + QString::number(eanCheckDigit(body))); };
    QTest::newRow("amount 0") << defaults << with("210000700000") << LabelFault::ZeroAmount;
    QTest::newRow("weight 0") << defaults << with("200000700000") << LabelFault::ZeroWeight;
    QTest::newRow("amount 0 of both") << defaults << with("22000120000000450") << LabelFault::ZeroAmount;
    QTest::newRow("weight 0 of both") << defaults << with("22000120135000000") << LabelFault::ZeroWeight;
    QTest::newRow("verifier") << "28=FFWWWWWVEEEEC" << with("281234582875") << LabelFault::PriceVerifier;
    QTest::newRow("verifier good") << "28=FFWWWWWVEEEEC" << with("281234592875") << LabelFault::None;
    QTest::newRow("verifier of five") << "28=FFWWWWVEEEEEC" << with("281234714685") << LabelFault::PriceVerifier;
}

void TestInStore::faults()
{
    QFETCH(QString, layouts);
    QFETCH(QString, digits);
    QFETCH(LabelFault, fault);
    const InStoreRead label = InStoreLayouts::parse(layouts).value().read(digits);
    QVERIFY(label.matches);
    QCOMPARE(label.fault, fault);
}

void TestInStore::theLongerPrefixWins()
{
    const auto layouts = InStoreLayouts::parse(QStringLiteral("2=FWWWWWWEEEEEC;20=FFWWWWWNNNNNC")).value();
    QVERIFY(layouts.read(u"2012345012806").code.weight.has_value());
    QVERIFY(layouts.read(u"2100007004983").code.amount.has_value());
    QVERIFY(!layouts.read(u"6901234567892").matches);
    QVERIFY(!layouts.read(u"20123450128O6").matches);
    QVERIFY(!layouts.read(u"").matches);
}

void TestInStore::longLabelsStayOutOfPaymentCodes()
{
    const auto layouts = InStoreLayouts::parse(QStringLiteral("2=FWWWWWWEEEEENNNNNC")).value();
    QVERIFY(layouts.read(u"240001201350004507").matches);
    QVERIFY(!layouts.read(u"280001201350004507").matches);
}

void TestInStore::settingsTextIsStrict_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("ok");
    QTest::newRow("defaults") << InStoreLayouts::defaults().toString() << true;
    QTest::newRow("none") << "" << true;
    QTest::newRow("lower case") << "20=ffwwwwwnnnnnc" << true;
    QTest::newRow("13 and 18 under one prefix") << "22=FFWWWWWEEEEEC;22=FFWWWWWEEEEENNNNNC" << true;
    QTest::newRow("twice") << "20=FFWWWWWEEEEEC;20=FFWWWWWNNNNNC" << false;
    QTest::newRow("unknown pattern") << "20=FFWWWWWWWWWWC" << false;
    QTest::newRow("prefix of goods") << "69=FFWWWWWEEEEEC" << false;
    QTest::newRow("prefix too short") << "2=FFWWWWWEEEEEC" << false;
    QTest::newRow("18 digits at 28") << "28=FFWWWWWEEEEENNNNNC" << false;
    QTest::newRow("unknown word") << "20=FFWWWWWEEEEEC,cent" << false;
    QTest::newRow("no equals sign") << "20" << false;
    QTest::newRow("two equals signs") << "20=FFWWWWWEEEEEC=1" << false;
}

void TestInStore::settingsTextIsStrict()
{
    QFETCH(QString, text);
    QFETCH(bool, ok);
    const auto layouts = InStoreLayouts::parse(text);
    QCOMPARE(layouts.has_value(), ok);
    if (ok)
        QCOMPARE(InStoreLayouts::parse(layouts->toString()).value(), *layouts);
}

void TestInStore::weighsAndPrices()
{
    QCOMPARE(weightFromAmount(498_fen, 996_fen).value(), Quantity::grams(500));
    QCOMPARE(weightFromAmount(1000_fen, 300_fen).value(), Quantity::grams(3333));
    QCOMPARE(weightFromAmount(1_fen, 2000_fen).value(), Quantity::grams(1)); // 0.5 g rounds up
    QVERIFY(!weightFromAmount(498_fen, 0_fen));
    QCOMPARE(amountFromWeight(3000_fen, Quantity::grams(450)).value(), 1350_fen);
    QCOMPARE(amountFromWeight(999_fen, Quantity::grams(500)).value(), 500_fen);
    QVERIFY(!printedAmountDiffers(1350_fen, 3000_fen, Quantity::grams(450)));
    QVERIFY(!printedAmountDiffers(1351_fen, 3000_fen, Quantity::grams(450)));
    QVERIFY(printedAmountDiffers(1352_fen, 3000_fen, Quantity::grams(450)));
}

MENDIAN_TEST(TestInStore)
#include "tst_instore.moc"
