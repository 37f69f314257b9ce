// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "payments/gateway.h"
#include "payments/http/client.h"
#include "payments/wechat/config.h"

namespace mendian::wechat {

/// WeChat Pay, payment code, V2: micropay, orderquery, reverse. Made on any thread; call(), probe() and the destructor
/// on the pay thread. A request that certainly never left the main host is sent once more to the backup host.
class WechatGateway final : public Gateway
{
public:
    /// `config` has passed validate(). `rules` defaults to WeChat's row divided by config.timeDivisor.
    explicit WechatGateway(const Config &config);
    WechatGateway(const Config &config, const ProviderRules &rules);

    const ProviderRules &rules() const override { return m_rules; }
    void call(const GatewayCall &call, Done done) override;
    bool hasRoute() const override { return m_client.hasRoute(); }
    void probe(std::function<void(bool)> done) override;

private:
    const Config m_config;
    const ProviderRules m_rules;
    http::Client m_client; // the last member: its destructor answers what still runs
};

} // namespace mendian::wechat
