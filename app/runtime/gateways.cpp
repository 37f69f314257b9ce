// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runtime/gateways.h"

#include "app/runtime/wechatkeys.h"
#include "payments/wechat/wechatgateway.h"

namespace mendian::app {

namespace {

/// One object that is a Gateway and whatever else it can be. `more` outlives it.
template <typename GatewayType, typename ConfigType, typename... More>
MakeParts partsOf(const ConfigType &config, const More &...more)
{
    return [config, &more...]() -> ProviderParts {
        const std::shared_ptr<Gateway> gateway = std::make_shared<GatewayType>(config, more...);
        return {
            gateway, std::dynamic_pointer_cast<RefundGateway>(gateway), std::dynamic_pointer_cast<BillSource>(gateway)};
    };
}

Result<MakeParts> readWechat(const QJsonObject &keys, const GatewayContext &context)
{
    const auto config = wechatConfig(keys, context.policy, context.device);
    return config ? Result<MakeParts>(partsOf<wechat::WechatGateway>(*config)) : fail(config.error());
}

constexpr ProviderRow kRows[] = {
    {"wechat", "wechat", "pay.wechat", readWechat},
};

} // namespace

std::span<const ProviderRow> providerRows() { return kRows; }

} // namespace mendian::app
