// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/wechat/ledger.h"

#include <QJsonArray>
#include <QRandomGenerator>

namespace mendian::sandbox::wechat {

Ledger::Ledger(const Pace &pace, Phone &phone)
    : m_pace(pace), m_phone(phone), m_serial(QRandomGenerator::system()->bounded(1'000'000'000))
{
}

namespace {
QString key(const QString &mchId, const QString &number) { return mchId + QLatin1Char('/') + number; }
} // namespace

Order *Ledger::find(const QString &mchId, const QString &outTradeNo)
{
    const auto it = m_byNumber.constFind(key(mchId, outTradeNo));
    return it == m_byNumber.cend() ? nullptr : &m_orders[*it];
}

Order *Ledger::findByTransaction(const QString &mchId, const QString &transactionId)
{
    const auto it = m_byTransaction.constFind(key(mchId, transactionId));
    return it == m_byTransaction.cend() ? nullptr : &m_orders[*it];
}

Order &Ledger::create(const QString &mchId, const QString &appid, const QString &outTradeNo, qint64 totalFee)
{
    Order order;
    order.mchId = mchId;
    order.appid = appid;
    order.outTradeNo = outTradeNo;
    order.totalFee = totalFee;
    order.createdAt = m_pace.now();
    m_orders.push_back(order);
    m_byNumber.insert(key(mchId, outTradeNo), m_orders.size() - 1);
    ++m_revision;
    return m_orders.back();
}

void Ledger::chargeAt(Order &order, Timestamp at)
{
    ++m_revision;
    if (!m_phone.pay(order.totalFee)) {
        order.state = TradeState::PayError;
        order.failCode = "NOTENOUGH";
        return;
    }
    order.state = TradeState::Success;
    order.failCode.clear();
    order.takenFen += order.totalFee;
    ++order.charges;
    order.paidAt = at;
    order.transactionId = QStringLiteral("4200000000%1%2")
                              .arg(storeTime(at).toString(QStringLiteral("yyyyMMdd")))
                              .arg(++m_serial, 10, 10, QLatin1Char('0'));
    m_byTransaction.insert(key(order.mchId, order.transactionId), m_byNumber.value(key(order.mchId, order.outTradeNo)));
}

void Ledger::ask(Order &order, PhoneAnswer answer, qint64 afterMs)
{
    order.state = TradeState::UserPaying;
    order.answer = answer;
    order.answerAfterMs = afterMs;
    order.askedAt = m_pace.now();
    ++m_revision;
}

void Ledger::refuse(Order &order, const QByteArray &failCode, TradeState state)
{
    order.state = state;
    order.failCode = failCode;
    order.answer = PhoneAnswer::None;
    ++m_revision;
}

void Ledger::reverse(Order &order)
{
    if (order.state == TradeState::Success) {
        m_phone.giveBack(order.takenFen);
        order.returnedFen += order.takenFen;
        order.takenFen = 0;
        order.state = TradeState::Refund; // a query then says "was paid, went back", not merely "closed"
    } else if (order.isUnpaid()) {
        order.state = TradeState::Revoked;
    } else {
        return;
    }
    order.answer = PhoneAnswer::None;
    order.endedAt = m_pace.now();
    ++m_revision;
}

void Ledger::settle(Order &order)
{
    if (order.state == TradeState::UserPaying && order.answer != PhoneAnswer::Never
        && order.answer != PhoneAnswer::None) {
        const Timestamp at = m_pace.after(order.askedAt, order.answerAfterMs);
        const bool inTime = m_pace.after(order.createdAt, kAutoReverseMs) > at;
        if (inTime && m_pace.now() >= at) {
            if (order.answer == PhoneAnswer::Approve)
                chargeAt(order, at);
            else
                refuse(order, "TRADE_ERROR", TradeState::NotPay);
        }
    }
    if (order.isUnpaid() && m_pace.elapsed(order.createdAt) >= kAutoReverseMs) {
        reverse(order);
        order.endedAt = m_pace.after(order.createdAt, kAutoReverseMs);
    }
}

void Ledger::settleAll()
{
    for (Order &order : m_orders)
        settle(order);
}

QString Ledger::otherNumber(const QString &outTradeNo) const
{
    for (auto it = m_orders.rbegin(); it != m_orders.rend(); ++it) {
        if (it->outTradeNo != outTradeNo)
            return it->outTradeNo;
    }
    return QStringLiteral("SOMEBODYELSESORDER01");
}

QJsonArray Ledger::toJson() const
{
    QJsonArray array;
    for (const Order &order : m_orders)
        array.append(order.toJson());
    return array;
}

Status Ledger::fromJson(const QJsonArray &array)
{
    std::deque<Order> orders;
    for (const QJsonValue &value : array) {
        const auto order = Order::fromJson(value.toObject());
        if (!order)
            return fail(order.error());
        orders.push_back(*order);
    }
    m_orders = std::move(orders);
    for (size_t i = 0; i < m_orders.size(); ++i) {
        m_byNumber.insert(key(m_orders[i].mchId, m_orders[i].outTradeNo), i);
        if (!m_orders[i].transactionId.isEmpty()) {
            m_byTransaction.insert(key(m_orders[i].mchId, m_orders[i].transactionId), i);
            m_serial = qMax(m_serial, m_orders[i].transactionId.right(10).toLongLong());
        }
    }
    return {};
}

} // namespace mendian::sandbox::wechat
