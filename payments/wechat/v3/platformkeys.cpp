// SPDX-License-Identifier: GPL-3.0-or-later
#include "payments/wechat/v3/platformkeys.h"

#include <QRegularExpression>
#include <algorithm>

namespace mendian::wechat::v3 {

Status PlatformKeys::addPublicKey(const QByteArray &id, const QByteArray &pem)
{
    static const QRegularExpression form(QStringLiteral("\\APUB_KEY_ID_[0-9]{1,64}\\z"));
    if (!form.match(QString::fromLatin1(id)).hasMatch())
        return fail(ErrorCode::InvalidInput, QStringLiteral("wechat: a public key's id is PUB_KEY_ID_ and digits"));
    const auto key = PublicKey::fromPem(pem);
    if (!key)
        return fail(key.error());
    m_keys.removeIf([&](const PlatformKey &each) { return each.serial == id; });
    m_keys.append({id, *key, {}, {}});
    return {};
}

void PlatformKeys::addCertificate(const Certificate &certificate)
{
    m_keys.removeIf([&](const PlatformKey &each) { return each.serial == certificate.serial; });
    m_keys.append({certificate.serial, certificate.key, certificate.validFrom, certificate.validUntil});
}

void PlatformKeys::dropExpired(Timestamp now)
{
    m_keys.removeIf([&](const PlatformKey &each) { return each.isCertificate() && now >= each.validUntil; });
}

bool PlatformKeys::hasCertificates() const
{
    return std::any_of(m_keys.cbegin(), m_keys.cend(), [](const PlatformKey &each) { return each.isCertificate(); });
}

const PlatformKey *PlatformKeys::find(const QByteArray &serial) const
{
    for (const PlatformKey &each : m_keys) {
        if (each.serial.compare(serial, Qt::CaseInsensitive) == 0)
            return &each;
    }
    return nullptr;
}

const PlatformKey *PlatformKeys::preferred(Timestamp now) const
{
    const PlatformKey *best = nullptr;
    for (const PlatformKey &each : m_keys) {
        if (!each.isCertificate())
            return &each;
        if (each.isValidAt(now) && (!best || each.validFrom > best->validFrom))
            best = &each;
    }
    return best;
}

} // namespace mendian::wechat::v3
