// SPDX-License-Identifier: GPL-3.0-or-later
// First byte: bit 0 sign the body anew, bit 1 the rest is the plain content and is encrypted and wrapped first, bit 2
// a refund; 0x80: a V2 refund notice instead. Inputs get past signature and encryption this way. Nothing that is read
// may be another merchant's, and an unsigned message is never read.
#include "core/log.h"
#include "payments/wechat/refundnotice.h"
#include "payments/wechat/v3/notification.h"
#include "tests/support/wechatplatform.h"

#include <cstdint>

using namespace mendian;
using namespace mendian::wechat::v3;
using namespace mendian::test;

namespace {

constexpr Timestamp kNow{1'769'850'006'000};

QByteArray wrapped(const QByteArray &content, bool refund)
{
    const QString type = refund ? QStringLiteral("refund") : QStringLiteral("transaction");
    QJsonObject resource = sealed(content, "mendian00001", type.toLatin1());
    resource.insert(QStringLiteral("original_type"), type);
    return toJsonBytes({{QStringLiteral("id"), QStringLiteral("EV-1")},
        {QStringLiteral("resource_type"), QStringLiteral("encrypt-resource")},
        {QStringLiteral("event_type"), QStringLiteral("X")}, {QStringLiteral("resource"), resource}});
}

void checkV2(const QByteArray &body)
{
    wechat::Config config;
    config.mchId = QStringLiteral("1900000001");
    config.appId = QStringLiteral("wx0123456789abcdef");
    config.key = Secret("MendianDemoV2Key0123456789abcdef");
    if (const auto notice = wechat::readRefundNotice(config, body)) {
        MENDIAN_CHECK(!notice->outRefundNo.isEmpty() && !notice->status.isEmpty());
        MENDIAN_CHECK(!notice->amount.isNegative() && !notice->total.isNegative());
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size == 0)
        return 0;
    const unsigned flags = data[0];
    QByteArray body(reinterpret_cast<const char *>(data + 1), static_cast<qsizetype>(size - 1));
    if (flags & 0x80) {
        checkV2(body);
        return 0;
    }
    static const Config config = demoV3Merchant();
    static const PlatformKeys keys = platformKeys(config);
    if (flags & 2)
        body = wrapped(body, flags & 4);
    SignedMessage message{"1769850006", "n", "c2lnbmF0dXJl", kDemoPublicKeyId, body};
    if (flags & 1)
        message = signedByPlatform(body, kNow);
    const auto notification = readNotification(message, keys, config, kNow);
    if (!notification)
        return 0;
    MENDIAN_CHECK(flags & 1);
    MENDIAN_CHECK(!notification->id.isEmpty() && notification->outTradeNo.size() <= 32);
    const QString merchant = notification->content.value(QStringLiteral("mchid")).toString();
    MENDIAN_CHECK(!(notification->isPayment() || notification->isRefund()) || merchant == config.mchId);
    const AttemptId id = *AttemptId::parse(u"0193f0a1b2c37d4e8f60718293a4b5c6");
    const Attempt attempt = *newAttempt(SaleId(id.uuid()), QStringLiteral("wechat_qr"), 350_fen, id);
    const Answer answer = answerOf(*notification, config, attempt);
    MENDIAN_CHECK(answer.outcome != Outcome::Paid
        || (answer.amount == attempt.amount && notification->outTradeNo == attempt.outTradeNo));
    return 0;
}
