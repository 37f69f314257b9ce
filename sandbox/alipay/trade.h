// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/result.h"
#include "sandbox/common/phone.h"
#include "sandbox/common/provider.h"

#include <QJsonObject>

namespace mendian::sandbox::alipay {

enum class TradeStatus { WaitBuyerPay, Success, Finished, Closed };

const char *tradeStatusName(TradeStatus status); ///< "WAIT_BUYER_PAY"

/// Money that went back, by a refund or by a cancel.
struct Refund
{
    QString requestNo; ///< out_request_no; of a cancel and of a refund without one: the out_trade_no
    qint64 fen = 0;
    qint64 buyerFen = 0; ///< the part that was the buyer's own; the rest was the platform's discount
    QString reason;
    QString operatorId;
    Timestamp at;
    bool byCancel = false;
};

/// What the provider really holds for one merchant number: the truth a till is measured against.
struct Trade
{
    QString appId;
    QString outTradeNo;
    QString tradeNo;
    QJsonObject content; ///< the biz_content that made it, without auth_code
    QString authCode;    ///< to know a repeated call; not in summaries
    QString notifyUrl;
    qint64 totalFen = 0;
    qint64 discountFen = 0; ///< paid by the platform: the merchant receives it, the buyer does not pay it
    TradeStatus status = TradeStatus::WaitBuyerPay;
    qint64 takenFen = 0;    ///< in the merchant's hands now
    qint64 returnedFen = 0; ///< left the merchant's hands again
    int charges = 0;        ///< how often money was taken: more than one is the till's disaster
    QList<Refund> refunds;
    QString cancelAction; ///< "close", "refund" once cancelled
    Timestamp createdAt;
    Timestamp closesAt; ///< unpaid until then: closed
    Timestamp askedAt;
    Timestamp paidAt;
    Timestamp endedAt; ///< closed
    PhoneAnswer answer = PhoneAnswer::None;
    qint64 answerAfterMs = 0; ///< provider's milliseconds after askedAt

    QString text(const char *member) const { return content.value(QLatin1String(member)).toString(); }
    bool isPaid() const { return status == TradeStatus::Success || status == TradeStatus::Finished; }
    qint64 buyerPaidFen() const { return totalFen - discountFen; }
    PaymentState paymentState() const;
    QJsonObject toJson() const;
    static Result<Trade> fromJson(const QJsonObject &object);
    QJsonObject summary() const; ///< for people and tests: no payment code
};

/// A QR made by precreate. The trade comes to be when it is scanned.
struct QrCode
{
    QString text;
    Trade draft; ///< what the scan makes of it
    Timestamp diesAt;
};

} // namespace mendian::sandbox::alipay
