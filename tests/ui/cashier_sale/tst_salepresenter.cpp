// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "ui/cashier/sale/basketrow.h"
#include "ui/cashier/sale/salepresenter.h"
#include "ui/cashier/sale/saletexts.h"
#include "ui/cashier/scenes.h"

using namespace mendian;

class TestSalePresenter : public QObject
{
    Q_OBJECT
private slots:
    void total();
    void onlyConfiguredWaysToPay_data();
    void onlyConfiguredWaysToPay();
    void tilesSayWhyNot();
    void rows_data();
    void rows();
    void shownColumnAddsUp();
    void refusals_data();
    void refusals();
    void undoHints_data();
    void undoHints();
    void unknownNoticeIsStillSeen();
    void theLogReadsAsItIsStored();
    void everyWordOfTheTillHasASentence_data();
    void everyWordOfTheTillHasASentence();
    void onlyNamesFollowARefusal();
};

void TestSalePresenter::total()
{
    const TotalState state = SalePresenter().total(makeScene(QStringLiteral("sale.normal")).view);
    QCOMPARE(state.amount, QStringLiteral("191.94"));
    QCOMPARE(state.split, QStringLiteral(u"Whole −20.00 · Items −5.90"));
    QCOMPARE(state.shortSplit, QStringLiteral("Saved 25.90"));
    QVERIFY(state.pay.refusal.isEmpty());
    TillView empty = makeScene(QStringLiteral("sale.empty")).view;
    QVERIFY(!SalePresenter().total(empty).pay.refusal.isEmpty());
    QVERIFY(SalePresenter().total(empty).split.isEmpty());
    TillView rounded = makeScene(QStringLiteral("sale.normal")).view;
    rounded.basket.rounding = 4_fen;
    QVERIFY(SalePresenter().total(rounded).split.endsWith(QStringLiteral(u"Rounding −0.04")));
}

void TestSalePresenter::onlyConfiguredWaysToPay_data()
{
    QTest::addColumn<QStringList>("payments");
    QTest::addColumn<int>("main");
    QTest::addColumn<QString>("note");
    QTest::addColumn<QList<int>>("tenders");
    const auto of = [](SaleAction action) { return static_cast<int>(action); };
    QTest::newRow("all") << QStringList{"wechat", "cash", "external"} << of(SaleAction::PayCode)
                         << "WeChat payment code"
                         << QList<int>{of(SaleAction::PayCash), of(SaleAction::PayCard), of(SaleAction::PayCombined)};
    QTest::newRow("two providers") << QStringList{"wechat", "alipay", "cash"} << of(SaleAction::PayCode)
                                   << "WeChat / Alipay, recognised by the code"
                                   << QList<int>{of(SaleAction::PayCash), of(SaleAction::PayCombined)};
    QTest::newRow("cash only") << QStringList{"cash"} << of(SaleAction::PayCash) << "Change is worked out here"
                               << QList<int>{};
    QTest::newRow("codes only") << QStringList{"wechat"} << of(SaleAction::PayCode) << "WeChat payment code"
                                << QList<int>{};
}

void TestSalePresenter::onlyConfiguredWaysToPay()
{
    QFETCH(QStringList, payments);
    TillView view = makeScene(QStringLiteral("sale.normal")).view;
    view.payments = payments;
    const TotalState state = SalePresenter().total(view);
    QTEST(static_cast<int>(state.pay.action), "main");
    QTEST(state.payNote, "note");
    QList<int> tenders;
    for (const SaleTile &tile : state.tenders)
        tenders += static_cast<int>(tile.action);
    QTEST(tenders, "tenders");
    QCOMPARE(state.pay.key, QStringLiteral("Space"));
}

void TestSalePresenter::tilesSayWhyNot()
{
    TillView view = makeScene(QStringLiteral("sale.empty")).view;
    view.holds = 0;
    view.last.reset();
    const QList<SaleTile> tiles = SalePresenter().tiles(view, false);
    QCOMPARE(tiles.size(), 7); // returns have not landed: no tile
    for (const SaleTile &tile : tiles) {
        const bool always = tile.action == SaleAction::Drawer || tile.action == SaleAction::More;
        QCOMPARE(tile.refusal.isEmpty(), always);
        QVERIFY(!tile.key.isEmpty());
    }
    const QList<SaleTile> busy = SalePresenter().tiles(makeScene(QStringLiteral("sale.normal")).view, true);
    for (const SaleTile &tile : busy)
        QVERIFY2(tile.refusal.isEmpty(), qPrintable(tile.label));
    QCOMPARE(busy.at(1).count, 2);
}

