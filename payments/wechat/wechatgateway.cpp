// SPDX-License-Identifier: GPL-3.0-or-later
#include "payments/wechat/wechatgateway.h"

#include "payments/wechat/messages.h"

#include <QElapsedTimer>
#include <QRandomGenerator>

namespace mendian::wechat {

namespace {

QString newNonce()
{
    quint32 words[4];
    QRandomGenerator::system()->fillRange(words);
    return QString::fromLatin1(QByteArray(reinterpret_cast<const char *>(words), sizeof words).toHex());
}

QUrl urlOf(const QUrl &base, PayCall call)
{
    if (base.isEmpty())
        return {};
    QUrl url = base;
    QString path = base.path();
    while (path.endsWith(u'/'))
        path.chop(1);
    url.setPath(path + pathOf(call));
    return url;
}

} // namespace

WechatGateway::WechatGateway(const Config &config)
    : WechatGateway(config, scaledRules(*providerRules(u"wechat"), config.timeDivisor))
{
}

WechatGateway::WechatGateway(const Config &config, const ProviderRules &rules) : m_config(config), m_rules(rules) {}

void WechatGateway::call(const GatewayCall &call, Done done)
{
    QElapsedTimer since;
    since.start();
    const auto finish = [kind = call.kind, number = shortNumber(call.attempt), since, done = std::move(done)](
                            const Answer &answer) {
        qCInfo(logPayments).noquote() << "wechat" << payCallName(kind) << number << outcomeName(answer.outcome)
                                      << answer.code << since.elapsed() << "ms";
        done(answer);
    };
    const bool reverses = call.kind == PayCall::Reverse;
    if (reverses && !m_config.canReverse())
        return finish(ownAnswer("NO_CERTIFICATE"));
    const http::Request request{
        .url = urlOf(m_config.baseUrl, call.kind),
        .backupUrl = urlOf(m_config.backupUrl, call.kind),
        .contentType = QByteArrayLiteral("text/xml; charset=utf-8"),
        .body = Secret(writeXml(requestFields(m_config, call, newNonce()))),
        .tls = sslConfiguration(m_config, reverses),
        .once = call.kind == PayCall::Pay,
        .lane = static_cast<int>(call.kind), // only a reverse shows the certificate (trap 9.9)
        .timeoutMs = m_rules.timeoutOf(call.kind),
        .mostBytes = kMaxReplyBytes,
    };
    m_client.send(request, [this, finish, kind = call.kind, attempt = call.attempt](const http::Reply &reply) {
        if (const char *failure = http::failureCode(reply))
            return finish(ownAnswer(failure, http::failureText(reply)));
        finish(readReply(m_config, kind, attempt, reply.body));
    });
}

void WechatGateway::probe(std::function<void(bool)> done) { m_client.probe(m_config.baseUrl, std::move(done)); }

} // namespace mendian::wechat
