// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/message.h"
#include "sandbox/common/faultkinds.h"
#include "sandbox/common/merchants.h"
#include "sandbox/common/pace.h"

#include <QJsonArray>
#include <QHash>
#include <optional>

namespace mendian::sandbox::wechatv3 {

/// The platform's side of the keys: signs for every merchant number with what that merchant is to verify, changes
/// certificates on command. Not thread-safe: the World locks.
class Platform
{
public:
    static constexpr qint64 kOverlapMs = 24 * 3600'000LL; ///< two certificates live that long after a rotation

    Platform(const MerchantBook &merchants, const net::Identity &authority, const Pace &pace);

    enum class With { Certificate, PublicKey };
    /// Which kind signs a reply: the one the request's Wechatpay-Serial names, as far as the merchant has it (4.4).
    With kindFor(const Merchant &merchant, const QByteArray &namedSerial) const;
    /// Which kind signs the n-th notification: while the switch is on, either.
    With kindForNotice(const Merchant &merchant, quint64 number) const;
    /// Wechatpay-Timestamp, -Nonce, -Signature, -Serial, -Signature-Type over the body; a fault may spoil them.
    net::Headers sign(const Merchant &merchant, const QByteArray &body, With with, std::optional<Fault> fault = {});

    /// A new certificate signs from now on; the one before stays published for a day of the provider's time.
    Status rotate(const QString &mchId);
    /// What /v3/certificates shows: effective and not retired, oldest first.
    QList<PlatformCertificate> published(const QString &mchId);
    QJsonArray encrypted(const Merchant &merchant); ///< `data` of the reply (4.4)

    quint64 revision() const { return m_revision; }
    QJsonObject state() const; ///< the certificates rotations have made
    Status restore(const QJsonObject &state);

private:
    struct Own
    {
        QList<PlatformCertificate> certificates; // newest last
        QHash<QByteArray, Timestamp> retireAt;   // serial -> end of the overlap
    };
    Own &own(const QString &mchId);
    const PlatformCertificate *expired(const Merchant &merchant);
    const MerchantBook &m_merchants;
    const net::Identity &m_authority;
    const Pace &m_pace;
    QHash<QString, Own> m_own;
    RsaKey m_stranger; // of the fault that signs with a key nobody knows
    quint64 m_revision = 0;
};

} // namespace mendian::sandbox::wechatv3
