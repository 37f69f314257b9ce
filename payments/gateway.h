// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/secret.h"
#include "models/tender/attempt.h"
#include "models/tender/rules.h"

#include <QLoggingCategory>
#include <functional>

namespace mendian {

Q_DECLARE_LOGGING_CATEGORY(logPayments)

/// One outward call. Everything a provider needs for it and nothing else.
struct GatewayCall
{
    PayCall kind = PayCall::Query;
    Attempt attempt; ///< as saved before this call: number, amount, transaction id once known
    Secret authCode; ///< Pay only: the scanned payment code. Never logged, never stored, wiped after use
    QString subject; ///< Pay only: what the customer's phone shows, "shop-goods"; cut to the provider's length
};

/// A payment provider. Knows how to ask, sign, verify and read; knows nothing about schedules or states — those are
/// models/tender/machine.h on the row rules().
///
/// Thread: call() and probe() run on the gateway's own (pay) thread, which has an event loop; the destructor too.
/// rules() and hasRoute() may be called from any thread.
/// Time-outs: a call ends within rules().timeoutOf(kind); an own absolute timer, not only silence on the line.
/// Errors are answers: time-out, garbage, bad signature, wrong merchant or HTTP error give Outcome::Unclear; a request
/// that certainly never left gives NotSent. Paid only after the signature was verified.
/// `done` is called exactly once for each call, on the pay thread, possibly before call() returns, and with Unclear
/// for calls still running when the gateway is destroyed.
class Gateway
{
public:
    using Done = std::function<void(const Answer &answer)>;

    virtual ~Gateway() = default;
    virtual const ProviderRules &rules() const = 0;
    virtual void call(const GatewayCall &call, Done done) = 0;
    /// False when the last contact failed before anything could be sent: screen 8 (offline).
    virtual bool hasRoute() const = 0;
    /// Looks whether the provider can be reached, without a request that costs or means anything.
    virtual void probe(std::function<void(bool reachable)> done) = 0;
};

} // namespace mendian
