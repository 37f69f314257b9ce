// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "payments/alipay/reply.h"
#include "payments/gateway.h"

#include <QDateTime>
#include <QJsonObject>

namespace mendian::alipay {

/// Which method a call of an attempt is (spec/alipay.md §2.2, §2.4, §2.7). A payment code is cancelled. A QR number is
/// closed once the customer has scanned, because the trade exists then and a close never gives back money that has
/// just been paid; before the scan there is nothing to close, and a cancel is what may stop the QR.
Api apiOf(bool byCode, const GatewayCall &call);

/// biz_content of pay, precreate, query, cancel, close; and of the two calls of a refund. Only fields of §2, without
/// empty ones.
QJsonObject contentOf(const Config &config, Api api, const GatewayCall &call);
QJsonObject contentOf(const Config &config, Api api, const Refund &refund);

/// A request as it goes out: the common parameters with their signature in the URL, the business in the body (§1.3).
struct Signed
{
    QUrl url;
    Secret body;
};
/// `now` becomes Beijing time, whatever the machine's zone.
Result<Signed> signedRequest(const Merchant &merchant, Api api, const QJsonObject &content, Timestamp now);
/// The fields signedRequest() signs, `sign` included.
Result<Fields> requestFields(const Merchant &merchant, Api api, const QJsonObject &content, Timestamp now);

/// What a reply means. Pure; Paid and Done never unless the signature was right and number and amount are ours.
Answer answerOf(Api api, const Attempt &attempt, const Received &received);
RefundAnswer refundAnswerOf(Api api, const Refund &refund, const Received &received);
/// The address of a bill (§2.8).
Result<QUrl> billUrlOf(const Received &received);

/// An amount of Alipay's: yuan with at most two decimals, not negative.
std::optional<Money> amountOf(const Fields &fields, const char *name);
/// "yyyy-MM-dd HH:mm:ss" in Beijing; null when it is not that.
Timestamp momentOf(const QString &text);

/// A subject Alipay takes: without / = & and controls, at most 256 characters (§2.0).
QString subjectOf(const QString &text);

} // namespace mendian::alipay
