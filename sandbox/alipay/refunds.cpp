// SPDX-License-Identifier: GPL-3.0-or-later
// Giving money back: cancel, refund, and the question what became of a refund.
#include "sandbox/alipay/service.h"

namespace mendian::sandbox::alipay {

namespace {

constexpr qint64 kRefundQueryMs = 10'000; // no earlier (2.5)

const Refund *refundOf(const Trade &trade, const QString &requestNo)
{
    for (const Refund &refund : trade.refunds) {
        if (refund.requestNo == requestNo)
            return &refund;
    }
    return nullptr;
}

} // namespace

// Unpaid: closed; paid: everything goes back; not found: success without action (2.4).
Answer Service::cancel(Context &context)
{
    Trade *trade = locate(context);
    const QString number = trade ? trade->outTradeNo : context.text("out_trade_no");
    const auto answered = [&](const char *retry, const QString &action) {
        Answer answer = success(context.root);
        if (trade && !context.strikes(Fault::CancelNoAction))
            answer.node.add("trade_no", trade->tradeNo);
        answer.node.add("out_trade_no", number).add("retry_flag", QLatin1String(retry)).addIf("action", action);
        return answer;
    };
    if (context.strikes(Fault::CancelRetry))
        return answered("Y", {});
    if (context.strikes(Fault::CancelNoAction) || !trade)
        return answered("N", {});
    if (trade->cancelAction.isEmpty()) {
        if (!trade->refunds.isEmpty())
            return refuse(context, "ACQ.REASON_TRADE_REFUND_FEE_ERR");
        if (trade->status == TradeStatus::Finished)
            return refuse(context, "ACQ.TRADE_HAS_FINISHED");
        if (m_pace.elapsed(trade->createdAt) > Ledger::kCancelWindowMs)
            return refuse(context, "ACQ.TRADE_CANCEL_TIME_OUT");
        if (trade->status == TradeStatus::Closed)
            return answered("N", QStringLiteral("close"));
        m_ledger.cancel(*trade);
    }
    return context.strikes(Fault::CancelRetryDone) ? answered("Y", {}) : answered("N", trade->cancelAction);
}

Answer Service::refund(Context &context)
{
    Trade *trade = locate(context);
    if (!trade)
        return refuse(context, "ACQ.TRADE_NOT_EXIST");
    const qint64 fen = fenOf(context.text("refund_amount")).value_or(0);
    const bool isNumbered = context.content.contains(QStringLiteral("out_request_no"));
    const QString requestNo = isNumbered ? context.text("out_request_no") : trade->outTradeNo;
    if (const Refund *earlier = refundOf(*trade, requestNo); earlier && !earlier->byCancel) {
        if (earlier->fen != fen)
            return refuse(context, "ACQ.DISCORDANT_REPEAT_REQUEST");
        return refundAnswer(context, *trade, *earlier, false);
    }
    if (trade->status == TradeStatus::WaitBuyerPay)
        return refuse(context, "ACQ.TRADE_STATUS_ERROR");
    if (trade->status == TradeStatus::Closed)
        return refuse(context, "ACQ.TRADE_HAS_CLOSE");
    if (trade->status == TradeStatus::Finished)
        return refuse(context, "ACQ.TRADE_HAS_FINISHED");
    if (!isNumbered && fen != trade->totalFen)
        return refuse(context, "ACQ.REFUND_AMT_NOT_EQUAL_TOTAL");
    if (fen > trade->takenFen)
        return refuse(context, "ACQ.REASON_TRADE_REFUND_FEE_ERR");
    if (!trade->refunds.isEmpty() && m_pace.elapsed(trade->refunds.last().at) < Ledger::kRefundSpacingMs) {
        // The published text names no code. This one is documented for refunds and makes the caller do what it asks
        // for: the same request again, three seconds later.
        context.remark(QStringLiteral("less than 3 s after the trade's last refund"));
        return refuse(context, "ACQ.SYSTEM_ERROR", QStringLiteral(u"同一笔交易的退款间隔不少于3秒"));
    }
    m_ledger.refund(*trade, {requestNo, fen, 0, context.text("refund_reason"), context.text("operator_id"), {}, false});
    return refundAnswer(context, *trade, trade->refunds.last(), true);
}

Answer Service::refundAnswer(const Context &context, const Trade &trade, const Refund &refund, bool moved) const
{
    Answer answer = success(context.root);
    answer.node.add("trade_no", trade.tradeNo)
        .add("out_trade_no", trade.outTradeNo)
        .add("buyer_logon_id", Buyer::logonId())
        .add("buyer_user_id", Buyer::userId())
        .add("refund_fee", yuanOf(trade.returnedFen)) // of the trade, not of this call
        .add("gmt_refund_pay", timeText(refund.at));
    if (!context.strikes(Fault::FundChangeMissing))
        answer.node.add(
            "fund_change", moved && !context.strikes(Fault::FundChangeN) ? QStringLiteral("Y") : QStringLiteral("N"));
    if (context.wants("refund_detail_item_list")) {
        answer.node.add("send_back_fee", yuanOf(refund.fen));
        answer.node.addJson("refund_detail_item_list", fundBills(refund.buyerFen, refund.fen - refund.buyerFen, false));
    }
    return answer;
}

Answer Service::refundQuery(Context &context)
{
    const Trade *trade = locate(context);
    if (!trade)
        return refuse(context, "ACQ.TRADE_NOT_EXIST");
    Answer answer = success(context.root);
    const Refund *refund = refundOf(*trade, context.text("out_request_no"));
    if (!refund || context.strikes(Fault::NoRefundStatus))
        return answer;
    if (m_pace.elapsed(refund->at) < kRefundQueryMs)
        context.remark(QStringLiteral("asked less than 10 s after the refund"));
    answer.node.add("trade_no", trade->tradeNo)
        .add("out_trade_no", trade->outTradeNo)
        .add("out_request_no", refund->requestNo)
        .addIf("refund_reason", refund->reason)
        .add("total_amount", yuanOf(trade->totalFen))
        .add("refund_amount", yuanOf(refund->fen))
        .add("refund_status", QStringLiteral("REFUND_SUCCESS"));
    if (context.wants("gmt_refund_pay"))
        answer.node.add("gmt_refund_pay", timeText(refund->at));
    if (context.wants("refund_detail_item_list")) {
        answer.node.add("send_back_fee", yuanOf(refund->fen));
        answer.node.addJson(
            "refund_detail_item_list", fundBills(refund->buyerFen, refund->fen - refund->buyerFen, false));
    }
    return answer;
}

} // namespace mendian::sandbox::alipay
