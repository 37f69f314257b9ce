// SPDX-License-Identifier: GPL-3.0-or-later
#include "payments/alipay/alipaygateway.h"

#include <QElapsedTimer>

namespace mendian::alipay {

AlipayGateway::AlipayGateway(const Config &config, const Clock &clock)
    : AlipayGateway(config, clock, scaledRules(*providerRules(u"alipay"), config.timeDivisor),
        scaledRules(*mendian::refundRules(u"alipay"), config.timeDivisor))
{
}

AlipayGateway::AlipayGateway(const Config &config, const Clock &clock, const ProviderRules &rules,
    const RefundRules &refundRules, http::TransportPtr transport)
    : m_config(config), m_rules(rules), m_refundRules(refundRules), m_channel(config, clock, std::move(transport))
{
}

AlipayQrGateway::AlipayQrGateway(const Config &config, const Clock &clock)
    : AlipayGateway(config, clock, scaledRules(*providerRules(u"alipay_qr"), config.timeDivisor),
        scaledRules(*mendian::refundRules(u"alipay_qr"), config.timeDivisor))
{
}

void AlipayGateway::call(const GatewayCall &call, Done done)
{
    QElapsedTimer since;
    since.start();
    const Api api = apiOf(m_rules.needsCode, call);
    m_channel.ask(api, contentOf(m_config, api, call), m_rules.timeoutOf(call.kind),
        [api, attempt = call.attempt, since, done = std::move(done)](const Received &received) {
            const Answer answer = answerOf(api, attempt, received);
            qCInfo(logPayments).noquote() << methodName(api) << shortNumber(attempt) << outcomeName(answer.outcome)
                                          << answer.code << since.elapsed() << "ms";
            done(answer);
        });
}

void AlipayGateway::refund(RefundCall call, const Refund &refund, RefundDone done)
{
    QElapsedTimer since;
    since.start();
    const bool moves = call == RefundCall::Refund;
    const Api api = moves ? RefundMoney : RefundQuery;
    m_channel.ask(api, contentOf(m_config, api, refund),
        moves ? m_refundRules.refundTimeoutMs : m_refundRules.queryTimeoutMs,
        [api, refund, since, done = std::move(done)](const Received &received) {
            const RefundAnswer answer = refundAnswerOf(api, refund, received);
            qCInfo(logPayments).noquote()
                << methodName(api) << refund.outRefundNo.right(6) << refundOutcomeName(answer.outcome) << answer.code
                << since.elapsed() << "ms";
            done(answer);
        });
}

} // namespace mendian::alipay
