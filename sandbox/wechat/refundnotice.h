// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/common/merchants.h"
#include "sandbox/wechat/order.h"

namespace mendian::sandbox::wechat {

/// What V2 tells the merchant about a refund that came to its end: XML without a signature, the content encrypted in
/// req_info (spec/wechat-pay.md 1.7).
QByteArray refundNotice(const Merchant &merchant, const Order &order, const Refund &refund);
/// AES-256-ECB, PKCS#7, under the lower-case hex MD5 of the V2 key, base64.
QByteArray reqInfo(const QByteArray &plain, const Secret &v2Key);

} // namespace mendian::sandbox::wechat
