// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "payments/gateway.h"

#include <QHash>
#include <QMutex>
#include <QMutexLocker>
#include <atomic>
#include <functional>

namespace mendian::test {

/// A payment provider for tests: keeps honest books (orders), and can be told to be slow, double, late, refusing or
/// lost. Link `payments`. Thread-safe, so that it can stand on a Worker.
class FakeGateway final : public Gateway
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
    struct Order
    {
        Money amount;
        bool paid = false;
        bool closed = false;
        bool returned = false;
        int pays = 0;    ///< how often Pay reached the provider
        int charges = 0; ///< how often money was taken: more than 1 is the worst of all bugs
    };

    explicit FakeGateway(const ProviderRules &rules = *providerRules(u"wechat")) : m_rules(rules) {}

    /// The next calls of this kind are treated so; then Prompt again.
    void treat(PayCall kind, std::initializer_list<Reply> replies) { m_plan[kind].append(replies); }
    /// The next calls of this kind get exactly this answer (number and amount are filled in when empty).
    void answerWith(PayCall kind, const Answer &answer) { m_fixed[kind].append(answer); }
    void answerWith(PayCall kind, Outcome outcome)
    {
        Answer answer;
        answer.outcome = outcome;
        answer.code = QLatin1String(outcomeName(outcome));
        answerWith(kind, answer);
    }
    /// Customers type a password from now on: Pay gives UserPaying until customerPays().
    void askPassword(bool ask) { m_askPassword = ask; }
    void customerPays(const QString &number)
    {
        const QMutexLocker lock(&m_mutex);
        charge(m_orders[number]);
    }
    void setRoute(bool route) { m_route = route; }
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

    QList<PayCall> calls() const
    {
        const QMutexLocker lock(&m_mutex);
        return m_calls;
    }
    QStringList codes() const
    {
        const QMutexLocker lock(&m_mutex);
        return m_codes;
    }
    Order order(const QString &number) const
    {
        const QMutexLocker lock(&m_mutex);
        return m_orders.value(number);
    }
    QHash<QString, Order> orders() const
    {
        const QMutexLocker lock(&m_mutex);
        return m_orders;
    }
    /// Runs before each call, on the gateway's thread; a test looks whether the step was saved already.
    std::function<void(const GatewayCall &)> onCall;

    const ProviderRules &rules() const override { return m_rules; }
    bool hasRoute() const override { return m_route; }
    void probe(std::function<void(bool)> done) override { done(m_route); }
    void call(const GatewayCall &call, Done done) override
    {
        if (onCall)
            onCall(call);
        QMutexLocker lock(&m_mutex);
        m_calls.append(call.kind);
        if (call.kind == PayCall::Pay)
            m_codes.append(QString::fromUtf8(call.authCode.reveal()));
        auto &fixed = m_fixed[call.kind];
        auto &plan = m_plan[call.kind];
        const Reply reply = plan.isEmpty() ? Reply::Prompt : plan.takeFirst();
        Answer answer;
        if (reply == Reply::NeverSent)
            answer.outcome = Outcome::NotSent;
        else if (reply != Reply::Unclear)
            answer = fixed.isEmpty() ? book(call) : filled(fixed.takeFirst(), call.attempt);
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
    static void charge(Order &order)
    {
        if (order.closed || order.paid)
            return;
        order.paid = true;
        ++order.charges;
    }
    static Answer filled(Answer answer, const Attempt &attempt)
    {
        if (answer.outTradeNo.isEmpty())
            answer.outTradeNo = attempt.outTradeNo;
        if (answer.amount.isZero())
            answer.amount = attempt.amount;
        return answer;
    }
    Answer book(const GatewayCall &call)
    {
        const QString number = call.attempt.outTradeNo;
        const bool known = m_orders.contains(number);
        Answer answer;
        if (call.kind == PayCall::Pay) {
            Order &order = m_orders[number];
            ++order.pays;
            order.amount = call.attempt.amount;
            if (!m_askPassword)
                charge(order);
            answer.outcome = known ? Outcome::AskThisNumber : order.paid ? Outcome::Paid : Outcome::UserPaying;
        } else if (!known) {
            answer.outcome = Outcome::NotFound;
        } else if (call.kind == PayCall::Reverse) {
            Order &order = m_orders[number];
            order.returned = order.returned || order.paid;
            order.paid = false;
            order.closed = true;
            answer.outcome = Outcome::Reversed;
        } else {
            const Order &order = m_orders[number];
            answer.outcome = order.closed ? Outcome::Closed : order.paid ? Outcome::Paid : Outcome::UserPaying;
        }
        answer.code = QLatin1String(outcomeName(answer.outcome));
        if (answer.outcome == Outcome::Paid) {
            answer.transactionId = QStringLiteral("42") + number.right(26);
            answer.customerPaid = answer.merchantReceives = m_orders[number].amount;
        }
        answer.amount = m_orders.value(number).amount;
        answer.outTradeNo = number;
        return answer;
    }

    const ProviderRules m_rules;
    std::atomic<bool> m_route{true};
    std::atomic<bool> m_askPassword{false};
    mutable QMutex m_mutex;
    QHash<PayCall, QList<Reply>> m_plan;
    QHash<PayCall, QList<Answer>> m_fixed;
    QHash<QString, Order> m_orders;
    QList<std::function<void()>> m_held;
    QList<PayCall> m_calls;
    QStringList m_codes;
};

} // namespace mendian::test
