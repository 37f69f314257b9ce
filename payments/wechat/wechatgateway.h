// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "payments/gateway.h"
#include "payments/http/client.h"
#include "payments/refundgateway.h"
#include "payments/wechat/config.h"
#include "payments/wechat/servicemessages.h"

namespace mendian::wechat {

/// WeChat Pay, payment code, V2: micropay, orderquery, reverse, refund, refundquery, authcodetoopenid. Made on any
/// thread; calls and the destructor on the pay thread. A request that certainly never left the main host is sent once
/// more to the backup host.
class WechatGateway final : public Gateway, public RefundGateway
{
public:
    using PayerDone = std::function<void(const Result<Payer> &payer)>;

    /// `config` has passed validate(). `rules` defaults to WeChat's row divided by config.timeDivisor.
    explicit WechatGateway(const Config &config);
    WechatGateway(const Config &config, const ProviderRules &rules, http::TransportPtr transport = {});

    const ProviderRules &rules() const override { return m_rules; }
    void call(const GatewayCall &call, Done done) override;
    bool hasRoute() const override { return m_client->hasRoute(); }
    void probe(std::function<void(bool)> done) override;

    const RefundRules &refundRules() const override { return m_refundRules; }
    void refund(RefundCall call, const Refund &refund, RefundDone done) override;

    /// Whose payment code it is, before it is charged (spec §1.10). Errors: Busy, Refused (args[0] is the sentence),
    /// Timeout, Network, BadSignature, Protocol, LimitExceeded. `done` is called exactly once, as in Gateway.
    void findPayer(const Secret &authCode, PayerDone done);

private:
    const Config m_config;
    const ProviderRules m_rules;
    const RefundRules m_refundRules;
    http::TransportPtr m_client; // the last member: its destructor answers what still runs
};

} // namespace mendian::wechat
