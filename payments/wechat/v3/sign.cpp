// SPDX-License-Identifier: GPL-3.0-or-later
#include "payments/wechat/v3/sign.h"

#include "core/json.h"
#include "payments/wechat/aes.h"

#include <algorithm>

namespace mendian::wechat::v3 {

namespace {

constexpr qint64 kClockToleranceMs = 300'000; // exactly five minutes in the official clients (§4.3)

/// Seconds since 1970 in plain digits.
std::optional<Timestamp> timeOf(const QByteArray &seconds)
{
    const bool plain = !seconds.isEmpty() && seconds.size() <= 12
        && std::all_of(seconds.cbegin(), seconds.cend(), [](char c) { return c >= '0' && c <= '9'; });
    if (!plain)
        return std::nullopt;
    return Timestamp{seconds.toLongLong() * 1000};
}

} // namespace

QByteArray requestMessage(const QByteArray &method, const QByteArray &target, const QByteArray &timestamp,
    const QByteArray &nonce, const QByteArray &body)
{
    return method + '\n' + target + '\n' + timestamp + '\n' + nonce + '\n' + body + '\n';
}

QByteArray payMessage(
    const QByteArray &appId, const QByteArray &timestamp, const QByteArray &nonce, const QByteArray &package)
{
    return appId + '\n' + timestamp + '\n' + nonce + '\n' + package + '\n';
}

Result<QByteArray> sign(const QByteArray &message, const PrivateKey &key) { return key.sign(message); }

QByteArray authorization(const QByteArray &mchId, const QByteArray &serial, const QByteArray &timestamp,
    const QByteArray &nonce, const QByteArray &signature)
{
    return "WECHATPAY2-SHA256-RSA2048 mchid=\"" + mchId + "\",nonce_str=\"" + nonce + "\",timestamp=\"" + timestamp
        + "\",serial_no=\"" + serial + "\",signature=\"" + signature + '"';
}

QByteArray signedMessage(const SignedMessage &message)
{
    return message.timestamp + '\n' + message.nonce + '\n' + message.body + '\n';
}

const char *verdictCode(Verdict verdict)
{
    static constexpr const char *codes[] = {
        "GOOD", "UNSIGNED", "CLOCK", "UNKNOWN_SERIAL", "EXPIRED_CERTIFICATE", "BAD_SIGNATURE"};
    static_assert(std::size(codes) == static_cast<size_t>(Verdict::BadSignature) + 1);
    return codes[static_cast<size_t>(verdict)];
}

Verdict verify(const SignedMessage &message, const PlatformKeys &keys, Timestamp now)
{
    if (message.timestamp.isEmpty() || message.nonce.isEmpty() || message.signature.isEmpty()
        || message.serial.isEmpty())
        return Verdict::Unsigned;
    const auto signedAt = timeOf(message.timestamp);
    if (!signedAt || qAbs(now - *signedAt) >= kClockToleranceMs)
        return Verdict::Clock;
    const PlatformKey *key = keys.find(message.serial);
    if (!key)
        return Verdict::UnknownSerial;
    if (!key->isValidAt(now))
        return Verdict::ExpiredCertificate;
    return key->key.verify(signedMessage(message), message.signature) ? Verdict::Good : Verdict::BadSignature;
}

Result<Resource> readResource(const QJsonObject &object)
{
    JsonReader r(object, u"resource");
    Resource resource;
    resource.algorithm = r.string("algorithm");
    resource.nonce = r.string("nonce").toUtf8();
    resource.associatedData = r.stringOr("associated_data").toUtf8();
    resource.cipherText = r.string("ciphertext").toLatin1();
    MENDIAN_TRY(r.status());
    return resource;
}

Result<QByteArray> decryptResource(const Resource &resource, const Secret &apiV3Key)
{
    if (resource.algorithm != QLatin1String("AEAD_AES_256_GCM"))
        return fail(
            ErrorCode::Protocol, QStringLiteral("wechat: resource algorithm %1").arg(resource.algorithm.left(32)));
    const auto cipherText = QByteArray::fromBase64Encoding(
        resource.cipherText, QByteArray::Base64Encoding | QByteArray::AbortOnBase64DecodingErrors);
    if (!cipherText)
        return fail(ErrorCode::Protocol, QStringLiteral("wechat: resource is not base64"));
    return decryptAes256Gcm(apiV3Key, resource.nonce, resource.associatedData, *cipherText);
}

} // namespace mendian::wechat::v3
