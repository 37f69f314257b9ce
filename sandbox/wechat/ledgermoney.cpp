// SPDX-License-Identifier: GPL-3.0-or-later
// Refunds and the merchants' accounts: the part of the Ledger where money goes back.
#include "sandbox/wechat/ledger.h"

namespace mendian::sandbox::wechat {

namespace {
QString key(const QString &mchId, const QString &number) { return mchId + QLatin1Char('/') + number; }

// The coupon's part of the next `fen` that go back: rounded down on the running sum, so that any parts add up.
qint64 couponBack(const Order &order, qint64 fen)
{
    qint64 given = 0;
    for (const Refund &refund : order.refunds) {
        if (refund.state != RefundState::Closed)
            given += refund.couponBack;
    }
    const qint64 due = order.coupon.fen * (Ledger::refundedFen(order) + fen) / qMax<qint64>(1, order.totalFee);
    return qBound<qint64>(0, due - given, fen);
}
} // namespace

qint64 Ledger::refundedFen(const Order &order)
{
    qint64 sum = 0;
    for (const Refund &refund : order.refunds) {
        if (refund.state != RefundState::Closed)
            sum += refund.refundFee;
    }
    return sum;
}

Ledger::RefundPlace Ledger::findRefund(const QString &mchId, const QString &outRefundNo)
{
    const auto it = m_byRefund.constFind(key(mchId, outRefundNo));
    if (it == m_byRefund.cend())
        return {};
    Order &order = m_orders[it->first];
    return {&order, &order.refunds[it->second]};
}

Ledger::RefundPlace Ledger::findRefundById(const QString &mchId, const QString &refundId)
{
    const RefundPlace place = findRefund(mchId, refundId);
    return place.refund && place.refund->refundId == refundId ? place : RefundPlace{};
}

std::optional<RefundRefusal> Ledger::whyNotRefund(const Order &order, qint64 fen) const
{
    if (!order.isPaid())
        return RefundRefusal::NotPaid;
    if (m_pace.elapsed(order.paidAt) > kRefundDays * kDayMs)
        return RefundRefusal::Overdue;
    if (refundedFen(order) + fen > order.totalFee)
        return RefundRefusal::TooMuch;
    if (order.refunds.size() >= kRefundParts)
        return RefundRefusal::TooMany;
    if (!order.refunds.isEmpty() && m_pace.elapsed(order.refunds.last().requestedAt) < kRefundPauseMs)
        return RefundRefusal::TooSoon;
    if (merchantBalance(order.mchId) < fen)
        return RefundRefusal::NotEnough;
    return std::nullopt;
}

Refund &Ledger::refund(Order &order, const RefundRequest &request, RefundState outcome, qint64 waitMs)
{
    Refund refund;
    refund.outRefundNo = request.outRefundNo;
    refund.refundFee = request.fen;
    refund.couponBack = couponBack(order, request.fen);
    refund.settledBack = request.fen - (order.coupon.recharge ? 0 : refund.couponBack);
    refund.outcome = outcome;
    refund.via = request.via;
    refund.waitMs = waitMs;
    refund.requestedAt = m_pace.now();
    refund.refundId = serial("50300000000", refund.requestedAt);
    refund.reason = request.reason;
    refund.notifyUrl = request.notifyUrl;
    refund.account = request.account;
    refund.request = request.request;
    m_moved[order.mchId] -= refund.settledBack;
    order.takenFen -= refund.refundFee;
    order.state = TradeState::Refund;
    order.refunds.append(refund);
    const std::pair place(m_byNumber.value(key(order.mchId, order.outTradeNo)), order.refunds.size() - 1);
    m_byRefund.insert(key(order.mchId, refund.refundId), place);
    if (refund.via != RefundVia::Reverse)
        m_byRefund.insert(key(order.mchId, refund.outRefundNo), place);
    ++m_revision;
    settleRefunds(order);
    return order.refunds.last();
}

void Ledger::settleRefunds(Order &order)
{
    for (Refund &refund : order.refunds) {
        if (refund.state != RefundState::Processing || m_pace.elapsed(refund.requestedAt) < refund.waitMs)
            continue;
        refund.state = refund.outcome;
        refund.endedAt = m_pace.after(refund.requestedAt, refund.waitMs);
        if (refund.state == RefundState::Success) {
            m_phone.giveBack(refund.cashBack());
            order.returnedFen += refund.refundFee;
        } else if (refund.state != RefundState::Processing) { // the customer never had it: back at the merchant
            m_moved[order.mchId] += refund.settledBack;
            order.takenFen += refund.refundFee;
        }
        if (!refund.notifyUrl.isEmpty())
            m_events.append(
                {LedgerEvent::Kind::Refunded, order.mchId, order.outTradeNo, refund.outRefundNo, refund.endedAt});
        ++m_revision;
    }
}

void Ledger::setMerchantBalance(const QString &mchId, qint64 fen)
{
    const Adjustment adjustment{mchId, fen - merchantBalance(mchId), m_pace.now()};
    if (adjustment.fen == 0)
        return;
    m_adjustments.append(adjustment);
    m_moved[mchId] += adjustment.fen;
    ++m_revision;
}

QList<FlowRow> Ledger::flow(const QString &mchId) const
{
    QList<FlowRow> rows;
    for (const Order &order : m_orders) {
        if (order.mchId == mchId)
            rows += flowOf(order);
    }
    for (const Adjustment &adjustment : m_adjustments) {
        if (adjustment.mchId == mchId)
            rows.append(flowOf(adjustment));
    }
    std::stable_sort(rows.begin(), rows.end(), [](const FlowRow &a, const FlowRow &b) { return a.at < b.at; });
    qint64 balance = kOpeningFen;
    for (FlowRow &row : rows)
        row.balance = balance += row.fen;
    return rows;
}

} // namespace mendian::sandbox::wechat
