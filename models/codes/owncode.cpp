// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/codes/owncode.h"

#include <algorithm>

namespace mendian::codes {

namespace {
const QString kForm = QStringLiteral("form");
constexpr qsizetype kMinPayload = 3;
constexpr qsizetype kMaxPayload = 240;
constexpr qsizetype kBadgeBytes = 10;
constexpr char k32[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr char k36[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
constexpr char kKinds[] = "HRPBCM";

int value36(QChar c)
{
    if (c >= QLatin1Char('0') && c <= QLatin1Char('9'))
        return c.unicode() - u'0';
    if (c >= QLatin1Char('A') && c <= QLatin1Char('Z'))
        return c.unicode() - u'A' + 10;
    return -1;
}

bool isPlain(QStringView text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return value36(c) >= 0; });
}

int remainder1271(QStringView text)
{
    int rest = 0;
    for (const QChar c : text)
        rest = (rest * 36 + value36(c)) % 1271;
    return rest;
}

QString toBase32(const QByteArray &bytes)
{
    QString text;
    quint32 bits = 0;
    int count = 0;
    for (const char byte : bytes) {
        bits = bits << 8 | static_cast<quint8>(byte);
        for (count += 8; count >= 5; count -= 5)
            text += QLatin1Char(k32[bits >> (count - 5) & 31]);
    }
    if (count > 0)
        text += QLatin1Char(k32[bits << (5 - count) & 31]);
    return text;
}

Result<QByteArray> fromBase32(const QString &text, qsizetype size)
{
    QByteArray bytes;
    quint32 bits = 0;
    int count = 0;
    for (const QChar c : text) {
        const char *at = std::find(k32, k32 + 32, c.toLatin1());
        if (at == k32 + 32)
            return fail(ErrorCode::InvalidInput, QStringLiteral("not base 32"), {kForm});
        bits = bits << 5 | static_cast<quint32>(at - k32);
        count += 5;
        if (count >= 8) {
            count -= 8;
            bytes += static_cast<char>(bits >> count & 0xff);
        }
    }
    // One text a value: what the encoder would not write is damaged.
    if (bytes.size() != size || toBase32(bytes) != text)
        return fail(ErrorCode::InvalidInput, QStringLiteral("wrong length"), {kForm});
    return bytes;
}

QString withLength(const QString &text) { return QLatin1Char(k36[text.size()]) + text; }

/// Takes one length-prefixed field from the front; a null string when there is none.
QString takeField(QString &rest)
{
    const int size = rest.isEmpty() ? -1 : value36(rest[0]);
    if (size < 1 || rest.size() < 1 + size)
        return {};
    const QString text = rest.mid(1, size);
    rest.remove(0, 1 + size);
    return text;
}

Result<qint64> takeNumber(QString &rest)
{
    const QString text = takeField(rest);
    bool ok = false;
    const qint64 number = text.toLongLong(&ok);
    if (!ok || number < 0 || QString::number(number) != text)
        return fail(ErrorCode::InvalidInput, QStringLiteral("not a number in a receipt code"), {kForm});
    return number;
}

bool isHash(QStringView text)
{
    return text.size() == 16
        && std::all_of(text.begin(), text.end(), [](QChar c) { return value36(c) >= 0 && value36(c) < 16; });
}
} // namespace

QString mod1271(QStringView text)
{
    const int rest = remainder1271(text) * (36 * 36 % 1271) % 1271;
    const int check = (1271 + 1 - rest) % 1271;
    return QString(QLatin1Char(k36[check / 36])) + QLatin1Char(k36[check % 36]);
}

Result<QString> encodeOwn(OwnKind kind, const QString &payload)
{
    if (payload.size() < kMinPayload || payload.size() > kMaxPayload || !isPlain(payload))
        return fail(ErrorCode::InvalidInput, QStringLiteral("not a payload for a code of ours"), {kForm});
    const QString text = QStringLiteral("MD") + QLatin1Char(static_cast<char>(kind)) + payload;
    return QString(text + mod1271(text));
}

Result<OwnCode> decodeOwn(const QString &text)
{
    const QString upper = text.toUpper();
    if (upper.size() < 5 + kMinPayload || upper.size() > 5 + kMaxPayload || !upper.startsWith(QLatin1String("MD"))
        || !isPlain(upper) || !QLatin1String(kKinds).contains(upper[2]))
        return fail(ErrorCode::InvalidInput, QStringLiteral("not a code of ours"), {kForm});
    if (mod1271(upper.chopped(2)) != upper.right(2))
        return fail(ErrorCode::InvalidInput, QStringLiteral("a damaged code of ours"), {QStringLiteral("check")});
    return OwnCode{static_cast<OwnKind>(upper[2].toLatin1()), upper.mid(3, upper.size() - 5)};
}

QString holdCode(HoldId id) { return encodeOwn(OwnKind::Hold, toBase32(id.bytes())).value(); }

Result<HoldId> holdOf(const OwnCode &code)
{
    const auto bytes = fromBase32(code.payload, 16);
    if (code.kind != OwnKind::Hold || !bytes)
        return fail(ErrorCode::InvalidInput, QStringLiteral("not a hold ticket"), {kForm});
    return HoldId::fromBytes(*bytes);
}

Result<QString> receiptCode(const ReceiptCode &receipt)
{
    if (receipt.store.isEmpty() || receipt.store.size() > 12 || !isPlain(receipt.store) || receipt.till < 0
        || receipt.epoch < 0 || receipt.n < 0 || !isHash(receipt.hash))
        return fail(ErrorCode::InvalidInput, QStringLiteral("not a receipt number"), {kForm});
    return encodeOwn(OwnKind::Receipt,
        withLength(receipt.store) + withLength(QString::number(receipt.till))
            + withLength(QString::number(receipt.epoch)) + withLength(QString::number(receipt.n)) + receipt.hash);
}

Result<ReceiptCode> receiptOf(const OwnCode &code)
{
    QString rest = code.payload;
    ReceiptCode receipt;
    receipt.store = takeField(rest);
    const auto till = takeNumber(rest);
    const auto epoch = takeNumber(rest);
    const auto n = takeNumber(rest);
    if (code.kind != OwnKind::Receipt || receipt.store.isEmpty() || receipt.store.size() > 12 || !till || !epoch || !n
        || !isHash(rest))
        return fail(ErrorCode::InvalidInput, QStringLiteral("not a receipt code"), {kForm});
    receipt.till = *till;
    receipt.epoch = *epoch;
    receipt.n = *n;
    receipt.hash = rest;
    return receipt;
}

Result<QString> badgeCode(const QByteArray &random)
{
    if (random.size() != kBadgeBytes)
        return fail(ErrorCode::InvalidInput, QStringLiteral("a badge has 80 bits"), {kForm});
    return encodeOwn(OwnKind::Badge, toBase32(random));
}

Result<QByteArray> badgeOf(const OwnCode &code)
{
    if (code.kind != OwnKind::Badge)
        return fail(ErrorCode::InvalidInput, QStringLiteral("not a badge"), {kForm});
    return fromBase32(code.payload, kBadgeBytes);
}

} // namespace mendian::codes
