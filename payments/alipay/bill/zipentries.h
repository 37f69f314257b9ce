// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

namespace mendian::alipay {

/// A day's bill has two files; nobody sends more than a few.
inline constexpr qint64 kMaxEntries = 8;
inline constexpr qsizetype kMaxEntryBytes = 64 * 1024 * 1024;
inline constexpr qsizetype kMaxEntryRatio = 200;

/// The contents of every file in the archive, in its order. Names are not looked at: they are GBK without a flag, and
/// the first line of each file tells what it is (spec/alipay.md §2.8). InvalidInput for a damaged, encrypted or cut
/// archive; LimitExceeded for too many, too large or too well compressed entries, before they are unpacked.
Result<QList<QByteArray>> unzip(QByteArrayView archive);

} // namespace mendian::alipay
