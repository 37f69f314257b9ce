// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/wechat/signature.h"

#include <QCryptographicHash>
#include <QMap>
#include <QMessageAuthenticationCode>

namespace mendian::sandbox::wechat {

std::optional<Digest> digestOf(const QByteArray &signType)
{
    if (signType.isEmpty() || signType == "MD5")
        return Digest::Md5;
    if (signType == "HMAC-SHA256")
        return Digest::HmacSha256;
    return std::nullopt;
}

QByteArray signatureOf(const Fields &fields, Digest digest, const Secret &key)
{
    QMap<QByteArray, QByteArray> sorted; // QByteArray compares bytes
    for (const Field &field : fields.list()) {
        if (!field.value.isEmpty() && field.name != "sign")
            sorted.insert(field.name, field.value);
    }
    QByteArray text;
    for (auto it = sorted.cbegin(); it != sorted.cend(); ++it)
        text += it.key() + '=' + it.value() + '&';
    text += "key=" + key.reveal();
    const QByteArray hash = digest == Digest::Md5
        ? QCryptographicHash::hash(text, QCryptographicHash::Md5)
        : QMessageAuthenticationCode::hash(text, key.reveal(), QCryptographicHash::Sha256);
    return hash.toHex().toUpper();
}

bool isSignedBy(const Fields &fields, Digest digest, const Secret &key)
{
    const QByteArray given = fields.value("sign");
    const QByteArray expected = signatureOf(fields, digest, key);
    if (given.size() != expected.size())
        return false;
    int difference = 0;
    for (qsizetype i = 0; i < given.size(); ++i)
        difference |= given.at(i) ^ expected.at(i);
    return difference == 0;
}

} // namespace mendian::sandbox::wechat
