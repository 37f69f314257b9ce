// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/listener.h"

#include "core/log.h"
#include "net/ratelimit.h"

#include <atomic>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <mutex>
#include <thread>
#include <unordered_map>

namespace mendian::net {

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using Tcp = asio::ip::tcp;
using ErrorCodeOf = beast::error_code;
using TlsStream = asio::ssl::stream<beast::tcp_stream>;
using Milliseconds = std::chrono::milliseconds;

Q_LOGGING_CATEGORY(logNet, "mendian.net")

qint64 steadyMs()
{
    return std::chrono::duration_cast<Milliseconds>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

bool isPlainHeader(const QByteArray &text)
{
    return !text.contains('\r') && !text.contains('\n') && !text.contains('\0');
}

std::string wireForm(const Response &response, bool keepAlive, bool withBody)
{
    const auto reason = http::obsolete_reason(http::int_to_status(static_cast<unsigned>(response.status)));
    QByteArray head = "HTTP/1.1 " + QByteArray::number(response.status) + ' '
        + QByteArray(reason.data(), static_cast<qsizetype>(reason.size())) + "\r\n";
    if (!response.contentType.isEmpty() && isPlainHeader(response.contentType))
        head += "Content-Type: " + response.contentType + "\r\n";
    for (const auto &[name, value] : response.headers) {
        if (isPlainHeader(name) && isPlainHeader(value))
            head += name + ": " + value + "\r\n";
    }
    head += "Content-Length: " + QByteArray::number(response.body.size()) + "\r\n";
    head += keepAlive ? "Connection: keep-alive\r\n\r\n" : "Connection: close\r\n\r\n";
    std::string wire(head.constData(), static_cast<size_t>(head.size()));
    if (withBody)
        wire.append(response.body.constData(), static_cast<size_t>(response.body.size()));
    return wire;
}

class SessionBase
{
public:
    virtual ~SessionBase() = default;
    virtual void shutDown() = 0; // any thread
};

} // namespace

struct Listener::Core : std::enable_shared_from_this<Core>
{
    Core(const ListenerOptions &o, Handler h)
        : options(o), handler(std::move(h)), limit(o.requestsPerSecond, o.requestBurst), io(o.threads)
    {
    }

    bool allows(const QString &address)
    {
        const std::scoped_lock lock(mutex);
        return limit.allow(address, steadyMs());
    }
    bool add(const std::shared_ptr<SessionBase> &session)
    {
        const std::scoped_lock lock(mutex);
        if (stopping)
            return false;
        sessions.insert_or_assign(session.get(), session);
        return true;
    }
    void remove(SessionBase *session)
    {
        const std::scoped_lock lock(mutex);
        sessions.erase(session);
    }
    int count() const
    {
        const std::scoped_lock lock(mutex);
        return static_cast<int>(sessions.size());
    }
    void accept();
    void accepted(Tcp::socket socket);

    ListenerOptions options;
    Handler handler;
    mutable std::mutex mutex; // limit and sessions
    RateLimit limit;
    std::unordered_map<SessionBase *, std::weak_ptr<SessionBase>> sessions;
    std::atomic<bool> stopping = false;
    asio::ssl::context tls{asio::ssl::context::tls_server};
    asio::io_context io;
    Tcp::acceptor acceptor{io};
    asio::steady_timer retry{io};
    quint16 port = 0;
    std::vector<std::thread> threads;
};

namespace {

/// One connection. Everything runs on its strand; the stream's timer ends whatever takes too long.
template <typename Stream, typename Core>
class Session final : public SessionBase, public std::enable_shared_from_this<Session<Stream, Core>>
{
public:
    static constexpr bool kTls = std::is_same_v<Stream, TlsStream>;

    template <typename... Arguments>
    Session(Core &core, Peer peer, Arguments &&...arguments)
        : m_core(core), m_stream(std::forward<Arguments>(arguments)...), m_timer(m_stream.get_executor()),
          m_peer(std::move(peer))
    {
    }
    ~Session() override { m_core.remove(this); }

