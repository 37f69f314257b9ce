// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QMap>
#include <QString>

namespace mendian::wechat {

/// The children of <xml>: name → raw value. Sorted by name in byte order (names are ASCII), as the signature wants it.
using Fields = QMap<QString, QString>;

inline constexpr qsizetype kMaxReplyBytes = 256 * 1024;

/// Reads a V2 message: one root <xml>, one level of children, no attributes, no DTD, no entities but the five of XML,
/// no processing instructions or comments, UTF-8, names [A-Za-z0-9_]{1,64}, each once, at most 500, ≤ 256 KiB.
/// Anything else is Protocol (or LimitExceeded for size): an XML bomb is refused before it is expanded.
Result<Fields> readXml(const QByteArray &body);

/// The other way. Values that may hold markup go into CDATA; characters XML cannot carry are dropped.
QByteArray writeXml(const Fields &fields);

} // namespace mendian::wechat
