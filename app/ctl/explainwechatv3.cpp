// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/explainsteps.h"
#include "payments/wechat/v3/sign.h"

// WeChat Pay V3 (spec/wechat-pay.md §4). A request file is {"method","url","timestamp","nonce","body"} with the body as
// the text that is sent; a reply file {"headers":{"Wechatpay-Timestamp":…},"body":"…"}.
namespace mendian::ctl {

namespace {

namespace v3 = wechat::v3;

Result<QJsonObject> readFile(const QByteArray &message)
{
    const auto file = parseJsonObject(message, u"message");
    return file ? file : fail(ErrorCode::InvalidInput, QStringLiteral("the file is no JSON object"));
}

QByteArray number(const QJsonValue &value)
{
    return value.isString() ? value.toString().toUtf8() : QByteArray::number(value.toInteger());
}

/// Path and query exactly as written, without scheme and host.
QByteArray targetOf(const QString &url)
{
    const qsizetype host = url.indexOf(QLatin1String("://"));
    const qsizetype path = url.indexOf(u'/', host < 0 ? 0 : host + 3);
    return path < 0 ? QByteArrayLiteral("/") : url.mid(path).toUtf8();
}

Explained explained(const QByteArray &text, const QByteArray &signature)
{
    return {text, textSha256(text), signature, QStringLiteral("WECHATPAY2-SHA256-RSA2048")};
}

Result<v3::PublicKey> platformKey(const Secret &pem)
{
    if (!pem.reveal().contains("BEGIN CERTIFICATE"))
        return v3::PublicKey::fromPem(pem.reveal());
    const auto certificate = v3::readCertificate(pem.reveal());
    return certificate ? Result<v3::PublicKey>(certificate->key) : fail(certificate.error());
}

} // namespace

Result<Explained> signWechatV3(const ExplainInput &input)
{
    const auto file = readFile(input.message);
    if (!file)
        return fail(file.error());
    JsonReader r(*file, u"request");
    const QByteArray method = r.string("method").toUtf8();
    const QByteArray target = targetOf(r.string("url"));
    const QByteArray nonce = r.string("nonce").toUtf8();
    const QByteArray body = r.stringOr("body").toUtf8();
    MENDIAN_TRY(r.status());
    const auto key = v3::PrivateKey::fromPem(input.key);
    if (!key)
        return fail(key.error());
    const QByteArray text =
        v3::requestMessage(method, target, number(file->value(QStringLiteral("timestamp"))), nonce, body);
    const auto signature = v3::sign(text, *key);
    return signature ? Result<Explained>(explained(text, *signature)) : fail(signature.error());
}

Result<Verified> verifyWechatV3(const ExplainInput &input)
{
    const auto file = readFile(input.message);
    if (!file)
        return fail(file.error());
    v3::SignedMessage message;
    const QJsonObject headers = file->value(QStringLiteral("headers")).toObject();
    for (auto it = headers.begin(); it != headers.end(); ++it) { // their names come in any case
        const QString name = it.key().toLower();
        if (name == QLatin1String("wechatpay-timestamp"))
            message.timestamp = number(it.value());
        else if (name == QLatin1String("wechatpay-nonce"))
            message.nonce = it->toString().toUtf8();
        else if (name == QLatin1String("wechatpay-signature"))
            message.signature = it->toString().toUtf8();
    }
    message.body = file->value(QStringLiteral("body")).toString().toUtf8();
    const auto key = platformKey(input.key);
    if (!key)
        return fail(key.error());
    const QByteArray text = v3::signedMessage(message);
    return Verified{explained(text, {}), message.signature, key->verify(text, message.signature)};
}

Result<QByteArray> decryptWechatV3(const ExplainInput &input)
{
    const auto file = readFile(input.message);
    if (!file)
        return fail(file.error());
    const auto resource = v3::readResource(file->value(QStringLiteral("resource")).toObject());
    return resource ? v3::decryptResource(*resource, input.key) : fail(resource.error());
}

} // namespace mendian::ctl
