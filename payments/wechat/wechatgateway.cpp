// SPDX-License-Identifier: GPL-3.0-or-later
#include "payments/wechat/wechatgateway.h"

#include "payments/wechat/messages.h"
#include "payments/wechat/refundcodes.h"
#include "payments/wechat/refundmessages.h"
#include "payments/wechat/request.h"
#include "payments/wechat/servicecodes.h"
#include "payments/wechat/sign.h"

#include <QElapsedTimer>

namespace mendian::wechat {

namespace {

Lane laneOf(PayCall call)
{
    return call == PayCall::Pay ? Lane::Pay : call == PayCall::Reverse ? Lane::Certificate : Lane::Plain;
}

} // namespace

WechatGateway::WechatGateway(const Config &config)
    : WechatGateway(config, scaledRules(*providerRules(u"wechat"), config.timeDivisor))
{
}

WechatGateway::WechatGateway(const Config &config, const ProviderRules &rules, http::TransportPtr transport)
    : m_config(config), m_rules(rules),
      m_refundRules(scaledRules(*mendian::refundRules(u"wechat"), config.timeDivisor)),
      m_client(http::orClient(std::move(transport)))
{
}

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
    if (call.kind == PayCall::Reverse && !m_config.canReverse())
        return finish(ownAnswer("NO_CERTIFICATE"));
    const http::Request request = v2Request(m_config, pathOf(call.kind), requestFields(m_config, call, newNonce()),
        laneOf(call.kind), m_rules.timeoutOf(call.kind));
    m_client->send(request, [this, finish, kind = call.kind, attempt = call.attempt](const http::Reply &reply) {
        if (const char *failure = http::failureCode(reply))
            return finish(ownAnswer(failure, http::failureText(reply)));
        finish(readReply(m_config, kind, attempt, reply.body));
    });
}

void WechatGateway::probe(std::function<void(bool)> done) { m_client->probe(m_config.baseUrl, std::move(done)); }

void WechatGateway::refund(RefundCall call, const Refund &refund, RefundDone done)
{
    QElapsedTimer since;
    since.start();
    const auto finish = [call, number = refund.outRefundNo.right(6), since, done = std::move(done)](
                            const RefundAnswer &answer) {
        qCInfo(logPayments).noquote() << "wechat" << (call == RefundCall::Refund ? "refund" : "refundquery") << number
                                      << refundOutcomeName(answer.outcome) << answer.code << since.elapsed() << "ms";
        done(answer);
    };
    const bool asks = call == RefundCall::Refund;
    if (asks && !m_config.canReverse())
        return finish(ownRefundAnswer("NO_CERTIFICATE"));
    const http::Request request = v2Request(m_config, refundPath(call),
        refundFields(m_config, call, refund, newNonce()), asks ? Lane::Certificate : Lane::Plain,
        asks ? m_refundRules.refundTimeoutMs : m_refundRules.queryTimeoutMs);
    m_client->send(request, [this, finish, call, refund](const http::Reply &reply) {
        if (const char *failure = http::failureCode(reply))
            return finish(ownRefundAnswer(failure, http::failureText(reply)));
        finish(readRefundReply(m_config, call, refund, reply.body));
    });
}

void WechatGateway::findPayer(const Secret &authCode, PayerDone done)
{
    const http::Request request = v2Request(m_config, QStringLiteral("/tools/authcodetoopenid"),
        openIdFields(m_config, authCode, newNonce()), Lane::Plain, m_rules.queryTimeoutMs);
    m_client->send(request, [this, done = std::move(done)](const http::Reply &reply) {
        if (http::failureCode(reply))
            return done(tl::unexpected<Error>(serviceFailure(Service::AuthCodeToOpenId, reply)));
        done(readOpenIdReply(m_config, reply.body));
    });
}

} // namespace mendian::wechat
