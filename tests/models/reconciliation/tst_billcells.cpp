// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/reconciliation/billcells.h"
#include "tests/support/testmain.h"

using namespace mendian;

// Amounts, rates, moments and column names as providers write them.
class TestBillCells : public QObject
{
    Q_OBJECT
private slots:
    void feesKeepFiveDecimals_data();
    void feesKeepFiveDecimals();
    void amountsAreExactOrRefused_data();
    void amountsAreExactOrRefused();
    void ratesAndCounts();
    void momentsAreShanghai();
    void feeSumsMayBeRoundedEitherWay();
    void columnsAreFoundByName();
    void everyProblemHasASentence();
    void aBillOfAnotherDayIsRefused();
};

void TestBillCells::feesKeepFiveDecimals_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("milliFen");
    QTest::addColumn<qint64>("fen");
    QTest::newRow("spec") << "0.02100" << qint64(2100) << qint64(2);
    QTest::newRow("half up") << "0.02500" << qint64(2500) << qint64(3);
    QTest::newRow("given back") << "-0.02500" << qint64(-2500) << qint64(-3);
    QTest::newRow("whole") << "12" << qint64(1'200'000) << qint64(1200);
    QTest::newRow("smallest") << "0.00001" << qint64(1) << qint64(0);
}

void TestBillCells::feesKeepFiveDecimals()
{
    QFETCH(QString, text);
    QFETCH(qint64, milliFen);
    QFETCH(qint64, fen);
    const auto fee = parseFee(text);
    QVERIFY(fee);
    QCOMPARE(fee->milliFen, milliFen);
    QCOMPARE(fee->rounded().fen(), fen);
}

void TestBillCells::amountsAreExactOrRefused_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("good");
    QTest::addColumn<qint64>("fen");
    QTest::newRow("plain") << "3.50" << true << qint64(350);
    QTest::newRow("one decimal") << "0.0" << true << qint64(0);
    QTest::newRow("zeros behind") << "3.50000" << true << qint64(350);
    QTest::newRow("tab") << "3.50\t" << true << qint64(350);
    QTest::newRow("minus") << "-35.80" << true << qint64(-3580);
    for (const char *bad : {"", "-", ".5", "1.", "1,234.50", "1e5", "0x10", "3.505", "99999999999999", "NaN", "3.5 0"})
        QTest::newRow(bad) << bad << false << qint64(0);
}

void TestBillCells::amountsAreExactOrRefused()
{
    QFETCH(QString, text);
    QFETCH(bool, good);
    QFETCH(qint64, fen);
    const auto money = parseBillMoney(text);
    QCOMPARE(money.has_value(), good);
    if (good)
        QCOMPARE(money->fen(), fen);
}

void TestBillCells::ratesAndCounts()
{
    QCOMPARE(parseRatePpm(u"0.60%").value(), qint64(6000));
    QCOMPARE(parseRatePpm(u"0.0038%").value(), qint64(38));
    QCOMPARE(parseRatePpm(u"").value(), qint64(-1));
    QVERIFY(!parseRatePpm(u"0.60"));
    QVERIFY(!parseRatePpm(u"-0.60%"));
    QCOMPARE(parseBillCount(u"45.0").value(), qint64(45));
    QVERIFY(!parseBillCount(u"45.5"));
    QVERIFY(!parseBillCount(u"-1"));
}

void TestBillCells::momentsAreShanghai()
{
    QCOMPARE(parseBillTime(u"2025-11-21 14:32:00").value().ms, qint64(1'763'706'720'000));
    for (const QStringView bad :
        {u"2025-11-21", u"2025-11-21T14:32:00", u"2025-02-30 10:00:00", u"2025-11-21 25:00:00"})
        QVERIFY(!parseBillTime(bad));
}

void TestBillCells::feeSumsMayBeRoundedEitherWay()
{
    QVERIFY(feeSumAgrees({2100}, u"0.02"));
    QVERIFY(feeSumAgrees({2100}, u"0.03"));
    QVERIFY(feeSumAgrees({2100}, u"0.02100"));
    QVERIFY(!feeSumAgrees({2100}, u"0.02101"));
    QVERIFY(!feeSumAgrees({2100}, u"0.04"));
    QVERIFY(!feeSumAgrees({2100}, u""));
}

void TestBillCells::columnsAreFoundByName()
{
    const ColumnMap::Name names[] = {{u"订单金额(元)", true}, {u"门店", false}, {u"新名|旧名", true}};
    const auto map = ColumnMap::find({QStringLiteral(u"旧名\t"), QStringLiteral(u"订单金额（元）")}, names, 5);
    QVERIFY(map);
    QCOMPARE(map->at(0), 1);
    QCOMPARE(map->at(1), -1);
    QCOMPARE(map->at(2), 0);
    const auto missing = ColumnMap::find({QStringLiteral(u"旧名")}, names, 5);
    QCOMPARE(missing.error().args, (QStringList{"5", QStringLiteral(u"订单金额(元)"), "NoColumn"}));
    const auto twice =
        ColumnMap::find({QStringLiteral(u"旧名"), QStringLiteral(u"新名"), QStringLiteral(u"订单金额(元)")}, names, 5);
    QCOMPARE(twice.error().args.value(2), QStringLiteral("TwiceColumn"));
}

void TestBillCells::everyProblemHasASentence()
{
    for (int i = 0; i <= static_cast<int>(BillProblem::Overflow); ++i) {
        const auto problem = static_cast<BillProblem>(i);
        QVERIFY(qstrlen(billProblemText(problem)) > 10);
        const Error error = billFault(7, QStringLiteral("fee"), problem).value();
        QVERIFY(error.detail.startsWith(QLatin1String("line 7, column fee: ")));
        QCOMPARE(error.code, problem == BillProblem::TooLarge ? ErrorCode::LimitExceeded : ErrorCode::InvalidInput);
    }
}

void TestBillCells::aBillOfAnotherDayIsRefused()
{
    Bill bill;
    bill.day = BusinessDate(QDate(2025, 11, 20));
    QVERIFY(checkDay(bill));
    BillRow row;
    row.at = fromStoreTime(QDate(2025, 11, 20), QTime(23, 59, 59));
    BillRow next = row;
    next.at = row.at + 1000;
    bill.rows = {row, next};
    QVERIFY(checkDay(bill));
    bill.rows = {next};
    QVERIFY(!checkDay(bill));
    next.at = row.at + 2 * 86'400'000LL;
    bill.rows = {row, next};
    QVERIFY(!checkDay(bill));
}

MENDIAN_TEST(TestBillCells)
#include "tst_billcells.moc"
