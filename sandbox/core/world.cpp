// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/core/world.h"

#include "core/json.h"
#include "core/log.h"
#include "net/listener.h"
#include "sandbox/alipay/service.h"
#include "sandbox/core/admin.h"
#include "sandbox/core/courier.h"
#include "sandbox/core/keyfolder.h"
#include "sandbox/wechat/service.h"
#include "sandbox/wechatv3/service.h"

#include <QDir>
#include <QTemporaryDir>
#include <mutex>

namespace mendian::sandbox {

namespace {

Q_LOGGING_CATEGORY(logSandbox, "mendian.sandbox")

constexpr qsizetype kRememberedStrays = 50;

void put(const WireAnswer &wire, const net::Responder &responder)
{
    const std::chrono::milliseconds delay(wire.delayMs);
    if (wire.kind == WireAnswer::Kind::Reply)
        responder.send(
            {.status = wire.status, .contentType = wire.contentType, .body = wire.body, .headers = wire.headers},
            delay);
    else
        responder.close(wire.kind == WireAnswer::Kind::Reset ? net::CloseHow::Reset : net::CloseHow::Quiet, delay);
}

} // namespace

struct World::Private
{
    explicit Private(const WorldOptions &o)
        : options(o), pace(o.clock ? *o.clock : systemClock, o.timeScale), phone(o.acceptAnyCode),
          faults(o.amountFaults),
          wechat(book, faults, phone, pace,
              {.strictReverseDelay = o.strictReverseDelay, .micropayPerSecond = 33, .billsAnyTime = o.billsAnyTime}),
          wechatV3(book, keys.authority, faults, phone, pace, wechat.ledger(), {.billsAnyTime = o.billsAnyTime}),
          alipay(book, faults, phone, pace, {.billsAnyTime = o.billsAnyTime}), providers{&wechat, &wechatV3, &alipay}
    {
    }

    Status prepare();
    Status openMerchants(const QDir &folder);
    Status readState();
    void keepState();
    quint64 revision();
    WireAnswer handle(const net::Request &request);
    QList<Payment> payments();
    bool decide(const QString &outTradeNo, bool approve);

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
    wechatv3::Service wechatV3; // borrows the ledger of `wechat`
    alipay::Service alipay;
    std::vector<Provider *> providers; // outside, a Delivery carries id * count + index
    QList<CallRecord> strays;          // calls that are no provider's
    quint64 kept = 0;
    qint64 keptBalance = 0;

