// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "payments/keycheck/material.h"

#include <QJsonObject>
#include <QStringList>

namespace mendian::keys {

/// Days before a certificate's end from which the till warns.
inline constexpr int kWarnDays = 30;
/// The least RSA key both providers take (spec/wechat-pay.md §4.1, spec/alipay.md §1.2).
inline constexpr int kLeastRsaBits = 2048;

// One list of what can be wrong with a provider's keys; sentences in keycheck.cpp (context "KeySentence").
#define MENDIAN_KEY_TROUBLES(X)                                                                                        \
    X(Missing)       /* a field that must be there is not */                                                           \
    X(NotText)       /* a field holds something else than text */                                                      \
    X(WrongSize)     /* a secret has not the size it must have; args[1] = bytes */                                     \
    X(WrongForm)     /* a text does not begin as it must; args[1] = the beginning */                                   \
    X(Unreadable)    /* no key or certificate of the kind the field takes */                                           \
    X(TooShort)      /* an RSA key below 2048 bit; args[1] = bits */                                                   \
    X(DoesNotFit)    /* the private key is not the certificate's; args[1] = the certificate's field */                 \
    X(SerialDiffers) /* args[1] = the certificate's serial */                                                          \
    X(MixedUp)       /* our own key stands where the provider's belongs */                                             \
    X(Alone)         /* of no use without args[1] */                                                                   \
    X(NoneOf)        /* neither the field nor args[1] is there */                                                      \
    X(NotYetValid)   /* args[1] = day */                                                                               \
    X(Expired)       /* args[1] = day */                                                                               \
    X(ExpiresSoon)   /* args[1] = day, args[2] = days left */

enum class KeyTrouble {
#define X(name) name,
    MENDIAN_KEY_TROUBLES(X)
#undef X
};
const char *keyTroubleName(KeyTrouble what); ///< "DoesNotFit", for --json and device rows

struct KeyWarning
{
    KeyTrouble what = KeyTrouble::Missing;
    QStringList args; ///< args[0] = field; never a secret

    /// Payments still work: only ExpiresSoon. Everything else stops some call.
    bool isOnlyWarning() const { return what == KeyTrouble::ExpiresSoon; }
    /// English with its arguments, for logs and mendian-ctl.
    QString sentence() const;
    friend bool operator==(const KeyWarning &, const KeyWarning &) = default;
};
/// The English sentence with its places, to be translated in the context "KeySentence".
const char *keySentence(KeyTrouble what);

/// Looks at a section of the sealed store as it stands, without the network. Worst first, then by field. An unknown
/// section has nothing to check. Any thread.
QList<KeyWarning> checkKeys(QStringView section, const QJsonObject &keys, Timestamp now);

/// What may be shown of a stored field.
struct KeyFact
{
    QString field;
    QString kind; ///< "text", "secret", "private key", "public key", "certificate"
    QString text; ///< "text" only
    int size = 0; ///< "secret": bytes
    std::optional<Material> material;
};
/// Every stored field in the order of the table, those it does not know last and without their value. A bundle gives a
/// fact a certificate.
QList<KeyFact> describeKeys(QStringView section, const QJsonObject &keys);

} // namespace mendian::keys
