// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/reconciliation/reconcile.h"

#include <QHash>
#include <QSet>
#include <algorithm>
#include <tuple>

namespace mendian {

namespace {

constexpr qsizetype kShownDigits = 6; // of a number, as on every screen

/// A row of a bill, and whether it stands in a bill of the day itself.
struct Entry
{
    BillPlace place;
    const BillRow *row = nullptr;
    BusinessDate billOf;
};

/// What goes by one number: rows of the day's bills and rows of other days' bills.
struct Group
{
    QList<Entry> today;
    QList<Entry> other;
};

auto content(const BillRow &r)
{
    return std::tie(r.at, r.orderAmount, r.merchantReceives, r.fee, r.state, r.providerNumber, r.providerRefundNumber,
        r.merchantNumber, r.terminal, r.line);
}

QString timeText(Timestamp at) { return storeTime(at).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss")); }

/// The comparison of one provider's day.
class ProviderRun
{
public:
    ProviderRun(const ReconcileInput &input, const QString &provider) : m_in(input)
    {
        m_day.provider = provider;
        m_start = fromStoreTime(input.day.date(), QTime(0, 0));
        m_end = fromStoreTime(input.day.date().addDays(1), QTime(0, 0));
    }

    void run(Reconciliation &result)
    {
        indexLedger();
        indexBills();
        sum();
        if (m_day.hasBill) {
            for (const int i : std::as_const(m_ledger))
                decide(i);
            for (auto groups : {&m_payments, &m_refunds, &m_reversals})
                leftovers(*groups);
            compareBank();
        }
        result.providers.append(m_day);
        result.matches += m_matches;
        result.differences += m_differences;
    }

private:
    using Groups = QHash<QString, Group>;

    bool isToday(const LedgerRow &row) const { return m_start <= row.from && row.from < m_end; }
    bool hasBillOf(int offset) const { return m_billDays.contains(m_in.day.date().addDays(offset)); }

    void indexLedger()
    {
        for (int i = 0; i < m_in.ledger.size(); ++i) {
            const LedgerRow &row = m_in.ledger[i];
            if (row.provider != m_day.provider)
                continue;
            m_ledger.append(i);
            (row.kind == BillRowKind::Payment ? m_paymentAt : m_refundAt)
                .insert(row.kind == BillRowKind::Payment ? row.merchantNumber : row.refundNumber, i);
        }
    }

    /// A refund row without a refund number of ours undoes the payment as a whole (WeChat REVOKED; Alipay leaves the
    /// cell empty, repeats the order number, or puts a number of its own: spec/alipay.md §2.8).
    bool isReversal(const BillRow &row) const
    {
        if (row.refundNumber.isEmpty() || row.refundNumber == row.merchantNumber)
            return true;
        if (m_refundAt.contains(row.refundNumber))
            return false;
        const auto payment = m_paymentAt.constFind(row.merchantNumber);
        return payment != m_paymentAt.cend() && m_in.ledger[*payment].state == LedgerState::Returned;
    }

    void indexBills()
    {
        for (int b = 0; b < m_in.bills.size(); ++b) {
            const Bill &bill = m_in.bills[b];
            if (bill.provider != m_day.provider)
                continue;
            m_billDays.insert(bill.day.date());
            const bool today = bill.day == m_in.day;
            m_day.hasBill = m_day.hasBill || today;
            if (today)
                m_day.fee += bill.feeTotal.rounded();
            for (int r = 0; r < bill.rows.size(); ++r) {
                const BillRow &row = bill.rows[r];
                const bool payment = row.kind == BillRowKind::Payment;
                const bool reversal = !payment && isReversal(row);
                Groups &groups = payment ? m_payments : reversal ? m_reversals : m_refunds;
                Group &group = groups[payment || reversal ? row.merchantNumber : row.refundNumber];
                (today ? group.today : group.other).append({{b, r}, &row, bill.day});
            }
        }
        for (auto groups : {&m_payments, &m_refunds, &m_reversals})
            for (Group &group : *groups) {
                sort(group.today);
                sort(group.other);
            }
    }

    static void sort(QList<Entry> &entries)
    {
        if (entries.size() > 1)
            std::sort(entries.begin(), entries.end(),
                [](const Entry &a, const Entry &b) { return content(*a.row) < content(*b.row); });
    }

    void sum()
    {
        for (const int i : std::as_const(m_ledger)) {
            const Money money = isToday(m_in.ledger[i]) ? effect(m_in.ledger[i]) : Money();
            m_day.system += money;
            m_day.systemCount += money.isZero() ? 0 : 1;
        }
        for (const Bill &bill : m_in.bills) {
            if (bill.provider != m_day.provider || bill.day != m_in.day)
                continue;
            for (const BillRow &row : bill.rows) {
                const Money money = effect(row);
                m_day.billed += money;
                m_day.billCount += money.isZero() ? 0 : 1;
                m_day.received += inSum(row, row.merchantReceives);
                m_day.platformFunded += inSum(row, row.platformDiscount);
                m_day.merchantFunded += inSum(row, row.merchantDiscount);
            }
            for (const BillRow &row : bill.elsewhere) {
                ++m_day.elsewhereCount;
                m_day.elsewhere += effect(row);
                m_day.received += inSum(row, row.merchantReceives);
            }
        }
    }

    static Money inSum(const BillRow &row, Money money)
    {
        if (row.kind == BillRowKind::Payment)
            return money;
        return row.state == BillState::Failed ? Money() : -money;
    }

    static Group *groupOf(Groups &groups, const QString &number)
    {
        const auto group = groups.find(number);
        return group == groups.end() ? nullptr : &*group;
    }

    /// The bill row that is this ledger row: with its amount rather than another, in the bill of its own day rather
    /// than of a neighbour. What is left of the same number in the day's bills is there a second time.
    std::optional<Entry> take(Groups &groups, const QString &number, const LedgerRow &row)
    {
        Group *group = groupOf(groups, number);
        if (!group)
            return std::nullopt;
        const BusinessDate home = billDay(row.from);
        const auto distance = [&](const Entry &entry) {
            return std::make_tuple(entry.row->orderAmount != row.amount, qAbs(home.date().daysTo(entry.billOf.date())),
                entry.billOf.date().toJulianDay());
        };
        const Entry *best = nullptr;
        for (const auto *entries : {&group->today, &group->other})
            for (const Entry &entry : *entries)
                if (!best || distance(entry) < distance(*best))
                    best = &entry;
        if (!best)
            return std::nullopt;
        const Entry taken = *best;
        group->today.removeIf([&](const Entry &entry) { return entry.place == taken.place; });
        return taken;
    }

    bool inDay(const std::optional<Entry> &entry) const { return entry && entry->billOf == m_in.day; }
    bool namedToday(const Groups &groups, const QString &number) const
    {
        const auto group = groups.constFind(number);
        return group != groups.cend() && !group->today.isEmpty();
    }

    void decide(int i)
    {
        const LedgerRow &row = m_in.ledger[i];
        if (row.kind == BillRowKind::Refund) {
            if (isToday(row) || namedToday(m_refunds, row.refundNumber))
                decideRefund(i, row);
        } else if (row.state == LedgerState::Returned) {
            if (isToday(row) || namedToday(m_payments, row.merchantNumber)
                || namedToday(m_reversals, row.merchantNumber))
                decideReturned(i, row);
        } else if (isToday(row) || namedToday(m_payments, row.merchantNumber)) {
            decidePayment(i, row);
        }
    }

    void decidePayment(int i, const LedgerRow &row)
    {
        const auto billed = take(m_payments, row.merchantNumber, row);
        if (!billed) {
            if (row.state == LedgerState::NoMoney)
                return match(i, {}, {});
            if (row.state == LedgerState::Undecided)
                return differs(Finding::UndecidedHereNotThere, i, {}, {});
            return differs(mayBeNeighbours(row) ? Finding::PaymentNotBilledYet : Finding::PaymentNotThere, i, {}, {});
        }
        if (const auto finding = comparePayment(row, *billed->row))
            return differs(*finding, i, billed, {});
        if (inDay(billed) && feeDiffers(*billed->row))
            return differs(Finding::FeeDiffers, i, billed, {});
        if (isToday(row) && inDay(billed))
            return match(i, billed->place, {});
        differs(Finding::PaymentBilledOtherDay, i, billed, {});
    }

    static std::optional<Finding> comparePayment(const LedgerRow &row, const BillRow &billed)
    {
        if (row.state == LedgerState::Undecided)
            return Finding::UndecidedHerePaidThere;
        if (row.state == LedgerState::NoMoney)
            return Finding::NoMoneyHere;
        if (row.amount != billed.orderAmount)
            return Finding::AmountDiffers;
        if (row.merchantReceives != billed.merchantReceives)
            return Finding::ShareDiffers;
        return std::nullopt;
    }

    void decideRefund(int i, const LedgerRow &row)
    {
        const auto billed = take(m_refunds, row.refundNumber, row);
        if (!billed) {
            if (row.state == LedgerState::NoMoney)
                return match(i, {}, {});
            if (row.state == LedgerState::Undecided)
                return differs(Finding::RefundUndecidedHereNotThere, i, {}, {});
            return differs(hasBillOf(1) ? Finding::RefundNotThere : Finding::RefundNotBilledYet, i, {}, {});
        }
        if (const auto finding = compareRefund(row, *billed->row))
            return differs(*finding, i, billed, {});
        if (isToday(row) && inDay(billed))
            return match(i, billed->place, {});
        differs(Finding::RefundBilledOtherDay, i, billed, {});
    }

    static std::optional<Finding> compareRefund(const LedgerRow &row, const BillRow &billed)
    {
        const bool happened = billed.state == BillState::Done || billed.state == BillState::Processing;
        switch (row.state) {
        case LedgerState::Undecided:
            return happened ? Finding::RefundUndecidedHereDoneThere : Finding::RefundUndecidedHereNotThere;
        case LedgerState::NoMoney:
            if (billed.state != BillState::Failed)
                return Finding::RefusedHereRefundedThere;
            return std::nullopt;
        default:
            break;
        }
        if (!happened)
            return Finding::RefundFailedThere;
        if (row.amount != billed.orderAmount)
            return Finding::RefundAmountDiffers;
        return std::nullopt;
    }

    /// Taken and given back whole: both rows in the bill, or neither (an order that was never paid stands in none).
    void decideReturned(int i, const LedgerRow &row)
    {
        const auto paid = take(m_payments, row.merchantNumber, row);
        const auto back = take(m_reversals, row.merchantNumber, row);
        if (!paid && !back)
            return match(i, {}, {});
        if (!paid || !back) {
            const bool mayCome = paid && !hasBillOf(1);
            return differs(mayCome ? Finding::RefundNotBilledYet : Finding::ReturnedHereOnly, i, paid, back);
        }
        if (paid->row->orderAmount != row.amount || back->row->orderAmount != row.amount)
            return differs(Finding::RefundAmountDiffers, i, paid, back);
        if (back->row->state == BillState::Failed)
            return differs(Finding::RefundFailedThere, i, paid, back);
        if (isToday(row) && inDay(paid) && inDay(back))
            return match(i, paid->place, back->place);
        differs(Finding::RefundBilledOtherDay, i, paid, back);
    }

    bool mayBeNeighbours(const LedgerRow &row) const
    {
        const bool late = m_end - row.from <= kMidnightMs;
        const bool early = row.from - m_start <= kMidnightMs;
        return (late && !hasBillOf(1)) || (early && !hasBillOf(-1));
    }

    std::optional<Money> agreedFee(const BillRow &row) const
    {
        const qint64 ppm = m_in.ratesPpm.value(m_day.provider, row.ratePpm);
        if (ppm < 0)
            return std::nullopt;
        const auto fee = scaled(row.merchantReceives, ppm, 1'000'000);
        return fee ? std::optional(*fee) : std::nullopt;
    }

    bool feeDiffers(const BillRow &row) const
    {
        const qint64 ppm = m_in.ratesPpm.value(m_day.provider, row.ratePpm);
        if (ppm < 0)
            return false;
        const auto exact = mulDiv(row.merchantReceives.fen(), ppm, 1000); // thousandths of a fen
        // Less than a fen is how the provider rounds.
        return exact && qAbs(*exact - row.fee.milliFen) >= 1000;
    }

    /// Rows of the day's bills that no ledger row has taken: unknown here, or a second time.
    void leftovers(Groups &groups)
    {
        for (auto it = groups.cbegin(); it != groups.cend(); ++it) {
            for (const Entry &entry : it->today) {
                const bool payment = entry.row->kind == BillRowKind::Payment;
                const int seen = ++m_seen[keyOf(*entry.row)];
                const Finding finding = seen > 1 ? (payment ? Finding::PaymentTwice : Finding::RefundTwice)
                                                 : (payment ? Finding::PaymentNotHere : Finding::RefundNotHere);
                Difference d = about(*entry.row);
                d.finding = finding;
                if (seen > 1)
                    d.key += u':' + QString::number(seen);
                d.there = effect(*entry.row);
                d.delta = *d.there;
                d.bill = entry.place;
                d.args = {d.merchantNumber.right(kShownDigits), {}, entry.row->orderAmount.toString(), timeText(d.at)};
                const auto known = m_paymentAt.constFind(entry.row->merchantNumber);
                if (known != m_paymentAt.cend()) {
                    d.attempt = m_in.ledger[*known].attempt;
                    d.sale = m_in.ledger[*known].sale;
                }
                m_differences.append(d);
            }
        }
    }

    QString keyOf(const BillRow &row) const
    {
        if (row.kind == BillRowKind::Payment)
            return m_day.provider + u":p:" + row.merchantNumber;
        return isReversal(row) ? m_day.provider + u":v:" + row.merchantNumber
                               : m_day.provider + u":r:" + row.refundNumber;
    }

    Difference about(const BillRow &row) const
    {
        Difference d;
        d.key = keyOf(row);
        d.provider = m_day.provider;
        d.merchantNumber = row.merchantNumber;
        d.refundNumber = row.refundNumber;
        d.providerNumber = row.providerNumber;
        d.at = row.at;
        return d;
    }

    void match(int i, BillPlace bill, BillPlace paired)
    {
        if (!isToday(m_in.ledger[i]))
            return;
        m_matches.append({i, bill, paired});
        if (!bill.isNull())
            ++m_seen[keyOf(m_in.bills[bill.bill].rows[bill.row])];
        if (!paired.isNull())
            ++m_seen[keyOf(m_in.bills[paired.bill].rows[paired.row])];
    }

    void differs(Finding finding, int i, const std::optional<Entry> &billed, const std::optional<Entry> &paired)
    {
        const LedgerRow &row = m_in.ledger[i];
        for (const auto &entry : {billed, paired})
            if (entry)
                ++m_seen[keyOf(*entry->row)];
        if (!isToday(row) && !inDay(billed) && !inDay(paired))
            return; // named by a second row of the day only
        const bool payment = row.kind == BillRowKind::Payment;
        Difference d;
        d.finding = finding;
        d.key = m_day.provider + (payment ? u":p:" + row.merchantNumber : u":r:" + row.refundNumber);
        d.provider = m_day.provider;
        d.merchantNumber = row.merchantNumber;
        d.refundNumber = row.refundNumber;
        d.at = row.from;
        d.here = effect(row);
        d.delta = isToday(row) ? -effect(row) : Money();
        d.attempt = row.attempt;
        d.sale = row.sale;
        d.ledger = i;
        QString mine = row.amount.toString();
        QString theirs;
        QString when = timeText(row.from);
        for (const auto &entry : {billed, paired}) {
            if (!entry)
                continue;
            d.there = d.there.value_or(Money()) + effect(*entry->row);
            if (!inDay(entry))
                when = entry->billOf.toString();
            else
                d.delta += effect(*entry->row);
            if (theirs.isEmpty()) {
                theirs = entry->row->orderAmount.toString();
                d.providerNumber = entry->row->providerNumber;
                if (inDay(entry) && isToday(row))
                    when = timeText(entry->row->at);
                else if (inDay(entry))
                    when = entry->billOf.toString();
            }
        }
        if (billed && inDay(billed))
            d.bill = billed->place;
        if (paired && inDay(paired))
            d.paired = paired->place;
        if (finding == Finding::ShareDiffers) {
            mine = row.merchantReceives.toString();
            theirs = billed->row->merchantReceives.toString();
        } else if (finding == Finding::FeeDiffers) {
            mine = agreedFee(*billed->row).value_or(Money()).toString();
            theirs = billed->row->fee.rounded().toString();
        }
        d.args = {row.merchantNumber.right(kShownDigits), mine, theirs, when};
        m_differences.append(d);
    }

    void compareBank()
    {
        bool known = false;
        std::optional<Money> sum;
        for (const BankRow &row : m_in.bank) {
            if (row.provider != m_day.provider)
                continue;
            known = true;
            if (row.counts && row.day == m_in.day)
                sum = sum.value_or(Money()) + row.amount;
        }
        m_day.bank = sum;
        const Money expected = m_day.received - m_day.fee;
        const Money got = sum.value_or(Money());
        if (!known || got == expected)
            return;
        Difference d;
        d.finding = !sum            ? Finding::BankNotThere
            : got == m_day.received ? Finding::BankDiffersByFee
                                    : Finding::BankDiffers;
        d.key = m_day.provider + u":b:" + m_in.day.toString();
        d.provider = m_day.provider;
        d.at = m_start;
        d.here = expected;
        d.there = sum;
        d.delta = got - expected;
        d.args = {{}, expected.toString(), got.toString(), m_in.day.toString()};
        m_differences.append(d);
    }

    const ReconcileInput &m_in;
    ProviderDay m_day;
    Timestamp m_start;
    Timestamp m_end;
    QList<int> m_ledger;
    QHash<QString, int> m_paymentAt;
    QHash<QString, int> m_refundAt;
    QSet<QDate> m_billDays;
    Groups m_payments;
    Groups m_refunds;
    Groups m_reversals;
    QHash<QString, int> m_seen;
    QList<Match> m_matches;
    QList<Difference> m_differences;
};

} // namespace

Reconciliation reconcile(const ReconcileInput &input)
{
    Reconciliation result;
    result.day = input.day;
    QSet<QString> providers;
    for (const LedgerRow &row : input.ledger)
        if (billDay(row.from) == input.day)
            providers.insert(row.provider);
    for (const Bill &bill : input.bills)
        if (bill.day == input.day)
            providers.insert(bill.provider);
    QStringList names(providers.cbegin(), providers.cend());
    names.sort();
    for (const QString &provider : std::as_const(names))
        ProviderRun(input, provider).run(result);
    std::sort(result.differences.begin(), result.differences.end(),
        [](const Difference &a, const Difference &b) { return a.key < b.key; });
    return result;
}

} // namespace mendian
