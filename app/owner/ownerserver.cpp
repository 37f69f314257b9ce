// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/owner/ownerserver.h"

#include <QLocalSocket>
#include <QTimer>
#include <sys/socket.h>
#include <unistd.h>

namespace mendian::app {

namespace {

/// Who connects has to say what it wants within this time.
constexpr int kPatienceMs = 10'000;
constexpr int kMostClients = 32;

/// The socket's mode keeps others out already; the kernel's word about the peer settles it.
bool isSameUser(const QLocalSocket &socket)
{
    ucred peer{};
    socklen_t size = sizeof peer;
    const int fd = static_cast<int>(socket.socketDescriptor());
    return ::getsockopt(fd, SOL_SOCKET, SO_PEERCRED, &peer, &size) == 0 && peer.uid == ::getuid();
}

QJsonObject errorLine(const Error &error) { return {{QStringLiteral("error"), errorToJson(error)}}; }

} // namespace

OwnerServer::OwnerServer(const QString &socketPath, OwnerHandler run)
    : m_name(socketPath), m_run(std::move(run)), m_worker(std::make_unique<Worker>(QStringLiteral("ctl")))
{
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, &OwnerServer::welcome);
}

Result<std::unique_ptr<OwnerServer>> OwnerServer::listen(const QString &socketPath, OwnerHandler run)
{
    std::unique_ptr<OwnerServer> server(new OwnerServer(socketPath, std::move(run)));
    QLocalServer::removeServer(server->m_name.text());
    if (!server->m_server.listen(server->m_name.text()))
        return fail(ErrorCode::Io, server->m_server.errorString(), {socketPath});
    return server;
}

OwnerServer::~OwnerServer()
{
    for (const Client &client : std::as_const(m_clients))
        *client.gone = true;
    m_worker.reset();
    m_server.close();
}

void OwnerServer::welcome()
{
    while (QLocalSocket *socket = m_server.nextPendingConnection()) {
        if (m_clients.size() >= kMostClients || !isSameUser(*socket)) {
            socket->abort();
            socket->deleteLater();
            continue;
        }
        const qint64 id = m_nextId++;
        m_clients.insert(id, {socket});
        connect(socket, &QLocalSocket::readyRead, this, [this, id] { read(id); });
        connect(socket, &QLocalSocket::disconnected, this, [this, id] { forget(id); });
        QTimer::singleShot(kPatienceMs, this, [this, id] {
            if (m_clients.contains(id) && !m_clients[id].asked)
                forget(id);
        });
        read(id);
    }
}

void OwnerServer::read(qint64 id)
{
    const auto it = m_clients.find(id);
    if (it == m_clients.end() || it->asked || !it->socket)
        return;
    QLocalSocket &socket = *it->socket;
    if (!socket.canReadLine()) {
        if (socket.bytesAvailable() > kOwnerLineLimit) {
            it->asked = true;
            send(id, errorLine({ErrorCode::LimitExceeded, QStringLiteral("the request is too long"), {}}), true);
        }
        return;
    }
    it->asked = true;
    const auto request = parseOwnerLine(socket.readLine(kOwnerLineLimit + 1));
    if (request)
        answer(id, *request);
    else
        send(id, errorLine(request.error()), true);
}

void OwnerServer::answer(qint64 id, const QJsonObject &request)
{
    const QString op = request.value(QStringLiteral("op")).toString();
    const QJsonObject done{{QStringLiteral("reply"), QJsonObject{{QStringLiteral("pid"), qint64(::getpid())}}}};
    if (op == QLatin1String("run")) {
        run(id, request);
    } else if (op == QLatin1String("raise")) {
        send(id, done, true);
        emit raiseRequested(request.value(QStringLiteral("station")).toString());
    } else if (op == QLatin1String("ping")) {
        send(id, done, true);
    } else {
        send(id, errorLine({ErrorCode::Unsupported, QStringLiteral("unknown request"), {op}}), true);
    }
}

void OwnerServer::run(qint64 id, const QJsonObject &request)
{
    m_worker->post([this, id, request, gone = m_clients[id].gone] {
        if (*gone)
            return;
        OwnerCall call;
        call.isCancelled = [gone] { return gone->load(); };
        call.progress = [this, id](const QJsonObject &progress) {
            QMetaObject::invokeMethod(this, [this, id, progress] {
                send(id, {{QStringLiteral("progress"), progress}}, false);
            });
        };
        const QJsonObject reply = m_run(request, call);
        QMetaObject::invokeMethod(this, [this, id, reply] { send(id, {{QStringLiteral("reply"), reply}}, true); });
    });
}

void OwnerServer::send(qint64 id, const QJsonObject &line, bool last)
{
    const auto it = m_clients.find(id);
    if (it == m_clients.end() || !it->socket)
        return;
    it->socket->write(ownerLine(line));
    if (last)
        it->socket->disconnectFromServer(); // after the bytes have gone out
}

void OwnerServer::forget(qint64 id)
{
    const Client client = m_clients.take(id);
    *client.gone = true;
    if (client.socket) {
        client.socket->disconnect(this);
        client.socket->deleteLater();
    }
}

} // namespace mendian::app
