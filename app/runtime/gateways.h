// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runtime/liveprovider.h"
#include "core/clock.h"
#include "net/hostpolicy.h"

#include <QJsonObject>
#include <span>

namespace mendian::app {

/// What a gateway needs besides its keys.
struct GatewayContext
{
    net::HostPolicy policy;
    QString device;     ///< terminal number, "S001-2"
    const Clock &clock; ///< outlives the gateways
    /// A provider handed out new keys by itself: fields of a section, to be kept for the next start. On the pay thread.
    std::function<void(const QString &section, const QJsonObject &fields)> renewed = {};
};

/// Makes the parts of a provider; called on the pay thread, where they live and end.
using MakeParts = std::function<ProviderParts()>;

/// A payment provider as this program wires it: one row each.
struct ProviderRow
{
    const char *provider; ///< of Attempt::provider and of the device row "pay.<provider>"
    const char *section;  ///< of the sealed store; two providers may share one ("wechat", "wechat_qr")
    const char *setting;  ///< the switch that turns it on
    /// Reads the section: PermissionDenied for a host this folder may not call, InvalidInput. Any thread, no network.
    Result<MakeParts> (*read)(const QJsonObject &keys, const GatewayContext &context);
};

std::span<const ProviderRow> providerRows();

} // namespace mendian::app
