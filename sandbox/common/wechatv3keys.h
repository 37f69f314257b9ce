// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/secret.h"
#include "net/certificates.h"
#include "sandbox/common/rsakey.h"

#include <QJsonObject>
#include <QList>

namespace mendian::sandbox {

/// A platform certificate of one merchant number (spec/wechat-pay.md 4.1): signs replies and notifications.
struct PlatformCertificate
{
    QByteArray serial; ///< upper-case hex
    QByteArray pem;
    RsaKey key; ///< private
    Timestamp effective;
    Timestamp expire;
    QJsonObject toJson() const;
    static Result<PlatformCertificate> fromJson(const QJsonObject &object);
};

/// How far a merchant number is on its way from the platform certificate to the platform's public key (4.4).
enum class PlatformMode {
    Certificate, ///< the public key's id is ignored
    Both,        ///< the switch is on: whichever a request names; notifications come with either
    PublicKey,   ///< a new merchant: there is no platform certificate
};

/// What API V3 knows of a merchant, and the platform's own keys for it.
struct WechatV3Keys
{
    Secret apiKey;             ///< APIv3 key, 32 characters
    QByteArray merchantSerial; ///< of its API certificate, upper-case hex: serial_no of Authorization
    RsaKey merchantKey;        ///< public: verifies its requests
    PlatformMode mode = PlatformMode::Both;
    QByteArray publicKeyId;                  ///< PUB_KEY_ID_ and digits
    RsaKey publicKey;                        ///< private, for whoever plays the platform
    QList<PlatformCertificate> certificates; ///< newest last

    bool isEmpty() const { return apiKey.isEmpty(); } ///< the merchant does not use V3
    QJsonObject toJson() const;
    /// `certificatePem` is the merchant's API certificate.
    static Result<WechatV3Keys> fromJson(const QJsonObject &object, const QByteArray &certificatePem);
};

/// RSA 2048 under the authority, valid for five years from `from`; shorter lives for tests of expiry.
Result<PlatformCertificate> issuePlatformCertificate(
    const net::Identity &authority, Timestamp from, qint64 lifeMs = 5 * 365 * 24 * 3600'000LL);
Result<WechatV3Keys> makeWechatV3Keys(const net::Identity &authority, const QString &mchId,
    const QByteArray &certificatePem, PlatformMode mode, Timestamp now);
/// As serial_no names a certificate; empty when the PEM cannot be read.
QByteArray certificateSerial(const QByteArray &certificatePem);

} // namespace mendian::sandbox
