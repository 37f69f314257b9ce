// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/codes/gtin.h"
#include "tests/support/testmain.h"

#include <random>

using namespace mendian;
using namespace mendian::codes;

class TestGtin : public QObject
{
    Q_OBJECT
private slots:
    void checkDigits_data();
    void checkDigits();
    void parses_data();
    void parses();
    void refuses_data();
    void refuses();
    void everyWrongDigitIsFound();
    void upcEExpands_data();
    void upcEExpands();
};

void TestGtin::checkDigits_data()
{
    QTest::addColumn<QString>("digits");
    QTest::addColumn<int>("check");
    QTest::newRow("EAN-13") << "690123456789" << 2;
    QTest::newRow("weight label") << "201234501280" << 6;
    QTest::newRow("amount label") << "210000700498" << 3;
    QTest::newRow("18, amount first") << "22000120135000450" << 7;
    QTest::newRow("18, weight first") << "22000120045001350" << 1;
}

void TestGtin::checkDigits()
{
    QFETCH(QString, digits);
    QFETCH(int, check);
    QCOMPARE(eanCheckDigit(digits), check);
    const QString whole = digits + QString::number(check);
    QVERIFY(hasGoodCheckDigit(whole));
}

void TestGtin::parses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<GtinForm>("form");
    QTest::addColumn<QStringList>("lookups");
    QTest::newRow("EAN-13") << "6901234567892" << GtinForm::Ean13 << QStringList{"6901234567892"};
    QTest::newRow("spaces around") << " 6901234567892 " << GtinForm::Ean13 << QStringList{"6901234567892"};
    QTest::newRow("EAN-8") << "96385074" << GtinForm::Ean8 << QStringList{"96385074"};
    QTest::newRow("UPC-A") << "036000291452" << GtinForm::UpcA << QStringList{"0036000291452", "036000291452"};
    QTest::newRow("UPC-A as EAN-13") << "0036000291452" << GtinForm::Ean13
                                     << QStringList{"0036000291452", "036000291452"};
    QTest::newRow("UPC-E") << "04252614" << GtinForm::UpcE << QStringList{"0042100005264", "042100005264", "04252614"};
    QTest::newRow("carton") << "16901234567899" << GtinForm::Itf14 << QStringList{"16901234567899"};
    QTest::newRow("ITF-14 of the piece") << "06901234567892" << GtinForm::Itf14
                                         << QStringList{"6901234567892", "06901234567892"};
}

void TestGtin::parses()
{
    QFETCH(QString, text);
    QFETCH(GtinForm, form);
    QFETCH(QStringList, lookups);
    const auto gtin = Gtin::parse(text);
    QVERIFY(gtin.has_value());
    QCOMPARE(gtin->form(), form);
    QCOMPARE(gtin->lookups(), lookups);
    QCOMPARE(gtin->toString(), lookups.first());
    QCOMPARE(Gtin::fromDigitsWithoutCheck(gtin->toString().chopped(1)).value(), *gtin);
}

void TestGtin::refuses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("why");
    QTest::newRow("empty") << ""
                           << "digits";
    QTest::newRow("check digit") << "6901234567891"
                                 << "check digit";
    QTest::newRow("EAN-8 check digit") << "96385075"
                                       << "check digit";
    QTest::newRow("carton check digit") << "16901234567898"
                                        << "check digit";
    QTest::newRow("11 digits") << "13800138000"
                               << "length";
    QTest::newRow("letters") << "69012345678AB"
                             << "digits";
    QTest::newRow("full-width") << QStringLiteral(u"６９０１２３４５６７８９２") << "digits";
}

void TestGtin::refuses()
{
    QFETCH(QString, text);
    QFETCH(QString, why);
    const auto gtin = Gtin::parse(text);
    QVERIFY(!gtin.has_value());
    QCOMPARE(gtin.error().code, ErrorCode::InvalidInput);
    QCOMPARE(gtin.error().args, QStringList{why});
}

void TestGtin::everyWrongDigitIsFound()
{
    std::mt19937 random(3);
    for (int round = 0; round < 300; ++round) {
        QString digits;
        for (int i = 0; i < 12; ++i)
            digits += QLatin1Char(static_cast<char>('0' + random() % 10));
        const QString good = digits + QString::number(eanCheckDigit(digits));
        for (qsizetype at = 0; at < good.size(); ++at) {
            QString wrong = good;
            wrong[at] = QLatin1Char(static_cast<char>('0' + (good[at].digitValue() + 1 + random() % 9) % 10));
            QVERIFY(wrong == good || !hasGoodCheckDigit(wrong));
        }
    }
}

void TestGtin::upcEExpands_data()
{
    QTest::addColumn<QString>("e");
    QTest::addColumn<QString>("a");
    QTest::newRow("ends 0..2") << "04252614"
                               << "042100005264";
    QTest::newRow("wrong check digit") << "01234532"
                                       << "";
    QTest::newRow("system 2") << "21234567"
                              << "";
    QTest::newRow("seven digits") << "0425261"
                                  << "";
    // Built from the rule: manufacturer and item digits go back to their places.
    const auto row = [](const char *name, const QString &six, const QString &body) {
        const QString check = QString::number(eanCheckDigit(body));
        QTest::newRow(name) << QString(QLatin1Char('0') + six + check) << QString(body + check);
    };
    row("rule 3", "123453", "01230000045");
    row("rule 4", "123454", "01234000005");
    row("rule 5", "123455", "01234500005");
    row("rule 9", "123459", "01234500009");
}

void TestGtin::upcEExpands()
{
    QFETCH(QString, e);
    QFETCH(QString, a);
    QCOMPARE(upcEToUpcA(e), a);
}

MENDIAN_TEST(TestGtin)
#include "tst_gtin.moc"
