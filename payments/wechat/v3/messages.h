// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "payments/gateway.h"
#include "payments/refundgateway.h"
#include "payments/wechat/v3/config.h"

#include <QJsonObject>

namespace mendian::wechat::v3 {

/// What a call sends, before it is signed.
struct Outgoing
{
    QByteArray method; ///< "GET", "POST"
    QString target;    ///< path and query
    QByteArray body;   ///< JSON; empty for GET
};

/// Pay is the native order that gives a QR (spec §3.1), Reverse closes the number (§2.3).
Outgoing payCall(const Config &config, const GatewayCall &call);
/// Spec §2.4. The refund notification goes to the same notify URL.
Outgoing refundCall(const Config &config, RefundCall call, const Refund &refund);

/// What a verified reply means for this attempt. Pure; never Paid unless merchant, number, amount and currency fit.
/// A 401 is not signed: it is read for its code only.
Answer readReply(const Config &config, PayCall call, const Attempt &attempt, int http, const QByteArray &body);
/// The same for a refund; never Done or Accepted unless both numbers and both amounts fit.
RefundAnswer readRefundReply(RefundCall call, const Refund &refund, int http, const QByteArray &body);

/// An order object (§2.3), as a query gives it and a notification holds it.
Answer readOrder(const Config &config, const Attempt &attempt, const QJsonObject &order);
/// A refund object: `status` in a reply (§2.4); `refund_status` and the merchant in a notification (§3.3).
RefundAnswer readRefund(const Refund &refund, const QJsonObject &object, const char *statusKey = "status");

/// "2026-01-31T17:00:05+08:00".
QString writeTime(Timestamp moment);
/// The same read; null when it is anything else or has no offset.
Timestamp readTime(const QString &text);

} // namespace mendian::wechat::v3
