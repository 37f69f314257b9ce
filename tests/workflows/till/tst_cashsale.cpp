// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "tests/support/testshop.h"

using namespace mendian;
using namespace mendian::test;
using journal::EventKind;

class TestCashSale : public QObject
{
    Q_OBJECT
private slots:
    void sellsAndGivesChange();
    void receiptNumbersHaveNoGaps();
    void needsAPersonAndAShift();
    void tooLittleCashSellsNothing();
    void waivesFenForCashOnly();
    void theBasketSurvivesARestart();
    void aFinishedSaleDoesNotComeBack();
    void holdAndRecallBringTheGoodsBackOnce();
    void recallHoldsTheGoodsInTheBasketFirst();
    void discountsHaveLimitsAndApprovals();
    void undoTakesBackTheLastStep();
    void finishingTwiceBooksOnce();
};

void TestCashSale::sellsAndGivesChange()
{
    TestShop t;
    t.ready();
    QCOMPARE(t.scan(QLatin1String(TestShop::kWater)).outcome, QStringLiteral("line"));
    QCOMPARE(t.scan(QLatin1String(TestShop::kWater)).outcome, QStringLiteral("line"));
    QCOMPARE(t.scan(QLatin1String(TestShop::kMilk)).outcome, QStringLiteral("line"));
    QCOMPARE(t.till->view().basket.total, 1199_fen);
    QVERIFY(t.till->paymentDesk().open(QStringLiteral("cash")));
    QCOMPARE(t.till->view().payment.screen, 9);
    QVERIFY(t.till->paymentDesk().payCash(2000_fen));
    const TillView view = t.till->view();
    QCOMPARE(view.payment.screen, 4);
    QCOMPARE(view.payment.change, 801_fen);
    QCOMPARE(view.payment.receipt, QStringLiteral("S001-02-1-1"));
    QVERIFY(view.basket.lines.isEmpty());
    QCOMPARE(view.shift.sales, 1199_fen);
    QCOMPARE(t.events(EventKind::Sale), 1);
    QCOMPARE(t.events(EventKind::SaleFrozen), 0); // cash alone is one commit
    QCOMPARE(t.count("SELECT count(*) FROM print_jobs WHERE kind = 'receipt'"), 1);
    QCOMPARE(t.count("SELECT count(*) FROM print_jobs WHERE kind = 'drawer'"), 1);
    QVERIFY(t.verifies());
}

void TestCashSale::receiptNumbersHaveNoGaps()
{
    TestShop t;
    t.ready();
    for (int i = 1; i <= 5; ++i) {
        t.scan(QLatin1String(TestShop::kWater));
        QVERIFY(t.till->paymentDesk().open(QStringLiteral("cash")));
        if (i == 3)
            t.restart(), t.till->signIn(QStringLiteral("0017"), Secret("246810"));
        if (!t.till->paymentDesk().isOpen())
            QVERIFY(t.till->paymentDesk().open(QStringLiteral("cash")));
        QVERIFY(t.till->paymentDesk().payCash(350_fen));
        QCOMPARE(t.till->view().payment.receipt, QStringLiteral("S001-02-1-%1").arg(i));
    }
    QVERIFY(t.verifies());
}

void TestCashSale::needsAPersonAndAShift()
{
    TestShop t;
    QCOMPARE(t.scan(QLatin1String(TestShop::kWater)).reason, QStringLiteral("locked"));
    QVERIFY(t.till->signIn(QStringLiteral("0017"), Secret("246810")));
    QCOMPARE(t.scan(QLatin1String(TestShop::kWater)).outcome, QStringLiteral("line"));
    QCOMPARE(t.till->paymentDesk().open(QStringLiteral("cash")).error().code, ErrorCode::NoShift);
    QCOMPARE(t.events(EventKind::Sale), 0);
}

