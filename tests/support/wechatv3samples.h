// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/json.h"
#include "models/tender/refund.h"
#include "payments/wechat/v3/config.h"

namespace mendian::test {

/// A paid order as a query gives it (spec/wechat-pay.md §2.3).
inline QJsonObject v3Order(const wechat::v3::Config &config, const QString &number, qint64 fen)
{
    return {{QStringLiteral("mchid"), config.mchId}, {QStringLiteral("appid"), config.appId},
        {QStringLiteral("out_trade_no"), number},
        {QStringLiteral("transaction_id"), QStringLiteral("4200000000202601310000000001")},
        {QStringLiteral("trade_type"), QStringLiteral("NATIVE")},
        {QStringLiteral("trade_state"), QStringLiteral("SUCCESS")},
        {QStringLiteral("trade_state_desc"), QStringLiteral(u"支付成功")},
        {QStringLiteral("success_time"), QStringLiteral("2026-01-31T17:00:05+08:00")},
        {QStringLiteral("amount"),
            QJsonObject{{QStringLiteral("total"), fen}, {QStringLiteral("payer_total"), fen},
                {QStringLiteral("currency"), QStringLiteral("CNY")},
                {QStringLiteral("payer_currency"), QStringLiteral("CNY")}}}};
}

/// A finished refund as both calls give it (§2.4); 20 fen of it had been a coupon.
inline QJsonObject v3Refund(const Refund &refund)
{
    return {{QStringLiteral("refund_id"), QStringLiteral("50300000000202601310000000009")},
        {QStringLiteral("out_refund_no"), refund.outRefundNo}, {QStringLiteral("out_trade_no"), refund.outTradeNo},
        {QStringLiteral("transaction_id"), refund.transactionId},
        {QStringLiteral("channel"), QStringLiteral("ORIGINAL")},
        {QStringLiteral("user_received_account"), QStringLiteral(u"支付用户零钱")},
        {QStringLiteral("success_time"), QStringLiteral("2026-01-31T17:00:05+08:00")},
        {QStringLiteral("status"), QStringLiteral("SUCCESS")},
        {QStringLiteral("amount"),
            QJsonObject{{QStringLiteral("total"), refund.total.fen()}, {QStringLiteral("refund"), refund.amount.fen()},
                {QStringLiteral("payer_total"), refund.total.fen()},
                {QStringLiteral("payer_refund"), refund.amount.fen() - 20},
                {QStringLiteral("currency"), QStringLiteral("CNY")}}}};
}

/// An error body (§2.5).
inline QByteArray v3Error(const QString &code)
{
    return toJsonBytes({{QStringLiteral("code"), code}, {QStringLiteral("message"), QStringLiteral(u"渠道的话")}});
}

} // namespace mendian::test
