// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/core/world.h"

#include "core/json.h"
#include "core/log.h"
#include "net/listener.h"
#include "sandbox/core/admin.h"
#include "sandbox/core/keyfolder.h"
#include "sandbox/wechat/service.h"

#include <QDir>
#include <QTemporaryDir>
#include <mutex>

namespace mendian::sandbox {

namespace {

Q_LOGGING_CATEGORY(logSandbox, "mendian.sandbox")

void put(const WireAnswer &wire, const net::Responder &responder)
{
    const std::chrono::milliseconds delay(wire.delayMs);
    if (wire.kind == WireAnswer::Kind::Reply)
        responder.send(
            {.status = wire.status, .contentType = wire.contentType, .body = wire.body, .headers = {}}, delay);
    else
        responder.close(wire.kind == WireAnswer::Kind::Reset ? net::CloseHow::Reset : net::CloseHow::Quiet, delay);
}

} // namespace

struct World::Private
{
    explicit Private(const WorldOptions &o)
        : options(o), pace(o.clock ? *o.clock : systemClock, o.timeScale), phone(o.acceptAnyCode),
          faults(o.amountFaults),
          wechat(book, faults, phone, pace, {.strictReverseDelay = o.strictReverseDelay, .micropayPerSecond = 33})
    {
    }

    Status prepare();
    Status openMerchants(const QDir &folder);
    Status readState();
    void keepState();

    WorldOptions options;
    SystemClock systemClock;
    std::unique_ptr<QTemporaryDir> throwAway;
    SandboxKeys keys;
    MerchantBook book; // fixed after start
    QString merchantsFile;

    mutable std::mutex mutex; // guards what follows
    Pace pace;
    Phone phone;
    FaultBook faults;
    wechat::Service wechat;
    quint64 kept = 0;
    qint64 keptBalance = 0;

    // Last: their threads end before anything above goes.
    std::unique_ptr<net::Listener> listener;
    std::unique_ptr<net::Listener> admin;
};

Status World::Private::prepare()
{
    QString folder = options.folder;
    if (folder.isEmpty()) {
        throwAway = std::make_unique<QTemporaryDir>();
        if (!throwAway->isValid())
            return fail(ErrorCode::Io, QStringLiteral("no throw-away folder: %1").arg(throwAway->errorString()));
        folder = throwAway->path();
    }
    auto opened = openKeys(folder);
    if (!opened)
        return fail(opened.error());
    keys = *opened;
    MENDIAN_TRY(openMerchants(QDir(folder)));
    if (!options.faultsFile.isEmpty()) {
        const auto plan = readFile(options.faultsFile);
        if (!plan)
            return fail(plan.error());
        MENDIAN_TRY(faults.addPlan(*plan));
    }
    return readState();
}

Status World::Private::openMerchants(const QDir &folder)
{
    const bool own = options.merchantsFile.isEmpty();
    merchantsFile = own ? folder.absoluteFilePath(QStringLiteral("merchants.json")) : options.merchantsFile;
    if (own && !QFile::exists(merchantsFile)) {
        const auto made = makeDemoMerchants(keys.authority);
        if (!made)
            return fail(made.error());
        book = *made;
        return writeFile(merchantsFile, writeMerchants(book), true);
    }
    const auto bytes = readFile(merchantsFile);
    if (!bytes)
        return fail(bytes.error());
    const auto read = readMerchants(*bytes);
    if (!read)
        return fail(read.error());
    book = *read;
    return {};
}

Status World::Private::readState()
{
    keptBalance = phone.balanceFen();
    if (options.stateFile.isEmpty() || !QFile::exists(options.stateFile))
        return {};
    const auto bytes = readFile(options.stateFile);
    if (!bytes)
        return fail(bytes.error());
    const auto object = parseJsonObject(*bytes, u"sandbox state");
    if (!object)
        return fail(object.error());
    JsonReader reader(*object, u"sandbox state");
    const QJsonArray orders = reader.array("orders");
    keptBalance = reader.integer("balance_fen");
    MENDIAN_TRY(reader.status());
    phone.setBalanceFen(keptBalance);
    return wechat.ledger().fromJson(orders);
}

void World::Private::keepState()
{
    if (options.stateFile.isEmpty() || (kept == wechat.ledger().revision() && keptBalance == phone.balanceFen()))
        return;
    kept = wechat.ledger().revision();
    keptBalance = phone.balanceFen();
    const QJsonObject state{
        {QStringLiteral("orders"), wechat.ledger().toJson()}, {QStringLiteral("balance_fen"), keptBalance}};
    if (const Status written = writeFile(options.stateFile, toJsonBytes(state), true); !written)
        qCWarning(logSandbox) << written.error();
}

Result<std::unique_ptr<World>> World::start(const WorldOptions &options)
{
    auto d = std::make_unique<Private>(options);
    MENDIAN_TRY(d->prepare());
    std::unique_ptr<World> world(new World(std::move(d)));
    Private *p = world->m_d.get();

    net::ListenerOptions listen;
    listen.port = options.port;
    listen.tls = net::TlsOptions{
        p->keys.server, p->keys.authority.certificate + p->book.clientAuthorities, net::ClientCertificates::Optional};
    listen.maxBodyBytes = 256 * 1024;
    auto listener = net::Listener::start(listen, [p](const net::Request &request, const net::Responder &responder) {
        WireAnswer wire;
        {
            const std::scoped_lock lock(p->mutex);
            wire = p->wechat.handle(request);
            p->keepState(); // before the answer: what the till was told survives the sandbox's own crash
        }
        put(wire, responder);
    });
    if (!listener)
        return fail(listener.error());
    p->listener = std::move(*listener);
    if (options.admin) {
        net::ListenerOptions local;
        local.port = options.adminPort;
        auto admin = net::Listener::start(
            local, [w = world.get()](const net::Request &request, const net::Responder &responder) {
                responder.send(answerAdmin(*w, request));
            });
        if (!admin)
            return fail(admin.error());
        p->admin = std::move(*admin);
    }
    return world;
}

World::World(std::unique_ptr<Private> d) : m_d(std::move(d)) {}

World::~World()
{
    m_d->admin.reset();
    m_d->listener.reset();
}

QUrl World::wechatBaseUrl() const { return QUrl(QStringLiteral("https://127.0.0.1:%1").arg(m_d->listener->port())); }

QUrl World::adminUrl() const
{
    return m_d->admin ? QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_d->admin->port())) : QUrl();
}