void TestSalePresenter::rows_data()
{
    QTest::addColumn<int>("line");
    QTest::addColumn<QString>("unitPrice");
    QTest::addColumn<QString>("oldPrice");
    QTest::addColumn<QString>("quantity");
    QTest::addColumn<QString>("amount");
    QTest::addColumn<QString>("saved");
    QTest::addColumn<QString>("tags");
    QTest::addColumn<bool>("steppers");
    QTest::newRow("plain") << 0 << "19.90"
                           << ""
                           << "1"
                           << "19.90"
                           << ""
                           << "" << true;
    QTest::newRow("new price") << 1 << "46.90"
                               << "49.90"
                               << "1"
                               << "46.90"
                               << "save 3.00"
                               << "New price" << true;
    QTest::newRow("weighed") << 2 << "9.98/kg"
                             << ""
                             << "1.236 kg"
                             << "12.34"
                             << ""
                             << "" << false;
    QTest::newRow("line discount") << 4 << "14.50"
                                   << ""
                                   << "2"
                                   << "26.10"
                                   << "save 2.90"
                                   << "Discount" << true;
}

void TestSalePresenter::rows()
{
    QFETCH(int, line);
    const BasketRow row = basketRow(makeScene(QStringLiteral("sale.normal")).view.basket.lines.at(line), kit::Format());
    QTEST(row.unitPrice, "unitPrice");
    QTEST(row.oldPrice, "oldPrice");
    QTEST(row.quantity, "quantity");
    QTEST(row.amount, "amount");
    QTEST(row.saved, "saved");
    QTEST(row.steppers, "steppers");
    QStringList tags;
    for (const BasketRow::Tag &tag : row.tags)
        tags += tag.text;
    QTEST(tags.join(QLatin1Char(',')), "tags");
}

void TestSalePresenter::shownColumnAddsUp()
{
    const BasketView basket = makeScene(QStringLiteral("sale.normal")).view.basket;
    Money sum;
    for (const LineView &line : basket.lines)
        sum += shownAmount(line);
    QCOMPARE(sum - 2000_fen, basket.total); // the whole sale's discount stands in the total panel
}

void TestSalePresenter::refusals_data()
{
    QTest::addColumn<QString>("reason");
    QTest::addColumn<QString>("words");
    QTest::newRow("unknown") << "unknown"
                             << "Not found: 6901";
    QTest::newRow("engine's spelling") << "Unknown"
                                       << "Not found: 6901";
    QTest::newRow("locked") << "locked"
                            << "Locked: sign in first";
    QTest::newRow("running") << "payment_running"
                             << "A payment is running: wait for its result";
    QTest::newRow("running, engine") << "PaymentRunning"
                                     << "A payment is running: wait for its result";
    QTest::newRow("receive code") << "ReceiveCode"
                                  << "That is a receive code: ask the customer for the payment code";
    QTest::newRow("never heard of") << "xyz"
                                    << "Not accepted: scan again";
}

void TestSalePresenter::refusals()
{
    QFETCH(QString, reason);
    const ScanFeedback feedback{.n = 1,
        .outcome = QStringLiteral("refused"),
        .what = {},
        .reason = reason,
        .text = QStringLiteral("6901"),
        .key = 0,
        .note = {}};
    const saletexts::Message message = saletexts::scan(feedback);
    QTEST(message.text, "words");
    QCOMPARE(message.tone, kit::Tone::Danger);
    QCOMPARE(*message.sound, kit::Sound::NotFound);
}

void TestSalePresenter::undoHints_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("words");
    QTest::newRow("none") << ""
                          << "";
    QTest::newRow("remove") << "remove"
                            << "Removed: Tea";
    QTest::newRow("clear") << "clear"
                           << "Basket cleared";
    QTest::newRow("hold") << "hold"
                          << "Sale held";
    QTest::newRow("not known") << "dance"
                               << "";
}

