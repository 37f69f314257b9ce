// SPDX-License-Identifier: GPL-3.0-or-later
// Native orders and refunds: what Service does once a request is let in and well-formed.
#include "core/json.h"
#include "sandbox/wechatv3/bodyrules.h"
#include "sandbox/wechatv3/service.h"

namespace mendian::sandbox::wechatv3 {

using wechat::Ledger;
using wechat::Order;
using wechat::Refund;
using wechat::RefundRefusal;
using wechat::RefundRequest;
using wechat::RefundState;
using wechat::TradeState;
using wechat::TradeType;

namespace {

const QString kCodeUrl = QStringLiteral("weixin://wxpay/bizpayurl?pr=");

struct RefusalRow
{
    RefundRefusal why;
    const char *code;
    const char16_t *message;
    qint64 cause;
};
// spec/wechat-pay.md 1.7 and 2.4, 2.5
constexpr RefusalRow kRefusals[] = {
    {RefundRefusal::NotPaid, "RESOURCE_NOT_EXISTS", u"订单不存在或未支付", kNoSuchOrder},
    {RefundRefusal::Overdue, "INVALID_REQUEST", u"订单已超过可退款期限", kOrderExpired},
    {RefundRefusal::TooMuch, "INVALID_REQUEST", u"累计退款金额大于订单金额", 0},
    {RefundRefusal::TooMany, "INVALID_REQUEST", u"一个订单最多部分退款50次", 0},
    {RefundRefusal::TooSoon, "FREQUENCY_LIMITED", u"同一订单两次退款至少间隔一分钟", kTooFrequent},
    {RefundRefusal::NotEnough, "NOT_ENOUGH", u"基本账户余额不足，请充值后重新发起", 0}};

Answer good(const QJsonObject &body)
{
    Answer answer;
    answer.body = body;
    return answer;
}

QJsonObject codeUrl(const Order &order) { return {{QStringLiteral("code_url"), QString(kCodeUrl + order.codeToken)}}; }

RefundState outcomeOf(const FaultRule *fault)
{
    if (fault && fault->fault == Fault::RefundChange)
        return RefundState::Change;
    if (fault && fault->fault == Fault::RefundClose)
        return RefundState::Closed;
    return RefundState::Success;
}

} // namespace

Answer Service::native(Context &context)
{
    const QString appid = context.text("appid");
    if (appid != context.merchant->appid)
        return failure("APPID_MCHID_NOT_MATCH", {}, kAppidNotBound);
    if (Order *order = m_ledger.find(context.merchant->mchId, context.text("out_trade_no"))) {
        m_ledger.settle(*order);
        return nativeAgain(context, *order);
    }
    const auto expires = momentOf(context.text("time_expire"));
    if (expires && *expires <= m_pace.now())
        return failure("PARAM_ERROR",
            Detail{QStringLiteral("/time_expire"), context.text("time_expire"), QStringLiteral("has passed")});
    Order &order = m_ledger.create(context.merchant->mchId, appid, context.text("out_trade_no"),
        context.body.value(QStringLiteral("amount"))[QStringLiteral("total")].toInteger());
    order.type = TradeType::Native;
    order.requestJson = toJsonBytes(context.body);
    order.body = context.text("description");
    order.attach = context.text("attach");
    order.device = context.body.value(QStringLiteral("scene_info"))[QStringLiteral("device_id")].toString();
    order.notifyUrl = context.text("notify_url");
    order.expiresAt = expires.value_or(m_pace.after(m_pace.now(), Ledger::kNativeMs));
    m_ledger.renewCode(order);
    return good(codeUrl(order));
}

// The same number again: a fresh code_url as long as it is unpaid and nothing is changed (spec/wechat-pay.md 0, 3.1).
Answer Service::nativeAgain(const Context &context, Order &order)
{
    if (order.requestJson != toJsonBytes(context.body))
        return failure("INVALID_REQUEST", QStringLiteral(u"请求重入时，参数与首次请求时不一致"), kParametersDiffer);
    if (order.isPaid())
        return failure("OUT_TRADE_NO_USED", QStringLiteral(u"该订单已支付"), kAlreadyPaid);
    if (!order.isUnpaid())
        return failure("ORDER_CLOSED");
    m_ledger.renewCode(order);
    return good(codeUrl(order));
}

Result<QString> Service::scan(const QString &qr)
{
    if (!qr.startsWith(kCodeUrl))
        return fail(ErrorCode::NotFound, QStringLiteral("not a code of WeChat Pay"));
    Order *order = m_ledger.findByCode(qr.mid(kCodeUrl.size()));
    if (!order)
        return fail(ErrorCode::NotFound, QStringLiteral("no such code_url, or a newer one voids it"));
    m_ledger.settle(*order);
    if (m_pace.elapsed(order->codeAt) >= Ledger::kCodeUrlMs)
        return fail(ErrorCode::Conflict, QStringLiteral("the code_url is older than two hours"));
    if (order->state != TradeState::NotPay)
        return fail(
            ErrorCode::Conflict, QStringLiteral("the order is %1").arg(QLatin1String(tradeStateName(order->state))));
    if (m_phone.mode() == PhoneMode::Offline)
        return fail(ErrorCode::Conflict, QStringLiteral("the phone is offline"));
    if (m_phone.mode() == PhoneMode::Approve && order->totalFee <= Phone::kPasswordFen) {
        m_ledger.charge(*order);
    } else {
        const Thought thought = thoughtOf(m_phone.mode());
        m_ledger.ask(*order, thought.answer, thought.afterMs);
    }
    return order->outTradeNo;
}

Answer Service::queryByNumber(Context &context)
{
    return query(context, m_ledger.find(context.merchant->mchId, context.inPath));
}

Answer Service::queryById(Context &context)
{
    return query(context, m_ledger.findByTransaction(context.merchant->mchId, context.inPath));
}

Answer Service::query(Context &context, Order *order)
{
    const QByteArray mchid = context.request->query("mchid");
    if (mchid != context.merchant->mchId.toUtf8())
        return failure("PARAM_ERROR",
            Detail{QStringLiteral("mchid"), QString::fromUtf8(mchid), QStringLiteral("not the merchant that signed"),
                QStringLiteral("query")});
    if (!order)
        return failure("ORDER_NOT_EXIST", {}, kNoSuchOrder);
    m_ledger.settle(*order);
    return good(orderJson(*order));
}

Answer Service::close(Context &context)
{
    Order *order = m_ledger.find(context.merchant->mchId, context.inPath);
    if (!order)
        return failure("ORDER_NOT_EXIST", {}, kNoSuchOrder);
    m_ledger.settle(*order);
    if (order->type != TradeType::Native)
        return failure("INVALID_REQUEST", QStringLiteral(u"付款码订单请使用撤销"), kMustBeReversed);
    if (order->isPaid())
        return failure("INVALID_REQUEST", QStringLiteral(u"该订单已支付"), kAlreadyPaid);
    if (order->state == TradeState::UserPaying) // trap 9.13: the customer is just paying
        return failure("FREQUENCY_LIMITED", {}, kTooFrequent);
    if (order->state != TradeState::Closed)
        m_ledger.close(*order);
    Answer answer;
    answer.status = 204;
    answer.hasBody = false;
    return answer;
}

Order *Service::orderAsked(const Context &context)
{
    const QString id = context.text("transaction_id");
    return id.isEmpty() ? m_ledger.find(context.merchant->mchId, context.text("out_trade_no"))
                        : m_ledger.findByTransaction(context.merchant->mchId, id);
}

Answer Service::refund(Context &context)
{
    Order *order = orderAsked(context);
    if (!order)
        return failure("RESOURCE_NOT_EXISTS", QStringLiteral(u"订单不存在"), kNoSuchOrder);
    m_ledger.settle(*order);
    const QJsonObject amount = context.body.value(QStringLiteral("amount")).toObject();
    RefundRequest request;
    request.outRefundNo = context.text("out_refund_no");
    request.fen = amount.value(QStringLiteral("refund")).toInteger();
    request.via = wechat::RefundVia::V3;
    request.reason = context.text("reason");
    request.notifyUrl = context.text("notify_url");
    request.account = context.text("funds_account");
    request.request = toJsonBytes(context.body);
    if (const auto place = m_ledger.findRefund(context.merchant->mchId, request.outRefundNo); place.refund) {
        if (place.refund->request != request.request)
            return failure("INVALID_REQUEST", QStringLiteral(u"订单金额或退款金额与之前请求不一致，请核实后再试"),
                kParametersDiffer);
        return good(refundJson(*place.order, *place.refund));
    }
    if (amount.value(QStringLiteral("total")).toInteger() != order->totalFee)
        return failure("INVALID_REQUEST", QStringLiteral(u"原订单金额与订单不一致"));
    if (const auto why = m_ledger.whyNotRefund(*order, request.fen)) {
        for (const RefusalRow &row : kRefusals) {
            if (row.why == *why)
                return failure(row.code, QString::fromUtf16(row.message), row.cause);
        }
    }
    const FaultRule *fault = context.fault;
    const qint64 wait = fault && fault->delayMs >= 0 ? fault->delayMs : Ledger::kRefundMs;
    const Refund made = m_ledger.refund(*order, request, outcomeOf(fault), wait);
    return good(refundJson(*order, made));
}

Answer Service::refundQuery(Context &context)
{
    auto place = m_ledger.findRefund(context.merchant->mchId, context.inPath);
    if (!place.refund || place.refund->outRefundNo != context.inPath)
        return failure("RESOURCE_NOT_EXISTS", QStringLiteral(u"退款单不存在"));
    m_ledger.settle(*place.order);
    return good(refundJson(*place.order, *place.refund));
}

Answer Service::certificates(Context &context)
{
    const QByteArray algorithm = context.request->query("algorithm_type");
    const bool rsa = algorithm.isEmpty() || algorithm == "RSA" || algorithm == "ALL";
    if (context.merchant->v3.mode == PlatformMode::PublicKey || !rsa)
        return failure(
            "RESOURCE_NOT_EXISTS", QStringLiteral(u"无可用的平台证书，请在商户平台-API安全申请使用微信支付公钥"));
    return good({{QStringLiteral("data"), m_platform.encrypted(*context.merchant)}});
}

} // namespace mendian::sandbox::wechatv3
