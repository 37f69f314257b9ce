// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log.h"
#include "payments/gateway.h"

#include <QFile>
#include <QHash>

namespace mendian::test {

/// A provider whose books are a small file, so that they outlive a kill of the till: one line "number fen charges" an
/// event, the last line of a number counts. Answers at once; thread of its caller.
class LedgerGateway final : public Gateway
{
public:
    struct Order
    {
        Money amount;
        int charges = 0;
        bool returned = false;
    };

    explicit LedgerGateway(const QString &path) : m_path(path), m_orders(read(path)) {}

    /// The customer is asked for a password first: the pay call says so, the next query finds it paid.
    void askPassword(bool ask) { m_ask = ask; }

    static QHash<QString, Order> read(const QString &path)
    {
        QHash<QString, Order> orders;
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            return orders;
        const QList<QByteArray> lines = file.readAll().split('\n');
        for (const QByteArray &line : lines) {
            const QList<QByteArray> parts = line.split(' ');
            if (parts.size() == 4)
                orders.insert(QString::fromLatin1(parts[0]),
                    {Money::fromFen(parts[1].toLongLong()), parts[2].toInt(), parts[3] == "returned"});
        }
        return orders;
    }

    const ProviderRules &rules() const override { return *providerRules(u"wechat"); }
    bool hasRoute() const override { return true; }
    void probe(std::function<void(bool)> done) override { done(true); }
    void call(const GatewayCall &call, Done done) override
    {
        const QString number = call.attempt.outTradeNo;
        Answer answer;
        answer.outTradeNo = number;
        answer.amount = call.attempt.amount;
        answer.outcome = Outcome::NotFound;
        if (call.kind == PayCall::Pay) {
            Order order = m_orders.value(number, {call.attempt.amount, 0, false});
            ++order.charges;
            keep(number, order);
            answer.outcome = m_ask ? Outcome::UserPaying : Outcome::Paid;
        } else if (m_orders.contains(number) && call.kind == PayCall::Reverse) {
            Order order = m_orders.value(number);
            order.returned = true;
            keep(number, order);
            answer.outcome = Outcome::Reversed;
        } else if (m_orders.contains(number)) {
            answer.outcome = m_orders.value(number).returned ? Outcome::Closed : Outcome::Paid;
        }
        answer.code = QLatin1String(outcomeName(answer.outcome));
        if (answer.outcome == Outcome::Paid) {
            answer.transactionId = QStringLiteral("42") + number.right(26);
            answer.customerPaid = answer.merchantReceives = answer.amount;
        }
        done(answer);
    }

private:
    void keep(const QString &number, const Order &order)
    {
        m_orders.insert(number, order);
        QFile file(m_path);
        MENDIAN_CHECK(file.open(QIODevice::Append));
        file.write(QStringLiteral("%1 %2 %3 %4\n")
                       .arg(number)
                       .arg(order.amount.fen())
                       .arg(order.charges)
                       .arg(order.returned ? QStringLiteral("returned") : QStringLiteral("taken"))
                       .toLatin1());
    }

    QString m_path;
    QHash<QString, Order> m_orders;
    bool m_ask = false;
};

} // namespace mendian::test
