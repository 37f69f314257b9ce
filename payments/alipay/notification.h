// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tender/attempt.h"
#include "payments/alipay/reply.h"

namespace mendian::alipay {

/// An asynchronous notification whose signature and addressee were checked (spec/alipay.md §1.7). Whether the number
/// exists and what to do with a repeat is the caller's: state only moves forward, and a repeat is answered the same.
struct Notification
{
    QString notifyId; ///< the same on every resend
    QString outTradeNo;
    QString transactionId;
    QString outRefundNo; ///< out_biz_no, in refund-related ones
    QString tradeStatus;
    Money total;
    Money customerPaid;     ///< after discounts; total when it is not told
    Money merchantReceives; ///< total when it is not told
    Money refunded;         ///< cumulative
    Timestamp paidAt;
    Fields fields; ///< all of them as received, decoded once

    /// TRADE_SUCCESS or TRADE_FINISHED.
    bool isPaid() const;
};

/// The body Alipay answers to; anything else is sent again.
inline constexpr char kNotificationTaken[] = "success";

/// The fields of a form body, percent-decoded once. LimitExceeded and Protocol as below.
Result<Fields> readForm(const QByteArray &form);

/// `form` is the body of the POST. Pure. Errors: LimitExceeded (64 KiB, 100 fields), Protocol (not a form, a field
/// twice, no number or amount), BadSignature, Refused (another application or seller; detail says which).
Result<Notification> readNotification(const Merchant &merchant, const QByteArray &form);

/// Whether it is about this attempt: number and amount, to the fen. Conflict names the difference: ignore and alarm.
Status belongsTo(const Notification &notification, const Attempt &attempt);

/// What a notification signs: every field but sign, sign_type and alipay_cert_sn — unlike a request, which keeps
/// sign_type. `withEmpty`: Alipay's pages disagree on fields without a value.
QByteArray notificationSigningText(const Fields &fields, bool withEmpty);

} // namespace mendian::alipay
