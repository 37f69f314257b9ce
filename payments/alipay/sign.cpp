// SPDX-License-Identifier: GPL-3.0-or-later
#include "payments/alipay/sign.h"

namespace mendian::alipay {

QByteArray signingText(const Fields &fields)
{
    QByteArray joined;
    for (auto it = fields.cbegin(); it != fields.cend(); ++it) {
        if (it.key() == QLatin1String("sign") || it.value().trimmed().isEmpty())
            continue;
        if (!joined.isEmpty())
            joined += '&';
        joined += it.key().toUtf8() + '=' + it.value().toUtf8();
    }
    return joined;
}

Result<QByteArray> sign(const QByteArray &signingText, const PrivateKey &key)
{
    const auto signature = key.sign(signingText);
    if (!signature)
        return fail(signature.error());
    return signature->toBase64();
}

Result<QByteArray> sign(const Fields &fields, const PrivateKey &key) { return sign(signingText(fields), key); }

bool verify(const QByteArray &signedText, const QByteArray &sign, const PublicKey &key)
{
    const auto signature = QByteArray::fromBase64Encoding(sign, QByteArray::AbortOnBase64DecodingErrors);
    return signature && !signature.decoded.isEmpty() && key.verify(signedText, signature.decoded);
}

bool verify(const Fields &fields, const PublicKey &key)
{
    return verify(signingText(fields), fields.value(QStringLiteral("sign")).toUtf8(), key);
}

} // namespace mendian::alipay
