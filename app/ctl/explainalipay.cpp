// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/explainsteps.h"
#include "payments/alipay/notification.h"
#include "payments/alipay/reply.h"

// Alipay (spec/alipay.md §1.3, §1.5, §1.7). A request file is the parameters as JSON, biz_content as the text that is
// sent; a reply or notification file is the body as received.
namespace mendian::ctl {

namespace {

const QString kRsa2 = QStringLiteral("RSA2");

Explained explained(const QByteArray &text, const QByteArray &signature)
{
    return {text, textSha256(text), signature, kRsa2};
}

Result<Verified> verifyForm(const QByteArray &form, const alipay::PublicKey &key)
{
    const auto fields = alipay::readForm(form);
    if (!fields)
        return fail(fields.error());
    const QByteArray received = fields->value(QStringLiteral("sign")).toUtf8();
    // The provider's pages disagree on fields without a value: either is good.
    const QByteArray text = alipay::notificationSigningText(*fields, false);
    const QByteArray whole = alipay::notificationSigningText(*fields, true);
    const bool byWhole = !alipay::verify(text, received, key) && alipay::verify(whole, received, key);
    const QByteArray &used = byWhole ? whole : text;
    return Verified{explained(used, {}), received, alipay::verify(used, received, key)};
}

} // namespace

Result<Explained> signAlipay(const ExplainInput &input)
{
    const auto fields = flatFields(input.message);
    const auto key = alipay::PrivateKey::parse(input.key);
    if (!fields || !key)
        return fail(fields ? key.error() : fields.error());
    const QByteArray text = alipay::signingText(*fields);
    const auto signature = alipay::sign(text, *key);
    return signature ? Result<Explained>(explained(text, *signature)) : fail(signature.error());
}

Result<Verified> verifyAlipay(const ExplainInput &input)
{
    const auto key = alipay::PublicKey::parse(input.key.reveal());
    if (!key)
        return fail(key.error());
    const QByteArray body = input.message.trimmed();
    if (!body.startsWith('{'))
        return verifyForm(body, *key);
    const auto reply = parseJsonObject(body, u"reply");
    if (!reply)
        return fail(ErrorCode::InvalidInput, QStringLiteral("the file is neither a reply nor a notification"));
    QByteArray root = "error_response";
    for (const QString &name : reply->keys())
        if (name.endsWith(QLatin1String("_response")) && name != QLatin1String("error_response"))
            root = name.toUtf8();
    const auto cut = alipay::cutReply(root, body);
    if (!cut)
        return fail(cut.error());
    return Verified{explained(cut->signedText, {}), cut->sign, alipay::isGenuine(*cut, *key)};
}

} // namespace mendian::ctl