    // Last: their threads end before anything above goes.
    std::unique_ptr<Courier> courier;
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
    const auto alipayKey = RsaKey::fromText(keys.alipay.certificate);
    if (!alipayKey)
        return fail(alipayKey.error());
    MENDIAN_TRY(alipay.setKeys(keys.alipayRoot, keys.alipay));
    // As at the real one, the bundle holds roots of other algorithms too: they do not count for the SN.
    book.alipay = {
        alipayKey->publicBase64(), keys.alipay.certificate, keys.alipayRoot.certificate + keys.authority.certificate};
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
    const AlipayPublic handedOut = book.alipay;
    const bool fresh = own && !QFile::exists(merchantsFile);
    auto read = fresh ? makeDemoMerchants(keys.authority) : [&]() -> Result<MerchantBook> {
        const auto bytes = readFile(merchantsFile);
        return bytes ? readMerchants(*bytes) : fail(bytes.error());
    }();
    if (!read)
        return fail(read.error());
    book = *read;
    book.alipay = handedOut;
    if (!own)
        return {};
    const bool complete = !book.alipayApps.isEmpty()
        && std::none_of(book.merchants.begin(), book.merchants.end(),
            [](const Merchant &merchant) { return merchant.v3.isEmpty() && !merchant.client.certificate.isEmpty(); });
    if (complete)
        return {};
    MENDIAN_TRY(addV3Keys(book, keys.authority, pace.now()));
    if (book.alipayApps.isEmpty()) {
        const auto apps = makeDemoApps(keys.alipayRoot);
        if (!apps)
            return fail(apps.error());
        book.alipayApps = *apps;
    }
    return writeFile(merchantsFile, writeMerchants(book), true);
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
    keptBalance = reader.integer("balance_fen");
    MENDIAN_TRY(reader.status());
    phone.setBalanceFen(keptBalance);
    for (Provider *provider : providers) {
        MENDIAN_TRY(provider->restore(object->value(provider->name()).toObject()));
    }
    return {};
}

quint64 World::Private::revision()
{
    quint64 sum = 0; // each part only grows
    for (Provider *provider : providers)
        sum += provider->revision();
    return sum;
}

void World::Private::keepState()
{
    if (options.stateFile.isEmpty() || (kept == revision() && keptBalance == phone.balanceFen()))
        return;
    kept = revision();
    keptBalance = phone.balanceFen();
    QJsonObject state{{QStringLiteral("balance_fen"), keptBalance}};
    for (const Provider *provider : providers)
        state.insert(provider->name(), provider->state());
    if (const Status written = writeFile(options.stateFile, toJsonBytes(state), true); !written)
        qCWarning(logSandbox) << written.error();
}

WireAnswer World::Private::handle(const net::Request &request)
{
    for (Provider *provider : providers) {
        if (provider->handles(request))
            return provider->handle(request);
    }
    strays.append({pace.now(), QString::fromUtf8(request.path()), {}, {}, QStringLiteral("404"), {},
        QStringLiteral("no provider's address")});
    if (strays.size() > kRememberedStrays)
        strays.removeFirst();
    WireAnswer wire;
    wire.status = 404;
    return wire;
}

QList<Payment> World::Private::payments()
{
    QList<Payment> all;
    for (Provider *provider : providers)
        all.append(provider->payments());
    std::stable_sort(
        all.begin(), all.end(), [](const Payment &a, const Payment &b) { return a.createdAt < b.createdAt; });
    keepState();
    return all;
}

bool World::Private::decide(const QString &outTradeNo, bool approve)
{
    const QList<Payment> all = payments();
    for (auto it = all.rbegin(); it != all.rend(); ++it) {
        if (it->state != PaymentState::Waiting || (!outTradeNo.isEmpty() && it->outTradeNo != outTradeNo))
            continue;
        for (Provider *provider : providers) {
            if (provider->wallet() == it->wallet && provider->decide(it->outTradeNo, approve)) {
                keepState();
                return true;
            }
        }
    }
    return false;
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
            wire = p->handle(request);
            p->keepState(); // before the answer: what the till was told survives the sandbox's own crash
        }
        put(wire, responder);
    });
    if (!listener)
        return fail(listener.error());
    p->listener = std::move(*listener);
    p->courier = std::make_unique<Courier>(Courier::Hands{[p] {
                                                              const std::scoped_lock lock(p->mutex);
                                                              QList<Delivery> all;
                                                              for (size_t i = 0; i < p->providers.size(); ++i) {
                                                                  for (Delivery delivery : p->providers[i]->due()) {
                                                                      delivery.id =
                                                                          delivery.id * p->providers.size() + i;
                                                                      all.append(delivery);
                                                                  }
                                                              }
                                                              return all;
                                                          },
        [p](quint64 id, int status, const QByteArray &body) {
            const std::scoped_lock lock(p->mutex);
            const quint64 count = p->providers.size();
            p->providers[id % count]->delivered(id / count, status, body);
            p->keepState();
        },
        p->keys.authority.certificate});
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
    m_d->courier.reset();
    m_d->admin.reset();
    m_d->listener.reset();
}

QUrl World::wechatBaseUrl() const { return QUrl(QStringLiteral("https://127.0.0.1:%1").arg(m_d->listener->port())); }

QUrl World::alipayGatewayUrl() const { return wechatBaseUrl().resolved(QUrl(QStringLiteral("/gateway.do"))); }

QUrl World::adminUrl() const
{
    return m_d->admin ? QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_d->admin->port())) : QUrl();
}

