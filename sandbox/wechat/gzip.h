// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace mendian::sandbox::wechat {

/// A gzip stream (RFC 1952) of the bytes.
QByteArray gzip(const QByteArray &bytes);

} // namespace mendian::sandbox::wechat
