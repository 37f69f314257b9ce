// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runtime/liveprovider.h"

#include <algorithm>

namespace mendian::app {

LiveProvider::LiveProvider(ProviderParts parts, Later later) : m_later(std::move(later)) { exchange(std::move(parts)); }

LiveProvider::~LiveProvider()
{
    // Ends calls one generation after the other; their `done` finds nothing to count any more.
    while (!m_generations.empty())
        m_generations.pop_front();
}

void LiveProvider::exchange(ProviderParts parts)
{
    m_rulesKept.push_back(parts.gateway->rules());
    m_rules = &m_rulesKept.back();
    if (parts.refunds) {
        m_refundRulesKept.push_back(parts.refunds->refundRules());
        m_refundRules = &m_refundRulesKept.back();
    } else {
        m_refundRules = nullptr;
    }
    m_hasBills = parts.bills != nullptr;
    {
        const std::lock_guard lock(m_mutex);
        m_route = parts.gateway.get();
    }
    m_generations.push_back(std::make_shared<Generation>(Generation{std::move(parts), 0}));
    std::erase_if(m_generations, [this](const auto &g) { return g != m_generations.back() && g->running <= 0; });
}

/// `done` that says when a call of the newest generation has ended. Weak: the parts keep `done`, not themselves.
template <typename DoneType>
DoneType LiveProvider::counted(DoneType done)
{
    ++m_generations.back()->running;
    return [this, which = std::weak_ptr(m_generations.back()), done = std::move(done)](const auto &answer) {
        done(answer);
        ended(which);
    };
}

void LiveProvider::ended(const std::weak_ptr<Generation> &which)
{
    const auto generation = which.lock();
    if (!generation || --generation->running > 0 || generation == m_generations.back())
        return;
    std::erase(m_generations, generation);
    // Not here: the parts are in the middle of calling us.
    m_later([generation] {});
}

void LiveProvider::call(const GatewayCall &call, Done done)
{
    Gateway &gateway = *m_generations.back()->parts.gateway;
    gateway.call(call, counted(std::move(done)));
}

bool LiveProvider::hasRoute() const
{
    const std::lock_guard lock(m_mutex);
    return m_route && m_route->hasRoute();
}

void LiveProvider::probe(std::function<void(bool)> done)
{
    Gateway &gateway = *m_generations.back()->parts.gateway;
    gateway.probe(counted(std::move(done)));
}

void LiveProvider::refund(RefundCall call, const Refund &refund, RefundDone done)
{
    // Rotated meanwhile to keys that cannot refund: nothing went out, and nothing is known.
    const std::shared_ptr<RefundGateway> refunds = m_generations.back()->parts.refunds;
    if (!refunds)
        return done({});
    refunds->refund(call, refund, counted(std::move(done)));
}

void LiveProvider::fetchBill(Kind kind, BusinessDate day, BillDone done)
{
    const std::shared_ptr<BillSource> bills = m_generations.back()->parts.bills;
    if (!bills)
        return done(fail(ErrorCode::Unsupported, QStringLiteral("%1 has no bills here").arg(provider())));
    bills->fetchBill(kind, day, counted(std::move(done)));
}

} // namespace mendian::app
