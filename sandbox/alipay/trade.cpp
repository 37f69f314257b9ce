// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/alipay/trade.h"

#include "core/json.h"

#include <array>

namespace mendian::sandbox::alipay {

namespace {

struct StatusName
{
    TradeStatus status;
    const char *name;
};
constexpr std::array kStatuses{StatusName{TradeStatus::WaitBuyerPay, "WAIT_BUYER_PAY"},
    StatusName{TradeStatus::Success, "TRADE_SUCCESS"}, StatusName{TradeStatus::Finished, "TRADE_FINISHED"},
    StatusName{TradeStatus::Closed, "TRADE_CLOSED"}};

QJsonObject refundJson(const Refund &refund)
{
    return JsonWriter()
        .put("out_request_no", refund.requestNo)
        .put("fen", refund.fen)
        .put("buyer_fen", refund.buyerFen)
        .putUnlessEmpty("reason", refund.reason)
        .putUnlessEmpty("operator_id", refund.operatorId)
        .put("at_ms", refund.at.ms)
        .put("by_cancel", refund.byCancel)
        .object();
}

} // namespace

const char *tradeStatusName(TradeStatus status)
{
    for (const StatusName &row : kStatuses) {
        if (row.status == status)
            return row.name;
    }
    return "";
}

PaymentState Trade::paymentState() const
{
    if (isPaid())
        return PaymentState::Paid;
    if (status == TradeStatus::WaitBuyerPay)
        return answer == PhoneAnswer::None ? PaymentState::Unpaid : PaymentState::Waiting;
    if (charges > 0)
        return PaymentState::WentBack;
    return cancelAction.isEmpty() ? PaymentState::Closed : PaymentState::Reversed;
}

QJsonObject Trade::summary() const
{
    QJsonArray list;
    for (const Refund &refund : refunds)
        list.append(refundJson(refund));
    return JsonWriter()
        .put("provider", QString::fromLatin1(walletName(Wallet::Alipay)))
        .put("app_id", appId)
        .put("out_trade_no", outTradeNo)
        .put("trade_no", tradeNo)
        .put("total_fen", totalFen)
        .put("discount_fen", discountFen)
        .put("trade_status", QString::fromLatin1(tradeStatusName(status)))
        .put("taken_fen", takenFen)
        .put("returned_fen", returnedFen)
        .put("charges", qint64(charges))
        .put("refunds", QJsonValue(list))
        .put("created_ms", createdAt.ms)
        .put("paid_ms", paidAt.ms)
        .put("ended_ms", endedAt.ms)
        .object();
}

QJsonObject Trade::toJson() const
{
    QJsonObject object = summary();
    object.insert(QStringLiteral("content"), content);
    object.insert(QStringLiteral("auth_code"), authCode);
    object.insert(QStringLiteral("notify_url"), notifyUrl);
    object.insert(QStringLiteral("cancel_action"), cancelAction);
    object.insert(QStringLiteral("closes_ms"), closesAt.ms);
    object.insert(QStringLiteral("asked_ms"), askedAt.ms);
    object.insert(QStringLiteral("answer"), static_cast<int>(answer));
    object.insert(QStringLiteral("answer_after_ms"), answerAfterMs);
    return object;
}

Result<Trade> Trade::fromJson(const QJsonObject &object)
{
    JsonReader reader(object, u"trade");
    Trade trade;
    trade.appId = reader.string("app_id");
    trade.outTradeNo = reader.string("out_trade_no");
    trade.tradeNo = reader.string("trade_no");
    trade.totalFen = reader.integer("total_fen");
    trade.discountFen = reader.integer("discount_fen");
    trade.takenFen = reader.integer("taken_fen");
    trade.returnedFen = reader.integer("returned_fen");
    trade.charges = static_cast<int>(reader.integer("charges"));
    trade.createdAt = {reader.integer("created_ms")};
    trade.paidAt = {reader.integer("paid_ms")};
    trade.endedAt = {reader.integer("ended_ms")};
    trade.content = reader.object("content");
    trade.authCode = reader.string("auth_code");
    trade.notifyUrl = reader.string("notify_url");
    trade.cancelAction = reader.string("cancel_action");
    trade.closesAt = {reader.integer("closes_ms")};
    trade.askedAt = {reader.integer("asked_ms")};
    trade.answer = static_cast<PhoneAnswer>(qBound(qint64(0), reader.integer("answer"), qint64(3)));
    trade.answerAfterMs = reader.integer("answer_after_ms");
    const QString statusText = reader.string("trade_status");
    for (const QJsonValue &value : reader.array("refunds")) {
        JsonReader line(value.toObject(), u"refund");
        trade.refunds.append(
            {line.string("out_request_no"), line.integer("fen"), line.integer("buyer_fen"), line.stringOr("reason"),
                line.stringOr("operator_id"), {line.integer("at_ms")}, line.booleanOr("by_cancel", false)});
        MENDIAN_TRY(line.status());
    }
    MENDIAN_TRY(reader.status());
    for (const StatusName &row : kStatuses) {
        if (statusText == QLatin1String(row.name)) {
            trade.status = row.status;
            return trade;
        }
    }
    return fail(ErrorCode::Protocol, QStringLiteral("trade: unknown status"));
}

} // namespace mendian::sandbox::alipay
