// SPDX-License-Identifier: GPL-3.0-or-later
#include "payments/wechat/v3/client.h"

#include "payments/wechat/request.h"
#include "payments/wechat/sign.h"
#include "payments/wechat/v3/certificates.h"
#include "payments/wechat/v3/codes.h"

namespace mendian::wechat::v3 {

namespace {

constexpr qint64 kRenewMs = 60 * 60 * 1000; // the official Java client's period (§4.4)
constexpr qint64 kQuietMs = 60 * 1000;      // a serial that a download did not bring is not asked for again at once
constexpr qint64 kRenewTimeoutMs = 10'000;

SignedMessage signedPart(const http::Reply &reply)
{
    return {reply.header("Wechatpay-Timestamp"), reply.header("Wechatpay-Nonce"), reply.header("Wechatpay-Signature"),
        reply.header("Wechatpay-Serial"), reply.body};
}

/// Path and query as Qt will send them: the signature is over these bytes.
QByteArray targetOf(const QUrl &url)
{
    QByteArray target = url.path(QUrl::FullyEncoded).toLatin1();
    if (url.hasQuery())
        target += '?' + url.query(QUrl::FullyEncoded).toLatin1();
    return target;
}

} // namespace

Client::Client(const Config &config, const Clock &clock, http::TransportPtr transport)
    : m_config(config), m_clock(clock), m_key(PrivateKey::fromPem(config.privateKeyPem).value_or(PrivateKey{})),
      m_keys(platformKeys(config)), m_http(http::orClient(std::move(transport)))
{
}

Result<http::Request> Client::request(const Outgoing &outgoing, const Limits &limits) const
{
    const bool posts = outgoing.method == "POST";
    const QUrl url = urlOf(m_config.baseUrl, outgoing.target);
    const Timestamp now = m_clock.wall();
    const QByteArray timestamp = QByteArray::number(now.ms / 1000);
    const QByteArray nonce = newNonce().toLatin1();
    const auto signature = sign(requestMessage(outgoing.method, targetOf(url), timestamp, nonce, outgoing.body), m_key);
    if (!signature)
        return fail(signature.error());
    http::Request request{
        .method = posts ? http::Request::Method::Post : http::Request::Method::Get,
        .url = url,
        .backupUrl = urlOf(m_config.backupUrl, outgoing.target),
        .contentType = QByteArrayLiteral("application/json"),
        .headers = {{"Accept", "application/json"},
            {"Authorization",
                authorization(m_config.mchId.toLatin1(), m_config.merchantSerial.toLatin1().toUpper(), timestamp, nonce,
                    *signature)}},
        .body = Secret(outgoing.body),
        .tls = sslConfiguration(m_config),
        .timeoutMs = limits.timeoutMs,
        .mostBytes = limits.mostBytes,
    };
    // Says which kind of key the reply is to be signed with (§4.4).
    if (const PlatformKey *preferred = m_keys.preferred(now))
        request.headers.append({"Wechatpay-Serial", preferred->serial});
    return request;
}

void Client::send(const Outgoing &outgoing, const Limits &limits, Done done)
{
    refreshIfOld();
    const auto wanted = request(outgoing, limits);
    if (!wanted)
        return done({.failure = "NOT_SENT", .text = wanted.error().detail});
    m_http->send(*wanted, [this, limits, sentMono = m_clock.mono(), done = std::move(done)](const http::Reply &reply) {
        received(reply, limits, sentMono, true, done);
    });
}

void Client::received(const http::Reply &reply, const Limits &limits, qint64 sentMono, bool mayRefresh, Done done)
{
    if (reply.end != http::End::Answered)
        return done({.failure = http::failureCode(reply), .text = http::failureText(reply), .http = reply.status});
    if (reply.status >= 400) {
        const QByteArray id = reply.header("Request-ID");
        qCInfo(logPayments).noquote() << "wechat_v3 request" << id.left(64) << "status" << reply.status << causeOf(id);
    }
    const Reply readable{.http = reply.status, .body = reply.body};
    if (reply.status == 401 || (limits.unsignedFile && reply.status == 200)) // not signed (§4.3)
        return done(readable);
    const Verdict verdict = verify(signedPart(reply), m_keys, m_clock.wall());
    if (verdict == Verdict::Good)
        return done(readable);
    const qint64 left = limits.timeoutMs - (m_clock.mono() - sentMono);
    const bool asked = m_fruitlessMono >= 0 && m_clock.mono() - m_fruitlessMono < kQuietMs;
    if (verdict == Verdict::UnknownSerial && mayRefresh && !asked && left > 0)
        return refresh(left, [this, reply, limits, sentMono, done] { received(reply, limits, sentMono, false, done); });
    if (verdict == Verdict::UnknownSerial && !mayRefresh)
        m_fruitlessMono = m_clock.mono();
    // A gateway on the way answers 502 and the like without a signature: that is a status, not a forgery.
    const bool foreignStatus = verdict == Verdict::Unsigned && reply.status >= 400;
    done({.failure = foreignStatus ? "HTTP" : verdictCode(verdict),
        .text = QString::number(reply.status),
        .http = reply.status});
}

void Client::refresh(qint64 timeoutMs, std::function<void()> then)
{
    const auto wanted =
        request({"GET", QStringLiteral("/v3/certificates?algorithm_type=RSA"), {}}, {.timeoutMs = timeoutMs});
    if (!wanted)
        return then();
    m_refreshing = true;
    m_http->send(*wanted, [this, then = std::move(then)](const http::Reply &reply) {
        m_refreshing = false;
        m_refreshedMono = m_clock.mono();
        if (reply.end == http::End::Answered && reply.status == 200) {
            const auto keys =
                withCertificates(m_keys, signedPart(reply), m_config.apiV3Key, m_config.platformCaPem, m_clock.wall());
            if (keys)
                m_keys = *keys;
            else
                qCWarning(logPayments) << "wechat_v3 platform certificates refused:" << keys.error();
        } else {
            qCWarning(logPayments) << "wechat_v3 platform certificates did not come: status" << reply.status;
        }
        then();
    });
}

void Client::refreshIfOld()
{
    const bool old = m_refreshedMono < 0 || m_clock.mono() - m_refreshedMono >= kRenewMs;
    if (old && !m_refreshing && m_keys.hasCertificates())
        refresh(kRenewTimeoutMs, [] {});
}

} // namespace mendian::wechat::v3
