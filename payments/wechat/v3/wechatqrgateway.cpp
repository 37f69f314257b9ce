// SPDX-License-Identifier: GPL-3.0-or-later
#include "payments/wechat/v3/wechatqrgateway.h"

#include "payments/wechat/messages.h"
#include "payments/wechat/refundcodes.h"

#include <QElapsedTimer>

namespace mendian::wechat::v3 {

WechatQrGateway::WechatQrGateway(const Config &config, const Clock &clock)
    : WechatQrGateway(config, clock, scaledRules(*providerRules(u"wechat_qr"), config.timeDivisor))
{
}

WechatQrGateway::WechatQrGateway(
    const Config &config, const Clock &clock, const ProviderRules &rules, http::TransportPtr transport)
    : m_config(config), m_rules(rules),
      m_refundRules(scaledRules(*mendian::refundRules(u"wechat_qr"), config.timeDivisor)),
      m_client(config, clock, std::move(transport))
{
}

void WechatQrGateway::call(const GatewayCall &call, Done done)
{
    QElapsedTimer since;
    since.start();
    const auto finish = [kind = call.kind, number = shortNumber(call.attempt), since, done = std::move(done)](
                            const Answer &answer) {
        qCInfo(logPayments).noquote() << "wechat_qr" << payCallName(kind) << number << outcomeName(answer.outcome)
                                      << answer.code << since.elapsed() << "ms";
        done(answer);
    };
    m_client.send(payCall(m_config, call), {.timeoutMs = m_rules.timeoutOf(call.kind)},
        [this, finish, kind = call.kind, attempt = call.attempt](const Reply &reply) {
            finish(reply.failure ? ownAnswer(reply.failure, reply.text)
                                 : readReply(m_config, kind, attempt, reply.http, reply.body));
        });
}

void WechatQrGateway::refund(RefundCall call, const Refund &refund, RefundDone done)
{
    QElapsedTimer since;
    since.start();
    const auto finish = [call, number = refund.outRefundNo.right(6), since, done = std::move(done)](
                            const RefundAnswer &answer) {
        qCInfo(logPayments).noquote() << "wechat_qr" << (call == RefundCall::Refund ? "refund" : "refund query")
                                      << number << refundOutcomeName(answer.outcome) << answer.code << since.elapsed()
                                      << "ms";
        done(answer);
    };
    const bool asks = call == RefundCall::Refund;
    m_client.send(refundCall(m_config, call, refund),
        {.timeoutMs = asks ? m_refundRules.refundTimeoutMs : m_refundRules.queryTimeoutMs},
        [finish, call, refund](const Reply &reply) {
            finish(reply.failure ? ownRefundAnswer(reply.failure, reply.text)
                                 : readRefundReply(call, refund, reply.http, reply.body));
        });
}

} // namespace mendian::wechat::v3
