// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "payments/billsource.h"
#include "payments/gateway.h"
#include "payments/refundgateway.h"

#include <atomic>
#include <deque>
#include <memory>
#include <mutex>

namespace mendian::app {

/// What stands behind a provider. Often one object is all three; refunds and bills may be missing.
struct ProviderParts
{
    std::shared_ptr<Gateway> gateway;
    std::shared_ptr<RefundGateway> refunds;
    std::shared_ptr<BillSource> bills;
};

/// A provider whose keys can change while it runs. Everybody keeps a reference to this object; new calls go to the
/// parts of the newest keys, and the parts of older keys stay until their running calls have ended, so that no answer
/// is lost and none is verified with a key it was not asked with.
///
/// Threads as in Gateway: made, exchanged, called and destroyed on the pay thread; rules(), refundRules() and
/// hasRoute() on any. `later` runs a job on the pay thread in a turn of its own.
class LiveProvider final : public Gateway, public RefundGateway, public BillSource
{
public:
    using Later = std::function<void(std::function<void()>)>;
    LiveProvider(ProviderParts parts, Later later);
    /// Ends running calls as the parts do: with Unclear.
    ~LiveProvider() override;

    /// From now on these parts are called.
    void exchange(ProviderParts parts);
    bool canRefund() const { return m_refundRules != nullptr; }
    bool hasBills() const { return m_hasBills; }
    /// Sets of parts that are still there: 1, and more while calls of older keys run. For tests.
    qsizetype generations() const { return static_cast<qsizetype>(m_generations.size()); }

    const ProviderRules &rules() const override { return *m_rules; }
    void call(const GatewayCall &call, Done done) override;
    bool hasRoute() const override;
    void probe(std::function<void(bool reachable)> done) override;

    /// Only when canRefund().
    const RefundRules &refundRules() const override { return *m_refundRules; }
    void refund(RefundCall call, const Refund &refund, RefundDone done) override;

    QString provider() const override { return m_rules.load()->provider; }
    void fetchBill(Kind kind, BusinessDate day, BillDone done) override;

private:
    struct Generation
    {
        ProviderParts parts;
        int running = 0;
    };
    template <typename DoneType>
    DoneType counted(DoneType done);
    void ended(const std::weak_ptr<Generation> &which);

    const Later m_later;
    std::deque<std::shared_ptr<Generation>> m_generations; ///< the newest last
    mutable std::mutex m_mutex;                            ///< m_route, for hasRoute() of other threads
    Gateway *m_route = nullptr;
    // References handed out by rules() outlive an exchange, so no row is given back before the end. They are few.
    std::deque<ProviderRules> m_rulesKept;
    std::deque<RefundRules> m_refundRulesKept;
    std::atomic<const ProviderRules *> m_rules = nullptr;
    std::atomic<const RefundRules *> m_refundRules = nullptr;
    std::atomic<bool> m_hasBills = false;
};

} // namespace mendian::app
