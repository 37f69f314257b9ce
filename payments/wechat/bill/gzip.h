// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QByteArrayView>

namespace mendian::wechat {

/// A day's bill unpacked, and no more (payments/billsource.h); a stream that grows more than this is no text.
inline constexpr qsizetype kMaxBillBytes = 64 * 1024 * 1024;
inline constexpr qsizetype kMaxBillRatio = 200;

bool isGzip(QByteArrayView file);
/// One gzip stream to its very end. InvalidInput when it is damaged, cut off or followed by something; LimitExceeded
/// past `limit` bytes or kMaxBillRatio.
Result<QByteArray> gunzip(QByteArrayView file, qsizetype limit = kMaxBillBytes);

} // namespace mendian::wechat
