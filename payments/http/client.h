// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/secret.h"

#include <QNetworkReply>
#include <QSslConfiguration>
#include <QUrl>
#include <atomic>
#include <functional>
#include <list>
#include <map>
#include <memory>

class QNetworkAccessManager;

namespace mendian::http {

/// One exchange with a provider's host.
struct Request
{
    enum class Method { Get, Post };
    Method method = Method::Post;
    QUrl url = {};
    QUrl backupUrl = {}; ///< asked once instead when the request certainly never left for `url`; empty: none
    QByteArray contentType = {};
    QList<QNetworkReply::RawHeaderPair> headers = {}; ///< further ones
    Secret body = {};                                 ///< may hold a payment code: wiped when the exchange ends
    QSslConfiguration tls = {};
    /// A payment: on a connection of its own and never sent again by Qt. What became of it is for a query to find out.
    bool once = false;
    /// Kept connections are shared inside a lane only. Qt tells them apart by host and port alone and would take one
    /// without the client certificate for a request that needs it; `once` closes those kept in its lane.
    int lane = 0;
    qint64 timeoutMs = 10'000; ///< for the whole exchange, backup included, however slowly it trickles
    qsizetype mostBytes = 256 * 1024;
};

/// How an exchange ended.
enum class End {
    Answered, ///< a complete reply, whatever its status
    Broken,   ///< the line broke after something may have left
    NotSent,  ///< certainly nothing left: no connection, no TLS, a certificate nobody vouches for
    Timeout,  ///< proves nothing about what has left
    TooLarge,
    Stopped, ///< the client was destroyed
};

struct Reply
{
    End end = End::Stopped;
    int status = 0; ///< 0: no status line came
    QByteArray body = {};
    QList<QNetworkReply::RawHeaderPair> headers = {};
    QString error = {}; ///< Qt's words, for the log

    QByteArray header(const QByteArray &name) const; ///< first of that name, any case; empty when absent
};

/// The name of a failed exchange in the providers' own code tables (payments/<provider>/codes.h): TIMEOUT, NOT_SENT,
/// TOO_LARGE, NETWORK, STOPPED, or HTTP for any status but 200. nullptr: a complete reply with 200.
const char *failureCode(const Reply &reply);
/// What to log beside it: the status, or Qt's words.
QString failureText(const Reply &reply);

/// What carries an exchange: Client, or in tests a line that ends at the provider's twin without a socket.
/// Thread: made on any; then one with an event loop, destructor included; hasRoute() from any. `done` is called exactly
/// once for each send(), after it returned, and with Stopped from the destructor.
class Transport
{
public:
    using Done = std::function<void(const Reply &reply)>;

    Transport() = default;
    virtual ~Transport() = default;
    Transport(const Transport &) = delete;
    Transport &operator=(const Transport &) = delete;

    virtual void send(const Request &request, Done done) = 0;
    /// Connects to the host and port of `url` and says whether that worked; not called after the transport's end.
    virtual void probe(const QUrl &url, std::function<void(bool reachable)> done) = 0;
    /// False when the last contact failed before anything could be sent.
    virtual bool hasRoute() const = 0;
};

/// HTTPS to payment providers with the rules they all need: one absolute time-out, a limit of bytes, no redirects,
/// cookies, HTTP/2 or compressed bodies, payments sent once, and a clear word on whether anything may have left.
class Client final : public Transport
{
public:
    Client();
    ~Client() override;

    void send(const Request &request, Done done) override;
    void probe(const QUrl &url, std::function<void(bool reachable)> done) override;
    bool hasRoute() const override { return m_hasRoute; }

private:
    struct Running;
    void post(const std::shared_ptr<Running> &running, const QUrl &url);
    void ended(const std::shared_ptr<Running> &running, QNetworkReply &line);
    void finish(const std::shared_ptr<Running> &running, Reply reply);
    QNetworkAccessManager &manager(int lane);

    std::atomic<bool> m_hasRoute{true};
    std::map<int, std::unique_ptr<QNetworkAccessManager>> m_lanes;
    std::list<std::shared_ptr<Running>> m_running;
    std::unique_ptr<QObject> m_probes; ///< made with the first probe, on the thread that uses it
};

/// Who carries a gateway's exchanges; empty: a Client of its own.
using TransportPtr = std::unique_ptr<Transport>;
TransportPtr orClient(TransportPtr transport);

} // namespace mendian::http
