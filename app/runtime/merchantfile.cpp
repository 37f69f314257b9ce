// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runtime/merchantfile.h"

#include "core/json.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

namespace mendian::app {

namespace {

const QFileDevice::Permissions kOwnerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;

QString merchantPath(const QString &folder) { return QDir(folder).filePath(QStringLiteral("payments/wechat.json")); }

/// A PEM text, or the name of a file beside the merchant file.
Result<QByteArray> pem(const QString &value, const QString &folder)
{
    if (value.isEmpty() || value.startsWith(QLatin1String("-----BEGIN")))
        return value.toUtf8();
    QFile file(QDir(QDir(folder).filePath(QStringLiteral("payments"))).filePath(value));
    if (!file.open(QIODevice::ReadOnly) || file.size() > 1'000'000)
        return fail(ErrorCode::NotFound, QStringLiteral("cannot read %1").arg(value), {value});
    return file.readAll();
}

} // namespace

Result<wechat::Config> readWechatMerchant(const QString &folder, const net::HostPolicy &policy, const QString &device)
{
    QFile file(merchantPath(folder));
    if (!file.exists())
        return fail(ErrorCode::NotFound, QStringLiteral("no WeChat merchant is set up"));
    if (file.permissions() & (QFileDevice::ReadGroup | QFileDevice::ReadOther))
        return fail(ErrorCode::PermissionDenied, QStringLiteral("others may read the merchant's keys: chmod 600"),
            {file.fileName()});
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::Io, file.errorString());
    const auto object = parseJsonObject(file.readAll(), u"wechat.json");
    if (!object)
        return fail(object.error());
    JsonReader r(*object, u"wechat.json");
    wechat::Config config;
    config.mchId = r.string("mch_id");
    config.appId = r.string("app_id");
    config.key = Secret(r.string("key").toUtf8());
    const auto signType = wechat::signTypeFromName(r.stringOr("sign_type", QStringLiteral("HMAC-SHA256")));
    const auto certificate = pem(r.stringOr("client_cert"), folder);
    const auto key = pem(r.stringOr("client_key"), folder);
    const auto ca = pem(r.stringOr("ca"), folder);
    const QString baseUrl = r.stringOr("base_url");
    const qint64 timeScale = r.integerOr("time_scale", 1);
    MENDIAN_TRY(r.status());
    if (!signType)
        return fail(signType.error());
    for (const auto *part : {&certificate, &key, &ca})
        if (!*part)
            return fail(part->error());
    config.signType = *signType;
    config.clientCertPem = *certificate;
    config.clientKeyPem = Secret(*key);
    config.deviceInfo = device;
    if (!baseUrl.isEmpty()) {
        config.baseUrl = QUrl(baseUrl);
        config.backupUrl.clear();
    }
    if (policy.isPublishedOnly() && (!ca->isEmpty() || timeScale != 1))
        return fail(ErrorCode::PermissionDenied, QStringLiteral("a real shop uses the provider's own clock and CA"),
            {QStringLiteral("ca")});
    MENDIAN_TRY(policy.check(config.baseUrl));
    config.caPem = *ca;
    config.timeDivisor = static_cast<int>(std::clamp<qint64>(timeScale, 1, 1000));
    MENDIAN_TRY(wechat::validate(config));
    return config;
}

Status writeWechatMerchant(const QString &folder, const QJsonObject &merchant)
{
    if (!QDir(folder).mkpath(QStringLiteral("payments")))
        return fail(ErrorCode::Io, QStringLiteral("cannot make the payments folder"));
    QSaveFile file(merchantPath(folder));
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(kOwnerOnly) || file.write(toJsonBytes(merchant)) < 0
        || !file.commit())
        return fail(ErrorCode::Io, file.errorString());
    return {};
}

} // namespace mendian::app
