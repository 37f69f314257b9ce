// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/result.h"

#include <QJsonObject>
#include <QString>

namespace mendian::sandbox::wechat {

/// V2 says REFUNDCLOSE and CHANGE, V3 CLOSED and ABNORMAL (spec/wechat-pay.md 1.8, 2.4).
enum class RefundState { Processing, Success, Change, Closed };

const char *refundStateName(RefundState state); ///< as V2 spells it

/// Which door the refund came through: decides the form of its notification and of its row in a bill.
enum class RefundVia { V2, V3, Reverse };

/// Money on its way back to the customer, or there. Lives in its order.
struct Refund
{
    QString outRefundNo;
    QString refundId;
    qint64 refundFee = 0;   ///< fen of the order's amount
    qint64 couponBack = 0;  ///< the part that goes back to the coupon instead of the customer
    qint64 settledBack = 0; ///< what the merchant's account gives: less coupons it never received
    RefundState state = RefundState::Processing;
    RefundState outcome = RefundState::Success; ///< what it will end as
    RefundVia via = RefundVia::V2;
    qint64 waitMs = 0; ///< provider's milliseconds until the outcome
    Timestamp requestedAt;
    Timestamp endedAt;
    QString reason;
    QString notifyUrl;
    QString account;    ///< refund_account, funds_account
    QByteArray request; ///< what came first under this number, to tell a repetition from a change

    qint64 cashBack() const { return refundFee - couponBack; }
    /// What it was at a past moment: a bill shows the state of its making.
    RefundState stateAt(Timestamp moment) const
    {
        return endedAt.isNull() || endedAt > moment ? RefundState::Processing : state;
    }
    QJsonObject toJson() const;
    static Result<Refund> fromJson(const QJsonObject &object);
};

} // namespace mendian::sandbox::wechat
