// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QByteArrayView>

namespace mendian {

inline constexpr qsizetype kMaxBillBytes = 64 * 1024 * 1024; ///< of a bill, packed or not (payments/billsource.h)

/// True when the bytes begin like a gzip stream.
bool isGzip(QByteArrayView bytes);

/// Unpacks one gzip stream to at most `most` bytes and, with a `ratio`, to at most so many times its packed size: a
/// bomb is LimitExceeded before it has grown. Protocol: not gzip, cut off, wrong check sum, or (args[0] = "end") bytes
/// after its end.
Result<QByteArray> gunzip(QByteArrayView packed, qsizetype most = kMaxBillBytes, qsizetype ratio = 0);

} // namespace mendian