void TestCashSale::tooLittleCashSellsNothing()
{
    TestShop t;
    t.ready();
    t.scan(QLatin1String(TestShop::kWater));
    QVERIFY(t.till->paymentDesk().open(QStringLiteral("cash")));
    const Status paid = t.till->paymentDesk().payCash(349_fen);
    QCOMPARE(paid.error().code, ErrorCode::InvalidInput);
    QCOMPARE(paid.error().args.value(0), QStringLiteral("0.01"));
    const Status barcode = t.till->paymentDesk().payCash(69'012'345_fen); // a bar code typed as money
    QCOMPARE(barcode.error().code, ErrorCode::LimitExceeded);
    QCOMPARE(t.events(EventKind::Sale), 0);
    QCOMPARE(t.till->view().basket.lines.size(), 1);
}

void TestCashSale::waivesFenForCashOnly()
{
    TestShop t;
    t.shop->settings.set(QStringLiteral("sale.rounding"), QStringLiteral("fen"));
    t.ready();
    t.scan(QLatin1String(TestShop::kMilk)); // 4.99
    QCOMPARE(t.till->view().basket.total, 499_fen);
    QVERIFY(t.till->paymentDesk().open(QStringLiteral("cash")));
    QCOMPARE(t.till->view().payment.due, 490_fen);
    QVERIFY(t.till->paymentDesk().payCash(490_fen));
    QCOMPARE(t.till->view().payment.total, 490_fen);
    QCOMPARE(t.count("SELECT rounding FROM sales"), 9);
    t.scan(QLatin1String(TestShop::kMilk));
    t.scan(QLatin1String(TestShop::kPayCode));
    QCOMPARE(t.till->view().payment.total, 499_fen);
    QVERIFY(t.verifies());
}

void TestCashSale::theBasketSurvivesARestart()
{
    TestShop t;
    t.ready();
    t.scan(QLatin1String(TestShop::kWater));
    t.scan(QLatin1String(TestShop::kMilk));
    QVERIFY(t.till->basketDesk().setQuantity(1, Quantity::pieces(3)));
    const Basket before = t.till->basketDesk().basket();
    t.restart();
    QCOMPARE(t.till->basketDesk().basket(), before);
    QVERIFY(t.notices.contains(QStringLiteral("restored")));
    QVERIFY(t.till->signIn(QStringLiteral("0017"), Secret("246810")));
    QVERIFY(t.till->basketDesk().remove(1));
    t.restart();
    QCOMPARE(t.till->basketDesk().basket().lines.size(), 1);
}

void TestCashSale::aFinishedSaleDoesNotComeBack()
{
    TestShop t;
    t.ready();
    t.scan(QLatin1String(TestShop::kWater));
    // The kill comes between the sale's commit and the clearing of the draft.
    const SaleId id = t.till->basketDesk().basket().id;
    QVERIFY(t.till->paymentDesk().open(QStringLiteral("cash")));
    const auto draftLines = t.draft->load().value();
    QVERIFY(t.till->paymentDesk().payCash(350_fen));
    storage::DraftDiff diff;
    for (int i = 0; i < draftLines.lines.size(); ++i)
        diff.lines.insert(i, draftLines.lines[i]);
    diff.meta = draftLines.meta;
    QVERIFY(t.draft->save(diff));
    t.restart();
    QVERIFY(t.till->basketDesk().basket().isEmpty());
    QVERIFY(t.till->basketDesk().basket().id != id);
    QCOMPARE(t.events(EventKind::Sale), 1);
}

void TestCashSale::holdAndRecallBringTheGoodsBackOnce()
{
    TestShop t;
    t.ready();
    t.scan(QLatin1String(TestShop::kWater));
    t.scan(QLatin1String(TestShop::kMilk));
    const QList<BasketLine> lines = t.till->basketDesk().basket().lines;
    QVERIFY(t.till->hold());
    QVERIFY(t.till->basketDesk().basket().isEmpty());
    const auto holds = t.till->holds();
    QCOMPARE(holds->size(), 1);
    QCOMPARE(holds->first().total, 849_fen);
    t.restart();
    QVERIFY(t.till->signIn(QStringLiteral("0017"), Secret("246810")));
    QCOMPARE(t.scan(codes::holdCode(holds->first().hold)).outcome, QStringLiteral("routed"));
    QCOMPARE(t.till->basketDesk().basket().lines, lines);
    QCOMPARE(t.scan(codes::holdCode(holds->first().hold)).outcome, QStringLiteral("refused"));
    QVERIFY(t.till->holds()->isEmpty());
    QVERIFY(t.verifies());
}

