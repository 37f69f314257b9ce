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
    return {{QStringLiteral("provider"), QLatin1String(walletName(Wallet::Wechat))}, {QStringLiteral("mch_id"), mchId},
        {QStringLiteral("appid"), appid}, {QStringLiteral("out_trade_no"), outTradeNo},
        {QStringLiteral("transaction_id"), transactionId}, {QStringLiteral("total_fee"), totalFee},
        {QStringLiteral("trade_state"), QLatin1String(tradeStateName(state))}, {QStringLiteral("taken_fen"), takenFen},
        {QStringLiteral("returned_fen"), returnedFen}, {QStringLiteral("charges"), charges},
        {QStringLiteral("created_ms"), createdAt.ms}, {QStringLiteral("paid_ms"), paidAt.ms},
        {QStringLiteral("ended_ms"), endedAt.ms}};
}

QJsonObject Order::toJson() const
{
    QJsonObject object = summary();
    object.insert(QStringLiteral("asked_ms"), askedAt.ms);
    object.insert(QStringLiteral("answer"), static_cast<int>(answer));
    object.insert(QStringLiteral("answer_after_ms"), answerAfterMs);
    object.insert(QStringLiteral("fail_code"), QString::fromLatin1(failCode));
    object.insert(QStringLiteral("request"), QString::fromUtf8(writeXml(request)));
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
