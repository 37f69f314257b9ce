// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "net/message.h"
#include "sandbox/common/merchants.h"

#include <QHash>

namespace mendian::sandbox::wechatv3 {

/// The fields of an Authorization header.
struct Authorization
{
    QByteArray mchid;
    QByteArray nonce;
    QByteArray timestamp;
    QByteArray serial;
    QByteArray signature;
};

/// Reads `WECHATPAY2-SHA256-RSA2048 mchid="...",...`: every field once, quoted, in any order, nothing else.
Result<Authorization> parseAuthorization(const QByteArray &header);
/// What a request signs (spec/wechat-pay.md 4.2).
QByteArray requestMessage(const net::Request &request, const QByteArray &timestamp, const QByteArray &nonce);
/// What a reply or notification signs (4.3).
QByteArray replyMessage(const QByteArray &timestamp, const QByteArray &nonce, const QByteArray &body);

/// Lets in who signed: the scheme, every field, the clock, the serial, the signature, a nonce that was not seen before.
/// Not thread-safe: the World locks.
class Gate
{
public:
    static constexpr qint64 kWindowMs = 300'000; ///< 4.2, 4.3: five minutes

    explicit Gate(const MerchantBook &merchants) : m_merchants(merchants) {}
    /// The merchant who signed the request; the error's detail says what is wrong with it.
    Result<const Merchant *> admit(const net::Request &request, Timestamp now);

private:
    bool isFresh(const QString &nonce, Timestamp now);
    const MerchantBook &m_merchants;
    QHash<QString, Timestamp> m_nonces; // mchid/nonce
};

} // namespace mendian::sandbox::wechatv3
