// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/result.h"
#include "sandbox/common/phone.h"
#include "sandbox/common/provider.h"
#include "sandbox/wechat/refund.h"
#include "sandbox/wechat/xml.h"

#include <QJsonObject>
#include <QList>
#include <QString>

namespace mendian::sandbox::wechat {

enum class TradeState { NotPay, UserPaying, Success, Refund, Revoked, Closed, PayError };

const char *tradeStateName(TradeState state); ///< "USERPAYING"
PaymentState paymentStateOf(TradeState state);

/// How the customer came to pay: the till scanned the phone, or the phone scanned the till.
enum class TradeType { Micropay, Native };

const char *tradeTypeName(TradeType type); ///< "MICROPAY", "NATIVE"

/// What somebody else pays of an order (spec/wechat-pay.md 1.2, promotion_detail).
struct Coupon
{
    QString id;
    qint64 fen = 0;
    /// Recharge type (COUPON, CASH): paid for in advance, so the merchant gets it. The other (DISCOUNT, NOCASH) is the
    /// merchant's own gift and is never settled.
    bool recharge = true;
};

/// What the provider really holds for one merchant number: the truth a till is measured against.
struct Order
{
    static constexpr qint64 kFeePerMille = 6; ///< 0.60 %, what the bill calls 费率

    QString mchId;
    QString appid;
    QString outTradeNo;
    QString transactionId; ///< given when paid
    qint64 totalFee = 0;   ///< fen; 0 = a number reversed before any payment came
    TradeState state = TradeState::NotPay;
    qint64 takenFen = 0;    ///< of the order's amount in the merchant's hands now, coupons included
    qint64 returnedFen = 0; ///< went back to the customer
    int charges = 0;        ///< how often money was taken: more than one is the till's disaster
    Timestamp createdAt;
    Timestamp askedAt;
    Timestamp paidAt;
    Timestamp endedAt; ///< reversed, closed
    PhoneAnswer answer = PhoneAnswer::None;
    qint64 answerAfterMs = 0; ///< provider's milliseconds after askedAt
    QByteArray failCode;      ///< err_code an identical request meets again
    Fields request;           ///< V2: the first request without sign, sign_type and nonce_str
    QByteArray requestJson;   ///< V3: the first request, keys sorted
    TradeType type = TradeType::Micropay;
    QString body;
    QString attach;
    QString device;
    QString notifyUrl;
    Timestamp expiresAt; ///< NATIVE: closed by the provider then
    QString codeToken;   ///< NATIVE: of the code_url that works now
    Timestamp codeAt;
    Coupon coupon;
    QList<Refund> refunds; ///< in the order they were accepted

    qint64 cashFen() const { return totalFee - coupon.fen; }                            ///< what the customer pays
    qint64 settledFen() const { return totalFee - (coupon.recharge ? 0 : coupon.fen); } ///< before the fee
    qint64 fee() const { return settledFen() * kFeePerMille; } ///< in 1/100,000 yuan, as the bill prints it
    bool isPaid() const { return state == TradeState::Success || state == TradeState::Refund; }
    bool isUnpaid() const
    {
        return state == TradeState::NotPay || state == TradeState::UserPaying || state == TradeState::PayError;
    }
    /// What a query says: a native order that waits for the password is simply not paid yet (2.3).
    TradeState shownState() const
    {
        return type == TradeType::Native && state == TradeState::UserPaying ? TradeState::NotPay : state;
    }
    QJsonObject toJson() const;
    static Result<Order> fromJson(const QJsonObject &object);
    /// For people and tests: no payment code.
    QJsonObject summary() const;
};

} // namespace mendian::sandbox::wechat
