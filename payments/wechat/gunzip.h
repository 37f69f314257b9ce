// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>

namespace mendian::wechat {

inline constexpr qsizetype kMaxBillBytes = 64 * 1024 * 1024; ///< of a bill, packed or not (payments/billsource.h)

/// True when the bytes begin like a gzip stream.
bool isGzip(const QByteArray &bytes);

/// Unpacks one gzip stream to at most `most` bytes: a bomb is LimitExceeded before it has grown. Protocol: not gzip,
/// cut off, wrong check sum, or bytes after its end.
Result<QByteArray> gunzip(const QByteArray &packed, qsizetype most = kMaxBillBytes);

} // namespace mendian::wechat
