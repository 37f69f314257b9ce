// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tender/refund.h"
#include "payments/wechat/config.h"
#include "payments/wechat/xml.h"

namespace mendian::wechat {

/// "/secapi/pay/refund", "/pay/refundquery".
QString refundPath(RefundCall call);

/// The signed fields of a request (spec §1.7, §1.8). `nonce` ≤ 32 characters, fresh for each request.
Fields refundFields(const Config &config, RefundCall call, const Refund &refund, const QString &nonce);

/// What the reply's body means for this refund. Pure; never Done or Accepted unless signature, merchant, both numbers
/// and both amounts fit.
RefundAnswer readRefundReply(const Config &config, RefundCall call, const Refund &refund, const QByteArray &body);

/// One coupon taken back with a refund: coupon_refund_id_$n_$m and its neighbours.
struct RefundedCoupon
{
    QString id = {};
    QString type = {}; ///< "CASH" (recharge), "NO_CASH"
    Money amount = {};

    friend bool operator==(const RefundedCoupon &, const RefundedCoupon &) = default;
};

/// One refund of an order: the `$n` fields of a refundquery (spec §1.8).
struct RefundLine
{
    QString outRefundNo = {};
    QString refundId = {};
    QString channel = {}; ///< ORIGINAL, BALANCE, OTHER_BALANCE, OTHER_BANKCARD
    QString status = {};
    QString account = {}; ///< refund_recv_accout_$n
    Money amount = {};
    Money settlement = {};       ///< without non-recharge coupons
    Money couponsTakenBack = {}; ///< of the amount, what had been paid by coupons
    Timestamp succeededAt = {};
    QList<RefundedCoupon> coupons = {};

    friend bool operator==(const RefundLine &, const RefundLine &) = default;
};

/// All refunds a signed reply lists. Protocol: a count that does not fit, an amount that is none, a line without
/// number.
Result<QList<RefundLine>> readRefundLines(const Fields &fields);

/// "2026-01-31 17:00:05" in Beijing time; null when it is anything else.
Timestamp readV2Time(const QString &text);

} // namespace mendian::wechat
