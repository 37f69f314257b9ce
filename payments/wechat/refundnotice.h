// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/money.h"
#include "payments/wechat/config.h"

namespace mendian::wechat {

/// Opens the req_info of a V2 refund notification (spec §1.7): base64, AES-256-ECB, key = lower-case hex MD5 of the
/// API v2 key. Protocol: no base64, no whole blocks; BadSignature: another key.
Result<QByteArray> decryptReqInfo(const Secret &apiKey, const QByteArray &reqInfo);

/// What a V2 refund notification says. It is not signed, and ECB blocks can be rearranged by who has seen some: the
/// notice is a reason to ask RefundCall::Query now, and only that answer counts.
struct RefundNotice
{
    QString outTradeNo;
    QString outRefundNo;
    QString transactionId;
    QString refundId;
    QString status; ///< SUCCESS, CHANGE, REFUNDCLOSE
    QString account;
    Money total;
    Money amount;
    Timestamp succeededAt;
};

/// Reads the body of the notification. BadSignature: req_info does not open; Refused: another merchant or app;
/// Protocol: anything that is not the message of §1.7.
Result<RefundNotice> readRefundNotice(const Config &config, const QByteArray &body);

/// The body that ends (or asks to repeat) a V2 notification, spec §3.5.
QByteArray noticeReply(bool taken);

} // namespace mendian::wechat
