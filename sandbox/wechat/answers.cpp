// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/wechat/answers.h"

#include "core/json.h"

#include <QCryptographicHash>
#include <QRandomGenerator>
#include <array>

namespace mendian::sandbox::wechat {

namespace {

struct Text
{
    const char *code;
    const char16_t *text;
};

// The sentences beside the codes (spec/wechat-pay.md 1.3, 1.5, 1.6); for codes without a row the code itself.
constexpr std::array kTexts{
    Text{"SYSTEMERROR", u"系统超时"},
    Text{"BANKERROR", u"银行系统异常"},
    Text{"USERPAYING", u"需要用户输入支付密码"},
    Text{"AUTHCODEEXPIRE", u"二维码已过期，请用户在微信上刷新后再试"},
    Text{"NOTENOUGH", u"余额不足"},
    Text{"NOTSUPPORTCARD", u"不支持卡类型"},
    Text{"AUTH_CODE_ERROR", u"101 每个二维码仅限使用一次，请刷新再试"},
    Text{"AUTH_CODE_INVALID", u"101 付款码无效，请重新扫码"},
    Text{"TRADE_ERROR", u"交易错误，用户支付失败"},
    Text{"INVALID_REQUEST", u"无效请求"},
    Text{"ORDERPAID", u"该订单已支付"},
    Text{"OUT_TRADE_NO_USED", u"商户订单号重复"},
    Text{"BUYER_MISMATCH", u"支付帐号错误：同一笔单换了支付方"},
    Text{"ORDERCLOSED", u"订单已关闭"},
    Text{"ORDERREVERSED", u"当前订单已经被撤销"},
    Text{"NOAUTH", u"商户无权限"},
    Text{"FREQUENCY_LIMITED", u"频率超限，请稍后再试"},
    Text{"APPID_NOT_EXIST", u"appid不存在"},
    Text{"APPID_MCHID_NOT_MATCH", u"appid和mch_id不匹配"},
    Text{"ORDERNOTEXIST", u"此交易订单号不存在"},
    Text{"INVALID_TRANSACTIONID", u"无效transaction_id"},
    Text{"REVERSE_EXPIRE", u"订单超过7天，无法撤销"},
    Text{"BIZERR_NEED_RETRY", u"并发情况下，业务被拒绝，商户重试即可解决"},
    Text{"TRADE_OVERDUE", u"订单已经超过可退款的最大期限"},
    Text{"USER_ACCOUNT_ABNORMAL", u"退款请求失败，用户账号注销"},
    Text{"ERROR", u"业务错误"},
    Text{"INVALID_REQ_TOO_MUCH", u"无效请求过多，请暂停一分钟"},
    Text{"REFUND_FEE_MISMATCH", u"订单金额或退款金额与之前请求不一致，请核实后再试"},
    Text{"ORDER_NOT_READY", u"订单处理中，请稍后再试"},
    Text{"CERT_ERROR", u"证书校验错误"},
    Text{"REFUNDNOTEXIST", u"退款订单查询失败"},
    Text{"NO_BILL_EXIST", u"账单不存在"},
    Text{"BILL_CREATING", u"账单未生成"},
};

constexpr char kUnsettled[] = "REFUND_SOURCE_UNSETTLED_FUNDS";
constexpr char16_t kCustomersPurse[] = u"支付用户零钱";

struct StateText
{
    TradeState state;
    const char16_t *text;
};
constexpr std::array kStateTexts{StateText{TradeState::NotPay, u"订单未支付"},
    StateText{TradeState::UserPaying, u"用户支付中，需要输入密码"}, StateText{TradeState::Success, u"支付成功"},
    StateText{TradeState::Refund, u"转入退款"}, StateText{TradeState::Revoked, u"已撤销"},
    StateText{TradeState::Closed, u"已关闭"}, StateText{TradeState::PayError, u"支付失败，请撤销订单"}};

QByteArray textOf(const QByteArray &code)
{
    for (const Text &row : kTexts) {
        if (code == row.code)
            return QString::fromUtf16(row.text).toUtf8();
    }
    return code;
}

QByteArray nonce() { return QByteArray::number(QRandomGenerator::system()->generate64(), 16).rightJustified(16, '0'); }

Fields common(const Fields &request, const char *result)
{
    return {{"return_code", "SUCCESS"}, {"return_msg", "OK"}, {"appid", request.value("appid")},
        {"mch_id", request.value("mch_id")}, {"nonce_str", nonce()}, {"result_code", result}};
}

void addAmount(Fields &fields, const QByteArray &name, qint64 fen) { fields.add(name, QByteArray::number(fen)); }

void addPayment(Fields &fields, const Order &order)
{
    fields.add("openid", openidOf(order.appid));
    fields.add("is_subscribe", "N");
    fields.add("trade_type", tradeTypeName(order.type));
    fields.add("bank_type", "OTHERS");
    fields.add("fee_type", "CNY");
    addAmount(fields, "total_fee", order.totalFee);
    if (order.coupon.fen > 0) {
        addAmount(fields, "settlement_total_fee", order.settledFen());
        addAmount(fields, "coupon_fee", order.coupon.fen);
    }
    addAmount(fields, "cash_fee", order.cashFen());
    fields.add("cash_fee_type", "CNY");
    fields.add("transaction_id", order.transactionId.toUtf8());
    fields.add("out_trade_no", order.outTradeNo.toUtf8());
    fields.addIf("attach", order.attach.toUtf8());
    fields.add("time_end", storeTime(order.paidAt).toString(QStringLiteral("yyyyMMddHHmmss")).toLatin1());
}

const char *couponType(const Order &order) { return order.coupon.recharge ? "CASH" : "NO_CASH"; }

QByteArray promotionDetail(const Order &order)
{
    const Coupon &coupon = order.coupon;
    const QJsonObject entry{{QStringLiteral("promotion_id"), coupon.id},
        {QStringLiteral("name"), QStringLiteral(u"立减优惠")}, {QStringLiteral("scope"), QStringLiteral("GLOBAL")},
        {QStringLiteral("type"), QLatin1String(coupon.recharge ? "COUPON" : "DISCOUNT")},
        {QStringLiteral("amount"), coupon.fen}, {QStringLiteral("activity_id"), coupon.id.right(8)},
        {QStringLiteral("wxpay_contribute"), coupon.recharge ? coupon.fen : 0},
        {QStringLiteral("merchant_contribute"), coupon.recharge ? 0 : coupon.fen},
        {QStringLiteral("other_contribute"), 0}};
    return toJsonBytes({{QStringLiteral("promotion_detail"), QJsonArray{entry}}});
}

QByteArray moment(Timestamp at) { return storeTime(at).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss")).toLatin1(); }

} // namespace

QString Answer::forPeople() const
{
    if (file)
        return QStringLiteral("a file of %1 bytes").arg(file->size());
    if (fields.value("return_code") != "SUCCESS")
        return QStringLiteral("return %1 %2")
            .arg(QString::fromUtf8(fields.value("return_code")), QString::fromUtf8(fields.value("return_msg")));
    if (fields.has("err_code"))
        return QStringLiteral("FAIL %1: %2")
            .arg(QString::fromUtf8(fields.value("err_code")), QString::fromUtf8(fields.value("err_code_des")));
    const QByteArray more = fields.value("trade_state") + fields.value("recall");
    return more.isEmpty() ? QStringLiteral("SUCCESS") : QStringLiteral("SUCCESS ") + QString::fromLatin1(more);
}

Answer protocolFailure(const QString &message)
{
    return {{{"return_code", "FAIL"}, {"return_msg", message.toUtf8()}}, false};
}

Answer businessFailure(const Fields &request, const QByteArray &code, const QString &text)
{
    Answer answer{common(request, "FAIL")};
    answer.fields.add("err_code", code);
    answer.fields.add("err_code_des", text.isEmpty() ? textOf(code) : text.toUtf8());
    return answer;
}

Answer paidAnswer(const Fields &request, const Order &order)
{
    Answer answer{common(request, "SUCCESS")};
    answer.fields.addIf("device_info", order.device.toUtf8());
    addPayment(answer.fields, order);
    if (order.coupon.fen > 0)
        answer.fields.add("promotion_detail", promotionDetail(order));
    return answer;
}

Answer queryAnswer(const Fields &request, const Order &order)
{
    Answer answer{common(request, "SUCCESS")};
    if (order.isPaid()) {
        answer.fields.addIf("device_info", order.device.toUtf8());
        addPayment(answer.fields, order);
        if (order.coupon.fen > 0) {
            answer.fields.add("coupon_count", "1");
            answer.fields.add("coupon_type_0", couponType(order));
            answer.fields.add("coupon_id_0", order.coupon.id.toLatin1());
            addAmount(answer.fields, "coupon_fee_0", order.coupon.fen);
            if (request.value("version") == "1.0")
                answer.fields.add("promotion_detail", promotionDetail(order));
        }
    } else {
        answer.fields.add("out_trade_no", order.outTradeNo.toUtf8());
    }
    answer.fields.add("trade_state", tradeStateName(order.shownState()));
    for (const StateText &row : kStateTexts) {
        if (row.state == order.shownState())
            answer.fields.add("trade_state_desc", QString::fromUtf16(row.text).toUtf8());
    }
    return answer;
}

Answer reverseAnswer(const Fields &request, bool recall)
{
    Answer answer{common(request, "SUCCESS")};
    answer.fields.add("recall", recall ? "Y" : "N");
    return answer;
}

Answer refundAnswer(const Fields &request, const Order &order, const Refund &refund)
{
    Answer answer{common(request, "SUCCESS")};
    Fields &fields = answer.fields;
    fields.add("transaction_id", order.transactionId.toUtf8());
    fields.add("out_trade_no", order.outTradeNo.toUtf8());
    fields.add("out_refund_no", refund.outRefundNo.toUtf8());
    fields.add("refund_id", refund.refundId.toUtf8());
    addAmount(fields, "refund_fee", refund.refundFee);
    addAmount(fields, "settlement_refund_fee", refund.settledBack);
    addAmount(fields, "total_fee", order.totalFee);
    addAmount(fields, "settlement_total_fee", order.settledFen());
    fields.add("fee_type", "CNY");
    addAmount(fields, "cash_fee", order.cashFen());
    fields.add("cash_fee_type", "CNY");
    addAmount(fields, "cash_refund_fee", refund.cashBack());
    addAmount(fields, "coupon_refund_fee", refund.couponBack);
    addAmount(fields, "coupon_refund_count", refund.couponBack > 0 ? 1 : 0);
    if (refund.couponBack > 0) {
        fields.add("coupon_type_0", couponType(order));
        addAmount(fields, "coupon_refund_fee_0", refund.couponBack);
        fields.add("coupon_refund_id_0", order.coupon.id.toLatin1());
    }
    return answer;
}

Answer refundQueryAnswer(const Fields &request, const Order &order, const QList<Refund> &refunds, qint64 offset)
{
    Answer answer{common(request, "SUCCESS")};
    Fields &fields = answer.fields;
    if (offset >= 0)
        addAmount(fields, "total_refund_count", order.refunds.size());
    fields.add("transaction_id", order.transactionId.toUtf8());
    fields.add("out_trade_no", order.outTradeNo.toUtf8());
    addAmount(fields, "total_fee", order.totalFee);
    addAmount(fields, "settlement_total_fee", order.settledFen());
    fields.add("fee_type", "CNY");
    addAmount(fields, "cash_fee", order.cashFen());
    addAmount(fields, "refund_count", refunds.size());
    for (qsizetype i = 0; i < refunds.size(); ++i) {
        const Refund &refund = refunds.at(i);
        const auto add = [&, n = QByteArray::number(i)](
                             const QByteArray &name, const QByteArray &value) { fields.add(name + '_' + n, value); };
        add("out_refund_no", refund.outRefundNo.toUtf8());
        add("refund_id", refund.refundId.toUtf8());
        add("refund_channel", "ORIGINAL");
        add("refund_fee", QByteArray::number(refund.refundFee));
        add("settlement_refund_fee", QByteArray::number(refund.settledBack));
        if (refund.couponBack > 0) {
            const QByteArray back = QByteArray::number(refund.couponBack);
            add("coupon_refund_fee", back);
            add("coupon_refund_count", "1");
            const QByteArray first = '_' + QByteArray::number(i) + "_0"; // of refund i the coupon 0
            fields.add("coupon_type" + first, couponType(order));
            fields.add("coupon_refund_id" + first, order.coupon.id.toLatin1());
            fields.add("coupon_refund_fee" + first, back);
        }
        add("refund_status", refundStateName(refund.state));
        add("refund_account", refund.account.isEmpty() ? QByteArray(kUnsettled) : refund.account.toUtf8());
        add("refund_recv_accout", QString::fromUtf16(kCustomersPurse).toUtf8());
        if (refund.state == RefundState::Success)
            add("refund_success_time", moment(refund.endedAt));
    }
    return answer;
}

Answer openidAnswer(const Fields &request)
{
    Answer answer{common(request, "SUCCESS")};
    answer.fields.add("openid", openidOf(QString::fromUtf8(request.value("appid"))));
    return answer;
}

Answer fileAnswer(const QByteArray &file) { return {{{"return_code", "SUCCESS"}}, false, file}; }

Answer billFailure(const QString &message, const QByteArray &errorCode)
{
    Answer answer = protocolFailure(message);
    answer.fields.addIf("error_code", errorCode);
    return answer;
}

QByteArray openidOf(const QString &appid)
{
    // One customer, another openid under each appid, as the real one does.
    return "oSandbox" + QCryptographicHash::hash(appid.toUtf8(), QCryptographicHash::Sha256).toHex().left(20);
}

QByteArray encode(const Answer &answer, const Merchant *merchant, Digest digest)
{
    if (answer.file)
        return *answer.file;
    Fields fields = answer.fields;
    if (answer.isSigned && merchant)
        fields.add("sign", signatureOf(fields, digest, merchant->v2Key));
    return writeXml(fields);
}

} // namespace mendian::sandbox::wechat
