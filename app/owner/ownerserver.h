// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/owner/ownerprotocol.h"
#include "core/worker.h"

#include <QHash>
#include <QLocalServer>
#include <QPointer>
#include <atomic>
#include <functional>
#include <memory>

class QLocalSocket;

namespace mendian::app {

/// What a running command may say and ask: progress lines, and whether the client has gone away.
struct OwnerCall
{
    std::function<void(const QJsonObject &progress)> progress;
    std::function<bool()> isCancelled;
};

/// Answers a "run" request; called on the server's own thread, one request after the other.
using OwnerHandler = std::function<QJsonObject(const QJsonObject &request, const OwnerCall &call)>;

/// The owner's end of the local socket in the data folder. Only processes of the same user are heard. Belongs to the
/// thread that made it (the UI thread, which stays free: commands run on a thread of their own).
class OwnerServer final : public QObject
{
    Q_OBJECT
public:
    /// The caller owns the folder, so a socket that lies there is a dead owner's and is removed. Errors: Io.
    static Result<std::unique_ptr<OwnerServer>> listen(const QString &socketPath, OwnerHandler run);
    /// Tells running commands to stop and waits for them.
    ~OwnerServer() override;

signals:
    /// Somebody started mendian again for this folder: show this station (empty: the one that is there).
    void raiseRequested(const QString &station);

private:
    struct Client
    {
        QPointer<QLocalSocket> socket;
        std::shared_ptr<std::atomic<bool>> gone = std::make_shared<std::atomic<bool>>(false);
        bool asked = false;
    };

    OwnerServer(const QString &socketPath, OwnerHandler run);
    void welcome();
    void read(qint64 id);
    void answer(qint64 id, const QJsonObject &request);
    void run(qint64 id, const QJsonObject &request);
    void send(qint64 id, const QJsonObject &line, bool last);
    void forget(qint64 id);

    SocketName m_name;
    QLocalServer m_server;
    OwnerHandler m_run;
    QHash<qint64, Client> m_clients;
    qint64 m_nextId = 1;
    std::unique_ptr<Worker> m_worker;
};

} // namespace mendian::app
