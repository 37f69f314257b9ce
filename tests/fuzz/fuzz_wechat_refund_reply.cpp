// SPDX-License-Identifier: GPL-3.0-or-later
// First byte: bits 0–1 what is read (refund, refundquery, bill or fund flow, payer), bit 2 MD5 instead of HMAC-SHA256,
// bit 3 sign the fields anew (so that inputs get past the signature). The rest: the body of a V2 reply.
#include "core/log.h"
#include "payments/wechat/refundmessages.h"
#include "payments/wechat/servicemessages.h"
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

void checkRefund(const Config &config, RefundCall call, const QByteArray &body)
{
    Refund refund;
    refund.outTradeNo = QStringLiteral("0193f0a1b2c37d4e8f60718293a4b5c6");
    refund.outRefundNo = QStringLiteral("0193f0a1b2c37d4e8f60718293a4b5c7");
    refund.total = 350_fen;
    refund.amount = 120_fen;
    const RefundAnswer answer = readRefundReply(config, call, refund, body);
    MENDIAN_CHECK(!answer.sentence.isEmpty() && answer.text.size() <= 128 && answer.code.size() <= 32);
    MENDIAN_CHECK(answer.mismatch.isEmpty() || answer.outcome == RefundOutcome::Unclear);
    if (answer.outcome == RefundOutcome::Done || answer.outcome == RefundOutcome::Accepted) {
        MENDIAN_CHECK(answer.amount == refund.amount && answer.customerReceives <= answer.amount);
        MENDIAN_CHECK(!answer.customerReceives.isNegative());
        MENDIAN_CHECK(verify(readXml(body).value(), config.key, config.signType));
        MENDIAN_CHECK(call == RefundCall::Query || answer.outcome == RefundOutcome::Accepted);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size == 0)
        return 0;
    const unsigned flags = data[0];
    const Config config = merchant(flags & 4);
    QByteArray body(reinterpret_cast<const char *>(data + 1), static_cast<qsizetype>(size - 1));
    const auto fields = readXml(body);
    if (fields && (flags & 8)) {
        Fields resigned = *fields;
        resigned.insert(QStringLiteral("sign"), QString::fromLatin1(sign(resigned, config.key, config.signType)));
        body = writeXml(resigned);
    }
    if (fields) {
        const auto lines = readRefundLines(*fields);
        MENDIAN_CHECK(!lines || lines->size() <= 50);
    }
    switch (flags & 3) {
    case 0:
        checkRefund(config, RefundCall::Refund, body);
        break;
    case 1:
        checkRefund(config, RefundCall::Query, body);
        break;
    case 2:
        for (const auto kind : {BillSource::Kind::Trade, BillSource::Kind::FundFlow}) {
            const auto bill = readBillReply(kind, body, "SHA=00");
            MENDIAN_CHECK(bill ? kind == BillSource::Kind::Trade : !bill.error().args.isEmpty());
        }
        break;
    default:
        if (const auto payer = readOpenIdReply(config, body))
            MENDIAN_CHECK(!payer->openId.isEmpty() && verify(readXml(body).value(), config.key, config.signType));
        break;
    }
    return 0;
}
