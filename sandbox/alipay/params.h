// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/message.h"
#include "sandbox/common/rsakey.h"

#include <QMap>

namespace mendian::sandbox::alipay {

/// The parameters of a call or a notification, percent-decoded once, sorted by name in byte order.
using Params = QMap<QByteArray, QByteArray>;

/// Query and form body together (spec/alipay.md 1.3); a name twice, a broken escape and a nameless part are refused.
Result<Params> readParams(const net::Request &request);
/// name=value joined with &, values raw, empty ones left out; without `sign` and the names given (1.3, 1.7).
QByteArray textToSign(const Params &params, const QList<QByteArray> &without = {});
QByteArray writeForm(const Params &params);

/// Text in the call's charset; nothing when the bytes are not of that charset. "utf-8" or "gbk", any case.
std::optional<QString> decoded(const QByteArray &bytes, const QByteArray &charset);
QByteArray encoded(const QString &text, const QByteArray &charset);
bool isCharset(const QByteArray &charset);

} // namespace mendian::sandbox::alipay