void TestCashSale::recallHoldsTheGoodsInTheBasketFirst()
{
    TestShop t;
    t.ready();
    t.scan(QLatin1String(TestShop::kWater));
    QVERIFY(t.till->hold());
    const HoldId first = t.till->holds()->first().hold;
    t.scan(QLatin1String(TestShop::kMilk));
    QVERIFY(t.till->recall(first));
    QCOMPARE(t.till->basketDesk().basket().lines.first().barcode, QLatin1String(TestShop::kWater));
    QCOMPARE(t.till->holds()->size(), 1);
    QVERIFY(t.notices.contains(QStringLiteral("recalled_parked")));
}

void TestCashSale::discountsHaveLimitsAndApprovals()
{
    TestShop t;
    t.ready();
    t.scan(QLatin1String(TestShop::kWater));
    BasketDesk &desk = t.till->basketDesk();
    QVERIFY(desk.discountLine(1, {500, {}, {}}, {})); // 5 % is a cashier's own
    QCOMPARE(desk.discountLine(1, {501, {}, {}}, {}).error().code, ErrorCode::PermissionDenied);
    QCOMPARE(desk.discountLine(1, {0, 18_fen, {}}, {}).error().code, ErrorCode::PermissionDenied); // 5.14 %
    QCOMPARE(desk.changePrice(1, 300_fen, QStringLiteral("dented"), {}).error().code, ErrorCode::PermissionDenied);
    const Proof wrong{QStringLiteral("0001"), Secret("000000"), {}};
    QCOMPARE(desk.changePrice(1, 300_fen, QStringLiteral("dented"), wrong).error().code, ErrorCode::WrongPin);
    QVERIFY(desk.discountLine(1, {}, {}));
    QVERIFY(desk.changePrice(1, 300_fen, QStringLiteral("dented"), t.manager()));
    QCOMPARE(desk.priced().total, 300_fen);
    QCOMPARE(desk.basket().lines.first().priceChange->by.approver, QStringLiteral("0001"));
    QCOMPARE(t.events(EventKind::Approval), 1);
    QCOMPARE(t.events(EventKind::PriceOverride), 1);
    QVERIFY(desk.discountWhole({1000, {}, {}}, t.manager()));
    QCOMPARE(desk.priced().total, 270_fen);
}

void TestCashSale::undoTakesBackTheLastStep()
{
    TestShop t;
    t.ready();
    t.scan(QLatin1String(TestShop::kWater));
    t.scan(QLatin1String(TestShop::kMilk));
    QVERIFY(t.till->basketDesk().clear());
    QCOMPARE(t.till->view().basket.undoWhat, QStringLiteral("clear"));
    QVERIFY(t.till->basketDesk().undo());
    QCOMPARE(t.till->view().basket.lines.size(), 2);
    QVERIFY(t.till->basketDesk().redo());
    QVERIFY(t.till->view().basket.lines.isEmpty());
}

void TestCashSale::finishingTwiceBooksOnce()
{
    TestShop t;
    t.ready();
    t.scan(QLatin1String(TestShop::kWater));
    QVERIFY(t.till->paymentDesk().open(QStringLiteral("cash")));
    QVERIFY(t.till->paymentDesk().payCash(350_fen));
    const SaleId id = t.till->view().payment.sale;
    const auto again = finishSale(*t.shop, {id, {}, CashPart{350_fen, 350_fen, {}}});
    QVERIFY(again);
    QVERIFY(again->already);
    QCOMPARE(t.events(EventKind::Sale), 1);
}

MENDIAN_TEST(TestCashSale)
#include "tst_cashsale.moc"
