// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/billrows.h"
#include "tests/support/testmain.h"

#include <QRandomGenerator>
#include <algorithm>

using namespace mendian;
using namespace mendian::test;

// The laws of reconcile(), over thousands of days made by chance: few numbers, so that everything collides.
class TestReconcileProperties : public QObject
{
    Q_OBJECT
private slots:
    void everyRowEndsInExactlyOnePlace();
    void sumsAddUp();
    void theOrderDoesNotMatter();
    void twiceIsOnce();
    void keysAreUnique();
    void twoDaysTellTheSameStory();
};

namespace {

constexpr int kDays = 3000;

Timestamp randomTime(QRandomGenerator &random, int day)
{
    // Midnight is where the trouble is.
    const qint64 second = random.bounded(3) == 0
        ? (random.bounded(2) ? random.bounded(400) : 86'399 - random.bounded(400))
        : random.bounded(86'400);
    return billTime(0, 0, 0, day) + second * 1000;
}

ReconcileInput randomDay(QRandomGenerator &random)
{
    ReconcileInput input;
    input.day = kBillDay;
    const QStringList providers = {QStringLiteral("wechat"), QStringLiteral("alipay")};
    QSet<QString> used;
    const auto payment = [&] { return QStringLiteral("p%1").arg(random.bounded(6)); };
    const auto refund = [&] { return QStringLiteral("r%1").arg(random.bounded(4)); };
    const auto fen = [&] { return 100 + 50 * random.bounded(3); };
    for (int i = random.bounded(9); i > 0; --i) {
        const int day = random.bounded(3) - 1;
        LedgerRow row = random.bounded(3) ? paidHere(payment(), fen(), randomTime(random, day))
                                          : refundHere(payment(), refund(), fen(), randomTime(random, day));
        row.provider = providers[random.bounded(2)];
        const QList<LedgerState> states = row.kind == BillRowKind::Payment
            ? QList<LedgerState>{LedgerState::Settled, LedgerState::Settled, LedgerState::Returned,
                LedgerState::Undecided, LedgerState::NoMoney}
            : QList<LedgerState>{
                LedgerState::Settled, LedgerState::Underway, LedgerState::Undecided, LedgerState::NoMoney};
        row.state = states[random.bounded(states.size())];
        const QString number = row.provider + (row.refundNumber.isEmpty() ? row.merchantNumber : row.refundNumber);
        if (used.contains(number))
            continue;
        used.insert(number);
        input.ledger.append(row);
    }
    qint64 line = 0;
    for (const QString &provider : providers) {
        for (int day = -1; day <= 1; ++day) {
            if (random.bounded(4) == 0)
                continue;
            QList<BillRow> rows;
            for (int i = random.bounded(6); i > 0; --i) {
                BillRow row = random.bounded(3)
                    ? paidThere(payment(), fen(), randomTime(random, day))
                    : refundThere(payment(), random.bounded(3) ? refund() : QString(), fen(), randomTime(random, day),
                        static_cast<BillState>(1 + random.bounded(4)));
                row.fee = {random.bounded(3) * 1500};
                row.ratePpm = random.bounded(2) ? 6000 : -1;
                row.line = ++line;
                rows.append(row);
            }
            Bill bill = billOf(rows, day);
            bill.provider = provider;
            input.bills.append(bill);
        }
    }
    for (int i = random.bounded(3); i > 0; --i)
        input.bank.append({providers[random.bounded(2)], BusinessDate(kBillDay.date().addDays(random.bounded(2))),
            Money::fromFen(random.bounded(500)), {}, random.bounded(3) > 0, 1});
    return input;
}

bool billed(const Reconciliation &result, const QString &provider)
{
    return std::ranges::any_of(
        result.providers, [&](const ProviderDay &day) { return day.provider == provider && day.hasBill; });
}

/// What a result says, without the places of its rows.
QStringList story(const Reconciliation &result)
{
    QStringList lines;
    for (const Difference &d : result.differences)
        lines.append(
            QStringLiteral("%1 %2 %3 %4").arg(d.key).arg(int(d.finding)).arg(d.delta.fen()).arg(differenceSentence(d)));
    for (const ProviderDay &day : result.providers)
        lines.append(QStringLiteral("%1 %2 %3 %4 %5")
                         .arg(day.provider)
                         .arg(day.system.fen())
                         .arg(day.billed.fen())
                         .arg(day.received.fen())
                         .arg(day.fee.fen()));
    lines.append(QString::number(result.matches.size()));
    return lines;
}

} // namespace

void TestReconcileProperties::everyRowEndsInExactlyOnePlace()
{
    QRandomGenerator random(20251120);
    for (int n = 0; n < kDays; ++n) {
        const ReconcileInput input = randomDay(random);
        const Reconciliation result = reconcile(input);
        QMap<int, int> ledger;
        QMap<BillPlace, int> bill;
        for (const Match &match : result.matches) {
            ++ledger[match.ledger];
            for (const BillPlace place : {match.bill, match.paired})
                if (!place.isNull())
                    ++bill[place];
        }
        for (const Difference &d : result.differences) {
            if (d.ledger >= 0)
                ++ledger[d.ledger];
            for (const BillPlace place : {d.bill, d.paired})
                if (!place.isNull())
                    ++bill[place];
        }
        for (int i = 0; i < input.ledger.size(); ++i) {
            const LedgerRow &row = input.ledger[i];
            const bool today = billDay(row.from) == kBillDay && billed(result, row.provider);
            QVERIFY2(today ? ledger.value(i) == 1 : ledger.value(i) <= 1, qPrintable(row.merchantNumber));
        }
        for (int b = 0; b < input.bills.size(); ++b)
            for (int r = 0; r < input.bills[b].rows.size(); ++r)
                QCOMPARE(bill.value({b, r}), input.bills[b].day == kBillDay ? 1 : 0);
    }
}

void TestReconcileProperties::sumsAddUp()
{
    QRandomGenerator random(7);
    for (int n = 0; n < kDays; ++n) {
        const Reconciliation result = reconcile(randomDay(random));
        for (const ProviderDay &day : result.providers) {
            if (!day.hasBill)
                continue;
            Money sum = day.system;
            Money bank = day.received - day.fee;
            for (const Difference &d : result.differences) {
                if (d.provider != day.provider)
                    continue;
                (d.key.contains(QLatin1String(":b:")) ? bank : sum) += d.delta;
            }
            QCOMPARE(sum, day.billed);
            if (day.bank)
                QCOMPARE(bank, *day.bank);
        }
    }
}

void TestReconcileProperties::theOrderDoesNotMatter()
{
    QRandomGenerator random(11);
    for (int n = 0; n < kDays; ++n) {
        const ReconcileInput input = randomDay(random);
        ReconcileInput shuffled = input;
        const auto shuffle = [&](auto &list) { std::shuffle(list.begin(), list.end(), random); };
        shuffle(shuffled.ledger);
        shuffle(shuffled.bills);
        shuffle(shuffled.bank);
        for (Bill &bill : shuffled.bills)
            shuffle(bill.rows);
        QCOMPARE(story(reconcile(shuffled)), story(reconcile(input)));
    }
}

void TestReconcileProperties::twiceIsOnce()
{
    QRandomGenerator random(13);
    for (int n = 0; n < kDays; ++n) {
        const ReconcileInput input = randomDay(random);
        QCOMPARE(story(reconcile(input)), story(reconcile(input)));
    }
}

void TestReconcileProperties::keysAreUnique()
{
    QRandomGenerator random(17);
    for (int n = 0; n < kDays; ++n) {
        const Reconciliation result = reconcile(randomDay(random));
        for (qsizetype i = 1; i < result.differences.size(); ++i)
            QVERIFY2(result.differences[i - 1].key < result.differences[i].key, qPrintable(result.differences[i].key));
    }
}

// With all bills at hand nothing falls between two days: what every day's run leaves over adds up to what the bills
// have more than the till.
void TestReconcileProperties::twoDaysTellTheSameStory()
{
    QRandomGenerator random(19);
    for (int n = 0; n < kDays; ++n) {
        ReconcileInput input = randomDay(random);
        // A wrong fee is named on the bill's day alone, so it would stand on one side of midnight only.
        input.ratesPpm = {{QStringLiteral("wechat"), -1}, {QStringLiteral("alipay"), -1}};
        QMap<QString, QSet<QDate>> days;
        for (const Bill &bill : input.bills)
            days[bill.provider].insert(bill.day.date());
        Money open;
        Money expected;
        for (int day = -1; day <= 1; ++day) {
            input.day = BusinessDate(kBillDay.date().addDays(day));
            for (const Difference &d : reconcile(input).differences)
                if (days[d.provider].size() == 3 && !d.key.contains(QLatin1String(":b:")))
                    open += d.isSettled() ? Money() : d.delta;
        }
        Money settled;
        for (int day = -1; day <= 1; ++day) {
            input.day = BusinessDate(kBillDay.date().addDays(day));
            for (const Difference &d : reconcile(input).differences)
                if (days[d.provider].size() == 3 && d.isSettled())
                    settled += d.delta;
        }
        for (const Bill &bill : input.bills)
            for (const BillRow &row : bill.rows)
                expected += days[bill.provider].size() == 3 ? effect(row) : Money();
        for (const LedgerRow &row : input.ledger)
            expected -= days[row.provider].size() == 3 ? effect(row) : Money();
        QCOMPARE(settled, Money()); // what only stands in another day's bill cancels out
        QCOMPARE(open, expected);
    }
}

MENDIAN_TEST(TestReconcileProperties)
#include "tst_reconcileproperties.moc"
