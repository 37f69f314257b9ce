// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runtime/gateways.h"

#include "app/runtime/alipaykeys.h"
#include "app/runtime/wechatkeys.h"
#include "app/runtime/wechatv3keys.h"
#include "payments/alipay/alipaybills.h"
#include "payments/alipay/alipaygateway.h"
#include "payments/wechat/v3/wechatqrgateway.h"
#include "payments/wechat/wechatbills.h"
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
    if (!config)
        return fail(config.error());
    return MakeParts([make = partsOf<wechat::WechatGateway>(*config), config = *config] {
        ProviderParts parts = make();
        parts.bills = std::make_shared<wechat::WechatBills>(config);
        return parts;
    });
}

Result<MakeParts> readWechatQr(const QJsonObject &keys, const GatewayContext &context)
{
    const auto config = wechatV3Config(keys, context.policy, context.device);
    return config ? Result<MakeParts>(partsOf<wechat::v3::WechatQrGateway>(*config, context.clock))
                  : fail(config.error());
}

Result<MakeParts> readAlipay(const QJsonObject &keys, const GatewayContext &context)
{
    const auto config = alipayConfig(keys, context.policy, context.device);
    if (!config)
        return fail(config.error());
    return MakeParts([config = *config, &clock = context.clock, renewed = context.renewed] {
        const auto gateway = std::make_shared<alipay::AlipayGateway>(config, clock);
        if (renewed)
            gateway->onCertificateRenewed([renewed](const QByteArray &pem) {
                renewed(QStringLiteral("alipay"), {{QStringLiteral("alipay_cert"), QString::fromUtf8(pem)}});
            });
        return ProviderParts{gateway, gateway, std::make_shared<alipay::AlipayBills>(config, clock)};
    });
}

Result<MakeParts> readAlipayQr(const QJsonObject &keys, const GatewayContext &context)
{
    const auto config = alipayConfig(keys, context.policy, context.device);
    return config ? Result<MakeParts>(partsOf<alipay::AlipayQrGateway>(*config, context.clock)) : fail(config.error());
}

constexpr ProviderRow kRows[] = {
    {"wechat", "wechat", "pay.wechat", readWechat},
    {"wechat_qr", "wechat", "pay.wechat_qr", readWechatQr},
    {"alipay", "alipay", "pay.alipay", readAlipay},
    {"alipay_qr", "alipay", "pay.alipay_qr", readAlipayQr},
};

} // namespace

std::span<const ProviderRow> providerRows() { return kRows; }

} // namespace mendian::app
