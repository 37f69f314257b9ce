// SPDX-License-Identifier: GPL-3.0-or-later
#include "payments/http/client.h"

#include "core/product.h"

#include <QNetworkAccessManager>
#include <QPointer>
#include <QTcpSocket>
#include <QTimer>
#include <algorithm>

namespace mendian::http {

namespace {

constexpr int kProbeMs = 5'000;

/// A body that can be sent only once: Qt sends a request again by itself when the connection breaks, unless it cannot
/// go back in the body. A payment goes out once; what became of it is for a query to find out.
class OneShotBody final : public QIODevice
{
public:
    OneShotBody(const QByteArray &bytes, QObject *parent) : QIODevice(parent), m_rest(bytes) { open(ReadOnly); }
    ~OneShotBody() override { m_rest.fill('\0'); }
    bool isSequential() const override { return true; }
    bool seek(qint64) override { return false; }
    bool reset() override { return false; }
    qint64 bytesAvailable() const override { return m_rest.size() - m_at + QIODevice::bytesAvailable(); }

protected:
    qint64 readData(char *to, qint64 most) override
    {
        const qint64 count = qMin<qint64>(most, m_rest.size() - m_at);
        std::copy_n(m_rest.constData() + m_at, count, to);
        m_at += count;
        return count > 0 || most == 0 ? count : -1;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QByteArray m_rest;
    qint64 m_at = 0;
};

/// Qt reports a status of 400 and above as an error too, though the reply is complete (400 itself as an operation
/// that the protocol does not have).
bool isComplete(QNetworkReply::NetworkError error)
{
    return error == QNetworkReply::NoError || error == QNetworkReply::ProtocolInvalidOperationError
        || (error >= QNetworkReply::ContentAccessDenied && error <= QNetworkReply::UnknownContentError)
        || (error >= QNetworkReply::InternalServerError && error <= QNetworkReply::UnknownServerError);
}

} // namespace

/// One exchange on its way. The lambdas on reply and timer hold it; the list in the client lets the destructor end it.
struct Client::Running
{
    Request request;
    Done done;
    QByteArray received;
    QPointer<QNetworkReply> line;
    std::unique_ptr<QTimer> patience;
    bool requestLeft = false; ///< some byte of it may have reached the provider
    bool backupTried = false;
    bool tooLarge = false;
    bool timedOut = false;
};

QByteArray Reply::header(const QByteArray &name) const
{
    for (const auto &[key, value] : headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

const char *failureCode(const Reply &reply)
{
    switch (reply.end) {
    case End::Answered:
        return reply.status == 200 ? nullptr : "HTTP";
    case End::Broken:
        return reply.status == 200 ? "NETWORK" : "HTTP";
    case End::NotSent:
        return "NOT_SENT";
    case End::Timeout:
        return "TIMEOUT";
    case End::TooLarge:
        return "TOO_LARGE";
    case End::Stopped:
        break;
    }
    return "STOPPED";
}

QString failureText(const Reply &reply)
{
    return reply.status != 0 && reply.status != 200 ? QString::number(reply.status) : reply.error;
}

Client::Client() = default;

Client::~Client()
{
    while (!m_running.empty())
        finish(m_running.front(), Reply{.end = End::Stopped});
}

QNetworkAccessManager &Client::manager(int lane)
{
    auto &manager = m_lanes[lane];
    if (!manager) {
        manager = std::make_unique<QNetworkAccessManager>();
        manager->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    }
    return *manager;
}

void Client::send(const Request &request, Done done)
{
    auto running = std::make_shared<Running>();
    running->request = request;
    running->done = std::move(done);
    m_running.push_back(running);
    running->patience = std::make_unique<QTimer>();
    running->patience->setSingleShot(true);
    QObject::connect(running->patience.get(), &QTimer::timeout, running->patience.get(), [raw = running.get()] {
        raw->timedOut = true;
        if (raw->line)
            raw->line->abort();
    });
    running->patience->start(static_cast<int>(request.timeoutMs));
    post(running, request.url);
}

void Client::post(const std::shared_ptr<Running> &running, const QUrl &url)
{
    const Request &wanted = running->request;
    QNetworkRequest request(url);
    request.setSslConfiguration(wanted.tls);
    request.setHeader(QNetworkRequest::UserAgentHeader, QString(productName() + u'/' + QLatin1String(kProductVersion)));
    request.setRawHeader("Accept-Encoding", "identity"); // no compressed bombs: Qt then leaves a body as it is
    for (const auto &[name, value] : wanted.headers)
        request.setRawHeader(name, value);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    QNetworkAccessManager &net = manager(wanted.lane);
    if (wanted.once)
        net.clearConnectionCache(); // a kept connection may have been closed at the other end without our knowing
    QNetworkReply *line = nullptr;
    if (wanted.method == Request::Method::Get) {
        line = net.get(request);
    } else {
        request.setHeader(QNetworkRequest::ContentTypeHeader, wanted.contentType);
        if (wanted.once) {
            request.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
            request.setHeader(QNetworkRequest::ContentLengthHeader, wanted.body.reveal().size());
            auto *body = new OneShotBody(wanted.body.reveal(), nullptr);
            line = net.post(request, body);
            body->setParent(line);
        } else {
            line = net.post(request, wanted.body.reveal());
        }
    }
    running->line = line;
    QObject::connect(line, &QNetworkReply::requestSent, line, [running] { running->requestLeft = true; });
    QObject::connect(line, &QNetworkReply::readyRead, line, [running, line] {
        running->received += line->read(running->request.mostBytes + 1 - running->received.size());
        if (running->received.size() > running->request.mostBytes) {
            running->tooLarge = true;
            line->abort();
        }
    });
    QObject::connect(line, &QNetworkReply::finished, line, [this, running, line] {
        line->deleteLater();
        ended(running, *line);
    });
}

void Client::ended(const std::shared_ptr<Running> &running, QNetworkReply &line)
{
    Reply reply;
    reply.status = line.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (line.error() != QNetworkReply::NoError)
        reply.error = line.errorString();
    if (reply.status > 0)
        m_hasRoute = true;
    if (running->tooLarge) {
        reply.end = End::TooLarge;
    } else if (running->timedOut) {
        // A time-out proves nothing about what has left, even if we did not see it leave.
        if (!running->requestLeft)
            m_hasRoute = false;
        reply.end = End::Timeout;
    } else if (reply.status == 0 && line.error() != QNetworkReply::NoError && !running->requestLeft) {
        if (!running->backupTried && !running->request.backupUrl.isEmpty()) {
            running->backupTried = true;
            return post(running, running->request.backupUrl);
        }
        m_hasRoute = false;
        reply.end = End::NotSent;
    } else if (reply.status == 0 || !isComplete(line.error())) {
        reply.end = End::Broken;
    } else {
        reply.end = End::Answered;
        reply.body = running->received;
        reply.headers = line.rawHeaderPairs();
    }
    finish(running, std::move(reply));
}

void Client::finish(const std::shared_ptr<Running> &running, Reply reply)
{
    const std::shared_ptr<Running> keep = running;
    if (!keep->done)
        return;
    const Done done = std::exchange(keep->done, nullptr);
    m_running.remove(keep);
    if (keep->line) {
        keep->line->disconnect(); // no second answer, and the lambdas' hold on `running` ends
        keep->line->abort();
        keep->line->deleteLater();
    }
    if (keep->patience) {
        keep->patience->stop();
        keep->patience.release()->deleteLater(); // we may stand in its own timeout()
    }
    keep->request.body.wipe();
    done(reply);
}

TransportPtr orClient(TransportPtr transport) { return transport ? std::move(transport) : std::make_unique<Client>(); }

void Client::probe(const QUrl &url, std::function<void(bool)> done)
{
    if (!m_probes)
        m_probes = std::make_unique<QObject>();
    auto *socket = new QTcpSocket(m_probes.get());
    auto *patience = new QTimer(socket);
    patience->setSingleShot(true);
    auto once = std::make_shared<std::function<void(bool)>>(std::move(done));
    const auto end = [this, socket, once](bool reachable) {
        if (!*once)
            return;
        m_hasRoute = reachable;
        std::exchange(*once, nullptr)(reachable);
        socket->disconnect();
        socket->deleteLater();
    };
    QObject::connect(socket, &QTcpSocket::connected, socket, [end] { end(true); });
    QObject::connect(socket, &QTcpSocket::errorOccurred, socket, [end] { end(false); });
    QObject::connect(patience, &QTimer::timeout, socket, [end] { end(false); });
    patience->start(kProbeMs);
    socket->connectToHost(url.host(), static_cast<quint16>(url.port(443)));
}

} // namespace mendian::http
