// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "net/message.h"
#include "sandbox/common/wallet.h"

#include <QByteArray>
#include <QString>
#include <optional>

namespace mendian::sandbox {

// clang-format off
/// The calls a fault can be bound to. Any = whichever comes.
enum class Call {
    Any,
    Micropay, OrderQuery, Reverse, Refund, RefundQuery, DownloadBill, DownloadFundFlow, AuthCodeToOpenId, RefundNotice,
    V3Native, V3Query, V3Close, V3Refund, V3RefundQuery, V3TradeBill, V3FundFlowBill, V3BillFile, V3Certificates,
    V3Notice,
    AlipayPay, AlipayPrecreate, AlipayQuery, AlipayCancel, AlipayClose, AlipayRefund, AlipayRefundQuery, AlipayBillUrl,
    AlipayBillFile, AlipayCertDownload, AlipayNotify,
};
// clang-format on

const char *callName(Call call); ///< "micropay", "alipay.trade.pay", as in fault plans and the admin API
std::optional<Call> callOfName(const QString &name);

/// What the provider puts on the wire for one call.
struct WireAnswer
{
    enum class Kind { Reply, Close, Reset };
    Kind kind = Kind::Reply;
    int status = 200;
    QByteArray contentType = "text/plain; charset=utf-8";
    QByteArray body;
    qint64 delayMs = 0;   ///< real milliseconds
    net::Headers headers; ///< further ones
};

/// One call as the sandbox saw it, for whoever points a foreign client at it. Holds no key and no full payment code.
struct CallRecord
{
    Timestamp at;
    QString path;     ///< and Alipay's method
    QString merchant; ///< mch_id or app_id
    QString outTradeNo;
    QString answer; ///< "SUCCESS", "FAIL USERPAYING", "10003", "closed"
    QString fault;  ///< kinds of the faults that struck, joined with "+"
    QString note;   ///< what a strict eye noticed though the provider would have let it pass
};

} // namespace mendian::sandbox
