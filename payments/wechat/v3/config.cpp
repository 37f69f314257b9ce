// SPDX-License-Identifier: GPL-3.0-or-later
#include "payments/wechat/v3/config.h"

#include <QHostAddress>
#include <QRegularExpression>
#include <QSslCertificate>
#include <QSslSocket>
#include <algorithm>

namespace mendian::wechat::v3 {

namespace {

bool isHttps(const QUrl &url)
{
    return url.isValid() && url.scheme() == QLatin1String("https") && !url.host().isEmpty();
}

bool isNotifyUrl(const QUrl &url)
{
    return isHttps(url) && !url.hasQuery() && !url.hasFragment() && url.toEncoded().size() <= 256;
}

bool isKey(const QByteArray &key)
{
    const auto ascii = [](char c) { return c > ' ' && c <= '~'; };
    return key.size() == 32 && std::all_of(key.cbegin(), key.cend(), ascii);
}

/// The keys of `config`; the name of the field that is wrong as the error's argument.
Result<PlatformKeys> readKeys(const Config &config)
{
    PlatformKeys keys;
    if (config.publicKeyId.isEmpty() != config.publicKeyPem.isEmpty()
        || (!config.publicKeyId.isEmpty() && !keys.addPublicKey(config.publicKeyId.toLatin1(), config.publicKeyPem)))
        return fail(ErrorCode::InvalidInput, {}, {QStringLiteral("public_key")});
    for (const QByteArray &pem : config.platformCertificatesPem) {
        const auto certificate = readCertificate(pem);
        if (!certificate)
            return fail(ErrorCode::InvalidInput, {}, {QStringLiteral("platform_certificate")});
        keys.addCertificate(*certificate);
    }
    return keys;
}

bool isCa(const QByteArray &pem) { return pem.isEmpty() || !QSslCertificate::fromData(pem, QSsl::Pem).isEmpty(); }

} // namespace

Status validate(const Config &config)
{
    static const QRegularExpression number(QStringLiteral("\\A[0-9]{1,32}\\z"));
    static const QRegularExpression word(QStringLiteral("\\A[0-9A-Za-z_-]{1,32}\\z"));
    static const QRegularExpression hex(QStringLiteral("\\A[0-9A-Fa-f]{1,64}\\z"));
    const auto keys = readKeys(config);
    const std::pair<const char *, bool> rules[] = {
        {"mch_id", number.match(config.mchId).hasMatch()},
        {"app_id", word.match(config.appId).hasMatch()},
        {"merchant_serial", hex.match(config.merchantSerial).hasMatch()},
        {"private_key", PrivateKey::fromPem(config.privateKeyPem).has_value()},
        {"api_v3_key", isKey(config.apiV3Key.reveal())},
        {"platform_ca", isCa(config.platformCaPem)},
        {"notify_url", isNotifyUrl(config.notifyUrl)},
        {"local_ip", !QHostAddress(config.localIp).isNull()},
        {"base_url", isHttps(config.baseUrl)},
        {"backup_url", config.backupUrl.isEmpty() || isHttps(config.backupUrl)},
        {"ca", isCa(config.caPem)},
    };
    QString wrong = keys ? QString() : keys.error().args.constFirst();
    for (const auto &[field, right] : rules) {
        if (!right && wrong.isEmpty())
            wrong = QLatin1String(field);
    }
    if (!wrong.isEmpty())
        return fail(ErrorCode::InvalidInput, QStringLiteral("wechat v3: %1 is wrong").arg(wrong), {wrong});
    return {};
}

PlatformKeys platformKeys(const Config &config) { return readKeys(config).value_or(PlatformKeys{}); }

QSslConfiguration sslConfiguration(const Config &config)
{
    QSslConfiguration ssl = QSslConfiguration::defaultConfiguration();
    ssl.setProtocol(QSsl::TlsV1_2OrLater);
    ssl.setPeerVerifyMode(QSslSocket::VerifyPeer);
    if (!config.caPem.isEmpty())
        ssl.setCaCertificates(QSslCertificate::fromData(config.caPem, QSsl::Pem));
    return ssl;
}

} // namespace mendian::wechat::v3
