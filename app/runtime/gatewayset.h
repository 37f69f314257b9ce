// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runtime/gateways.h"
#include "core/worker.h"
#include "workflows/payments/attemptdriver.h"
#include "workflows/payments/refunddriver.h"

#include <map>

namespace mendian::app {

/// The gateways of an opened shop, by provider. Their keys can change while they run (liveprovider.h).
/// Thread: the engine thread; the gateways themselves live on `pay`. Destroyed after the drivers, before `pay`.
class GatewaySet
{
public:
    GatewaySet(AttemptDriver &driver, RefundDriver &refunds, Worker &pay, GatewayContext context,
        std::span<const ProviderRow> rows);
    ~GatewaySet();
    GatewaySet(const GatewaySet &) = delete;
    GatewaySet &operator=(const GatewaySet &) = delete;

    /// Whether these keys can be used by every provider that reads this section; makes nothing.
    Status check(const QString &section, const QJsonObject &keys) const;

    /// Takes the keys of every provider whose setting is on. New ones are given to the driver, changed ones exchanged
    /// after their running calls. A section that cannot be read leaves what runs running; problem() says why.
    void use(const QJsonObject &sections, const std::function<bool(const char *setting)> &isOn);

    /// Providers that are turned on, with or without usable keys, in the order of the table.
    QStringList turnedOn() const { return m_turnedOn; }
    /// Why a provider has no gateway, or not the newest keys.
    std::optional<Error> problem(const QString &provider) const;
    /// The section of the sealed store a provider reads.
    QString sectionOf(const QString &provider) const;
    /// For refunds and bills beside the driver; nullptr when it is not there. Call it on the pay thread.
    LiveProvider *find(const QString &provider) const;
    /// Where bills come from, in the order of the table.
    QList<LiveProvider *> billSources() const;

private:
    void take(const ProviderRow &row, const QJsonObject &keys);

    AttemptDriver &m_driver;
    RefundDriver &m_refunds;
    Worker &m_pay;
    const GatewayContext m_context;
    const std::span<const ProviderRow> m_rows;
    QStringList m_turnedOn;
    std::map<QString, std::unique_ptr<LiveProvider>> m_live;
    std::map<QString, Error> m_problems;
    std::map<QString, QByteArray> m_used; ///< SHA-256 of the keys each runs with: equal ones are not exchanged
};

} // namespace mendian::app
