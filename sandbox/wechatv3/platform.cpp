// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/wechatv3/platform.h"

#include "core/json.h"
#include "sandbox/wechatv3/answers.h"
#include "sandbox/wechatv3/authorization.h"
#include "sandbox/wechatv3/crypto.h"

namespace mendian::sandbox::wechatv3 {

namespace {

constexpr char kUnknownSerial[] = "5157F09EFDC096DE15EBE81A47057A7232F1B8E1";
constexpr qint64 kLongAgoMs = 600'000;
constexpr qint64 kDayMs = 24 * 3600'000LL;
constexpr char kProbe[] = "WECHATPAY/SIGNTEST/"; // 3.5: such a signature is no base64

} // namespace

Platform::Platform(const MerchantBook &merchants, const net::Identity &authority, const Pace &pace)
    : m_merchants(merchants), m_authority(authority), m_pace(pace)
{
}

Platform::Own &Platform::own(const QString &mchId)
{
    auto it = m_own.find(mchId);
    if (it == m_own.end()) {
        const Merchant *merchant = m_merchants.find(mchId);
        it = m_own.insert(mchId, Own{merchant ? merchant->v3.certificates : QList<PlatformCertificate>(), {}});
    }
    return *it;
}

Platform::With Platform::kindFor(const Merchant &merchant, const QByteArray &namedSerial) const
{
    if (merchant.v3.mode == PlatformMode::PublicKey)
        return With::PublicKey;
    const bool named = namedSerial == merchant.v3.publicKeyId;
    return merchant.v3.mode == PlatformMode::Both && named ? With::PublicKey : With::Certificate;
}

Platform::With Platform::kindForNotice(const Merchant &merchant, quint64 number) const
{
    if (merchant.v3.mode == PlatformMode::Both)
        return number % 2 == 0 ? With::PublicKey : With::Certificate;
    return merchant.v3.mode == PlatformMode::PublicKey ? With::PublicKey : With::Certificate;
}

// Made once it is needed; from then on /v3/certificates shows it, so that a client that looks nowhere but at the
// serial takes it for good.
const PlatformCertificate *Platform::expired(const Merchant &merchant)
{
    Own &keys = own(merchant.mchId);
    if (keys.certificates.isEmpty() || keys.certificates.first().expire > m_pace.now()) {
        const auto made = issuePlatformCertificate(m_authority, m_pace.now() + -30 * kDayMs, 29 * kDayMs);
        if (!made)
            return nullptr;
        keys.certificates.prepend(*made);
        ++m_revision;
    }
    return &keys.certificates.first();
}

net::Headers Platform::sign(const Merchant &merchant, const QByteArray &body, With with, std::optional<Fault> fault)
{
    if (fault == Fault::Unsigned)
        return {};
    const qint64 now = m_pace.now().ms - (fault == Fault::OldTimestamp ? kLongAgoMs : 0);
    const QByteArray timestamp = QByteArray::number(now / 1000);
    const QByteArray nonce = randomText(32);
    QByteArray serial = merchant.v3.publicKeyId;
    RsaKey key = merchant.v3.publicKey;
    if (const auto &certificates = own(merchant.mchId).certificates;
        with == With::Certificate && !certificates.isEmpty()) {
        serial = certificates.last().serial;
        key = certificates.last().key;
    }
    if (fault == Fault::UnknownSerial) {
        if (m_stranger.isNull())
            m_stranger = RsaKey::generate().value_or(RsaKey());
        serial = kUnknownSerial;
        key = m_stranger;
    } else if (fault == Fault::ExpiredSerial) {
        if (const PlatformCertificate *old = expired(merchant)) {
            serial = old->serial;
            key = old->key;
        }
    }
    const QByteArray signature = key.sign(replyMessage(timestamp, nonce, body));
    QByteArray text = signature.toBase64();
    if (fault == Fault::WrongSign)
        text = (text.startsWith('A') ? "B" : "A") + text.mid(1);
    if (fault == Fault::NoticeProbe)
        text = kProbe + text.mid(qsizetype(qstrlen(kProbe)));
    return {{"Wechatpay-Timestamp", timestamp}, {"Wechatpay-Nonce", nonce}, {"Wechatpay-Signature", text},
        {"Wechatpay-Serial", serial}, {"Wechatpay-Signature-Type", "WECHATPAY2-SHA256-RSA2048"}};
}

Status Platform::rotate(const QString &mchId)
{
    const Merchant *merchant = m_merchants.find(mchId);
    if (!merchant || merchant->v3.isEmpty())
        return fail(ErrorCode::NotFound, QStringLiteral("no merchant %1 with API V3").arg(mchId), {mchId});
    if (merchant->v3.mode == PlatformMode::PublicKey)
        return fail(ErrorCode::Conflict, QStringLiteral("merchant %1 has no platform certificate").arg(mchId), {mchId});
    const auto made = issuePlatformCertificate(m_authority, m_pace.now());
    if (!made)
        return fail(made.error());
    Own &keys = own(mchId);
    for (const PlatformCertificate &certificate : keys.certificates) {
        if (!keys.retireAt.contains(certificate.serial))
            keys.retireAt.insert(certificate.serial, m_pace.after(m_pace.now(), kOverlapMs));
    }
    keys.certificates.append(*made);
    ++m_revision;
    return {};
}

QList<PlatformCertificate> Platform::published(const QString &mchId)
{
    Own &keys = own(mchId);
    QList<PlatformCertificate> live;
    for (const PlatformCertificate &certificate : keys.certificates) {
        const Timestamp end = keys.retireAt.value(certificate.serial);
        if (end.isNull() || end > m_pace.now())
            live.append(certificate);
    }
    return live;
}

QJsonArray Platform::encrypted(const Merchant &merchant)
{
    QJsonArray data;
    for (const PlatformCertificate &certificate : published(merchant.mchId)) {
        const QByteArray nonce = randomText(12);
        const QByteArray sealed = gcmSeal(merchant.v3.apiKey, nonce, "certificate", certificate.pem);
        data.append(QJsonObject{{QStringLiteral("serial_no"), QString::fromLatin1(certificate.serial)},
            {QStringLiteral("effective_time"), rfc3339(certificate.effective)},
            {QStringLiteral("expire_time"), rfc3339(certificate.expire)},
            {QStringLiteral("encrypt_certificate"),
                QJsonObject{{QStringLiteral("algorithm"), QStringLiteral("AEAD_AES_256_GCM")},
                    {QStringLiteral("nonce"), QString::fromLatin1(nonce)},
                    {QStringLiteral("associated_data"), QStringLiteral("certificate")},
                    {QStringLiteral("ciphertext"), QString::fromLatin1(sealed)}}}});
    }
    return data;
}

QJsonObject Platform::state() const
{
    QJsonObject state;
    for (auto it = m_own.cbegin(); it != m_own.cend(); ++it) {
        QJsonArray list;
        for (const PlatformCertificate &certificate : it->certificates) {
            QJsonObject object = certificate.toJson();
            object.insert(QStringLiteral("retire_ms"), it->retireAt.value(certificate.serial).ms);
            list.append(object);
        }
        state.insert(it.key(), list);
    }
    return state;
}

Status Platform::restore(const QJsonObject &state)
{
    for (auto it = state.begin(); it != state.end(); ++it) {
        Own keys;
        for (const QJsonValue &value : it->toArray()) {
            const auto certificate = PlatformCertificate::fromJson(value.toObject());
            if (!certificate)
                return fail(certificate.error());
            keys.certificates.append(*certificate);
            if (const qint64 end = value.toObject().value(QStringLiteral("retire_ms")).toInteger(); end > 0)
                keys.retireAt.insert(certificate->serial, {end});
        }
        m_own.insert(it.key(), keys);
    }
    return {};
}

} // namespace mendian::sandbox::wechatv3
