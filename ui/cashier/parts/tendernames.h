// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace mendian {

/// "WeChat" of "wechat" and "wechat_qr": short names of tender kinds and providers for buttons and lists. The id
/// itself when it is not known.
QString tenderName(const QString &kind);
QString tenderIcon(const QString &kind);

} // namespace mendian
