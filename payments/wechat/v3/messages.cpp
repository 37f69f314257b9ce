// SPDX-License-Identifier: GPL-3.0-or-later
#include "payments/wechat/v3/messages.h"

#include "core/json.h"
#include "payments/wechat/fieldread.h"
#include "payments/wechat/messages.h"
#include "payments/wechat/refundcodes.h"
#include "payments/wechat/v3/codes.h"

#include <QJsonArray>

namespace mendian::wechat::v3 {

namespace {

constexpr qsizetype kMostQrCharacters = 512;
/// The till closes the number at its own deadline; WeChat closes it by itself this much later, should the till be gone.
constexpr qint64 kExpiryMarginMs = 120'000;

QString refundTarget() { return QStringLiteral("/v3/refund/domestic/refunds"); }

QString orderTarget(const QString &number, const char *rest)
{
    return QStringLiteral("/v3/pay/transactions/out-trade-no/") + number + QLatin1String(rest);
}

QByteArray nativeBody(const Config &config, const GatewayCall &call)
{
    const QString subject = call.subject.simplified();
    JsonWriter scene;
    scene.put("payer_client_ip", config.localIp);
    scene.putUnlessEmpty("device_id", cutUtf8(config.deviceId, 32));
    JsonWriter order;
    order.put("appid", config.appId).put("mchid", config.mchId);
    order.put("description", subject.isEmpty() ? QStringLiteral("-") : cutUtf8(subject, 127));
    order.put("out_trade_no", call.attempt.outTradeNo);
    if (!call.attempt.deadline.isNull())
        order.put("time_expire", writeTime(call.attempt.deadline + kExpiryMarginMs));
    order.put("notify_url", QString::fromLatin1(config.notifyUrl.toEncoded()));
    order.put("amount",
        QJsonObject{
            {QStringLiteral("total"), call.attempt.amount.fen()}, {QStringLiteral("currency"), QStringLiteral("CNY")}});
    order.put("scene_info", scene.object());
    return toJsonBytes(order.object());
}

QByteArray refundBody(const Config &config, const Refund &refund)
{
    JsonWriter body;
    if (refund.transactionId.isEmpty())
        body.put("out_trade_no", refund.outTradeNo);
    else
        body.put("transaction_id", refund.transactionId);
    body.put("out_refund_no", refund.outRefundNo);
    body.putUnlessEmpty("reason", cutUtf8(refund.reason.simplified(), 80));
    body.put("notify_url", QString::fromLatin1(config.notifyUrl.toEncoded()));
    body.put("amount",
        QJsonObject{{QStringLiteral("refund"), refund.amount.fen()}, {QStringLiteral("total"), refund.total.fen()},
            {QStringLiteral("currency"), QStringLiteral("CNY")}});
    return toJsonBytes(body.object());
}

/// {"code":…,"message":…}; empty members when it is something else.
std::pair<QString, QString> readError(const QByteArray &body)
{
    const auto object = parseJsonObject(body, u"error");
    if (!object)
        return {};
    return {object->value(QStringLiteral("code")).toString(), object->value(QStringLiteral("message")).toString()};
}

Answer orderedAnswer(const Attempt &attempt, const QByteArray &body)
{
    const auto object = parseJsonObject(body, u"native order");
    if (!object)
        return ownAnswer("GARBAGE", object.error().detail);
    const QString qr = object->value(QStringLiteral("code_url")).toString();
    if (!qr.startsWith(QLatin1String("weixin://")) || qr.size() > kMostQrCharacters || words(qr) != qr.left(128))
        return ownAnswer("GARBAGE", QStringLiteral("no code_url"));
    Answer answer = ownAnswer("QR");
    answer.qrCode = qr;
    answer.outTradeNo = attempt.outTradeNo;
    return answer;
}

/// Non-recharge coupons are not settled (§2.1, §1.2 settlement_total_fee).
Money notSettled(const QJsonObject &order)
{
    qint64 fen = 0;
    const QJsonArray promotions = order.value(QStringLiteral("promotion_detail")).toArray();
    for (const QJsonValue &each : promotions) {
        const QJsonObject promotion = each.toObject();
        const qint64 amount = promotion.value(QStringLiteral("amount")).toInteger(0);
        if (promotion.value(QStringLiteral("type")).toString() == QLatin1String("NOCASH") && amount > 0
            && amount <= kMaxAmount.fen())
            fen += amount;
    }
    return Money::fromFen(fen);
}

Answer paidAnswer(const Attempt &attempt, const QJsonObject &order, const Code &row)
{
    JsonReader r(order, u"order");
    JsonReader amount(r.object("amount"), u"amount");
    const QString transaction = r.string("transaction_id");
    const Money total = amount.money("total");
    const Money payer = amount.moneyOr("payer_total", total);
    const QString currency = amount.stringOr("currency", QStringLiteral("CNY"));
    for (const JsonReader *reader : {&r, &amount}) {
        if (const auto status = reader->status(); !status)
            return ownAnswer("GARBAGE", status.error().detail);
    }
    if (total != attempt.amount)
        return mismatch("OTHER_AMOUNT", QStringLiteral("amount.total"), QString::number(total.fen()));
    if (currency != QLatin1String("CNY"))
        return mismatch("OTHER_AMOUNT", QStringLiteral("amount.currency"), currency);
    if (transaction.isEmpty())
        return ownAnswer("GARBAGE", QStringLiteral("no transaction_id"));
    Answer answer = answerOf(row, QLatin1String(row.code), {});
    answer.outTradeNo = attempt.outTradeNo;
    answer.transactionId = words(transaction).left(32);
    answer.amount = total;
    answer.customerPaid = payer.isNegative() || payer > total ? total : payer;
    answer.platformDiscount = total - answer.customerPaid;
    answer.merchantReceives = total - qMin(notSettled(order), total);
    return answer;
}

} // namespace

Outgoing payCall(const Config &config, const GatewayCall &call)
{
    const QString &number = call.attempt.outTradeNo;
    switch (call.kind) {
    case PayCall::Pay:
        return {"POST", QStringLiteral("/v3/pay/transactions/native"), nativeBody(config, call)};
    case PayCall::Reverse:
        return {"POST", orderTarget(number, "/close"), toJsonBytes(JsonWriter().put("mchid", config.mchId).object())};
    case PayCall::Query:
    case PayCall::None:
        break;
    }
    return {"GET", orderTarget(number, "?mchid=") + config.mchId, {}};
}

Outgoing refundCall(const Config &config, RefundCall call, const Refund &refund)
{
    if (call == RefundCall::Refund)
        return {"POST", refundTarget(), refundBody(config, refund)};
    return {"GET", refundTarget() + u'/' + refund.outRefundNo, {}};
}

Answer readReply(const Config &config, PayCall call, const Attempt &attempt, int http, const QByteArray &body)
{
    const bool closed = call == PayCall::Reverse && http == 204;
    if (closed) {
        Answer answer = ownAnswer("CLOSED");
        answer.outTradeNo = attempt.outTradeNo;
        return answer;
    }
    if (http == 200 && call == PayCall::Pay)
        return orderedAnswer(attempt, body);
    if (http == 200 && call == PayCall::Query) {
        const auto order = parseJsonObject(body, u"order");
        return order ? readOrder(config, attempt, *order) : ownAnswer("GARBAGE", order.error().detail);
    }
    const auto [code, text] = readError(body);
    if (code.isEmpty())
        return ownAnswer("HTTP", QString::number(http));
    return answerOf(payCode(call, http, code), code, text);
}

RefundAnswer readRefundReply(RefundCall call, const Refund &refund, int http, const QByteArray &body)
{
    if (http == 200) {
        const auto object = parseJsonObject(body, u"refund");
        return object ? readRefund(refund, *object) : ownRefundAnswer("GARBAGE", object.error().detail);
    }
    const auto [code, text] = readError(body);
    if (code.isEmpty())
        return ownRefundAnswer("HTTP", QString::number(http));
    return refundAnswerOf(refundCode(call, code), code, text);
}

Answer readOrder(const Config &config, const Attempt &attempt, const QJsonObject &order)
{
    JsonReader r(order, u"order");
    const QString state = r.string("trade_state");
    const QString text = r.stringOr("trade_state_desc");
    const std::tuple<const char *, QString, QString, const char *> mine[] = {
        {"mchid", r.string("mchid"), config.mchId, "OTHER_MERCHANT"},
        {"appid", r.string("appid"), config.appId, "OTHER_MERCHANT"},
        {"out_trade_no", r.string("out_trade_no"), attempt.outTradeNo, "OTHER_NUMBER"}};
    if (const auto status = r.status(); !status)
        return ownAnswer("GARBAGE", status.error().detail);
    for (const auto &[name, got, expected, code] : mine) {
        if (got != expected)
            return mismatch(code, QLatin1String(name), got);
    }
    const Code row = tradeState(state);
    if (row.outcome == Outcome::Paid)
        return paidAnswer(attempt, order, row);
    Answer answer = answerOf(row, state, text);
    answer.outTradeNo = attempt.outTradeNo;
    return answer;
}

RefundAnswer readRefund(const Refund &refund, const QJsonObject &object, const char *statusKey)
{
    JsonReader r(object, u"refund");
    JsonReader amount(r.object("amount"), u"amount");
    const QString state = r.string(statusKey);
    const std::tuple<const char *, QString, QString> numbers[] = {
        {"out_refund_no", r.string("out_refund_no"), refund.outRefundNo},
        {"out_trade_no", r.string("out_trade_no"), refund.outTradeNo}};
    const std::tuple<const char *, Money, Money> amounts[] = {{"amount.refund", amount.money("refund"), refund.amount},
        {"amount.total", amount.money("total"), refund.total}};
    const Money payer = amount.moneyOr("payer_refund", refund.amount);
    const QString currency = amount.stringOr("currency", QStringLiteral("CNY"));
    const QString id = r.stringOr("refund_id");
    const QString account = r.stringOr("user_received_account");
    const QString succeeded = r.stringOr("success_time");
    for (const JsonReader *reader : {&r, &amount}) {
        if (const auto status = reader->status(); !status)
            return ownRefundAnswer("GARBAGE", status.error().detail);
    }
    for (const auto &[name, got, mine] : numbers) {
        if (got != mine)
            return refundMismatch("OTHER_NUMBER", QLatin1String(name), got);
    }
    for (const auto &[name, got, mine] : amounts) {
        if (got != mine)
            return refundMismatch("OTHER_AMOUNT", QLatin1String(name), QString::number(got.fen()));
    }
    if (currency != QLatin1String("CNY"))
        return refundMismatch("OTHER_AMOUNT", QStringLiteral("amount.currency"), currency);
    RefundAnswer answer = refundAnswerOf(refundStatus(state), state, {});
    answer.refundId = words(id).left(32);
    answer.amount = refund.amount;
    answer.customerReceives = payer.isNegative() || payer > refund.amount ? refund.amount : payer;
    answer.account = words(account).left(64);
    answer.succeededAt = readTime(succeeded);
    return answer;
}

QString writeTime(Timestamp moment) { return storeTime(moment).toString(Qt::ISODate); }

Timestamp readTime(const QString &text)
{
    const QDateTime time = QDateTime::fromString(text, Qt::ISODateWithMs);
    return time.isValid() && time.timeSpec() != Qt::LocalTime ? Timestamp{time.toMSecsSinceEpoch()} : Timestamp{};
}

} // namespace mendian::wechat::v3
