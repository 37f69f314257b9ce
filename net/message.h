// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <chrono>
#include <functional>
#include <memory>
#include <utility>

namespace mendian::net {

using Headers = QList<std::pair<QByteArray, QByteArray>>;

/// Who sent a request. The certificate fields are empty unless the listener's CA has signed the certificate.
struct Peer
{
    QString address;
    QByteArray certificateSha256; ///< lower-case hex over the DER bytes
    QString certificateName;      ///< the subject's common name
    bool hasCertificate() const { return !certificateSha256.isEmpty(); }
};

/// One HTTP request, complete and within the listener's limits.
struct Request
{
    QByteArray method; ///< "GET", "POST"
    QByteArray target; ///< as sent: path and query
    Headers headers;
    QByteArray body;
    Peer peer;

    QByteArray path() const;                         ///< the target before '?', not decoded
    QByteArray query(const char *name) const;        ///< decoded; empty when absent
    QByteArray header(const QByteArray &name) const; ///< first of that name, any case; empty when absent
};

struct Response
{
    int status = 200;
    QByteArray contentType = "application/json";
    QByteArray body;
    Headers headers; ///< further ones; Content-Length and Connection are the listener's
};

enum class CloseHow {
    Quiet, ///< the connection ends as if the other side had gone home
    Reset, ///< a TCP RST
};

/// Where a Responder's answer goes; implemented by the listener.
class Exchange
{
public:
    virtual ~Exchange() = default;
    virtual void send(Response response, std::chrono::milliseconds delay) = 0;
    virtual void close(CloseHow how, std::chrono::milliseconds delay) = 0;
};

/// The answer to one request, given once, from any thread, now or later; a second answer and one after the
/// listener stopped are ignored. When the last copy goes without an answer the client gets 500.
class Responder
{
public:
    explicit Responder(std::shared_ptr<Exchange> exchange) : m_exchange(std::move(exchange)) {}
    void send(Response response, std::chrono::milliseconds delay = {}) const
    {
        m_exchange->send(std::move(response), delay);
    }
    /// Ends the connection with no reply: what a broken line or a missing client certificate looks like.
    void close(CloseHow how = CloseHow::Quiet, std::chrono::milliseconds delay = {}) const
    {
        m_exchange->close(how, delay);
    }

private:
    std::shared_ptr<Exchange> m_exchange;
};

/// Called on a listener's thread: it must not block for long, work goes elsewhere and answers later.
using Handler = std::function<void(Request, Responder)>;

} // namespace mendian::net
