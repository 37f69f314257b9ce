// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/hostpolicy.h"

#include <QSslCertificate>
#include <QSslKey>
#include <algorithm>

namespace mendian::net {

HostPolicy HostPolicy::published() { return HostPolicy(); }

HostPolicy HostPolicy::configurable(const QByteArray &extraAuthoritiesPem)
{
    HostPolicy policy;
    policy.m_publishedOnly = false;
    policy.m_extraAuthorities = extraAuthoritiesPem;
    return policy;
}

QStringList HostPolicy::publishedHosts()
{
    return {QStringLiteral("api.mch.weixin.qq.com"), QStringLiteral("api2.mch.weixin.qq.com"),
        QStringLiteral("openapi.alipay.com")};
}

bool HostPolicy::isProviderHost(const QString &host)
{
    static const QStringList domains{QStringLiteral("weixin.qq.com"), QStringLiteral("wechatpay.cn"),
        QStringLiteral("tenpay.com"), QStringLiteral("alipay.com"), QStringLiteral("alipay.cn")};
    QString name = host.toLower();
    while (name.endsWith(u'.')) // the same host written as a full name
        name.chop(1);
    return std::ranges::any_of(
        domains, [&](const QString &domain) { return name == domain || name.endsWith(u'.' + domain); });
}

Status HostPolicy::check(const QUrl &url) const
{
    if (!url.isValid() || url.scheme() != QLatin1String("https") || url.host().isEmpty() || !url.userInfo().isEmpty())
        return fail(ErrorCode::InvalidInput, QStringLiteral("a provider's address is https://host"), {url.host()});
    if (m_publishedOnly && (!publishedHosts().contains(url.host()) || url.port(443) != 443))
        return fail(ErrorCode::PermissionDenied,
            QStringLiteral("a real shop calls only published hosts, not %1").arg(url.host()), {url.host()});
    if (!m_publishedOnly && isProviderHost(url.host()))
        return fail(ErrorCode::PermissionDenied,
            QStringLiteral("a demo or training shop never calls the provider itself: %1").arg(url.host()),
            {url.host()});
    return {};
}

Result<QSslConfiguration> HostPolicy::tls(const Identity &clientIdentity) const
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setProtocol(QSsl::TlsV1_2OrLater);
    configuration.setPeerVerifyMode(QSslSocket::VerifyPeer);
    if (!m_extraAuthorities.isEmpty()) {
        const QList<QSslCertificate> authorities = QSslCertificate::fromData(m_extraAuthorities, QSsl::Pem);
        if (authorities.isEmpty())
            return fail(ErrorCode::InvalidInput, QStringLiteral("the extra authority is not a PEM certificate"));
        configuration.addCaCertificates(authorities);
    }
    if (!clientIdentity.certificate.isEmpty()) {
        const QList<QSslCertificate> chain = QSslCertificate::fromData(clientIdentity.certificate, QSsl::Pem);
        QSslKey key(clientIdentity.privateKey, QSsl::Rsa, QSsl::Pem);
        if (key.isNull())
            key = QSslKey(clientIdentity.privateKey, QSsl::Ec, QSsl::Pem);
        if (chain.isEmpty() || key.isNull())
            return fail(ErrorCode::InvalidInput, QStringLiteral("the merchant's client certificate cannot be read"));
        configuration.setLocalCertificateChain(chain);
        configuration.setPrivateKey(key);
    }
    return configuration;
}

} // namespace mendian::net
