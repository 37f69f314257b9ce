// SPDX-License-Identifier: GPL-3.0-or-later
// Refund, its query and the openid of a code: what Service does once a request is recognised and well-formed.
#include "sandbox/wechat/service.h"

namespace mendian::sandbox::wechat {

namespace {

constexpr qsizetype kPage = 10; // refunds a query shows at once
constexpr qint64 kLastOffset = 19;

struct RefusalRow
{
    RefundRefusal why;
    const char *code;
    const char16_t *text; // null = the code's own
};
// spec/wechat-pay.md 1.7
constexpr RefusalRow kRefusals[] = {{RefundRefusal::NotPaid, "ORDERNOTEXIST", u"订单未支付"},
    {RefundRefusal::Overdue, "TRADE_OVERDUE", nullptr}, {RefundRefusal::TooMuch, "ERROR", u"累计退款金额大于订单金额"},
    {RefundRefusal::TooMany, "ERROR", u"一个订单最多部分退款50次"},
    {RefundRefusal::TooSoon, "FREQUENCY_LIMITED", u"同一订单两次退款至少间隔一分钟"},
    {RefundRefusal::NotEnough, "NOTENOUGH", u"基本账户余额不足，请充值后重新发起"}};

// Everything the merchant said, in the order of names, without salt and signature.
QByteArray comparable(const Fields &request)
{
    QByteArrayList parts;
    for (const Field &field : request.list()) {
        if (field.name != "sign" && field.name != "sign_type" && field.name != "nonce_str" && !field.value.isEmpty())
            parts.append(field.name + '=' + field.value);
    }
    std::sort(parts.begin(), parts.end());
    return parts.join('&');
}

RefundState outcomeOf(const FaultRule *fault)
{
    if (fault && fault->fault == Fault::RefundChange)
        return RefundState::Change;
    if (fault && fault->fault == Fault::RefundClose)
        return RefundState::Closed;
    return RefundState::Success;
}

} // namespace

Answer Service::refund(Context &context)
{
    const FaultRule *fault = context.fault;
    if (fault && faultKind(fault->fault).deed != Deed::AsUsual)
        return businessFailure(context.request, faultCode(*fault));
    Order *order = orderOf(context);
    if (!order)
        return businessFailure(
            context.request, context.request.has("transaction_id") ? "INVALID_TRANSACTIONID" : "ORDERNOTEXIST");
    m_ledger.settle(*order);
    const auto place = m_ledger.findRefund(context.merchant->mchId, context.text("out_refund_no"));
    if (place.refund)
        return refundAgain(context, *place.order, *place.refund);
    if (context.request.value("total_fee").toLongLong() != order->totalFee)
        return businessFailure(context.request, "PARAM_ERROR", QStringLiteral(u"订单总金额total_fee错误"));
    RefundRequest request;
    request.outRefundNo = context.text("out_refund_no");
    request.fen = context.request.value("refund_fee").toLongLong();
    request.reason = context.text("refund_desc");
    request.notifyUrl = context.text("notify_url");
    request.account = context.text("refund_account");
    request.request = comparable(context.request);
    if (const auto why = m_ledger.whyNotRefund(*order, request.fen)) {
        for (const RefusalRow &row : kRefusals) {
            if (row.why == *why)
                return businessFailure(context.request, row.code, row.text ? QString::fromUtf16(row.text) : QString());
        }
    }
    const qint64 wait = fault && fault->delayMs >= 0 ? fault->delayMs : Ledger::kRefundMs;
    const Refund refund = m_ledger.refund(*order, request, outcomeOf(fault), wait);
    const QByteArray code = fault ? faultCode(*fault) : QByteArray();
    return code.isEmpty() ? refundAnswer(context.request, *order, refund) : businessFailure(context.request, code);
}

// One number refunds once, however often it is sent (spec/wechat-pay.md 0).
Answer Service::refundAgain(const Context &context, const Order &order, const Refund &refund) const
{
    if (context.request.value("total_fee").toLongLong() != order.totalFee
        || context.request.value("refund_fee").toLongLong() != refund.refundFee)
        return businessFailure(context.request, "REFUND_FEE_MISMATCH");
    if (comparable(context.request) != refund.request)
        return businessFailure(context.request, "ERROR", QStringLiteral(u"商户退款单号重复：与首次请求参数不一致"));
    if (context.fault && !faultCode(*context.fault).isEmpty())
        return businessFailure(context.request, faultCode(*context.fault));
    return refundAnswer(context.request, order, refund);
}

Answer Service::refundQuery(Context &context)
{
    if (context.fault)
        return businessFailure(context.request, faultCode(*context.fault));
    const qint64 offset = context.request.has("offset") ? context.request.value("offset").toLongLong() : -1;
    if (offset > kLastOffset)
        return businessFailure(context.request, "PARAM_ERROR", QStringLiteral(u"部分退款超过20笔，请使用退款单号查询"));
    Order *order = nullptr;
    const QList<Refund> refunds = refundsAsked(context, order);
    if (!order || refunds.isEmpty())
        return businessFailure(context.request, "REFUNDNOTEXIST");
    return refundQueryAnswer(context.request, *order, refunds.mid(qMax<qint64>(0, offset), kPage), offset);
}

// refund_id before out_refund_no before transaction_id before out_trade_no (spec/wechat-pay.md 1.8).
QList<Refund> Service::refundsAsked(const Context &context, Order *&order)
{
    const QString mchId = context.merchant->mchId;
    const QString id = context.text("refund_id");
    const QString number = context.text("out_refund_no");
    if (id.isEmpty() && number.isEmpty()) {
        order = orderOf(context);
        if (!order)
            return {};
        m_ledger.settle(*order);
        return order->refunds;
    }
    const auto place = id.isEmpty() ? m_ledger.findRefund(mchId, number) : m_ledger.findRefundById(mchId, id);
    if (!place.refund)
        return {};
    m_ledger.settle(*place.order);
    order = place.order;
    return {*place.refund};
}

Answer Service::authCodeToOpenId(Context &context)
{
    if (context.fault)
        return businessFailure(context.request, faultCode(*context.fault));
    if (auto refused = refuseCode(context))
        return *refused;
    m_boundCodes.insert(context.text("auth_code"), context.merchant->mchId);
    return openidAnswer(context.request);
}

} // namespace mendian::sandbox::wechat