QByteArray World::authorityPem() const { return m_d->keys.authority.certificate; }
QString World::authorityFile() const { return m_d->keys.authorityFile; }
QString World::merchantsFile() const { return m_d->merchantsFile; }
const QList<Merchant> &World::merchants() const { return m_d->book.merchants; }
QByteArray World::merchantsJson() const { return writeMerchants(m_d->book); }
qint64 World::timeScale() const { return m_d->pace.scale(); }

QString World::freshCode()
{
    const std::scoped_lock lock(m_d->mutex);
    return m_d->phone.freshCode(m_d->pace.now());
}

void World::setPhoneMode(PhoneMode mode)
{
    const std::scoped_lock lock(m_d->mutex);
    m_d->phone.setMode(mode);
}

PhoneMode World::phoneMode() const
{
    const std::scoped_lock lock(m_d->mutex);
    return m_d->phone.mode();
}

void World::setBalanceFen(qint64 fen)
{
    const std::scoped_lock lock(m_d->mutex);
    m_d->phone.setBalanceFen(fen);
    m_d->keepState();
}

qint64 World::balanceFen() const
{
    const std::scoped_lock lock(m_d->mutex);
    return m_d->phone.balanceFen();
}

bool World::approve(const QString &outTradeNo)
{
    const std::scoped_lock lock(m_d->mutex);
    const bool found = m_d->wechat.decide(outTradeNo, true);
    m_d->keepState();
    return found;
}

bool World::refuse(const QString &outTradeNo)
{
    const std::scoped_lock lock(m_d->mutex);
    const bool found = m_d->wechat.decide(outTradeNo, false);
    m_d->keepState();
    return found;
}

void World::setFault(const FaultRule &rule)
{
    const std::scoped_lock lock(m_d->mutex);
    m_d->faults.add(rule);
}

Status World::addFaults(const QByteArray &planJson)
{
    const std::scoped_lock lock(m_d->mutex);
    return m_d->faults.addPlan(planJson);
}

void World::clearFaults()
{
    const std::scoped_lock lock(m_d->mutex);
    m_d->faults.clear();
}

QList<FaultRule> World::faults() const
{
    const std::scoped_lock lock(m_d->mutex);
    return m_d->faults.waiting();
}

QList<Order> World::orders() const
{
    const std::scoped_lock lock(m_d->mutex);
    m_d->wechat.ledger().settleAll();
    m_d->keepState();
    return m_d->wechat.ledger().all();
}

std::optional<Order> World::order(const QString &outTradeNo) const
{
    for (const Order &order : orders()) {
        if (order.outTradeNo == outTradeNo)
            return order;
    }
    return std::nullopt;
}

qint64 World::takenFen() const
{
    qint64 sum = 0;
    for (const Order &order : orders())
        sum += order.takenFen;
    return sum;
}

QList<CallRecord> World::calls() const
{
    const std::scoped_lock lock(m_d->mutex);
    return m_d->wechat.calls();
}

quint64 World::revision() const
{
    const std::scoped_lock lock(m_d->mutex);
    m_d->wechat.ledger().settleAll();
    return m_d->wechat.ledger().revision();
}

} // namespace mendian::sandbox
