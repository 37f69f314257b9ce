// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/wechatv3/answers.h"

#include "sandbox/wechat/answers.h"

#include <QJsonArray>
#include <array>

namespace mendian::sandbox::wechatv3 {

using wechat::Coupon;
using wechat::Order;
using wechat::Refund;
using wechat::RefundState;
using wechat::TradeState;

namespace {

struct Row
{
    const char *code;
    int status;
    const char16_t *message;
};

// spec/wechat-pay.md 2.5 and 7.1; the older spelling of a code has a row of its own.
constexpr std::array kRows{
    Row{"USERPAYING", 202, u"用户支付中，需要输入密码"},
    Row{"PARAM_ERROR", 400, u"参数错误"},
    Row{"INVALID_REQUEST", 400, u"无效请求"},
    Row{"APPID_MCHID_NOT_MATCH", 400, u"appid和mch_id不匹配"},
    Row{"MCH_NOT_EXISTS", 400, u"商户号不存在"},
    Row{"ORDER_CLOSED", 400, u"订单已关闭"},
    Row{"NO_STATEMENT_EXIST", 400, u"账单文件不存在"},
    Row{"STATEMENT_CREATING", 400, u"账单生成中，请稍后再试"},
    Row{"SIGN_ERROR", 401, u"签名错误"},
    Row{"NO_AUTH", 403, u"商户无权限"},
    Row{"NOAUTH", 403, u"商户无权限"},
    Row{"TRADE_ERROR", 403, u"交易错误"},
    Row{"NOT_ENOUGH", 403, u"基本账户余额不足，请充值后重新发起"},
    Row{"NOTENOUGH", 403, u"基本账户余额不足，请充值后重新发起"},
    Row{"OUT_TRADE_NO_USED", 403, u"商户订单号重复"},
    Row{"ACCOUNT_ERROR", 403, u"账号异常"},
    Row{"ACCOUNTERROR", 403, u"账号异常"},
    Row{"RULE_LIMIT", 403, u"业务规则限制"},
    Row{"RULELIMIT", 403, u"业务规则限制"},
    Row{"USER_ACCOUNT_ABNORMAL", 403, u"退款请求失败，用户账户异常"},
    Row{"ORDER_NOT_EXIST", 404, u"订单不存在"},
    Row{"ORDERNOTEXIST", 404, u"订单不存在"},
    Row{"RESOURCE_NOT_EXISTS", 404, u"资源不存在"},
    Row{"FREQUENCY_LIMITED", 429, u"频率超限，请稍后再试"},
    Row{"RATELIMIT_EXCEEDED", 429, u"频率超限，请稍后再试"},
    Row{"SYSTEM_ERROR", 500, u"系统异常，请稍后重试"},
    Row{"SYSTEMERROR", 500, u"系统异常，请稍后重试"},
    Row{"BANK_ERROR", 500, u"银行系统异常"},
    Row{"BANKERROR", 500, u"银行系统异常"},
    Row{"INVALID_TRANSACTIONID", 500, u"订单号非法"},
    Row{"OPENID_MISMATCH", 500, u"openid和appid不匹配"},
};

struct Spelling
{
    const char *v2;
    const char *v3;
};
constexpr std::array kSpellings{Spelling{"SYSTEMERROR", "SYSTEM_ERROR"}, Spelling{"BANKERROR", "BANK_ERROR"},
    Spelling{"NOTENOUGH", "NOT_ENOUGH"}, Spelling{"NOAUTH", "NO_AUTH"}, Spelling{"ORDERNOTEXIST", "ORDER_NOT_EXIST"}};

struct StateText
{
    TradeState state;
    const char16_t *text;
};
constexpr std::array kStates{StateText{TradeState::NotPay, u"订单未支付"},
    StateText{TradeState::UserPaying, u"用户支付中"}, StateText{TradeState::Success, u"支付成功"},
    StateText{TradeState::Refund, u"订单发生过退款"}, StateText{TradeState::Revoked, u"订单已撤销"},
    StateText{TradeState::Closed, u"订单已关闭"}, StateText{TradeState::PayError, u"支付失败"}};

QJsonObject promotion(const Coupon &coupon)
{
    return {{QStringLiteral("coupon_id"), coupon.id}, {QStringLiteral("name"), QStringLiteral(u"立减优惠")},
        {QStringLiteral("scope"), QStringLiteral("GLOBAL")},
        {QStringLiteral("type"), QLatin1String(coupon.recharge ? "CASH" : "NOCASH")},
        {QStringLiteral("amount"), coupon.fen}, {QStringLiteral("stock_id"), coupon.id.right(8)},
        {QStringLiteral("wechatpay_contribute"), coupon.recharge ? coupon.fen : 0},
        {QStringLiteral("merchant_contribute"), coupon.recharge ? 0 : coupon.fen},
        {QStringLiteral("other_contribute"), 0}, {QStringLiteral("currency"), QStringLiteral("CNY")}};
}

const QString kPurse = QStringLiteral(u"支付用户零钱");

} // namespace

QString Answer::forPeople() const
{
    if (file)
        return QStringLiteral("%1 a file of %2 bytes").arg(status).arg(file->size());
    const QString code = body.value(QStringLiteral("code")).toString();
    if (status >= 300 || status == 202)
        return QStringLiteral("%1 %2: %3").arg(status).arg(code, body.value(QStringLiteral("message")).toString());
    const QString state =
        body.value(QStringLiteral("trade_state")).toString() + body.value(QStringLiteral("status")).toString();
    return state.isEmpty() ? QString::number(status) : QStringLiteral("%1 %2").arg(status).arg(state);
}

int statusOf(const QByteArray &code)
{
    for (const Row &row : kRows) {
        if (code == row.code)
            return row.status;
    }
    return 400;
}

Answer failure(const QByteArray &code, const QString &message, qint64 cause)
{
    QString text = message;
    for (const Row &row : kRows) {
        if (text.isEmpty() && code == row.code)
            text = QString::fromUtf16(row.message);
    }
    Answer answer;
    answer.status = statusOf(code);
    answer.isSigned = answer.status != 401; // 4.3: 401 replies are not signed
    answer.cause = cause;
    answer.body = {{QStringLiteral("code"), QString::fromLatin1(code)},
        {QStringLiteral("message"), text.isEmpty() ? QString::fromLatin1(code) : text}};
    return answer;
}

Answer failure(const QByteArray &code, const Detail &detail)
{
    Answer answer =
        failure(code, QStringLiteral(u"输入源“%1”映射到字段的规则校验失败：%2").arg(detail.field, detail.issue),
            code == "PARAM_ERROR" ? kBadParameter : 0);
    answer.body.insert(QStringLiteral("detail"),
        QJsonObject{{QStringLiteral("field"), detail.field}, {QStringLiteral("value"), detail.value},
            {QStringLiteral("issue"), detail.issue}, {QStringLiteral("location"), detail.location}});
    return answer;
}

QByteArray codeOfV3(const QByteArray &codeOfV2)
{
    for (const Spelling &row : kSpellings) {
        if (codeOfV2 == row.v2)
            return row.v3;
    }
    return codeOfV2;
}

QString rfc3339(Timestamp at)
{
    return storeTime(at).toString(QStringLiteral("yyyy-MM-dd'T'HH:mm:ss")) + QStringLiteral("+08:00");
}

const char *refundStatus(RefundState state)
{
    switch (state) {
    case RefundState::Processing:
        return "PROCESSING";
    case RefundState::Success:
        return "SUCCESS";
    case RefundState::Change:
        return "ABNORMAL";
    case RefundState::Closed:
        return "CLOSED";
    }
    return "";
}

QJsonObject orderJson(const Order &order)
{
    QJsonObject object{{QStringLiteral("appid"), order.appid}, {QStringLiteral("mchid"), order.mchId},
        {QStringLiteral("out_trade_no"), order.outTradeNo},
        {QStringLiteral("trade_state"), QLatin1String(tradeStateName(order.shownState()))}};
    for (const StateText &row : kStates) {
        if (row.state == order.shownState())
            object.insert(QStringLiteral("trade_state_desc"), QString::fromUtf16(row.text));
    }
    if (!order.isPaid())
        return object;
    object.insert(QStringLiteral("transaction_id"), order.transactionId);
    object.insert(QStringLiteral("trade_type"), QLatin1String(tradeTypeName(order.type)));
    object.insert(QStringLiteral("bank_type"), QStringLiteral("OTHERS"));
    object.insert(QStringLiteral("attach"), order.attach);
    object.insert(QStringLiteral("success_time"), rfc3339(order.paidAt));
    object.insert(QStringLiteral("payer"),
        QJsonObject{{QStringLiteral("openid"), QString::fromLatin1(wechat::openidOf(order.appid))}});
    object.insert(QStringLiteral("amount"),
        QJsonObject{{QStringLiteral("total"), order.totalFee}, {QStringLiteral("payer_total"), order.cashFen()},
            {QStringLiteral("currency"), QStringLiteral("CNY")},
            {QStringLiteral("payer_currency"), QStringLiteral("CNY")}});
    if (order.coupon.fen > 0)
        object.insert(QStringLiteral("promotion_detail"), QJsonArray{promotion(order.coupon)});
    return object;
}

QJsonObject refundJson(const Order &order, const Refund &refund)
{
    QJsonObject amount{{QStringLiteral("total"), order.totalFee}, {QStringLiteral("refund"), refund.refundFee},
        {QStringLiteral("from"), QJsonArray()}, {QStringLiteral("payer_total"), order.cashFen()},
        {QStringLiteral("payer_refund"), refund.cashBack()}, {QStringLiteral("settlement_refund"), refund.settledBack},
        {QStringLiteral("settlement_total"), order.settledFen()},
        {QStringLiteral("discount_refund"), refund.couponBack}, {QStringLiteral("currency"), QStringLiteral("CNY")},
        {QStringLiteral("refund_fee"), 0}};
    QJsonObject object{{QStringLiteral("refund_id"), refund.refundId},
        {QStringLiteral("out_refund_no"), refund.outRefundNo}, {QStringLiteral("transaction_id"), order.transactionId},
        {QStringLiteral("out_trade_no"), order.outTradeNo}, {QStringLiteral("channel"), QStringLiteral("ORIGINAL")},
        {QStringLiteral("user_received_account"), kPurse}, {QStringLiteral("create_time"), rfc3339(refund.requestedAt)},
        {QStringLiteral("status"), QLatin1String(refundStatus(refund.state))},
        {QStringLiteral("funds_account"),
            refund.account == QLatin1String("AVAILABLE") ? refund.account : QStringLiteral("UNSETTLED")},
        {QStringLiteral("amount"), amount}};
    if (refund.state == RefundState::Success)
        object.insert(QStringLiteral("success_time"), rfc3339(refund.endedAt));
    if (refund.couponBack > 0)
        object.insert(QStringLiteral("promotion_detail"),
            QJsonArray{QJsonObject{{QStringLiteral("promotion_id"), order.coupon.id},
                {QStringLiteral("scope"), QStringLiteral("GLOBAL")},
                {QStringLiteral("type"), QLatin1String(order.coupon.recharge ? "COUPON" : "DISCOUNT")},
                {QStringLiteral("amount"), order.coupon.fen}, {QStringLiteral("refund_amount"), refund.couponBack}}});
    return object;
}

QJsonObject refundNoticeJson(const Order &order, const Refund &refund)
{
    QJsonObject object{{QStringLiteral("mchid"), order.mchId}, {QStringLiteral("transaction_id"), order.transactionId},
        {QStringLiteral("out_trade_no"), order.outTradeNo}, {QStringLiteral("refund_id"), refund.refundId},
        {QStringLiteral("out_refund_no"), refund.outRefundNo},
        {QStringLiteral("refund_status"), QLatin1String(refundStatus(refund.state))},
        {QStringLiteral("user_received_account"), kPurse},
        {QStringLiteral("amount"),
            QJsonObject{{QStringLiteral("total"), order.totalFee}, {QStringLiteral("refund"), refund.refundFee},
                {QStringLiteral("payer_total"), order.cashFen()},
                {QStringLiteral("payer_refund"), refund.cashBack()}}}};
    if (refund.state == RefundState::Success)
        object.insert(QStringLiteral("success_time"), rfc3339(refund.endedAt));
    return object;
}

} // namespace mendian::sandbox::wechatv3
