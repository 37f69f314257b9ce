// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/explainers.h"

#include "app/ctl/explainsteps.h"

#include <QCryptographicHash>
#include <algorithm>

namespace mendian::ctl {

namespace {

constexpr Explainer kExplainers[] = {
    {"wechat-v2", "MD5|HMAC-SHA256", signWechatV2, verifyWechatV2, nullptr},
    {"wechat-v3", "", signWechatV3, verifyWechatV3, decryptWechatV3},
    {"alipay", "", signAlipay, verifyAlipay, nullptr},
};

} // namespace

QByteArray textSha256(const QByteArray &text)
{
    return QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex();
}

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

std::span<const Explainer> explainers() { return kExplainers; }

const Explainer *explainer(const QString &provider)
{
    const auto row = std::ranges::find_if(
        kExplainers, [&](const Explainer &one) { return provider == QLatin1String(one.provider); });
    return row == std::end(kExplainers) ? nullptr : &*row;
}

} // namespace mendian::ctl
