// SPDX-License-Identifier: GPL-3.0-or-later
// The three calls of the payment code: what Service does once a request is recognised and well-formed.
#include "sandbox/wechat/service.h"

namespace mendian::sandbox::wechat {

namespace {

constexpr qint64 kFaultThinkMs = 8'000;

// What makes two submissions of one number "the same": everything but the salt and what depends on it.
Fields comparable(const Fields &request)
{
    Fields fields;
    for (const Field &field : request.list()) {
        if (field.name != "sign" && field.name != "sign_type" && field.name != "nonce_str" && !field.value.isEmpty())
            fields.add(field.name, field.value);
    }
    return fields;
}

bool sameFields(const Fields &a, const Fields &b, bool withCode)
{
    const auto contains = [withCode](const Fields &all, const Fields &some) {
        return std::all_of(some.list().begin(), some.list().end(), [&](const Field &field) {
            return (!withCode && field.name == "auth_code") || all.value(field.name.constData()) == field.value;
        });
    };
    return contains(a, b) && contains(b, a);
}

} // namespace

Answer Service::micropay(Context &context)
{
    if (!m_limit.allow(context.merchant->mchId, m_pace.mono()))
        return businessFailure(context.request, "FREQUENCY_LIMITED");
    if (Order *order = orderOf(context)) {
        m_ledger.settle(*order);
        return reenter(context, *order);
    }
    if (auto refused = refuseCode(context))
        return *refused;
    if (context.fault && faultKind(context.fault->fault).deed == Deed::Nothing)
        return businessFailure(context.request, faultCode(*context.fault));
    m_phone.use(context.text("auth_code"));
    Order &order = m_ledger.create(context.merchant->mchId, context.text("appid"), context.text("out_trade_no"),
        context.request.value("total_fee").toLongLong());
    order.request = comparable(context.request);
    order.body = context.text("body");
    order.attach = context.text("attach");
    order.device = context.text("device_info");
    return attempt(context, order);
}

std::optional<Answer> Service::refuseCode(Context &context)
{
    if (!looksLikePaymentCode(context.request.value("auth_code")))
        return businessFailure(context.request, "AUTH_CODE_INVALID",
            QStringLiteral(u"101 付款码无效，请以10/11/12/13/14/15为前缀的18位数字"));
    const QString owner = m_boundCodes.value(context.text("auth_code"));
    if (!owner.isEmpty() && owner != context.merchant->mchId)
        return businessFailure(
            context.request, "AUTH_CODE_INVALID", QStringLiteral(u"101 付款码已被其他商户使用，请刷新再试"));
    switch (m_phone.check(context.text("auth_code"), m_pace.now())) {
    case CodeState::Good:
        return std::nullopt;
    case CodeState::Unknown:
        return businessFailure(context.request, "AUTH_CODE_INVALID");
    case CodeState::Expired:
        return businessFailure(context.request, "AUTHCODEEXPIRE");
    case CodeState::Used:
        return businessFailure(context.request, "AUTH_CODE_ERROR");
    }
    return std::nullopt;
}

// The same number again. Identical: the order's outcome once more, or the payment itself if it was never tried to
// the end; with anything changed: an error, never a second charge (spec/wechat-pay.md 0, re-submission).
Answer Service::reenter(Context &context, Order &order)
{
    if (order.state == TradeState::Revoked || order.state == TradeState::Refund)
        return businessFailure(context.request, "ORDERREVERSED");
    if (order.state == TradeState::Closed)
        return businessFailure(context.request, "ORDERCLOSED");
    const Fields now = comparable(context.request);
    if (!sameFields(order.request, now, false))
        return businessFailure(
            context.request, "INVALID_REQUEST", QStringLiteral(u"201 商户订单号重复：与首次请求参数不一致"));
    if (!sameFields(order.request, now, true))
        return businessFailure(context.request, order.state == TradeState::Success ? "ORDERPAID" : "OUT_TRADE_NO_USED");
    const Deed deed = context.fault ? faultKind(context.fault->fault).deed : Deed::AsUsual;
    if (context.fault && deed != Deed::AsUsual)
        return businessFailure(context.request, faultCode(*context.fault));
    if (order.state == TradeState::NotPay && order.failCode.isEmpty())
        return attempt(context, order);
    if (context.fault)
        return businessFailure(context.request, faultCode(*context.fault));
    return outcome(context, order);
}

Answer Service::attempt(Context &context, Order &order)
{
    if (context.fault) {
        const FaultKind &kind = faultKind(context.fault->fault);
        const qint64 after = context.fault->delayMs >= 0 ? context.fault->delayMs : kFaultThinkMs;
        switch (kind.deed) {
        case Deed::AsUsual:
            m_ledger.charge(order);
            break;
        case Deed::Failed:
            m_ledger.refuse(order, faultCode(*context.fault), TradeState::PayError);
            break;
        case Deed::AskApprove:
            m_ledger.ask(order, PhoneAnswer::Approve, after);
            break;
        case Deed::AskRefuse:
            m_ledger.ask(order, PhoneAnswer::Refuse, after);
            break;
        case Deed::AskNever:
            m_ledger.ask(order, PhoneAnswer::Never, 0);
            break;
        case Deed::Nothing:
        case Deed::Unpaid:
        case Deed::RollBack: // not of this provider
        case Deed::Late:
            break;
        }
        return businessFailure(context.request, faultCode(*context.fault));
    }
    const bool password = m_phone.mode() != PhoneMode::Approve || order.totalFee > Phone::kPasswordFen;
    if (!password) {
        m_ledger.charge(order);
        return outcome(context, order);
    }
    const Thought thought = thoughtOf(m_phone.mode());
    m_ledger.ask(order, thought.answer, thought.afterMs);
    return outcome(context, order);
}

Answer Service::outcome(const Context &context, const Order &order) const
{
    if (order.state == TradeState::Success)
        return paidAnswer(context.request, order);
    if (order.state == TradeState::UserPaying)
        return businessFailure(context.request, "USERPAYING");
    return businessFailure(context.request, order.failCode.isEmpty() ? QByteArray("SYSTEMERROR") : order.failCode);
}

Answer Service::orderQuery(Context &context)
{
    if (context.fault)
        return businessFailure(context.request, faultCode(*context.fault));
    Order *order = orderOf(context);
    if (!order)
        return businessFailure(context.request, "ORDERNOTEXIST");
    m_ledger.settle(*order);
    return queryAnswer(context.request, *order);
}

Answer Service::reverse(Context &context)
{
    Order *order = orderOf(context);
    if (!order && context.request.has("transaction_id"))
        return businessFailure(context.request, "INVALID_TRANSACTIONID");
    const FaultKind *kind = context.fault ? &faultKind(context.fault->fault) : nullptr;
    const auto faulty = [&] {
        const QByteArray code = faultCode(*context.fault);
        return code.isEmpty() ? reverseAnswer(context.request, true) : businessFailure(context.request, code);
    };
    if (kind && kind->deed != Deed::AsUsual)
        return faulty();
    if (!order) {
        // The spec is silent. A number reversed before its payment arrived stays reversed: the late payment is
        // refused with ORDERREVERSED and the till's books stay right.
        order = &m_ledger.create(context.merchant->mchId, context.text("appid"), context.text("out_trade_no"), 0);
        context.note = QStringLiteral("no payment had come under this number");
    }
    m_ledger.settle(*order);
    if (order->type == TradeType::Native)
        return businessFailure(context.request, "INVALID_REQUEST", QStringLiteral(u"非付款码订单，请关闭或退款"));
    if (order->state == TradeState::Success && m_pace.elapsed(order->paidAt) > Ledger::kReverseDays * 24 * 3600 * 1000)
        return businessFailure(context.request, "REVERSE_EXPIRE");
    if (order->totalFee > 0 && order->endedAt.isNull()
        && m_pace.elapsed(order->createdAt) < Ledger::kEarliestReverseMs) {
        if (m_options.strictReverseDelay)
            return businessFailure(context.request, "INVALID_REQUEST", QStringLiteral(u"支付后15秒内不能撤销"));
        context.note = QStringLiteral("reversed less than 15 s after the payment call");
    }
    m_ledger.reverse(*order);
    return kind ? faulty() : reverseAnswer(context.request, false);
}

} // namespace mendian::sandbox::wechat
