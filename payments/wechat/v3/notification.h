// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tender/attempt.h"
#include "models/tender/refund.h"
#include "payments/wechat/v3/config.h"
#include "payments/wechat/v3/sign.h"

#include <QJsonObject>

namespace mendian::wechat::v3 {

/// A verified and decrypted notification (spec §3.3).
struct Notification
{
    QString id;        ///< the same for every delivery of it
    QString eventType; ///< TRANSACTION.SUCCESS, REFUND.SUCCESS, …
    QString originalType;
    QString summary;
    Timestamp createdAt;
    QString outTradeNo;
    QString outRefundNo; ///< of a refund
    QJsonObject content; ///< decrypted

    bool isPayment() const { return originalType == QLatin1String("transaction"); }
    bool isRefund() const { return originalType == QLatin1String("refund"); }
};

/// Steps 1 to 3 of §3.4 and the merchant of step 4: verifies the raw bytes, then reads, then decrypts. BadSignature
/// with args[0] = the verdict's code, or when the APIv3 key does not open it; Refused: another merchant or app;
/// Protocol, LimitExceeded: not such a message.
Result<Notification> readNotification(
    const SignedMessage &message, const PlatformKeys &keys, const Config &config, Timestamp now);

/// Step 4 for the attempt that the number names: an Answer for the machine, as to a query that nobody asked.
Answer answerOf(const Notification &notification, const Config &config, const Attempt &attempt);
RefundAnswer answerOf(const Notification &notification, const Refund &refund);

/// Who takes notifications in. One database transaction looks whether the notification, or what it says, is there
/// already and books it if not: deliveries come several times, and out of order with a query's answer (§3.4).
/// Called on the listener's thread; returns within the 5 s that WeChat waits, slow work follows afterwards.
class NotificationSink
{
public:
    enum class Taken {
        Now,    ///< booked
        Before, ///< was known already: nothing was done
        NotOurs ///< no attempt or refund of that number here
    };
    virtual ~NotificationSink() = default;
    virtual Result<Taken> take(const Notification &notification) = 0;
};

/// What the listener answers (§3.5).
struct NotificationReply
{
    int http = 500;
    QByteArray body;
};

/// The whole of it for one delivery. 200 only when the sink has it; 401 for a bad signature (WeChat sends such on
/// purpose), 400 for what is no notification of ours, 404 for an unknown number, 500 when the sink fails: WeChat
/// delivers again.
NotificationReply receiveNotification(const SignedMessage &message, const PlatformKeys &keys, const Config &config,
    Timestamp now, NotificationSink &sink);

} // namespace mendian::wechat::v3
