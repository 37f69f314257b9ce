// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "payments/alipay/messages.h"
#include "payments/http/client.h"

namespace mendian::alipay {

/// One merchant's line to gateway.do: signs, sends, verifies. In certificate mode it also fetches the certificate a
/// reply names and we lack, within the time of the call that met it (spec/alipay.md §3).
/// Thread and promise of exactly one `done` as in http::Client.
class Channel
{
public:
    using Done = std::function<void(const Received &received)>;
    using Renewed = std::function<void(const QByteArray &certificatePem)>;

    /// `config` has passed validate(); with one that has not, every call ends with CANNOT_SIGN.
    Channel(const Config &config, const Clock &clock, http::TransportPtr transport = {});

    void ask(Api api, const QJsonObject &content, qint64 timeoutMs, Done done);
    /// GET of a file, as bytes; `failure` of codes.h or nullptr.
    void fetch(const QUrl &url, qint64 timeoutMs, qsizetype mostBytes, http::Client::Done done);
    void probe(std::function<void(bool)> done) { m_client->probe(m_baseUrl, std::move(done)); }
    bool hasRoute() const { return m_client->hasRoute(); }
    /// Called when Alipay's next certificate was taken over, to keep it for the next start.
    void onCertificateRenewed(Renewed renewed) { m_renewed = std::move(renewed); }

private:
    void receive(Api api, const QByteArray &body, qint64 until, const Done &done);
    void download(const QByteArray &sn, qint64 timeoutMs, std::function<void()> done);

    const QUrl m_baseUrl;
    const QSslConfiguration m_tls;
    const Clock &m_clock;
    Result<Merchant> m_merchant;
    Renewed m_renewed;
    http::TransportPtr m_client; // the last member: its destructor answers what still runs
};

} // namespace mendian::alipay
