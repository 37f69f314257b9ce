// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "payments/wechat/messages.h"
#include "payments/wechat/sign.h"

namespace mendian::test {

/// The demo merchant of spec/wechat-pay.md §10.
inline wechat::Config demoMerchant(wechat::SignType type = wechat::SignType::HmacSha256)
{
    wechat::Config config;
    config.mchId = QStringLiteral("1900000001");
    config.appId = QStringLiteral("wx0123456789abcdef");
    config.key = Secret("MendianDemoV2Key0123456789abcdef");
    config.signType = type;
    config.deviceInfo = QStringLiteral("POS-01");
    config.localIp = QStringLiteral("10.0.0.8");
    return config;
}

/// A signed reply: the common fields, plus or over them `fields`; a null value removes a field.
inline QByteArray signedReply(const wechat::Config &config, const wechat::Fields &fields)
{
    wechat::Fields all{{QStringLiteral("return_code"), QStringLiteral("SUCCESS")},
        {QStringLiteral("return_msg"), QStringLiteral("OK")}, {QStringLiteral("appid"), config.appId},
        {QStringLiteral("mch_id"), config.mchId}, {QStringLiteral("nonce_str"), QStringLiteral("n0nce")},
        {QStringLiteral("result_code"), QStringLiteral("SUCCESS")}};
    for (auto it = fields.cbegin(); it != fields.cend(); ++it) {
        all.remove(it.key());
        if (!it.value().isNull())
            all.insert(it.key(), it.value());
    }
    if (!fields.contains(QStringLiteral("sign")))
        all.insert(QStringLiteral("sign"), QString::fromLatin1(wechat::sign(all, config.key, config.signType)));
    return wechat::writeXml(all);
}

inline wechat::Fields paidFields(const QString &number, qint64 fen)
{
    return {{QStringLiteral("out_trade_no"), number}, {QStringLiteral("total_fee"), QString::number(fen)},
        {QStringLiteral("cash_fee"), QString::number(fen)}, {QStringLiteral("fee_type"), QStringLiteral("CNY")},
        {QStringLiteral("trade_type"), QStringLiteral("MICROPAY")},
        {QStringLiteral("trade_state"), QStringLiteral("SUCCESS")},
        {QStringLiteral("transaction_id"), QStringLiteral("4200000000202601310000000001")},
        {QStringLiteral("openid"), QStringLiteral("oDemo1")},
        {QStringLiteral("time_end"), QStringLiteral("20260131170005")}};
}

} // namespace mendian::test
