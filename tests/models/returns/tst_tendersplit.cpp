// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/returns/tendersplit.h"
#include "tests/support/testmain.h"

using namespace mendian;

class TestTenderSplit : public QObject
{
    Q_OBJECT
private slots:
    void ruleOfTheOrder_data();
    void ruleOfTheOrder();
    void moreThanIsLeftIsRefused();
    void goodsPaidWithGoodsGoBackTheFirstWay();
    void twoExchangesShareOneSale();
};

namespace {

const SaleId kSale = SaleId::create();

TenderSource source(int no, const char *kind, Money left, bool canRefund = true)
{
    return {kSale, no, QString::fromLatin1(kind), 10'000_fen, left, {}, {}, {}, canRefund, {}};
}

QString said(const TenderSplit &split)
{
    QStringList parts;
    for (const journal::ReturnTender &tender : split.tenders)
        parts.append(QStringLiteral("%1 %2 %3").arg(tender.tender).arg(tender.kind, tender.amount.toString()));
    return parts.join(QStringLiteral(", "));
}

} // namespace

void TestTenderSplit::ruleOfTheOrder_data()
{
    QTest::addColumn<qint64>("fen");
    QTest::addColumn<bool>("canRefund");
    QTest::addColumn<QString>("expected");
    // Paid: slip 20.00, cash 30.00, WeChat 40.00, Alipay 10.00.
    QTest::newRow("provider first") << qint64(1'500) << true << "2 wechat 15.00";
    QTest::newRow("both providers") << qint64(4'500) << true << "2 wechat 40.00, 3 alipay 5.00";
    QTest::newRow("then the slip") << qint64(6'000) << true << "2 wechat 40.00, 3 alipay 10.00, 0 external 10.00";
    QTest::newRow("cash last") << qint64(10'000) << true
                               << "2 wechat 40.00, 3 alipay 10.00, 0 external 20.00, 1 cash 30.00";
    QTest::newRow("a provider that cannot")
        << qint64(9'000) << false << "3 alipay 10.00, 0 external 20.00, 1 cash 30.00, 2 cash 30.00";
    QTest::newRow("nothing") << qint64(0) << true << "";
}

void TestTenderSplit::ruleOfTheOrder()
{
    QFETCH(qint64, fen);
    QFETCH(bool, canRefund);
    QFETCH(QString, expected);
    const auto split = splitOverTenders(Money::fromFen(fen),
        {source(0, "external", 2'000_fen), source(1, "cash", 3'000_fen), source(2, "wechat", 4'000_fen, canRefund),
            source(3, "alipay", 1'000_fen)});
    QVERIFY(split);
    QCOMPARE(said(*split), expected);
    QCOMPARE(split->otherMeans, canRefund ? 0_fen : 3'000_fen);
    QVERIFY(split->through.isEmpty());
}

void TestTenderSplit::moreThanIsLeftIsRefused()
{
    const auto split = splitOverTenders(101_fen, {source(0, "cash", 100_fen)});
    QVERIFY(!split);
    QCOMPARE(split.error().code, ErrorCode::Conflict);
    QCOMPARE(split.error().args, QStringList{QStringLiteral("0.01")});
}

// Bought by WeChat, exchanged for the goods of a second sale, which come back too.
void TestTenderSplit::goodsPaidWithGoodsGoBackTheFirstWay()
{
    TenderSource wechat = source(0, "wechat", 10'000_fen);
    wechat.sale = SaleId::create();
    TenderSource exchange = source(0, "exchange", 8'000_fen);
    exchange.behind = {wechat};
    const auto split = splitOverTenders(9'000_fen, {source(1, "cash", 3'000_fen), exchange});
    QVERIFY(split);
    QCOMPARE(said(*split), QStringLiteral("0 wechat 80.00, 1 cash 10.00"));
    QCOMPARE(split->through.size(), 1);
    QCOMPARE(split->through.first().amount, 8'000_fen);
    QCOMPARE(split->through.first().sale, kSale);
    QCOMPARE(split->tenders.first().sale, wechat.sale);
}

void TestTenderSplit::twoExchangesShareOneSale()
{
    TenderSource wechat = source(0, "wechat", 3'000_fen);
    wechat.sale = SaleId::create();
    TenderSource cash = source(1, "cash", 2'000_fen);
    cash.sale = wechat.sale;
    TenderSource first = source(0, "exchange", 2'500_fen);
    first.behind = {wechat, cash};
    TenderSource second = source(1, "exchange", 2'500_fen);
    second.behind = {wechat, cash};
    const auto split = splitOverTenders(5'000_fen, {first, second});
    QVERIFY(split);
    QCOMPARE(said(*split), QStringLiteral("0 wechat 30.00, 1 cash 20.00"));
    QCOMPARE(split->through.size(), 2);
}

MENDIAN_TEST(TestTenderSplit)
#include "tst_tendersplit.moc"
