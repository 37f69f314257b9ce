// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/layout.h"
#include "tests/support/returnshop.h"
#include "tests/support/testmain.h"

using namespace mendian;
using namespace mendian::test;
using journal::EventKind;

// Returns in a whole shop: real storage, simulated provider.
class TestReturns : public QObject
{
    Q_OBJECT
private slots:
    void cashGoesBackInOneCommit();
    void splitTendersGoBackByTheRule();
    void theSameRequestTwiceIsOneReturn();
    void partialReturnsAddUpToTheSale();
    void neverMoreThanWasSold();
    void limitsAndApproval();
    void withoutAReceipt_data();
    void withoutAReceipt();
    void salesAreFound_data();
    void salesAreFound();
    void aScannedReceiptOpensItsReturn();
    void refundsFollowThroughARestart();
    void whatIsStuckNeedsAPerson();
    void aNumberThatWasGivenUpIsAskedForAgainOnce();
    void settledInCashLeavesTheDrawerRight();
    void tooLateForTheProviderIsCashWithAManager();
    void zCountsReturns();
};

void TestReturns::cashGoesBackInOneCommit()
{
    ReturnShop t;
    const SaleId sale = t.sellForCash(3);
    const qint64 before = t.journal->tail().seq;
    QCOMPARE(t.expected(QStringLiteral("cash")), 50'000_fen + 1'050_fen);
    const auto done = t.giveBack(t.request(sale, 2));
    QVERIFY2(done, done ? "" : qPrintable(done.error().detail));
    QCOMPARE(done->receipt, QStringLiteral("S001-02-1-2"));
    QCOMPARE(done->total, 700_fen);
    QCOMPARE(done->cash, 700_fen);
    QCOMPARE(t.journal->tail().seq, before + 2); // the return and the drawer, nothing else
    QCOMPARE(t.expected(QStringLiteral("cash")), 50'000_fen + 350_fen);
    QCOMPARE(t.count("SELECT count(*) FROM print_jobs WHERE kind = 'return'"), 1);
    QCOMPARE(t.count("SELECT count(*) FROM print_jobs WHERE kind = 'drawer'"), 2);
    t.sellForCash(1);
    QCOMPARE(t.till->view().last->receipt, QStringLiteral("S001-02-1-3")); // no gap, no number twice
    QVERIFY(t.verifies());
}

void TestReturns::splitTendersGoBackByTheRule()
{
    ReturnShop t;
    const SaleId sale = t.sellSplit(500_fen, 300_fen); // the slip 3.00, WeChat 5.00, cash 2.50
    const auto view = t.till->returnDesk().open(sale);
    QVERIFY(view);
    QCOMPARE(view->tenders.size(), 3);
    QCOMPARE(view->lines.first().leftAmount, 1'050_fen);
    const auto plan = t.till->returnDesk().plan(t.request(sale, 3));
    QCOMPARE(t.said(plan->parts), QStringLiteral("wechat 5.00, external 3.00, cash 2.50"));
    QCOMPARE(t.events(EventKind::Return), 0);

    const auto one = t.giveBack(t.request(sale, 1));
    QCOMPARE(t.said(one->parts), QStringLiteral("wechat 3.50"));
    t.pass(61'000);
    const auto two = t.giveBack(t.request(sale, 2));
    QCOMPARE(t.said(two->parts), QStringLiteral("wechat 1.50, external 3.00, cash 2.50"));
    QCOMPARE(two->cash, 250_fen);
    t.pass(61'000);
    QCOMPARE(t.doneRefunds(), 2);
    QCOMPARE(t.refundGateway.paidOutOf(t.gateway.orders().keys().first()), 500_fen);
    QVERIFY(t.providerIsEven());
    for (const char *kind : {"wechat", "external"})
        QCOMPARE(t.expected(QLatin1String(kind)), 0_fen);
    QCOMPARE(t.expected(QStringLiteral("cash")), 50'000_fen);
    QVERIFY(t.verifies());
}

void TestReturns::theSameRequestTwiceIsOneReturn()
{
    ReturnShop t;
    const SaleId sale = t.sellForCash(3);
    const ReturnRequest request = t.request(sale, 1);
    const auto first = t.giveBack(request);
    const qint64 seq = t.journal->tail().seq;
    const auto second = t.giveBack(request);
    QVERIFY(second && second->already);
    QCOMPARE(second->receipt, first->receipt);
    QCOMPARE(t.journal->tail().seq, seq);
}

void TestReturns::partialReturnsAddUpToTheSale()
{
    ReturnShop t;
    t.shop->settings.set(QStringLiteral("sale.rounding"), QStringLiteral("jiao"));
    const SaleId sale = t.sellForCash(3); // 10.50, 0.50 waived
    QCOMPARE(t.till->view().last->total, 1'000_fen);
    QList<Money> back;
    for (int i = 0; i < 3; ++i)
        back.append(t.giveBack(t.request(sale, 1)).value().total);
    QCOMPARE(back, (QList<Money>{333_fen, 333_fen, 334_fen}));
    QCOMPARE(t.expected(QStringLiteral("cash")), 50'000_fen);
}

void TestReturns::neverMoreThanWasSold()
{
    ReturnShop t;
    const SaleId sale = t.sellForCash(3);
    QVERIFY(t.giveBack(t.request(sale, 2)));
    const auto more = t.giveBack(t.request(sale, 2));
    QCOMPARE(t.errorOf(more.error()), QStringLiteral("LimitExceeded:1"));
    QVERIFY(t.giveBack(t.request(sale, 1)));
    QCOMPARE(t.errorOf(t.giveBack(t.request(sale, 1)).error()), QStringLiteral("LimitExceeded:0"));
    QCOMPARE(t.errorOf(t.giveBack(t.request(SaleId::create(), 1)).error()), QStringLiteral("NotFound"));
    ReturnRequest noReason = t.request(t.sellForCash(1), 1);
    noReason.lines.first().reason.clear();
    QCOMPARE(t.errorOf(t.giveBack(noReason).error()), QStringLiteral("InvalidInput:reason"));
    QCOMPARE(t.count("SELECT sum(quantity) FROM return_lines"), 3'000);
    QVERIFY(t.verifies());
}

void TestReturns::limitsAndApproval()
{
    ReturnShop t;
    const SaleId sale = t.sellForCash(60); // 210.00, a cashier's limit is 200.00
    QVERIFY(t.till->returnDesk().plan(t.request(sale, 60))->needsApproval);
    QVERIFY(!t.till->returnDesk().plan(t.request(sale, 57))->needsApproval);
    QCOMPARE(t.errorOf(t.giveBack(t.request(sale, 60)).error()), QStringLiteral("PermissionDenied:return"));
    QCOMPARE(t.giveBack(t.request(sale, 60), {QStringLiteral("0001"), Secret("000000"), {}}).error().code,
        ErrorCode::WrongPin);
    QCOMPARE(t.events(EventKind::Return), 0);
    const auto done = t.giveBack(t.request(sale, 60), t.manager());
    QVERIFY(done);
    QCOMPARE(t.till->returnDesk().load(done->id)->approver, QStringLiteral("0001"));
    QCOMPARE(t.events(EventKind::Approval), 1);
    QVERIFY(t.till->lock());
    QCOMPARE(t.giveBack(t.request(sale, 1)).error().code, ErrorCode::NotSignedIn);
}

void TestReturns::withoutAReceipt_data()
{
    QTest::addColumn<int>("waters");
    QTest::addColumn<qint64>("fen");
    QTest::addColumn<bool>("approved");
    QTest::addColumn<QString>("refused");
    QTest::newRow("today's price") << 2 << qint64(0) << true << "";
    QTest::newRow("less") << 2 << qint64(500) << true << "";
    QTest::newRow("more than it costs") << 2 << qint64(701) << true << "InvalidInput:price";
    QTest::newRow("above the shop's limit") << 58 << qint64(0) << true << "LimitExceeded:200.00";
    QTest::newRow("nobody approves") << 1 << qint64(0) << false << "PermissionDenied:return_no_receipt";
    QTest::newRow("none") << 0 << qint64(0) << true << "InvalidInput:quantity";
}

void TestReturns::withoutAReceipt()
{
    QFETCH(int, waters);
    QFETCH(qint64, fen);
    QFETCH(bool, approved);
    QFETCH(QString, refused);
    ReturnShop t;
    const NoReceiptRequest request{ReturnId::create(),
        {{t.goods.goods.first().id, Quantity::pieces(waters), Money::fromFen(fen), QStringLiteral("quality")}}};
    const auto done = t.till->returnDesk().giveBackWithoutReceipt(request, approved ? t.manager() : Proof{});
    QCOMPARE(done ? QString() : t.errorOf(done.error()), refused);
    QCOMPARE(t.events(EventKind::Return), done ? 1 : 0);
    if (done) {
        const Money cash = fen ? Money::fromFen(fen) : Money::fromFen(350 * waters);
        QCOMPARE(done->cash, cash);
        QCOMPARE(t.expected(QStringLiteral("cash")), 50'000_fen - cash);
    }
    NoReceiptRequest unknown = request;
    unknown.id = ReturnId::create();
    unknown.lines.first().sku = SkuId::create();
    QCOMPARE(t.till->returnDesk().giveBackWithoutReceipt(unknown, t.manager()).error().code, ErrorCode::NotFound);
    QVERIFY(t.verifies());
}

void TestReturns::salesAreFound_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("found");
    QTest::newRow("the whole number") << "S001-02-1-2"
                                      << "2";
    QTest::newRow("in small letters") << "s001-02-1-2"
                                      << "2";
    QTest::newRow("its last part") << "2"
                                   << "2";
    QTest::newRow("of another till") << "S001-03-1-2"
                                     << "";
    QTest::newRow("the card's last four") << "6789"
                                          << "2";
    QTest::newRow("the receipt's code") << "<code>"
                                        << "2";
    QTest::newRow("a forged code") << "<forged>"
                                   << "";
    QTest::newRow("our order number") << "<order>"
                                      << "2";
    QTest::newRow("its last six") << "<six>"
                                  << "2";
    QTest::newRow("the provider's number") << "<transaction>"
                                           << "2";
    QTest::newRow("nothing we know") << "hello world"
                                     << "";
}

void TestReturns::salesAreFound()
{
    QFETCH(QString, text);
    QFETCH(QString, found);
    ReturnShop t;
    t.sellForCash(1);
    t.clock.advance(60'000);
    const SaleId sale = t.sellSplit(500_fen, 300_fen);
    t.clock.advance(60'000);
    t.sellForCash(2);
    const QString order = t.gateway.orders().keys().first();
    const auto hash = storage::SalesRepository(t.journal->database()).hashOf(sale).value().toHex().left(16).toUpper();
    const auto code = [&](const QString &digits) {
        return codes::receiptCode({QStringLiteral("S001"), 2, 1, 2, digits}).value();
    };
    const QHash<QString, QString> words{{QStringLiteral("<code>"), code(QString::fromLatin1(hash))},
        {QStringLiteral("<forged>"), code(QStringLiteral("0123456789ABCDEF"))}, {QStringLiteral("<order>"), order},
        {QStringLiteral("<six>"), order.right(6)},
        {QStringLiteral("<transaction>"), QStringLiteral("42") + order.right(26)}};
    const auto sales = t.till->returnDesk().find({.text = words.value(text, text)});
    QVERIFY(sales);
    QStringList numbers;
    for (const FoundSale &one : *sales)
        numbers.append(one.receipt.section(u'-', -1));
    QCOMPARE(numbers.join(u','), found);
    const auto byAmount = t.till->returnDesk().find({.total = 1'050_fen});
    QCOMPARE(byAmount->size(), 1);
    const auto byTime = t.till->returnDesk().find({.from = t.clock.wall() + -90'000});
    QCOMPARE(byTime->size(), 2);
    QCOMPARE(t.till->returnDesk().find({.text = QStringLiteral("2"), .total = 1_fen})->size(), 0);
    QCOMPARE(t.till->returnDesk().find({}).error().code, ErrorCode::InvalidInput);
}

void TestReturns::aScannedReceiptOpensItsReturn()
{
    ReturnShop t;
    const SaleId sale = t.sellForCash(1);
    const auto hash = storage::SalesRepository(t.journal->database()).hashOf(sale).value().toHex().left(16).toUpper();
    const auto code = [&](qint64 till, const QString &digits) {
        return codes::receiptCode({QStringLiteral("S001"), till, 1, 1, digits}).value();
    };
    const ScanFeedback seen = t.scan(code(2, QString::fromLatin1(hash)));
    QCOMPARE(seen.outcome, QStringLiteral("routed"));
    QCOMPARE(seen.reason, QStringLiteral("return"));
    QCOMPARE(seen.note, sale.toString());
    QCOMPARE(t.scan(code(3, QString::fromLatin1(hash))).reason, QStringLiteral("not_here"));
    QCOMPARE(t.scan(code(2, QStringLiteral("0123456789ABCDEF"))).reason, QStringLiteral("damaged"));
}

void TestReturns::refundsFollowThroughARestart()
{
    ReturnShop t;
    const SaleId sale = t.sellSplit(1'050_fen);
    t.refundGateway.slow(true);
    t.refundGateway.treat(RefundCall::Refund, {FakeRefundGateway::Reply::Lost});
    QVERIFY(t.giveBack(t.request(sale, 3)));
    QCOMPARE(t.till->returnDesk().refunds()->size(), 1);
    t.restart();
    QVERIFY(t.signInByBadge());
    t.pass(1'000);
    t.pass(120'000);
    QCOMPARE(t.till->returnDesk().refunds()->first().state, QStringLiteral("Processing"));
    t.refundGateway.payOut();
    t.pass(300'000);
    t.pass(300'000);
    QCOMPARE(t.doneRefunds(), 1);
    QVERIFY(t.till->returnDesk().refunds()->isEmpty());
    QVERIFY(t.providerIsEven());
    QVERIFY(t.verifies());
}

void TestReturns::whatIsStuckNeedsAPerson()
{
    ReturnShop t;
    const SaleId sale = t.sellSplit(1'050_fen);
    t.refundGateway.answerWith(RefundCall::Refund, RefundOutcome::NeedsPerson);
    QVERIFY(t.giveBack(t.request(sale, 3)));
    QVERIFY(t.notices.contains(QStringLiteral("refund_stuck")));
    const RefundView stuck = t.till->returnDesk().refunds()->first();
    QCOMPARE(stuck.state, QStringLiteral("Stuck"));
    QVERIFY(stuck.owed && !stuck.sentence.isEmpty() && stuck.returnReceipt == QLatin1String("S001-02-1-2"));
    t.restart();
    QVERIFY(t.signInByBadge());
    t.pass(600'000);
    QCOMPARE(t.refundGateway.calls().size(), 1);
    QVERIFY(t.till->returnDesk().again(stuck.id));
    t.pass(61'000);
    QCOMPARE(t.doneRefunds(), 1);
    QCOMPARE(t.till->returnDesk().again(stuck.id).error().code, ErrorCode::Conflict);
}

void TestReturns::aNumberThatWasGivenUpIsAskedForAgainOnce()
{
    ReturnShop t;
    const SaleId sale = t.sellSplit(1'050_fen);
    t.refundGateway.answerWith(RefundCall::Refund, RefundOutcome::Refused);
    QVERIFY(t.giveBack(t.request(sale, 3)));
    const RefundView refused = t.till->returnDesk().refunds()->first();
    QCOMPARE(refused.state, QStringLiteral("Refused"));
    QVERIFY(refused.owed);
    QVERIFY(t.till->returnDesk().again(refused.id));
    QCOMPARE(t.till->returnDesk().again(refused.id).error().code, ErrorCode::Conflict);
    t.pass(61'000);
    QCOMPARE(t.doneRefunds(), 1);
    QCOMPARE(t.refundGateway.books().size(), 1);
    QVERIFY(t.till->returnDesk().refunds()->isEmpty());
    QVERIFY(t.verifies());
}

void TestReturns::settledInCashLeavesTheDrawerRight()
{
    ReturnShop t;
    const SaleId sale = t.sellSplit(1'050_fen);
    t.refundGateway.answerWith(RefundCall::Refund, RefundOutcome::Abnormal);
    QVERIFY(t.giveBack(t.request(sale, 3)));
    ReturnDesk &desk = t.till->returnDesk();
    const RefundId id = desk.refunds()->first().id;
    QCOMPARE(t.errorOf(desk.settle(id, true, {}, t.manager()).error()), QStringLiteral("InvalidInput:reason"));
    QCOMPARE(desk.settle(id, true, QStringLiteral("card void"), {}).error().code, ErrorCode::PermissionDenied);
    QVERIFY(desk.settle(id, true, QStringLiteral("card void"), t.manager()));
    QCOMPARE(t.expected(QStringLiteral("cash")), 50'000_fen - 1'050_fen);
    QVERIFY(desk.refunds()->isEmpty());
    QCOMPARE(desk.settle(id, true, QStringLiteral("twice"), t.manager()).error().code, ErrorCode::Conflict);
    t.restart();
    t.pass(3'600'000);
    QCOMPARE(t.refundGateway.calls().size(), 1);
    QVERIFY(t.verifies());
}

void TestReturns::tooLateForTheProviderIsCashWithAManager()
{
    ReturnShop t;
    const SaleId sale = t.sellSplit(1'050_fen);
    t.clock.advance(366LL * 24 * 3600 * 1000);
    const auto plan = t.till->returnDesk().plan(t.request(sale, 1));
    QCOMPARE(t.said(plan->parts), QStringLiteral("cash 3.50"));
    QCOMPARE(plan->otherMeans, 350_fen);
    QVERIFY(plan->needsApproval);
    QCOMPARE(t.giveBack(t.request(sale, 1)).error().code, ErrorCode::PermissionDenied);
    QVERIFY(t.giveBack(t.request(sale, 1), t.manager()));
    QVERIFY(t.refundGateway.calls().isEmpty());
}

void TestReturns::zCountsReturns()
{
    ReturnShop t;
    const SaleId sale = t.sellSplit(500_fen, 300_fen);
    QVERIFY(t.giveBack(t.request(sale, 3)));
    const auto report = shiftReport(*t.shop, t.till->view().shift.shift);
    QVERIFY(report);
    QCOMPARE(report->returns, 1);
    QCOMPARE(report->returned, 1'050_fen);
    QCOMPARE(report->lastReceipt, QStringLiteral("S001-02-1-2"));
    const auto rows = t.till->shiftDesk().compare({{10'000, 5}});
    QVERIFY(rows);
    for (const CountRow &row : *rows)
        QCOMPARE(row.counted, row.expected);
    QVERIFY(t.till->closeShift({{10'000, 5}}, {}, {}));
    QVERIFY(t.verifies());
}

MENDIAN_TEST(TestReturns)
#include "tst_returns.moc"
