// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/hostpolicy.h"
#include "payments/wechat/config.h"

#include <QJsonObject>

namespace mendian::app {

/// The section "wechat" of the sealed store as WeChat's configuration. Fields: mch_id, app_id, key, sign_type (MD5 or
/// HMAC-SHA256), client_cert, client_key, ca (PEM texts), and, in demo and training folders only, base_url and
/// time_scale. A real folder refuses a base URL, clock or CA of its own (design §2).
/// Errors: PermissionDenied when a host, CA or clock is not allowed, InvalidInput.
Result<wechat::Config> wechatConfig(const QJsonObject &keys, const net::HostPolicy &policy, const QString &device);

} // namespace mendian::app
