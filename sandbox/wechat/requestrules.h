// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/common/call.h"
#include "sandbox/wechat/xml.h"

#include <QStringList>
#include <QUrl>
#include <optional>

namespace mendian::sandbox::wechat {

/// Why a request is refused: an err_code of the spec's tables and the text beside it.
struct Refusal
{
    QByteArray code;
    QString text;
};

/// Checks every field of a call against the tables of spec/wechat-pay.md 1.1, 1.2, 1.5 to 1.10. Lengths count UTF-8
/// bytes.
std::optional<Refusal> checkRequest(Call call, const Fields &fields);
/// Names the provider does not know for this call: it ignores them (they are signed all the same).
QStringList unknownFields(Call call, const Fields &fields);
/// An https address without query or fragment (3.1); http as well on this machine. Only loopback is ever called.
bool isNotifyUrl(const QByteArray &value);
bool isLoopback(const QUrl &url);
/// 18 digits that begin with 10 to 15 (spec/wechat-pay.md 8).
bool looksLikePaymentCode(const QByteArray &code);

} // namespace mendian::sandbox::wechat
