// SPDX-License-Identifier: GPL-3.0-or-later
#include "payments/wechat/v3/notification.h"

#include "core/json.h"
#include "payments/gateway.h"
#include "payments/wechat/fieldread.h"
#include "payments/wechat/v3/messages.h"

namespace mendian::wechat::v3 {

namespace {

constexpr qsizetype kMostBytes = 64 * 1024;

NotificationReply refuse(int http, const char *why)
{
    return {http,
        toJsonBytes(
            {{QStringLiteral("code"), QStringLiteral("FAIL")}, {QStringLiteral("message"), QString::fromLatin1(why)}})};
}

/// Numbers and merchant of the decrypted part.
Status readContent(Notification &notification, const QByteArray &plain, const Config &config)
{
    const auto content = parseJsonObject(plain, u"notification content");
    if (!content)
        return fail(content.error());
    notification.content = *content;
    if (!notification.isPayment() && !notification.isRefund())
        return {}; // coupon events carry other members
    JsonReader r(*content, u"notification content");
    notification.outTradeNo = words(r.string("out_trade_no")).left(32);
    const QString merchant = r.string("mchid");
    const QString app = notification.isPayment() ? r.string("appid") : config.appId;
    if (notification.isRefund())
        notification.outRefundNo = words(r.string("out_refund_no")).left(64);
    MENDIAN_TRY(r.status());
    if (merchant != config.mchId || app != config.appId)
        return fail(ErrorCode::Refused, QStringLiteral("the notification is for another merchant or app"));
    return {};
}

} // namespace

Result<Notification> readNotification(
    const SignedMessage &message, const PlatformKeys &keys, const Config &config, Timestamp now)
{
    if (message.body.size() > kMostBytes)
        return fail(ErrorCode::LimitExceeded, QStringLiteral("a notification of %1 bytes").arg(message.body.size()),
            {QString::number(kMostBytes)});
    if (const Verdict verdict = verify(message, keys, now); verdict != Verdict::Good) {
        const QString code = QLatin1String(verdictCode(verdict));
        return fail(ErrorCode::BadSignature, QStringLiteral("notification: %1").arg(code), {code});
    }
    const auto object = parseJsonObject(message.body, u"notification");
    if (!object)
        return fail(object.error());
    JsonReader r(*object, u"notification");
    Notification notification;
    notification.id = words(r.string("id"));
    notification.eventType = words(r.string("event_type")).left(32);
    notification.summary = words(r.stringOr("summary")).left(64);
    notification.createdAt = readTime(r.stringOr("create_time"));
    const QString kind = r.string("resource_type");
    const QJsonObject sealed = r.object("resource");
    MENDIAN_TRY(r.status());
    notification.originalType = sealed.value(QStringLiteral("original_type")).toString();
    if (kind != QLatin1String("encrypt-resource") || notification.id.isEmpty())
        return fail(ErrorCode::Protocol, QStringLiteral("notification: no id, or another resource type"));
    const auto resource = readResource(sealed);
    if (!resource)
        return fail(resource.error());
    const auto plain = decryptResource(*resource, config.apiV3Key);
    if (!plain)
        return fail(plain.error());
    MENDIAN_TRY(readContent(notification, *plain, config));
    return notification;
}

Answer answerOf(const Notification &notification, const Config &config, const Attempt &attempt)
{
    return readOrder(config, attempt, notification.content);
}

RefundAnswer answerOf(const Notification &notification, const Refund &refund)
{
    return readRefund(refund, notification.content, "refund_status");
}

NotificationReply receiveNotification(
    const SignedMessage &message, const PlatformKeys &keys, const Config &config, Timestamp now, NotificationSink &sink)
{
    const auto notification = readNotification(message, keys, config, now);
    if (!notification) {
        qCWarning(logPayments) << "wechat_v3 notification refused:" << notification.error();
        const bool forged = notification.error().code == ErrorCode::BadSignature;
        return refuse(forged ? 401 : 400, forged ? "signature" : "content");
    }
    const auto taken = sink.take(*notification);
    if (!taken) {
        qCWarning(logPayments) << "wechat_v3 notification not booked:" << taken.error();
        return refuse(500, "try again");
    }
    if (*taken == NotificationSink::Taken::NotOurs)
        return refuse(404, "unknown number");
    return {200,
        toJsonBytes({{QStringLiteral("code"), QStringLiteral("SUCCESS")},
            {QStringLiteral("message"), QStringLiteral(u"成功")}})};
}

} // namespace mendian::wechat::v3
