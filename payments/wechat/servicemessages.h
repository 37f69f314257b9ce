// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/businessdate.h"
#include "payments/billsource.h"
#include "payments/wechat/config.h"
#include "payments/wechat/xml.h"

namespace mendian::wechat {

inline constexpr qint64 kBillTimeoutMs = 120'000; ///< a large file over a shop's line

/// "/pay/downloadbill", "/pay/downloadfundflow".
QString billPath(BillSource::Kind kind);
/// The signed fields of a request for the gzipped bill of a day (spec §1.9). The fund flow takes HMAC-SHA256 only,
/// whatever the merchant signs with otherwise.
Fields billFields(const Config &config, BillSource::Kind kind, BusinessDate day, const QString &nonce);
/// The bill's text from the reply: the first byte tells a bill from an error. `digest` is the Digest header of a fund
/// flow ("SHA=<hex>"), over the file as it came or unpacked; a fund flow without it is BadSignature.
Result<QByteArray> readBillReply(BillSource::Kind kind, const QByteArray &body, const QByteArray &digest);

/// Whose payment code it is (spec §1.10). From now on the code can be charged by this merchant only.
struct Payer
{
    QString openId;
    QString subOpenId;
};
Fields openIdFields(const Config &config, const Secret &authCode, const QString &nonce);
Result<Payer> readOpenIdReply(const Config &config, const QByteArray &body);

} // namespace mendian::wechat
