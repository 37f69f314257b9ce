// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "payments/alipay/channel.h"
#include "payments/gateway.h"
#include "payments/refundgateway.h"

namespace mendian::alipay {

/// Alipay, the till scans the customer's payment code: pay, query, cancel; refund and refund query (spec/alipay.md §2).
/// Made on any thread; call(), refund(), probe() and the destructor on the pay thread.
class AlipayGateway : public Gateway, public RefundGateway
{
public:
    /// `config` has passed validate(). `rules` default to Alipay's rows divided by config.timeDivisor.
    AlipayGateway(const Config &config, const Clock &clock);
    AlipayGateway(const Config &config, const Clock &clock, const ProviderRules &rules, const RefundRules &refundRules,
        http::TransportPtr transport = {});

    const ProviderRules &rules() const override { return m_rules; }
    void call(const GatewayCall &call, Done done) override;
    bool hasRoute() const override { return m_channel.hasRoute(); }
    void probe(std::function<void(bool)> done) override { m_channel.probe(std::move(done)); }

    const RefundRules &refundRules() const override { return m_refundRules; }
    void refund(RefundCall call, const Refund &refund, RefundDone done) override;

    /// Certificate mode: Alipay's next certificate, to keep it for the next start. On the pay thread.
    void onCertificateRenewed(Channel::Renewed renewed) { m_channel.onCertificateRenewed(std::move(renewed)); }

private:
    const Config m_config;
    const ProviderRules m_rules;
    const RefundRules m_refundRules;
    Channel m_channel; // the last member: its destructor answers what still runs
};

/// Alipay, the customer scans the till's QR: precreate, query, cancel or close. Refunds as above.
class AlipayQrGateway final : public AlipayGateway
{
public:
    AlipayQrGateway(const Config &config, const Clock &clock);
    using AlipayGateway::AlipayGateway;
};

} // namespace mendian::alipay
