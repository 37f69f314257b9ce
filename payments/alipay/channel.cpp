// SPDX-License-Identifier: GPL-3.0-or-later
#include "payments/alipay/channel.h"

namespace mendian::alipay {

Channel::Channel(const Config &config, const Clock &clock, http::TransportPtr transport)
    : m_baseUrl(config.baseUrl), m_tls(sslConfiguration(config)), m_clock(clock), m_merchant(Merchant::open(config)),
      m_client(http::orClient(std::move(transport)))
{
}

void Channel::ask(Api api, const QJsonObject &content, qint64 timeoutMs, Done done)
{
    const auto request = m_merchant ? signedRequest(*m_merchant, api, content, m_clock.wall())
                                    : Result<Signed>(fail(m_merchant.error()));
    if (!request)
        return done({.own = "CANNOT_SIGN", .text = request.error().detail});
    const bool pays = api == Pay;
    const qint64 until = m_clock.mono() + timeoutMs;
    m_client->send(
        {
            .url = request->url,
            .contentType = QByteArrayLiteral("application/x-www-form-urlencoded;charset=utf-8"),
            .body = request->body,
            .tls = m_tls,
            .once = pays,
            .lane = pays ? 1 : 0, // paying closes the kept connections of its lane
            .timeoutMs = timeoutMs,
            .mostBytes = kMostReplyBytes,
        },
        [this, api, until, done = std::move(done)](const http::Reply &reply) {
            if (const char *failure = http::failureCode(reply))
                return done({.own = failure, .text = http::failureText(reply)});
            receive(api, reply.body, until, done);
        });
}

void Channel::receive(Api api, const QByteArray &body, qint64 until, const Done &done)
{
    const Received received = readReply(*m_merchant, api, body);
    if (received.own)
        qCWarning(logPayments).noquote() << "alipay" << methodName(api) << received.own << received.text;
    else if (received.subCode.contains(QLatin1String("signature"))) // says where our string differs from theirs (§1.6)
        qCWarning(logPayments).noquote() << "alipay" << methodName(api) << received.subCode << received.subText;
    const qint64 left = until - m_clock.mono();
    if (received.certSn.isEmpty() || left <= 0 || api == CertificateDownload)
        return done(received);
    download(received.certSn, left, [this, api, body, done] { done(readReply(*m_merchant, api, body)); });
}

void Channel::download(const QByteArray &sn, qint64 timeoutMs, std::function<void()> done)
{
    const auto request = signedRequest(*m_merchant, CertificateDownload,
        {{QStringLiteral("alipay_cert_sn"), QString::fromLatin1(sn)}}, m_clock.wall());
    if (!request)
        return done();
    m_client->send(
        {
            .url = request->url,
            .contentType = QByteArrayLiteral("application/x-www-form-urlencoded;charset=utf-8"),
            .body = request->body,
            .tls = m_tls,
            .timeoutMs = timeoutMs,
            .mostBytes = kMostReplyBytes,
        },
        [this, sn, done = std::move(done)](const http::Reply &reply) {
            const char *failure = http::failureCode(reply);
            const auto pem = failure ? Result<QByteArray>(fail(ErrorCode::Network, QString::fromLatin1(failure)))
                                     : takeCertificate(*m_merchant, sn, reply.body, m_clock.wall());
            if (!pem)
                qCWarning(logPayments).noquote() << "alipay certificate" << pem.error().detail;
            else if (m_renewed)
                m_renewed(*pem);
            done();
        });
}

void Channel::fetch(const QUrl &url, qint64 timeoutMs, qsizetype mostBytes, http::Client::Done done)
{
    m_client->send(
        {
            .method = http::Request::Method::Get,
            .url = url,
            .tls = m_tls,
            .timeoutMs = timeoutMs,
            .mostBytes = mostBytes,
        },
        std::move(done));
}

} // namespace mendian::alipay
