// SPDX-License-Identifier: GPL-3.0-or-later
// First byte: bits 0–2 what is read (QR order, query, close, refund, refund query, certificates, bill ticket, bill
// file), bits 3–5 the status. The rest: the body of a verified reply.
#include "core/log.h"
#include "models/tender/machine.h"
#include "payments/wechat/v3/certificates.h"
#include "payments/wechat/v3/messages.h"
#include "payments/wechat/v3/wechatv3bills.h"

#include <cstdint>

using namespace mendian;
using namespace mendian::wechat::v3;

namespace {

constexpr int kStatuses[] = {200, 202, 204, 400, 401, 404, 429, 500};
constexpr Timestamp kNow{1'769'850'006'000};

Config merchant()
{
    Config config;
    config.mchId = QStringLiteral("1900000001");
    config.appId = QStringLiteral("wx0123456789abcdef");
    config.apiV3Key = Secret("MendianDemoApiV3Key0123456789ABC");
    return config;
}

void checkPayment(PayCall kind, int http, const QByteArray &body)
{
    const AttemptId id = *AttemptId::parse(u"0193f0a1b2c37d4e8f60718293a4b5c6");
    const Attempt fresh = *newAttempt(SaleId(id.uuid()), QStringLiteral("wechat_qr"), 350_fen, id);
    const Answer answer = readReply(merchant(), kind, fresh, http, body);
    MENDIAN_CHECK(!answer.sentence.isEmpty() && answer.text.size() <= 128 && answer.code.size() <= 32);
    MENDIAN_CHECK(answer.mismatch.isEmpty() || answer.outcome == Outcome::Unclear);
    MENDIAN_CHECK(answer.qrCode.isEmpty() || (kind == PayCall::Pay && answer.outcome == Outcome::UserPaying));
    if (answer.outcome == Outcome::Paid) {
        MENDIAN_CHECK(kind == PayCall::Query && http == 200 && answer.mismatch.isEmpty());
        MENDIAN_CHECK(answer.amount == fresh.amount && answer.outTradeNo == fresh.outTradeNo);
        MENDIAN_CHECK(answer.customerPaid <= answer.amount && !answer.platformDiscount.isNegative());
        MENDIAN_CHECK(answer.merchantReceives <= answer.amount && !answer.merchantReceives.isNegative());
    }
    const ProviderRules &rules = *providerRules(u"wechat_qr");
    const Attempt sent = step(fresh, PayEvent::started(), rules, kNow).next;
    const PayStep next = step(sent, PayEvent::answered(PayCall::Pay, sent.request, answer), rules, kNow + 300);
    MENDIAN_CHECK(isFinal(next.next.state) || !next.due.isNull());
}

void checkRefund(RefundCall kind, int http, const QByteArray &body)
{
    const RefundId id = *RefundId::parse(u"0193f0a1b2c37d4e8f60718293a4b5c7");
    Refund refund;
    refund.outTradeNo = QStringLiteral("0193f0a1b2c37d4e8f60718293a4b5c6");
    refund.outRefundNo = id.toHex();
    refund.total = 350_fen;
    refund.amount = 120_fen;
    const RefundAnswer answer = readRefundReply(kind, refund, http, body);
    MENDIAN_CHECK(!answer.sentence.isEmpty() && answer.text.size() <= 128 && answer.code.size() <= 32);
    MENDIAN_CHECK(answer.mismatch.isEmpty() || answer.outcome == RefundOutcome::Unclear);
    if (answer.outcome == RefundOutcome::Done || answer.outcome == RefundOutcome::Accepted) {
        MENDIAN_CHECK(http == 200 && answer.amount == refund.amount);
        MENDIAN_CHECK(answer.customerReceives <= answer.amount && !answer.customerReceives.isNegative());
    }
}

void checkTicket(int http, const QByteArray &body)
{
    const QUrl base(QStringLiteral("https://api.mch.weixin.qq.com"));
    const auto ticket = readBillTicket(base, http, body);
    MENDIAN_CHECK(ticket ? http == 200 && !ticket->target.contains(u'#') : !ticket.error().args.isEmpty());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size == 0)
        return 0;
    const int http = kStatuses[(data[0] >> 3) & 7];
    const QByteArray body(reinterpret_cast<const char *>(data + 1), static_cast<qsizetype>(size - 1));
    switch (data[0] & 7) {
    case 0:
        checkPayment(PayCall::Pay, http, body);
        break;
    case 1:
        checkPayment(PayCall::Query, http, body);
        break;
    case 2:
        checkPayment(PayCall::Reverse, http, body);
        break;
    case 3:
        checkRefund(RefundCall::Refund, http, body);
        break;
    case 4:
        checkRefund(RefundCall::Query, http, body);
        break;
    case 5:
        if (const auto certificates = readCertificates(body, merchant().apiV3Key, {}, kNow)) {
            for (const Certificate &certificate : *certificates)
                MENDIAN_CHECK(!certificate.serial.isEmpty() && !certificate.key.isNull());
        }
        break;
    case 6:
        checkTicket(http, body);
        break;
    default:
        MENDIAN_CHECK(!readBillFile({QByteArray(40, '0'), {}}, body)); // nothing has the digest of zeros
        break;
    }
    return 0;
}
