// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tender/refund.h"

namespace mendian::test {

/// A refund of ¥1.20 of a payment of ¥3.50, as saved before its first call.
inline Refund sampleRefund(const QString &provider = QStringLiteral("wechat"))
{
    Refund refund;
    refund.id = RefundId::create();
    refund.sale = SaleId::create();
    refund.attempt = AttemptId::create();
    refund.provider = provider;
    refund.outTradeNo = refund.attempt.toHex();
    refund.transactionId = QStringLiteral("4200000000202601310000000001");
    refund.outRefundNo = refund.id.toHex();
    refund.total = 350_fen;
    refund.amount = 120_fen;
    refund.reason = QStringLiteral("returned");
    return refund;
}

} // namespace mendian::test