QByteArray World::authorityPem() const { return m_d->keys.authority.certificate; }
QString World::authorityFile() const { return m_d->keys.authorityFile; }
QString World::merchantsFile() const { return m_d->merchantsFile; }
const QList<Merchant> &World::merchants() const { return m_d->book.merchants; }
const QList<AlipayApp> &World::alipayApps() const { return m_d->book.alipayApps; }
AlipayPublic World::alipayPublic() const { return m_d->book.alipay; }
QByteArray World::merchantsJson() const { return writeMerchants(m_d->book); }
qint64 World::timeScale() const { return m_d->pace.scale(); }

QString World::freshCode(Wallet wallet)
{
    const std::scoped_lock lock(m_d->mutex);
    return m_d->phone.freshCode(wallet, m_d->pace.now());
}

Result<QString> World::scan(const QString &qr)
{
    const std::scoped_lock lock(m_d->mutex);
    for (Provider *provider : m_d->providers) {
        auto scanned = provider->scan(qr);
        if (!scanned && scanned.error().code == ErrorCode::NotFound)
            continue;
        m_d->keepState();
        return scanned;
    }
    return fail(ErrorCode::NotFound, QStringLiteral("no provider has made this code"));
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
    return m_d->decide(outTradeNo, true);
}

bool World::refuse(const QString &outTradeNo)
{
    const std::scoped_lock lock(m_d->mutex);
    return m_d->decide(outTradeNo, false);
}

Result<QByteArray> World::rotateAlipayCertificate()
{
    const std::scoped_lock lock(m_d->mutex);
    return m_d->alipay.rotateCertificate();
}

QList<alipay::Trade> World::alipayTrades() const
{
    const std::scoped_lock lock(m_d->mutex);
    m_d->alipay.ledger().settleAll();
    const auto &all = m_d->alipay.ledger().all();
    return {all.begin(), all.end()};
}

std::optional<alipay::Trade> World::alipayTrade(const QString &outTradeNo) const
{
    for (const alipay::Trade &trade : alipayTrades()) {
        if (trade.outTradeNo == outTradeNo)
            return trade;
    }
    return std::nullopt;
}

qint64 World::merchantBalanceFen(const QString &mchId) const
{
    const std::scoped_lock lock(m_d->mutex);
    return m_d->wechat.ledger().merchantBalance(mchId);
}

void World::setMerchantBalanceFen(const QString &mchId, qint64 fen)
{
    const std::scoped_lock lock(m_d->mutex);
    m_d->wechat.ledger().setMerchantBalance(mchId, fen);
    m_d->keepState();
}

void World::addDiscount(const wechat::Discount &discount)
{
    const std::scoped_lock lock(m_d->mutex);
    m_d->wechat.ledger().addDiscount(discount);
}

void World::clearDiscounts()
{
    const std::scoped_lock lock(m_d->mutex);
    m_d->wechat.ledger().clearDiscounts();
}

Status World::rotatePlatformCertificate(const QString &mchId)
{
    const std::scoped_lock lock(m_d->mutex);
    const Status rotated = m_d->wechatV3.platform().rotate(mchId);
    m_d->keepState();
    return rotated;
}

QList<wechatv3::Notice> World::notices() const
{
    const std::scoped_lock lock(m_d->mutex);
    return m_d->wechatV3.notices();
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

QList<Payment> World::payments() const
{
    const std::scoped_lock lock(m_d->mutex);
    return m_d->payments();
}

qint64 World::takenFen() const
{
    qint64 sum = 0;
    for (const Payment &payment : payments())
        sum += payment.takenFen;
    return sum;
}

QList<CallRecord> World::calls() const
{
    const std::scoped_lock lock(m_d->mutex);
    QList<CallRecord> all = m_d->strays;
    for (const Provider *provider : m_d->providers)
        all.append(provider->calls());
    std::stable_sort(all.begin(), all.end(), [](const CallRecord &a, const CallRecord &b) { return a.at < b.at; });
    return all;
}

quint64 World::revision() const
{
    const std::scoped_lock lock(m_d->mutex);
    return m_d->revision();
}

} // namespace mendian::sandbox