void TestSalePresenter::undoHints()
{
    QFETCH(QString, what);
    BasketView basket;
    basket.undoWhat = what;
    basket.undoSubject = QStringLiteral("Tea");
    QTEST(saletexts::undoHint(basket), "words");
}

// The till says "line"; the log keeps the names of scanning::OutcomeKind.
void TestSalePresenter::theLogReadsAsItIsStored()
{
    const auto logged = [](const char *outcome, const char *reason) {
        ScanLogEntry entry;
        entry.outcome = QString::fromLatin1(outcome);
        entry.reason = QString::fromLatin1(reason);
        return saletexts::logged(entry);
    };
    for (const char *outcome : {"line", "LineAdded"})
        QCOMPARE(logged(outcome, "").text, QStringLiteral("In the basket"));
    for (const char *outcome : {"routed", "Routed"})
        QCOMPARE(logged(outcome, "payment").text, QStringLiteral("Taken"));
    for (const char *outcome : {"refused", "Refused"}) {
        QCOMPARE(logged(outcome, "no_shift").text, QStringLiteral("No shift is open: open the shift first"));
        QCOMPARE(logged(outcome, "no_shift").tone, kit::Tone::Danger);
    }
}

void TestSalePresenter::unknownNoticeIsStillSeen()
{
    const saletexts::Message message =
        saletexts::notice({.what = QStringLiteral("comet"), .args = {QStringLiteral("now")}, .action = {}});
    QCOMPARE(message.text, QStringLiteral("now"));
    QCOMPARE(saletexts::notice(
                 {.what = QStringLiteral("auto_finished"), .args = {QStringLiteral("S001-02-1-7")}, .action = {}})
                 .text,
        QStringLiteral("A payment from before arrived. The sale is finished: receipt S001-02-1-7."));
    const saletexts::Message alarm = saletexts::notice({.what = QStringLiteral("payment_alarm"),
        .args = {QStringLiteral("9c31f0"), QStringLiteral("68.40")},
        .action = {}});
    QCOMPARE(alarm.tone, kit::Tone::Danger);
    QVERIFY(alarm.text.startsWith(QStringLiteral(u"Payment …9c31f0 over 68.40: ")));
}

// The words that workflows/till gives out.
void TestSalePresenter::everyWordOfTheTillHasASentence_data()
{
    QTest::addColumn<QString>("word");
    QTest::addColumn<bool>("notice");
    for (const char *word : {"unknown", "locked", "damaged", "not_for_sale", "nothing_to_pay", "payment_running",
             "duplicate_pay_code", "receive_code", "provider_not_offered", "not_here", "limit", "failed", "no_shift",
             "needs_weight", "needs_price", "basket_not_empty", "offline", "disk_full", "clock_back"})
        QTest::newRow(word) << QString::fromLatin1(word) << false;
    for (const char *word :
        {"held", "recalled_parked", "restored", "draft_lost", "finish_failed", "auto_finished", "payment_alarm"})
        QTest::newRow(word) << QString::fromLatin1(word) << true;
}

void TestSalePresenter::everyWordOfTheTillHasASentence()
{
    QFETCH(QString, word);
    QFETCH(bool, notice);
    const QString text =
        notice ? saletexts::notice({.what = word, .args = {}, .action = {}}).text : saletexts::refusal(word);
    QVERIFY(text != word);
    QVERIFY(text != saletexts::refusal(QStringLiteral("xyz")));
    QVERIFY(text.contains(u' '));
}

void TestSalePresenter::onlyNamesFollowARefusal()
{
    ScanFeedback feedback;
    feedback.outcome = QStringLiteral("refused");
    feedback.reason = QStringLiteral("damaged");
    feedback.note = QStringLiteral("check digit");
    QCOMPARE(saletexts::scan(feedback).text, QStringLiteral("Not read whole: scan again"));
    feedback.reason = QStringLiteral("needs_price");
    feedback.note = QStringLiteral("Tea");
    QVERIFY(saletexts::scan(feedback).text.endsWith(QStringLiteral(" · Tea")));
}

MENDIAN_TEST(TestSalePresenter)
#include "tst_salepresenter.moc"
