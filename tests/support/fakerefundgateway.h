// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "payments/refundgateway.h"

#include <QHash>
#include <QMutex>
#include <QMutexLocker>
#include <atomic>
#include <functional>

namespace mendian::test {

/// The refunding side of a provider for tests: keeps honest books, and can be told to be slow, double, late, refusing
/// or lost. Thread-safe, so that it can stand on a Worker.
class FakeRefundGateway final : public RefundGateway
{
public:
    /// What happens to one call. The books are kept (money moves) before the reply is treated.
    enum class Reply {
        Prompt,      ///< the truth, at once
        Double,      ///< the truth, but `done` runs twice as a broken gateway would
        Held,        ///< the truth of this moment, delivered by release()
        Lost,        ///< booked, but no answer ever
        LostUnclear, ///< booked, and the caller sees a time-out
        NeverSent,   ///< not booked, NotSent
        Unclear,     ///< not booked, and the caller sees a time-out
    };
    struct Booked
    {
        QString outTradeNo;
        Money amount;
        bool paidOut = false;
        int times = 0; ///< how often it was paid out: more than 1 is the worst of all bugs
    };

    explicit FakeRefundGateway(const RefundRules &rules = *mendian::refundRules(u"wechat")) : m_rules(rules) {}

    /// The next calls of this kind are treated so; then Prompt again.
    void treat(RefundCall kind, std::initializer_list<Reply> replies) { m_plan[kind].append(replies); }
    /// The next calls of this kind get exactly this answer and touch no book.
    void answerWith(RefundCall kind, RefundOutcome outcome)
    {
        RefundAnswer answer;
        answer.outcome = outcome;
        answer.code = QLatin1String(refundOutcomeName(outcome));
        answer.sentence = QStringLiteral("sentence of ") + answer.code;
        m_fixed[kind].append(answer);
    }
    /// From now on a refund is taken in and paid out when payOut() says so.
    void slow(bool slow) { m_slow = slow; }
    void payOut()
    {
        const QMutexLocker lock(&m_mutex);
        for (Booked &booked : m_books)
            pay(booked);
    }
    /// Delivers what was Held, oldest first.
    void release()
    {
        QList<std::function<void()>> held;
        {
            const QMutexLocker lock(&m_mutex);
            held.swap(m_held);
        }
        for (const auto &deliver : held)
            deliver();
    }

    QHash<QString, Booked> books() const ///< by refund number
    {
        const QMutexLocker lock(&m_mutex);
        return m_books;
    }
    Money paidOutOf(const QString &outTradeNo) const
    {
        const QMutexLocker lock(&m_mutex);
        Money sum;
        for (const Booked &booked : m_books)
            if (booked.outTradeNo == outTradeNo && booked.paidOut)
                sum += booked.amount;
        return sum;
    }
    QList<RefundCall> calls() const
    {
        const QMutexLocker lock(&m_mutex);
        return m_calls;
    }
    /// Runs before each call, on the gateway's thread; a test looks whether the step was saved already.
    std::function<void(RefundCall, const Refund &)> onCall;

    const RefundRules &refundRules() const override { return m_rules; }
    void refund(RefundCall call, const Refund &refund, RefundDone done) override
    {
        if (onCall)
            onCall(call, refund);
        QMutexLocker lock(&m_mutex);
        m_calls.append(call);
        auto &plan = m_plan[call];
        auto &fixed = m_fixed[call];
        const Reply reply = plan.isEmpty() ? Reply::Prompt : plan.takeFirst();
        RefundAnswer answer;
        if (reply == Reply::NeverSent)
            answer.outcome = RefundOutcome::NotSent;
        else if (reply != Reply::Unclear)
            answer = fixed.isEmpty() ? book(call, refund) : fixed.takeFirst();
        if (reply == Reply::LostUnclear)
            answer = {};
        if (reply == Reply::Held)
            m_held.append([done, answer] { done(answer); });
        lock.unlock();
        if (reply == Reply::Lost || reply == Reply::Held)
            return;
        done(answer);
        if (reply == Reply::Double)
            done(answer);
    }

private:
    static void pay(Booked &booked)
    {
        if (booked.paidOut)
            return;
        booked.paidOut = true;
        ++booked.times;
    }
    RefundAnswer book(RefundCall call, const Refund &refund)
    {
        RefundAnswer answer;
        const bool known = m_books.contains(refund.outRefundNo);
        if (call == RefundCall::Query && !known) {
            answer.outcome = RefundOutcome::NotFound;
        } else if (!known && sumOf(refund.outTradeNo) + refund.amount > refund.total) {
            answer.outcome = RefundOutcome::Refused;
        } else {
            Booked &booked = m_books[refund.outRefundNo];
            if (!known)
                booked = {refund.outTradeNo, refund.amount, false, 0};
            if (!m_slow)
                pay(booked);
            answer.outcome = booked.amount != refund.amount ? RefundOutcome::Refused
                : booked.paidOut                            ? RefundOutcome::Done
                                                            : RefundOutcome::Accepted;
            answer.amount = booked.amount;
            answer.refundId = QStringLiteral("50") + refund.outRefundNo.right(20);
        }
        answer.code = QLatin1String(refundOutcomeName(answer.outcome));
        return answer;
    }
    Money sumOf(const QString &outTradeNo) const
    {
        Money sum;
        for (const Booked &booked : m_books)
            if (booked.outTradeNo == outTradeNo)
                sum += booked.amount;
        return sum;
    }

    const RefundRules m_rules;
    mutable QMutex m_mutex;
    std::atomic<bool> m_slow{false};
    QHash<RefundCall, QList<Reply>> m_plan;
    QHash<RefundCall, QList<RefundAnswer>> m_fixed;
    QHash<QString, Booked> m_books;
    QList<std::function<void()>> m_held;
    QList<RefundCall> m_calls;
};

} // namespace mendian::test
