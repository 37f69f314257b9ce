// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/core/courier.h"

#include "core/log.h"
#include "net/hostpolicy.h"

#include <QHostAddress>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTimer>

namespace mendian::sandbox {

namespace {

Q_LOGGING_CATEGORY(logCourier, "mendian.sandbox.courier")

constexpr int kLookMs = 50;
constexpr int kPatienceMs = 10'000;
constexpr qint64 kMaxAnswer = 4096;

/// Lives on the courier's thread.
class Post : public QObject
{
public:
    explicit Post(Courier::Hands hands) : m_hands(std::move(hands)), m_timer(this), m_network(this)
    {
        m_timer.callOnTimeout(this, [this] {
            for (const Delivery &delivery : m_hands.due())
                send(delivery);
        });
        m_network.setTransferTimeout(kPatienceMs);
        m_timer.start(kLookMs);
    }

private:
    void send(const Delivery &delivery)
    {
        if (!isLoopback(delivery.url)) {
            qCWarning(logCourier) << "not sent: not an address of this machine" << delivery.url.host();
            m_hands.delivered(delivery.id, 0, {});
            return;
        }
        QNetworkRequest request(delivery.url);
        request.setHeader(QNetworkRequest::ContentTypeHeader, delivery.contentType);
        for (const auto &[name, value] : delivery.headers)
            request.setRawHeader(name, value);
        request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
        if (const auto tls = net::HostPolicy::configurable(m_hands.authorityPem).tls())
            request.setSslConfiguration(*tls);
        QNetworkReply *reply = m_network.post(request, delivery.body);
        QObject::connect(reply, &QNetworkReply::finished, this, [this, reply, id = delivery.id] {
            const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
            m_hands.delivered(id, status, reply->read(kMaxAnswer));
            reply->deleteLater();
        });
    }

    Courier::Hands m_hands;
    QTimer m_timer;
    QNetworkAccessManager m_network;
};

} // namespace

Courier::Courier(Hands hands)
{
    auto *start = new QObject; // the Post is made on its own thread: its sockets belong there
    start->moveToThread(&m_thread);
    QObject::connect(&m_thread, &QThread::started, start, [this, start, hands = std::move(hands)] {
        auto *post = new Post(hands);
        QObject::connect(&m_thread, &QThread::finished, post, &QObject::deleteLater);
        start->deleteLater();
    });
    m_thread.setObjectName(QStringLiteral("sandbox courier"));
    m_thread.start();
}

Courier::~Courier()
{
    m_thread.quit();
    m_thread.wait();
}

bool isLoopback(const QUrl &url)
{
    const bool web = url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https");
    return web && (url.host() == QLatin1String("localhost") || QHostAddress(url.host()).isLoopback());
}

} // namespace mendian::sandbox
