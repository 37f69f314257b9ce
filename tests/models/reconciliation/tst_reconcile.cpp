// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/billrows.h"
#include "tests/support/testmain.h"

using namespace mendian;
using namespace mendian::test;

// Every finding from the smallest day that has it: what is found, its sign, and the sums of the day.
class TestReconcile : public QObject
{
    Q_OBJECT
private slots:
    void eachFindingFromItsDay_data();
    void eachFindingFromItsDay();
    void whatAgreesIsAMatch_data();
    void whatAgreesIsAMatch();
    void plantedInOneDayEachIsNamedOnce();
    void theAccountIsTheThirdSide_data();
    void theAccountIsTheThirdSide();
    void withoutABillNothingIsClaimed();
    void providersDoNotMix();
    void discountsSayWhoPaid();
};

namespace {

const QString N = QStringLiteral("018f3c00000070008000000000000001");
const QString R = QStringLiteral("018f3c0000007000800000000000000f");
const Timestamp kNoon = billTime(12, 0);
const Timestamp kLate = billTime(23, 59, 59);

QList<Bill> three(const QList<BillRow> &today) { return {billOf({}, -1), billOf(today), billOf({}, 1)}; }

} // namespace

Q_DECLARE_METATYPE(mendian::ReconcileInput)

void TestReconcile::eachFindingFromItsDay_data()
{
    QTest::addColumn<ReconcileInput>("input");
    QTest::addColumn<int>("finding");
    QTest::addColumn<qint64>("delta");
    QTest::addColumn<QString>("key");
    using F = Finding;
    const auto add = [](const char *name, const QList<LedgerRow> &ledger, const QList<Bill> &bills, F finding,
                         qint64 delta, const QString &key) {
        QTest::newRow(name) << ReconcileInput{kBillDay, ledger, bills, {}, {}} << static_cast<int>(finding) << delta
                            << key;
    };
    const QString p = u"wechat:p:" + N;
    const QString r = u"wechat:r:" + R;
    add("unknown payment", {}, three({paidThere(N, 3990, kNoon)}), F::PaymentNotHere, 3990, p);
    add("unknown refund", {}, three({refundThere(N, R, 500, kNoon)}), F::RefundNotHere, -500, r);
    add("unknown reversal of a paid one", {paidHere(N, 500, kNoon)},
        three({paidThere(N, 500, kNoon), refundThere(N, {}, 500, kNoon)}), F::RefundNotHere, -500, u"wechat:v:" + N);
    add("not in the bill", {paidHere(N, 700, kNoon)}, three({}), F::PaymentNotThere, -700, p);
    add("close to midnight, but the next bill is there", {paidHere(N, 700, kLate)}, three({}), F::PaymentNotThere, -700,
        p);
    add("refund not in the bills", {refundHere(N, R, 700, kNoon)}, three({}), F::RefundNotThere, 700, r);
    add("amount", {paidHere(N, 2690, kNoon)}, three({paidThere(N, 4380, kNoon)}), F::AmountDiffers, 1690, p);
    add("refund amount", {refundHere(N, R, 700, kNoon)}, three({refundThere(N, R, 600, kNoon)}), F::RefundAmountDiffers,
        100, r);
    BillRow shared = paidThere(N, 700, kNoon);
    shared.merchantReceives = 600_fen;
    shared.merchantDiscount = 100_fen;
    add("who bears the discount", {paidHere(N, 700, kNoon)}, three({shared}), F::ShareDiffers, 0, p);
    BillRow dear = paidThere(N, 10'000, kNoon);
    dear.ratePpm = 6000;
    dear.fee = {70'000};
    add("fee", {paidHere(N, 10'000, kNoon)}, three({dear}), F::FeeDiffers, 0, p);
    add("refund in the next bill", {refundHere(N, R, 700, kNoon)},
        {billOf({}), billOf({refundThere(N, R, 700, billTime(0, 5, 0, 1))}, 1)}, F::RefundBilledOtherDay, 700, r);
    add("refund of yesterday in this bill", {refundHere(N, R, 700, billTime(12, 0, 0, -1))},
        {billOf({refundThere(N, R, 700, kNoon)})}, F::RefundBilledOtherDay, -700, r);
    add("refund, next bill not at hand", {refundHere(N, R, 700, kNoon, LedgerState::Underway)}, {billOf({})},
        F::RefundNotBilledYet, 700, r);
    add("paid 23:59:59, billed next day", {paidHere(N, 700, kLate)},
        {billOf({}), billOf({paidThere(N, 700, billTime(0, 0, 1, 1))}, 1)}, F::PaymentBilledOtherDay, -700, p);
    add("the same seen from the next day", {paidHere(N, 700, billTime(23, 59, 59, -1))},
        {billOf({paidThere(N, 700, billTime(0, 0, 1))})}, F::PaymentBilledOtherDay, 700, p);
    add("close to midnight, next bill not at hand", {paidHere(N, 700, kLate)}, {billOf({})}, F::PaymentNotBilledYet,
        -700, p);
    add("just after midnight, the bill before not at hand", {paidHere(N, 700, billTime(0, 0, 2))},
        {billOf({}), billOf({}, 1)}, F::PaymentNotBilledYet, -700, p);
    add("twice", {paidHere(N, 700, kNoon)}, three({paidThere(N, 700, kNoon), paidThere(N, 700, kNoon + 1000)}),
        F::PaymentTwice, 700, p + u":2");
    add("a second time on the day after", {paidHere(N, 700, billTime(23, 0, 0, -1))},
        {billOf({paidThere(N, 700, billTime(23, 0, 0, -1))}, -1), billOf({paidThere(N, 700, kNoon)})}, F::PaymentTwice,
        700, p + u":2");
    add("refund twice", {refundHere(N, R, 700, kNoon)},
        three({refundThere(N, R, 700, kNoon), refundThere(N, R, 700, kNoon + 1000)}), F::RefundTwice, -700, r + u":2");
    add("closed here, paid there", {paidHere(N, 700, kNoon, LedgerState::NoMoney)}, three({paidThere(N, 700, kNoon)}),
        F::NoMoneyHere, 700, p);
    add("went back here, not there", {paidHere(N, 700, kNoon, LedgerState::Returned)},
        three({paidThere(N, 700, kNoon)}), F::ReturnedHereOnly, 700, p);
    add("went back, next bill not at hand", {paidHere(N, 700, kNoon, LedgerState::Returned)},
        {billOf({paidThere(N, 700, kNoon)})}, F::RefundNotBilledYet, 700, p);
    add("went back on the next day's bill", {paidHere(N, 700, kNoon, LedgerState::Returned)},
        {billOf({paidThere(N, 700, kNoon)}), billOf({refundThere(N, {}, 700, billTime(0, 1, 0, 1))}, 1)},
        F::RefundBilledOtherDay, 700, p);
    add("went back with another amount", {paidHere(N, 700, kNoon, LedgerState::Returned)},
        three({paidThere(N, 700, kNoon), refundThere(N, N, 600, kNoon)}), F::RefundAmountDiffers, 100, p);
    add("refund failed there", {refundHere(N, R, 700, kNoon)},
        three({refundThere(N, R, 700, kNoon, BillState::Failed)}), F::RefundFailedThere, 700, r);
    add("refund lies with the merchant", {refundHere(N, R, 700, kNoon)},
        three({refundThere(N, R, 700, kNoon, BillState::Abnormal)}), F::RefundFailedThere, 0, r);
    add("refund refused here", {refundHere(N, R, 700, kNoon, LedgerState::NoMoney)},
        three({refundThere(N, R, 700, kNoon)}), F::RefusedHereRefundedThere, -700, r);
    add("undecided here, paid there", {paidHere(N, 700, kNoon, LedgerState::Undecided)},
        three({paidThere(N, 700, kNoon)}), F::UndecidedHerePaidThere, 700, p);
    add("undecided here, not there", {paidHere(N, 700, kNoon, LedgerState::Undecided)}, three({}),
        F::UndecidedHereNotThere, 0, p);
    add("refund undecided here, done there", {refundHere(N, R, 700, kNoon, LedgerState::Undecided)},
        three({refundThere(N, R, 700, kNoon)}), F::RefundUndecidedHereDoneThere, -700, r);
    add("refund undecided here, not there", {refundHere(N, R, 700, kNoon, LedgerState::Undecided)}, three({}),
        F::RefundUndecidedHereNotThere, 0, r);
}

void TestReconcile::eachFindingFromItsDay()
{
    QFETCH(ReconcileInput, input);
    QFETCH(int, finding);
    QFETCH(qint64, delta);
    QFETCH(QString, key);
    const Reconciliation result = reconcile(input);
    QCOMPARE(result.differences.size(), 1);
    const Difference &d = result.differences.first();
    QCOMPARE(static_cast<int>(d.finding), finding);
    QCOMPARE(d.delta.fen(), delta);
    QCOMPARE(d.key, key);
    QVERIFY(!differenceSentence(d).contains(u'%'));
    QVERIFY(differenceSentence(d).contains(N.right(6)));
    const ProviderDay &day = result.providers.first();
    QCOMPARE((day.system + d.delta).fen(), day.billed.fen());
}

void TestReconcile::whatAgreesIsAMatch_data()
{
    QTest::addColumn<ReconcileInput>("input");
    QTest::addColumn<int>("matches");
    const auto add = [](const char *name, const QList<LedgerRow> &ledger, const QList<Bill> &bills, int matches) {
        QTest::newRow(name) << ReconcileInput{kBillDay, ledger, bills, {}, {}} << matches;
    };
    add("payment", {paidHere(N, 700, kNoon)}, three({paidThere(N, 700, kNoon + 3000)}), 1);
    BillRow rounded = paidThere(N, 10'000, kNoon);
    rounded.ratePpm = 6000;
    rounded.fee = {60'999}; // 60 fen by the rate; less than a fen is rounding
    add("fee rounded", {paidHere(N, 10'000, kNoon)}, three({rounded}), 1);
    add("nothing happened", {paidHere(N, 700, kNoon, LedgerState::NoMoney)}, three({}), 1);
    add("taken and given back", {paidHere(N, 700, kNoon, LedgerState::Returned)},
        three({paidThere(N, 700, kNoon), refundThere(N, {}, 700, kNoon)}), 1);
    add("given back under a number of the provider's own", {paidHere(N, 700, kNoon, LedgerState::Returned)},
        three({paidThere(N, 700, kNoon), refundThere(N, QStringLiteral("P77"), 700, kNoon)}), 1);
    add("reversed before it was ever billed", {paidHere(N, 700, kNoon, LedgerState::Returned)}, three({}), 1);
    add("refund under way on both sides", {refundHere(N, R, 700, kNoon, LedgerState::Underway)},
        three({refundThere(N, R, 700, kNoon, BillState::Processing)}), 1);
    add("refund that failed on both sides", {refundHere(N, R, 700, kNoon, LedgerState::NoMoney)},
        three({refundThere(N, R, 700, kNoon, BillState::Failed)}), 1);
    add("two refunds of one payment",
        {refundHere(N, R, 300, kNoon), refundHere(N, QStringLiteral("second"), 400, kNoon)},
        three({refundThere(N, R, 300, kNoon), refundThere(N, QStringLiteral("second"), 400, kNoon)}), 2);
    add("an empty day", {}, three({}), 0);
    add("neighbouring rows of others", {paidHere(N, 700, kNoon)},
        {billOf({paidThere(N, 700, kNoon)}), billOf({paidThere(QStringLiteral("x"), 9, kNoon)}, 1)}, 1);
}

void TestReconcile::whatAgreesIsAMatch()
{
    QFETCH(ReconcileInput, input);
    QFETCH(int, matches);
    const Reconciliation result = reconcile(input);
    for (const Difference &d : result.differences)
        qWarning().noquote() << differenceSentence(d);
    QCOMPARE(result.differences.size(), 0);
    QCOMPARE(result.matches.size(), matches);
    QCOMPARE(result.providers.first().system, result.providers.first().billed);
}

void TestReconcile::plantedInOneDayEachIsNamedOnce()
{
    ReconcileInput input;
    input.day = kBillDay;
    QList<BillRow> bill;
    const auto number = [](int i) { return QStringLiteral("n%1").arg(i, 4, 10, QLatin1Char('0')); };
    for (int i = 100; i < 200; ++i) {
        input.ledger.append(paidHere(number(i), i, kNoon));
        bill.append(paidThere(number(i), i, kNoon));
    }
    bill.append(paidThere(number(1), 1000, kNoon));        // missing here
    input.ledger.append(paidHere(number(2), 2000, kNoon)); // missing there
    input.ledger.append(paidHere(number(3), 3000, kNoon)); // amount
    bill.append(paidThere(number(3), 3100, kNoon));
    input.ledger.append(paidHere(number(4), 100'000, kNoon)); // fee
    BillRow dear = paidThere(number(4), 100'000, kNoon);
    dear.fee = {900'000};
    bill.append(dear);
    input.ledger.append(refundHere(number(100), QStringLiteral("r5"), 50, kNoon)); // refund timing
    input.ledger.append(paidHere(number(6), 6000, kLate));                         // day boundary
    bill.append(paidThere(number(101), 101, kNoon + 5000));                        // duplicate
    input.ledger.append(paidHere(number(8), 8000, kNoon, LedgerState::NoMoney));   // state
    bill.append(paidThere(number(8), 8000, kNoon));
    input.ledger.append(paidHere(number(9), 9000, kNoon, LedgerState::Undecided)); // undecided
    bill.append(paidThere(number(9), 9000, kNoon));
    input.bills = {billOf(bill),
        billOf({refundThere(number(100), QStringLiteral("r5"), 50, billTime(0, 9, 0, 1)),
                   paidThere(number(6), 6000, billTime(0, 0, 3, 1))},
            1),
        billOf({}, -1)};
    input.ratesPpm.insert(QStringLiteral("wechat"), 0);
    const Reconciliation result = reconcile(input);
    QCOMPARE(result.matches.size(), 100);
    QMap<QString, int> kinds;
    Money sum = result.providers.first().system;
    for (const Difference &d : result.differences) {
        ++kinds[QString::fromLatin1(differenceKindName(d.kind()))];
        sum += d.delta;
    }
    QCOMPARE(sum, result.providers.first().billed);
    QCOMPARE(kinds.size(), 9);
    QCOMPARE(result.differences.size(), 9);
}

void TestReconcile::theAccountIsTheThirdSide_data()
{
    QTest::addColumn<QList<qint64>>("rows");
    QTest::addColumn<int>("finding"); ///< −1: agrees
    QTest::addColumn<qint64>("delta");
    QTest::newRow("in one sum") << QList<qint64>{69'580} << -1 << qint64(0);
    QTest::newRow("in parts") << QList<qint64>{100'000, -30'000, -420} << -1 << qint64(0);
    QTest::newRow("too little") << QList<qint64>{69'000} << static_cast<int>(Finding::BankDiffers) << qint64(-580);
    QTest::newRow("without the fee") << QList<qint64>{70'000} << static_cast<int>(Finding::BankDiffersByFee)
                                     << qint64(420);
    QTest::newRow("not yet") << QList<qint64>{} << static_cast<int>(Finding::BankNotThere) << qint64(-69'580);
}

void TestReconcile::theAccountIsTheThirdSide()
{
    QFETCH(QList<qint64>, rows);
    QFETCH(int, finding);
    QFETCH(qint64, delta);
    ReconcileInput input;
    input.day = kBillDay;
    input.ledger = {paidHere(N, 100'000, kNoon), refundHere(N, R, 30'000, kNoon)};
    BillRow paid = paidThere(N, 100'000, kNoon);
    paid.fee = {420'000};
    input.bills = three({paid, refundThere(N, R, 30'000, kNoon)});
    for (const qint64 fen : rows)
        input.bank.append({QStringLiteral("wechat"), kBillDay, Money::fromFen(fen), {}, true, 1});
    input.bank.append({QStringLiteral("wechat"), kBillDay, -(5000_fen), {}, false, 2}); // a withdrawal
    input.bank.append({QStringLiteral("wechat"), BusinessDate(kBillDay.date().addDays(1)), 7_fen, {}, true, 3});
    const Reconciliation result = reconcile(input);
    QCOMPARE(result.differences.size(), finding < 0 ? 0 : 1);
    if (finding < 0)
        return;
    const Difference &d = result.differences.first();
    QCOMPARE(static_cast<int>(d.finding), finding);
    QCOMPARE(d.delta.fen(), delta);
    QCOMPARE(d.key, QStringLiteral("wechat:b:2025-11-20"));
    QVERIFY(!differenceSentence(d).contains(u'%'));
}

void TestReconcile::withoutABillNothingIsClaimed()
{
    ReconcileInput input{kBillDay, {paidHere(N, 700, kNoon)}, {billOf({}, 1)}, {}, {}};
    const Reconciliation result = reconcile(input);
    QCOMPARE(result.providers.size(), 1);
    QVERIFY(!result.providers.first().hasBill);
    QCOMPARE(result.providers.first().system, 700_fen);
    QVERIFY(result.matches.isEmpty() && result.differences.isEmpty());
}

void TestReconcile::providersDoNotMix()
{
    Bill other = billOf({paidThere(N, 700, kNoon)});
    other.provider = QStringLiteral("alipay");
    const Reconciliation result =
        reconcile({kBillDay, {paidHere(N, 700, kNoon)}, {billOf({}), billOf({}, 1), other}, {}, {}});
    QCOMPARE(result.differences.size(), 2);
    QCOMPARE(result.differences[0].finding, Finding::PaymentNotHere);
    QCOMPARE(result.differences[0].provider, QStringLiteral("alipay"));
    QCOMPARE(result.differences[1].finding, Finding::PaymentNotThere);
}

void TestReconcile::discountsSayWhoPaid()
{
    LedgerRow here = paidHere(N, 1000, kNoon);
    here.customerPaid = 700_fen;
    here.merchantReceives = 900_fen;
    BillRow there = paidThere(N, 1000, kNoon);
    there.customerPaid = 700_fen;
    there.merchantReceives = 900_fen;
    there.merchantDiscount = 100_fen;
    there.platformDiscount = 200_fen;
    const Reconciliation result = reconcile({kBillDay, {here}, three({there}), {}, {}});
    QCOMPARE(result.differences.size(), 0);
    const ProviderDay &day = result.providers.first();
    QCOMPARE(day.platformFunded, 200_fen);
    QCOMPARE(day.merchantFunded, 100_fen);
    QCOMPARE(day.received, 900_fen);
}

MENDIAN_TEST(TestReconcile)
#include "tst_reconcile.moc"
