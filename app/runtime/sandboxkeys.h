// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QJsonObject>

namespace mendian::app {

/// Where a sandbox listens: as its port file says, or a World in this process.
struct SandboxPlace
{
    QString wechatUrl;
    QString alipayUrl;
    QByteArray ca; ///< PEM
    qint64 timeScale = 1;
};

/// The sections of the sealed store with which a till plays the sandbox's first merchants: "wechat" (V2 and V3) and
/// "alipay". `merchants` is the sandbox's merchants file; a provider without a merchant in it or without a URL gets no
/// section. NotFound: there is none at all.
Result<QJsonObject> sandboxKeys(const QJsonObject &merchants, const SandboxPlace &place);

} // namespace mendian::app
