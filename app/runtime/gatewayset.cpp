// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runtime/gatewayset.h"

#include "core/json.h"

#include <QCryptographicHash>
#include <algorithm>

namespace mendian::app {

GatewaySet::GatewaySet(AttemptDriver &driver, RefundDriver &refunds, Worker &pay, GatewayContext context,
    std::span<const ProviderRow> rows)
    : m_driver(driver), m_refunds(refunds), m_pay(pay), m_context(std::move(context)), m_rows(rows)
{
}

GatewaySet::~GatewaySet()
{
    m_pay.run([this] { m_live.clear(); }).waitForFinished();
}

Status GatewaySet::check(const QString &section, const QJsonObject &keys) const
{
    for (const ProviderRow &row : m_rows)
        if (section == QLatin1String(row.section))
            MENDIAN_TRY(row.read(keys, m_context));
    return {};
}

void GatewaySet::use(const QJsonObject &sections, const std::function<bool(const char *setting)> &isOn)
{
    m_turnedOn.clear();
    for (const ProviderRow &row : m_rows) {
        if (!isOn(row.setting))
            continue;
        m_turnedOn.append(QString::fromLatin1(row.provider));
        take(row, sections.value(QLatin1String(row.section)).toObject());
    }
    m_driver.offer(m_turnedOn);
}

void GatewaySet::take(const ProviderRow &row, const QJsonObject &keys)
{
    const QString provider = QString::fromLatin1(row.provider);
    const QByteArray digest = QCryptographicHash::hash(toJsonBytes(keys), QCryptographicHash::Sha256);
    const auto used = m_used.find(provider);
    if (used != m_used.end() && used->second == digest) {
        m_problems.erase(provider);
        return;
    }
    const auto make = keys.isEmpty()
        ? Result<MakeParts>(fail(ErrorCode::NotFound, QStringLiteral("no keys of %1 are stored").arg(provider)))
        : row.read(keys, m_context);
    if (!make) {
        // A till whose keys are missing or wrong still sells for cash; the device row says why.
        qCWarning(logPayments) << provider << "cannot use its keys:" << make.error();
        m_problems[provider] = make.error();
        return;
    }
    m_problems.erase(provider);
    m_used[provider] = digest;
    const auto live = m_live.find(provider);
    if (live != m_live.end()) {
        m_pay.post([running = live->second.get(), make = *make] { running->exchange(make()); });
        return;
    }
    // Waits for the pay thread, which never blocks: at the start, and when a provider is set up for the first time.
    auto made = m_pay.run([&] {
        return new LiveProvider((*make)(), [pay = &m_pay](std::function<void()> job) { pay->post(std::move(job)); });
    });
    std::unique_ptr<LiveProvider> fresh(made.result());
    m_driver.addGateway(provider, *fresh, &m_pay);
    if (fresh->canRefund())
        m_refunds.addGateway(provider, *fresh, &m_pay);
    m_live[provider] = std::move(fresh);
}

std::optional<Error> GatewaySet::problem(const QString &provider) const
{
    const auto found = m_problems.find(provider);
    return found == m_problems.end() ? std::nullopt : std::optional(found->second);
}

QString GatewaySet::sectionOf(const QString &provider) const
{
    for (const ProviderRow &row : m_rows)
        if (provider == QLatin1String(row.provider))
            return QString::fromLatin1(row.section);
    return {};
}

LiveProvider *GatewaySet::find(const QString &provider) const
{
    const auto found = m_live.find(provider);
    return found == m_live.end() ? nullptr : found->second.get();
}

QList<LiveProvider *> GatewaySet::billSources() const
{
    QList<LiveProvider *> sources;
    for (const ProviderRow &row : m_rows)
        if (LiveProvider *live = find(QString::fromLatin1(row.provider)); live && live->hasBills())
            sources.append(live);
    return sources;
}

} // namespace mendian::app
