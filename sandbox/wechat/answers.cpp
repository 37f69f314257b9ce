// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/wechat/answers.h"

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
};

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

void addPayment(Fields &fields, const Order &order)
{
    const QByteArray total = QByteArray::number(order.totalFee);
    fields.add("openid", openidOf(order));
    fields.add("is_subscribe", "N");
    fields.add("trade_type", "MICROPAY");
    fields.add("bank_type", "OTHERS");
    fields.add("fee_type", "CNY");
    fields.add("total_fee", total);
    fields.add("cash_fee", total);
    fields.add("cash_fee_type", "CNY");
    fields.add("transaction_id", order.transactionId.toUtf8());
    fields.add("out_trade_no", order.outTradeNo.toUtf8());
    fields.addIf("attach", order.request.value("attach"));
    fields.add("time_end", storeTime(order.paidAt).toString(QStringLiteral("yyyyMMddHHmmss")).toLatin1());
}

} // namespace

QString Answer::forPeople() const
{
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
    answer.fields.addIf("device_info", order.request.value("device_info"));
    addPayment(answer.fields, order);
    return answer;
}

Answer queryAnswer(const Fields &request, const Order &order)
{
    Answer answer{common(request, "SUCCESS")};
    if (order.state == TradeState::Success || order.state == TradeState::Refund) {
        answer.fields.addIf("device_info", order.request.value("device_info"));
        addPayment(answer.fields, order);
    } else {
        answer.fields.add("out_trade_no", order.outTradeNo.toUtf8());
    }
    answer.fields.add("trade_state", tradeStateName(order.state));
    for (const StateText &row : kStateTexts) {
        if (row.state == order.state)
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

QByteArray openidOf(const Order &order)
{
    // One customer, another openid under each appid, as the real one does.
    return "oSandbox" + QCryptographicHash::hash(order.appid.toUtf8(), QCryptographicHash::Sha256).toHex().left(20);
}

QByteArray encode(const Answer &answer, const Merchant *merchant, Digest digest)
{
    Fields fields = answer.fields;
    if (answer.isSigned && merchant)
        fields.add("sign", signatureOf(fields, digest, merchant->v2Key));
    return writeXml(fields);
}

} // namespace mendian::sandbox::wechat
