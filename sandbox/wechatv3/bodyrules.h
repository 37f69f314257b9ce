// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/common/call.h"
#include "sandbox/wechatv3/answers.h"

#include <QStringList>
#include <optional>

namespace mendian::sandbox::wechatv3 {

/// Checks every member of a JSON body against the tables of spec/wechat-pay.md 2.3, 2.4, 3.1: type, length (bytes of
/// UTF-8), form. Members nobody documents are tolerated and listed in `unknown`.
std::optional<Detail> checkBody(Call call, const QJsonObject &body, QStringList &unknown);

/// An RFC 3339 moment with an offset; empty when it is none.
std::optional<Timestamp> momentOf(const QString &text);

} // namespace mendian::sandbox::wechatv3
