// SPDX-License-Identifier: GPL-3.0-or-later
#include "payments/wechat/config.h"

#include <QHostAddress>
#include <QRegularExpression>
#include <QSslCertificate>
#include <QSslKey>

namespace mendian::wechat {

namespace {

QSslKey privateKey(const Config &config)
{
    for (const QSsl::KeyAlgorithm algorithm : {QSsl::Rsa, QSsl::Ec}) {
        QSslKey key(config.clientKeyPem.reveal(), algorithm, QSsl::Pem, QSsl::PrivateKey);
        if (!key.isNull())
            return key;
    }
    return {};
}

bool isHttps(const QUrl &url)
{
    return url.isValid() && url.scheme() == QLatin1String("https") && !url.host().isEmpty();
}

tl::unexpected<Error> wrong(const char *field)
{
    return fail(ErrorCode::InvalidInput, QStringLiteral("wechat: %1 is wrong").arg(QLatin1String(field)),
        {QString::fromLatin1(field)});
}

} // namespace

QString signTypeName(SignType type)
{
    return type == SignType::Md5 ? QStringLiteral("MD5") : QStringLiteral("HMAC-SHA256");
}

Result<SignType> signTypeFromName(QStringView name)
{
    for (const SignType type : {SignType::Md5, SignType::HmacSha256}) {
        if (signTypeName(type) == name)
            return type;
    }
    return fail(ErrorCode::InvalidInput, QStringLiteral("sign type %1").arg(name));
}

Status validate(const Config &config)
{
    static const QRegularExpression number(QStringLiteral("\\A[0-9]{1,32}\\z"));
    static const QRegularExpression word(QStringLiteral("\\A[0-9A-Za-z_-]{1,32}\\z"));
    if (!number.match(config.mchId).hasMatch())
        return wrong("mch_id");
    if (!word.match(config.appId).hasMatch())
        return wrong("app_id");
    if (config.key.reveal().size() != 32)
        return wrong("key");
    if (!isHttps(config.baseUrl))
        return wrong("base_url");
    if (!config.backupUrl.isEmpty() && !isHttps(config.backupUrl))
        return wrong("backup_url");
    if (QHostAddress(config.localIp).isNull())
        return wrong("local_ip");
    if (config.clientCertPem.isEmpty() != config.clientKeyPem.isEmpty())
        return wrong("certificate");
    if (config.canReverse()
        && (QSslCertificate(config.clientCertPem, QSsl::Pem).isNull() || privateKey(config).isNull()))
        return wrong("certificate");
    if (!config.caPem.isEmpty() && QSslCertificate::fromData(config.caPem, QSsl::Pem).isEmpty())
        return wrong("ca");
    return {};
}

QSslConfiguration sslConfiguration(const Config &config, bool withClientCertificate)
{
    QSslConfiguration ssl = QSslConfiguration::defaultConfiguration();
    ssl.setProtocol(QSsl::TlsV1_2OrLater);
    ssl.setPeerVerifyMode(QSslSocket::VerifyPeer);
    if (!config.caPem.isEmpty())
        ssl.setCaCertificates(QSslCertificate::fromData(config.caPem, QSsl::Pem));
    if (withClientCertificate && config.canReverse()) {
        ssl.setLocalCertificateChain(QSslCertificate::fromData(config.clientCertPem, QSsl::Pem));
        ssl.setPrivateKey(privateKey(config));
    }
    return ssl;
}

} // namespace mendian::wechat
