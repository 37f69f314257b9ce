// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/ratelimit.h"

namespace mendian::net {

namespace {
constexpr qint64 kToken = 1000;
constexpr qsizetype kManyKeys = 10'000; // addresses are the attacker's choice: the table must not grow with them
} // namespace

bool RateLimit::allow(const QString &key, qint64 nowMs)
{
    if (m_perSecond <= 0)
        return true;
    if (m_buckets.size() >= kManyKeys && !m_buckets.contains(key))
        forgetFull(nowMs);
    const qint64 full = m_burst * kToken;
    auto it = m_buckets.find(key);
    if (it == m_buckets.end())
        it = m_buckets.insert(key, {full, nowMs});
    it->thousandths = qMin(full, it->thousandths + qMax<qint64>(0, nowMs - it->filledAt) * m_perSecond);
    it->filledAt = nowMs;
    if (it->thousandths < kToken)
        return false;
    it->thousandths -= kToken;
    return true;
}

void RateLimit::forgetFull(qint64 nowMs)
{
    const qint64 full = m_burst * kToken;
    m_buckets.removeIf([&](const auto &entry) {
        return entry.value().thousandths + (nowMs - entry.value().filledAt) * m_perSecond >= full;
    });
    if (m_buckets.size() >= kManyKeys)
        m_buckets.clear();
}

} // namespace mendian::net
