// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/wechatv3/authorization.h"

#include <QRegularExpression>

namespace mendian::sandbox::wechatv3 {

namespace {

constexpr char kScheme[] = "WECHATPAY2-SHA256-RSA2048 ";
constexpr qsizetype kMaxNonce = 32;
constexpr qsizetype kManyNonces = 10'000;

auto refuse(const QString &why) { return fail(ErrorCode::BadSignature, why); }

} // namespace

Result<Authorization> parseAuthorization(const QByteArray &header)
{
    if (header.isEmpty())
        return refuse(QStringLiteral("no Authorization header"));
    if (!header.startsWith(kScheme))
        return refuse(QStringLiteral("the scheme is not WECHATPAY2-SHA256-RSA2048"));
    Authorization authorization;
    struct Field
    {
        const char *name;
        QByteArray *value;
    };
    const Field fields[] = {{"mchid", &authorization.mchid}, {"nonce_str", &authorization.nonce},
        {"timestamp", &authorization.timestamp}, {"serial_no", &authorization.serial},
        {"signature", &authorization.signature}};
    for (const QByteArray &part : header.mid(qsizetype(qstrlen(kScheme))).split(',')) {
        const qsizetype equals = part.indexOf('=');
        const QByteArray name = part.left(qMax<qsizetype>(0, equals)).trimmed();
        const QByteArray value = part.mid(equals + 1).trimmed();
        const auto field =
            std::find_if(std::begin(fields), std::end(fields), [&](const Field &known) { return name == known.name; });
        if (field == std::end(fields))
            return refuse(QStringLiteral("unknown field %1").arg(QString::fromUtf8(name)));
        if (value.size() < 3 || !value.startsWith('"') || !value.endsWith('"'))
            return refuse(QStringLiteral("%1 is not quoted").arg(QString::fromUtf8(name)));
        if (!field->value->isEmpty())
            return refuse(QStringLiteral("%1 twice").arg(QString::fromUtf8(name)));
        *field->value = value.mid(1, value.size() - 2);
    }
    for (const Field &field : fields) {
        if (field.value->isEmpty())
            return refuse(QStringLiteral("no %1").arg(QLatin1String(field.name)));
    }
    return authorization;
}

QByteArray requestMessage(const net::Request &request, const QByteArray &timestamp, const QByteArray &nonce)
{
    return request.method + '\n' + request.target + '\n' + timestamp + '\n' + nonce + '\n' + request.body + '\n';
}

QByteArray replyMessage(const QByteArray &timestamp, const QByteArray &nonce, const QByteArray &body)
{
    return timestamp + '\n' + nonce + '\n' + body + '\n';
}

Result<const Merchant *> Gate::admit(const net::Request &request, Timestamp now)
{
    const auto read = parseAuthorization(request.header("Authorization"));
    if (!read)
        return fail(read.error());
    static const QRegularExpression kSeconds(QStringLiteral("^[0-9]{10}$"));
    const qint64 seconds = read->timestamp.toLongLong();
    if (!kSeconds.match(QString::fromLatin1(read->timestamp)).hasMatch())
        return refuse(QStringLiteral("timestamp is not in seconds"));
    if (qAbs(now.ms - seconds * 1000) >= kWindowMs)
        return refuse(QStringLiteral("timestamp is five minutes or more away"));
    if (read->nonce.size() > kMaxNonce)
        return refuse(QStringLiteral("nonce_str is longer than 32"));
    const Merchant *merchant = m_merchants.find(QString::fromUtf8(read->mchid));
    if (!merchant || merchant->v3.isEmpty())
        return refuse(QStringLiteral("no such mchid"));
    if (read->serial != merchant->v3.merchantSerial)
        return refuse(QStringLiteral("serial_no is not this merchant's certificate"));
    const auto signature = QByteArray::fromBase64Encoding(read->signature, QByteArray::AbortOnBase64DecodingErrors);
    if (!signature
        || !merchant->v3.merchantKey.verify(requestMessage(request, read->timestamp, read->nonce), *signature))
        return refuse(QStringLiteral("the signature does not fit method, address, timestamp, nonce and body"));
    if (!isFresh(merchant->mchId + QLatin1Char('/') + QString::fromUtf8(read->nonce), now))
        return refuse(QStringLiteral("nonce_str was used before"));
    return merchant;
}

bool Gate::isFresh(const QString &nonce, Timestamp now)
{
    if (m_nonces.size() > kManyNonces) // outside the window the timestamp refuses a repetition
        m_nonces.removeIf([&](const auto &entry) { return now - entry.value() > 2 * kWindowMs; });
    if (m_nonces.contains(nonce))
        return false;
    m_nonces.insert(nonce, now);
    return true;
}

} // namespace mendian::sandbox::wechatv3
