// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/hostpolicy.h"
#include "payments/wechat/v3/config.h"

#include <QJsonObject>

namespace mendian::app {

/// The section "wechat" of the sealed store as WeChat's V3 configuration: mch_id, app_id, client_key, client_cert (its
/// serial, unless merchant_serial says it), v3_key, platform_public_key with its id, platform_certs, notify_url; in
/// demo and training folders only, ca, base_url and time_scale. Errors as wechatConfig().
Result<wechat::v3::Config> wechatV3Config(
    const QJsonObject &keys, const net::HostPolicy &policy, const QString &device);

} // namespace mendian::app
