// SPDX-License-Identifier: GPL-3.0-or-later
// First byte: bits 0–1 the call, bit 2 MD5 instead of HMAC-SHA256, bit 3 sign the fields anew (so that inputs get
// past the signature). The rest: the body of a reply.
#include "core/log.h"
#include "models/tender/machine.h"
#include "payments/wechat/messages.h"
#include "payments/wechat/sign.h"

#include <cstdint>

using namespace mendian;
using namespace mendian::wechat;

namespace {

Config merchant(bool md5)
{
    Config config;
    config.mchId = QStringLiteral("1900000001");
    config.appId = QStringLiteral("wx0123456789abcdef");
    config.key = Secret("MendianDemoV2Key0123456789abcdef");
    config.signType = md5 ? SignType::Md5 : SignType::HmacSha256;
    return config;
}

/// What is read can be written and read again, and is the same from then on.
void checkXml(const Fields &fields)
{
    const QByteArray once = writeXml(fields);
    const auto again = readXml(once);
    MENDIAN_CHECK(again.has_value() || once.size() > kMaxReplyBytes);
    if (again)
        MENDIAN_CHECK(writeXml(*again) == once);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size == 0)
        return 0;
    const unsigned flags = data[0];
    const Config config = merchant(flags & 4);
    static constexpr PayCall calls[] = {PayCall::Pay, PayCall::Query, PayCall::Reverse, PayCall::Pay};
    const PayCall kind = calls[flags & 3];
    const AttemptId id = *AttemptId::parse(u"0193f0a1b2c37d4e8f60718293a4b5c6");
    const Attempt fresh = *newAttempt(SaleId(id.uuid()), QStringLiteral("wechat"), 350_fen, id);
    QByteArray body(reinterpret_cast<const char *>(data + 1), static_cast<qsizetype>(size - 1));
    const auto fields = readXml(body);
    if (fields)
        checkXml(*fields);
    const bool signedAnew = fields && (flags & 8);
    if (signedAnew) {
        Fields resigned = *fields;
        resigned.insert(QStringLiteral("sign"), QString::fromLatin1(sign(resigned, config.key, config.signType)));
        body = writeXml(resigned);
    }
    const Answer answer = readReply(config, kind, fresh, body);
    MENDIAN_CHECK(!answer.sentence.isEmpty() && answer.text.size() <= 128 && answer.code.size() <= 32);
    if (answer.outcome == Outcome::Paid) {
        MENDIAN_CHECK(answer.mismatch.isEmpty() && kind != PayCall::Reverse);
        MENDIAN_CHECK(answer.amount == fresh.amount && answer.outTradeNo == fresh.outTradeNo);
        MENDIAN_CHECK(answer.customerPaid <= answer.amount && !answer.platformDiscount.isNegative());
        MENDIAN_CHECK(verify(readXml(body).value(), config.key, config.signType));
    }
    MENDIAN_CHECK(answer.mismatch.isEmpty() || answer.outcome == Outcome::Unclear);
    // Whatever it says, the machine goes on: final, or with something due.
    const ProviderRules &rules = *providerRules(u"wechat");
    const Timestamp start{1'763'706'720'000};
    const Attempt sent = step(fresh, PayEvent::started(), rules, start).next;
    const PayStep next = step(sent, PayEvent::answered(PayCall::Pay, sent.request, answer), rules, start + 300);
    MENDIAN_CHECK(isFinal(next.next.state) || !next.due.isNull());
    MENDIAN_CHECK((next.next.state == AttemptState::Paid) == (answer.outcome == Outcome::Paid));
    return 0;
}
