// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/common/faultkinds.h"

#include <QJsonObject>
#include <optional>

namespace mendian::sandbox::wechatv3 {

/// Changes a fault of the wire makes to what is said, before it is signed or encrypted.
void changeJson(Fault fault, QJsonObject &object, const QString &otherNumber);
/// Changes made to the bytes before they are signed (oversized), and the bytes that come in their place.
QByteArray spoiltBody(const QByteArray &body, std::optional<Fault> fault);

} // namespace mendian::sandbox::wechatv3
