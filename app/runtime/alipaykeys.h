// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/hostpolicy.h"
#include "payments/alipay/config.h"

#include <QJsonObject>

namespace mendian::app {

/// The section "alipay" of the sealed store as Alipay's configuration. Fields: app_id, private_key, and either
/// alipay_public_key or app_cert, alipay_cert, alipay_root_cert; seller_id, store_id, product_code, qr_product_code,
/// notify_url; in demo and training folders only, ca, base_url and time_scale. Errors as wechatConfig().
Result<alipay::Config> alipayConfig(const QJsonObject &keys, const net::HostPolicy &policy, const QString &device);

} // namespace mendian::app
