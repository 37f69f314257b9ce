// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/explainers.h"

#include "payments/wechat/sign.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <algorithm>

namespace mendian::ctl {

namespace {

QByteArray sha256(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
}

/// Names and texts of a flat JSON object. A number stands as it would be written; nothing else is a field of these
/// protocols.
Result<QMap<QString, QString>> flatFields(const QByteArray &json)
{
    const auto object = parseJsonObject(json, u"message");
    if (!object)
        return fail(ErrorCode::InvalidInput, QStringLiteral("the file is no JSON object"));
    QMap<QString, QString> fields;
    for (auto it = object->begin(); it != object->end(); ++it) {
        const bool whole = it->isDouble() && it->toInteger(-1) == it->toInteger(-2);
        if (!it->isString() && !whole)
            return fail(ErrorCode::InvalidInput, QStringLiteral("%1 is neither text nor a whole number").arg(it.key()));
        fields.insert(it.key(), it->isString() ? it->toString() : QString::number(it->toInteger()));
    }
    return fields;
}

// WeChat Pay V2 (spec/wechat-pay.md §5).

Result<wechat::Fields> v2Fields(const QByteArray &message)
{
    return message.trimmed().startsWith('<') ? wechat::readXml(message.trimmed()) : flatFields(message);
}

Explained v2Explained(const wechat::Fields &fields, const Secret &key, wechat::SignType type)
{
    const QByteArray text = wechat::stringToSign(fields) + "&key=";
    return {text + "***", sha256(text + key.reveal()), wechat::sign(fields, key, type), wechat::signTypeName(type)};
}

/// As named on the command line, else in the message, else MD5 as the provider has it.
Result<wechat::SignType> v2Type(const ExplainInput &input, const wechat::Fields &fields)
{
    const QString named = !input.signType.isEmpty() ? input.signType : fields.value(QStringLiteral("sign_type"));
    return named.isEmpty() ? Result<wechat::SignType>(wechat::SignType::Md5) : wechat::signTypeFromName(named);
}

Result<Explained> v2Sign(const ExplainInput &input)
{
    const auto fields = v2Fields(input.message);
    if (!fields)
        return fail(fields.error());
    const auto type = v2Type(input, *fields);
    return type ? Result<Explained>(v2Explained(*fields, input.key, *type)) : fail(type.error());
}

Result<Verified> v2Verify(const ExplainInput &input)
{
    const auto fields = v2Fields(input.message);
    if (!fields)
        return fail(fields.error());
    const QByteArray received = fields->value(QStringLiteral("sign")).toUtf8();
    // Replies do not repeat the type of their request: the length tells (§5).
    ExplainInput told = input;
    if (told.signType.isEmpty())
        told.signType =
            wechat::signTypeName(received.size() == 64 ? wechat::SignType::HmacSha256 : wechat::SignType::Md5);
    const auto type = v2Type(told, *fields);
    if (!type)
        return fail(type.error());
    return Verified{v2Explained(*fields, input.key, *type), received, wechat::verify(*fields, input.key, *type)};
}

constexpr Explainer kExplainers[] = {
    {"wechat-v2", "MD5|HMAC-SHA256", v2Sign, v2Verify, nullptr},
};

} // namespace

std::span<const Explainer> explainers() { return kExplainers; }

const Explainer *explainer(const QString &provider)
{
    const auto row = std::ranges::find_if(
        kExplainers, [&](const Explainer &one) { return provider == QLatin1String(one.provider); });
    return row == std::end(kExplainers) ? nullptr : &*row;
}

} // namespace mendian::ctl
