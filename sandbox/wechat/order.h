// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/result.h"
#include "sandbox/common/phone.h"
#include "sandbox/common/provider.h"
#include "sandbox/wechat/xml.h"

#include <QJsonObject>
#include <QString>

namespace mendian::sandbox::wechat {

enum class TradeState { NotPay, UserPaying, Success, Refund, Revoked, Closed, PayError };

const char *tradeStateName(TradeState state); ///< "USERPAYING"
PaymentState paymentStateOf(TradeState state);

/// What the provider really holds for one merchant number: the truth a till is measured against.
struct Order
{
    QString mchId;
    QString appid;
    QString outTradeNo;
    QString transactionId; ///< given when paid
    qint64 totalFee = 0;   ///< fen; 0 = a number reversed before any payment came
    TradeState state = TradeState::NotPay;
    qint64 takenFen = 0;    ///< in the merchant's hands now
    qint64 returnedFen = 0; ///< went back to the customer
    int charges = 0;        ///< how often money was taken: more than one is the till's disaster
    Timestamp createdAt;
    Timestamp askedAt;
    Timestamp paidAt;
    Timestamp endedAt; ///< reversed, closed
    PhoneAnswer answer = PhoneAnswer::None;
    qint64 answerAfterMs = 0; ///< provider's milliseconds after askedAt
    QByteArray failCode;      ///< err_code an identical request meets again
    Fields request;           ///< the first request without sign, sign_type and nonce_str

    bool isUnpaid() const
    {
        return state == TradeState::NotPay || state == TradeState::UserPaying || state == TradeState::PayError;
    }
    QJsonObject toJson() const;
    static Result<Order> fromJson(const QJsonObject &object);
    /// For people and tests: no payment code.
    QJsonObject summary() const;
};

} // namespace mendian::sandbox::wechat
