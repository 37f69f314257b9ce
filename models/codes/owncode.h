// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/id.h"

#include <QString>

namespace mendian::codes {

// Our own codes (design §5): MD + kind + payload + 2 check characters, upper case, as QR or CODE128.
// Check: ISO/IEC 7064 MOD 1271-36 over everything before it, "MD" included: digits and A–Z count 0..35; the value of
// the whole text in base 36, check characters included, leaves the remainder 1 modulo 1271. It finds every single wrong
// character and every swap of two neighbours. The standard's own example: "ISO79" gets "3W".
// Payload: 3 to 240 characters of 0–9 and A–Z. Fields of variable length are preceded by one character, their length
// in base 36; binary fields are base 32 with the alphabet 0123456789ABCDEFGHJKMNPQRSTVWXYZ.

enum class OwnKind : char {
    Hold = 'H',    ///< hold ticket: the HoldId
    Receipt = 'R', ///< printed receipt, for returns
    PickUp = 'P',  ///< customer picks up a presale or an order
    Badge = 'B',   ///< employee's badge: random 80 bit, revocable; whoever holds it signs in, so it is a secret
    Coupon = 'C',  ///< signed coupon (its payload belongs to the coupons)
    Member = 'M',  ///< member's card or phone screen
};

struct OwnCode
{
    OwnKind kind = OwnKind::Hold;
    QString payload;

    friend bool operator==(const OwnCode &, const OwnCode &) = default;
};

/// The receipt number store-till-epoch-n with the first 16 hex digits of its journal hash.
struct ReceiptCode
{
    QString store; ///< 1..12 of 0–9 A–Z
    qint64 till = 0;
    qint64 epoch = 0;
    qint64 n = 0;
    QString hash; ///< 16 upper-case hex digits

    friend bool operator==(const ReceiptCode &, const ReceiptCode &) = default;
};

/// The two check characters of a text of 0–9 and A–Z.
QString mod1271(QStringView text);

/// "MD" + kind + payload + check. Errors: InvalidInput when the payload is too short, too long or has other characters.
Result<QString> encodeOwn(OwnKind kind, const QString &payload);
/// Lower case is accepted (Caps Lock). Errors: InvalidInput, args[0] = "form" or "check".
Result<OwnCode> decodeOwn(const QString &text);

QString holdCode(HoldId id);
Result<HoldId> holdOf(const OwnCode &code);

Result<QString> receiptCode(const ReceiptCode &receipt);
Result<ReceiptCode> receiptOf(const OwnCode &code);

/// A badge of 10 random bytes. Errors: InvalidInput for another size.
Result<QString> badgeCode(const QByteArray &random);
Result<QByteArray> badgeOf(const OwnCode &code);

} // namespace mendian::codes
