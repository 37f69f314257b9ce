// SPDX-License-Identifier: GPL-3.0-or-later
// First byte: bits 0–2 the call, bit 3 sign the node anew (so that inputs get past the signature). The rest: the body
// of a reply.
#include "alipaymerchant.h"

#include "core/log.h"
#include "models/tender/machine.h"

#include <cstdint>

using namespace mendian;
using namespace mendian::alipay;

namespace {

void checkAnswer(Api api, const Attempt &fresh, const Received &received)
{
    const Answer answer = answerOf(api, fresh, received);
    MENDIAN_CHECK(!answer.sentence.isEmpty() && answer.text.size() <= 128 && answer.code.size() <= 64);
    MENDIAN_CHECK(answer.mismatch.isEmpty() || answer.outcome == Outcome::Unclear);
    MENDIAN_CHECK(answer.qrCode.isEmpty() || api == Precreate);
    if (answer.outcome == Outcome::Paid) {
        MENDIAN_CHECK(!received.own && (api == Pay || api == Query));
        MENDIAN_CHECK(answer.amount == fresh.amount && answer.outTradeNo == fresh.outTradeNo);
        MENDIAN_CHECK(answer.customerPaid <= answer.amount && !answer.platformDiscount.isNegative());
        MENDIAN_CHECK(answer.merchantReceives <= answer.amount && !answer.merchantReceives.isNegative());
    }
    if (received.own)
        MENDIAN_CHECK(answer.outcome == Outcome::Unclear);
    // Whatever it says, the machine goes on: final, or with something due; and a pay call alone is never "paid".
    const ProviderRules &rules = *providerRules(fresh.provider);
    const Timestamp start{1'763'706'720'000};
    const Attempt sent = step(fresh, PayEvent::started(), rules, start).next;
    const PayStep next = step(sent, PayEvent::answered(PayCall::Pay, sent.request, answer), rules, start + 300);
    MENDIAN_CHECK(isFinal(next.next.state) || !next.due.isNull());
    MENDIAN_CHECK(next.next.state != AttemptState::Paid);
}

void checkRefund(Api api, const Attempt &fresh, const Received &received)
{
    Refund refund;
    refund.id = *RefundId::parse(u"0193f0a1b2c37d4e8f60718293a4b5c7");
    refund.outTradeNo = fresh.outTradeNo;
    refund.outRefundNo = refund.id.toHex();
    refund.total = fresh.amount;
    refund.amount = 100_fen;
    const RefundAnswer answer = refundAnswerOf(api, refund, received);
    MENDIAN_CHECK(!answer.sentence.isEmpty() && answer.text.size() <= 128 && answer.code.size() <= 64);
    MENDIAN_CHECK(answer.mismatch.isEmpty() || answer.outcome == RefundOutcome::Unclear);
    MENDIAN_CHECK(answer.outcome != RefundOutcome::Done || (!received.own && answer.amount == refund.amount));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size == 0)
        return 0;
    static constexpr Api calls[] = {Pay, Precreate, Query, Cancel, Close, RefundMoney, RefundQuery, BillUrl};
    const Api api = calls[data[0] & 7];
    const FuzzMerchant &side = fuzzMerchant();
    const AttemptId id = *AttemptId::parse(u"0193f0a1b2c37d4e8f60718293a4b5c6");
    const Attempt fresh = *newAttempt(SaleId(id.uuid()), QStringLiteral("alipay"), 350_fen, id);
    QByteArray body(reinterpret_cast<const char *>(data + 1), static_cast<qsizetype>(size - 1));
    const auto envelope = cutReply(rootOf(api), body);
    MENDIAN_CHECK(!envelope || body.contains(envelope->signedText));
    const bool signedAnew = envelope && (data[0] & 8);
    if (signedAnew) {
        body = "{\"" + rootOf(api) + "\":" + envelope->signedText + ",\"sign\":\""
            + *sign(envelope->signedText, side.alipayKey) + "\"}";
        const auto again = cutReply(rootOf(api), body);
        MENDIAN_CHECK(body.size() > kMostReplyBytes || (again && again->signedText == envelope->signedText));
        MENDIAN_CHECK(!again || again->node == envelope->node);
    }
    const Received received = readReply(side.merchant, api, body);
    MENDIAN_CHECK(received.own == nullptr || received.node.isEmpty());
    if (received.code == QLatin1String("10000")) // nobody else can sign
        MENDIAN_CHECK(signedAnew);
    if (api == BillUrl)
        (void)billUrlOf(received);
    else if (api == RefundMoney || api == RefundQuery)
        checkRefund(api, fresh, received);
    else
        checkAnswer(api, fresh, received);
    return 0;
}
