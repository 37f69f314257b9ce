// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "payments/http/client.h"
#include "payments/wechat/config.h"
#include "payments/wechat/xml.h"

namespace mendian::wechat {

/// Which kept connections a V2 call may use: Qt would take one without the certificate for a call that needs it (trap
/// 9.9), and a payment closes those of its lane.
enum class Lane { Pay, Plain, Certificate };

/// `url` with `path` (and query) behind its own path; empty stays empty: there is no such host.
QUrl urlOf(const QUrl &url, const QString &path);

/// A V2 call: signed fields as XML, to the main host and, if nothing left for it, to the backup host.
http::Request v2Request(
    const Config &config, const QString &path, const Fields &signedFields, Lane lane, qint64 timeoutMs);

} // namespace mendian::wechat
