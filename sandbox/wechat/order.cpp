// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/wechat/order.h"

#include "core/json.h"

#include <array>

namespace mendian::sandbox::wechat {

namespace {

struct StateName
{
    TradeState state;
    const char *name;
    PaymentState payment;
};
constexpr std::array kStates{StateName{TradeState::NotPay, "NOTPAY", PaymentState::Unpaid},
    StateName{TradeState::UserPaying, "USERPAYING", PaymentState::Waiting},
    StateName{TradeState::Success, "SUCCESS", PaymentState::Paid},
    StateName{TradeState::Refund, "REFUND", PaymentState::WentBack},
    StateName{TradeState::Revoked, "REVOKED", PaymentState::Reversed},
    StateName{TradeState::Closed, "CLOSED", PaymentState::Closed},
    StateName{TradeState::PayError, "PAYERROR", PaymentState::Failed}};

} // namespace

const char *tradeTypeName(TradeType type) { return type == TradeType::Micropay ? "MICROPAY" : "NATIVE"; }

const char *tradeStateName(TradeState state)
{
    for (const StateName &row : kStates) {
        if (row.state == state)
            return row.name;
    }
    return "";
}

PaymentState paymentStateOf(TradeState state)
{
    for (const StateName &row : kStates) {
        if (row.state == state)
            return row.payment;
    }
    return PaymentState::Unpaid;
}

QJsonObject Order::summary() const
{
    QJsonArray list;
    for (const Refund &refund : refunds)
        list.append(refund.toJson());
    return {{QStringLiteral("provider"), QLatin1String(walletName(Wallet::Wechat))}, {QStringLiteral("mch_id"), mchId},
        {QStringLiteral("appid"), appid}, {QStringLiteral("out_trade_no"), outTradeNo},
        {QStringLiteral("transaction_id"), transactionId}, {QStringLiteral("total_fee"), totalFee},
        {QStringLiteral("trade_state"), QLatin1String(tradeStateName(state))}, {QStringLiteral("taken_fen"), takenFen},
        {QStringLiteral("returned_fen"), returnedFen}, {QStringLiteral("charges"), charges},
        {QStringLiteral("created_ms"), createdAt.ms}, {QStringLiteral("paid_ms"), paidAt.ms},
        {QStringLiteral("ended_ms"), endedAt.ms}, {QStringLiteral("trade_type"), QLatin1String(tradeTypeName(type))},
        {QStringLiteral("coupon_fee"), coupon.fen}, {QStringLiteral("cash_fee"), cashFen()},
        {QStringLiteral("settlement_total_fee"), settledFen()}, {QStringLiteral("refunds"), list}};
}

QJsonObject Order::toJson() const
{
    QJsonObject object = summary();
    object.insert(QStringLiteral("asked_ms"), askedAt.ms);
    object.insert(QStringLiteral("answer"), static_cast<int>(answer));
    object.insert(QStringLiteral("answer_after_ms"), answerAfterMs);
    object.insert(QStringLiteral("fail_code"), QString::fromLatin1(failCode));
    object.insert(QStringLiteral("request"), QString::fromUtf8(writeXml(request)));
    object.insert(QStringLiteral("request_json"), QString::fromUtf8(requestJson));
    object.insert(QStringLiteral("body"), body);
    object.insert(QStringLiteral("attach"), attach);
    object.insert(QStringLiteral("device_info"), device);
    object.insert(QStringLiteral("notify_url"), notifyUrl);
    object.insert(QStringLiteral("expires_ms"), expiresAt.ms);
    object.insert(QStringLiteral("code_token"), codeToken);
    object.insert(QStringLiteral("code_ms"), codeAt.ms);
    object.insert(QStringLiteral("coupon_id"), coupon.id);
    object.insert(QStringLiteral("coupon_recharge"), coupon.recharge);
    return object;
}

Result<Order> Order::fromJson(const QJsonObject &object)
{
    JsonReader reader(object, u"order");
    Order order;
    order.mchId = reader.string("mch_id");
    order.appid = reader.string("appid");
    order.outTradeNo = reader.string("out_trade_no");
    order.transactionId = reader.string("transaction_id");
    order.totalFee = reader.integer("total_fee");
    order.takenFen = reader.integer("taken_fen");
    order.returnedFen = reader.integer("returned_fen");
    order.charges = static_cast<int>(reader.integer("charges"));
    order.createdAt = {reader.integer("created_ms")};
    order.askedAt = {reader.integer("asked_ms")};
    order.paidAt = {reader.integer("paid_ms")};
    order.endedAt = {reader.integer("ended_ms")};
    order.answer = static_cast<PhoneAnswer>(qBound(qint64(0), reader.integer("answer"), qint64(3)));
    order.answerAfterMs = reader.integer("answer_after_ms");
    order.failCode = reader.string("fail_code").toLatin1();
    order.requestJson = reader.string("request_json").toUtf8();
    order.type = reader.string("trade_type") == QLatin1String("NATIVE") ? TradeType::Native : TradeType::Micropay;
    order.body = reader.string("body");
    order.attach = reader.string("attach");
    order.device = reader.string("device_info");
    order.notifyUrl = reader.string("notify_url");
    order.expiresAt = {reader.integer("expires_ms")};
    order.codeToken = reader.string("code_token");
    order.codeAt = {reader.integer("code_ms")};
    order.coupon = {
        reader.string("coupon_id"), reader.integer("coupon_fee"), reader.booleanOr("coupon_recharge", true)};
    for (const QJsonValue &value : reader.array("refunds")) {
        const auto refund = Refund::fromJson(value.toObject());
        if (!refund)
            return fail(refund.error());
        order.refunds.append(*refund);
    }
    const QString stateText = reader.string("trade_state");
    const auto request = parseXml(reader.string("request").toUtf8());
    MENDIAN_TRY(reader.status());
    if (!request)
        return fail(request.error());
    order.request = *request;
    for (const StateName &row : kStates) {
        if (stateText == QLatin1String(row.name)) {
            order.state = row.state;
            return order;
        }
    }
    return fail(ErrorCode::Protocol, QStringLiteral("order: unknown state"));
}

} // namespace mendian::sandbox::wechat
