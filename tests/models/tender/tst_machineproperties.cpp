// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tender/machine.h"

#include "tests/support/testmain.h"

#include <QRandomGenerator>

using namespace mendian;
using enum AttemptState;

// Random lives of attempts: every promise of machine.h, whatever happens in whatever order.
class TestMachineProperties : public QObject
{
    Q_OBJECT
private slots:
    void promisesHoldForAnyEvents();
    void anHonestProviderAlwaysGetsToTheTruth();
};

namespace {

constexpr Timestamp kStart{1'763'706'720'000};

Answer randomAnswer(const Attempt &a, QRandomGenerator &random)
{
    Answer answer;
    answer.outcome = static_cast<Outcome>(random.bounded(static_cast<int>(Outcome::RefundedElsewhere) + 1));
    answer.outTradeNo = random.bounded(10) ? a.outTradeNo : QStringLiteral("another");
    answer.amount = random.bounded(10) ? a.amount : Money::fromFen(random.bounded(2000));
    answer.askAtOnce = random.bounded(3) == 0;
    if (random.bounded(20) == 0)
        answer.mismatch = QStringLiteral("mch_id");
    return answer;
}

PayEvent randomEvent(const Attempt &a, QRandomGenerator &random)
{
    switch (random.bounded(12)) {
    case 0:
        return PayEvent::started();
    case 1:
        return PayEvent::queryAsked();
    case 2:
        return PayEvent::cancelRequested();
    case 3:
        return PayEvent::restarted();
    case 4:
        return PayEvent::noRoute(a.pending, a.request);
    case 5:
        return PayEvent::answered(
            static_cast<PayCall>(1 + random.bounded(3)), random.bounded(a.request + 2), randomAnswer(a, random));
    case 6:
    case 7:
    case 8:
        return PayEvent::timerDue();
    default:
        return PayEvent::answered(a.pending, a.request, randomAnswer(a, random));
    }
}

/// A provider that tells the truth, when it answers at all.
struct Provider
{
    bool known = false, paid = false, closed = false, returned = false;
    qint64 customerPaysAt = 0; ///< 0: never

    void pass(qint64 t)
    {
        if (known && !paid && !closed && customerPaysAt && t >= customerPaysAt)
            paid = true;
    }
    Answer ask(const Attempt &a, PayCall call)
    {
        Answer answer;
        answer.outTradeNo = a.outTradeNo;
        answer.amount = a.amount;
        if (call == PayCall::Pay && !known) {
            known = true;
            answer.outcome = paid ? Outcome::Paid : Outcome::UserPaying;
        } else if (!known) {
            answer.outcome = Outcome::NotFound;
        } else if (call == PayCall::Reverse) {
            returned = returned || paid;
            closed = true;
            paid = false;
            answer.outcome = Outcome::Reversed;
        } else {
            answer.outcome = closed ? Outcome::Closed : paid ? Outcome::Paid : Outcome::UserPaying;
        }
        return answer;
    }
};

} // namespace

