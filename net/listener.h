// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/message.h"
#include "net/tlsserver.h"

#include <chrono>
#include <memory>
#include <optional>

namespace mendian::net {

/// What one listener accepts. Every limit ends in a short HTTP answer (400, 408, 413, 429, 431) or a closed
/// connection, never in memory or a thread held by a stranger.
struct ListenerOptions
{
    QString address = QStringLiteral("127.0.0.1");
    quint16 port = 0;              ///< 0 = the kernel chooses; read port() afterwards
    std::optional<TlsOptions> tls; ///< without it plain HTTP, for loopback only
    qsizetype maxHeaderBytes = 16 * 1024;
    qsizetype maxBodyBytes = 1024 * 1024;
    int maxConnections = 256;  ///< further ones are closed at once
    int requestsPerSecond = 0; ///< for one address, averaged; 0 = no limit
    int requestBurst = 50;
    int threads = 1;
    std::chrono::milliseconds handshakeTimeout{10'000};
    std::chrono::milliseconds headerTimeout{10'000}; ///< for the whole header, however slowly it trickles
    std::chrono::milliseconds bodyTimeout{30'000};   ///< for the whole body
    std::chrono::milliseconds idleTimeout{60'000};   ///< between two requests of one connection
    std::chrono::milliseconds writeTimeout{30'000};
    std::chrono::milliseconds lingerTimeout{1'000};   ///< after the last answer, for the client's goodbye
    std::chrono::milliseconds answerTimeout{120'000}; ///< a handler silent for that long: 503
};

/// One HTTP/1.1 listener (Boost.Beast, OpenSSL) on its own threads. start, port, stop and the destructor belong to
/// one thread; the handler is called on the listener's threads.
class Listener
{
public:
    static Result<std::unique_ptr<Listener>> start(const ListenerOptions &options, Handler handler);
    ~Listener();
    Listener(const Listener &) = delete;
    Listener &operator=(const Listener &) = delete;

    quint16 port() const;
    int connections() const;
    /// Closes the port and every connection, running requests included, and joins the threads. Idempotent.
    void stop();

private:
    struct Core;
    explicit Listener(std::shared_ptr<Core> core);
    std::shared_ptr<Core> m_core;
};

} // namespace mendian::net