    void run()
    {
        asio::dispatch(m_stream.get_executor(), [self = this->shared_from_this()] { self->greet(); });
    }
    void shutDown() override
    {
        asio::post(m_stream.get_executor(), [self = this->shared_from_this()] { self->drop(CloseHow::Quiet); });
    }
    /// From the Exchange: an answer to request `number`, or its absence.
    void answer(quint64 number, Response response, Milliseconds delay)
    {
        later(number, delay, [response = std::move(response)](Session &self) { self.reply(response, true); });
    }
    void refuse(quint64 number, CloseHow how, Milliseconds delay)
    {
        later(number, delay, [how](Session &self) { self.drop(how); });
    }

private:
    class Answer final : public Exchange
    {
    public:
        Answer(std::shared_ptr<Core> core, std::weak_ptr<Session> session, quint64 number)
            : m_core(std::move(core)), m_session(std::move(session)), m_number(number)
        {
        }
        ~Answer() override { send(Response{.status = 500, .contentType = {}, .body = {}, .headers = {}}, {}); }
        void send(Response response, Milliseconds delay) override
        {
            if (m_done.exchange(true))
                return;
            if (const auto session = m_session.lock())
                session->answer(m_number, std::move(response), delay);
        }
        void close(CloseHow how, Milliseconds delay) override
        {
            if (m_done.exchange(true))
                return;
            if (const auto session = m_session.lock())
                session->refuse(m_number, how, delay);
        }

    private:
        const std::shared_ptr<Core> m_core; // keeps the io_context for an answer that comes after stop()
        const std::weak_ptr<Session> m_session;
        const quint64 m_number;
        std::atomic<bool> m_done = false;
    };

    beast::tcp_stream &lowest() { return beast::get_lowest_layer(m_stream); }

    template <typename Step>
    void later(quint64 number, Milliseconds delay, Step step)
    {
        asio::post(m_stream.get_executor(),
            [self = this->shared_from_this(), number, delay, step = std::move(step)]() mutable {
                if (number != self->m_number || self->m_closed)
                    return;
                self->m_timer.cancel(); // the handler has answered: its time limit is over
                if (delay.count() <= 0) {
                    step(*self);
                    return;
                }
                self->m_timer.expires_after(delay);
                self->m_timer.async_wait([self, number, step = std::move(step)](ErrorCodeOf error) {
                    if (!error && number == self->m_number && !self->m_closed)
                        step(*self);
                });
            });
    }

    void greet()
    {
        if constexpr (kTls) {
            lowest().expires_after(m_core.options.handshakeTimeout);
            m_stream.async_handshake(
                asio::ssl::stream_base::server, [self = this->shared_from_this()](ErrorCodeOf error) {
                    if (error)
                        return self->drop(CloseHow::Quiet);
                    readPeerCertificate(self->m_stream.native_handle(), self->m_peer);
                    self->readHeader();
                });
        } else {
            readHeader();
        }
    }

    void readHeader()
    {
        m_withBody = true;
        m_parser.emplace();
        m_parser->header_limit(static_cast<std::uint32_t>(m_core.options.maxHeaderBytes));
        m_parser->body_limit(static_cast<std::uint64_t>(m_core.options.maxBodyBytes));
        if (m_buffer.size() == 0 && m_number > 0) {
            // Between two requests a connection may rest; from its first byte on, the header's own limit holds.
            lowest().expires_after(m_core.options.idleTimeout);
            m_stream.async_read_some(
                m_buffer.prepare(kFirstRead), [self = this->shared_from_this()](ErrorCodeOf error, std::size_t size) {
                    if (error)
                        return self->drop(CloseHow::Quiet);
                    self->m_buffer.commit(size);
                    self->readWholeHeader();
                });
            return;
        }
        readWholeHeader();
    }

    void readWholeHeader()
    {
        lowest().expires_after(m_core.options.headerTimeout);
        http::async_read_header(
            m_stream, m_buffer, *m_parser, [self = this->shared_from_this()](ErrorCodeOf error, std::size_t) {
                if (error)
                    return self->refuseRead(error);
                if (beast::iequals(self->m_parser->get()[http::field::expect], "100-continue"))
                    return self->writeContinue();
                self->readBody();
            });
    }

    void writeContinue()
    {
        static constexpr std::string_view kContinue = "HTTP/1.1 100 Continue\r\n\r\n";
        asio::async_write(
            m_stream, asio::buffer(kContinue), [self = this->shared_from_this()](ErrorCodeOf error, std::size_t) {
                if (error)
                    return self->drop(CloseHow::Quiet);
                self->readBody();
            });
    }

    void readBody()
    {
        lowest().expires_after(m_core.options.bodyTimeout);
        http::async_read(
            m_stream, m_buffer, *m_parser, [self = this->shared_from_this()](ErrorCodeOf error, std::size_t) {
                if (error)
                    return self->refuseRead(error);
                self->handle();
            });
    }

