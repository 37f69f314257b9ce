// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/owner/ownerclient.h"

#include <QElapsedTimer>
#include <QLocalSocket>

namespace mendian::app {

namespace {

constexpr int kSliceMs = 100;

/// The next line, or why there is none.
Result<QJsonObject> nextLine(QLocalSocket &socket, const OwnerRequest &request)
{
    QElapsedTimer silence;
    silence.start();
    while (!socket.canReadLine()) {
        if (request.isCancelled && request.isCancelled())
            return fail(ErrorCode::Cancelled, QStringLiteral("stopped by the person"));
        if (socket.bytesAvailable() > kOwnerLineLimit)
            return fail(ErrorCode::Protocol, QStringLiteral("the owner's line is too long"));
        if (request.silenceMs > 0 && silence.elapsed() > request.silenceMs)
            return fail(ErrorCode::Timeout, QStringLiteral("the owner does not answer"));
        if (!socket.waitForReadyRead(kSliceMs) && socket.state() != QLocalSocket::ConnectedState
            && !socket.canReadLine())
            return fail(ErrorCode::Network, QStringLiteral("the owner ended before it answered"));
    }
    return parseOwnerLine(socket.readLine(kOwnerLineLimit + 1));
}

} // namespace

Result<QJsonObject> askOwner(const QString &socketPath, const OwnerRequest &request)
{
    const QByteArray line = ownerLine(request.body);
    if (line.size() > kOwnerLineLimit)
        return fail(ErrorCode::LimitExceeded, QStringLiteral("the request is too long"));
    const SocketName name(socketPath);
    QLocalSocket socket;
    socket.connectToServer(name.text());
    if (!socket.waitForConnected(request.connectMs))
        return fail(ErrorCode::Offline, socket.errorString());
    socket.write(line);
    socket.flush();
    for (;;) {
        const auto answer = nextLine(socket, request);
        if (!answer)
            return fail(answer.error());
        if (answer->contains(QStringLiteral("progress"))) {
            if (request.progress)
                request.progress(answer->value(QStringLiteral("progress")).toObject());
            continue;
        }
        if (answer->contains(QStringLiteral("error")))
            return fail(errorFromJson(answer->value(QStringLiteral("error")).toObject()));
        if (answer->contains(QStringLiteral("reply")))
            return answer->value(QStringLiteral("reply")).toObject();
        return fail(ErrorCode::Protocol, QStringLiteral("neither progress nor reply"));
    }
}

Status raiseOwner(const QString &socketPath, const QString &station)
{
    OwnerRequest request;
    request.body = {{QStringLiteral("op"), QStringLiteral("raise")}, {QStringLiteral("station"), station}};
    request.silenceMs = 5000;
    const auto answer = askOwner(socketPath, request);
    return answer ? Status() : Status(fail(answer.error()));
}

} // namespace mendian::app
