// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "payments/http/client.h"
#include "payments/wechat/v3/config.h"
#include "payments/wechat/v3/messages.h"
#include "payments/wechat/v3/sign.h"

namespace mendian::wechat::v3 {

/// What came of a signed call.
struct Reply
{
    const char *failure = nullptr; ///< one of our own codes: TIMEOUT, UNSIGNED, …; nullptr: a reply that can be read
    QString text = {};             ///< for the log
    int http = 0;
    QByteArray body = {};
};

/// Signs calls and verifies what comes back (spec §4.2, §4.3), and keeps the platform keys: a reply that names a serial
/// not in hand makes it download the certificates once and look again; certificates older than an hour are renewed on
/// the side (§4.4). So a rotation needs no restart.
/// Thread: the pay thread, destructor included. `done` is called exactly once for each send(), within its time-out.
class Client
{
public:
    using Done = std::function<void(const Reply &reply)>;

    /// `config` has passed validate(); `clock` outlives the client.
    Client(const Config &config, const Clock &clock, http::TransportPtr transport = {});

    struct Limits
    {
        qint64 timeoutMs = 10'000;
        qsizetype mostBytes = 256 * 1024;
        bool unsignedFile = false; ///< a 200 is a file, which WeChat does not sign (§4.3)
    };
    void send(const Outgoing &outgoing, const Limits &limits, Done done);
    bool hasRoute() const { return m_http->hasRoute(); }
    void probe(std::function<void(bool reachable)> done) { m_http->probe(m_config.baseUrl, std::move(done)); }
    const PlatformKeys &keys() const { return m_keys; }

private:
    Result<http::Request> request(const Outgoing &outgoing, const Limits &limits) const;
    void received(const http::Reply &reply, const Limits &limits, qint64 sentMono, bool mayRefresh, Done done);
    void refresh(qint64 timeoutMs, std::function<void()> then);
    void refreshIfOld();

    const Config m_config;
    const Clock &m_clock;
    const PrivateKey m_key;
    PlatformKeys m_keys;
    qint64 m_refreshedMono = -1; ///< end of the latest download; -1: none yet
    qint64 m_fruitlessMono = -1; ///< of the latest one that did not bring the serial it was made for
    bool m_refreshing = false;
    http::TransportPtr m_http; // the last member: its destructor answers what still runs
};

} // namespace mendian::wechat::v3
