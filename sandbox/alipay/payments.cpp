// SPDX-License-Identifier: GPL-3.0-or-later
// Taking money: pay, precreate, and what a trade's number is asked about until it is final.
#include "sandbox/alipay/service.h"

namespace mendian::sandbox::alipay {

namespace {

constexpr qint64 kFaultThinkMs = 8'000;
constexpr qint64 kRollBackMs = 5'000;
constexpr qint64 kLateMs = 30'000;

qint64 delayOf(const FaultRule &rule, qint64 usual) { return rule.delayMs >= 0 ? rule.delayMs : usual; }

QString faceToken(const QString &code)
{
    return code.size() == 35 && code.startsWith(QLatin1String("fp")) ? code : QString();
}

} // namespace

Trade Service::draftOf(const Context &context) const
{
    Trade draft;
    draft.appId = context.app->appId;
    draft.outTradeNo = context.text("out_trade_no");
    draft.content = context.content;
    draft.content.remove(QStringLiteral("auth_code"));
    draft.authCode = context.text("auth_code");
    draft.notifyUrl = QString::fromUtf8(context.param("notify_url"));
    draft.totalFen = fenOf(context.text("total_amount")).value_or(0);
    if (context.strikes(Fault::Discount))
        draft.discountFen = qMax<qint64>(draft.totalFen > 1 ? 1 : 0, draft.totalFen / 10);
    // time_expire wins over timeout_express (2.1).
    const Timestamp now = m_pace.now();
    if (const QString moment = context.text("time_expire"); !moment.isEmpty())
        draft.closesAt = momentOf(moment).value_or(now);
    else if (const QString wait = context.text("timeout_express"); !wait.isEmpty())
        draft.closesAt = m_pace.after(now, durationOf(wait, now).value_or(0));
    return draft;
}

Answer Service::pay(Context &context)
{
    if (Trade *trade = locate(context))
        return payAgain(context, *trade);
    if (m_ledger.findQr(context.app->appId, context.text("out_trade_no")))
        return refuse(context, "ACQ.CONTEXT_INCONSISTENT");
    Trade draft = draftOf(context);
    if (!draft.closesAt.isNull() && draft.closesAt <= m_pace.now())
        return refuse(context, "ACQ.NOW_TIME_AFTER_EXPIRE_TIME_ERROR");
    if (context.text("scene") == QLatin1String("security_code"))
        return refuse(context,
            faceToken(draft.authCode).isEmpty() ? "ACQ.PAYMENT_AUTH_CODE_INVALID" : "ACQ.AUTH_TOKEN_IS_NOT_EXIST");
    if (!looksLikePaymentCode(draft.authCode) || m_phone.check(draft.authCode, m_pace.now()) != CodeState::Good)
        return refuse(context, "ACQ.PAYMENT_AUTH_CODE_INVALID");
    if (!context.strikes(Fault::CallLimited)) // throttled before anybody looked at the code
        m_phone.use(draft.authCode);
    return firstPay(context, draft);
}

Answer Service::firstPay(Context &context, Trade &draft)
{
    if (context.fault) {
        const FaultRule &rule = *context.fault;
        switch (faultKind(rule.fault).deed) {
        case Deed::Nothing:
        case Deed::Failed:
            return refuse(context, faultCode(context));
        case Deed::Unpaid:
            m_ledger.create(draft);
            return refuse(context, faultCode(context));
        case Deed::AskApprove:
        case Deed::AskRefuse:
        case Deed::AskNever: {
            const Deed deed = faultKind(rule.fault).deed;
            const PhoneAnswer answer = deed == Deed::AskApprove ? PhoneAnswer::Approve
                : deed == Deed::AskRefuse                       ? PhoneAnswer::Refuse
                                                                : PhoneAnswer::Never;
            Trade &trade = m_ledger.create(draft);
            m_ledger.ask(trade, answer, delayOf(rule, kFaultThinkMs));
            return waitingAnswer(context, trade);
        }
        case Deed::RollBack: {
            Trade &trade = m_ledger.create(draft);
            m_ledger.closeLater(trade, m_pace.after(m_pace.now(), delayOf(rule, kRollBackMs)));
            return paidAnswer(context, trade);
        }
        case Deed::Late: {
            m_ledger.createLater(draft, m_pace.after(m_pace.now(), delayOf(rule, kLateMs)));
            Answer lost = success(context.root);
            lost.isLost = true;
            return lost;
        }
        case Deed::AsUsual:
            break;
        }
    }
    if (m_phone.mode() != PhoneMode::Approve || draft.totalFen > Phone::kPasswordFen) {
        Trade &trade = m_ledger.create(draft);
        const Thought thought = thoughtOf(m_phone.mode());
        m_ledger.ask(trade, thought.answer, thought.afterMs);
        return waitingAnswer(context, trade);
    }
    if (m_phone.balanceFen() < draft.buyerPaidFen())
        return refuse(context, "ACQ.BUYER_BALANCE_NOT_ENOUGH");
    Trade &trade = m_ledger.create(draft);
    m_ledger.charge(trade);
    return paidAnswer(context, trade);
}

// The same number again: the state of the same trade; with anything changed an error, never a second charge (2.0).
Answer Service::payAgain(Context &context, Trade &trade)
{
    const Trade draft = draftOf(context);
    if (draft.content != trade.content)
        return refuse(context, "ACQ.CONTEXT_INCONSISTENT");
    if (trade.status == TradeStatus::Closed)
        return refuse(context, "ACQ.TRADE_HAS_CLOSE");
    if (draft.authCode != trade.authCode)
        return refuse(context, trade.isPaid() ? "ACQ.TRADE_HAS_SUCCESS" : "ACQ.CONTEXT_INCONSISTENT");
    const QByteArray code = faultCode(context);
    if (!code.isEmpty() && faultKind(context.fault->fault).deed != Deed::AsUsual)
        return refuse(context, code);
    return trade.isPaid() ? paidAnswer(context, trade) : waitingAnswer(context, trade);
}

Answer Service::paidAnswer(const Context &context, const Trade &trade) const
{
    Answer answer = success(context.root);
    answer.node.add("trade_no", trade.tradeNo)
        .add("out_trade_no", trade.outTradeNo)
        .add("buyer_logon_id", Buyer::logonId())
        .add("buyer_user_id", Buyer::userId());
    addAmounts(answer.node, trade);
    answer.node.add("gmt_payment", timeText(trade.paidAt.isNull() ? m_pace.now() : trade.paidAt));
    if (context.wants("fund_bill_list"))
        answer.node.addJson("fund_bill_list", fundBills(trade.buyerPaidFen(), trade.discountFen, false));
    if (context.wants("voucher_detail_list"))
        answer.node.addJson("voucher_detail_list", vouchers(trade));
    return answer;
}

Answer Service::waitingAnswer(const Context &context, const Trade &trade) const
{
    Answer answer = success(context.root, "10003");
    answer.node.add("trade_no", trade.tradeNo)
        .add("out_trade_no", trade.outTradeNo)
        .add("total_amount", yuanOf(trade.totalFen))
        .add("receipt_amount", QStringLiteral("0.00"))
        .add("buyer_pay_amount", QStringLiteral("0.00"));
    return answer;
}

Answer Service::precreate(Context &context)
{
    if (const Trade *trade = locate(context))
        return refuse(context,
            trade->isPaid()                            ? "ACQ.TRADE_HAS_SUCCESS"
                : trade->status == TradeStatus::Closed ? "ACQ.TRADE_HAS_CLOSE"
                                                       : "ACQ.CONTEXT_INCONSISTENT");
    if (m_ledger.findQr(context.app->appId, context.text("out_trade_no")))
        return refuse(context, "ACQ.APPLY_PC_MERCHANT_CODE_ERROR");
    const Trade draft = draftOf(context);
    if (!draft.closesAt.isNull() && draft.closesAt <= m_pace.now())
        return refuse(context, "ACQ.NOW_TIME_AFTER_EXPIRE_TIME_ERROR");
    const QString wait = context.text("qr_code_timeout_express");
    const qint64 life = wait.isEmpty() ? Ledger::kQrLifeMs : durationOf(wait, m_pace.now()).value_or(0);
    Answer answer = success(context.root);
    answer.node.add("out_trade_no", draft.outTradeNo).add("qr_code", m_ledger.createQr(draft, life));
    return answer;
}

Answer Service::query(Context &context)
{
    const Trade *trade = locate(context);
    if (!trade)
        return refuse(context, "ACQ.TRADE_NOT_EXIST");
    const bool asPaid = trade->charges > 0 && !context.strikes(Fault::WaitBuyerPay);
    Answer answer = success(context.root);
    answer.node.add("trade_no", trade->tradeNo)
        .add("out_trade_no", trade->outTradeNo)
        .add("buyer_logon_id", Buyer::logonId())
        .add("buyer_user_id", Buyer::userId())
        .add("trade_status",
            QLatin1String(
                tradeStatusName(context.strikes(Fault::WaitBuyerPay) ? TradeStatus::WaitBuyerPay : trade->status)));
    if (asPaid) {
        addAmounts(answer.node, *trade);
        answer.node.add("send_pay_date", timeText(trade->paidAt));
    } else {
        answer.node.add("total_amount", yuanOf(trade->totalFen))
            .add("receipt_amount", QStringLiteral("0.00"))
            .add("buyer_pay_amount", QStringLiteral("0.00"));
    }
    answer.node.addIf("store_id", trade->text("store_id")).addIf("terminal_id", trade->text("terminal_id"));
    if (!trade->cancelAction.isEmpty())
        answer.node.add("ext_infos", QStringLiteral("{\"action\":\"cancel\"}"));
    if (asPaid && context.wants("fund_bill_list"))
        answer.node.addJson("fund_bill_list", fundBills(trade->buyerPaidFen(), trade->discountFen, false));
    if (asPaid && context.wants("voucher_detail_list"))
        answer.node.addJson("voucher_detail_list", vouchers(*trade));
    return answer;
}

Answer Service::close(Context &context)
{
    Trade *trade = locate(context);
    if (!trade)
        return refuse(context, "ACQ.TRADE_NOT_EXIST");
    if (trade->isPaid())
        return refuse(context, "ACQ.TRADE_STATUS_ERROR");
    if (trade->status == TradeStatus::Closed)
        return refuse(context, "ACQ.REASON_TRADE_STATUS_INVALID");
    m_ledger.close(*trade);
    Answer answer = success(context.root);
    answer.node.add("trade_no", trade->tradeNo).add("out_trade_no", trade->outTradeNo);
    return answer;
}

} // namespace mendian::sandbox::alipay