    void refuseRead(ErrorCodeOf error)
    {
        int status = 0;
        if (error == http::error::header_limit)
            status = 431;
        else if (error == http::error::body_limit)
            status = 413;
        else if (error == beast::error::timeout)
            status = 0; // the stream is closed already: a slow-loris gets nothing
        else if (error.category() == make_error_code(http::error::bad_method).category()
            && error != http::error::end_of_stream && error != http::error::partial_message)
            status = 400;
        if (status == 0)
            return drop(CloseHow::Quiet);
        reply(Response{.status = status, .contentType = {}, .body = {}, .headers = {}}, false);
    }

    void handle()
    {
        lowest().expires_never();
        const auto &message = m_parser->get();
        m_keepAlive = message.keep_alive();
        m_withBody = message.method() != http::verb::head;
        ++m_number;
        if (!m_core.allows(m_peer.address))
            return reply(
                Response{.status = 429, .contentType = {}, .body = {}, .headers = {{"Retry-After", "1"}}}, false);
        const auto bytes = [](auto view) { return QByteArray(view.data(), static_cast<qsizetype>(view.size())); };
        Request request;
        request.method = bytes(message.method_string());
        request.target = bytes(message.target());
        for (const auto &field : message)
            request.headers.append({bytes(field.name_string()), bytes(field.value())});
        request.body = bytes(std::string_view(message.body()));
        request.peer = m_peer;
        m_parser.reset();

        m_timer.expires_after(m_core.options.answerTimeout);
        m_timer.async_wait([self = this->shared_from_this(), number = m_number](ErrorCodeOf error) {
            if (!error && number == self->m_number && !self->m_closed)
                self->reply(Response{.status = 503, .contentType = {}, .body = {}, .headers = {}}, false);
        });
        m_core.handler(std::move(request),
            Responder(std::make_shared<Answer>(m_core.shared_from_this(), this->weak_from_this(), m_number)));
    }

    void reply(const Response &response, bool mayKeepAlive)
    {
        m_timer.cancel();
        ++m_number; // whatever else answers this request comes too late
        const bool keepAlive = mayKeepAlive && m_keepAlive && !m_core.stopping;
        m_wire = wireForm(response, keepAlive, m_withBody);
        lowest().expires_after(m_core.options.writeTimeout);
        asio::async_write(m_stream, asio::buffer(m_wire),
            [self = this->shared_from_this(), keepAlive](ErrorCodeOf error, std::size_t) {
                self->m_wire.clear();
                if (error)
                    return self->drop(CloseHow::Quiet);
                if (keepAlive)
                    return self->readHeader();
                self->linger();
            });
    }

    // A close with unread bytes would send RST and take the answer away from the client: say goodbye and read them.
    void linger()
    {
        if constexpr (kTls) {
            lowest().expires_after(m_core.options.lingerTimeout);
            m_stream.async_shutdown([self = this->shared_from_this()](ErrorCodeOf) { self->drain(); });
        } else {
            drain();
        }
    }

    void drain()
    {
        ErrorCodeOf ignored;
        lowest().socket().shutdown(Tcp::socket::shutdown_send, ignored);
        lowest().expires_after(m_core.options.lingerTimeout);
        readAway(kDrainBytes);
    }

    void readAway(std::size_t left)
    {
        m_buffer.clear();
        lowest().async_read_some(
            m_buffer.prepare(kFirstRead), [self = this->shared_from_this(), left](ErrorCodeOf error, std::size_t size) {
                if (error || size >= left)
                    return self->drop(CloseHow::Quiet);
                self->readAway(left - size);
            });
    }

    void drop(CloseHow how)
    {
        if (m_closed)
            return;
        m_closed = true;
        m_timer.cancel();
        ErrorCodeOf ignored;
        auto &socket = lowest().socket();
        if (how == CloseHow::Reset)
            socket.set_option(asio::socket_base::linger(true, 0), ignored);
        else
            socket.shutdown(Tcp::socket::shutdown_both, ignored);
        lowest().close();
    }

    static constexpr std::size_t kFirstRead = 4096;
    static constexpr std::size_t kDrainBytes = 8 * 1024 * 1024;

