// SPDX-License-Identifier: GPL-3.0-or-later
#include "payments/wechat/wechatgateway.h"

#include "core/product.h"
#include "payments/wechat/messages.h"

#include <QElapsedTimer>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QPointer>
#include <QRandomGenerator>
#include <QTcpSocket>
#include <QTimer>
#include <algorithm>

namespace mendian::wechat {

namespace {

constexpr int kProbeMs = 5'000;

QString newNonce()
{
    quint32 words[4];
    QRandomGenerator::system()->fillRange(words);
    return QString::fromLatin1(QByteArray(reinterpret_cast<const char *>(words), sizeof words).toHex());
}

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

QUrl urlOf(const QUrl &base, PayCall call)
{
    QUrl url = base;
    QString path = base.path();
    while (path.endsWith(u'/'))
        path.chop(1);
    url.setPath(path + pathOf(call));
    return url;
}

} // namespace

/// One call on its way. The lambdas on reply and timer hold it; the list in the gateway lets the destructor end it.
struct WechatGateway::Running
{
    PayCall kind = PayCall::None;
    Attempt attempt;
    Done done;
    Secret body;
    QByteArray received;
    QPointer<QNetworkReply> reply;
    std::unique_ptr<QTimer> patience;
    QElapsedTimer since;
    bool requestLeft = false; ///< some byte of it may have reached the provider
    bool backupTried = false;
    bool tooLarge = false;
    bool timedOut = false;
};

WechatGateway::WechatGateway(const Config &config)
    : WechatGateway(config, scaledRules(*providerRules(u"wechat"), config.timeDivisor))
{
}

WechatGateway::WechatGateway(const Config &config, const ProviderRules &rules) : m_config(config), m_rules(rules) {}

WechatGateway::~WechatGateway()
{
    while (!m_running.empty())
        finish(m_running.front(), ownAnswer("STOPPED"));
}

QNetworkAccessManager &WechatGateway::manager(PayCall kind)
{
    auto &manager = m_managers[static_cast<size_t>(kind)];
    if (!manager) {
        manager = std::make_unique<QNetworkAccessManager>();
        manager->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    }
    return *manager;
}

void WechatGateway::call(const GatewayCall &call, Done done)
{
    auto running = std::make_shared<Running>();
    running->kind = call.kind;
    running->attempt = call.attempt;
    running->done = std::move(done);
    running->since.start();
    m_running.push_back(running);
    if (call.kind == PayCall::Reverse && !m_config.canReverse()) {
        finish(running, ownAnswer("NO_CERTIFICATE"));
        return;
    }
    running->body = Secret(writeXml(requestFields(m_config, call, newNonce())));
    running->patience = std::make_unique<QTimer>();
    running->patience->setSingleShot(true);
    QObject::connect(running->patience.get(), &QTimer::timeout, running->patience.get(), [raw = running.get()] {
        raw->timedOut = true;
        if (raw->reply)
            raw->reply->abort();
    });
    running->patience->start(static_cast<int>(m_rules.timeoutOf(call.kind)));
    post(running, m_config.baseUrl);
}

void WechatGateway::post(const std::shared_ptr<Running> &running, const QUrl &base)
{
    const bool certificate = running->kind == PayCall::Reverse;
    const bool pays = running->kind == PayCall::Pay;
    QNetworkRequest request(urlOf(base, running->kind));
    request.setSslConfiguration(sslConfiguration(m_config, certificate));
    request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArrayLiteral("text/xml; charset=utf-8"));
    request.setHeader(QNetworkRequest::UserAgentHeader, QString(productName() + u'/' + QLatin1String(kProductVersion)));
    request.setRawHeader("Accept-Encoding", "identity"); // no compressed bombs: Qt then leaves a body as it is
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    QNetworkAccessManager &net = manager(running->kind);
    QNetworkReply *reply = nullptr;
    if (pays) {
        // On a connection of its own: a kept one may have been closed at the other end without our knowing.
        net.clearConnectionCache();
        request.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
        request.setHeader(QNetworkRequest::ContentLengthHeader, running->body.reveal().size());
        auto *body = new OneShotBody(running->body.reveal(), nullptr);
        reply = net.post(request, body);
        body->setParent(reply);
    } else {
        reply = net.post(request, running->body.reveal());
    }
    running->reply = reply;
    QObject::connect(reply, &QNetworkReply::requestSent, reply, [running] { running->requestLeft = true; });
    QObject::connect(reply, &QNetworkReply::readyRead, reply, [running, reply] {
        running->received += reply->read(kMaxReplyBytes + 1 - running->received.size());
        if (running->received.size() > kMaxReplyBytes) {
            running->tooLarge = true;
            reply->abort();
        }
    });
    QObject::connect(reply, &QNetworkReply::finished, reply, [this, running, reply] {
        reply->deleteLater();
        const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        if (status > 0)
            m_hasRoute = true;
        if (running->tooLarge)
            return finish(running, ownAnswer("TOO_LARGE"));
        if (running->timedOut) {
            // A time-out proves nothing about what has left, even if we did not see it leave.
            if (!running->requestLeft)
                m_hasRoute = false;
            return finish(running, ownAnswer("TIMEOUT"));
        }
        if (status == 0 && reply->error() != QNetworkReply::NoError && !running->requestLeft) {
            if (!running->backupTried && !m_config.backupUrl.isEmpty()) {
                running->backupTried = true;
                return post(running, m_config.backupUrl);
            }
            m_hasRoute = false;
            return finish(running, ownAnswer("NOT_SENT", reply->errorString()));
        }
        if (status != 200)
            return finish(running, ownAnswer("HTTP", status ? QString::number(status) : reply->errorString()));
        if (reply->error() != QNetworkReply::NoError)
            return finish(running, ownAnswer("NETWORK", reply->errorString()));
        finish(running, readReply(m_config, running->kind, running->attempt, running->received));
    });
}

void WechatGateway::finish(const std::shared_ptr<Running> &running, const Answer &answer)
{
    const std::shared_ptr<Running> keep = running;
    if (!keep->done)
        return;
    const Done done = std::exchange(keep->done, nullptr);
    m_running.remove(keep);
    if (keep->reply) {
        keep->reply->disconnect(); // no second answer, and the lambdas' hold on `running` ends
        keep->reply->abort();
        keep->reply->deleteLater();
    }
    if (keep->patience) {
        keep->patience->stop();
        keep->patience.release()->deleteLater(); // we may stand in its own timeout()
    }
    keep->body.wipe();
    qCInfo(logPayments).noquote() << "wechat" << payCallName(keep->kind) << shortNumber(keep->attempt)
                                  << outcomeName(answer.outcome) << answer.code << keep->since.elapsed() << "ms";
    done(answer);
}

void WechatGateway::probe(std::function<void(bool)> done)
{
    auto *socket = new QTcpSocket(&manager(PayCall::Query));
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
    socket->connectToHost(m_config.baseUrl.host(), static_cast<quint16>(m_config.baseUrl.port(443)));
}

} // namespace mendian::wechat