void TestMachineProperties::promisesHoldForAnyEvents()
{
    const ProviderRules rules = *providerRules(u"wechat");
    for (quint32 seed = 1; seed <= 4000; ++seed) {
        QRandomGenerator random(seed);
        Attempt a = *newAttempt(SaleId::create(), QStringLiteral("wechat"), Money::fromFen(1 + random.bounded(2000)));
        qint64 t = 0;
        qint64 t0 = -1;
        int pays = 0;
        PayAction last = PayAction::None;
        bool lastWasQueryAnswer = false;
        for (int i = 0; i < 120; ++i) {
            const PayEvent event = randomEvent(a, random);
            const Attempt before = a;
            const PayStep s = step(a, event, rules, kStart + t);
            a = s.next;
            const QByteArray where = "seed " + QByteArray::number(seed) + " step " + QByteArray::number(i);
            lastWasQueryAnswer = before.pending == PayCall::Query;
            if (s.action == PayAction::CallPay) {
                ++pays;
                t0 = t;
                QVERIFY2(before.state == Collecting, where.constData());
            }
            if (s.action == PayAction::CallReverse) {
                QVERIFY2(t - t0 >= rules.notReverseBeforeMs, where.constData());
                QVERIFY2(lastWasQueryAnswer, where.constData());
            }
            QVERIFY2(pays <= 1, where.constData());
            if (isFinal(before.state)) {
                Attempt same = a;
                same.alarm = before.alarm;
                same.transactionId = before.transactionId;
                same.customerPaid = before.customerPaid;
                same.merchantReceives = before.merchantReceives;
                same.platformDiscount = before.platformDiscount;
                QVERIFY2(same == before && s.action == PayAction::None, where.constData());
            }
            if (a.state == Paid && before.state != Paid) {
                QVERIFY2(event.kind == PayEvent::Kind::Answered && event.answer.outcome == Outcome::Paid
                        && event.answer.amount == a.amount && event.answer.outTradeNo == a.outTradeNo
                        && event.answer.mismatch.isEmpty(),
                    where.constData());
                QVERIFY2(a.alarm.isEmpty(), where.constData());
            }
            if (a.state != Collecting && !isFinal(a.state)) {
                QVERIFY2(!a.nextAt.isNull() && s.due == a.nextAt, where.constData());
                QVERIFY2(a.nextAt <= kStart + t + 60'000, where.constData()); // nothing sleeps for ever
                // Let patience run out: something is always carried out then.
                const PayStep later = step(a, PayEvent::timerDue(), rules, a.nextAt);
                QVERIFY2(later.action != PayAction::None || isFinal(later.next.state), where.constData());
            }
            last = s.action;
            t += random.bounded(3) ? random.bounded(400) : random.bounded(20'000);
            if (random.bounded(3) == 0 && !a.nextAt.isNull())
                t = qMax(t, a.nextAt - kStart);
        }
        Q_UNUSED(last)
    }
}

void TestMachineProperties::anHonestProviderAlwaysGetsToTheTruth()
{
    const ProviderRules rules = *providerRules(u"wechat");
    int ends[kAttemptStates] = {};
    for (quint32 seed = 1; seed <= 3000; ++seed) {
        QRandomGenerator random(seed);
        Provider provider;
        provider.customerPaysAt = random.bounded(3) ? 1 + random.bounded(70'000) : 0;
        const int lossPercent = random.bounded(4) * 30; // of requests, and again of replies
        const qint64 lineBackAt = random.bounded(400'000);
        const qint64 cancelAt = random.bounded(3) ? -1 : random.bounded(50'000);
        Attempt a = *newAttempt(SaleId::create(), QStringLiteral("wechat"), 350_fen);
        PayStep s = step(a, PayEvent::started(), rules, kStart);
        a = s.next;
        qint64 t = 0;
        bool cancelled = false;
        for (int i = 0; i < 2000 && !isFinal(a.state); ++i) {
            if (a.pending != PayCall::None) {
                const bool bad = t < lineBackAt && random.bounded(100) < lossPercent;
                const bool reachesProvider = !bad || random.bounded(2);
                provider.pass(t);
                Answer answer;
                if (reachesProvider) {
                    answer = provider.ask(a, a.pending);
                    if (bad)
                        answer = {};
                }
                t += bad ? rules.timeoutOf(a.pending) : 100;
                provider.pass(t);
                s = step(a, PayEvent::answered(a.pending, a.request, answer), rules, kStart + t);
            } else if (cancelAt >= 0 && !cancelled && t >= cancelAt) {
                cancelled = true;
                s = step(a, PayEvent::cancelRequested(), rules, kStart + t);
            } else if (random.bounded(25) == 0) {
                s = step(a, PayEvent::restarted(), rules, kStart + t);
            } else {
                t = qMax(t, a.nextAt - kStart);
                provider.pass(t);
                s = step(a, PayEvent::timerDue(), rules, kStart + t);
            }
            a = s.next;
        }
        const QByteArray where = "seed " + QByteArray::number(seed) + " ended " + attemptStateName(a.state);
        QVERIFY2(isFinal(a.state), where.constData());
        provider.pass(t + 1'000'000); // and it stays so, whatever the customer does later
        QVERIFY2((a.state == Paid) == provider.paid, where.constData());
        ++ends[int(a.state)];
    }
    QVERIFY(ends[int(Paid)] > 100 && ends[int(Closed)] > 100 && ends[int(Returned)] > 5);
}

MENDIAN_TEST(TestMachineProperties)
#include "tst_machineproperties.moc"
