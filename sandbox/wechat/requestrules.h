// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/common/call.h"
#include "sandbox/wechat/xml.h"

#include <QStringList>
#include <optional>

namespace mendian::sandbox::wechat {

/// Why a request is refused: an err_code of the spec's tables and the text beside it.
struct Refusal
{
    QByteArray code;
    QString text;
};

/// Checks every field of a call against the tables of spec/wechat-pay.md 1.1, 1.2, 1.5, 1.6. Lengths count UTF-8 bytes.
std::optional<Refusal> checkRequest(Call call, const Fields &fields);
/// Names the provider does not know for this call: it ignores them (they are signed all the same).
QStringList unknownFields(Call call, const Fields &fields);
/// 18 digits that begin with 10 to 15 (spec/wechat-pay.md 8).
bool looksLikePaymentCode(const QByteArray &code);

} // namespace mendian::sandbox::wechat
