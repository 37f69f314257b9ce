// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/staff/pin.h"

#include <QMessageAuthenticationCode>
#include <QStringList>

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/rand.h>

namespace mendian {

namespace {

QByteArray derive(const Secret &pin, const Secret &pepper, const QByteArray &salt)
{
    const QByteArray mac = QMessageAuthenticationCode::hash(pin.reveal(), pepper.reveal(), QCryptographicHash::Sha256);
    QByteArray key(32, '\0');
    const int ok = EVP_PBE_scrypt(mac.constData(), static_cast<size_t>(mac.size()),
        reinterpret_cast<const unsigned char *>(salt.constData()), static_cast<size_t>(salt.size()), 1 << 14, 8, 1,
        64 * 1024 * 1024, reinterpret_cast<unsigned char *>(key.data()), static_cast<size_t>(key.size()));
    return ok == 1 ? key : QByteArray();
}

} // namespace

Result<QString> makePinVerifier(const Secret &pin, const Secret &pepper)
{
    QByteArray salt(16, '\0');
    if (RAND_bytes(reinterpret_cast<unsigned char *>(salt.data()), static_cast<int>(salt.size())) != 1)
        return fail(ErrorCode::Internal, QStringLiteral("no random bytes"));
    const QByteArray key = derive(pin, pepper, salt);
    if (key.isEmpty())
        return fail(ErrorCode::Internal, QStringLiteral("scrypt failed"));
    return QStringLiteral("s1$%1$%2").arg(QString::fromLatin1(salt.toHex()), QString::fromLatin1(key.toHex()));
}

bool pinMatches(const Secret &pin, const Secret &pepper, const QString &verifier)
{
    const QStringList parts = verifier.split(QLatin1Char('$'));
    if (parts.size() != 3 || parts[0] != QLatin1String("s1"))
        return false;
    const QByteArray salt = QByteArray::fromHex(parts[1].toLatin1());
    const QByteArray expected = QByteArray::fromHex(parts[2].toLatin1());
    const QByteArray key = derive(pin, pepper, salt);
    return key.size() == expected.size() && !key.isEmpty()
        && CRYPTO_memcmp(key.constData(), expected.constData(), static_cast<size_t>(key.size())) == 0;
}

Status checkPinForm(const QString &pin)
{
    const auto bad = [](const char *why) { return fail(ErrorCode::InvalidInput, QLatin1String(why)); };
    if (pin.size() != 6)
        return bad("a PIN has six digits");
    bool same = true;
    bool up = true;
    bool down = true;
    for (qsizetype i = 0; i < pin.size(); ++i) {
        if (pin[i] < u'0' || pin[i] > u'9')
            return bad("a PIN has six digits");
        if (i == 0)
            continue;
        const int step = pin[i].unicode() - pin[i - 1].unicode();
        same = same && step == 0;
        up = up && step == 1;
        down = down && step == -1;
    }
    return same || up || down ? Status(bad("too easy to guess")) : Status();
}

} // namespace mendian
