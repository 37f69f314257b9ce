// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "payments/wechat/v3/rsa.h"

#include <QList>

namespace mendian::wechat::v3 {

/// One key WeChat Pay signs with: a platform certificate, or the public key that replaces it (spec §4.1).
struct PlatformKey
{
    QByteArray serial; ///< serial number in upper-case hex, or PUB_KEY_ID_…
    PublicKey key;
    Timestamp validFrom;  ///< null: from ever
    Timestamp validUntil; ///< null: for ever

    bool isCertificate() const { return !validUntil.isNull(); }
    bool isValidAt(Timestamp now) const { return now >= validFrom && (!isCertificate() || now < validUntil); }
};

/// The platform keys in hand: both kinds side by side, because both sign while a merchant changes over (spec §4.4).
/// A value; any thread.
class PlatformKeys
{
public:
    /// `id` is PUB_KEY_ID_ and digits. InvalidInput: it is not, or the PEM holds no key.
    Status addPublicKey(const QByteArray &id, const QByteArray &pem);
    /// A certificate of the same serial is replaced.
    void addCertificate(const Certificate &certificate);
    void dropExpired(Timestamp now);

    bool isEmpty() const { return m_keys.isEmpty(); }
    bool hasCertificates() const;
    const QList<PlatformKey> &keys() const { return m_keys; }
    /// The key a Wechatpay-Serial names; serials in any case. nullptr: not in hand.
    const PlatformKey *find(const QByteArray &serial) const;
    /// What our requests name, and sensitive fields are encrypted with: the public key, else the newest valid
    /// certificate. nullptr: neither.
    const PlatformKey *preferred(Timestamp now) const;

private:
    QList<PlatformKey> m_keys;
};

} // namespace mendian::wechat::v3
