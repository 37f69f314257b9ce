// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/secret.h"
#include "payments/wechat/v3/platformkeys.h"

#include <QJsonObject>

namespace mendian::wechat::v3 {

/// The message a request's signature is over (spec §4.2). `target` is path and query exactly as sent; `timestamp` is
/// in seconds; `body` the bytes as sent, empty for GET.
QByteArray requestMessage(const QByteArray &method, const QByteArray &target, const QByteArray &timestamp,
    const QByteArray &nonce, const QByteArray &body);
/// The message of `paySign`, which a mini-program or web page shows WeChat (spec §3.2).
QByteArray payMessage(
    const QByteArray &appId, const QByteArray &timestamp, const QByteArray &nonce, const QByteArray &package);
/// base64 RSA-SHA256 over a message.
Result<QByteArray> sign(const QByteArray &message, const PrivateKey &key);
/// The value of the Authorization header.
QByteArray authorization(const QByteArray &mchId, const QByteArray &serial, const QByteArray &timestamp,
    const QByteArray &nonce, const QByteArray &signature);

/// A reply or notification as it came: the four Wechatpay-… headers and the bytes of the body.
struct SignedMessage
{
    QByteArray timestamp;
    QByteArray nonce;
    QByteArray signature;
    QByteArray serial;
    QByteArray body;
};

/// The message its signature is over (spec §4.3).
QByteArray signedMessage(const SignedMessage &message);

enum class Verdict {
    Good,
    Unsigned,           ///< a header is missing; some proxies strip them
    Clock,              ///< signed 300 s or more from our time, or no time at all
    UnknownSerial,      ///< no key of that serial in hand: refresh the certificates once, else reject
    ExpiredCertificate, ///< the certificate named is past its term, or not in it yet
    BadSignature,       ///< also the deliberate probes WECHATPAY/SIGNTEST/… (spec §3.5)
};

/// "UNSIGNED", "BAD_SIGNATURE", …: the code in the tables of our own codes; "GOOD".
const char *verdictCode(Verdict verdict);

/// Checks a reply or notification with the key that its serial names.
Verdict verify(const SignedMessage &message, const PlatformKeys &keys, Timestamp now);

/// An encrypted part of a notification or of the certificate list.
struct Resource
{
    QString algorithm; ///< AEAD_AES_256_GCM
    QByteArray nonce;
    QByteArray associatedData;
    QByteArray cipherText; ///< base64
};
/// Protocol: a member is missing or has another type.
Result<Resource> readResource(const QJsonObject &object);
/// Opens it with the APIv3 key (spec §4.5). Protocol: another algorithm, no base64; BadSignature: the tag does not fit.
Result<QByteArray> decryptResource(const Resource &resource, const Secret &apiV3Key);

} // namespace mendian::wechat::v3
