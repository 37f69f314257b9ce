// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "payments/gateway.h"
#include "payments/refundgateway.h"
#include "payments/wechat/v3/client.h"

namespace mendian::wechat::v3 {

/// WeChat Pay where the customer scans the till's QR, V3 (provider "wechat_qr"): Pay is the native order, whose answer
/// carries `qrCode`; Query; Reverse closes the number. Refunds V3. Made on any thread; calls and the destructor on the
/// pay thread.
class WechatQrGateway final : public Gateway, public RefundGateway
{
public:
    /// `config` has passed validate(); `clock` outlives the gateway. `rules` defaults to wechat_qr's row divided by
    /// config.timeDivisor.
    WechatQrGateway(const Config &config, const Clock &clock);
    WechatQrGateway(
        const Config &config, const Clock &clock, const ProviderRules &rules, http::TransportPtr transport = {});

    const ProviderRules &rules() const override { return m_rules; }
    void call(const GatewayCall &call, Done done) override;
    bool hasRoute() const override { return m_client.hasRoute(); }
    void probe(std::function<void(bool)> done) override { m_client.probe(std::move(done)); }

    const RefundRules &refundRules() const override { return m_refundRules; }
    void refund(RefundCall call, const Refund &refund, RefundDone done) override;

private:
    const Config m_config;
    const ProviderRules m_rules;
    const RefundRules m_refundRules;
    Client m_client; // the last member: its destructor answers what still runs
};

} // namespace mendian::wechat::v3
