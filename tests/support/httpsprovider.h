// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/listener.h"

#include <QMutex>
#include <QTcpServer>
#include <QUrl>

namespace mendian::test {

/// 200 with a body, of the type Alipay names.
inline net::Response htmlReply(const QByteArray &body)
{
    return {.status = 200, .contentType = "text/html;charset=utf-8", .body = body, .headers = {}};
}

/// A loopback HTTPS server that plays a provider. `reply` runs on the listener's thread, one request at a time; what
/// was asked is kept. Set `reply` before the first request, or under the same care as any shared state.
class HttpsProvider
{
public:
    using Reply = std::function<void(const net::Request &, const net::Responder &)>;

    explicit HttpsProvider(const net::Identity &authority)
    {
        net::ListenerOptions options;
        net::TlsOptions tls;
        tls.identity = *net::issueServer(authority, {QStringLiteral("127.0.0.1")});
        options.tls = tls;
        m_listener = *net::Listener::start(options, [this](net::Request request, net::Responder responder) {
            const QMutexLocker lock(&m_mutex);
            m_asked.append(request);
            if (m_reply)
                m_reply(request, responder);
        });
    }
    ~HttpsProvider() { m_listener->stop(); }

    void setReply(Reply reply)
    {
        const QMutexLocker lock(&m_mutex);
        m_reply = std::move(reply);
    }
    /// Always the same bytes.
    void setBody(const QByteArray &body, int status = 200, const net::Headers &headers = {})
    {
        setReply([=](const net::Request &, const net::Responder &responder) {
            responder.send(
                {.status = status, .contentType = "text/html;charset=utf-8", .body = body, .headers = headers});
        });
    }
    /// Takes the request in and says nothing.
    void setSilent()
    {
        setReply([this](const net::Request &, const net::Responder &responder) { m_silenced.append(responder); });
    }
    void setBroken()
    {
        setReply([](const net::Request &, const net::Responder &responder) { responder.close(net::CloseHow::Reset); });
    }
    QUrl url(const QString &path = {}) const
    {
        return QUrl(QStringLiteral("https://127.0.0.1:%1%2").arg(m_listener->port()).arg(path));
    }
    QList<net::Request> asked() const
    {
        const QMutexLocker lock(&m_mutex);
        return m_asked;
    }

private:
    mutable QMutex m_mutex;
    Reply m_reply;
    QList<net::Request> m_asked;
    QList<net::Responder> m_silenced;
    std::unique_ptr<net::Listener> m_listener;
};

/// An address of this machine where nobody listens.
inline QUrl deadUrl(const QString &path = {})
{
    QTcpServer closed;
    closed.listen(QHostAddress::LocalHost);
    return QUrl(QStringLiteral("https://127.0.0.1:%1%2").arg(closed.serverPort()).arg(path));
}

} // namespace mendian::test
