// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "payments/gateway.h"
#include "payments/wechat/config.h"

#include <array>
#include <atomic>
#include <list>

class QNetworkAccessManager;
class QNetworkReply;

namespace mendian::wechat {

/// WeChat Pay, payment code, V2: micropay, orderquery, reverse. Made on any thread; call(), probe() and the destructor
/// on the pay thread. A request that certainly never left the main host is sent once more to the backup host.
class WechatGateway final : public Gateway
{
public:
    /// `config` has passed validate(). `rules` defaults to WeChat's row divided by config.timeDivisor.
    explicit WechatGateway(const Config &config);
    WechatGateway(const Config &config, const ProviderRules &rules);
    ~WechatGateway() override;

    const ProviderRules &rules() const override { return m_rules; }
    void call(const GatewayCall &call, Done done) override;
    bool hasRoute() const override { return m_hasRoute; }
    void probe(std::function<void(bool)> done) override;

private:
    struct Running;
    void post(const std::shared_ptr<Running> &running, const QUrl &base);
    void finish(const std::shared_ptr<Running> &running, const Answer &answer);
    QNetworkAccessManager &manager(PayCall kind);

    const Config m_config;
    const ProviderRules m_rules;
    std::atomic<bool> m_hasRoute{true};
    // One a kind: Qt keeps connections by host and port and would reuse one without the certificate (trap 9.9).
    std::array<std::unique_ptr<QNetworkAccessManager>, 4> m_managers;
    std::list<std::shared_ptr<Running>> m_running;
};

} // namespace mendian::wechat