    Core &m_core;
    Stream m_stream;
    asio::steady_timer m_timer; // the handler's time limit, then a wished delay
    Peer m_peer;
    beast::flat_buffer m_buffer;
    std::optional<http::request_parser<http::string_body>> m_parser;
    std::string m_wire;
    quint64 m_number = 0; // grows with each request and each answer: a late answer does not match
    bool m_keepAlive = false;
    bool m_withBody = true;
    bool m_closed = false;
};

} // namespace

void Listener::Core::accept()
{
    acceptor.async_accept(asio::make_strand(io), [this](ErrorCodeOf error, Tcp::socket socket) {
        if (stopping || error == asio::error::operation_aborted)
            return;
        if (error) { // out of descriptors: wait until some connections have gone
            qCWarning(logNet) << "accept:" << error.message().c_str();
            retry.expires_after(Milliseconds(100));
            retry.async_wait([this](ErrorCodeOf cancelled) {
                if (!cancelled)
                    accept();
            });
            return;
        }
        accepted(std::move(socket));
        accept();
    });
}

void Listener::Core::accepted(Tcp::socket socket)
{
    ErrorCodeOf error;
    const auto remote = socket.remote_endpoint(error);
    if (error || count() >= options.maxConnections)
        return; // the socket's destructor closes it
    socket.set_option(Tcp::no_delay(true), error);
    Peer peer;
    peer.address = QString::fromStdString(remote.address().to_string());
    const auto begin = [this](const auto &session) {
        if (add(session))
            session->run();
    };
    if (options.tls)
        begin(std::make_shared<Session<TlsStream, Core>>(*this, peer, beast::tcp_stream(std::move(socket)), tls));
    else
        begin(std::make_shared<Session<beast::tcp_stream, Core>>(*this, peer, std::move(socket)));
}

Result<std::unique_ptr<Listener>> Listener::start(const ListenerOptions &options, Handler handler)
{
    const auto core = std::make_shared<Core>(options, std::move(handler));
    if (options.tls)
        MENDIAN_TRY(configureTls(core->tls.native_handle(), *options.tls));
    ErrorCodeOf error;
    const auto address = asio::ip::make_address(options.address.toStdString(), error);
    if (error)
        return fail(ErrorCode::InvalidInput, QStringLiteral("listen: %1 is no address").arg(options.address));
    if (!options.tls && !address.is_loopback())
        return fail(ErrorCode::InvalidInput, QStringLiteral("listen: plain HTTP is for loopback only"));
    const Tcp::endpoint endpoint(address, options.port);
    const auto failed = [&](const char *step) {
        return fail(ErrorCode::Io,
            QStringLiteral("listen on %1:%2: %3: %4")
                .arg(options.address)
                .arg(options.port)
                .arg(QLatin1String(step), QString::fromStdString(error.message())));
    };
    core->acceptor.open(endpoint.protocol(), error);
    if (error)
        return failed("open");
    core->acceptor.set_option(asio::socket_base::reuse_address(true), error);
    core->acceptor.bind(endpoint, error);
    if (error)
        return failed("bind");
    core->acceptor.listen(asio::socket_base::max_listen_connections, error);
    if (error)
        return failed("listen");
    core->port = core->acceptor.local_endpoint(error).port();
    core->accept();
    for (int i = 0; i < qMax(1, options.threads); ++i)
        core->threads.emplace_back([io = &core->io] { io->run(); });
    return std::unique_ptr<Listener>(new Listener(core));
}

Listener::Listener(std::shared_ptr<Core> core) : m_core(std::move(core)) {}

Listener::~Listener() { stop(); }

quint16 Listener::port() const { return m_core->port; }

int Listener::connections() const { return m_core->count(); }

void Listener::stop()
{
    {
        const std::scoped_lock lock(m_core->mutex); // from here on add() takes no session
        if (m_core->stopping.exchange(true))
            return;
    }
    asio::post(m_core->io, [core = m_core.get()] {
        ErrorCodeOf ignored;
        core->acceptor.close(ignored);
        core->retry.cancel();
        std::vector<std::shared_ptr<SessionBase>> open;
        {
            const std::scoped_lock lock(core->mutex);
            for (const auto &[key, session] : core->sessions) {
                if (auto alive = session.lock())
                    open.push_back(std::move(alive));
            }
        }
        for (const auto &session : open)
            session->shutDown();
    });
    // run() returns when every connection has ended: nothing is left to do then.
    for (std::thread &thread : m_core->threads)
        thread.join();
    m_core->threads.clear();
}

} // namespace mendian::net
