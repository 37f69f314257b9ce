// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>

namespace mendian::net {

/// A token bucket for each key (an address, a merchant). Not thread-safe: the owner locks.
class RateLimit
{
public:
    /// perSecond 0 = no limit; burst = how many may come at once.
    RateLimit(int perSecond, int burst) : m_perSecond(perSecond), m_burst(burst) {}
    /// Takes a token if there is one. nowMs is a clock that never goes back.
    bool allow(const QString &key, qint64 nowMs);

private:
    struct Bucket
    {
        qint64 thousandths = 0; // tokens * 1000
        qint64 filledAt = 0;
    };
    void forgetFull(qint64 nowMs);
    int m_perSecond;
    int m_burst;
    QHash<QString, Bucket> m_buckets;
};

} // namespace mendian::net
