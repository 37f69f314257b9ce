// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/wechat/ledger.h"

#include "core/json.h"

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

Order *Ledger::findByCode(const QString &codeToken)
{
    const auto it = m_byCode.constFind(codeToken);
    return it == m_byCode.cend() ? nullptr : &m_orders[*it];
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

void Ledger::renewCode(Order &order)
{
    m_byCode.remove(order.codeToken);
    order.codeToken =
        QString::number(QRandomGenerator::system()->generate64(), 36).rightJustified(13, QLatin1Char('0'));
    order.codeAt = m_pace.now();
    m_byCode.insert(order.codeToken, m_byNumber.value(key(order.mchId, order.outTradeNo)));
    ++m_revision;
}

QString Ledger::serial(const char *prefix, Timestamp at)
{
    return QStringLiteral("%1%2%3")
        .arg(QLatin1String(prefix), storeTime(at).toString(QStringLiteral("yyyyMMdd")))
        .arg(++m_serial, 10, 10, QLatin1Char('0'));
}

void Ledger::takeDiscount(Order &order)
{
    for (qsizetype i = 0; i < m_discounts.size(); ++i) {
        Discount &discount = m_discounts[i];
        if ((!discount.outTradeNo.isEmpty() && discount.outTradeNo != order.outTradeNo)
            || discount.fen >= order.totalFee) // somebody pays at least one fen
            continue;
        order.coupon = {serial("2000000", order.createdAt), discount.fen, discount.recharge};
        if (discount.times > 0 && --discount.times == 0)
            m_discounts.removeAt(i);
        return;
    }
}

void Ledger::chargeAt(Order &order, Timestamp at)
{
    ++m_revision;
    takeDiscount(order);
    if (!m_phone.pay(order.cashFen())) {
        order.coupon = {};
        order.state = order.type == TradeType::Native ? TradeState::NotPay : TradeState::PayError;
        order.failCode = "NOTENOUGH";
        return;
    }
    order.state = TradeState::Success;
    order.failCode.clear();
    order.takenFen += order.totalFee;
    ++order.charges;
    order.paidAt = at;
    order.transactionId = serial("4200000000", at);
    m_byTransaction.insert(key(order.mchId, order.transactionId), m_byNumber.value(key(order.mchId, order.outTradeNo)));
    m_moved[order.mchId] += order.settledFen() - feeFen(order);
    if (!order.notifyUrl.isEmpty())
        m_events.append({LedgerEvent::Kind::Paid, order.mchId, order.outTradeNo, {}, at});
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
        // A query then says "was paid, went back", not merely "closed"; a bill shows the row as REVOKED.
        refund(order, {order.outTradeNo, order.takenFen, RefundVia::Reverse, {}, {}, {}, {}}, RefundState::Success, 0);
    } else if (order.isUnpaid()) {
        order.state = TradeState::Revoked;
    } else {
        return;
    }
    order.answer = PhoneAnswer::None;
    order.endedAt = m_pace.now();
    ++m_revision;
}

void Ledger::close(Order &order)
{
    order.state = TradeState::Closed;
    order.answer = PhoneAnswer::None;
    order.endedAt = m_pace.now();
    ++m_revision;
}

Timestamp Ledger::deadline(const Order &order) const
{
    return order.type == TradeType::Native ? order.expiresAt : m_pace.after(order.createdAt, kAutoReverseMs);
}

void Ledger::settle(Order &order)
{
    if (order.state == TradeState::UserPaying && order.answer != PhoneAnswer::Never
        && order.answer != PhoneAnswer::None) {
        const Timestamp at = m_pace.after(order.askedAt, order.answerAfterMs);
        if (deadline(order) > at && m_pace.now() >= at) {
            if (order.answer == PhoneAnswer::Approve)
                chargeAt(order, at);
            else
                refuse(order, "TRADE_ERROR", TradeState::NotPay);
        }
    }
    if (order.isUnpaid() && m_pace.now() >= deadline(order)) {
        if (order.type == TradeType::Native)
            close(order);
        else
            reverse(order);
        order.endedAt = deadline(order);
    }
    settleRefunds(order);
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

QJsonObject Ledger::toJson() const
{
    QJsonArray orders;
    for (const Order &order : m_orders)
        orders.append(order.toJson());
    QJsonArray adjustments;
    for (const Adjustment &adjustment : m_adjustments)
        adjustments.append(adjustment.toJson());
    return {{QStringLiteral("orders"), orders}, {QStringLiteral("adjustments"), adjustments}};
}

Status Ledger::fromJson(const QJsonObject &object)
{
    JsonReader reader(object, u"ledger");
    const QJsonArray orderList = reader.array("orders");
    const QJsonArray adjustmentList = reader.arrayOr("adjustments");
    MENDIAN_TRY(reader.status());
    std::deque<Order> orders;
    for (const QJsonValue &value : orderList) {
        const auto order = Order::fromJson(value.toObject());
        if (!order)
            return fail(order.error());
        orders.push_back(*order);
    }
    QList<Adjustment> adjustments;
    for (const QJsonValue &value : adjustmentList) {
        const auto adjustment = Adjustment::fromJson(value.toObject());
        if (!adjustment)
            return fail(adjustment.error());
        adjustments.append(*adjustment);
    }
    m_orders = std::move(orders);
    m_adjustments = std::move(adjustments);
    for (size_t i = 0; i < m_orders.size(); ++i)
        index(i);
    for (const Adjustment &adjustment : m_adjustments)
        m_moved[adjustment.mchId] += adjustment.fen;
    return {};
}

void Ledger::index(size_t place)
{
    const Order &order = m_orders[place];
    m_byNumber.insert(key(order.mchId, order.outTradeNo), place);
    if (!order.codeToken.isEmpty())
        m_byCode.insert(order.codeToken, place);
    if (!order.transactionId.isEmpty()) {
        m_byTransaction.insert(key(order.mchId, order.transactionId), place);
        m_serial = qMax(m_serial, order.transactionId.right(10).toLongLong());
    }
    for (qsizetype i = 0; i < order.refunds.size(); ++i) {
        const Refund &refund = order.refunds.at(i);
        m_byRefund.insert(key(order.mchId, refund.refundId), {place, i});
        if (refund.via != RefundVia::Reverse)
            m_byRefund.insert(key(order.mchId, refund.outRefundNo), {place, i});
        m_serial = qMax(m_serial, refund.refundId.right(10).toLongLong());
    }
    for (const FlowRow &row : flowOf(order))
        m_moved[order.mchId] += row.fen;
}

} // namespace mendian::sandbox::wechat
