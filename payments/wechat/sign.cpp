// SPDX-License-Identifier: GPL-3.0-or-later
#include "payments/wechat/sign.h"

#include <QCryptographicHash>
#include <QMessageAuthenticationCode>
#include <QRandomGenerator>
#include <openssl/crypto.h>

namespace mendian::wechat {

QByteArray stringToSign(const Fields &fields)
{
    QByteArray joined;
    for (auto it = fields.cbegin(); it != fields.cend(); ++it) {
        if (it.value().isEmpty() || it.key() == QLatin1String("sign"))
            continue;
        if (!joined.isEmpty())
            joined += '&';
        joined += it.key().toUtf8() + '=' + it.value().toUtf8();
    }
    return joined;
}

QByteArray sign(const Fields &fields, const Secret &key, SignType type)
{
    QByteArray message = stringToSign(fields) + "&key=" + key.reveal();
    const QByteArray digest = type == SignType::Md5
        ? QCryptographicHash::hash(message, QCryptographicHash::Md5)
        : QMessageAuthenticationCode::hash(message, key.reveal(), QCryptographicHash::Sha256);
    message.fill('\0');
    return digest.toHex().toUpper();
}

bool verify(const Fields &fields, const Secret &key, SignType type)
{
    const QByteArray received = fields.value(QStringLiteral("sign")).toUtf8();
    const QByteArray expected = sign(fields, key, type);
    if (received.size() != expected.size())
        return false;
    return CRYPTO_memcmp(received.constData(), expected.constData(), static_cast<size_t>(expected.size())) == 0;
}

QString newNonce()
{
    quint32 words[4];
    QRandomGenerator::system()->fillRange(words);
    return QString::fromLatin1(QByteArray(reinterpret_cast<const char *>(words), sizeof words).toHex());
}

} // namespace mendian::wechat
