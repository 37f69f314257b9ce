// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/hostpolicy.h"
#include "payments/wechat/config.h"

#include <QJsonObject>

namespace mendian::app {

/// The WeChat merchant of a data folder: `<folder>/payments/wechat.json`, mode 0600. Fields: mch_id, app_id, key,
/// sign_type (MD5 or HMAC-SHA256), client_cert, client_key, ca (PEM texts or file names beside it), and, in demo and
/// training folders only, base_url and time_scale. A real folder refuses a base URL or CA of its own (design §2).
/// Errors: NotFound without the file, PermissionDenied when others may read it or a host is not allowed, InvalidInput.
Result<wechat::Config> readWechatMerchant(const QString &folder, const net::HostPolicy &policy, const QString &device);

/// Writes the file with mode 0600.
Status writeWechatMerchant(const QString &folder, const QJsonObject &merchant);

} // namespace mendian::app
