// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/explainsteps.h"
#include "payments/wechat/sign.h"

// WeChat Pay V2 (spec/wechat-pay.md §5). A file is the fields as JSON, or the XML as sent or received.
namespace mendian::ctl {

namespace {

Result<wechat::Fields> v2Fields(const QByteArray &message)
{
    return message.trimmed().startsWith('<') ? wechat::readXml(message.trimmed()) : flatFields(message);
}

Explained v2Explained(const wechat::Fields &fields, const Secret &key, wechat::SignType type)
{
    const QByteArray text = wechat::stringToSign(fields) + "&key=";
    return {text + "***", textSha256(text + key.reveal()), wechat::sign(fields, key, type), wechat::signTypeName(type)};
}

/// As named on the command line, else in the message, else MD5 as the provider has it.
Result<wechat::SignType> v2Type(const ExplainInput &input, const wechat::Fields &fields)
{
    const QString named = !input.signType.isEmpty() ? input.signType : fields.value(QStringLiteral("sign_type"));
    return named.isEmpty() ? Result<wechat::SignType>(wechat::SignType::Md5) : wechat::signTypeFromName(named);
}

} // namespace

Result<Explained> signWechatV2(const ExplainInput &input)
{
    const auto fields = v2Fields(input.message);
    if (!fields)
        return fail(fields.error());
    const auto type = v2Type(input, *fields);
    return type ? Result<Explained>(v2Explained(*fields, input.key, *type)) : fail(type.error());
}

Result<Verified> verifyWechatV2(const ExplainInput &input)
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

} // namespace mendian::ctl
