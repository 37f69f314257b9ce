// SPDX-License-Identifier: GPL-3.0-or-later
#include "payments/alipay/config.h"

#include <QRegularExpression>
#include <QSslCertificate>

namespace mendian::alipay {

namespace {

tl::unexpected<Error> wrong(const char *field)
{
    return fail(ErrorCode::InvalidInput, QStringLiteral("alipay: %1 is wrong").arg(QLatin1String(field)),
        {QString::fromLatin1(field)});
}

bool isUrl(const QUrl &url, std::initializer_list<QLatin1String> schemes)
{
    return url.isValid() && std::find(schemes.begin(), schemes.end(), url.scheme()) != schemes.end()
        && !url.host().isEmpty() && url.userInfo().isEmpty() && !url.hasFragment();
}

struct WordRule
{
    const char *field;
    QString Config::*member;
    const char *pattern;
};

// Lengths of §1.2 and §2.1; a store number is sent without Chinese characters (§2.0).
constexpr WordRule kWords[] = {
    {"app_id", &Config::appId, "\\A[0-9]{1,32}\\z"},
    {"seller_id", &Config::sellerId, "\\A[0-9]{0,28}\\z"},
    {"store_id", &Config::storeId, "\\A[0-9A-Za-z_-]{0,32}\\z"},
    {"terminal_id", &Config::terminalId, "\\A[0-9A-Za-z_-]{0,32}\\z"},
    {"operator_id", &Config::operatorId, "\\A[0-9A-Za-z_-]{0,28}\\z"},
    {"product_code", &Config::productCode, "\\A[0-9A-Z_]{0,64}\\z"},
    {"product_code", &Config::qrProductCode, "\\A[0-9A-Z_]{0,64}\\z"},
};

} // namespace

Result<Merchant> Merchant::open(const Config &config)
{
    for (const auto &[field, member, pattern] : kWords) {
        if (!QRegularExpression(QLatin1String(pattern)).match(config.*member).hasMatch())
            return wrong(field);
    }
    if (!isUrl(config.baseUrl, {QLatin1String("https")}) || config.baseUrl.hasQuery())
        return wrong("base_url");
    const bool notifies = !config.notifyUrl.isEmpty();
    if (notifies
        && (!isUrl(config.notifyUrl, {QLatin1String("https"), QLatin1String("http")})
            || config.notifyUrl.toEncoded().size() > 256))
        return wrong("notify_url");
    if (!config.caPem.isEmpty() && QSslCertificate::fromData(config.caPem, QSsl::Pem).isEmpty())
        return wrong("ca");
    const auto key = PrivateKey::parse(config.privateKey);
    if (!key)
        return wrong("private_key");
    Merchant merchant(config, *key);
    MENDIAN_TRY(config.usesCertificates() ? merchant.readCertificates() : merchant.readKeyMode());
    return merchant;
}

Status Merchant::readKeyMode()
{
    const auto key = PublicKey::parse(m_config.alipayPublicKey);
    // The most common fault (§3): the application's own public key entered as Alipay's.
    if (!key || m_privateKey.isPairOf(*key))
        return wrong("alipay_public_key");
    if (!m_config.appCert.isEmpty() || !m_config.rootCert.isEmpty())
        return wrong("alipay_cert");
    m_alipayKey = *key;
    return {};
}

Status Merchant::readCertificates()
{
    const QList<Certificate> own = Certificate::readBundle(m_config.appCert);
    const auto ownKey = own.isEmpty() ? Result<PublicKey>(wrong("app_cert")) : own.first().publicKey();
    if (!ownKey || !m_privateKey.isPairOf(*ownKey))
        return wrong("app_cert");
    m_alipayChain = Certificate::readBundle(m_config.alipayCert);
    const auto key =
        m_alipayChain.isEmpty() ? Result<PublicKey>(wrong("alipay_cert")) : m_alipayChain.first().publicKey();
    if (!key || m_privateKey.isPairOf(*key))
        return wrong("alipay_cert");
    m_roots = Certificate::readBundle(m_config.rootCert);
    m_rootSn = rootSn(m_roots);
    if (m_rootSn.isEmpty())
        return wrong("root_cert");
    m_appCertSn = own.first().sn();
    m_ownSn = m_alipayChain.first().sn();
    m_bySn.insert(m_ownSn, *key);
    return {};
}

std::optional<PublicKey> Merchant::alipayKey(const QByteArray &certSn) const
{
    if (m_alipayKey)
        return m_alipayKey;
    // An error may come without the SN (§1.5 asks for it on success only): then it can only be the present one's.
    const auto found = m_bySn.constFind(certSn.isEmpty() ? m_ownSn : certSn);
    return found == m_bySn.cend() ? std::nullopt : std::optional(*found);
}

Status Merchant::addCertificate(const QByteArray &pem, const QByteArray &sn, Timestamp now)
{
    const QList<Certificate> chain = Certificate::readBundle(pem);
    const auto refused = [](const char *why) {
        return fail(ErrorCode::BadSignature, QStringLiteral("alipay: the new certificate %1").arg(QLatin1String(why)));
    };
    if (m_alipayChain.isEmpty() || chain.isEmpty() || chain.first().sn() != sn)
        return refused("is not the one asked for");
    if (!chain.first().hasIssuerOf(m_alipayChain.first()))
        return refused("has another issuer than the present one");
    if (!chain.first().isVouchedFor(chain.mid(1) + m_alipayChain.mid(1), m_roots, now))
        return refused("has no valid chain to the root");
    const auto key = chain.first().publicKey();
    if (!key)
        return fail(key.error());
    m_bySn.insert(sn, *key);
    return {};
}

Status validate(const Config &config)
{
    const auto merchant = Merchant::open(config);
    return merchant ? Status() : Status(fail(merchant.error()));
}

QSslConfiguration sslConfiguration(const Config &config)
{
    QSslConfiguration ssl = QSslConfiguration::defaultConfiguration();
    ssl.setProtocol(QSsl::TlsV1_2OrLater);
    ssl.setPeerVerifyMode(QSslSocket::VerifyPeer);
    if (!config.caPem.isEmpty())
        ssl.setCaCertificates(QSslCertificate::fromData(config.caPem, QSsl::Pem));
    return ssl;
}

} // namespace mendian::alipay
